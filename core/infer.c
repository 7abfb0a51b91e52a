#include "infer.h"

#include <assert.h>
#include <string.h>

#include "decode.h"
#include "gate.h"

/* Words met again take their place in the first layer from here. */
enum { CACHE = 2048 };

struct cs_infer_scratch {
  uint64_t *keys;             /* of the cache: 0 is empty */
  uint32_t *pins, run;        /* of the cache: the last run that read a slot */
  float *cached;              /* CACHE x 8 width */
  float *base[2];             /* by direction: rows x 4 width */
  float **inputs[2];          /* of the first layer's rows: cached or base */
  uint8_t *hidden[CS_LAYERS]; /* rows x 2 width */
  int32_t *sums;              /* of some rows */
  float *state;               /* of the cells: pieces x width */
  uint8_t *stephidden;        /* pieces x width */
  float *head, *query;        /* rows x CS_DARC */
  float *relhead, *reldep;    /* rows x CS_DREL; of heads, of all */
  uint32_t *place;            /* by row: the head's row of relhead */
  uint8_t *fine;              /* some rows x 2 x inputs */
  float *columns;             /* CS_DARC x piece */
  float *scores;              /* piece x piece */
  void *decode;
  cs_buf folded;
  void *block;
};

enum { CHUNK = 16, WIDEPIECE = (CS_MAXPIECE + 1 + 15) / 16 * 16 };

/* Takes a part of the block; with `at` NULL only counts. */
static void *take(unsigned char *at, size_t *used, size_t size) {
  size_t start = *used;
  *used = (start + size + 63) / 64 * 64;
  return at != NULL ? at + start : NULL;
}

static size_t layout(cs_infer *infer, unsigned char *at) {
  struct cs_infer_scratch *s = infer->scratch;
  size_t width = infer->model->header.shape.width, used = 0;
  size_t rows = CS_MAXROWS, real = sizeof(float);
  s->keys = take(at, &used, CACHE * sizeof *s->keys);
  s->pins = take(at, &used, CACHE * sizeof *s->pins);
  s->cached = take(at, &used, CACHE * 8 * width * real);
  for (int i = 0; i < 2; i++) {
    s->base[i] = take(at, &used, rows * 4 * width * real);
    s->inputs[i] = take(at, &used, rows * sizeof *s->inputs[i]);
  }
  for (int i = 0; i < CS_LAYERS; i++)
    s->hidden[i] = take(at, &used, rows * 2 * width);
  size_t cols = 4 * width > 256 ? 4 * width : 256;
  s->sums = take(at, &used, CHUNK * 2 * cols * sizeof *s->sums);
  s->state = take(at, &used, CS_LOCKSTEP * width * real);
  s->stephidden = take(at, &used, CS_LOCKSTEP * width);
  s->head = take(at, &used, rows * CS_DARC * real);
  s->query = take(at, &used, rows * CS_DARC * real);
  s->relhead = take(at, &used, rows * CS_DREL * real);
  s->reldep = take(at, &used, rows * CS_DREL * real);
  s->place = take(at, &used, rows * sizeof *s->place);
  s->fine = take(at, &used, (size_t)CHUNK * 2 * CS_INPUT);
  s->columns = take(at, &used, CS_DARC * WIDEPIECE * real);
  s->scores = take(at, &used, WIDEPIECE * WIDEPIECE * real);
  s->decode = take(at, &used, cs_decode_scratch(CS_MAXPIECE + 1));
  infer->classes = take(at, &used, rows);
  infer->deprels = take(at, &used, rows);
  infer->heads = take(at, &used, rows * sizeof *infer->heads);
  return used;
}

cs_status cs_infer_new(const cs_model *model, cs_infer **out) {
  *out = NULL;
  cs_infer *infer = cs_alloc(sizeof *infer);
  if (infer == NULL) return CS_ENOMEM;
  infer->model = model;
  infer->scratch = cs_alloc(sizeof *infer->scratch);
  if (infer->scratch != NULL)
    infer->scratch->block = cs_alloc(layout(infer, NULL) + 64);
  if (infer->scratch == NULL || infer->scratch->block == NULL) {
    cs_infer_free(infer);
    return CS_ENOMEM;
  }
  uintptr_t at = ((uintptr_t)infer->scratch->block + 63) & ~(uintptr_t)63;
  layout(infer, (unsigned char *)at);
  *out = infer;
  return CS_OK;
}

void cs_infer_free(cs_infer *infer) {
  if (infer == NULL) return;
  if (infer->scratch != NULL) {
    cs_free(infer->scratch->block);
    cs_buf_free(&infer->scratch->folded);
  }
  cs_free(infer->scratch);
  cs_free(infer);
}

static const float NOBIAS[CS_DARC > CS_DREL ? CS_DARC : CS_DREL];

static const float *biasof(const cs_model *model, int param) {
  return param >= 0 ? model->biases[param] : NOBIAS;
}

/* out (rows x cols) = hidden . matrix + bias. */
static void project(cs_infer *infer, const uint8_t *hidden, size_t n, int param,
                    int bias, float *out) {
  const cs_matrix *m = &infer->model->matrices[param];
  const cs_kernel *kernel = cs_kernel_get();
  int32_t *sums = infer->scratch->sums;
  for (size_t r = 0; r < n; r += CHUNK) {
    size_t some = n - r < CHUNK ? n - r : CHUNK;
    kernel->product(m, hidden + r * m->rows, some, m->rows, sums);
    for (size_t i = 0; i < some; i++)
      kernel->finish(m, sums + i * m->cols, biasof(infer->model, bias), false,
                     out + (r + i) * m->cols);
  }
}

/* The same from fine inputs of n <= CHUNK rows, which stand in scratch->fine.
 */
static void projectfine(cs_infer *infer, size_t n, int param, int bias,
                        float *out, size_t stride) {
  const cs_matrix *m = &infer->model->matrices[param];
  const cs_kernel *kernel = cs_kernel_get();
  int32_t *sums = infer->scratch->sums;
  kernel->product(m, infer->scratch->fine, 2 * n, m->rows, sums);
  for (size_t i = 0; i < n; i++)
    kernel->finish(m, sums + 2 * i * m->cols, biasof(infer->model, bias), true,
                   out + i * stride);
}

/* The embedding of a word, as fine inputs. */
static void embed(cs_infer *infer, uint32_t word, const uint32_t *parts,
                  uint8_t *fine) {
  float x[CS_INPUT] = {0};
  const cs_model *model = infer->model;
  cs_model_embed(model, 0, word, x);
  for (size_t i = 0; i < CS_NPARTS; i++)
    cs_model_embed(model, 1, parts[i] & (model->header.shape.parts - 1),
                   x + CS_EMBED);
  cs_kernel_get()->refine(CS_INPUT, x, fine);
}

typedef struct misses {
  uint32_t rows[CHUNK];
  uint64_t keys[CHUNK];
  size_t count;
} misses;

/* The inputs of a row stand in a slot of the cache, until the run ends. */
static void pin(struct cs_infer_scratch *s, size_t row, size_t slot,
                size_t width) {
  s->pins[slot] = s->run;
  for (size_t dir = 0; dir < 2; dir++)
    s->inputs[dir][row] = s->cached + (slot * 2 + dir) * 4 * width;
}

/* Where what a word lacks is to be computed: in the cache, unless this run
   reads the slot already. */
static void place(struct cs_infer_scratch *s, const misses *m, size_t i,
                  size_t width) {
  size_t slot = m->keys[i] % CACHE, row = m->rows[i];
  if (s->pins[slot] != s->run) {
    s->keys[slot] = m->keys[i];
    pin(s, row, slot, width);
    return;
  }
  for (size_t dir = 0; dir < 2; dir++)
    s->inputs[dir][row] = s->base[dir] + row * 4 * width;
}

/* Computes what the cache lacks. */
static void settle(cs_infer *infer, misses *m) {
  const cs_kernel *kernel = cs_kernel_get();
  struct cs_infer_scratch *s = infer->scratch;
  size_t width = infer->model->header.shape.width;
  for (size_t i = 0; i < m->count; i++) place(s, m, i, width);
  for (int dir = 0; dir < 2; dir++) {
    const cs_matrix *x = &infer->model->matrices[CS_PIN + dir];
    kernel->product(x, s->fine, 2 * m->count, x->rows, s->sums);
    for (size_t i = 0; i < m->count; i++)
      kernel->finish(x, s->sums + 2 * i * x->cols,
                     infer->model->biases[CS_PBIAS + dir], true,
                     s->inputs[dir][m->rows[i]]);
  }
  m->count = 0;
}

static cs_status missed(cs_infer *infer, misses *m, uint64_t key, size_t row,
                        const cs_piece *piece, cs_str form, bool initial) {
  static const uint32_t noparts[CS_NPARTS];
  struct cs_infer_scratch *s = infer->scratch;
  uint8_t *fine = s->fine + m->count * 2 * CS_INPUT;
  if (form.bytes == NULL) { /* the root: row 1 of the words */
    embed(infer, 1, noparts, fine);
  } else {
    cs_feature f;
    cs_status status =
        cs_feature_get(&s->folded, form, initial, (cs_casing)piece->casing, &f);
    if (status != CS_OK) return status;
    embed(infer, cs_model_word(infer->model, f.word), f.parts, fine);
  }
  m->rows[m->count] = (uint32_t)row;
  m->keys[m->count++] = key;
  if (m->count == CHUNK) settle(infer, m);
  return CS_OK;
}

static uint64_t keyof(cs_str form, bool initial, uint8_t casing) {
  uint64_t hash = cs_str_hash(form) + (initial ? 3u : 1u) + 4u * casing;
  hash *= UINT64_C(0x9e3779b97f4a7c15);
  hash ^= hash >> 29;
  return hash | 1;
}

/* The first layer's inputs of a piece, with its root. */
static cs_status begin(cs_infer *infer, const cs_document *document,
                       const cs_piece *piece, size_t start, misses *m) {
  struct cs_infer_scratch *s = infer->scratch;
  size_t width = infer->model->header.shape.width;
  for (uint32_t i = 0; i <= piece->last - piece->first; i++) {
    cs_str form = {NULL, 0};
    bool initial = i == 1 && piece->initial;
    uint64_t key = 2;
    if (i > 0) {
      const cs_token *t = &document->tokens[piece->first + i - 1];
      form = cs_token_reading(document, t);
      if (form.bytes == NULL) form.bytes = "";
      key = keyof(form, initial, piece->casing);
    }
    size_t slot = key % CACHE;
    if (s->keys[slot] == key) {
      pin(s, start + i, slot, width);
      continue;
    }
    cs_status status = missed(infer, m, key, start + i, piece, form, initial);
    if (status != CS_OK) return status;
  }
  return CS_OK;
}

static const float *inputof(const struct cs_infer_scratch *s, int layer,
                            int dir, size_t row, size_t width) {
  return layer == 0 ? s->inputs[dir][row] : s->base[dir] + row * 4 * width;
}

/* Has the processor fetch n values, which the next step reads. */
static void fetch(const float *values, size_t n) {
#ifdef __GNUC__
  for (size_t i = 0; i < n; i += 64 / sizeof *values)
    __builtin_prefetch(values + i);
#else
  (void)values, (void)n;
#endif
}

/* One direction of a layer over all pieces, each step for all of them. */
static void walk(cs_infer *infer, const cs_piece *pieces, size_t n, int layer,
                 int dir) {
  struct cs_infer_scratch *s = infer->scratch;
  const cs_kernel *kernel = cs_kernel_get();
  const cs_matrix *m = &infer->model->matrices[CS_PREC + layer * 2 + dir];
  size_t width = m->rows;
  memset(s->state, 0, n * width * sizeof(float));
  memset(s->stephidden, CS_ZERO, n * width);
  for (size_t step = 0; n > 0; step++) {
    while (n > 0 && pieces[n - 1].last - pieces[n - 1].first < step) n--;
    if (n == 0) break;
    if (step == 0) /* a state of zeros */
      memset(s->sums, 0, n * m->cols * sizeof *s->sums);
    else
      kernel->product(m, s->stephidden, n, width, s->sums);
    for (size_t p = 0; p < n; p++) {
      size_t size = pieces[p].last - pieces[p].first;
      size_t row = infer->start[p] + (dir == 0 ? step : size - step);
      const float *base = inputof(s, layer, dir, row, width);
      if (step < size)
        fetch(inputof(s, layer, dir, dir == 0 ? row + 1 : row - 1, width),
              4 * width);
      kernel->cell(m, base, s->sums + p * 4 * width, s->state + p * width,
                   s->stephidden + p * width);
      memcpy(s->hidden[layer] + row * 2 * width + (size_t)dir * width,
             s->stephidden + p * width, width);
    }
  }
}

static void tag(cs_infer *infer, size_t rows) {
  const cs_model *model = infer->model;
  struct cs_infer_scratch *s = infer->scratch;
  size_t cols = model->header.shape.classes;
  float *scores = s->base[0]; /* free between the layers */
  project(infer, s->hidden[0], rows, CS_PTAG, CS_PTAGBIAS, scores);
  for (size_t r = 0; r < rows; r++)
    infer->classes[r] = (uint8_t)cs_kernel_get()->best(scores + r * cols,
                                                       model->header.nclasses);
}

/* Heads, dependents and their forms for all rows. */
static void prepare(cs_infer *infer, size_t rows) {
  struct cs_infer_scratch *s = infer->scratch;
  const uint8_t *hidden = s->hidden[CS_LAYERS - 1];
  float *dep = s->base[0];
  project(infer, hidden, rows, CS_PHEAD, CS_PHEADBIAS, s->head);
  project(infer, hidden, rows, CS_PDEP, CS_PDEPBIAS, dep);
  for (size_t r = 0; r < rows; r += CHUNK) {
    size_t n = rows - r < CHUNK ? rows - r : CHUNK;
    for (size_t i = 0; i < n; i++)
      cs_kernel_get()->pair(CS_DARC, dep + (r + i) * CS_DARC, NOBIAS,
                            s->fine + i * 2 * CS_DARC);
    projectfine(infer, n, CS_PARC, CS_PARCBIAS, s->query + r * CS_DARC,
                CS_DARC);
  }
  project(infer, hidden, rows, CS_PRELDEP, CS_PRELBIAS, s->reldep);
}

/* What the relations need of the words that are heads; not of the roots. */
static void prepareheads(cs_infer *infer, const cs_piece *pieces, size_t n,
                         size_t rows) {
  struct cs_infer_scratch *s = infer->scratch;
  size_t size = 2 * (size_t)infer->model->header.shape.width;
  uint8_t *heads = s->hidden[0]; /* free now */
  uint32_t count = 0;
  memset(s->place, 0, rows * sizeof *s->place);
  for (size_t p = 0; p < n; p++) {
    uint32_t start = infer->start[p];
    for (uint32_t i = 1; i <= pieces[p].last - pieces[p].first; i++) {
      uint32_t head = infer->heads[start + i];
      if (head > 0) s->place[start + head] = 1;
    }
  }
  for (size_t r = 0; r < rows; r++) {
    if (s->place[r] == 0) continue;
    memcpy(heads + count * size, s->hidden[CS_LAYERS - 1] + r * size, size);
    s->place[r] = count++;
  }
  project(infer, heads, count, CS_PRELHEAD, -1, s->relhead);
}

/* Scores of all heads for all words of a piece. */
static void score(struct cs_infer_scratch *s, size_t start, size_t n) {
  size_t wide = (n + 15) / 16 * 16;
  for (size_t j = 0; j < CS_DARC; j++) {
    float *column = s->columns + j * wide;
    for (size_t h = 0; h < n; h++)
      column[h] = cs_leaky(s->head[(start + h) * CS_DARC + j]);
    for (size_t h = n; h < wide; h++) column[h] = 0.0f;
  }
  for (size_t d = 1; d < n; d++)
    cs_kernel_get()->score(CS_DARC, wide, s->query + (start + d) * CS_DARC,
                           s->columns, s->scores + d * wide);
}

/* The relations of a piece whose heads are known. */
static void relate(cs_infer *infer, size_t start, size_t n) {
  struct cs_infer_scratch *s = infer->scratch;
  float *labels = s->base[0];
  for (size_t r = 1; r < n; r += CHUNK) {
    size_t some = n - r < CHUNK ? n - r : CHUNK;
    for (size_t i = 0; i < some; i++) {
      const float *dep = s->reldep + (start + r + i) * CS_DREL;
      const float *head =
          s->relhead + s->place[start + infer->heads[start + r + i]] * CS_DREL;
      cs_kernel_get()->pair(CS_DREL, dep, head, s->fine + i * 2 * CS_DREL);
    }
    projectfine(infer, some, CS_PREL, CS_PRELOUT, labels, CS_RELATIONS);
    for (size_t i = 0; i < some; i++) {
      float *row = labels + i * CS_RELATIONS;
      row[CS_ROOT] = -1e30f;
      size_t k = start + r + i;
      infer->deprels[k] = infer->heads[k] == 0
                              ? (uint8_t)CS_ROOT
                              : (uint8_t)cs_kernel_get()->best(row, CS_NDEPREL);
    }
  }
}

static void parse(cs_infer *infer, const cs_piece *pieces, size_t n,
                  size_t rows) {
  struct cs_infer_scratch *s = infer->scratch;
  for (int layer = 1; layer < CS_LAYERS; layer++) {
    for (int dir = 0; dir < 2; dir++)
      project(infer, s->hidden[layer - 1], rows, CS_PIN + 2 * layer + dir,
              CS_PBIAS + 2 * layer + dir, s->base[dir]);
    for (int dir = 0; dir < 2; dir++) walk(infer, pieces, n, layer, dir);
  }
  prepare(infer, rows);
  for (size_t p = 0; p < n; p++) {
    size_t size = pieces[p].last - pieces[p].first + 1;
    score(s, infer->start[p], size);
    cs_decode(s->scores, (size + 15) / 16 * 16, size,
              infer->heads + infer->start[p], s->decode);
  }
  prepareheads(infer, pieces, n, rows);
  for (size_t p = 0; p < n; p++)
    relate(infer, infer->start[p], pieces[p].last - pieces[p].first + 1);
}

cs_status cs_infer_run(cs_infer *infer, const cs_document *document,
                       const cs_piece *pieces, size_t n, bool tree) {
  assert(n <= CS_LOCKSTEP);
  misses m = {.count = 0};
  size_t rows = 0;
  if (++infer->scratch->run == 0) ++infer->scratch->run; /* 0: never read */
  for (size_t p = 0; p < n; p++) {
    infer->start[p] = (uint32_t)rows;
    cs_status status = begin(infer, document, &pieces[p], rows, &m);
    if (status != CS_OK) return status;
    rows += pieces[p].last - pieces[p].first + 1;
    assert(rows <= CS_MAXROWS);
  }
  if (m.count > 0) settle(infer, &m);
  for (int dir = 0; dir < 2; dir++) walk(infer, pieces, n, 0, dir);
  tag(infer, rows);
  if (tree) parse(infer, pieces, n, rows);
  cs_kernel_get()->rest();
  return CS_OK;
}
