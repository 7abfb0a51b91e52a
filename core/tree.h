#ifndef CS_TREE_H
#define CS_TREE_H

#include "document.h"

/* A parsed sentence made easy to walk.  Tokens are numbered within the sentence
   from 0; CS_NONE stands for "none". */

/* Who does what to whom at a predicate, whatever the syntax: passives, relative
   clauses, control, coordination and participles are undone. */
typedef struct cs_arguments {
  uint32_t subject;  /* the logical subject (of a passive: the agent) */
  uint32_t object;   /* the logical object (of a passive: the subject) */
  uint32_t indirect; /* the indirect object */
  bool passive;
  uint8_t state; /* 0: not yet looked up, 1: being looked up, 2: known */
} cs_arguments;

enum { CS_MASK = 4 }; /* words of 64 bits */

/* A set of lemmas as bits of their hashes: two that share no bit share no
   lemma (Bloom 1970, with one hash). */
typedef struct cs_mask {
  uint64_t bits[CS_MASK];
} cs_mask;

static inline void cs_mask_add(cs_mask *mask, uint32_t lemma) {
  uint32_t at = (lemma * UINT32_C(0x9E3779B1) >> 24) % (64 * CS_MASK);
  mask->bits[at / 64] |= UINT64_C(1) << at % 64;
}
static inline bool cs_mask_meets(const cs_mask *a, const cs_mask *b) {
  uint64_t both = 0;
  for (size_t i = 0; i < CS_MASK; i++) both |= a->bits[i] & b->bits[i];
  return both != 0;
}

typedef struct cs_tree {
  const cs_document *document;
  const cs_sentence *sentence;
  const cs_token *tokens; /* borrowed from the document */
  uint32_t n;
  uint32_t *first, *next; /* children as linked lists, in text order */
  uint32_t *lemmas;       /* numbers in the pool, CS_NONE: no rule has it */
  uint64_t present[8];    /* lemmas in the sentence: bits of their numbers */
  cs_mask mask;           /* the same, hashed */
  uint8_t *rels;          /* universal relations */
  cs_arguments *arguments;
  bool *actors; /* tokens that a name or a demonym covers */
  bool *agents; /* the same of agent nouns: "rebels" */
  bool *towns;  /* … the name of a town or a region */
  size_t cap;
} cs_tree;

/* Fills *tree for a parsed sentence; `lemmas` numbers the lemmas (normalised by
   cs_lemma_normal).  The tree's arrays are used again.  On failure it is
   empty. */
cs_status cs_tree_build(cs_tree *tree, const cs_document *document,
                        size_t sentence, const cs_pool *lemmas);
void cs_tree_free(cs_tree *tree);

/* The lemma as dictionaries compare it: lower case, -ise as -ize. */
cs_status cs_lemma_normal(cs_buf *buf, cs_str lemma);

cs_str cs_tree_form(const cs_tree *tree, uint32_t token);
cs_str cs_tree_lemma(const cs_tree *tree, uint32_t token);
static inline bool cs_tree_islemma(const cs_tree *tree, uint32_t token,
                                   cs_str lemma) {
  return token != CS_NONE && cs_str_equal(tree->tokens[token].lemma, lemma);
}
/* Is its lemma one of a list that ends in NULL?  Never where token is CS_NONE.
 */
bool cs_tree_isany(const cs_tree *tree, uint32_t token,
                   const char *const *list);
/* Its relation without subtype. */
static inline cs_deprel cs_tree_deprel(const cs_tree *tree, uint32_t token) {
  return (cs_deprel)tree->rels[token];
}
static inline uint32_t cs_tree_head(const cs_tree *tree, uint32_t token) {
  int32_t head = tree->tokens[token].head;
  return head < 0 ? CS_NONE : (uint32_t)head;
}
/* May a lemma of this number stand in the sentence?  Seldom true where none
   does. */
static inline bool cs_tree_mayhave(const cs_tree *tree, uint32_t lemma) {
  return tree->present[lemma >> 6 & 7] >> (lemma & 63) & 1;
}
/* The first child with that relation (a universal one matches its subtypes). */
uint32_t cs_tree_child(const cs_tree *tree, uint32_t token, cs_deprel deprel);
/* The first child with that relation and lemma. */
uint32_t cs_tree_childof(const cs_tree *tree, uint32_t token, cs_deprel deprel,
                         cs_str lemma);
/* Is `token` in the subtree of `top` (or the same)? */
bool cs_tree_under(const cs_tree *tree, uint32_t token, uint32_t top);
/* The preposition of a phrase: its case child, or CS_NONE. */
uint32_t cs_tree_case(const cs_tree *tree, uint32_t token);
bool cs_tree_isverb(const cs_tree *tree, uint32_t token);
bool cs_tree_isnoun(const cs_tree *tree, uint32_t token);
/* The first conjunct of a coordination that `token` belongs to. */
uint32_t cs_tree_conjunct(const cs_tree *tree, uint32_t token);
/* A word for a time or a circumstance, which is never an actor: "Monday",
   "statement". */
bool cs_tree_istime(const cs_tree *tree, uint32_t token);
/* The arguments of a predicate; computed once. */
const cs_arguments *cs_tree_arguments(cs_tree *tree, uint32_t token);
/* One of those in a row: "the first to sign", "the latest country to join". */
bool cs_tree_isoneof(const cs_tree *tree, uint32_t noun);

#define CS_EACH_CHILD(tree, child, token)                       \
  for (uint32_t child = (tree)->first[token]; child != CS_NONE; \
       child = (tree)->next[child])

#endif
