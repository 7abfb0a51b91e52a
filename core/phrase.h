#ifndef CS_PHRASE_H
#define CS_PHRASE_H

#include "hits.h"

/* What stands in one noun phrase, sorted by what it says about the actor.
   Nothing here fails or allocates. */

enum { CS_PHRASE_PLACES = 12 }; /* those that come later are passed over */

/* Of the hits in it; all are borrowed and may be NULL. */
typedef struct cs_phrase {
  const cs_hit *name; /* an organisation, a group, a seat of power */
  const cs_hit *person;
  const cs_hit *agent;
  const cs_hit *owner; /* a name in the possessor */
  const cs_hit *owneragent;
  const cs_hit *places[CS_PHRASE_PLACES]; /* states, demonyms, cities */
  size_t nplaces;
  bool headnamed; /* the name covers the head */
  bool headplace, headagent;
  bool former; /* "the former president" */
} cs_phrase;

/* One sentence whose phrases are read. */
typedef struct cs_finder {
  const cs_dictionary *dictionary;
  cs_coding *coding;
  cs_tree *tree;
  uint32_t sentence;
  const cs_hit *hits;
  uint32_t *hitof; /* token -> hit + 1 */
} cs_finder;

void cs_phrase_read(const cs_finder *f, uint32_t head, cs_phrase *p);
/* Does `token` belong to the phrase of `head`?  0: no, 1: yes, 2: by its
   possessor. */
int cs_phrase_belongs(const cs_tree *tree, uint32_t token, uint32_t head);
/* The phrase after "of", "for" … under `head`, or CS_NONE; `at`: which of the
   prepositions, the likeliest first, under CS_PHRASE_PREPS. */
uint32_t cs_phrase_after(const cs_tree *tree, uint32_t head, size_t at);
enum { CS_PHRASE_PREPS = 8 };
/* A state or something in one? */
bool cs_phrase_isplace(cs_kind kind);

#endif
