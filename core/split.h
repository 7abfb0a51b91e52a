#ifndef CS_SPLIT_H
#define CS_SPLIT_H

#include "block.h"
#include "word.h"

/* Divides the words of one block into sentences and adds them with their tokens
   to the document; `start`: the block is the first of the document. */
cs_status cs_split_block(cs_document *document, const cs_block *block,
                         const cs_words *words, bool start);

#endif
