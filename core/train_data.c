#include "train_data.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "conllu.h"

/* Reads a whole file. */
static cs_status slurp(const char *path, cs_buf *buf) {
  FILE *file = fopen(path, "rb");
  if (file == NULL) return CS_EIO;
  cs_status status = CS_OK;
  char *block = cs_alloc(1 << 16);
  if (block == NULL) status = CS_ENOMEM;
  while (status == CS_OK) {
    size_t size = fread(block, 1, 1 << 16, file);
    if (size == 0) break;
    status = cs_buf_add(buf, (cs_str){block, size});
  }
  if (status == CS_OK && ferror(file)) status = CS_EIO;
  cs_free(block);
  fclose(file);
  return status;
}

static cs_status adddocument(cs_data *data, cs_document *document) {
  cs_document **grown = cs_grow(data->documents, &data->capdocuments,
                                data->ndocuments + 1, sizeof *grown);
  if (grown == NULL) return CS_ENOMEM;
  data->documents = grown;
  data->documents[data->ndocuments++] = document;
  return CS_OK;
}

static cs_status addsamples(const cs_document *document, cs_sample **samples,
                            size_t *count, size_t *cap) {
  cs_sample *grown =
      cs_grow(*samples, cap, *count + document->nsentences + 1, sizeof *grown);
  if (grown == NULL) return CS_ENOMEM;
  *samples = grown;
  for (uint32_t i = 0; i < document->nsentences; i++) {
    const cs_sentence *sentence = &document->sentences[i];
    if (sentence->last > sentence->first && sentence->tagged &&
        sentence->parsed) {
      grown[*count] = (cs_sample){document, i, (uint32_t)*count};
      (*count)++;
    }
  }
  return CS_OK;
}

static cs_status readtreebank(cs_data *data, const char *path,
                              cs_sample **samples, size_t *count, size_t *cap) {
  cs_buf buf = {0};
  cs_document *document = NULL;
  size_t line;
  cs_status status = slurp(path, &buf);
  if (status == CS_OK)
    status = cs_conllu_read(cs_buf_str(&buf), true, &document, &line);
  cs_buf_free(&buf);
  if (status != CS_OK) return status;
  status = adddocument(data, document);
  if (status != CS_OK) {
    cs_document_free(document);
    return status;
  }
  return addsamples(document, samples, count, cap);
}

static bool sameclass(const cs_class *c, const cs_token *token) {
  return c->upos == token->upos && c->xpos == token->xpos &&
         (c->feats & CS_CLASSFEATS) == (token->feats & CS_CLASSFEATS);
}

uint32_t cs_data_class(const cs_data *data, const cs_token *token) {
  uint32_t best = 0, score = 0;
  for (uint32_t i = 0; i < data->nclasses; i++) {
    const cs_class *c = &data->classes[i];
    if (sameclass(c, token)) return i;
    uint32_t s = 4u * (c->upos == token->upos) + 2u * (c->xpos == token->xpos);
    if (s > score) best = i, score = s;
  }
  return best;
}

typedef struct tally {
  uint64_t key; /* class without the other features, or with them */
  cs_class c;
  uint32_t count;
} tally;

static int bycount(const void *a, const void *b) {
  const tally *x = a, *y = b;
  if (x->count != y->count) return x->count < y->count ? 1 : -1;
  return x->key < y->key ? -1 : x->key > y->key;
}

static cs_status count(tally **tallies, size_t *n, size_t *cap, uint64_t key,
                       cs_class c) {
  for (size_t i = 0; i < *n; i++)
    if ((*tallies)[i].key == key) {
      (*tallies)[i].count++;
      return CS_OK;
    }
  tally *grown = cs_grow(*tallies, cap, *n + 1, sizeof *grown);
  if (grown == NULL) return CS_ENOMEM;
  *tallies = grown;
  grown[(*n)++] = (tally){key, c, 1};
  return CS_OK;
}

/* Collects the classes seen at least five times; each gets the features that
   are the most frequent with it. */
static cs_status makeclasses(cs_data *data) {
  tally *full = NULL;
  size_t nfull = 0, capfull = 0;
  cs_status status = CS_OK;
  for (size_t i = 0; i < data->ntrain && status == CS_OK; i++) {
    const cs_document *document = data->train[i].document;
    const cs_sentence *s = &document->sentences[data->train[i].sentence];
    for (uint32_t k = s->first; k < s->last && status == CS_OK; k++) {
      const cs_token *t = &document->tokens[k];
      uint64_t key =
          (uint64_t)t->upos << 40 | (uint64_t)t->xpos << 32 | t->feats;
      cs_class c = {t->feats, t->upos, t->xpos, {0, 0}};
      status = count(&full, &nfull, &capfull, key, c);
    }
  }
  if (nfull > 0) qsort(full, nfull, sizeof *full, bycount);
  data->classes = cs_alloc((nfull + 1) * sizeof *data->classes);
  data->classcounts = cs_alloc((nfull + 1) * sizeof *data->classcounts);
  if (data->classes == NULL || data->classcounts == NULL) status = CS_ENOMEM;
  for (size_t i = 0; i < nfull && status == CS_OK; i++) {
    cs_token token = {.upos = full[i].c.upos,
                      .xpos = full[i].c.xpos,
                      .feats = full[i].c.feats};
    size_t k = 0;
    while (k < data->nclasses && !sameclass(&data->classes[k], &token)) k++;
    if (k == data->nclasses) data->classes[data->nclasses++] = full[i].c;
    data->classcounts[k] += full[i].count;
  }
  size_t kept = 0;
  for (size_t i = 0; i < data->nclasses; i++) {
    if (data->classcounts[i] < 5 || kept == CS_MAXCLASSES) continue;
    data->classcounts[kept] = data->classcounts[i];
    data->classes[kept++] = data->classes[i];
  }
  data->nclasses = kept;
  cs_free(full);
  if (status == CS_OK && kept == 0) status = CS_EFORMAT;
  return status;
}

static uint32_t *slotof(const cs_data *data, uint32_t hash) {
  size_t mask = data->nslots - 1, at = hash & mask;
  while (data->slots[at] != 0 && data->hashes[data->slots[at] - 1] != hash)
    at = (at + 1) & mask;
  return &data->slots[at];
}

uint32_t cs_data_word(const cs_data *data, uint32_t hash) {
  uint32_t slot = *slotof(data, hash);
  return slot > 0 ? slot - 1 : CS_UNKNOWN;
}

static void addword(cs_data *data, uint32_t hash) {
  uint32_t *slot = slotof(data, hash);
  data->hashes[data->nwords++] = hash;
  *slot = (uint32_t)data->nwords;
}

typedef struct wordcount {
  uint32_t hash, count;
} wordcount;

static int byhash(const void *a, const void *b) {
  uint32_t x = ((const wordcount *)a)->hash, y = ((const wordcount *)b)->hash;
  return x < y ? -1 : x > y;
}

static int byfrequency(const void *a, const void *b) {
  const wordcount *x = a, *y = b;
  if (x->count != y->count) return x->count < y->count ? 1 : -1;
  return byhash(a, b);
}

/* The words of the training data with their counts, most frequent first. */
static cs_status countwords(const cs_data *data, wordcount **out, size_t *n) {
  size_t total = 0;
  for (size_t i = 0; i < data->ntrain; i++) {
    const cs_sample *s = &data->train[i];
    const cs_sentence *sentence = &s->document->sentences[s->sentence];
    total += sentence->last - sentence->first;
  }
  wordcount *words = cs_alloc((total + 1) * sizeof *words);
  if (words == NULL) return CS_ENOMEM;
  cs_buf scratch = {0};
  cs_status status = CS_OK;
  size_t at = 0;
  for (size_t i = 0; i < data->ntrain && status == CS_OK; i++) {
    const cs_document *document = data->train[i].document;
    const cs_sentence *s = &document->sentences[data->train[i].sentence];
    for (uint32_t k = s->first; k < s->last && status == CS_OK; k++) {
      cs_str form = cs_token_form(document, &document->tokens[k]);
      words[at].count = 1;
      status = cs_feature_word(&scratch, form, &words[at++].hash);
    }
  }
  cs_buf_free(&scratch);
  if (at > 0) qsort(words, at, sizeof *words, byhash);
  size_t kept = 0;
  for (size_t i = 0; i < at; i++)
    if (kept > 0 && words[kept - 1].hash == words[i].hash)
      words[kept - 1].count++;
    else
      words[kept++] = words[i];
  if (kept > 0) qsort(words, kept, sizeof *words, byfrequency);
  *out = words;
  *n = kept;
  return status;
}

/* Reads the next line of a file of vectors, "word 0.1 -0.2 …", into `line`. */
static bool nextline(cs_str text, size_t *at, cs_str *line) {
  if (*at >= text.size) return false;
  const char *start = text.bytes + *at;
  const char *end = memchr(start, '\n', text.size - *at);
  size_t size = end != NULL ? (size_t)(end - start) : text.size - *at;
  *line = (cs_str){start, size};
  *at += size + 1;
  return true;
}

static cs_str firstword(cs_str line) {
  const char *space = memchr(line.bytes, ' ', line.size);
  return (cs_str){line.bytes, space ? (size_t)(space - line.bytes) : line.size};
}

/* The numbers after the word of a line: at most `max` of them. */
static size_t numbers(cs_str line, float *out, size_t max) {
  size_t n = 0, at = firstword(line).size;
  while (at < line.size && n < max) {
    char number[32];
    size_t size = 0;
    while (at < line.size && line.bytes[at] == ' ') at++;
    while (at < line.size && line.bytes[at] != ' ' && size < 31)
      number[size++] = line.bytes[at++];
    number[size] = 0;
    if (size == 0) break;
    out[n++] = strtof(number, NULL);
  }
  return n;
}

enum { MAXDIMS = 512 };

/* Fills the vocabulary up with the most frequent words that have vectors, then
   gives every word its vector.  Two words may fold to the same: the first (more
   frequent) one wins. */
static cs_status readvectors(cs_data *data, cs_str text, size_t max) {
  float values[MAXDIMS];
  cs_buf scratch = {0};
  cs_status status = CS_OK;
  cs_str line;
  size_t at = 0;
  if (nextline(text, &at, &line)) data->ndims = numbers(line, values, MAXDIMS);
  if (data->ndims == 0 || data->ndims == MAXDIMS) return CS_EFORMAT;
  data->vectors = cs_alloc(max * data->ndims * sizeof *data->vectors);
  bool *seen = cs_alloc(max);
  if (data->vectors == NULL || seen == NULL) status = CS_ENOMEM;
  at = 0;
  while (status == CS_OK && nextline(text, &at, &line)) {
    uint32_t hash;
    status = cs_feature_word(&scratch, firstword(line), &hash);
    if (status != CS_OK) break;
    uint32_t row = cs_data_word(data, hash);
    if (row == CS_UNKNOWN && data->nwords < max) {
      addword(data, hash);
      row = (uint32_t)data->nwords - 1;
    }
    if (row < CS_FIRSTWORD || seen[row]) continue;
    seen[row] = true;
    if (numbers(line, data->vectors + row * data->ndims, data->ndims) !=
        data->ndims)
      status = CS_EFORMAT;
  }
  cs_free(seen);
  cs_buf_free(&scratch);
  return status;
}

/* The vocabulary: words seen twice in training, then those of the vectors. */
static cs_status makewords(cs_data *data, cs_str vectors, size_t max) {
  wordcount *words = NULL;
  size_t n = 0;
  data->nslots = 4;
  while (data->nslots < 3 * max) data->nslots *= 2;
  data->slots = cs_alloc(data->nslots * sizeof *data->slots);
  data->hashes = cs_alloc(max * sizeof *data->hashes);
  data->counts = cs_alloc(max * sizeof *data->counts);
  if (!data->slots || !data->hashes || !data->counts) return CS_ENOMEM;
  addword(data, 0); /* CS_UNKNOWN and CS_ROOTWORD: hashes no word has */
  addword(data, 1);
  cs_status status = countwords(data, &words, &n);
  if (status == CS_OK)
    for (size_t i = 0; i < n && data->nwords < max; i++)
      if (words[i].count >= 2 && words[i].hash > 1)
        addword(data, words[i].hash);
  if (status == CS_OK && vectors.size > 0)
    status = readvectors(data, vectors, max);
  for (size_t i = 0; status == CS_OK && i < n; i++) {
    uint32_t row = cs_data_word(data, words[i].hash);
    if (row != CS_UNKNOWN) data->counts[row] = words[i].count;
  }
  cs_free(words);
  return status;
}

cs_status cs_data_read(cs_data *data, const cs_train_options *options,
                       const char **path) {
  cs_status status = CS_OK;
  for (size_t i = 0; i < options->ntrain && status == CS_OK; i++) {
    size_t before = data->ntrain;
    status = readtreebank(data, *path = options->train[i], &data->train,
                          &data->ntrain, &data->captrain);
    data->nlast = data->ntrain - before;
  }
  for (size_t i = 0; i < options->ndev && status == CS_OK; i++)
    status = readtreebank(data, *path = options->dev[i], &data->dev,
                          &data->ndev, &data->capdev);
  if (status == CS_OK) status = makeclasses(data);
  cs_buf vectors = {0};
  if (status == CS_OK && options->vectors != NULL)
    status = slurp(*path = options->vectors, &vectors);
  if (status == CS_OK)
    status = makewords(data, cs_buf_str(&vectors), options->words);
  cs_buf_free(&vectors);
  return status;
}

void cs_data_free(cs_data *data) {
  for (size_t i = 0; i < data->ndocuments; i++)
    cs_document_free(data->documents[i]);
  cs_free(data->documents);
  cs_free(data->train);
  cs_free(data->dev);
  cs_free(data->classes);
  cs_free(data->classcounts);
  cs_free(data->hashes);
  cs_free(data->counts);
  cs_free(data->vectors);
  cs_free(data->slots);
}
