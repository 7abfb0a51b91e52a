#ifndef CS_POINT_H
#define CS_POINT_H

#include "utf8.h"

/* Steps through valid UTF-8 by code points; outside the text they are 0. */

/* The code point that starts at `at`. */
static inline uint32_t cs_point_at(cs_str text, size_t at) {
  uint32_t point = 0;
  if (at < text.size) cs_utf8_decode(text, at, &point);
  return point;
}

/* Where the code point after it starts; the end stays the end. */
static inline size_t cs_point_next(cs_str text, size_t at) {
  uint32_t point;
  return at < text.size ? at + cs_utf8_decode(text, at, &point) : at;
}

/* Where the code point that ends at `at` starts; 0 stays 0. */
static inline size_t cs_point_back(cs_str text, size_t at) {
  if (at == 0) return 0;
  do at--;
  while (at > 0 && (text.bytes[at] & 0xC0) == 0x80);
  return at;
}

/* The code point that ends at `at`. */
static inline uint32_t cs_point_before(cs_str text, size_t at) {
  return at > 0 ? cs_point_at(text, cs_point_back(text, at)) : 0;
}

/* Past the white space at `at`. */
static inline size_t cs_point_skip(cs_str text, size_t at) {
  while (at < text.size && cs_utf8_isspace(cs_point_at(text, at)))
    at = cs_point_next(text, at);
  return at;
}

/* Letters, digits, the underscore, and the soft hyphen, which parts nothing. */
static inline bool cs_point_isword(uint32_t point) {
  return cs_utf8_isalpha(point) || cs_utf8_isdigit(point) || point == '_' ||
         point == 0xAD;
}

#endif
