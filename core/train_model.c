#include "train_model.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lemma.h"
#include "model.h"

/* Something known of a word with a tag: counted, then the most frequent kept.
 */
typedef struct fact {
  uint32_t key;
  uint32_t value; /* features, or a lemma's number in the pool */
  uint32_t usual; /* what would be said without the fact */
  uint32_t count;
} fact;

typedef struct facts {
  fact *items;
  size_t count, cap;
} facts;

static cs_status addfact(facts *f, fact item) {
  fact *grown = cs_grow(f->items, &f->cap, f->count + 1, sizeof *grown);
  if (grown == NULL) return CS_ENOMEM;
  f->items = grown;
  grown[f->count++] = item;
  return CS_OK;
}

static int byvalue(const void *a, const void *b) {
  const fact *x = a, *y = b;
  if (x->key != y->key) return x->key < y->key ? -1 : 1;
  return x->value < y->value ? -1 : x->value > y->value;
}

/* Leaves the most frequent value of each key, by key, where it is not the usual
   one. */
static void distil(facts *f) {
  size_t kept = 0;
  if (f->count > 0) qsort(f->items, f->count, sizeof *f->items, byvalue);
  for (size_t i = 0; i < f->count;) {
    fact best = {0};
    uint32_t key = f->items[i].key;
    while (i < f->count && f->items[i].key == key) {
      fact now = f->items[i];
      now.count = 0;
      while (i < f->count && f->items[i].key == key &&
             f->items[i].value == now.value)
        i++, now.count++;
      if (now.count > best.count) best = now;
    }
    if (best.value != best.usual) f->items[kept++] = best;
  }
  f->count = kept;
}

typedef struct writer {
  const cs_net *net;
  const cs_data *data;
  cs_header header;
  cs_layout layout;
  unsigned char *bytes;
  facts feats, lemmas;
  cs_pool *pool; /* of lemmas, lower case */
} writer;

static void lower(cs_buf *buf) {
  for (size_t i = 0; i < buf->size; i++)
    if (buf->bytes[i] >= 'A' && buf->bytes[i] <= 'Z')
      buf->bytes[i] = (char)(buf->bytes[i] - 'A' + 'a');
}

static bool hasdigit(cs_str text) {
  for (size_t i = 0; i < text.size; i++)
    if (text.bytes[i] >= '0' && text.bytes[i] <= '9') return true;
  return false;
}

/* What the treebank says of a token, beside what the rules would say. */
static cs_status learntoken(writer *w, const cs_document *document,
                            const cs_token *t, cs_buf scratch[2]) {
  cs_str form = cs_token_form(document, t);
  cs_feature feature;
  cs_status status =
      cs_feature_get(&scratch[0], form, false, CS_MIXED, &feature);
  if (status != CS_OK) return status;
  cs_str folded = cs_buf_str(&scratch[0]);
  uint32_t clas = cs_data_class(w->data, t);
  fact feats = {cs_feature_pair(folded, clas), t->feats,
                w->data->classes[clas].feats, 1};
  status = addfact(&w->feats, feats);
  if (status != CS_OK || t->lemma.size == 0 || t->upos == CS_PROPN ||
      hasdigit(form) || cs_str_equal(t->lemma, CS_STR("_")))
    return status;
  fact lemma = {.key = cs_feature_pair(folded, cs_lemma_tag(t->upos, t->xpos))};
  cs_buf_clear(&scratch[1]);
  status = cs_lemma_rule(&scratch[1], form, t->upos, t->xpos);
  if (status != CS_OK) return status;
  lower(&scratch[1]);
  lemma.usual = cs_pool_add(w->pool, cs_buf_str(&scratch[1]));
  cs_buf_clear(&scratch[1]);
  status = cs_buf_add(&scratch[1], t->lemma);
  if (status != CS_OK) return status;
  lower(&scratch[1]);
  lemma.value = cs_pool_add(w->pool, cs_buf_str(&scratch[1]));
  if (lemma.usual == CS_NONE || lemma.value == CS_NONE) return CS_ENOMEM;
  return addfact(&w->lemmas, lemma);
}

static cs_status learnfacts(writer *w) {
  cs_buf scratch[2] = {{0}, {0}};
  cs_status status = CS_OK;
  for (size_t i = 0; i < w->data->ntrain && status == CS_OK; i++) {
    const cs_document *document = w->data->train[i].document;
    const cs_sentence *s = &document->sentences[w->data->train[i].sentence];
    for (uint32_t k = s->first; k < s->last && status == CS_OK; k++)
      status = learntoken(w, document, &document->tokens[k], scratch);
  }
  cs_buf_free(&scratch[0]);
  cs_buf_free(&scratch[1]);
  distil(&w->feats);
  distil(&w->lemmas);
  return status;
}

static void setheader(writer *w, const cs_train_options *options) {
  cs_header *h = &w->header;
  memcpy(h->magic, CS_MODEL_MAGIC, sizeof h->magic);
  h->version = CS_MODEL_VERSION;
  h->shape = w->net->shape;
  h->nclasses = (uint32_t)w->data->nclasses;
  h->nfeats = (uint32_t)w->feats.count;
  h->nlemmas = (uint32_t)w->lemmas.count;
  for (size_t i = 0; i < w->lemmas.count; i++)
    h->lemmasize +=
        (uint32_t)cs_pool_get(w->pool, w->lemmas.items[i].value).size;
  h->seed = options->seed;
  h->epochs = options->epochs;
  h->batch = options->batch;
  h->rate = options->rate;
}

static int8_t toint(float x, float scale, float max) {
  if (scale <= 0.0f) return 0;
  float q = roundf(x / scale);
  return (int8_t)(q > max ? max : q < -max ? -max : q);
}

static float largest(const float *values, size_t n, size_t step) {
  float max = 0.0f;
  for (size_t i = 0; i < n; i++) {
    float x = fabsf(values[i * step]);
    if (x > max) max = x;
  }
  return max;
}

/* A row of the word or part table as it is used: with its vector folded in. */
static void tablerow(const writer *w, int table, uint32_t row, float *out) {
  const cs_net *net = w->net;
  const cs_param *own = &net->params[table == 0 ? CS_PWORD : CS_PPART];
  memcpy(out, own->value + (size_t)row * CS_EMBED, CS_EMBED * sizeof *out);
  size_t dims = net->shape.vectors;
  if (table == 1 || dims == 0) return;
  cs_train_product(1, dims, CS_EMBED, net->vectors + row * dims, dims, 1,
                   net->params[CS_PVECTOR].value, out, CS_EMBED, 1);
}

static void writetable(writer *w, int table, const uint32_t *order, size_t n) {
  float row[CS_EMBED], unit = 0.0f;
  for (size_t i = 0; i < n; i++) {
    tablerow(w, table, order != NULL ? order[i] : (uint32_t)i, row);
    float max = largest(row, CS_EMBED, 1);
    if (max > unit) unit = max;
  }
  unit = unit / 127.0f / 65535.0f;
  w->header.units[table] = unit;
  int8_t *values = (int8_t *)(w->bytes + w->layout.tables[table]);
  uint16_t *scales = (uint16_t *)(void *)(w->bytes + w->layout.scales[table]);
  for (size_t i = 0; i < n; i++) {
    tablerow(w, table, order != NULL ? order[i] : (uint32_t)i, row);
    float max = largest(row, CS_EMBED, 1);
    if (unit > 0.0f) scales[i] = (uint16_t)ceilf(max / 127.0f / unit);
    for (size_t k = 0; k < CS_EMBED; k++)
      values[i * CS_EMBED + k] = toint(row[k], (float)scales[i] * unit, 127.0f);
  }
}

static void writematrix(writer *w, int param) {
  const cs_param *p = &w->net->params[param];
  float *columns = (float *)(void *)(w->bytes + w->layout.columns[param]);
  if (p->rows == 1) {
    memcpy(columns, p->value, p->cols * sizeof *columns);
    return;
  }
  int8_t *values = (int8_t *)(w->bytes + w->layout.values[param]);
  for (size_t c = 0; c < p->cols; c++) {
    columns[c] = largest(p->value + c, p->rows, p->cols) / CS_MAXWEIGHT;
    for (size_t r = 0; r < p->rows; r++) {
      size_t block = c / 16 * (p->rows / 4) + r / 4;
      values[(block * 16 + c % 16) * 4 + r % 4] =
          toint(p->value[r * p->cols + c], columns[c], CS_MAXWEIGHT);
    }
  }
}

typedef struct hashrow {
  uint32_t hash, row;
} hashrow;

static int byhash(const void *a, const void *b) {
  const hashrow *x = a, *y = b;
  return x->hash < y->hash ? -1 : x->hash > y->hash;
}

static cs_status writewords(writer *w) {
  size_t n = w->data->nwords;
  hashrow *rows = cs_alloc(n * sizeof *rows);
  uint32_t *order = cs_alloc(n * sizeof *order);
  cs_status status = rows != NULL && order != NULL ? CS_OK : CS_ENOMEM;
  if (status == CS_OK) {
    for (size_t i = 0; i < n; i++)
      rows[i] = (hashrow){w->data->hashes[i], (uint32_t)i};
    qsort(rows, n, sizeof *rows, byhash);
    uint32_t *hashes = (uint32_t *)(void *)(w->bytes + w->layout.words);
    for (size_t i = 0; i < n; i++) {
      hashes[i] = rows[i].hash;
      order[i] = rows[i].row;
    }
    writetable(w, 0, order, n);
    writetable(w, 1, NULL, w->net->shape.parts);
  }
  cs_free(rows);
  cs_free(order);
  return status;
}

static void writefacts(writer *w) {
  const cs_layout *l = &w->layout;
  unsigned char *b = w->bytes;
  memcpy(b + l->classes, w->data->classes,
         w->data->nclasses * sizeof *w->data->classes);
  uint32_t *keys = (uint32_t *)(void *)(b + l->featkeys);
  uint32_t *values = (uint32_t *)(void *)(b + l->feats);
  for (size_t i = 0; i < w->feats.count; i++) {
    keys[i] = w->feats.items[i].key;
    values[i] = w->feats.items[i].value;
  }
  keys = (uint32_t *)(void *)(b + l->lemmakeys);
  uint32_t *offsets = (uint32_t *)(void *)(b + l->lemmaoffsets), at = 0;
  for (size_t i = 0; i < w->lemmas.count; i++) {
    cs_str text = cs_pool_get(w->pool, w->lemmas.items[i].value);
    keys[i] = w->lemmas.items[i].key;
    offsets[i] = at;
    memcpy(b + l->lemmatext + at, text.bytes, text.size);
    at += (uint32_t)text.size;
  }
  offsets[w->lemmas.count] = at;
}

static void seal(writer *w) {
  size_t from = offsetof(cs_header, checksum) + sizeof w->header.checksum;
  w->header.size = w->layout.size;
  memcpy(w->bytes, &w->header, sizeof w->header);
  w->header.checksum =
      cs_model_checksum(w->bytes + from, w->layout.size - from);
  memcpy(w->bytes, &w->header, sizeof w->header);
}

static cs_status save(const writer *w, const char *path) {
  FILE *file = fopen(path, "wb");
  if (file == NULL) return CS_EIO;
  bool good = fwrite(w->bytes, 1, w->layout.size, file) == w->layout.size;
  return fclose(file) == 0 && good ? CS_OK : CS_EIO;
}

cs_status cs_train_write(const cs_net *net, const cs_data *data,
                         const cs_train_options *options) {
  writer w = {.net = net, .data = data, .pool = cs_pool_new()};
  cs_status status = w.pool != NULL ? learnfacts(&w) : CS_ENOMEM;
  if (status == CS_OK) {
    setheader(&w, options);
    if (!cs_model_layout(&w.header, &w.layout)) status = CS_ELIMIT;
  }
  if (status == CS_OK) {
    w.bytes = cs_alloc(w.layout.size);
    if (w.bytes == NULL) status = CS_ENOMEM;
  }
  if (status == CS_OK) status = writewords(&w);
  if (status == CS_OK) {
    for (int i = CS_PIN; i < CS_PVECTOR; i++) writematrix(&w, i);
    writefacts(&w);
    seal(&w);
    status = save(&w, options->output);
  }
  cs_free(w.bytes);
  cs_free(w.feats.items);
  cs_free(w.lemmas.items);
  cs_pool_free(w.pool);
  return status;
}
