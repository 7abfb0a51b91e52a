#ifndef CS_HITS_H
#define CS_HITS_H

#include "coding.h"

/* Names and agent nouns of a sentence, by their longest match. */

/* Appends them from left to right; those that no role has on `date` are left
   out.  Entries and roles are borrowed from the lexicon.  CS_ENOMEM. */
cs_status cs_hits_find(const cs_lexicon *lexicon, const cs_document *document,
                       uint32_t sentence, int32_t date, cs_hits *out);
void cs_hits_free(cs_hits *hits);

/* Marks the tokens of acronyms that are common words too ("IS", "US"), so that
   the parser takes them for names; and "accused" where it is somebody. */
void cs_hits_mark(cs_document *document, uint32_t sentence,
                  const cs_hits *hits);
/* A hit that the tags do not speak against. */
bool cs_hit_plausible(const cs_document *document, uint32_t sentence,
                      const cs_hit *hit);

#endif
