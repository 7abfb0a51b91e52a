#ifndef CS_UTF8_H
#define CS_UTF8_H

#include "str.h"

/* UTF-8 as of RFC 3629: no surrogates, nothing past U+10FFFF, shortest form. */

/* Decodes the code point at text.bytes[at], at < text.size, into *point and
   answers its bytes (1 to 4); an invalid byte gives U+FFFD and 1.  Here and
   below, ASCII takes the short way. */
size_t cs_utf8_decodelong(cs_str text, size_t at, uint32_t *point);
static inline size_t cs_utf8_decode(cs_str text, size_t at, uint32_t *point) {
  *point = (unsigned char)text.bytes[at];
  return *point < 0x80 ? 1 : cs_utf8_decodelong(text, at, point);
}
/* Appends a code point. */
cs_status cs_utf8_encode(cs_buf *buf, uint32_t point);
/* Appends `text` with every maximal invalid part replaced by U+FFFD (Unicode
   15, chapter 3.9, best practice) and adds the number of them to *replaced. */
cs_status cs_utf8_clean(cs_buf *buf, cs_str text, size_t *replaced);
/* Code points in text[0, at). */
size_t cs_utf8_count(cs_str text, size_t at);

/* Of code points that are not ASCII. */
bool cs_utf8_isupperlong(uint32_t point);
bool cs_utf8_islowerlong(uint32_t point);
bool cs_utf8_isalphalong(uint32_t point);
bool cs_utf8_isspacelong(uint32_t point);

static inline bool cs_utf8_isupper(uint32_t point) {
  return point < 0x80 ? point - 'A' < 26 : cs_utf8_isupperlong(point);
}
static inline bool cs_utf8_islower(uint32_t point) {
  return point < 0x80 ? point - 'a' < 26 : cs_utf8_islowerlong(point);
}
/* Marks count as letters, or a decomposed "é" would split its word. */
static inline bool cs_utf8_isalpha(uint32_t point) {
  return point < 0x80 ? (point | 32) - 'a' < 26 : cs_utf8_isalphalong(point);
}
/* ASCII digits only. */
static inline bool cs_utf8_isdigit(uint32_t point) { return point - '0' < 10; }
/* White_Space of Unicode, and what has no width: U+200B, U+2060, U+FEFF. */
static inline bool cs_utf8_isspace(uint32_t point) {
  return point < 0x80 ? point == ' ' || point - '\t' < 5
                      : cs_utf8_isspacelong(point);
}

/* Appends `text` folded for matching: lower case, diacritics removed, curly
   quotes, apostrophes, dashes and special spaces made ASCII. */
cs_status cs_utf8_fold(cs_buf *buf, cs_str text);

#endif
