#ifndef CS_CANDIDATES_H
#define CS_CANDIDATES_H

#include "match.h"

/* The tokens of a sentence that may fill a slot of a pattern, the likeliest
   first.  Nothing here fails or allocates. */

enum { CS_CANDIDATES = 16 }; /* those looked at for one slot */

typedef struct cs_candidates {
  uint32_t items[CS_CANDIDATES];
  size_t n;
} cs_candidates;

/* A pattern at one anchor, half matched. */
typedef struct cs_matcher {
  const cs_pattern *pattern;
  const cs_grammar *grammar;
  cs_tree *tree;
  uint32_t anchor;
  uint32_t governor;  /* of an event noun: its light verb or the like */
  uint32_t bound[24]; /* of each slot: its token, or CS_NONE */
  int missing;        /* roles left out so far */
} cs_matcher;

/* Those of one slot; *out is emptied first. */
void cs_candidates_find(const cs_matcher *m, const cs_slot *slot,
                        cs_candidates *out);

/* ---- for the roles of event nouns ---- */

/* Appends a token unless it is CS_NONE, there already, or there is no room. */
void cs_candidates_put(cs_candidates *out, uint32_t token);
/* A relation that a phrase or clause with a preposition may have? */
bool cs_candidates_isphrase(cs_deprel rel);
/* Phrases under `parent` with one of the prepositions. */
void cs_candidates_phrases(const cs_matcher *m, const cs_words *preps,
                           uint32_t parent, cs_candidates *out);
/* The same under the anchor and what shares its phrases. */
void cs_candidates_around(const cs_matcher *m, const cs_slot *slot,
                          cs_candidates *out);
/* Phrases that the parser hung too low: anywhere later in the clause. */
void cs_candidates_far(const cs_matcher *m, const cs_words *preps,
                       cs_candidates *out);

/* nouns.c: the roles of an event noun. */
void cs_nouns_source(const cs_matcher *m, const cs_slot *slot,
                     cs_candidates *out);
void cs_nouns_target(const cs_matcher *m, const cs_slot *slot,
                     cs_candidates *out);
/* Whose the noun is: "Israel's plan", "the Israeli plan". */
void cs_nouns_owners(const cs_tree *tree, uint32_t noun, cs_candidates *out);
/* "anti-PKK operation" is against it. */
bool cs_nouns_isagainst(const cs_tree *tree, uint32_t token);

#endif
