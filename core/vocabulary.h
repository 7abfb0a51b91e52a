#ifndef CS_VOCABULARY_H
#define CS_VOCABULARY_H

#include "tree.h"

/* The words that patterns know: lemmas by number, and named classes of them. */
typedef struct cs_vocabulary {
  cs_arena arena;
  cs_pool *lemmas;
  cs_pool *classes;         /* names */
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

#endif
