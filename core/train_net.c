#include "train_net.h"

#include <math.h>
#include <string.h>

/* The size of random first values, so that the layers start alive. */
static float spread(int param, size_t rows) {
  if (param == CS_PWORD) return 0.0f; /* the vectors speak first */
  if (param == CS_PPART) return 0.05f;
  if (param == CS_PVECTOR) return 0.12f;
  if (rows == 1) return 0.0f;
  float fan = sqrtf(3.0f / (float)rows);
  if (param >= CS_PIN && param < CS_PREC) return 0.8f * fan;
  if (param >= CS_PREC && param < CS_PBIAS) return 0.6f * fan;
  if (param == CS_PARC) return 0.6f * fan;
  return fan;
}

static bool initparam(cs_net *net, int at) {
  cs_param *p = &net->params[at];
  cs_shape_of(&net->shape, at, &p->rows, &p->cols);
  size_t n = p->rows * p->cols;
  p->value = cs_alloc(n * sizeof(float));
  p->slope = cs_alloc(n * sizeof(float));
  p->first = cs_alloc(n * sizeof(float));
  p->second = cs_alloc(n * sizeof(float));
  p->average = cs_alloc(n * sizeof(float));
  if (!p->value || !p->slope || !p->first || !p->second || !p->average)
    return false;
  if (at == CS_PWORD || at == CS_PPART) {
    p->touched = cs_alloc(p->rows * sizeof *p->touched);
    p->istouched = cs_alloc(p->rows);
    if (!p->touched || !p->istouched) return false;
  } else if (p->rows > 1) {
    p->flipped = cs_alloc((p->rows + 15) / 16 * 16 * p->cols * sizeof(float));
    if (!p->flipped) return false;
  }
  float size = spread(at, p->rows);
  for (size_t i = 0; i < n; i++)
    p->value[i] = size * (2.0f * cs_train_uniform(&net->random) - 1.0f);
  if (at >= CS_PBIAS && at < CS_PTAG) /* remember at first */
    for (size_t i = net->shape.width; i < 2 * net->shape.width; i++)
      p->value[i] = 1.0f;
  return true;
}

cs_status cs_net_init(cs_net *net, const cs_data *data, cs_shape shape,
                      uint64_t seed) {
  *net = (cs_net){.left = {1.0, 1.0},
                  .shape = shape,
                  .nclasses = data->nclasses,
                  .vectors = data->vectors,
                  .random = seed * UINT64_C(0x9e3779b97f4a7c15) | 1};
  for (int i = 0; i < CS_NPARAMS; i++)
    if (!initparam(net, i)) return CS_ENOMEM;
  cs_param *words = &net->params[CS_PWORD];
  for (uint32_t i = 0; i < data->nwords; i++) { /* those without a vector */
    bool bare = true;
    for (size_t k = 0; k < data->ndims && bare; k++)
      bare = data->vectors[i * data->ndims + k] == 0.0f;
    for (size_t k = 0; bare && k < CS_EMBED; k++)
      words->value[i * CS_EMBED + k] =
          0.2f * (2.0f * cs_train_uniform(&net->random) - 1.0f);
  }
  return CS_OK;
}

void cs_net_rest(cs_net *net) {
  for (int i = 0; i < CS_NPARAMS; i++) {
    cs_param *p = &net->params[i];
    cs_free(p->slope);
    cs_free(p->first);
    cs_free(p->second);
    cs_free(p->average);
    cs_free(p->flipped);
    cs_free(p->touched);
    cs_free(p->istouched);
    *p = (cs_param){.rows = p->rows, .cols = p->cols, .value = p->value};
  }
}

void cs_net_copy(cs_net *net, const cs_net *from) {
  for (int i = 0; i < CS_NPARAMS; i++) {
    cs_param *p = &net->params[i];
    memcpy(p->value, from->params[i].value,
           p->rows * p->cols * sizeof *p->value);
  }
}

void cs_net_free(cs_net *net) {
  cs_net_rest(net);
  for (int i = 0; i < CS_NPARAMS; i++) cs_free(net->params[i].value);
}

void cs_net_flip(cs_net *net) {
  for (int i = 0; i < CS_NPARAMS; i++) {
    cs_param *p = &net->params[i];
    if (p->flipped == NULL) continue;
    size_t wide = (p->rows + 15) / 16 * 16;
    for (size_t r0 = 0; r0 < p->rows; r0 += 16)
      for (size_t c = 0; c < p->cols; c++)
        for (size_t r = r0; r < r0 + 16 && r < p->rows; r++)
          p->flipped[c * wide + r] = p->value[r * p->cols + c];
  }
}

void cs_net_touch(cs_param *param, uint32_t row) {
  if (param->istouched[row]) return;
  param->istouched[row] = true;
  param->touched[param->ntouched++] = row;
}

typedef struct adam {
  float rate, scale, fix1, fix2;
} adam;

CS_WIDE_LOOP void update_loop(cs_param *p, size_t first, size_t n,
                              const adam *a) {
  float *restrict value = p->value + first, *restrict slope = p->slope + first;
  float *restrict m = p->first + first, *restrict v = p->second + first;
  for (size_t i = 0; i < n; i++) {
    float g = slope[i] * a->scale;
    m[i] = 0.9f * m[i] + 0.1f * g;
    v[i] = 0.98f * v[i] + 0.02f * g * g;
    value[i] -= a->rate * (m[i] * a->fix1) / (sqrtf(v[i] * a->fix2) + 1e-8f);
    slope[i] = 0.0f;
  }
}
CS_WIDEST(update, (cs_param * p, size_t first, size_t n, const adam *a),
          (p, first, n, a))

CS_WIDE_LOOP void blend_loop(float *restrict average,
                             const float *restrict value, size_t n,
                             float part) {
  for (size_t i = 0; i < n; i++) average[i] += part * (value[i] - average[i]);
}
CS_WIDEST(blend,
          (float *restrict average, const float *restrict value, size_t n,
           float part),
          (average, value, n, part))

void cs_net_average(cs_net *net, float part) {
  for (int i = 0; i < CS_NPARAMS; i++) {
    cs_param *p = &net->params[i];
    blend(p->average, p->value, p->rows * p->cols, part);
  }
}

void cs_net_swap(cs_net *net) {
  for (int i = 0; i < CS_NPARAMS; i++) {
    cs_param *p = &net->params[i];
    float *value = p->value;
    p->value = p->average;
    p->average = value;
  }
}

void cs_net_step(cs_net *net, float rate, float scale) {
  net->left[0] *= 0.9;
  net->left[1] *= 0.98;
  adam a = {rate, scale, (float)(1.0 / (1.0 - net->left[0])),
            (float)(1.0 / (1.0 - net->left[1]))};
  for (int i = 0; i < CS_NPARAMS; i++) {
    cs_param *p = &net->params[i];
    if (p->touched == NULL) {
      update(p, 0, p->rows * p->cols, &a);
      continue;
    }
    for (size_t k = 0; k < p->ntouched; k++) {
      update(p, p->touched[k] * p->cols, p->cols, &a);
      p->istouched[p->touched[k]] = false;
    }
    p->ntouched = 0;
  }
}

/* Hands out parts of one block; with block NULL only counts. */
static float *take(float **block, size_t *total, size_t n) {
  n = (n + 15) / 16 * 16;
  *total += n;
  if (*block == NULL) return NULL;
  float *part = *block;
  *block += n;
  return part;
}

static size_t layout(cs_work *w, const cs_net *net, size_t rows, float *block) {
  size_t width = net->shape.width, total = 0;
  w->input = take(&block, &total, rows * CS_INPUT);
  w->dinput = take(&block, &total, rows * CS_INPUT);
  w->vector = take(&block, &total, rows * net->shape.vectors);
  for (int l = 0; l < CS_LAYERS; l++) {
    for (int d = 0; d < 2; d++) {
      w->gates[l][d] = take(&block, &total, rows * 4 * width);
      w->cell[l][d] = take(&block, &total, rows * width);
      w->squashed[l][d] = take(&block, &total, rows * width);
      w->before[l][d] = take(&block, &total, rows * width);
    }
    w->hidden[l] = take(&block, &total, rows * 2 * width);
    w->dhidden[l] = take(&block, &total, rows * 2 * width);
  }
  w->dgates = take(&block, &total, rows * 4 * width);
  w->stepgates = take(&block, &total, CS_MAXBATCH * 4 * width);
  w->stephidden = take(&block, &total, CS_MAXBATCH * width);
  w->stepcell = take(&block, &total, CS_MAXBATCH * width);
  w->none = take(&block, &total, width);
  w->tags = take(&block, &total, rows * net->shape.classes);
  w->head = take(&block, &total, rows * CS_DARC);
  w->dep = take(&block, &total, rows * CS_DARC);
  w->dhead = take(&block, &total, rows * CS_DARC);
  w->ddep = take(&block, &total, rows * CS_DARC);
  w->query = take(&block, &total, rows * CS_DARC);
  w->dquery = take(&block, &total, rows * CS_DARC);
  w->relhead = take(&block, &total, rows * CS_DREL);
  w->reldep = take(&block, &total, rows * CS_DREL);
  w->drelhead = take(&block, &total, rows * CS_DREL);
  w->dreldep = take(&block, &total, rows * CS_DREL);
  w->rel = take(&block, &total, rows * CS_DREL);
  w->drel = take(&block, &total, rows * CS_DREL);
  w->labels = take(&block, &total, rows * CS_RELATIONS);
  w->mask[0] = take(&block, &total, CS_MAXBATCH * CS_INPUT);
  for (int l = 0; l < CS_LAYERS; l++)
    w->mask[l + 1] = take(&block, &total, CS_MAXBATCH * 2 * width);
  return total;
}

cs_status cs_work_fit(cs_work *work, const cs_net *net, const cs_batch *batch) {
  size_t longest = 0;
  for (size_t i = 0; i < batch->nsentences; i++)
    if (batch->size[i] > longest) longest = batch->size[i];
  size_t scores = longest * ((longest + 15) / 16 * 16);
  if (scores > work->capscores) {
    cs_free(work->scores);
    work->capscores = 0;
    /* scores and the heads' columns beside them */
    work->scores =
        cs_alloc((scores + CS_DARC * (longest + 16)) * sizeof(float));
    if (work->scores == NULL) return CS_ENOMEM;
    work->capscores = scores;
  }
  if (batch->nrows <= work->cap) return CS_OK;
  size_t rows = batch->nrows + batch->nrows / 2;
  cs_free(work->block);
  work->cap = 0;
  work->block = cs_alloc(layout(work, net, rows, NULL) * sizeof(float) + 64);
  if (work->block == NULL) return CS_ENOMEM;
  uintptr_t at = ((uintptr_t)work->block + 63) & ~(uintptr_t)63;
  layout(work, net, rows, (float *)at);
  memset(work->none, 0, net->shape.width * sizeof(float));
  work->cap = rows;
  return CS_OK;
}

void cs_work_free(cs_work *work) {
  cs_free(work->block);
  cs_free(work->scores);
}
