#include "train_math.h"

#include <math.h>
#include <string.h>

#if defined(__x86_64__) && defined(__GNUC__)
#include <immintrin.h>
#define X86 1
#endif

typedef struct product {
  size_t rows, inner, cols;
  const float *a;
  size_t arow, acol;
  const float *b;
  float *out;
  size_t outrow;
  int add;
} product;

static void plain(const product *p) {
  for (size_t r = 0; r < p->rows; r++) {
    float *out = p->out + r * p->outrow;
    if (!p->add) memset(out, 0, p->cols * sizeof *out);
    for (size_t q = 0; q < p->inner; q++) {
      float x = p->a[r * p->arow + q * p->acol];
      const float *b = p->b + q * p->cols;
      for (size_t o = 0; o < p->cols; o++) out[o] = fmaf(x, b[o], out[o]);
    }
  }
}

#ifdef X86
/* Some rows by some vectors of 16 columns at a time, both known to the
   compiler: up to 24 sums stay in registers. */
__attribute__((target("avx512f"), always_inline)) static inline void block512(
    const product *p, size_t r, size_t o, const size_t n, const size_t m) {
  __m512 sum[6][4], column[4];
  for (size_t i = 0; i < n; i++)
    for (size_t k = 0; k < m; k++)
      sum[i][k] =
          p->add ? _mm512_loadu_ps(p->out + (r + i) * p->outrow + o + 16 * k)
                 : _mm512_setzero_ps();
  const float *a = p->a + r * p->arow, *b = p->b + o;
  for (size_t q = 0; q < p->inner; q++, b += p->cols) {
    for (size_t k = 0; k < m; k++) column[k] = _mm512_loadu_ps(b + 16 * k);
    for (size_t i = 0; i < n; i++) {
      __m512 x = _mm512_set1_ps(a[i * p->arow + q * p->acol]);
      for (size_t k = 0; k < m; k++)
        sum[i][k] = _mm512_fmadd_ps(x, column[k], sum[i][k]);
    }
  }
  for (size_t i = 0; i < n; i++)
    for (size_t k = 0; k < m; k++)
      _mm512_storeu_ps(p->out + (r + i) * p->outrow + o + 16 * k, sum[i][k]);
}

/* All rows of m vectors of columns. */
__attribute__((target("avx512f"), always_inline)) static inline void column512(
    const product *p, size_t o, const size_t m) {
  size_t r = 0;
  for (; r + 6 <= p->rows; r += 6) block512(p, r, o, 6, m);
  switch (p->rows - r) {
    case 5: block512(p, r, o, 5, m); break;
    case 4: block512(p, r, o, 4, m); break;
    case 3: block512(p, r, o, 3, m); break;
    case 2: block512(p, r, o, 2, m); break;
    case 1: block512(p, r, o, 1, m); break;
    default: break;
  }
}

__attribute__((target("avx512f"))) static void wide(const product *p) {
  size_t o = 0;
  for (; o + 64 <= p->cols; o += 64) column512(p, o, 4);
  switch ((p->cols - o) / 16) {
    case 3: column512(p, o, 3); break;
    case 2: column512(p, o, 2); break;
    case 1: column512(p, o, 1); break;
    default: break;
  }
}

__attribute__((target("avx2,fma"))) static void block256(const product *p,
                                                         size_t r, size_t o,
                                                         size_t n) {
  __m256 sum[4][2];
  for (size_t i = 0; i < n; i++)
    for (size_t k = 0; k < 2; k++)
      sum[i][k] =
          p->add ? _mm256_loadu_ps(p->out + (r + i) * p->outrow + o + 8 * k)
                 : _mm256_setzero_ps();
  const float *a = p->a + r * p->arow, *b = p->b + o;
  for (size_t q = 0; q < p->inner; q++, b += p->cols) {
    __m256 b0 = _mm256_loadu_ps(b), b1 = _mm256_loadu_ps(b + 8);
    for (size_t i = 0; i < n; i++) {
      __m256 x = _mm256_set1_ps(a[i * p->arow + q * p->acol]);
      sum[i][0] = _mm256_fmadd_ps(x, b0, sum[i][0]);
      sum[i][1] = _mm256_fmadd_ps(x, b1, sum[i][1]);
    }
  }
  for (size_t i = 0; i < n; i++)
    for (size_t k = 0; k < 2; k++)
      _mm256_storeu_ps(p->out + (r + i) * p->outrow + o + 8 * k, sum[i][k]);
}

static void middle(const product *p) {
  for (size_t o = 0; o < p->cols; o += 16) {
    size_t r = 0;
    for (; r + 4 <= p->rows; r += 4) block256(p, r, o, 4);
    for (; r < p->rows; r++) block256(p, r, o, 1);
  }
}
#endif

void cs_train_product(size_t rows, size_t inner, size_t cols, const float *a,
                      size_t arow, size_t acol, const float *b, float *out,
                      size_t outrow, int add) {
  product p = {rows, inner, cols, a, arow, acol, b, out, outrow, add};
#ifdef X86
  if (__builtin_cpu_supports("avx512f")) {
    wide(&p);
    return;
  }
  if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma")) {
    middle(&p);
    return;
  }
#endif
  plain(&p);
}

float cs_train_exp(float x) {
  if (x < -87.0f) return 0.0f;
  if (x > 88.0f) x = 88.0f;
  float t = x * 1.44269504f;
  float whole = floorf(t);
  float f = t - whole;
  float p = 1.0f + f * (0.693147182f +
                        f * (0.240226462f +
                             f * (0.0555032830f +
                                  f * (0.00967033580f + f * 0.00134000610f))));
  return ldexpf(p, (int)whole);
}

float cs_train_softmax(float *scores, size_t n, size_t gold) {
  float max = scores[0], sum = 0.0f;
  for (size_t i = 1; i < n; i++)
    if (scores[i] > max) max = scores[i];
  for (size_t i = 0; i < n; i++) {
    scores[i] = cs_train_exp(scores[i] - max);
    sum += scores[i];
  }
  for (size_t i = 0; i < n; i++) scores[i] /= sum;
  float p = scores[gold] > 1e-12f ? scores[gold] : 1e-12f;
  return -logf(p); /* for the report only: need not be exact */
}

uint32_t cs_train_random(uint64_t *state) {
  uint64_t x = *state;
  x ^= x >> 12;
  x ^= x << 25;
  x ^= x >> 27;
  *state = x;
  return (uint32_t)((x * UINT64_C(0x2545f4914f6cdd1d)) >> 32);
}

float cs_train_uniform(uint64_t *state) {
  return (float)(cs_train_random(state) >> 8) / 16777216.0f;
}
