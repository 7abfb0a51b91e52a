#ifndef CS_DATELINE_H
#define CS_DATELINE_H

#include "word.h"

/* How many words at the start of a block are a dateline with its dash or colon:
   "LAGOS, May 28 (Xinhua) --".  0: none.  Only with `story` (the block is a
   sentence that runs on to a full stop) is a colon taken for a dateline's. */
size_t cs_dateline(cs_str text, const cs_words *words, bool story);

#endif
