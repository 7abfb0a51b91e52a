#ifndef CS_AGREE_H
#define CS_AGREE_H

#include "document.h"

/* What a word has from its place in the tree: the number and person of a finite
   verb from its subject ("they fired"), the case of "it" and "you", the tags of
   "that", "for", "has". */
void cs_agree(cs_document *document, size_t sentence);

#endif
