#ifndef CS_DECODE_H
#define CS_DECODE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Trees from scores. */

/* Bytes of scratch memory that cs_decode needs for n rows. */
size_t cs_decode_scratch(size_t n);
/* scores[d * wide + h] is the score of head h for word d; row and column 0 are
   the root, words are 1 … n - 1.  Sets heads[1 … n - 1] to a tree with one word
   under the root: the best head of each word where these make such a tree, else
   the best projective tree (Eisner 1996). */
void cs_decode(const float *scores, size_t wide, size_t n, uint32_t *heads,
               void *scratch);

#endif
