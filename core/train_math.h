#ifndef CS_TRAIN_MATH_H
#define CS_TRAIN_MATH_H

#include <stddef.h>
#include <stdint.h>

#include "gate.h"

/* A loop over floats in the widest vectors of the processor: name(params) runs
   name_loop(args), which is static inline, for what there is.  No sum in it
   depends on the width, so every processor gives the same bits. */
#if defined(__x86_64__) && defined(__GNUC__)
#define CS_WIDEST(name, params, args)                                \
  __attribute__((target("avx512f"))) static void name##_512 params { \
    name##_loop args;                                                \
  }                                                                  \
  __attribute__((target("avx2"))) static void name##_256 params {    \
    name##_loop args;                                                \
  }                                                                  \
  static void name params {                                          \
    if (__builtin_cpu_supports("avx512f"))                           \
      name##_512 args;                                               \
    else if (__builtin_cpu_supports("avx2"))                         \
      name##_256 args;                                               \
    else                                                             \
      name##_loop args;                                              \
  }
#define CS_WIDE_LOOP __attribute__((always_inline)) static inline
#else
#define CS_WIDEST(name, params, args) \
  static void name params { name##_loop args; }
#define CS_WIDE_LOOP static inline
#endif

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

/* The functions that the parser's gates stand for.  Lambert's continued
   fraction for tanh, to 1e-4. */
CS_INLINE float cs_train_tanh(float x) {
  x = x > 4.97f ? 4.97f : x;
  x = x < -4.97f ? -4.97f : x;
  float s = x * x;
  float p = x * (135135.0f + s * (17325.0f + s * (378.0f + s)));
  float q = 135135.0f + s * (62370.0f + s * (3150.0f + s * 28.0f));
  return p / q;
}

CS_INLINE float cs_train_sigmoid(float x) {
  return 0.5f + 0.5f * cs_train_tanh(0.5f * x);
}

/* xorshift64*: the next random number, and one in [0, 1). */
uint32_t cs_train_random(uint64_t *state);
float cs_train_uniform(uint64_t *state);

#endif
