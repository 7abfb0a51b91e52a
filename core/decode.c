#include "decode.h"

#include <assert.h>
#include <string.h>

#include "kernel.h"

/* Every word reaches the root, and one word alone hangs on it. */
static bool istree(const uint32_t *heads, size_t n, uint32_t *seen) {
  size_t roots = 0;
  memset(seen, 0, n * sizeof *seen);
  for (size_t d = 1; d < n; d++) {
    roots += heads[d] == 0;
    size_t at = d; /* walk up, marking with this walk's number */
    while (at != 0 && seen[at] == 0) {
      seen[at] = (uint32_t)d;
      at = heads[at];
    }
    if (at != 0 && seen[at] == d) return false; /* came back to itself */
  }
  return roots == 1;
}

/* Spans of words [s, t]: open ones lack what is between two words joined by an
   arc, closed ones are whole.  Direction 0: the head is t, 1: it is s.  What is
   summed stands side by side: `from` tables have row s, `to` tables row t. */
typedef struct chart {
  const float *scores;
  size_t wide, n;
  const cs_kernel *kernel;
  float *open0to, *open1from;
  float *closedfrom[2], *closedto[2];
  uint16_t *openat, *closedat[2];
} chart;

enum { TABLES = 6 };

static void setclosed(chart *c, int dir, size_t s, size_t t, float value) {
  c->closedfrom[dir][s * c->n + t] = value;
  c->closedto[dir][t * c->n + s] = value;
}

static void fillspan(chart *c, size_t s, size_t t) {
  size_t n = c->n, from = s * n + s, to = t * n + s, split;
  float best = c->kernel->bestsum(c->closedfrom[1] + from,
                                  c->closedto[0] + to + 1, t - s, &split);
  c->openat[s * n + t] = (uint16_t)(s + split);
  c->open0to[to] = best + c->scores[s * c->wide + t];
  c->open1from[s * n + t] = best + c->scores[t * c->wide + s];
  best = c->kernel->bestsum(c->closedfrom[0] + from, c->open0to + to, t - s,
                            &split);
  setclosed(c, 0, s, t, best);
  c->closedat[0][s * n + t] = (uint16_t)(s + split);
  best = c->kernel->bestsum(c->open1from + from + 1, c->closedto[1] + to + 1,
                            t - s, &split);
  setclosed(c, 1, s, t, best);
  c->closedat[1][s * n + t] = (uint16_t)(s + 1 + split);
}

/* Reads the heads inside a closed span off the chart; depth is at most n. */
static void unfold(const chart *c, size_t s, size_t t, int dir,
                   uint32_t *heads);

static void unfoldopen(const chart *c, size_t s, size_t t, int dir,
                       uint32_t *heads) {
  heads[dir == 1 ? t : s] = (uint32_t)(dir == 1 ? s : t);
  size_t k = c->openat[s * c->n + t];
  unfold(c, s, k, 1, heads);
  unfold(c, k + 1, t, 0, heads);
}

static void unfold(const chart *c, size_t s, size_t t, int dir,
                   uint32_t *heads) {
  while (s < t) {
    size_t k = c->closedat[dir][s * c->n + t];
    if (dir == 0) {
      unfoldopen(c, k, t, 0, heads);
      t = k;
    } else {
      unfoldopen(c, s, k, 1, heads);
      s = k;
    }
  }
}

static void eisner(const float *scores, size_t wide, size_t n, uint32_t *heads,
                   void *scratch) {
  float *floats = scratch;
  uint16_t *marks = (uint16_t *)(floats + TABLES * n * n);
  chart c = {.scores = scores,
             .wide = wide,
             .n = n,
             .kernel = cs_kernel_get(),
             .open0to = floats,
             .open1from = floats + n * n,
             .closedfrom = {floats + 2 * n * n, floats + 3 * n * n},
             .closedto = {floats + 4 * n * n, floats + 5 * n * n},
             .openat = marks,
             .closedat = {marks + n * n, marks + 2 * n * n}};
  for (size_t s = 1; s < n; s++)
    for (int dir = 0; dir < 2; dir++) setclosed(&c, dir, s, s, 0.0f);
  for (size_t size = 1; size + 1 < n; size++)
    for (size_t s = 1; s + size < n; s++) fillspan(&c, s, s + size);
  float best = -1e30f;
  size_t root = 1;
  for (size_t r = 1; r < n; r++) { /* the one word under the root */
    float x = scores[r * wide] + c.closedfrom[0][n + r] +
              c.closedfrom[1][r * n + n - 1];
    if (x > best) best = x, root = r;
  }
  heads[root] = 0;
  unfold(&c, 1, root, 0, heads);
  unfold(&c, root, n - 1, 1, heads);
}

size_t cs_decode_scratch(size_t n) {
  return n * n * (TABLES * sizeof(float) + 3 * sizeof(uint16_t)) +
         n * sizeof(uint32_t);
}

void cs_decode(const float *scores, size_t wide, size_t n, uint32_t *heads,
               void *scratch) {
  assert(n <= UINT16_MAX);
  for (size_t d = 1; d < n; d++) {
    const float *row = scores + d * wide;
    size_t best = 0;
    for (size_t h = 1; h < n; h++)
      if (h != d && row[h] > row[best]) best = h;
    heads[d] = (uint32_t)best;
  }
  if (n > 1 && !istree(heads, n, scratch))
    eisner(scores, wide, n, heads, scratch);
}
