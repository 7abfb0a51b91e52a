#ifndef CS_MENDING_H
#define CS_MENDING_H

#include "hits.h"

/* What the repairs of one sentence share. */
typedef struct cs_mending {
  cs_document *document;
  uint32_t number; /* of the sentence */
  const cs_sentence *sentence;
  cs_token *tokens; /* of the sentence */
  uint32_t n;
  const cs_hits *hits;
  const cs_dictionary *dictionary;
} cs_mending;

/* The token of [first, last) nearest to the root, the last of equals: nothing
   above it hangs on the others, so they can hang on it. */
uint32_t cs_mend_top(const cs_token *tokens, uint32_t first, uint32_t last);
/* The first child at or after `from` with that very relation; n: none. */
uint32_t cs_mend_child(const cs_token *tokens, uint32_t n, uint32_t head,
                       cs_deprel deprel, uint32_t from);
/* Has it a child with that universal relation? */
bool cs_mend_has(const cs_token *tokens, uint32_t n, uint32_t head,
                 cs_deprel deprel);
/* Has a noun a preposition? */
bool cs_mend_hascase(const cs_token *tokens, uint32_t n, uint32_t noun);
/* Is `token` below `above`, or the same? */
bool cs_mend_isabove(const cs_token *tokens, uint32_t above, uint32_t token);
/* Does that participle stand before nouns as adjectives do? */
bool cs_mend_isadjective(const cs_mending *m, uint32_t token);
/* Is there a rule with this verb? */
bool cs_mend_isaction(const cs_mending *m, cs_str lemma);
/* Puts the words [start, end) before the verb under the last of them that is a
   head. */
void cs_mend_takesubject(const cs_mending *m, uint32_t start, uint32_t end,
                         uint32_t verb);
/* Puts the phrases after the verb under it: the first bare one is its object.
 */
void cs_mend_takeobject(const cs_mending *m, uint32_t verb);
static inline void cs_mend_hang(cs_token *token, uint32_t head,
                                cs_deprel deprel) {
  token->head = (int32_t)head;
  token->deprel = (uint8_t)deprel;
}
static inline bool cs_mend_isform(const cs_mending *m, uint32_t token,
                                  cs_str form) {
  return token < m->n &&
         cs_str_equal(cs_token_form(m->document, &m->tokens[token]), form);
}
/* Is it a past or present tense? */
static inline bool cs_mend_isfinite(const cs_token *t) {
  return t->xpos == CS_XPOS_VBD || t->xpos == CS_XPOS_VBP ||
         t->xpos == CS_XPOS_VBZ;
}
/* n: there is none. */
uint32_t cs_mend_rootof(const cs_token *tokens, uint32_t n);
/* Does a person or people end at the token? */
bool cs_mend_ispeople(const cs_mending *m, uint32_t token);
static inline bool cs_mend_isnominal(const cs_token *t) {
  return t->upos == CS_NOUN || t->upos == CS_PROPN;
}

/* The form as a verb of a rule; size 0: no rule has it.  CS_ENOMEM. */
cs_status cs_mend_verblemma(const cs_mending *m, uint32_t token, uint8_t xpos,
                            cs_str *out);
/* Makes the token a verb with that tag if some rule has it; its head and
   relation stay.  CS_ENOMEM. */
cs_status cs_mend_retag(const cs_mending *m, uint32_t token, uint8_t xpos,
                        bool *done);

/* The label before a headline goes under its new root. */
void cs_mend_underroot(const cs_mending *m, uint32_t root);

cs_status cs_mend_titled(const cs_mending *m);      /* mend_name.c */
cs_status cs_mend_phrases(const cs_mending *m);     /* mend_phrase.c */
cs_status cs_mend_clauses(const cs_mending *m);     /* mend_clause.c */
cs_status cs_mend_before(const cs_mending *m);      /* mend_before.c */
cs_status cs_mend_gerunds(const cs_mending *m);     /* mend_gerund.c */
cs_status cs_mend_infinitives(const cs_mending *m); /* mend_infinitive.c */
cs_status cs_mend_modifiers(const cs_mending *m);   /* mend_modifier.c */
cs_status cs_mend_afters(const cs_mending *m);      /* mend_after.c */
cs_status cs_mend_places(const cs_mending *m);      /* there, too */
cs_status cs_mend_nouns(const cs_mending *m);       /* mend_noun.c */
cs_status cs_mend_slips(const cs_mending *m);       /* mend_slip.c */
cs_status cs_mend_wishes(const cs_mending *m);      /* mend_wish.c */
void cs_mend_colons(const cs_mending *m);           /* mend_colon.c */
cs_status cs_mend_lists(const cs_mending *m);       /* mend_list.c */
cs_status cs_mend_owners(const cs_mending *m);      /* mend_subject.c */
cs_status cs_mend_objects(const cs_mending *m);     /* mend_object.c */
cs_status cs_mend_subjects(const cs_mending *m);    /* mend_clause.c */
/* mend_root.c, mend_verb.c, mend_headline.c; CS_ENOMEM */
cs_status cs_mend_root(const cs_mending *m);
cs_status cs_mend_verbs(const cs_mending *m);
cs_status cs_mend_headline(const cs_mending *m);

#endif
