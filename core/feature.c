#include "feature.h"

#include "utf8.h"

static uint32_t mix(uint64_t hash, uint32_t kind) {
  hash ^= (uint64_t)kind * UINT64_C(0x9e3779b97f4a7c15);
  hash ^= hash >> 32;
  hash *= UINT64_C(0xd6e8feb86659fd93);
  hash ^= hash >> 32;
  hash *= UINT64_C(0xd6e8feb86659fd93);
  return (uint32_t)(hash >> 32);
}

static uint32_t hashof(cs_str text, uint32_t kind) {
  return mix(cs_str_hash(text), kind);
}

uint32_t cs_feature_pair(cs_str folded, uint32_t tag) {
  return hashof(folded, 1000 + tag);
}

/* The kind of a code point in a word's shape. */
static char shapeof(uint32_t point) {
  if (cs_utf8_isdigit(point)) return 'd';
  if (cs_utf8_isupper(point)) return 'X';
  if (cs_utf8_isalpha(point)) return 'x';
  return point < 128 ? (char)point : '?';
}

/* A short picture of a form: "Xxd-", each kind at most twice in a row.  Answers
   how the form uses capitals: 0 none, 1 the first letter, 2 all, 3 otherwise.
 */
static uint32_t picture(cs_str form, char shape[16], size_t *size) {
  size_t n = 0, run = 0, upper = 0, lower = 0, letters = 0;
  bool initial = false;
  char last = 0;
  for (size_t at = 0; at < form.size;) {
    uint32_t point;
    at += cs_utf8_decode(form, at, &point);
    char kind = shapeof(point);
    if (kind == 'X' && letters == 0) initial = true;
    if (kind == 'X' || kind == 'x') letters++;
    upper += kind == 'X';
    lower += kind == 'x';
    run = kind == last ? run + 1 : 1;
    last = kind;
    if (run <= 2 && n < 12) shape[n++] = kind;
  }
  *size = n;
  if (upper == 0) return 0;
  if (initial && upper == 1) return 1;
  return lower == 0 ? 2 : 3;
}

cs_casing cs_feature_casing(const cs_document *document, uint32_t first,
                            uint32_t last) {
  size_t upper = 0, title = 0, lower = 0;
  for (uint32_t i = first; i < last; i++) {
    char shape[16];
    size_t size;
    cs_str form = cs_token_form(document, &document->tokens[i]);
    uint32_t capitals = picture(form, shape, &size);
    if (form.size < 4) continue; /* "I", "of", "U.S" say nothing */
    upper += capitals == 2;
    title += capitals == 1 || capitals == 3;
    if (capitals == 0 && size > 0 && shape[0] == 'x') lower++;
  }
  if (upper >= 2 && upper > 3 * (lower + title)) return CS_UPPER;
  if (upper + title >= 3 && upper + title > 4 * lower) return CS_TITLE;
  return CS_MIXED;
}

/* Folds a form into `scratch`, digits made 0. */
static cs_status fold(cs_buf *scratch, cs_str form) {
  cs_buf_clear(scratch);
  cs_status status = cs_utf8_fold(scratch, form);
  if (status != CS_OK) return status;
  for (size_t i = 0; i < scratch->size; i++)
    if (cs_utf8_isdigit((unsigned char)scratch->bytes[i]))
      scratch->bytes[i] = '0';
  return CS_OK;
}

cs_status cs_feature_word(cs_buf *scratch, cs_str form, uint32_t *out) {
  cs_status status = fold(scratch, form);
  if (status != CS_OK) return status;
  *out = hashof(cs_buf_str(scratch), 1);
  return CS_OK;
}

/* A word that is no longer than its affix is known as a word. */
static uint32_t affix(cs_str low, size_t n, bool suffix) {
  uint32_t kind = (suffix ? 10 : 20) + (uint32_t)n;
  if (low.size <= n) return mix(3, kind);
  return hashof((cs_str){low.bytes + (suffix ? low.size - n : 0), n}, kind);
}

cs_status cs_feature_get(cs_buf *scratch, cs_str form, bool initial,
                         cs_casing casing, cs_feature *out) {
  cs_status status = cs_feature_word(scratch, form, &out->word);
  if (status != CS_OK) return status;
  cs_str low = cs_buf_str(scratch);
  uint32_t n = 0;
  for (size_t i = 1; i <= 5; i++) out->parts[n++] = affix(low, i, true);
  for (size_t i = 1; i <= 4; i++) out->parts[n++] = affix(low, i, false);
  char shape[16];
  size_t size;
  uint32_t capitals = picture(form, shape, &size);
  /* capitals mean something else in headlines, so that what is learnt from
     these must not spoil the rest */
  uint32_t kind = 100 * (uint32_t)casing;
  out->parts[n++] = hashof((cs_str){shape, size}, 30 + kind);
  out->parts[n++] =
      mix(1, 40 + capitals * 6 + (uint32_t)casing * 2 + (initial ? 1 : 0));
  bool apart = capitals > 0 && casing == CS_MIXED;
  out->parts[n++] = apart ? hashof(form, 31) : mix(3, 31);
  return CS_OK;
}
