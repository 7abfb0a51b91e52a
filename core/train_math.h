#ifndef CS_TRAIN_MATH_H
#define CS_TRAIN_MATH_H

#include <stddef.h>
#include <stdint.h>

/* Numbers for training; every machine gives the same bits: the products use
   fused multiply-add everywhere, in the same order. */

/* out[r][o] (+)= sum over q of a[r * arow + q * acol] * b[q * cols + o], for
   r < rows, q < inner, o < cols; cols is a multiple of 16. */
void cs_train_product(size_t rows, size_t inner, size_t cols, const float *a,
                      size_t arow, size_t acol, const float *b, float *out,
                      size_t outrow, int add);

/* e^x and ln x with only exactly rounded operations. */
float cs_train_exp(float x);
/* Turns scores into probabilities; answers -ln of the gold one's. */
float cs_train_softmax(float *scores, size_t n, size_t gold);

/* xorshift64*: the next random number, and one in [0, 1). */
uint32_t cs_train_random(uint64_t *state);
float cs_train_uniform(uint64_t *state);

#endif
