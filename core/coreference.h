#ifndef CS_COREFERENCE_H
#define CS_COREFERENCE_H

#include "coding.h"

/* Coreference inside a document, by rules: exact and partial names and
   acronyms, roles repeated ("the minister"), the country of the context,
   pronouns by agreement and salience (after Lappin and Leass 1994, much
   simplified), and counted groups ("the four countries"). */

/* Fills the actors of mentions that have none from those that have, and the
   coding's country.  CS_ENOMEM. */
cs_status cs_coreference(const cs_dictionary *dictionary, cs_coding *coding);

/* ---- between the files that resolve ---- */

typedef struct cs_resolver {
  const cs_dictionary *dictionary;
  cs_coding *coding;
  cs_pool *names;  /* folded surnames and acronyms */
  uint32_t *named; /* … to mention numbers */
  size_t capnamed;
  cs_buf scratch;
  cs_status status; /* CS_OK or the first failure */
} cs_resolver;

enum { CS_COREF_REACH = 4 }; /* sentences that one looks back */

/* `m` stands for what `of` stands for. */
void cs_coref_same(cs_resolver *r, cs_mention *m, const cs_mention *of);
/* "coref:12", the reason for an actor of another mention; in the arena. */
cs_str cs_coref_why(const cs_resolver *r, const cs_mention *of);
/* The mention in the possessor of another, if it has actors, or NULL. */
const cs_mention *cs_coref_owner(const cs_resolver *r, const cs_mention *m);
/* The tree of its sentence. */
cs_tree *cs_coref_tree(const cs_resolver *r, const cs_mention *m);
/* Is a word (CS_NONE: no) one of a class of data/words/classes.csv? */
bool cs_coref_inclass(const cs_resolver *r, const cs_tree *tree, uint32_t token,
                      cs_str name);
/* Does the code begin with a country? */
bool cs_coref_isstate(const cs_resolver *r, cs_str code);

/* names.c: full names and acronyms, and what later stands for them. */
void cs_names_learn(cs_resolver *r);
void cs_names_resolve(cs_resolver *r, cs_mention *m);
/* Its words stand for it from now on. */
void cs_names_add(cs_resolver *r, const cs_mention *m);

/* persons.c: a name that no dictionary has takes what its bearer was called. */
void cs_person_resolve(cs_resolver *r, cs_mention *m);

/* context.c: the country that the document is about, and those of agent
   nouns. */
void cs_context_dateline(cs_resolver *r);
void cs_context_frequent(cs_resolver *r);
void cs_context_role(cs_resolver *r, cs_mention *m);
/* The state of a place that the sentence names as the scene of what stands at
   `head`; empty: none. */
cs_str cs_context_scene(const cs_dictionary *dictionary, cs_coding *coding,
                        uint32_t sentence, uint32_t head);

/* pronoun.c */
void cs_pronoun_resolve(cs_resolver *r, cs_mention *pronoun);

/* group.c: "the four countries", "both sides", "the alliance". */
bool cs_group_counted(cs_resolver *r, cs_mention *m);
/* "both men", "the two": the last two people told of. */
bool cs_group_people(cs_resolver *r, cs_mention *m);
bool cs_group_rest(cs_resolver *r, cs_mention *m);
void cs_group_definite(cs_resolver *r, cs_mention *m);
void cs_group_alliance(cs_resolver *r, cs_mention *m);
void cs_group_recount(cs_resolver *r, cs_mention *m);

#endif
