#ifndef CS_LEMMA_WORDS_H
#define CS_LEMMA_WORDS_H

/* Irregular English inflection: "lemma form form|lemma form|", lower case. */
extern const char cs_lemma_verbs[], cs_lemma_plurals[], cs_lemma_degrees[];

#endif
