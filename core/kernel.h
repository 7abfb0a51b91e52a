#ifndef CS_KERNEL_H
#define CS_KERNEL_H

#include <stddef.h>
#include <stdint.h>

#include "parser.h"

/* Matrix products of small whole numbers and the LSTM cell, in a version for
   each kind of processor.  All give the same bits: integer sums are exact, and
   the float code is the same, operation by operation. */

/* Weights of -31 … 31, 16 columns by 4 rows at a time: the weight of row r,
   column c is packed[((c / 16 * rows / 4 + r / 4) * 16 + c % 16) * 4 + r % 4].
   rows and cols are multiples of 16. */
typedef struct cs_matrix {
  const int8_t *packed;
  const int32_t *zeros; /* by column: -CS_ZERO times the column's sum */
  const float *coarse;  /* by column: what a sum's unit is worth */
  const float *fine;    /* the same for sums of fine inputs */
  size_t rows, cols;
  size_t run; /* the products of so many rows fit 16 bits: 16 or 32 */
} cs_matrix;

/* Inputs are 0 … 127 and stand for themselves less CS_ZERO; eight products of
   them and weights fit 16 bits (pmaddubsw, paddw).  A hidden state -1 … 1 is in
   units of 1 / CS_COARSE.  Fine inputs are two rows, of high and low halves of
   a number of 14 bits in units of 1 / CS_FINE, for -32 … 32. */
enum { CS_ZERO = 64, CS_COARSE = 63, CS_FINE = 256, CS_MAXWEIGHT = 31 };

typedef struct cs_kernel {
  const char *name;
  /* sums[i][c] = sum over r of (x[i][r] - CS_ZERO) * weight[r][c]; x has rows
     of `stride` bytes, a multiple of 4. */
  void (*product)(const cs_matrix *m, const uint8_t *x, size_t n, size_t stride,
                  int32_t *sums);
  /* After some products: gives back what they hold of the processor. */
  void (*rest)(void);
  /* One LSTM cell: gates i, f, o, g = base + what the sums are worth; changes
     `cell` and sets the hidden state as the inputs of a product. */
  void (*cell)(const cs_matrix *m, const float *base, const int32_t *sums,
               float *cell, uint8_t *hidden);
  /* out = bias + what the sums are worth, or with `fine` two rows of them. */
  void (*finish)(const cs_matrix *m, const int32_t *sums, const float *bias,
                 bool fine, float *out);
  /* Sets two rows of n fine inputs. */
  void (*refine)(size_t n, const float *x, uint8_t *out);
  /* The same for the rectified sums of x and y. */
  void (*pair)(size_t n, const float *x, const float *y, uint8_t *out);
  /* out += values * scale. */
  void (*add)(size_t n, const int8_t *values, float scale, float *out);
  /* row[i] = sum over k < inner of x[k] * columns[k * n + i], i < n. */
  void (*score)(size_t inner, size_t n, const float *x, const float *columns,
                float *row);
  /* The place of the largest of n values, the first of equals. */
  size_t (*best)(const float *row, size_t n);
  /* The largest a[k] + b[k] of n > 0, and the first k that has it. */
  float (*bestsum)(const float *a, const float *b, size_t n, size_t *at);
} cs_kernel;

/* The kernel in use. */
const cs_kernel *cs_kernel_get(void);

#endif
