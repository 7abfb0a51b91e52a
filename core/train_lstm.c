#include <string.h>

#include "train_net.h"

/* The word and part tables and the LSTM layers, forwards and backwards. */

static void addto(float *restrict out, const float *restrict in, size_t n) {
  for (size_t i = 0; i < n; i++) out[i] += in[i];
}

/* One mask for all words of a sentence: a part of the columns is left out. */
static void makemask(cs_net *net, float *mask, size_t n, bool learn) {
  float kept = 1.0f / (1.0f - net->drop);
  for (size_t i = 0; i < n; i++)
    mask[i] = !learn                                        ? 1.0f
              : cs_train_uniform(&net->random) >= net->drop ? kept
                                                            : 0.0f;
}

static void applymask(const cs_batch *batch, const float *mask, float *rows,
                      size_t cols) {
  for (size_t s = 0; s < batch->nsentences; s++)
    for (size_t r = batch->start[s]; r < batch->start[s] + batch->size[s]; r++)
      for (size_t i = 0; i < cols; i++)
        rows[r * cols + i] *= mask[s * cols + i];
}

void cs_train_embed(cs_net *net, cs_work *work, const cs_batch *batch,
                    bool learn) {
  const cs_param *words = &net->params[CS_PWORD];
  const cs_param *parts = &net->params[CS_PPART];
  size_t n = batch->nrows, dims = net->shape.vectors;
  memset(work->input, 0, n * CS_INPUT * sizeof(float));
  if (dims > 0) {
    for (size_t r = 0; r < n; r++)
      memcpy(work->vector + r * dims, net->vectors + batch->words[r] * dims,
             dims * sizeof(float));
    cs_train_product(n, dims, CS_EMBED, work->vector, dims, 1,
                     net->params[CS_PVECTOR].value, work->input, CS_INPUT, 0);
  }
  for (size_t r = 0; r < n; r++) {
    float *in = work->input + r * CS_INPUT;
    if (!batch->bare[r])
      addto(in, words->value + batch->words[r] * CS_EMBED, CS_EMBED);
    for (size_t k = 0; k < CS_NPARTS; k++)
      addto(in + CS_EMBED,
            parts->value + batch->parts[r * CS_NPARTS + k] * CS_EMBED,
            CS_EMBED);
  }
  makemask(net, work->mask[0], batch->nsentences * CS_INPUT, learn);
  if (learn) applymask(batch, work->mask[0], work->input, CS_INPUT);
}

void cs_train_unembed(cs_net *net, cs_work *work, const cs_batch *batch) {
  cs_param *words = &net->params[CS_PWORD], *parts = &net->params[CS_PPART];
  size_t n = batch->nrows, dims = net->shape.vectors;
  applymask(batch, work->mask[0], work->dinput, CS_INPUT);
  for (size_t r = 0; r < n; r++) {
    const float *d = work->dinput + r * CS_INPUT;
    if (!batch->bare[r]) {
      cs_net_touch(words, batch->words[r]);
      addto(words->slope + batch->words[r] * CS_EMBED, d, CS_EMBED);
    }
    for (size_t k = 0; k < CS_NPARTS; k++) {
      uint32_t part = batch->parts[r * CS_NPARTS + k];
      cs_net_touch(parts, part);
      addto(parts->slope + part * CS_EMBED, d + CS_EMBED, CS_EMBED);
    }
  }
  if (dims == 0) return;
  /* the product needs the words' half of the columns alone */
  for (size_t r = 0; r < n; r++)
    memcpy(work->input + r * CS_EMBED, work->dinput + r * CS_INPUT,
           CS_EMBED * sizeof(float));
  cs_train_product(dims, n, CS_EMBED, work->vector, 1, dims, work->input,
                   net->params[CS_PVECTOR].slope, CS_EMBED, 1);
}

/* The row of a sentence's step, and how many sentences are that long. */
static size_t rowof(const cs_batch *batch, size_t s, size_t step, size_t dir) {
  return batch->start[s] + (dir == 0 ? step : batch->size[s] - 1 - step);
}

static size_t activeat(const cs_batch *batch, size_t step) {
  size_t n = 0;
  while (n < batch->nsentences && batch->size[n] > step) n++;
  return n;
}

/* Gates, cells and hidden state of one word from its sums. */
CS_WIDE_LOOP void cell_loop(float *restrict a, const float *restrict old,
                            float *restrict now, float *restrict squashed,
                            float *restrict hidden, size_t width) {
  for (size_t j = 0; j < 3 * width; j++) a[j] = cs_train_sigmoid(a[j]);
  for (size_t j = 3 * width; j < 4 * width; j++) a[j] = cs_train_tanh(a[j]);
  for (size_t j = 0; j < width; j++) {
    float c = a[width + j] * old[j] + a[j] * a[3 * width + j];
    now[j] = c;
    squashed[j] = cs_train_tanh(c);
    hidden[j] = a[2 * width + j] * squashed[j];
  }
}
CS_WIDEST(cell,
          (float *restrict a, const float *restrict old, float *restrict now,
           float *restrict squashed, float *restrict hidden, size_t width),
          (a, old, now, squashed, hidden, width))

static void forwards(cs_net *net, cs_work *work, const cs_batch *batch,
                     size_t layer, size_t dir) {
  size_t width = net->shape.width;
  const float *rec = net->params[CS_PREC + layer * 2 + dir].value;
  float *gates = work->gates[layer][dir];
  memset(work->stephidden, 0, batch->nsentences * width * sizeof(float));
  memset(work->stepcell, 0, batch->nsentences * width * sizeof(float));
  for (size_t step = 0, m; (m = activeat(batch, step)) > 0; step++) {
    for (size_t s = 0; s < m; s++) {
      size_t row = rowof(batch, s, step, dir);
      memcpy(work->stepgates + s * 4 * width, gates + row * 4 * width,
             4 * width * sizeof(float));
      memcpy(work->before[layer][dir] + row * width,
             work->stephidden + s * width, width * sizeof(float));
    }
    if (step > 0)
      cs_train_product(m, width, 4 * width, work->stephidden, width, 1, rec,
                       work->stepgates, 4 * width, 1);
    for (size_t s = 0; s < m; s++) {
      size_t row = rowof(batch, s, step, dir);
      float *a = work->stepgates + s * 4 * width;
      float *now = work->cell[layer][dir] + row * width;
      float *hidden = work->stephidden + s * width;
      cell(a, work->stepcell + s * width, now,
           work->squashed[layer][dir] + row * width, hidden, width);
      memcpy(gates + row * 4 * width, a, 4 * width * sizeof(float));
      memcpy(work->stepcell + s * width, now, width * sizeof(float));
      memcpy(work->hidden[layer] + row * 2 * width + dir * width, hidden,
             width * sizeof(float));
    }
  }
}

void cs_train_lstm(cs_net *net, cs_work *work, const cs_batch *batch,
                   size_t layer, bool learn) {
  size_t width = net->shape.width;
  size_t inputs = layer == 0 ? CS_INPUT : 2 * width;
  const float *x = layer == 0 ? work->input : work->hidden[layer - 1];
  for (size_t dir = 0; dir < 2; dir++) {
    float *gates = work->gates[layer][dir];
    for (size_t r = 0; r < batch->nrows; r++)
      memcpy(gates + r * 4 * width,
             net->params[CS_PBIAS + layer * 2 + dir].value,
             4 * width * sizeof(float));
    cs_train_product(batch->nrows, inputs, 4 * width, x, inputs, 1,
                     net->params[CS_PIN + layer * 2 + dir].value, gates,
                     4 * width, 1);
    forwards(net, work, batch, layer, dir);
  }
  float *mask = work->mask[layer + 1];
  makemask(net, mask, batch->nsentences * 2 * width, learn);
  if (learn) applymask(batch, mask, work->hidden[layer], 2 * width);
}

typedef struct uncell {
  const float *gates, *old, *squashed; /* old: the cell of the step before */
  float *dgates, *dcell;
} uncell;

/* The way back through one cell; dh is the slope of its hidden state. */
CS_WIDE_LOOP void backcell_loop(const uncell *u, const float *restrict dh,
                                size_t width) {
  const float *restrict gates = u->gates, *restrict squashed = u->squashed;
  const float *restrict old = u->old;
  float *restrict dgates = u->dgates, *restrict dcell = u->dcell;
  for (size_t j = 0; j < width; j++) {
    float i = gates[j], f = gates[width + j], o = gates[2 * width + j];
    float g = gates[3 * width + j], t = squashed[j];
    float dc = dcell[j] + dh[j] * o * (1.0f - t * t);
    dgates[j] = dc * g * i * (1.0f - i);
    dgates[width + j] = dc * old[j] * f * (1.0f - f);
    dgates[2 * width + j] = dh[j] * t * o * (1.0f - o);
    dgates[3 * width + j] = dc * i * (1.0f - g * g);
    dcell[j] = dc * f;
  }
}
CS_WIDEST(backcell, (const uncell *u, const float *restrict dh, size_t width),
          (u, dh, width))

static void backwards(cs_net *net, cs_work *work, const cs_batch *batch,
                      size_t layer, size_t dir) {
  size_t width = net->shape.width;
  const float *flipped = net->params[CS_PREC + layer * 2 + dir].flipped;
  float *dhidden = work->stephidden;
  memset(dhidden, 0, batch->nsentences * width * sizeof(float));
  memset(work->stepcell, 0, batch->nsentences * width * sizeof(float));
  for (size_t step = batch->size[0]; step-- > 0;) {
    size_t m = activeat(batch, step);
    for (size_t s = 0; s < m; s++) {
      size_t row = rowof(batch, s, step, dir);
      size_t old = step > 0 ? rowof(batch, s, step - 1, dir) : 0;
      addto(dhidden + s * width,
            work->dhidden[layer] + row * 2 * width + dir * width, width);
      uncell u = {work->gates[layer][dir] + row * 4 * width,
                  step > 0 ? work->cell[layer][dir] + old * width : work->none,
                  work->squashed[layer][dir] + row * width,
                  work->stepgates + s * 4 * width, work->stepcell + s * width};
      backcell(&u, dhidden + s * width, width);
      memcpy(work->dgates + row * 4 * width, u.dgates,
             4 * width * sizeof(float));
    }
    if (step > 0)
      cs_train_product(m, 4 * width, width, work->stepgates, 4 * width, 1,
                       flipped, dhidden, width, 0);
  }
}

void cs_train_unlstm(cs_net *net, cs_work *work, const cs_batch *batch,
                     size_t layer) {
  size_t width = net->shape.width, n = batch->nrows;
  size_t inputs = layer == 0 ? CS_INPUT : 2 * width;
  const float *x = layer == 0 ? work->input : work->hidden[layer - 1];
  float *dx = layer == 0 ? work->dinput : work->dhidden[layer - 1];
  applymask(batch, work->mask[layer + 1], work->dhidden[layer], 2 * width);
  for (size_t dir = 0; dir < 2; dir++) {
    int at = (int)(layer * 2 + dir);
    backwards(net, work, batch, layer, dir);
    cs_train_product(width, n, 4 * width, work->before[layer][dir], 1, width,
                     work->dgates, net->params[CS_PREC + at].slope, 4 * width,
                     1);
    cs_train_product(inputs, n, 4 * width, x, 1, inputs, work->dgates,
                     net->params[CS_PIN + at].slope, 4 * width, 1);
    for (size_t r = 0; r < n; r++)
      addto(net->params[CS_PBIAS + at].slope, work->dgates + r * 4 * width,
            4 * width);
    /* the tags' slope is in the first layer's already */
    cs_train_product(n, 4 * width, inputs, work->dgates, 4 * width, 1,
                     net->params[CS_PIN + at].flipped, dx, inputs,
                     layer > 0 || dir == 1);
  }
}
