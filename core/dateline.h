#ifndef CS_DATELINE_H
#define CS_DATELINE_H

#include "word.h"

/* What stands around the sentences of a story and is no part of their syntax.
   All answers are numbers of words; 0: none. */

/* The words from `first` on that are a dateline with its dash or colon:
   "LAGOS, May 28 (Xinhua) --".  Only with `story` (the block is a sentence that
   runs on to a full stop) is a colon taken for a dateline's. */
size_t cs_dateline(cs_str text, const cs_words *words, size_t first,
                   bool story);
/* The label that opens a headline: "UPDATE 1-", "Spotlight:". */
size_t cs_dateline_label(cs_str text, const cs_words *words);
/* Whether the line says who took a picture: "Photo: AP". */
bool cs_dateline_iscredit(cs_str text, const cs_words *words);
/* How many words of a headline or of a byline stand before a dateline on the
   same line: "Rebels leave KABUL, May 3 (AP) -- Rebels …". */
size_t cs_dateline_before(cs_str text, const cs_words *words);
/* The source at the end of a headline: "- BBC News", "| Reuters". */
size_t cs_dateline_source(cs_str text, const cs_words *words);

#endif
