#ifndef CS_HITS_H
#define CS_HITS_H

#include "coding.h"

/* A name or an agent noun found in a sentence: tokens [first, last). */
typedef struct cs_hit {
  uint32_t first, last;
  const cs_entry *entry;
  const cs_role *role; /* on the document's date */
  int former;          /* see cs_entry_role */
} cs_hit;

typedef struct cs_hits {
  cs_hit *items;
  size_t n, cap;
} cs_hits;

/* The longest matches from left to right in a sentence. */
cs_status cs_hits_find(const cs_lexicon *lexicon, const cs_document *document,
                       uint32_t sentence, int32_t date, cs_hits *out);
void cs_hits_free(cs_hits *hits);

#endif
