#include "mark.h"

#include <string.h>

#include "point.h"
#include "wordlist.h"

bool cs_mark_isapostrophe(uint32_t point) {
  return point == '\'' || point == 0x2019 || point == 0x2BC;
}

bool cs_mark_isdash(uint32_t point) {
  return point >= 0x2012 && point <= 0x2015;
}

static size_t digits(cs_str text, size_t at) {
  while (cs_utf8_isdigit(cs_point_at(text, at))) at++;
  return at;
}

/* A token that begins with an apostrophe: a clitic after a quotation mark,
   '90s, 'em; answers its end or `first`. */
static size_t apostrophe(cs_str text, size_t first) {
  size_t start = cs_point_next(text, first), end = start;
  while (end - start < 8 && cs_point_isword(cs_point_at(text, end)))
    end = cs_point_next(text, end);
  cs_str rest = cs_str_slice(text, start, end);
  size_t number = digits(text, start);
  if (number == start + 2 &&
      (end == number ||
       (end == number + 1 && cs_point_at(text, number) == 's')))
    return end; /* '08, '90s */
  uint32_t prior = cs_point_before(text, first);
  bool apart = prior == 0 || cs_utf8_isspace(prior);
  if (apart && cs_wordlist_has(CS_ELISIONS, rest)) return end;
  if (rest.size == 0 || rest.size > 2) return first;
  static const char *const ENDS[] = {"s", "m", "d", "ll", "re", "ve"};
  for (size_t i = 0; i < sizeof ENDS / sizeof *ENDS; i++)
    if (strlen(ENDS[i]) == rest.size &&
        memcmp(ENDS[i], rest.bytes, rest.size) == 0)
      return end;
  return first;
}

/* The end of a run of one mark: "...", "--", "***". */
static size_t run(cs_str text, size_t first) {
  uint32_t c = cs_point_at(text, first);
  size_t at = cs_point_next(text, first);
  if (c == '!' || c == '?') {
    while (cs_point_at(text, at) == '!' || cs_point_at(text, at) == '?') at++;
    return at;
  }
  bool runs = c < 0x80 ? c != 0 && strchr(".-*_=~+#<>|`$", (int)c) != NULL
                       : c == 0x2026 || cs_mark_isdash(c);
  if (cs_mark_isapostrophe(c) ||
      c == 0x2018) /* ‘‘ and '' are quotation marks */
    return cs_point_at(text, at) == c ||
                   (c == 0x2018 && cs_point_at(text, at) == 0x2019)
               ? cs_point_next(text, at)
               : at;
  while (runs && at < text.size && cs_point_at(text, at) == c)
    at = cs_point_next(text, at);
  if (c == 0x2026 && cs_point_at(text, at) == '.') at++;
  return at;
}

/* A symbol with what changes its look: emoji are sequences. */
static size_t symbol(cs_str text, size_t first) {
  size_t at = run(text, first);
  while (cs_point_at(text, first) >= 0x2000 && at < text.size) {
    uint32_t c = cs_point_at(text, at);
    if (c == 0x200D) {
      at = cs_point_next(text, at);
      if (cs_point_at(text, at) >= 0x2600 &&
          !cs_utf8_isspace(cs_point_at(text, at)))
        at = cs_point_next(text, at);
    } else if (c == 0xFE0F || c == 0x20E3 || (c >= 0x1F3FB && c <= 0x1F3FF))
      at = cs_point_next(text, at);
    else
      break;
  }
  return at;
}

/* ":-)" between spaces. */
static size_t smiley(cs_str text, size_t first) {
  uint32_t prior = cs_point_before(text, first);
  if (prior != 0 && !cs_utf8_isspace(prior)) return first;
  size_t at = first + 1;
  if (strchr(":;=", (int)cs_point_at(text, first)) == NULL) return first;
  if (cs_point_at(text, at) == '-') at++;
  uint32_t mouth = cs_point_at(text, at);
  if (mouth == 0 || mouth > 0x7F || !strchr(")(DPp/|", (int)mouth))
    return first;
  uint32_t next = cs_point_at(text, at + 1);
  return next == 0 || cs_utf8_isspace(next) ? at + 1 : first;
}

/* "[...]" is one word, ".25" a number; the end or `first`. */
static size_t dots(cs_str text, size_t first) {
  uint32_t next = cs_point_at(text, first + 1);
  if (cs_point_at(text, first) == '.')
    return cs_utf8_isdigit(next) &&
                   !cs_point_isword(cs_point_before(text, first))
               ? digits(text, first + 1)
               : first;
  size_t last = first + 1;
  while (last - first < 5 &&
         (cs_point_at(text, last) == '.' || cs_point_at(text, last) == 0x2026))
    last = cs_point_next(text, last);
  return last > first + 1 && cs_point_at(text, last) == ']' ? last + 1 : first;
}

/* #tag, @name, +44; answers its end or `first`. */
static size_t tag(cs_str text, size_t first) {
  uint32_t c = cs_point_at(text, first), next = cs_point_at(text, first + 1);
  bool opens = c == '+' ? cs_utf8_isdigit(next) &&
                              !cs_point_isword(cs_point_before(text, first))
                        : cs_utf8_isalpha(next) || next == '_';
  size_t at = first + 1;
  if (!opens) return first;
  while (at < text.size && cs_point_isword(cs_point_at(text, at)))
    at = cs_point_next(text, at);
  return at;
}

size_t cs_mark_end(cs_str text, size_t first) {
  uint32_t c = cs_point_at(text, first);
  size_t last = first;
  if (cs_mark_isapostrophe(c) && c != 0x2BC)
    last = apostrophe(text, first);
  else if (c == '#' || c == '@' || c == '+')
    last = tag(text, first);
  else if (c == ':' || c == ';' || c == '=')
    last = smiley(text, first);
  else if (c == '.' || c == '[')
    last = dots(text, first);
  if (last == first) last = symbol(text, first);
  return last;
}
