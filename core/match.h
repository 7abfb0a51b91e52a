#ifndef CS_MATCH_H
#define CS_MATCH_H

#include "pattern.h"

/* Patterns against trees: slot after slot, each tried with its candidates in
   turn.  Nothing here fails or allocates. */

/* What a match bound: token numbers or CS_NONE. */
typedef struct cs_binding {
  uint32_t anchor, source, target, inner;
  uint32_t light; /* the verb that carries an event noun: "launch an attack" */
  int weight;     /* of the pattern, less what was missing */
  uint32_t last;  /* the token of the last word slot: the end of the action */
  uint32_t words[8]; /* the tokens of word slots, CS_NONE after the last */
} cs_binding;

/* Words that matching needs to know. */
typedef struct cs_grammar {
  const cs_words *light;    /* verbs that carry event nouns; may be NULL */
  const cs_words *quantity; /* "a series of"; may be NULL */
  const cs_words *happen;   /* what event nouns do: "erupt"; may be NULL */
} cs_grammar;

/* Tries the pattern with its anchor at `token`.  A missing source is no
   obstacle where the language leaves it out (passives, event nouns). */
bool cs_pattern_match(const cs_pattern *pattern, const cs_grammar *grammar,
                      cs_tree *tree, uint32_t token, cs_binding *out);

/* The noun that counts in "hundreds of villagers", "a series of attacks". */
uint32_t cs_grammar_content(const cs_grammar *grammar, const cs_tree *tree,
                            uint32_t token);

#endif
