#include "model.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "feature.h"

uint32_t cs_model_checksum(const void *bytes, size_t size) {
  uint64_t hash = cs_str_hash((cs_str){bytes, size});
  return (uint32_t)(hash ^ hash >> 32);
}

static bool sane(const cs_header *h) {
  const cs_shape *s = &h->shape;
  return s->width >= 64 && s->width <= 1024 && s->width % 16 == 0 &&
         s->words >= 2 && s->words <= 1 << 24 && s->parts >= 1 &&
         s->parts <= 1 << 24 && (s->parts & (s->parts - 1)) == 0 &&
         s->classes >= 16 && s->classes <= 256 && s->classes % 16 == 0 &&
         h->nclasses >= 1 && h->nclasses <= s->classes &&
         h->nclasses <= CS_MAXCLASSES && h->nfeats <= 1 << 24 &&
         h->nlemmas <= 1 << 24 && h->lemmasize <= 1 << 28;
}

static size_t place(size_t *at, size_t size) {
  size_t start = *at;
  *at = (start + size + CS_MODEL_ALIGN - 1) / CS_MODEL_ALIGN * CS_MODEL_ALIGN;
  return start;
}

static bool isbias(size_t rows) { return rows == 1; }

bool cs_model_layout(const cs_header *header, cs_layout *out) {
  if (!sane(header)) return false;
  const cs_shape *shape = &header->shape;
  size_t at = 0, rows, cols;
  place(&at, sizeof *header);
  out->words = place(&at, shape->words * sizeof(uint32_t));
  for (int i = 0; i < 2; i++) {
    cs_shape_of(shape, i == 0 ? CS_PWORD : CS_PPART, &rows, &cols);
    out->tables[i] = place(&at, rows * cols);
    out->scales[i] = place(&at, rows * sizeof(uint16_t));
  }
  for (int i = CS_PIN; i < CS_PVECTOR; i++) {
    cs_shape_of(shape, i, &rows, &cols);
    if (!isbias(rows)) out->values[i] = place(&at, rows * cols);
    out->columns[i] = place(&at, cols * sizeof(float));
  }
  out->classes = place(&at, header->nclasses * sizeof(cs_class));
  out->featkeys = place(&at, header->nfeats * sizeof(uint32_t));
  out->feats = place(&at, header->nfeats * sizeof(uint32_t));
  out->lemmakeys = place(&at, header->nlemmas * sizeof(uint32_t));
  out->lemmaoffsets = place(&at, (header->nlemmas + 1) * sizeof(uint32_t));
  out->lemmatext = place(&at, header->lemmasize);
  out->size = at;
  return true;
}

static const void *section(const cs_model *model, size_t at) {
  return model->bytes + at;
}

/* Whether 32 rows and inputs of 0 … 127 always sum up in 16 bits, by pairs. */
static bool fits(const cs_matrix *m) {
  const int8_t *w = m->packed;
  if (m->rows % 32 != 0) return false;
  for (size_t i = 0; i < m->cols / 16 * m->rows / 32; i++) {
    int16_t high[32] = {0}, low[32] = {0};
    for (size_t r = 0; r < 32; r += 4, w += 64)
      for (size_t k = 0; k < 32; k++) {
        int16_t a = w[2 * k], b = w[2 * k + 1];
        high[k] = (int16_t)(high[k] + (a > 0 ? a : 0) + (b > 0 ? b : 0));
        low[k] = (int16_t)(low[k] + (a < 0 ? a : 0) + (b < 0 ? b : 0));
      }
    for (size_t k = 0; k < 32; k++)
      if (high[k] > INT16_MAX / 127 || low[k] < -(INT16_MAX / 127))
        return false;
  }
  return true;
}

/* By column of all matrices: the sums that the kernels take away again, and the
   worth of a unit. */
static cs_status makecolumns(cs_model *model) {
  size_t total = 0;
  for (int i = CS_PIN; i < CS_PVECTOR; i++) total += model->matrices[i].cols;
  model->zeros = cs_alloc(total * sizeof *model->zeros);
  model->scales = cs_alloc(2 * total * sizeof *model->scales);
  if (model->zeros == NULL || model->scales == NULL) return CS_ENOMEM;
  int32_t *zeros = model->zeros;
  float *coarse = model->scales, *fine = model->scales + total;
  for (int i = CS_PIN; i < CS_PVECTOR; i++) {
    cs_matrix *m = &model->matrices[i];
    if (m->packed == NULL) continue;
    const float *scales = section(model, model->layout.columns[i]);
    const int8_t *w = m->packed;
    for (size_t c = 0; c < m->cols; c++) {
      coarse[c] = scales[c] / CS_COARSE;
      fine[c] = scales[c] / CS_FINE;
    }
    for (size_t c = 0; c < m->cols; c += 16)
      for (size_t r = 0; r < m->rows; r += 4)
        for (size_t k = 0; k < 16; k++, w += 4)
          zeros[c + k] -= CS_ZERO * (w[0] + w[1] + w[2] + w[3]);
    m->run = fits(m) ? 32 : 16;
    m->zeros = zeros;
    m->coarse = coarse;
    m->fine = fine;
    zeros += m->cols;
    coarse += m->cols;
    fine += m->cols;
  }
  return CS_OK;
}

static bool validtables(const cs_model *model) {
  const cs_header *h = &model->header;
  for (uint32_t i = 0; i < h->nclasses; i++)
    if (model->classes[i].upos >= CS_NUPOS) return false;
  const uint32_t *offsets = section(model, model->layout.lemmaoffsets);
  for (uint32_t i = 0; i < h->nlemmas; i++)
    if (offsets[i] > offsets[i + 1]) return false;
  return offsets[h->nlemmas] <= h->lemmasize;
}

/* Numbers that cannot make anything infinite, or none at all. */
static bool tame(const float *values, size_t n) {
  for (size_t i = 0; i < n; i++)
    if (!(values[i] > -1e6f && values[i] < 1e6f)) return false;
  return true;
}

static bool smallweights(const int8_t *values, size_t n) {
  for (size_t i = 0; i < n; i++)
    if (values[i] > CS_MAXWEIGHT || values[i] < -CS_MAXWEIGHT) return false;
  return true;
}

static cs_status understand(cs_model *model) {
  cs_header *h = &model->header;
  size_t from = offsetof(cs_header, checksum) + sizeof h->checksum;
  if (model->size < sizeof *h) return CS_EFORMAT;
  memcpy(h, model->bytes, sizeof *h);
  if (memcmp(h->magic, CS_MODEL_MAGIC, sizeof h->magic) != 0 ||
      h->version != CS_MODEL_VERSION || h->size != model->size ||
      !cs_model_layout(h, &model->layout) ||
      model->layout.size != model->size || !tame(h->units, 2) ||
      cs_model_checksum(model->bytes + from, model->size - from) != h->checksum)
    return CS_EFORMAT;
  for (int i = CS_PIN; i < CS_PVECTOR; i++) {
    cs_matrix *m = &model->matrices[i];
    cs_shape_of(&h->shape, i, &m->rows, &m->cols);
    const float *columns = section(model, model->layout.columns[i]);
    if (!tame(columns, m->cols)) return CS_EFORMAT;
    if (isbias(m->rows)) {
      model->biases[i] = columns;
      continue;
    }
    m->packed = section(model, model->layout.values[i]);
    if (!smallweights(m->packed, m->rows * m->cols)) return CS_EFORMAT;
  }
  model->classes = section(model, model->layout.classes);
  return validtables(model) ? makecolumns(model) : CS_EFORMAT;
}

static cs_status map(cs_model *model, const char *path) {
  int file = open(path, O_RDONLY | O_CLOEXEC);
  if (file < 0) return CS_EIO;
  struct stat info;
  cs_status status = CS_EIO;
  if (fstat(file, &info) == 0) {
    status = CS_EFORMAT;
    if (S_ISREG(info.st_mode) && info.st_size >= (off_t)sizeof(cs_header)) {
      void *bytes =
          mmap(NULL, (size_t)info.st_size, PROT_READ, MAP_PRIVATE, file, 0);
      status = bytes == MAP_FAILED ? CS_EIO : CS_OK;
      if (status == CS_OK) {
        model->bytes = bytes;
        model->size = (size_t)info.st_size;
      }
    }
  }
  int kept = errno;
  close(file);
  errno = kept;
  return status;
}

cs_status cs_model_open(const char *path, cs_model **out) {
  *out = NULL;
  cs_model *model = cs_alloc(sizeof *model);
  if (model == NULL) return CS_ENOMEM;
  cs_status status = map(model, path);
  if (status == CS_OK) status = understand(model);
  if (status != CS_OK) {
    int kept = errno;
    cs_model_close(model);
    errno = kept;
    return status;
  }
  *out = model;
  return CS_OK;
}

void cs_model_close(cs_model *model) {
  if (model == NULL) return;
  if (model->bytes != NULL)
    munmap((void *)(uintptr_t)model->bytes, model->size);
  cs_free(model->zeros);
  cs_free(model->scales);
  cs_free(model);
}

/* The place of a key in rising keys, or `n`. */
static uint32_t find(const uint32_t *keys, uint32_t n, uint32_t key) {
  uint32_t first = 0, last = n;
  while (first < last) {
    uint32_t middle = first + (last - first) / 2;
    if (keys[middle] < key)
      first = middle + 1;
    else
      last = middle;
  }
  return first < n && keys[first] == key ? first : n;
}

uint32_t cs_model_word(const cs_model *model, uint32_t hash) {
  uint32_t n = model->header.shape.words;
  uint32_t row = find(section(model, model->layout.words), n, hash);
  return row < n ? row : 0;
}

void cs_model_embed(const cs_model *model, int table, uint32_t row,
                    float *out) {
  const int8_t *values = section(model, model->layout.tables[table]);
  const uint16_t *scales = section(model, model->layout.scales[table]);
  float scale = (float)scales[row] * model->header.units[table];
  cs_kernel_get()->add(CS_EMBED, values + (size_t)row * CS_EMBED, scale, out);
}

uint32_t cs_model_feats(const cs_model *model, uint32_t clas, cs_str folded) {
  uint32_t n = model->header.nfeats;
  uint32_t at = find(section(model, model->layout.featkeys), n,
                     cs_feature_pair(folded, clas));
  const uint32_t *feats = section(model, model->layout.feats);
  return at < n ? feats[at] : model->classes[clas].feats;
}

cs_str cs_model_lemma(const cs_model *model, cs_str folded, uint32_t tag) {
  uint32_t n = model->header.nlemmas;
  uint32_t at = find(section(model, model->layout.lemmakeys), n,
                     cs_feature_pair(folded, tag));
  if (at == n) return (cs_str){"", 0};
  const uint32_t *offsets = section(model, model->layout.lemmaoffsets);
  const char *text = section(model, model->layout.lemmatext);
  return (cs_str){text + offsets[at], offsets[at + 1] - offsets[at]};
}
