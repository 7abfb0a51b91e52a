#ifndef CS_PATTERN_H
#define CS_PATTERN_H

#include "tree.h"

/* Patterns of actions/(any).csv and operators.csv: small sentences of lemmas
   that match a dependency tree.  Their language is told in data/README.md. */

/* The words that patterns know: lemmas by number, and named classes of them. */
typedef struct cs_vocabulary {
  cs_arena arena;
  cs_pool *lemmas;
  cs_pool *classes;  /* names */
  struct cs_words *members; /* of each class */
  size_t capmembers;
} cs_vocabulary;

/* Alternatives: each a phrase of one lemma or more, all in one array as
   length, lemma, lemma …; `n` counts the numbers. */
typedef struct cs_words {
  uint32_t *numbers;
  size_t n, cap;
  const uint64_t *heads; /* bits of the phrases' first and last lemmas, by
                            number & mask, or NULL; see cs_words_index */
  uint32_t mask;
} cs_words;

cs_status cs_vocabulary_init(cs_vocabulary *vocabulary);
void cs_vocabulary_free(cs_vocabulary *vocabulary);
/* Adds a word ("human_right" is a phrase) to a class. */
cs_status cs_vocabulary_add(cs_vocabulary *vocabulary, cs_str class_,
                            cs_str word);
/* The members of a class; NULL: no such class. */
const cs_words *cs_vocabulary_class(const cs_vocabulary *vocabulary,
                                    cs_str class_);
/* Appends a word or "human_right" to `words`, whose numbers are grown by
   cs_grow and freed by the caller. */
cs_status cs_words_add(cs_vocabulary *vocabulary, cs_words *words, cs_str text);
/* Makes looking for the words faster; to be called again when some were added.
   The index lives in the vocabulary's arena. */
cs_status cs_words_index(cs_vocabulary *vocabulary, cs_words *words);
/* The same for all classes. */
cs_status cs_vocabulary_index(cs_vocabulary *vocabulary);
/* May one of the words stand anywhere in the sentence? */
bool cs_words_within(const cs_words *words, const cs_tree *tree);
/* Does one of the words stand at `token` (its head: the last word of a noun
   phrase, the first of a verb with particle)? */
bool cs_words_at(const cs_words *words, const cs_tree *tree, uint32_t token);
/* How many words the longest of them that stands there has; 0: none. */
uint32_t cs_words_length(const cs_words *words, const cs_tree *tree,
                         uint32_t token);

typedef enum cs_slotkind {
  CS_SLOT_SOURCE, CS_SLOT_TARGET, CS_SLOT_INNER, /* S, T, X */
  CS_SLOT_WORD, CS_SLOT_ANY                      /* lemmas, * */
} cs_slotkind;

typedef enum cs_place {
  CS_AS_SUBJECT,    /* of its parent, in the logical sense */
  CS_AS_OBJECT,
  CS_AS_SECOND,     /* another object, or a predicate of the object */
  CS_AS_PHRASE,     /* under one of the prepositions */
  CS_AS_PARTICLE,
  CS_AS_PARTICLEPHRASE, /* "give up T": a particle and an object, or a phrase */
  CS_AS_INFINITIVE, /* "to V", or "to N" */
  CS_AS_CLAUSE,     /* that-clause */
  CS_AS_GOVERNOR,   /* the verb whose subject or object an event noun is */
  CS_AS_CONJUNCT    /* "between S and T" */
} cs_place;

typedef struct cs_slot {
  cs_slotkind kind;
  cs_place place;
  int parent;      /* slot that it hangs on (or on the anchor too); -1 anchor */
  cs_words words;  /* CS_SLOT_WORD and particles */
  cs_words preps;  /* CS_AS_PHRASE */
} cs_slot;

/* What a phrase ("drone_strike") weighs more than its last word alone. */
enum { CS_PHRASE_BONUS = 20 };

typedef struct cs_pattern {
  cs_words anchors;
  bool nominal;    /* the anchor is a noun */
  bool predicate;  /* "be" + the anchor */
  bool hassource, hastarget, hasinner;
  cs_slot *slots;
  size_t nslots;
  int weight;      /* how specific it is */
  int bonus;       /* at most this much more where phrases match */
} cs_pattern;

/* Compiles; arrays live in the vocabulary's arena.  CS_EFORMAT: *why (static)
   says what is wrong. */
cs_status cs_pattern_compile(cs_vocabulary *vocabulary, cs_str text,
                             cs_pattern *out, const char **why);

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
} cs_grammar;

/* Tries the pattern with its anchor at `token`.  A missing source is no
   obstacle where the language leaves it out (passives, event nouns). */
bool cs_pattern_match(const cs_pattern *pattern, const cs_grammar *grammar,
                      cs_tree *tree, uint32_t token, cs_binding *out);

/* The noun that counts in "hundreds of villagers", "a series of attacks". */
uint32_t cs_grammar_content(const cs_grammar *grammar, const cs_tree *tree,
                            uint32_t token);

#endif
