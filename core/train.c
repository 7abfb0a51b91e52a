#include "train.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "train_batch.h"
#include "train_model.h"
#include "train_teacher.h"

/* Part of a training, in which the rate of learning rises and falls. */
typedef struct lesson {
  unsigned parts;   /* of the epochs, in 56ths */
  float rate;       /* beside that of the options */
  float drop;       /* of the columns are left out */
  float taught;     /* of heads and relations; the rest is the treebank's */
  float taughttags; /* of tags */
  float tagweight;  /* of their loss: only the first layer gives them */
  bool last;        /* the last treebank, too */
} lesson;

/* Teachers learn for a shorter time, for they are soon better than the model
   will be. */
static const lesson TEACHER = {17, 1.0f, 0.33f, 0.0f, 0.0f, 1.0f, true};
static const lesson ALONE = {56, 1.0f, 0.33f, 0.0f, 0.0f, 1.0f, true};

/* A taught model learns from the treebanks and its teachers, then more and more
   from these.  Less and less is left out: teachers tell much more of a sentence
   than a treebank, and the model is small itself. */
static const lesson TAUGHT[] = {
    {30, 1.0f, 0.33f, 0.6f, 0.4f, 1.0f, true},
    {12, 0.5f, 0.15f, 0.9f, 0.8f, 1.0f, false},
    {14, 0.5f, 0.08f, 0.9f, 1.0f, 2.0f, true},
};
enum { LESSONS = sizeof TAUGHT / sizeof *TAUGHT };

typedef struct trainer {
  cs_train_options options;
  cs_data data;
  cs_net net;
  cs_work work;
  cs_teachers teachers;
  cs_batcher learner, judge;
  uint32_t *heads; /* predicted, by row */
  size_t capheads;
  cs_train_progress progress;
  const lesson *lesson;
  size_t step, steps; /* of the lesson */
  size_t averaged;    /* times */
  size_t samples;     /* of all treebanks to learn from */
} trainer;

/* What was not given, and what a model can hold instead of what was. */
static void defaults(cs_train_options *o) {
  if (o->seed == 0) o->seed = 1;
  if (o->epochs == 0) o->epochs = o->teachers > 0 ? 56 : 30;
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
  float rate = t->options.rate * t->lesson->rate;
  if (x < 0.02f) return rate * x / 0.02f;
  return x < 0.3f ? rate : rate * (1.0f - x) / 0.7f;
}

/* The sum of squares; eight sums, for the processor adds that many at once. */
static double squares(const float *x, size_t n) {
  double sum[8] = {0};
  for (size_t i = 0; i + 8 <= n; i += 8)
    for (size_t k = 0; k < 8; k++)
      sum[k] += (double)x[i + k] * (double)x[i + k];
  for (size_t k = 1; k < 8; k++) sum[0] += sum[k];
  return sum[0];
}

static float slopesize(const cs_net *net) {
  double sum = 0.0;
  for (int i = CS_PIN; i < CS_NPARAMS; i++) {
    const cs_param *p = &net->params[i];
    sum += squares(p->slope, p->rows * p->cols);
  }
  return (float)sqrt(sum);
}

/* What is kept is the mean of the network over its last steps, the latest
   weighing most (Polyak and Juditsky 1992): some hundred looks, or the last
   twentieth of a short training. */
static void average(trainer *t) {
  size_t every = t->steps < 1024 ? t->steps / 64 + 1 : 16;
  if (t->step % every != 0) return;
  float part = 1.0f / (float)++t->averaged;
  float least = 20.0f * (float)every / (float)t->steps;
  if (least < 0.01f) least = 0.01f;
  cs_net_average(&t->net, part > least ? part : least);
}

/* Sentences with other words than theirs, of which only teachers know. */
#define SWAPS 0.3f

static cs_status learn(trainer *t, cs_sample *samples, size_t n) {
  cs_status status = prepare(t, &t->learner, samples, n);
  if (status != CS_OK) return status;
  cs_net *net = &t->net;
  cs_work *work = &t->work;
  const cs_batch *batch = &t->learner.batch;
  if (t->teachers.count > 0 && t->progress.teacher == 0) {
    status = cs_teachers_tell(&t->teachers, batch, t->heads);
    if (status != CS_OK) return status;
    work->taught = &t->teachers.soft;
    work->share = t->lesson->taughttags;
  }
  cs_net_flip(net);
  cs_train_embed(net, work, batch, true);
  for (size_t layer = 0; layer < CS_LAYERS; layer++)
    cs_train_lstm(net, work, batch, layer, true);
  size_t hidden = batch->nrows * 2 * net->shape.width * sizeof(float);
  for (size_t layer = 0; layer < CS_LAYERS; layer++)
    memset(work->dhidden[layer], 0, hidden);
  double loss = cs_train_tags(net, work, batch, true);
  work->share = t->lesson->taught;
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
  average(t);
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

static unsigned epochsof(const cs_train_options *o, const lesson *l) {
  return (o->epochs * l->parts + 55) / 56;
}

static cs_status epoch(trainer *t) {
  size_t batches = t->steps / epochsof(&t->options, t->lesson);
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
  t->work.taught = NULL;
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

static int bynumber(const void *a, const void *b) {
  const cs_sample *x = a, *y = b;
  return x->number < y->number ? -1 : x->number > y->number;
}

/* Teachers are wider, for nobody waits for them. */
static unsigned widthof(const cs_train_options *o, unsigned teacher) {
  return teacher > 0 ? (o->width + o->width / 2 + 15) / 16 * 16 : o->width;
}

/* Makes a network for what learns next: a teacher, numbered from 1, or the
   model, 0; in a later lesson with what it has learnt. */
static cs_status renew(trainer *t, unsigned teacher, bool later) {
  const cs_train_options *o = &t->options;
  cs_net before = t->net;
  cs_shape shape = {.width = widthof(o, teacher),
                    .words = (uint32_t)t->data.nwords,
                    .parts = o->parts,
                    .classes = ((uint32_t)t->data.nclasses + 15) / 16 * 16,
                    .vectors = (uint32_t)t->data.ndims};
  cs_status status =
      cs_net_init(&t->net, &t->data, shape, o->seed + UINT64_C(1000) * teacher);
  if (status == CS_OK && later) cs_net_copy(&t->net, &before);
  cs_net_free(&before);
  return status;
}

/* Makes all ready for a lesson. */
static cs_status start(trainer *t, unsigned teacher, const lesson *now) {
  const cs_train_options *o = &t->options;
  bool taught = teacher == 0 && t->teachers.count > 0;
  uint64_t number = o->seed + UINT64_C(1000) * teacher;
  uint64_t seed = number * UINT64_C(0x2545f4914f6cdd1d) | 1;
  cs_status status = renew(t, teacher, taught && now > TAUGHT);
  t->lesson = now;
  t->data.ntrain = t->samples;
  qsort(t->data.train, t->data.ntrain, sizeof *t->data.train, bynumber);
  if (!now->last && t->data.nlast < t->samples) t->data.ntrain -= t->data.nlast;
  t->learner.data = t->judge.data = &t->data;
  t->learner.parts = t->judge.parts = o->parts;
  t->learner.random = t->judge.random = seed;
  t->learner.learn = true;
  t->learner.swaps = taught ? SWAPS : 0.0f;
  t->net.drop = now->drop;
  cs_work_free(&t->work); /* of another width */
  t->work = (cs_work){.tagweight = now->tagweight};
  t->step = t->averaged = 0;
  t->steps = epochsof(o, now) * ((t->data.ntrain + o->batch - 1) / o->batch);
  return status;
}

/* What the model keeps of single words depends on their order: as read. */
static cs_status finish(trainer *t) {
  t->data.ntrain = t->samples;
  qsort(t->data.train, t->data.ntrain, sizeof *t->data.train, bynumber);
  return cs_train_write(&t->net, &t->data, &t->options);
}

/* A lesson to its end: the network's values are the averages then. */
static cs_status learnlesson(trainer *t, unsigned teacher, const lesson *now,
                             cs_train_report *report, void *context) {
  unsigned epochs = epochsof(&t->options, now);
  cs_status status = start(t, teacher, now);
  for (unsigned i = 0; i < epochs && status == CS_OK; i++) {
    double began = seconds();
    status = epoch(t);
    cs_net_swap(&t->net);
    if (status == CS_OK) status = measure(t);
    if (i + 1 < epochs) cs_net_swap(&t->net);
    t->progress.epoch++;
    t->progress.seconds = seconds() - began;
    if (status == CS_OK && report != NULL) report(context, &t->progress);
  }
  return status;
}

/* Trains a network with all its lessons. */
static cs_status run(trainer *t, unsigned teacher, cs_train_report *report,
                     void *context) {
  bool taught = teacher == 0 && t->teachers.count > 0;
  const lesson *lessons = taught ? TAUGHT : teacher > 0 ? &TEACHER : &ALONE;
  size_t n = taught ? LESSONS : 1;
  cs_status status = CS_OK;
  t->progress.teacher = teacher;
  t->progress.epoch = t->progress.epochs = 0;
  for (size_t i = 0; i < n; i++)
    t->progress.epochs += epochsof(&t->options, &lessons[i]);
  for (size_t i = 0; i < n && status == CS_OK; i++)
    status = learnlesson(t, teacher, &lessons[i], report, context);
  return status;
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
  cs_status status = cs_data_read(&t->data, &t->options, path);
  t->samples = t->data.ntrain;
  for (unsigned i = 1; i <= t->options.teachers && status == CS_OK; i++) {
    status = run(t, i, report, context);
    if (status == CS_OK) status = cs_teachers_add(&t->teachers, &t->net);
  }
  if (status == CS_OK) status = run(t, 0, report, context);
  if (status == CS_OK) {
    *path = t->options.output;
    status = finish(t);
  }
  cs_free(t->heads);
  cs_batcher_free(&t->learner);
  cs_batcher_free(&t->judge);
  cs_work_free(&t->work);
  cs_net_free(&t->net);
  cs_teachers_free(&t->teachers);
  cs_data_free(&t->data);
  cs_free(t);
  return status;
}
