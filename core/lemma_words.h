#ifndef CS_LEMMA_WORDS_H
#define CS_LEMMA_WORDS_H

#include "str.h"

/* English words whose dictionary form no rule of endings finds.  The case of
   ASCII letters does not count; answers are static, size 0: not irregular. */

/* The verb that a past, participle or third person belongs to, a prefix aside:
   "overthrew" -> "throw" with a *prefix of 4 bytes. */
cs_str cs_irregular_verb(cs_str form, size_t *prefix);
/* The singular of a plural: "criteria" -> "criterion". */
cs_str cs_irregular_noun(cs_str form);

#endif
