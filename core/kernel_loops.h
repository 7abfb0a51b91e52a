#ifndef CS_KERNEL_LOOPS_H
#define CS_KERNEL_LOOPS_H

#include "gate.h"
#include "kernel.h"

/* The loops over floats, which each kernel compiles for its own instructions.
   A column's operations are the same, in the same order, however many columns
   an instruction takes. */

/* The new state is keep * state + in * fresh, on one fraction line. */
CS_INLINE void cs_loop_cell(const cs_matrix *m, const float *restrict base,
                            const int32_t *restrict sums, float *restrict cell,
                            uint8_t *restrict hidden) {
  size_t width = m->rows;
  const float *restrict scales = m->coarse;
  for (size_t j = 0; j < width; j++) {
    size_t f = width + j, o = 2 * width + j, g = 3 * width + j;
    cs_ratio in = cs_twosigmoid(base[j] + (float)sums[j] * scales[j]);
    cs_ratio keep = cs_twosigmoid(base[f] + (float)sums[f] * scales[f]);
    cs_ratio out = cs_twosigmoid(base[o] + (float)sums[o] * scales[o]);
    cs_ratio fresh = cs_halftanh(base[g] + (float)sums[g] * scales[g]);
    float below = in.below * fresh.below;
    float kept = keep.above * (0.5f * cell[j]) * below;
    float added = in.above * fresh.above * keep.below;
    float c = (kept + added) / (below * keep.below);
    cell[j] = c;
    cs_ratio state = cs_halftanh(c);
    float h = out.above * state.above / (out.below * state.below);
    hidden[j] = (uint8_t)(int)(h * CS_COARSE + (CS_ZERO + 0.5f));
  }
}

/* Of fine inputs the low row stands for itself, not for itself less CS_ZERO. */
CS_INLINE void cs_loop_finish(const cs_matrix *m, const int32_t *restrict sums,
                              const float *restrict bias, bool fine,
                              float *restrict out) {
  size_t n = m->cols;
  const float *restrict scales = fine ? m->fine : m->coarse;
  const int32_t *restrict zeros = m->zeros, *restrict low = sums + n;
  if (fine)
    for (size_t i = 0; i < n; i++)
      out[i] = bias[i] + (float)(sums[i] * 128 + low[i] - zeros[i]) * scales[i];
  else
    for (size_t i = 0; i < n; i++)
      out[i] = bias[i] + (float)sums[i] * scales[i];
}

CS_INLINE void cs_loop_fine(float x, uint8_t *high, uint8_t *low) {
  float v = x * CS_FINE + (CS_ZERO * 128 + 0.5f);
  v = v > 0.0f ? v : 0.0f;
  v = v < 16383.0f ? v : 16383.0f;
  int whole = (int)v;
  *high = (uint8_t)(whole >> 7);
  *low = (uint8_t)(whole & 127);
}

CS_INLINE void cs_loop_refine(size_t n, const float *restrict x,
                              uint8_t *restrict out) {
  uint8_t *restrict low = out + n;
  for (size_t i = 0; i < n; i++) cs_loop_fine(x[i], &out[i], &low[i]);
}

CS_INLINE void cs_loop_pair(size_t n, const float *restrict x,
                            const float *restrict y, uint8_t *restrict out) {
  uint8_t *restrict low = out + n;
  for (size_t i = 0; i < n; i++)
    cs_loop_fine(cs_leaky(x[i] + y[i]), &out[i], &low[i]);
}

CS_INLINE void cs_loop_add(size_t n, const int8_t *restrict values, float scale,
                           float *restrict out) {
  for (size_t i = 0; i < n; i++) out[i] += (float)values[i] * scale;
}

/* 16 columns at a time stay in registers. */
CS_INLINE void cs_loop_score(size_t inner, size_t n, const float *restrict x,
                             const float *restrict columns,
                             float *restrict row) {
  for (size_t i = 0; i < n; i += 16) {
    float sum[16] = {0};
    for (size_t k = 0; k < inner; k++)
      for (size_t j = 0; j < 16; j++) sum[j] += x[k] * columns[k * n + i + j];
    for (size_t j = 0; j < 16; j++) row[i + j] = sum[j];
  }
}

/* The largest of 16, by halves. */
CS_INLINE float cs_loop_most(float *most) {
  for (size_t j = 0; j < 8; j++)
    most[j] = most[j] > most[j + 8] ? most[j] : most[j + 8];
  for (size_t j = 0; j < 4; j++)
    most[j] = most[j] > most[j + 4] ? most[j] : most[j + 4];
  for (size_t j = 0; j < 2; j++)
    most[j] = most[j] > most[j + 2] ? most[j] : most[j + 2];
  return most[0] > most[1] ? most[0] : most[1];
}

/* The first of the largest values. */
CS_INLINE size_t cs_loop_best(const float *row, size_t n) {
  float most[16];
  size_t i = 0;
  for (size_t j = 0; j < 16; j++) most[j] = row[0];
  for (; i + 16 <= n; i += 16)
    for (size_t j = 0; j < 16; j++)
      most[j] = row[i + j] > most[j] ? row[i + j] : most[j];
  float best = cs_loop_most(most);
  for (; i < n; i++) best = row[i] > best ? row[i] : best;
  for (i = 0; row[i] < best; i++) {
  }
  return i;
}

/* First the value, then its first place: 16 at a time, then one by one. */
CS_INLINE float cs_loop_bestsum(const float *a, const float *b, size_t n,
                                size_t *at) {
  float most[16];
  size_t k = 0;
  for (size_t j = 0; j < 16; j++) most[j] = a[0] + b[0];
  for (; k + 16 <= n; k += 16)
    for (size_t j = 0; j < 16; j++) {
      float x = a[k + j] + b[k + j];
      most[j] = x > most[j] ? x : most[j];
    }
  if (k > 0 && k < n) /* the last 16, some of them once more */
    for (size_t j = 0; j < 16; j++) {
      float x = a[n - 16 + j] + b[n - 16 + j];
      most[j] = x > most[j] ? x : most[j];
    }
  float best = cs_loop_most(most);
  if (k == 0)
    for (; k < n; k++) best = a[k] + b[k] > best ? a[k] + b[k] : best;
  for (k = 0; k + 16 <= n; k += 16) {
    int found = 0;
    for (size_t j = 0; j < 16; j++) found |= a[k + j] + b[k + j] >= best;
    if (found) break;
  }
  while (a[k] + b[k] < best) k++;
  *at = k;
  return best;
}

/* The functions of a kernel, compiled with an attribute. */
#define CS_LOOPS(suffix, attribute)                                            \
  attribute static void cell##suffix(const cs_matrix *m, const float *base,    \
                                     const int32_t *sums, float *state,        \
                                     uint8_t *hidden) {                        \
    cs_loop_cell(m, base, sums, state, hidden);                                \
  }                                                                            \
  attribute static void finish##suffix(const cs_matrix *m,                     \
                                       const int32_t *sums, const float *bias, \
                                       bool fine, float *out) {                \
    cs_loop_finish(m, sums, bias, fine, out);                                  \
  }                                                                            \
  attribute static void refine##suffix(size_t n, const float *x,               \
                                       uint8_t *out) {                         \
    cs_loop_refine(n, x, out);                                                 \
  }                                                                            \
  attribute static void pair##suffix(size_t n, const float *x, const float *y, \
                                     uint8_t *out) {                           \
    cs_loop_pair(n, x, y, out);                                                \
  }                                                                            \
  attribute static void add##suffix(size_t n, const int8_t *values,            \
                                    float scale, float *out) {                 \
    cs_loop_add(n, values, scale, out);                                        \
  }                                                                            \
  attribute static void score##suffix(size_t inner, size_t n, const float *x,  \
                                      const float *columns, float *row) {      \
    cs_loop_score(inner, n, x, columns, row);                                  \
  }                                                                            \
  attribute static size_t best##suffix(const float *row, size_t n) {           \
    return cs_loop_best(row, n);                                               \
  }                                                                            \
  attribute static float bestsum##suffix(const float *a, const float *b,       \
                                         size_t n, size_t *at) {               \
    return cs_loop_bestsum(a, b, n, at);                                       \
  }

/* Their names, in the order of cs_kernel. */
#define CS_LOOPSOF(suffix)                                                 \
  cell##suffix, finish##suffix, refine##suffix, pair##suffix, add##suffix, \
      score##suffix, best##suffix, bestsum##suffix

#endif
