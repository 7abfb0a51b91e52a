#include "dateline.h"

#include "mark.h"
#include "utf8.h"
#include "wordlist.h"

enum { MOST = 28 }; /* words of a dateline */

typedef struct place {
  size_t words; /* capitalised words */
  bool upper;   /* the first one is in capitals, or in brackets */
  bool agency;  /* "(AP)" */
  bool known;   /* in brackets, and known as an agency */
  bool open;    /* inside the brackets */
  bool date;    /* "May 28" */
  bool hyphen;  /* the last word was a hyphen without spaces */
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

static bool isbar(cs_str word) { return cs_str_equal(word, CS_STR("|")); }

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

/* Whether a sentence may begin at word i. */
static bool begins(cs_str text, const cs_words *words, size_t i) {
  if (i >= words->count) return false;
  uint32_t c = firstpoint(wordat(text, words, i));
  return cs_utf8_isupper(c) || cs_utf8_isdigit(c) || c == 0x201C ||
         c == 0x2018 || c == '"' || c == '\'' || c == '`';
}

/* ---- Datelines ---- */

/* A dash or bar that ends a dateline stands free or after a bracket. */
static bool isend(cs_str text, const cs_words *words, size_t first, size_t i,
                  bool story, const place *p) {
  cs_str word = wordat(text, words, i);
  bool bar = isbar(word);
  if ((!isdash(word) && !bar) || p->open) return false;
  if (p->words == 0 && !p->agency) return false;
  bool free = i > first && isspaced(words, i - 1) && isspaced(words, i);
  if (bar) return free && p->upper && begins(text, words, i + 1);
  bool sure = p->upper || p->date || p->known || p->words == 0;
  if (sure) return free || (word.size > 1 && (p->agency || p->upper));
  if (p->agency) return free && begins(text, words, i + 1);
  /* "Moscow - The …": in small letters only where a sentence begins after. */
  return free && story && p->words <= 3 && begins(text, words, i + 1);
}

/* A colon: "CAIRO: The …", "Cairo, May 3 (AP): The …". */
static bool iscolon(const cs_words *words, size_t i, const place *p) {
  if (p->open || !isspaced(words, i)) return false;
  return (p->upper && p->words <= 4) || p->known || (p->date && p->words <= 6);
}

static bool ismonth(cs_str word) {
  return cs_wordlist_has(CS_MONTHS, cs_str_ends(word, CS_STR("."))
                                        ? cs_str_slice(word, 0, word.size - 1)
                                        : word);
}

static bool ismark(uint32_t c) {
  return c == ',' || c == '/' || c == '\'' || c == 0x2019 || c == '.' ||
         c == '-';
}

/* A word inside the brackets. */
static void inside(cs_str word, place *p) {
  if (cs_str_equal(word, CS_STR(")"))) p->open = false;
  if (cs_wordlist_has(CS_AGENCIES, word)) p->known = true;
}

/* One word of a dateline; false: this cannot be one. */
static bool take(cs_str word, bool start, place *p) {
  uint32_t c = firstpoint(word);
  bool hyphen = p->hyphen;
  p->hyphen = cs_str_equal(word, CS_STR("-"));
  if (p->open) return inside(word, p), true;
  if (!start && ismonth(word)) return p->date = true;
  if (cs_utf8_isdigit(c)) return !start;
  if (cs_mark_isapostrophe(c) && word.size > 1) /* "ST. JOHN'S", but not 's */
    return p->upper && isuppercase(word);
  if (c == '(') return p->open = p->agency = true;
  if (ismark(c)) return !start || c == '/';
  if (cs_wordlist_has(CS_PARTICLES, word) && cs_utf8_islower(c)) return !start;
  if (start && !isuppercase(word) && cs_wordlist_has(CS_STARTERS, word))
    return false;
  if (!cs_utf8_isupper(c)) return hyphen && !start && cs_utf8_islower(c);
  if (p->words == 0 && !p->agency)
    p->upper = isuppercase(word) && word.size > 1;
  p->words++;
  return p->words <= 9;
}

/* "Bogota, March 8 (IANS) The …": a bracket ends a dateline without a dash. */
static bool isbare(cs_str text, const cs_words *words, size_t i,
                   const place *p) {
  if (p->open || !p->agency || p->words == 0) return false;
  if (!cs_str_equal(wordat(text, words, i), CS_STR(")"))) return false;
  bool sure = (p->known && (p->upper || p->date)) || (p->date && p->upper);
  return sure && isspaced(words, i) && begins(text, words, i + 1) &&
         !ismonth(wordat(text, words, i + 1));
}

/* "- RIA Novosti." after the dash at i: the end of the agency's name. */
static size_t withagency(cs_str text, const cs_words *words, size_t i,
                         const place *p) {
  if (p->agency || !p->date) return i + 1;
  if (i + 1 >= words->count ||
      !cs_wordlist_has(CS_AGENCIES, wordat(text, words, i + 1)))
    return i + 1;
  for (size_t k = i + 2; k < words->count && k < i + 5; k++) {
    cs_str word = wordat(text, words, k);
    if (cs_str_equal(word, CS_STR(".")) || cs_str_equal(word, CS_STR(":")) ||
        isdash(word))
      return begins(text, words, k + 1) ? k + 1 : i + 1;
    if (!cs_utf8_isupper(firstpoint(word))) break;
  }
  return i + 1;
}

size_t cs_dateline(cs_str text, const cs_words *words, size_t first,
                   bool story) {
  place p = {0};
  for (size_t i = first; i + 1 < words->count && i - first < MOST; i++) {
    cs_str word = wordat(text, words, i);
    if (isend(text, words, first, i, story, &p))
      return withagency(text, words, i, &p) - first;
    if (cs_str_equal(word, CS_STR(":")) && !p.open)
      return story && iscolon(words, i, &p) ? i + 1 - first : 0;
    if (!take(word, i == first, &p)) return 0;
    if (story && isbare(text, words, i, &p)) return i + 1 - first;
  }
  return 0;
}

/* Whether the words before a dateline may be a headline or a byline: not the
   first part of a sentence that speaks of "the PKK (Reuters) - …". */
static bool mayprecede(cs_str text, const cs_words *words, size_t i) {
  cs_str last = wordat(text, words, i - 1);
  uint32_t c = firstpoint(last);
  return !cs_wordlist_has(CS_LINKERS, last) && c != '(' && c != ',' &&
         isspaced(words, i - 1);
}

size_t cs_dateline_before(cs_str text, const cs_words *words) {
  for (size_t i = 2; i + 6 < words->count && i < 40; i++) {
    cs_str word = wordat(text, words, i);
    if (word.size < 4 || !isuppercase(word) || !mayprecede(text, words, i))
      continue;
    size_t n = cs_dateline(text, words, i, true), brackets = 0;
    for (size_t k = i; k < i + n; k++)
      brackets += cs_str_equal(wordat(text, words, k), CS_STR(")"));
    if (n > 3 && brackets > 0 && begins(text, words, i + n)) return i;
  }
  return 0;
}

/* ---- Headlines ---- */

/* "latimes.com" */
static bool ishost(cs_str word) {
  size_t dot = word.size;
  while (dot > 0 && word.bytes[dot - 1] != '.') dot--;
  return dot > 2 && dot < word.size &&
         cs_wordlist_has(CS_DOMAINS, cs_str_slice(word, dot, word.size));
}

/* "Photo: AP The army …": the credit after a label that ends before `i`. */
static size_t withcredit(cs_str text, const cs_words *words, size_t i) {
  cs_str label = wordat(text, words, 0), word = wordat(text, words, i);
  bool photo = cs_str_starts(label, CS_STR("Photo")) ||
               cs_str_starts(label, CS_STR("Image"));
  bool credit = isuppercase(word) && word.size > 1 && word.size < 6;
  return photo && credit && begins(text, words, i + 1) ? i + 1 : i;
}

size_t cs_dateline_label(cs_str text, const cs_words *words) {
  size_t i = 0, count = words->count;
  if (count < 3) return 0;
  if (ishost(wordat(text, words, 0)))
    return cs_str_equal(wordat(text, words, 1), CS_STR(":")) ? 2 : 0;
  bool found = false, upper = true;
  for (; i < 4 && i + 1 < count; i++) {
    cs_str word = wordat(text, words, i);
    uint32_t c = firstpoint(word);
    if (c == ':' || isdash(word) || isbar(word)) break;
    if (cs_utf8_isdigit(c)) continue;
    if (!cs_utf8_isupper(c)) return 0;
    found = cs_wordlist_has(CS_LABELS, word);
    upper = upper && isuppercase(word);
  }
  if (!found || i + 1 >= count) return 0;
  cs_str end = wordat(text, words, i);
  if (cs_str_equal(end, CS_STR(":")) || isbar(end))
    return withcredit(text, words, i + 1);
  return isdash(end) && upper ? i + 1 : 0;
}

/* Whether the words [first, last) name an agency or a paper. */
static bool issource(cs_str text, const cs_words *words, size_t first,
                     size_t last, bool any) {
  bool known = any;
  if (first >= last || last - first > 6) return false;
  for (size_t i = first; i < last; i++) {
    cs_str word = wordat(text, words, i);
    uint32_t c = firstpoint(word);
    bool host = ishost(word);
    if (host || cs_wordlist_has(CS_AGENCIES, word) ||
        (i > first && cs_wordlist_has(CS_PAPERS, word)))
      known = true;
    if (!cs_utf8_isupper(c) && !host && !cs_utf8_isdigit(c) &&
        !(i > first && (cs_wordlist_has(CS_LINKERS, word) || c == '&')))
      return false;
  }
  return known;
}

bool cs_dateline_iscredit(cs_str text, const cs_words *words) {
  static const char *const WORDS[] = {"Photo",   "Photos",  "PHOTO",
                                      "Image",   "Images",  "Video",
                                      "Picture", "Pictures"};
  cs_str word = wordat(text, words, 0);
  size_t label = cs_dateline_label(text, words), count = words->count;
  if (label == 0 || count > label + 8) return false;
  for (size_t i = 0; i < sizeof WORDS / sizeof *WORDS; i++) {
    cs_str name = {WORDS[i], 0};
    while (WORDS[i][name.size] != 0) name.size++;
    if (!cs_str_equal(word, name)) continue;
    for (size_t k = label; k < count; k++) {
      uint32_t c = firstpoint(wordat(text, words, k));
      if (cs_utf8_islower(c)) return false;
    }
    return true;
  }
  return false;
}

size_t cs_dateline_source(cs_str text, const cs_words *words) {
  size_t count = words->count;
  if (count < 4) return 0;
  if (cs_str_equal(wordat(text, words, count - 1), CS_STR(")")))
    for (size_t i = count - 2; i > 1 && count - i < 6; i--)
      if (cs_str_equal(wordat(text, words, i), CS_STR("(")))
        return issource(text, words, i + 1, count - 1, false) ? count - i : 0;
  for (size_t i = count - 2; i > 1 && count - i < 8; i--) {
    cs_str word = wordat(text, words, i);
    if ((!isdash(word) && !isbar(word)) || !isspaced(words, i - 1) ||
        !isspaced(words, i))
      continue;
    return issource(text, words, i + 1, count, isbar(word)) ? count - i : 0;
  }
  return 0;
}
