#ifndef CS_BLOCK_H
#define CS_BLOCK_H

#include "document.h"

/* Blocks: stretches of text that no sentence crosses.  A block is a paragraph
   (hard-wrapped or on one line), a headline, a byline, a list item. */
typedef struct cs_blocks {
  cs_str text;
  size_t at;       /* the next line */
  size_t groupend; /* end of the lines up to a blank one that `width` is for */
  size_t width;    /* of the longest line of the group but its first */
} cs_blocks;

typedef struct cs_block {
  cs_span span; /* without white space around it */
  size_t lines; /* how many it was joined from */
  bool bullet;  /* begins with the mark of a list item */
} cs_block;

/* `text` is valid UTF-8 of under 4 GiB and outlives the blocks. */
cs_blocks cs_blocks_new(cs_str text);
/* The next block; false at the end. */
bool cs_blocks_next(cs_blocks *blocks, cs_block *block);
/* Whether a text is a line that names writers or editors. */
bool cs_block_isbyline(cs_str text);

#endif
