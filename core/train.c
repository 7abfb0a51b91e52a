#include "train.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "train_batch.h"
#include "train_model.h"

typedef struct trainer {
  cs_train_options options;
  cs_data data;
  cs_net net;
  cs_work work;
  cs_batcher learner, judge;
  uint32_t *heads; /* predicted, by row */
  size_t capheads;
  cs_train_progress progress;
  size_t step, steps;
} trainer;

/* What was not given, and what a model can hold instead of what was. */
static void defaults(cs_train_options *o) {
  if (o->seed == 0) o->seed = 1;
  if (o->epochs == 0) o->epochs = 30;
  if (o->width == 0) o->width = 128;
  if (o->words < 64) o->words = 28672;
  if (o->parts == 0) o->parts = 16384;
  if (o->batch == 0) o->batch = 10;
  if (!(o->rate > 0.0f)) o->rate = 2e-3f;
  if (o->batch > CS_MAXBATCH) o->batch = CS_MAXBATCH;
  if (o->width > 1024) o->width = 1024;
  if (o->width < 64) o->width = 64;
  o->width = (o->width + 15) / 16 * 16;
  unsigned parts = 64;
  while (parts < o->parts && parts < 1u << 20) parts *= 2;
  o->parts = parts;
  if (o->words > 1u << 20) o->words = 1u << 20;
}

static cs_status prepare(trainer *t, cs_batcher *batcher, cs_sample *samples,
                         size_t n) {
  cs_status status = cs_batch_make(batcher, samples, n);
  if (status != CS_OK) return status;
  uint32_t *grown =
      cs_grow(t->heads, &t->capheads, batcher->batch.nrows, sizeof *grown);
  if (grown == NULL) return CS_ENOMEM;
  t->heads = grown;
  for (size_t s = 0; s < batcher->batch.nsentences; s++)
    t->heads[batcher->batch.start[s]] = batcher->batch.start[s];
  return cs_work_fit(&t->work, &t->net, &batcher->batch);
}

/* Rises, stays and falls to nothing. */
static float rateat(const trainer *t) {
  float x = (float)t->step / (float)t->steps;
  float rate = t->options.rate;
  if (x < 0.02f) return rate * x / 0.02f;
  return x < 0.3f ? rate : rate * (1.0f - x) / 0.7f;
}

static float slopesize(const cs_net *net) {
  double sum = 0.0;
  for (int i = CS_PIN; i < CS_NPARAMS; i++) {
    const cs_param *p = &net->params[i];
    for (size_t k = 0; k < p->rows * p->cols; k++)
      sum += (double)p->slope[k] * (double)p->slope[k];
  }
  return (float)sqrt(sum);
}

static cs_status learn(trainer *t, cs_sample *samples, size_t n) {
  cs_status status = prepare(t, &t->learner, samples, n);
  if (status != CS_OK) return status;
  cs_net *net = &t->net;
  cs_work *work = &t->work;
  const cs_batch *batch = &t->learner.batch;
  cs_net_flip(net);
  cs_train_embed(net, work, batch, true);
  for (size_t layer = 0; layer < CS_LAYERS; layer++)
    cs_train_lstm(net, work, batch, layer, true);
  size_t hidden = batch->nrows * 2 * net->shape.width * sizeof(float);
  for (size_t layer = 0; layer < CS_LAYERS; layer++)
    memset(work->dhidden[layer], 0, hidden);
  double loss = cs_train_tags(net, work, batch, true);
  loss += cs_train_arcs(net, work, batch, t->heads, true);
  loss += cs_train_rels(net, work, batch, batch->heads, true);
  for (size_t layer = CS_LAYERS; layer-- > 0;)
    cs_train_unlstm(net, work, batch, layer);
  cs_train_unembed(net, work, batch);
  float scale = 1.0f / (float)batch->nrows;
  float size = slopesize(net) * scale;
  if (size > 2.0f) scale *= 2.0f / size; /* no leaps */
  t->step++;
  cs_net_step(net, rateat(t), scale);
  t->progress.loss += loss / (double)batch->nrows;
  return CS_OK;
}

static void shuffle(void *items, size_t n, size_t size, uint64_t *random) {
  char *at = items, swap[64];
  for (size_t i = n; i > 1; i--) {
    size_t k = cs_train_random(random) % i;
    memcpy(swap, at + (i - 1) * size, size);
    memcpy(at + (i - 1) * size, at + k * size, size);
    memcpy(at + k * size, swap, size);
  }
}

/* Sentences of like length go together: sorted in stretches of some batches. */
static void arrange(trainer *t) {
  cs_sample *train = t->data.train;
  size_t n = t->data.ntrain;
  shuffle(train, n, sizeof *train, &t->learner.random);
  size_t stretch = (size_t)t->options.batch * 8;
  for (size_t i = 0; i < n; i += stretch) {
    size_t m = n - i < stretch ? n - i : stretch;
    for (size_t a = 1; a < m; a++) /* by insertion: short and stable */
      for (size_t b = a; b > 0; b--) {
        cs_sample *x = &train[i + b - 1], *y = &train[i + b];
        const cs_sentence *sx = &x->document->sentences[x->sentence];
        const cs_sentence *sy = &y->document->sentences[y->sentence];
        if (sx->last - sx->first <= sy->last - sy->first) break;
        cs_sample swap = *x;
        *x = *y;
        *y = swap;
      }
  }
}

static cs_status epoch(trainer *t) {
  size_t batches = t->steps / t->options.epochs;
  uint32_t *order = cs_alloc(batches * sizeof *order);
  if (order == NULL) return CS_ENOMEM;
  arrange(t);
  for (size_t i = 0; i < batches; i++) order[i] = (uint32_t)i;
  shuffle(order, batches, sizeof *order, &t->learner.random);
  cs_status status = CS_OK;
  t->progress.loss = 0.0;
  for (size_t i = 0; i < batches && status == CS_OK; i++) {
    size_t first = (size_t)order[i] * t->options.batch;
    size_t n = t->data.ntrain - first;
    if (n > t->options.batch) n = t->options.batch;
    status = learn(t, t->data.train + first, n);
  }
  cs_free(order);
  t->progress.loss /= (double)batches;
  return status;
}

typedef struct score {
  size_t words, upos, heads, labels;
} score;

static size_t best(const float *row, size_t n) {
  size_t at = 0;
  for (size_t i = 1; i < n; i++)
    if (row[i] > row[at]) at = i;
  return at;
}

static void addscore(const trainer *t, score *sum) {
  const cs_batch *batch = &t->judge.batch;
  const cs_class *classes = t->data.classes;
  for (size_t s = 0; s < batch->nsentences; s++)
    for (size_t k = 1; k < batch->size[s]; k++) {
      size_t r = batch->start[s] + k;
      size_t tag =
          best(t->work.tags + r * t->net.shape.classes, t->net.nclasses);
      size_t rel = best(t->work.labels + r * CS_RELATIONS, CS_NDEPREL);
      bool head = t->heads[r] == batch->heads[r];
      sum->words++;
      sum->upos += classes[tag].upos == classes[batch->classes[r]].upos;
      sum->heads += head;
      sum->labels +=
          head && cs_deprel_universal((cs_deprel)rel) ==
                      cs_deprel_universal((cs_deprel)batch->deprels[r]);
    }
}

static cs_status measure(trainer *t) {
  score sum = {0};
  for (size_t i = 0; i < t->data.ndev; i += 32) {
    size_t n = t->data.ndev - i < 32 ? t->data.ndev - i : 32;
    cs_status status = prepare(t, &t->judge, t->data.dev + i, n);
    if (status != CS_OK) return status;
    const cs_batch *batch = &t->judge.batch;
    cs_train_embed(&t->net, &t->work, batch, false);
    for (size_t layer = 0; layer < CS_LAYERS; layer++)
      cs_train_lstm(&t->net, &t->work, batch, layer, false);
    cs_train_tags(&t->net, &t->work, batch, false);
    cs_train_arcs(&t->net, &t->work, batch, t->heads, false);
    cs_train_rels(&t->net, &t->work, batch, t->heads, false);
    addscore(t, &sum);
  }
  double all = sum.words > 0 ? (double)sum.words / 100.0 : 1.0;
  t->progress.upos = (double)sum.upos / all;
  t->progress.uas = (double)sum.heads / all;
  t->progress.las = (double)sum.labels / all;
  return CS_OK;
}

static double seconds(void) { return (double)clock() / CLOCKS_PER_SEC; }

static cs_status start(trainer *t, const char **path) {
  const cs_train_options *o = &t->options;
  cs_status status = cs_data_read(&t->data, o, path);
  if (status != CS_OK) return status;
  cs_shape shape = {.width = o->width,
                    .words = o->words,
                    .parts = o->parts,
                    .classes = ((uint32_t)t->data.nclasses + 15) / 16 * 16,
                    .vectors = (uint32_t)t->data.ndims};
  shape.words = (uint32_t)t->data.nwords;
  status = cs_net_init(&t->net, &t->data, shape, o->seed);
  uint64_t seed = o->seed * UINT64_C(0x2545f4914f6cdd1d) | 1;
  t->learner = (cs_batcher){
      .data = &t->data, .parts = o->parts, .random = seed, .learn = true};
  t->judge = (cs_batcher){.data = &t->data, .parts = o->parts, .random = seed};
  t->steps = o->epochs * ((t->data.ntrain + o->batch - 1) / o->batch);
  t->progress.epochs = o->epochs;
  return status;
}

static int bynumber(const void *a, const void *b) {
  const cs_sample *x = a, *y = b;
  return x->number < y->number ? -1 : x->number > y->number;
}

/* What the model keeps of single words depends on their order: as read. */
static cs_status finish(trainer *t) {
  qsort(t->data.train, t->data.ntrain, sizeof *t->data.train, bynumber);
  return cs_train_write(&t->net, &t->data, &t->options);
}

cs_status cs_train(const cs_train_options *options, cs_train_report *report,
                   void *context, const char **path) {
  trainer *t = cs_alloc(sizeof *t);
  if (t == NULL) return CS_ENOMEM;
  const char *unnamed;
  if (path == NULL) path = &unnamed;
  *path = NULL;
  t->options = *options;
  defaults(&t->options);
  cs_status status = start(t, path);
  for (unsigned i = 0; i < t->options.epochs && status == CS_OK; i++) {
    double began = seconds();
    status = epoch(t);
    if (status == CS_OK) status = measure(t);
    t->progress.epoch = i + 1;
    t->progress.seconds = seconds() - began;
    if (status == CS_OK && report != NULL) report(context, &t->progress);
  }
  if (status == CS_OK) {
    *path = t->options.output;
    status = finish(t);
  }
  cs_free(t->heads);
  cs_batcher_free(&t->learner);
  cs_batcher_free(&t->judge);
  cs_work_free(&t->work);
  cs_net_free(&t->net);
  cs_data_free(&t->data);
  cs_free(t);
  return status;
}
