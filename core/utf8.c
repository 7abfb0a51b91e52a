#include "utf8.h"

#include <utf8proc.h>

enum { REPLACEMENT = 0xFFFD };

static unsigned char byteat(cs_str text, size_t at) {
  return (unsigned char)text.bytes[at];
}

/* What a lead byte promises: bytes in all (0: no lead byte) and the range of
   the second one, which rules out overlong forms, surrogates and the rest. */
static size_t lead(unsigned char c, unsigned char *low, unsigned char *high) {
  *low = 0x80;
  *high = 0xBF;
  if (c >= 0xC2 && c <= 0xDF) return 2;
  if (c >= 0xE0 && c <= 0xEF) {
    if (c == 0xE0) *low = 0xA0;
    if (c == 0xED) *high = 0x9F;
    return 3;
  }
  if (c >= 0xF0 && c <= 0xF4) {
    if (c == 0xF0) *low = 0x90;
    if (c == 0xF4) *high = 0x8F;
    return 4;
  }
  return 0;
}

/* The bytes that belong together at `at`: a code point (*valid) or the maximal
   part of one. */
static size_t part(cs_str text, size_t at, bool *valid) {
  unsigned char low, high, c = byteat(text, at);
  *valid = c < 0x80;
  size_t size = lead(c, &low, &high), i = 1;
  for (; i < size && at + i < text.size; i++) {
    c = byteat(text, at + i);
    if (c < low || c > high) return i;
    low = 0x80;
    high = 0xBF;
  }
  if (size > 0 && i == size) *valid = true;
  return i;
}

size_t cs_utf8_decodelong(cs_str text, size_t at, uint32_t *point) {
  bool valid;
  size_t size = part(text, at, &valid);
  if (!valid) {
    *point = REPLACEMENT;
    return 1;
  }
  uint32_t bits = byteat(text, at) & (0x7Fu >> size);
  for (size_t i = 1; i < size; i++)
    bits = bits << 6 | (byteat(text, at + i) & 0x3Fu);
  *point = bits;
  return size;
}

cs_status cs_utf8_encode(cs_buf *buf, uint32_t point) {
  utf8proc_uint8_t bytes[4];
  if (point > 0x10FFFF || (point >= 0xD800 && point < 0xE000))
    point = REPLACEMENT;
  utf8proc_ssize_t size = utf8proc_encode_char((utf8proc_int32_t)point, bytes);
  return cs_buf_add(buf, (cs_str){(const char *)bytes, (size_t)size});
}

cs_status cs_utf8_clean(cs_buf *buf, cs_str text, size_t *replaced) {
  size_t good = 0; /* all before is copied */
  for (size_t at = 0; at < text.size;) {
    bool valid;
    size_t size = part(text, at, &valid);
    if (!valid) {
      cs_status status = cs_buf_add(buf, cs_str_slice(text, good, at));
      if (status == CS_OK) status = cs_utf8_encode(buf, REPLACEMENT);
      if (status != CS_OK) return status;
      ++*replaced;
      good = at + size;
    }
    at += size;
  }
  if (good == text.size) return CS_OK;
  return cs_buf_add(buf, cs_str_slice(text, good, text.size));
}

size_t cs_utf8_count(cs_str text, size_t at) {
  size_t count = 0;
  for (size_t i = 0; i < at; i++) count += (byteat(text, i) & 0xC0) != 0x80;
  return count;
}

static utf8proc_category_t category(uint32_t point) {
  if (point > 0x10FFFF) return UTF8PROC_CATEGORY_CN;
  return utf8proc_category((utf8proc_int32_t)point);
}

bool cs_utf8_isupperlong(uint32_t point) {
  utf8proc_category_t c = category(point);
  return c == UTF8PROC_CATEGORY_LU || c == UTF8PROC_CATEGORY_LT;
}

bool cs_utf8_islowerlong(uint32_t point) {
  return category(point) == UTF8PROC_CATEGORY_LL;
}

bool cs_utf8_isalphalong(uint32_t point) {
  utf8proc_category_t c = category(point);
  return c >= UTF8PROC_CATEGORY_LU && c <= UTF8PROC_CATEGORY_ME;
}

bool cs_utf8_isspacelong(uint32_t point) {
  return point == 0x85 || point == 0xA0 || point == 0x1680 ||
         (point >= 0x2000 && point <= 0x200B) || point == 0x2028 ||
         point == 0x2029 || point == 0x202F || point == 0x205F ||
         point == 0x2060 || point == 0x3000 || point == 0xFEFF;
}

/* Letters with strokes and the like, which Unicode does not decompose, and
   punctuation that folds to ASCII. */
static const char *special(uint32_t point) {
  switch (point) {
    case 0xC6:
    case 0xE6: return "ae";
    case 0xD0:
    case 0xF0:
    case 0x110:
    case 0x111: return "d";
    case 0xD8:
    case 0xF8: return "o";
    case 0xDE:
    case 0xFE: return "th";
    case 0x126:
    case 0x127: return "h";
    case 0x130:
    case 0x131: return "i";
    case 0x141:
    case 0x142: return "l";
    case 0x14A:
    case 0x14B: return "n";
    case 0x152:
    case 0x153: return "oe";
    case 0x166:
    case 0x167: return "t";
    case 0x18F:
    case 0x259: return "a";
    case 0x60:
    case 0xB4:
    case 0x2018:
    case 0x2019:
    case 0x201A:
    case 0x201B:
    case 0x2032:
    case 0x2BB:
    case 0x2BC:
    case 0x2BD:
    case 0x2BF: return "'";
    case 0xAB:
    case 0xBB:
    case 0x201C:
    case 0x201D:
    case 0x201E:
    case 0x201F:
    case 0x2033: return "\"";
    case 0x2010:
    case 0x2011:
    case 0x2012:
    case 0x2013:
    case 0x2014:
    case 0x2015:
    case 0x2212: return "-";
    default: return NULL;
  }
}

static cs_status foldpoint(cs_buf *buf, uint32_t point) {
  if (cs_utf8_isspace(point)) return cs_buf_addbyte(buf, ' ');
  const char *ascii = special(point);
  if (ascii != NULL) return cs_buf_addf(buf, "%s", ascii);
  utf8proc_int32_t parts[32]; /* the longest decomposition has 18 */
  int class = 0;
  utf8proc_ssize_t count = utf8proc_decompose_char(
      (utf8proc_int32_t)point, parts, 32,
      UTF8PROC_STABLE | UTF8PROC_COMPAT | UTF8PROC_DECOMPOSE |
          UTF8PROC_CASEFOLD | UTF8PROC_STRIPMARK | UTF8PROC_IGNORE,
      &class);
  if (count < 0 || count > 32) return cs_utf8_encode(buf, point);
  for (utf8proc_ssize_t i = 0; i < count; i++) {
    cs_status status = cs_utf8_encode(buf, (uint32_t)parts[i]);
    if (status != CS_OK) return status;
  }
  return CS_OK;
}

/* Appends what of `text` from `at` on is ASCII that folds to one byte; *at goes
   past it. */
static cs_status foldascii(cs_buf *buf, cs_str text, size_t *at) {
  size_t i = *at;
  char *bytes = cs_grow(buf->bytes, &buf->cap, buf->size + text.size - i, 1);
  if (bytes == NULL) return CS_ENOMEM;
  buf->bytes = bytes;
  for (; i < text.size; i++) {
    unsigned char c = byteat(text, i);
    if (c >= 0x80 || c == '`' || c == ' ' || (c >= '\t' && c <= '\r')) break;
    bytes[buf->size++] = (char)(c >= 'A' && c <= 'Z' ? c + 32 : c);
  }
  *at = i;
  return CS_OK;
}

cs_status cs_utf8_fold(cs_buf *buf, cs_str text) {
  for (size_t at = 0; at < text.size;) {
    cs_status status = foldascii(buf, text, &at);
    if (status != CS_OK) return status;
    if (at == text.size) break;
    uint32_t point;
    at += cs_utf8_decode(text, at, &point);
    status = foldpoint(buf, point);
    if (status != CS_OK) return status;
  }
  return CS_OK;
}
