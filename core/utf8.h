#ifndef CS_UTF8_H
#define CS_UTF8_H

#include "str.h"

/* UTF-8 as of RFC 3629: no surrogates, nothing past U+10FFFF, shortest form. */

/* Decodes the code point at text.bytes[at], at < text.size, into *point and
   answers its bytes (1 to 4); an invalid byte gives U+FFFD and 1. */
size_t cs_utf8_decode(cs_str text, size_t at, uint32_t *point);
/* Appends a code point. */
cs_status cs_utf8_encode(cs_buf *buf, uint32_t point);
/* Appends `text` with every maximal invalid part replaced by U+FFFD (Unicode
   15, chapter 3.9, best practice) and adds the number of them to *replaced. */
cs_status cs_utf8_clean(cs_buf *buf, cs_str text, size_t *replaced);
/* Code points in text[0, at). */
size_t cs_utf8_count(cs_str text, size_t at);

bool cs_utf8_isupper(uint32_t point);
bool cs_utf8_islower(uint32_t point);
bool cs_utf8_isalpha(uint32_t point);
bool cs_utf8_isdigit(uint32_t point); /* ASCII digits only */
bool cs_utf8_isspace(uint32_t point);

/* Appends `text` folded for matching: lower case, diacritics removed, curly
   quotes, apostrophes, dashes and special spaces made ASCII. */
cs_status cs_utf8_fold(cs_buf *buf, cs_str text);

#endif
