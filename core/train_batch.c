#include "train_batch.h"

#include <stdlib.h>

#include "train_headline.h"

static uint32_t sizeofsample(const cs_sample *s) {
  const cs_sentence *sentence = &s->document->sentences[s->sentence];
  return sentence->last - sentence->first;
}

static int longestfirst(const void *a, const void *b) {
  const cs_sample *x = a, *y = b;
  uint32_t n = sizeofsample(x), m = sizeofsample(y);
  if (n != m) return n < m ? 1 : -1;
  return x->number < y->number ? -1 : x->number > y->number;
}

static cs_status fit(cs_batcher *b, size_t rows) {
  if (rows <= b->caprows) return CS_OK;
  cs_batch *batch = &b->batch;
  size_t n = rows * 2;
  cs_batcher_free(b);
  b->caprows = 0;
  batch->words = cs_alloc(n * sizeof *batch->words);
  batch->bare = cs_alloc(n * sizeof *batch->bare);
  batch->parts = cs_alloc(n * CS_NPARTS * sizeof *batch->parts);
  batch->classes = cs_alloc(n * sizeof *batch->classes);
  batch->heads = cs_alloc(n * sizeof *batch->heads);
  batch->deprels = cs_alloc(n * sizeof *batch->deprels);
  if (!batch->words || !batch->bare || !batch->parts || !batch->classes ||
      !batch->heads || !batch->deprels)
    return CS_ENOMEM;
  b->caprows = n;
  return CS_OK;
}

/* How a sample is shown: as it is, or with the capitals of a headline; with
   `headline` also in its words, with `swap` with some other ones. */
typedef enum casing { ASIS, UPPER, TITLE, LOWER } casing;
typedef struct look {
  casing casing;
  bool headline, swap;
} look;

static look choose(cs_batcher *b) {
  look how = {ASIS, false, false};
  if (!b->learn) return how;
  float x = cs_train_uniform(&b->random);
  if (x < 0.03f)
    how.casing = UPPER;
  else if (x < 0.06f)
    how.casing = TITLE;
  else if (x < 0.07f)
    how.casing = LOWER;
  float chance = how.casing == ASIS ? 0.05f : 0.5f;
  how.headline = cs_train_uniform(&b->random) < chance;
  how.swap = cs_train_uniform(&b->random) < b->swaps;
  return how;
}

static char recase(char c, bool upper) {
  if (upper && c >= 'a' && c <= 'z') return (char)(c - 'a' + 'A');
  if (!upper && c >= 'A' && c <= 'Z') return (char)(c - 'A' + 'a');
  return c;
}

/* The form as shown; words that headlines write small stay small. */
static cs_status show(cs_batcher *b, cs_str form, casing how, uint8_t upos,
                      bool initial, cs_str *out) {
  *out = form;
  if (how == ASIS || form.size == 0) return CS_OK;
  bool small = upos == CS_ADP || upos == CS_DET || upos == CS_CCONJ ||
               upos == CS_PART || upos == CS_SCONJ;
  if (how == TITLE && small && !initial && form.size < 5) return CS_OK;
  cs_buf_clear(&b->form);
  for (size_t i = 0; i < form.size; i++) {
    char c = form.bytes[i];
    if (how != TITLE) c = recase(c, how == UPPER);
    if (how == TITLE && i == 0) c = recase(c, true);
    cs_status status = cs_buf_addbyte(&b->form, c);
    if (status != CS_OK) return status;
  }
  *out = cs_buf_str(&b->form);
  return CS_OK;
}

static bool hasdependent(const cs_document *document, const cs_sentence *s,
                         uint32_t token) {
  for (uint32_t i = s->first; i < s->last; i++)
    if (document->tokens[i].head == (int32_t)(token - s->first)) return true;
  return false;
}

/* Headlines have no full stop, which tells "Talks called off" from "He called
   off talks.": shows some other sentences without theirs. */
static bool dropslast(cs_batcher *b, const cs_document *document,
                      const cs_sentence *s, look how) {
  if (!b->learn || s->last - s->first < 3) return false;
  if (document->tokens[s->last - 1].upos != CS_PUNCT) return false;
  float chance = how.headline ? 1.0f : how.casing == ASIS ? 0.05f : 0.8f;
  if (cs_train_uniform(&b->random) >= chance) return false;
  return !hasdependent(document, s, s->last - 1);
}

/* Sets the places of a sentence's tokens; answers the rows it will have. */
static cs_status place(cs_batcher *b, const cs_document *document,
                       const cs_sentence *s, look how, uint32_t *rows) {
  uint32_t *grown =
      cs_grow(b->places, &b->capplaces, s->last - s->first + 1, sizeof *grown);
  if (grown == NULL) return CS_ENOMEM;
  b->places = grown;
  bool open = dropslast(b, document, s, how);
  *rows = 1;
  for (uint32_t k = s->first; k < s->last; k++) {
    bool drop = k + 1 == s->last && open;
    if (how.headline && cs_headline_drops(document, s, k)) drop = true;
    grown[k - s->first] = drop ? 0 : (*rows)++;
  }
  return CS_OK;
}

static cs_casing casingof(const cs_document *document, const cs_sentence *s,
                          casing how) {
  if (how == UPPER) return CS_UPPER;
  if (how == TITLE) return CS_TITLE;
  if (how == LOWER) return CS_MIXED;
  return cs_feature_casing(document, s->first, s->last);
}

static void addroot(cs_batch *batch) {
  size_t r = batch->nrows++;
  batch->words[r] = CS_ROOTWORD;
  batch->bare[r] = false;
  for (uint32_t k = 0; k < CS_NPARTS; k++) batch->parts[r * CS_NPARTS + k] = 0;
  batch->heads[r] = (uint32_t)r;
  batch->classes[r] = 0;
  batch->deprels[r] = CS_ROOT;
}

static void setword(cs_batcher *b, size_t r, uint32_t hash) {
  uint32_t row = cs_data_word(b->data, hash);
  bool rare = row >= CS_FIRSTWORD && b->data->counts[row] < 2;
  if (b->learn && row >= CS_FIRSTWORD) {
    /* what is known of a word only by its vector, or not at all, must be
       enough now and then: rarer words are dropped more often */
    float count = (float)b->data->counts[row];
    if (cs_train_uniform(&b->random) < 0.05f + 0.4f / (1.0f + count))
      rare = true;
    if (cs_train_uniform(&b->random) < 0.05f) row = CS_UNKNOWN;
  }
  b->batch.words[r] = row;
  b->batch.bare[r] = rare && row != CS_UNKNOWN && b->data->ndims > 0;
  if (rare && b->data->ndims == 0) b->batch.words[r] = CS_UNKNOWN;
}

/* Another word with the same tags from within some sentence; most classes are
   met soon, words of the others stay. */
static cs_status swap(cs_batcher *b, const cs_token *t, bool initial) {
  for (int tries = 0; tries < 48; tries++) {
    const cs_data *data = b->data;
    const cs_sample *from =
        &data->train[cs_train_random(&b->random) % data->ntrain];
    const cs_sentence *s = &from->document->sentences[from->sentence];
    uint32_t k = s->first + cs_train_random(&b->random) % (s->last - s->first);
    const cs_token *other = &from->document->tokens[k];
    if (k == s->first || other->upos != t->upos || other->xpos != t->xpos ||
        other->feats != t->feats)
      continue;
    cs_status status =
        cs_buf_add(&b->verb, cs_token_form(from->document, other));
    if (status == CS_OK && initial && b->verb.size > 0)
      b->verb.bytes[0] = recase(b->verb.bytes[0], true);
    return status;
  }
  return CS_OK;
}

/* A word with a meaning of its own, now and then. */
static bool swaps(cs_batcher *b, const cs_token *t) {
  if (t->upos != CS_NOUN && t->upos != CS_PROPN && t->upos != CS_VERB &&
      t->upos != CS_ADJ && t->upos != CS_ADV)
    return false;
  return cs_train_uniform(&b->random) < 0.25f;
}

static cs_status addtoken(cs_batcher *b, const cs_document *document,
                          const cs_sentence *s, uint32_t k, look how,
                          cs_casing shown, uint32_t start) {
  cs_batch *batch = &b->batch;
  bool initial = b->places[k - s->first] == 1;
  cs_token t = document->tokens[k];
  cs_str form = cs_token_form(document, &t);
  cs_feature feature;
  cs_status status = CS_OK;
  cs_buf_clear(&b->verb);
  if (how.headline) status = cs_headline_write(&b->verb, document, s, k, &t);
  if (how.swap && status == CS_OK && b->verb.size == 0 && swaps(b, &t))
    status = swap(b, &t, initial);
  if (b->verb.size > 0) form = cs_buf_str(&b->verb);
  if (status == CS_OK)
    status = show(b, form, how.casing, t.upos, initial, &form);
  if (status == CS_OK)
    status = cs_feature_get(&b->scratch, form, initial, shown, &feature);
  if (status != CS_OK) return status;
  size_t r = batch->nrows++;
  setword(b, r, feature.word);
  for (uint32_t i = 0; i < CS_NPARTS; i++)
    batch->parts[r * CS_NPARTS + i] = feature.parts[i] & (b->parts - 1);
  batch->classes[r] = cs_data_class(b->data, &t);
  batch->heads[r] = start;
  if (t.head >= 0) batch->heads[r] += b->places[t.head];
  batch->deprels[r] = t.deprel;
  return CS_OK;
}

static cs_status addsample(cs_batcher *b, const cs_sample *sample) {
  cs_batch *batch = &b->batch;
  const cs_document *document = sample->document;
  const cs_sentence *s = &document->sentences[sample->sentence];
  look how = choose(b);
  cs_casing shown = casingof(document, s, how.casing);
  uint32_t start = (uint32_t)batch->nrows;
  batch->start[batch->nsentences] = start;
  cs_status status =
      place(b, document, s, how, &batch->size[batch->nsentences++]);
  addroot(batch);
  for (uint32_t k = s->first; k < s->last && status == CS_OK; k++)
    if (b->places[k - s->first] > 0)
      status = addtoken(b, document, s, k, how, shown, start);
  return status;
}

/* Leaving words out can put a sentence out of order. */
static void sortbysize(cs_batch *batch) {
  for (size_t i = 1; i < batch->nsentences; i++)
    for (size_t k = i; k > 0 && batch->size[k] > batch->size[k - 1]; k--) {
      uint32_t size = batch->size[k], start = batch->start[k];
      batch->size[k] = batch->size[k - 1];
      batch->start[k] = batch->start[k - 1];
      batch->size[k - 1] = size;
      batch->start[k - 1] = start;
    }
}

cs_status cs_batch_make(cs_batcher *batcher, cs_sample *samples, size_t n) {
  size_t rows = n;
  for (size_t i = 0; i < n; i++) rows += sizeofsample(&samples[i]);
  cs_status status = fit(batcher, rows);
  if (status != CS_OK) return status;
  qsort(samples, n, sizeof *samples, longestfirst);
  batcher->batch.nsentences = batcher->batch.nrows = 0;
  for (size_t i = 0; i < n && status == CS_OK; i++)
    status = addsample(batcher, &samples[i]);
  sortbysize(&batcher->batch);
  return status;
}

void cs_batcher_free(cs_batcher *batcher) {
  cs_batch *batch = &batcher->batch;
  cs_free(batch->words);
  cs_free(batch->bare);
  cs_free(batch->parts);
  cs_free(batch->classes);
  cs_free(batch->heads);
  cs_free(batch->deprels);
  *batch = (cs_batch){0};
  cs_buf_free(&batcher->scratch);
  cs_buf_free(&batcher->form);
  cs_buf_free(&batcher->verb);
  cs_free(batcher->places);
  batcher->places = NULL;
  batcher->capplaces = 0;
}
