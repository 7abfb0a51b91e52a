#ifndef CS_KERNEL_H
#define CS_KERNEL_H

#include <stddef.h>
#include <stdint.h>

#include "parser.h"

/* Matrix products of small whole numbers and the LSTM cell, in a version for
   each kind of processor.  All give the same bits: integer sums are exact, and
   the float code is the same, operation by operation. */

/* int8 weights, 16 columns by 4 rows at a time: the weight of row r, column c is
   packed[((c / 16 * rows / 4 + r / 4) * 16 + c % 16) * 4 + r % 4].  rows is a
   multiple of 4, cols of 16. */
typedef struct cs_matrix {
  const int8_t *packed;
  const float *scales;  /* by column: what a sum's unit is worth */
  const int32_t *zeros; /* by column: CS_ZERO times the column's sum */
  size_t rows, cols;
} cs_matrix;

/* Inputs are 0 … 127 and stand for themselves less CS_ZERO, so that a product
   of two pairs fits 16 bits (pmaddubsw). */
enum { CS_ZERO = 64 };

typedef struct cs_kernel {
  const char *name;
  /* sums[i][c] = sum over r of (x[i][r] - CS_ZERO) * weight[r][c]; x has rows
     of `stride` bytes, a multiple of 4. */
  void (*product)(const cs_matrix *m, const uint8_t *x, size_t n,
                  size_t stride, int32_t *sums);
  /* One LSTM cell: gates i, f, o, g = base + sums * scales; changes `cell` and
     sets the hidden state as the inputs of a product. */
  void (*cell)(size_t width, const float *base, const int32_t *sums,
               const float *scales, float *cell, uint8_t *hidden);
} cs_kernel;

/* The kernel in use. */
const cs_kernel *cs_kernel_get(void);

#endif
