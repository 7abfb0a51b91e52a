#ifndef CS_LEMMA_H
#define CS_LEMMA_H

#include "document.h"

/* The dictionary form of a word by rule, from its tags; what the rules get
   wrong is kept in the model. */

/* The tags that a lemma depends on, as one number. */
static inline uint32_t cs_lemma_tag(uint8_t upos, uint8_t xpos) {
  return (uint32_t)upos << 8 | xpos;
}

/* Appends the lemma of a form: lower case but for proper nouns. */
cs_status cs_lemma_rule(cs_buf *out, cs_str form, uint8_t upos, uint8_t xpos);

/* The same; *sure tells that no model knows better: irregular words, and verbs
   that the rules have changed. */
cs_status cs_lemma_sure(cs_buf *out, cs_str form, uint8_t upos, uint8_t xpos,
                        bool *sure);

#endif
