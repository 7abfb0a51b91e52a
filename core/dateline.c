#include "dateline.h"

#include "mark.h"
#include "utf8.h"
#include "wordlist.h"

enum { MOST = 24 }; /* words of a dateline */

typedef struct place {
  size_t words; /* capitalised words */
  bool upper;   /* the first ones are in capitals, or in brackets */
  bool agency;  /* "(AP)" */
  bool date;    /* "May 28" */
} place;

static cs_str wordat(cs_str text, const cs_words *words, size_t i) {
  return cs_str_slice(text, words->spans[i].first, words->spans[i].last);
}

static uint32_t firstpoint(cs_str word) {
  uint32_t point;
  cs_utf8_decode(word, 0, &point);
  return point;
}

static bool isdash(cs_str word) {
  return cs_mark_isdash(firstpoint(word)) || cs_str_equal(word, CS_STR("-")) ||
         cs_str_equal(word, CS_STR("--")) || cs_str_equal(word, CS_STR("_"));
}

/* Letters, and none of them small. */
static bool isuppercase(cs_str word) {
  size_t letters = 0;
  for (size_t at = 0; at < word.size;) {
    uint32_t c;
    at += cs_utf8_decode(word, at, &c);
    if (cs_utf8_islower(c)) return false;
    letters += cs_utf8_isupper(c);
  }
  return letters > 0;
}

static bool isspaced(const cs_words *words, size_t i) {
  return i + 1 < words->count &&
         words->spans[i].last < words->spans[i + 1].first;
}

/* A dash that ends a dateline stands free or after a bracket. */
static bool isend(cs_str text, const cs_words *words, size_t i,
                  const place *p) {
  cs_str word = wordat(text, words, i);
  bool free = i > 0 && isspaced(words, i - 1) && isspaced(words, i);
  if (!isdash(word) || (p->words == 0 && !p->agency)) return false;
  if (p->agency || p->upper || p->date)
    return free || (word.size > 1 && (p->agency || p->upper));
  /* "Moscow - The …": in small letters only where a sentence begins after. */
  uint32_t next = firstpoint(wordat(text, words, i + 1));
  return free && p->words <= 3 && (cs_utf8_isupper(next) || next == 0x201C);
}

/* One word of a dateline; false: this cannot be one. */
static bool take(cs_str text, const cs_words *words, size_t i, place *p) {
  cs_str word = wordat(text, words, i);
  uint32_t c = firstpoint(word);
  if (cs_wordlist_has(CS_MONTHS, cs_str_ends(word, CS_STR("."))
                                     ? cs_str_slice(word, 0, word.size - 1)
                                     : word) &&
      i > 0) {
    p->date = true;
    return true;
  }
  if (cs_utf8_isdigit(c)) return i > 0;
  if (c == '(') {
    p->agency = true;
    return true;
  }
  if (c == ',' || c == ')' || c == '/' || c == '\'' || c == 0x2019 ||
      c == '.' || c == '-')
    return i > 0 || c == '/';
  if (cs_str_equal(word, CS_STR("of")) || cs_str_equal(word, CS_STR("the")) ||
      cs_str_equal(word, CS_STR("and")) || cs_str_equal(word, CS_STR("al")))
    return i > 0;
  if (!cs_utf8_isupper(c) && !p->agency) return false;
  if (p->words == 0) p->upper = isuppercase(word) && word.size > 1;
  p->words++;
  return p->words <= 9;
}

size_t cs_dateline(cs_str text, const cs_words *words, bool story) {
  place p = {0, false, false, false};
  for (size_t i = 0; i + 1 < words->count && i < MOST; i++) {
    cs_str word = wordat(text, words, i);
    if (isend(text, words, i, &p)) return i + 1;
    bool colon = cs_str_equal(word, CS_STR(":"));
    if (colon)
      return story && p.upper && p.words <= 4 && isspaced(words, i) ? i + 1 : 0;
    if (!take(text, words, i, &p)) return 0;
  }
  return 0;
}
