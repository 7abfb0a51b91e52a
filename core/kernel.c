#include "kernel.h"

#if defined(__x86_64__) && defined(__GNUC__)
#include <cpuid.h>
#include <immintrin.h>
#include <sys/syscall.h>
#include <unistd.h>
#define X86 1
#endif

/* Loops become vector code; never a fused multiply-add, whose
   result differs. */
#if defined __GNUC__ && !defined __clang__
#pragma GCC optimize("O3", "fp-contract=off", "no-trapping-math")
#pragma GCC optimize("finite-math-only", "no-signed-zeros")
#endif

#include "kernel_loops.h"

enum { BLOCK = 64 }; /* bytes of 16 columns by 4 rows */

CS_LOOPS(plain, )

static void productplain(const cs_matrix *m, const uint8_t *x, size_t n,
                         size_t stride, int32_t *sums) {
  for (size_t i = 0; i < n; i++, x += stride, sums += m->cols) {
    const int8_t *w = m->packed;
    for (size_t c = 0; c < m->cols; c += 16) {
      for (size_t k = 0; k < 16; k++) sums[c + k] = m->zeros[c + k];
      for (size_t r = 0; r < m->rows; r += 4)
        for (size_t k = 0; k < 16; k++, w += 4)
          sums[c + k] +=
              x[r] * w[0] + x[r + 1] * w[1] + x[r + 2] * w[2] + x[r + 3] * w[3];
    }
  }
}

static void restplain(void) {}

static const cs_kernel PLAIN = {"c", productplain, restplain,
                                CS_LOOPSOF(plain)};

#ifdef X86

/* pmaddwd sums pairs, so a column's sum is in two halves until the end. */
static void onesse2(const cs_matrix *m, const int8_t *w, size_t c,
                    const uint8_t *x, int32_t *sums) {
  __m128i zero = _mm_setzero_si128(), half[8];
  for (size_t k = 0; k < 8; k++) half[k] = zero;
  for (size_t r = 0; r < m->rows; r += 4, w += BLOCK) {
    int32_t four;
    __builtin_memcpy(&four, x + r, 4);
    __m128i in = _mm_unpacklo_epi8(_mm_set1_epi32(four), zero);
    for (size_t k = 0; k < 4; k++) {
      __m128i bytes = _mm_loadu_si128((const void *)(w + 16 * k));
      __m128i low = _mm_srai_epi16(_mm_unpacklo_epi8(zero, bytes), 8);
      __m128i high = _mm_srai_epi16(_mm_unpackhi_epi8(zero, bytes), 8);
      half[2 * k] = _mm_add_epi32(half[2 * k], _mm_madd_epi16(in, low));
      half[2 * k + 1] =
          _mm_add_epi32(half[2 * k + 1], _mm_madd_epi16(in, high));
    }
  }
  for (size_t k = 0; k < 4; k++) {
    __m128 a = _mm_castsi128_ps(half[2 * k]);
    __m128 b = _mm_castsi128_ps(half[2 * k + 1]);
    __m128i even = _mm_castps_si128(_mm_shuffle_ps(a, b, 0x88));
    __m128i odd = _mm_castps_si128(_mm_shuffle_ps(a, b, 0xdd));
    __m128i zeros = _mm_loadu_si128((const void *)(m->zeros + c + 4 * k));
    __m128i sum = _mm_add_epi32(_mm_add_epi32(even, odd), zeros);
    _mm_storeu_si128((void *)(sums + c + 4 * k), sum);
  }
}

static void productsse2(const cs_matrix *m, const uint8_t *x, size_t n,
                        size_t stride, int32_t *sums) {
  for (size_t c = 0; c < m->cols; c += 16)
    for (size_t i = 0; i < n; i++)
      onesse2(m, m->packed + c * m->rows, c, x + i * stride,
              sums + i * m->cols);
}

/* 16 columns of n <= 3 inputs.  Small products are added up in 16 bits first;
   without a barrier the compiler puts that off and runs out of registers. */
__attribute__((target("avx2"), always_inline)) static inline void someavx2(
    const cs_matrix *m, size_t c, const uint8_t *x, size_t n, size_t stride,
    size_t run, int32_t *sums) {
  const int8_t *w = m->packed + c * m->rows;
  __m256i sum[3][2], small[3][2];
  for (size_t k = 0; k < 2; k++)
    for (size_t i = 0; i < n; i++)
      sum[i][k] = _mm256_loadu_si256((const void *)(m->zeros + c + 8 * k));
  for (size_t r = 0; r < m->rows; r += run) {
#pragma GCC unroll 8
    for (size_t q = 0; q < run; q += 4, w += BLOCK)
      for (size_t i = 0; i < n; i++) {
        int32_t four;
        __builtin_memcpy(&four, x + i * stride + r + q, 4);
        __m256i in = _mm256_set1_epi32(four);
        for (size_t k = 0; k < 2; k++) {
          __m256i weights = _mm256_loadu_si256((const void *)(w + 32 * k));
          __m256i product = _mm256_maddubs_epi16(in, weights);
          small[i][k] =
              q == 0 ? product : _mm256_add_epi16(small[i][k], product);
          __asm__("" : "+x"(small[i][k]));
        }
      }
    for (size_t i = 0; i < n; i++)
      for (size_t k = 0; k < 2; k++)
        sum[i][k] = _mm256_add_epi32(
            sum[i][k], _mm256_madd_epi16(small[i][k], _mm256_set1_epi16(1)));
  }
  for (size_t i = 0; i < n; i++)
    for (size_t k = 0; k < 2; k++)
      _mm256_storeu_si256((void *)(sums + i * m->cols + c + 8 * k), sum[i][k]);
}

__attribute__((target("avx2"), always_inline)) static inline void allavx2(
    const cs_matrix *m, size_t c, const uint8_t *x, size_t n, size_t stride,
    size_t run, int32_t *sums) {
  size_t i = 0;
  for (; i + 5 <= n || i + 3 == n; i += 3)
    someavx2(m, c, x + i * stride, 3, stride, run, sums + i * m->cols);
  for (; i + 2 <= n; i += 2)
    someavx2(m, c, x + i * stride, 2, stride, run, sums + i * m->cols);
  if (i < n) someavx2(m, c, x + i * stride, 1, stride, run, sums + i * m->cols);
}

__attribute__((target("avx2"))) static void productavx2(const cs_matrix *m,
                                                        const uint8_t *x,
                                                        size_t n, size_t stride,
                                                        int32_t *sums) {
  for (size_t c = 0; c < m->cols; c += 16) {
    if (m->run == 32)
      allavx2(m, c, x, n, stride, 32, sums);
    else
      allavx2(m, c, x, n, stride, 16, sums);
  }
}

CS_LOOPS(avx2, __attribute__((target("avx2"))))

#define VNNI "avx512f,avx512bw,avx512vl,avx512vnni"

/* 16 `blocks` columns of n <= 4 inputs. */
__attribute__((target(VNNI), always_inline)) static inline void somevnni(
    const cs_matrix *m, size_t c, size_t blocks, const uint8_t *x, size_t n,
    size_t stride, int32_t *sums) {
  const int8_t *w = m->packed + c * m->rows;
  __m512i sum[4][4];
  for (size_t k = 0; k < blocks; k++) {
    __m512i zeros = _mm512_loadu_si512(m->zeros + c + 16 * k);
    for (size_t i = 0; i < n; i++) sum[i][k] = zeros;
  }
  for (size_t r = 0; r < m->rows; r += 4, w += BLOCK) {
    __m512i in[4];
    for (size_t i = 0; i < n; i++) {
      int32_t four;
      __builtin_memcpy(&four, x + i * stride + r, 4);
      in[i] = _mm512_set1_epi32(four);
    }
    for (size_t k = 0; k < blocks; k++) {
      __m512i weights = _mm512_loadu_si512(w + 16 * k * m->rows);
      for (size_t i = 0; i < n; i++)
        sum[i][k] = _mm512_dpbusd_epi32(sum[i][k], in[i], weights);
    }
  }
  for (size_t i = 0; i < n; i++)
    for (size_t k = 0; k < blocks; k++)
      _mm512_storeu_si512(sums + i * m->cols + c + 16 * k, sum[i][k]);
}

/* The same for any n: constant numbers let the sums stay in registers. */
__attribute__((target(VNNI), always_inline)) static inline void allvnni(
    const cs_matrix *m, size_t c, size_t blocks, const uint8_t *x, size_t n,
    size_t stride, int32_t *sums) {
  size_t i = 0;
  for (; i + 4 <= n; i += 4)
    somevnni(m, c, blocks, x + i * stride, 4, stride, sums + i * m->cols);
  x += i * stride;
  sums += i * m->cols;
  if (n - i == 3) somevnni(m, c, blocks, x, 3, stride, sums);
  if (n - i == 2) somevnni(m, c, blocks, x, 2, stride, sums);
  if (n - i == 1) somevnni(m, c, blocks, x, 1, stride, sums);
}

__attribute__((target(VNNI))) static void productvnni(const cs_matrix *m,
                                                      const uint8_t *x,
                                                      size_t n, size_t stride,
                                                      int32_t *sums) {
  size_t c = 0;
  for (; c + 64 <= m->cols; c += 64) allvnni(m, c, 4, x, n, stride, sums);
  for (; c + 32 <= m->cols; c += 32) allvnni(m, c, 2, x, n, stride, sums);
  for (; c < m->cols; c += 16) allvnni(m, c, 1, x, n, stride, sums);
}

CS_LOOPS(vnni, __attribute__((target(VNNI))))

#define AMX VNNI ",amx-tile,amx-int8"

/* Shapes of the tiles, as the processor reads them. */
typedef struct tiles {
  uint8_t palette, start, reserved[14];
  uint16_t bytes[16]; /* of a row */
  uint8_t rows[16];
} tiles;

/* The shapes that are set: 0 inputs, none.  To set them takes as long as a
   small product; each thread has its own tiles. */
static _Thread_local size_t shapedinputs, shapedrows;

/* Tiles 0-3: sums of n inputs; 4: `rows` weights' worth of these inputs; 5: as
   many rows of weights, which stand in a matrix as a tile wants them. */
__attribute__((target(AMX))) static void shapeamx(size_t n, size_t rows) {
  if (n == shapedinputs && rows == shapedrows) return;
  tiles shape = {.palette = 1};
  for (size_t i = 0; i < 4; i++) shape.rows[i] = (uint8_t)n;
  for (size_t i = 0; i < 6; i++) shape.bytes[i] = BLOCK;
  shape.rows[4] = (uint8_t)n;
  shape.bytes[4] = (uint16_t)rows;
  shape.rows[5] = (uint8_t)(rows / 4);
  /* gcc's function does not say how much of it is read */
  __asm__ volatile("" : : "r"(&shape) : "memory");
  _tile_loadconfig(&shape);
  shapedinputs = n;
  shapedrows = rows;
}

__attribute__((target(AMX))) static void restamx(void) {
  if (shapedinputs > 0) _tile_release();
  shapedinputs = 0;
}

/* 16 columns of the sums in a tile, its number a constant. */
#define ADDAMX(tile)                                      \
  _tile_loadd(5, w + (size_t)(tile)*16 * m->rows, BLOCK); \
  _tile_dpbusd(tile, 4, 5)

/* 16 `blocks` columns, with the shapes set. */
__attribute__((target(AMX), always_inline)) static inline void someamx(
    const cs_matrix *m, size_t c, size_t blocks, size_t part, const uint8_t *x,
    size_t stride, int32_t *sums) {
  const int8_t *w = m->packed + c * m->rows;
  const int32_t *zeros = m->zeros + c;
  size_t size = m->cols * sizeof *sums; /* of a row */
  _tile_loadd(0, zeros, 0);
  if (blocks == 4) {
    _tile_loadd(1, zeros + 16, 0);
    _tile_loadd(2, zeros + 32, 0);
    _tile_loadd(3, zeros + 48, 0);
  }
  for (size_t r = 0; r < m->rows; r += part, w += 16 * part) {
    _tile_loadd(4, x + r, stride);
    ADDAMX(0);
    if (blocks < 4) continue;
    ADDAMX(1);
    ADDAMX(2);
    ADDAMX(3);
  }
  _tile_stored(0, sums + c, size);
  if (blocks < 4) return;
  _tile_stored(1, sums + c + 16, size);
  _tile_stored(2, sums + c + 32, size);
  _tile_stored(3, sums + c + 48, size);
}

/* The largest part of the rows, all of a size, that a tile can hold. */
static size_t partof(size_t rows) {
  size_t part = BLOCK;
  while (rows % part != 0) part -= 4;
  return part;
}

__attribute__((target(AMX))) static void productamx(const cs_matrix *m,
                                                    const uint8_t *x, size_t n,
                                                    size_t stride,
                                                    int32_t *sums) {
  size_t part = partof(m->rows);
  for (size_t some; n > 0; n -= some, x += some * stride) {
    some = n < 16 ? n : 16;
    size_t c = 0;
    shapeamx(some, part);
    for (; c + 64 <= m->cols; c += 64) someamx(m, c, 4, part, x, stride, sums);
    for (; c < m->cols; c += 16) someamx(m, c, 1, part, x, stride, sums);
    sums += some * m->cols;
  }
}

/* The system gives the tiles to a process that asks. */
static bool hasamx(void) {
#ifdef __linux__
  enum { ASK = 0x1023, TILES = 18 }; /* ARCH_REQ_XCOMP_PERM, XTILEDATA */
  unsigned a, b, c, d;
  const unsigned both = 1u << 24 | 1u << 25; /* amx-tile, amx-int8 */
  return __get_cpuid_count(7, 0, &a, &b, &c, &d) != 0 && (d & both) == both &&
         syscall(SYS_arch_prctl, ASK, TILES) == 0;
#else
  return false;
#endif
}

static const cs_kernel SSE2 = {"sse2", productsse2, restplain,
                               CS_LOOPSOF(plain)};
static const cs_kernel AVX2 = {"avx2", productavx2, restplain,
                               CS_LOOPSOF(avx2)};
static const cs_kernel AMXINT8 = {"amx", productamx, restamx, CS_LOOPSOF(vnni)};
static const cs_kernel AVX512 = {"avx512vnni", productvnni, restplain,
                                 CS_LOOPSOF(vnni)};

static bool has(const cs_kernel *kernel) {
  if (kernel == &AMXINT8) return has(&AVX512) && hasamx();
  if (kernel == &AVX512)
    return __builtin_cpu_supports("avx512vnni") &&
           __builtin_cpu_supports("avx512bw") &&
           __builtin_cpu_supports("avx512vl");
  return kernel != &AVX2 || __builtin_cpu_supports("avx2");
}

static const cs_kernel *const KERNELS[] = {&AMXINT8, &AVX512, &AVX2, &SSE2,
                                           &PLAIN};
#else
static bool has(const cs_kernel *kernel) { return kernel == &PLAIN; }
static const cs_kernel *const KERNELS[] = {&PLAIN};
#endif

enum { NKERNELS = sizeof KERNELS / sizeof *KERNELS };

/* The one thing that is the machine's and not an object's. */
static const cs_kernel *using;

const cs_kernel *cs_kernel_get(void) {
  for (size_t i = 0; using == NULL && i < NKERNELS; i++)
    if (has(KERNELS[i])) using = KERNELS[i];
  return using;
}

const char *cs_kernel_name(void) { return cs_kernel_get()->name; }

bool cs_kernel_use(cs_str name) {
  for (size_t i = 0; i < NKERNELS; i++) {
    size_t size = __builtin_strlen(KERNELS[i]->name);
    if (!cs_str_equal(name, (cs_str){KERNELS[i]->name, size})) continue;
    if (!has(KERNELS[i])) return false;
    using = KERNELS[i];
    return true;
  }
  return false;
}
