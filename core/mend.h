#ifndef CS_MEND_H
#define CS_MEND_H

#include "hits.h"

/* What the dictionaries and the language know better than the parser: names are
   one phrase, a word with a determiner is a noun, "at least 19 hostages" is an
   object, a preposition belongs to the noun that follows it.  Changes heads,
   relations, tags and lemmas of a parsed sentence; it stays a tree.
   CS_ENOMEM. */
cs_status cs_mend(const cs_dictionary *dictionary, cs_document *document,
                  uint32_t sentence, const cs_hits *hits);

#endif
