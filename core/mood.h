#ifndef CS_MOOD_H
#define CS_MOOD_H

#include "coding.h"

/* Negation, tense and modality of a predicate, from which its standing comes.
   Nothing here fails or allocates. */

typedef struct cs_mood {
  bool negated, will, modal, would;
  bool must, should; /* with modal: an obligation */
} cs_mood;

/* "not", "never", "without" … right at the token; false for CS_NONE. */
bool cs_mood_negated(const cs_tree *tree, uint32_t token);
/* Adds to *out the mood of the clause at `token`, and what it shares with those
   above it. */
void cs_mood_read(const cs_tree *tree, uint32_t token, cs_mood *out);
/* The same for "must V", "has to V", "needs to V" alone. */
void cs_mood_obligation(const cs_tree *tree, uint32_t token, cs_mood *out);
/* What has this mood; never CS_PAST_. */
cs_standing cs_mood_standing(const cs_mood *mood);
/* "in 1990", said on `date` (yyyymmdd, 0: never so): told as history. */
bool cs_mood_ishistory(const cs_tree *tree, uint32_t token, int32_t date);

#endif
