#include <string.h>

#include "gate.h"
#include "train_net.h"

/* What the network answers, with loss and slopes: tags from the first layer,
   heads and relations from the last. */

static void bias(float *rows, size_t n, const float *b, size_t cols) {
  for (size_t r = 0; r < n; r++) memcpy(rows + r * cols, b, cols * sizeof *b);
}

static void addto(float *restrict out, const float *restrict in, float x,
                  size_t n) {
  for (size_t i = 0; i < n; i++) out[i] += x * in[i];
}

/* rows = in . weights + b, in having 2 width columns. */
static void project(const cs_net *net, const float *in, size_t inputs, size_t n,
                    int weights, int b, float *out) {
  const cs_param *w = &net->params[weights];
  if (b >= 0) bias(out, n, net->params[b].value, w->cols);
  cs_train_product(n, inputs, w->cols, in, inputs, 1, w->value, out, w->cols,
                   b >= 0);
}

/* The way back of project; din is added to, or set if !add. */
static void unproject(cs_net *net, const float *in, size_t inputs, size_t n,
                      int weights, int b, const float *dout, float *din,
                      int add) {
  cs_param *w = &net->params[weights];
  cs_train_product(inputs, n, w->cols, in, 1, inputs, dout, w->slope, w->cols,
                   1);
  for (size_t r = 0; b >= 0 && r < n; r++)
    addto(net->params[b].slope, dout + r * w->cols, 1.0f, w->cols);
  cs_train_product(n, w->cols, inputs, dout, w->cols, 1, w->flipped, din,
                   inputs, add);
}

static void leak(float *rows, size_t n) {
  for (size_t i = 0; i < n; i++) rows[i] = cs_leaky(rows[i]);
}

static void unleak(float *restrict slope, const float *restrict rows,
                   size_t n) {
  for (size_t i = 0; i < n; i++) slope[i] *= rows[i] > 0.0f ? 1.0f : 0.1f;
}

/* Makes the scores of a row their slope: what is said less what is right.  The
   truth is partly the treebank's, partly the teachers'.  Answers the loss. */
static double slope(const cs_work *work, float *row, size_t n, size_t gold,
                    const float *soft) {
  double loss = (double)cs_train_softmax(row, n, gold);
  float share = soft != NULL ? work->share : 0.0f;
  if (soft != NULL) addto(row, soft, -share, n);
  row[gold] -= 1.0f - share;
  return loss;
}

/* Adds the probabilities of a row's scores to what the teachers say. */
static void tell(const cs_work *work, float *row, size_t n, float *soft) {
  cs_train_softmax(row, n, 0);
  addto(soft, row, work->share, n);
}

static void telltags(const cs_net *net, cs_work *work, const cs_batch *batch) {
  size_t cols = net->shape.classes;
  for (size_t r = 0; r < batch->nrows; r++)
    tell(work, work->tags + r * cols, net->nclasses,
         work->telling->tags + r * cols);
}

double cs_train_tags(cs_net *net, cs_work *work, const cs_batch *batch,
                     bool learn) {
  size_t cols = net->shape.classes, inputs = 2 * net->shape.width;
  project(net, work->hidden[0], inputs, batch->nrows, CS_PTAG, CS_PTAGBIAS,
          work->tags);
  if (work->telling != NULL) telltags(net, work, batch);
  if (!learn) return 0.0;
  double loss = 0.0;
  for (size_t s = 0; s < batch->nsentences; s++)
    for (size_t k = 0; k < batch->size[s]; k++) {
      size_t r = batch->start[s] + k;
      float *row = work->tags + r * cols;
      if (k == 0) {
        memset(row, 0, cols * sizeof *row);
        continue;
      }
      loss += slope(work, row, net->nclasses, batch->classes[r],
                    work->taught ? work->taught->tags + r * cols : NULL);
      for (size_t i = 0; i < net->nclasses; i++) row[i] *= work->tagweight;
      memset(row + net->nclasses, 0, (cols - net->nclasses) * sizeof *row);
    }
  unproject(net, work->hidden[0], inputs, batch->nrows, CS_PTAG, CS_PTAGBIAS,
            work->tags, work->dhidden[0], 1);
  return loss;
}

/* The scores of all heads (columns) for each word (rows) of a sentence. */
static void score(cs_work *work, size_t start, size_t n, size_t wide) {
  float *columns = work->scores + work->capscores;
  memset(columns, 0, CS_DARC * wide * sizeof(float));
  for (size_t r = 0; r < n; r++)
    for (size_t j = 0; j < CS_DARC; j++)
      columns[j * wide + r] = work->head[(start + r) * CS_DARC + j];
  cs_train_product(n, CS_DARC, wide, work->query + start * CS_DARC, CS_DARC, 1,
                   columns, work->scores, wide, 0);
  for (size_t r = 0; r < n; r++) work->scores[r * wide + r] = -1e9f;
}

/* `at`: where the sentence begins in what is taught of arcs. */
static double learnarcs(cs_work *work, const cs_batch *batch, size_t start,
                        size_t n, size_t wide, size_t at) {
  double loss = 0.0;
  for (size_t r = 1; r < n; r++) {
    float *row = work->scores + r * wide;
    size_t gold = batch->heads[start + r] - start;
    loss += slope(work, row, n, gold,
                  work->taught ? work->taught->arcs + at + r * wide : NULL);
    for (size_t h = 0; h < n; h++) {
      if (row[h] == 0.0f) continue;
      addto(work->dquery + (start + r) * CS_DARC,
            work->head + (start + h) * CS_DARC, row[h], CS_DARC);
      addto(work->dhead + (start + h) * CS_DARC,
            work->query + (start + r) * CS_DARC, row[h], CS_DARC);
    }
  }
  return loss;
}

double cs_train_arcs(cs_net *net, cs_work *work, const cs_batch *batch,
                     uint32_t *heads, bool learn) {
  size_t n = batch->nrows, inputs = 2 * net->shape.width;
  const float *hidden = work->hidden[CS_LAYERS - 1];
  double loss = 0.0;
  project(net, hidden, inputs, n, CS_PHEAD, CS_PHEADBIAS, work->head);
  project(net, hidden, inputs, n, CS_PDEP, CS_PDEPBIAS, work->dep);
  leak(work->head, n * CS_DARC);
  leak(work->dep, n * CS_DARC);
  project(net, work->dep, CS_DARC, n, CS_PARC, CS_PARCBIAS, work->query);
  memset(work->dquery, 0, n * CS_DARC * sizeof(float));
  memset(work->dhead, 0, n * CS_DARC * sizeof(float));
  size_t at = 0;
  for (size_t s = 0; s < batch->nsentences; s++) {
    size_t start = batch->start[s], size = batch->size[s];
    size_t wide = (size + 15) / 16 * 16;
    score(work, start, size, wide);
    for (size_t r = 1; r < size; r++) {
      const float *row = work->scores + r * wide;
      size_t best = 0;
      for (size_t h = 1; h < size; h++)
        if (row[h] > row[best]) best = h;
      heads[start + r] = (uint32_t)(start + best);
    }
    if (learn) loss += learnarcs(work, batch, start, size, wide, at);
    for (size_t r = 1; r < size && work->telling != NULL; r++)
      tell(work, work->scores + r * wide, size,
           work->telling->arcs + at + r * wide);
    at += size * wide;
  }
  if (!learn) return 0.0;
  unproject(net, work->dep, CS_DARC, n, CS_PARC, CS_PARCBIAS, work->dquery,
            work->ddep, 0);
  unleak(work->ddep, work->dep, n * CS_DARC);
  unleak(work->dhead, work->head, n * CS_DARC);
  unproject(net, hidden, inputs, n, CS_PHEAD, CS_PHEADBIAS, work->dhead,
            work->dhidden[CS_LAYERS - 1], 1);
  unproject(net, hidden, inputs, n, CS_PDEP, CS_PDEPBIAS, work->ddep,
            work->dhidden[CS_LAYERS - 1], 1);
  return loss;
}

static double learnrels(cs_work *work, const cs_batch *batch) {
  double loss = 0.0;
  for (size_t s = 0; s < batch->nsentences; s++)
    for (size_t k = 0; k < batch->size[s]; k++) {
      size_t r = batch->start[s] + k;
      float *row = work->labels + r * CS_RELATIONS;
      const float *soft =
          work->taught ? work->taught->labels + r * CS_RELATIONS : NULL;
      if (k > 0) loss += slope(work, row, CS_NDEPREL, batch->deprels[r], soft);
      size_t first = k > 0 ? CS_NDEPREL : 0;
      memset(row + first, 0, (CS_RELATIONS - first) * sizeof *row);
    }
  return loss;
}

double cs_train_rels(cs_net *net, cs_work *work, const cs_batch *batch,
                     const uint32_t *heads, bool learn) {
  size_t n = batch->nrows, inputs = 2 * net->shape.width;
  const float *hidden = work->hidden[CS_LAYERS - 1];
  project(net, hidden, inputs, n, CS_PRELHEAD, -1, work->relhead);
  project(net, hidden, inputs, n, CS_PRELDEP, CS_PRELBIAS, work->reldep);
  for (size_t r = 0; r < n; r++) {
    float *rel = work->rel + r * CS_DREL;
    memcpy(rel, work->reldep + r * CS_DREL, CS_DREL * sizeof *rel);
    addto(rel, work->relhead + heads[r] * CS_DREL, 1.0f, CS_DREL);
    leak(rel, CS_DREL);
  }
  project(net, work->rel, CS_DREL, n, CS_PREL, CS_PRELOUT, work->labels);
  for (size_t r = 0; r < n && work->telling != NULL; r++)
    tell(work, work->labels + r * CS_RELATIONS, CS_NDEPREL,
         work->telling->labels + r * CS_RELATIONS);
  if (!learn) return 0.0;
  double loss = learnrels(work, batch);
  unproject(net, work->rel, CS_DREL, n, CS_PREL, CS_PRELOUT, work->labels,
            work->drel, 0);
  unleak(work->drel, work->rel, n * CS_DREL);
  memset(work->drelhead, 0, n * CS_DREL * sizeof(float));
  for (size_t r = 0; r < n; r++)
    addto(work->drelhead + heads[r] * CS_DREL, work->drel + r * CS_DREL, 1.0f,
          CS_DREL);
  unproject(net, hidden, inputs, n, CS_PRELHEAD, -1, work->drelhead,
            work->dhidden[CS_LAYERS - 1], 1);
  unproject(net, hidden, inputs, n, CS_PRELDEP, CS_PRELBIAS, work->drel,
            work->dhidden[CS_LAYERS - 1], 1);
  return loss;
}
