#ifndef CS_TOKENIZE_H
#define CS_TOKENIZE_H

#include "document.h"

/* Splits the document's text into sentences and tokens (Universal Dependencies
   English: "do n't", "Russia 's", "U.S.", "air - to - ground" apart as in EWT).
   Lines separated by a newline never share a sentence when a blank line is
   between them or when either looks complete; datelines, headlines and bylines
   are marked.  On failure the document has no tokens. */
cs_status cs_tokenize(cs_document *document);
/* Appends the tokens of one phrase (a dictionary name) as spans of `text`,
   split as cs_tokenize splits them inside a sentence. */
cs_status cs_tokenize_phrase(cs_str text, cs_span **spans, size_t *nspans,
                             size_t *capspans);

#endif
