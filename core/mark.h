#ifndef CS_MARK_H
#define CS_MARK_H

#include "str.h"

/* Tokens that do not begin with a letter or digit: punctuation and symbols,
   runs of them, #tags, @names, '90s. */

/* The end of the token at `first`, which is no white space. */
size_t cs_mark_end(cs_str text, size_t first);

/* Apostrophes: ', U+2019 and U+02BC.  Dashes: U+2012 to U+2015. */
bool cs_mark_isapostrophe(uint32_t point);
bool cs_mark_isdash(uint32_t point);

#endif
