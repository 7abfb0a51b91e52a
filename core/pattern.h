#ifndef CS_PATTERN_H
#define CS_PATTERN_H

#include "vocabulary.h"

/* Patterns of actions/(any).csv and operators.csv: small sentences of lemmas
   that match a dependency tree.  Their language is told in data/README.md. */

typedef enum cs_slotkind {
  CS_SLOT_SOURCE,
  CS_SLOT_TARGET,
  CS_SLOT_INNER, /* S, T, X */
  CS_SLOT_WORD,
  CS_SLOT_ANY /* lemmas, * */
} cs_slotkind;

typedef enum cs_place {
  CS_AS_SUBJECT, /* of its parent, in the logical sense */
  CS_AS_OBJECT,
  CS_AS_SECOND, /* another object, or a predicate of the object */
  CS_AS_PHRASE, /* under one of the prepositions */
  CS_AS_PARTICLE,
  CS_AS_PARTICLEPHRASE, /* "give up T": a particle and an object, or a phrase */
  CS_AS_INFINITIVE,     /* "to V", or "to N" */
  CS_AS_CLAUSE,         /* that-clause */
  CS_AS_GOVERNOR,       /* the verb whose subject or object an event noun is */
  CS_AS_CONJUNCT        /* "between S and T" */
} cs_place;

typedef struct cs_slot {
  cs_slotkind kind;
  cs_place place;
  int parent;     /* slot that it hangs on (or on the anchor too); -1 anchor */
  cs_words words; /* CS_SLOT_WORD and particles */
  cs_words preps; /* CS_AS_PHRASE */
  bool firm;      /* a particle's: without it the verb is another one */
  bool owned;     /* "of" is among them: a possessor may stand for the phrase */
  bool dative;    /* "to" or "for" is: "gave Chad money" will do */
  bool town;      /* P: a target that is the name of a town or a region */
} cs_slot;

/* What a phrase ("drone_strike") weighs more than its last word alone. */
enum { CS_PHRASE_BONUS = 20 };

typedef struct cs_pattern {
  cs_words anchors;
  bool nominal;   /* the anchor is a noun */
  bool predicate; /* "be" + the anchor */
  bool hassource, hastarget, hasinner;
  bool denies; /* says "no" itself: "S have no_comment" */
  cs_slot *slots;
  size_t nslots;
  int weight; /* how specific it is */
  int bonus;  /* at most this much more where phrases match */
} cs_pattern;

/* Compiles; arrays live in the vocabulary's arena.  CS_EFORMAT: *why (static)
   says what is wrong. */
cs_status cs_pattern_compile(cs_vocabulary *vocabulary, cs_str text,
                             cs_pattern *out, const char **why);

#endif
