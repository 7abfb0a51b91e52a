#ifndef CS_WORD_H
#define CS_WORD_H

#include "document.h"

/* A growing list of the words of a piece of text. */
typedef struct cs_words {
  cs_span *spans;
  size_t count, cap;
} cs_words;

/* Appends the words of text[part) in order.  Whatever is not white space is in
   a word; a word holds no white space.  With `phrase` the text is a name and
   goes on after its end, so that a last initial keeps its full stop. */
cs_status cs_words_split(cs_words *words, cs_str text, cs_span part,
                         bool phrase);
void cs_words_free(cs_words *words);

#endif
