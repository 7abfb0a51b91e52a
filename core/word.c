#include "word.h"

#include <string.h>

#include "mark.h"
#include "net.h"
#include "point.h"
#include "wordlist.h"

/* Words as in the English treebanks of Universal Dependencies: clitics and
   hyphens stand alone, but for hyphens after a prefix; abbreviations keep their
   full stop.  All looks ahead are bounded, so the time is linear. */

typedef struct scan {
  cs_str text;  /* ends with the part: nothing looks past it */
  size_t start; /* of the part */
  cs_words *words;
  size_t mail; /* the next '@', at or after all that is done */
  bool phrase;
  cs_status status;
} scan;

static uint32_t peek(const scan *s, size_t at) {
  return cs_point_at(s->text, at);
}

static size_t after(const scan *s, size_t at) {
  return cs_point_next(s->text, at);
}

static bool ishyphen(uint32_t point) {
  return point == '-' || point == 0x2010 || point == 0x2011;
}

static void add(scan *s, size_t first, size_t last) {
  cs_words *w = s->words;
  if (first == last || s->status != CS_OK) return;
  cs_span *spans = cs_grow(w->spans, &w->cap, w->count + 1, sizeof *spans);
  if (spans == NULL) {
    s->status = CS_ENOMEM;
    return;
  }
  w->spans = spans;
  spans[w->count++] = (cs_span){(uint32_t)first, (uint32_t)last};
}

static cs_str slice(const scan *s, size_t first, size_t last) {
  return cs_str_slice(s->text, first, last);
}

/* The word before, if it is in this part; size 0: none. */
static cs_str previous(const scan *s) {
  const cs_words *w = s->words;
  if (w->count == 0 || w->spans[w->count - 1].first < s->start)
    return CS_STR("");
  cs_span span = w->spans[w->count - 1];
  return slice(s, span.first, span.last);
}

static uint32_t firstpoint(cs_str word) {
  uint32_t point = 0;
  if (word.size > 0) cs_utf8_decode(word, 0, &point);
  return point;
}

static size_t digits(const scan *s, size_t at) {
  while (cs_utf8_isdigit(peek(s, at))) at++;
  return at;
}

static size_t skipspace(const scan *s, size_t at) {
  return cs_point_skip(s->text, at);
}

/* ---- Where a word ends ---- */

/* A number joined by hyphens that stays whole: 2024-07-11, 555-0199,
   1-800-555-0199; answers its end or `at`. */
static size_t joinednumber(const scan *s, size_t first, size_t at) {
  size_t groups = 1, end = at, last = at - first, front = last;
  while (groups < 6 && peek(s, end) == '-') {
    size_t next = end + 1;
    while (next - end < 8 && cs_utf8_isdigit(peek(s, next))) next++;
    if (next == end + 1) break;
    last = next - end - 1;
    end = next;
    groups++;
  }
  if (cs_point_isword(peek(s, end)) || peek(s, end) == '-') return at;
  bool phone = groups == 2 && front == 3 && last == 4;
  return groups >= 3 || phone ? end : at;
}

static bool alldigits(cs_str word) {
  for (size_t i = 0; i < word.size; i++)
    if (!cs_utf8_isdigit((unsigned char)word.bytes[i])) return false;
  return word.size > 0;
}

/* After a hyphen at `at`: the place to go on from, or `at`. */
static size_t overhyphen(const scan *s, size_t first, size_t at) {
  cs_str word = slice(s, first, at);
  if (word.size < 8 && alldigits(word)) return joinednumber(s, first, at);
  size_t next = after(s, at);
  if (!cs_point_isword(peek(s, next)) || !cs_wordlist_has(CS_PREFIXES, word))
    return at;
  cs_str over = CS_STR("the"); /* "over-the-counter" has no prefix */
  if (next + over.size < s->text.size &&
      cs_str_equal(slice(s, next, next + over.size), over) &&
      ishyphen(peek(s, next + over.size)))
    return at;
  return next;
}

/* 1/2, 2/3, 3/4: fractions come apart, dates such as 9/11 do not. */
static bool isfraction(const scan *s, size_t first, size_t slash) {
  uint32_t top = peek(s, first), bottom = peek(s, slash + 1);
  return slash == first + 1 && bottom <= '9' && top < bottom &&
         !cs_point_isword(peek(s, slash + 2)) && peek(s, slash + 2) != '/';
}

/* Digits after a comma in a number: 1,000 and 1,00,000 but not the list 1,2. */
static bool isgroup(const scan *s, size_t first) {
  size_t last = first;
  while (last - first < 4 && cs_utf8_isdigit(peek(s, last))) last++;
  return last == first + 3 || (last == first + 2 && peek(s, last) == ',');
}

static bool isslashed(const scan *s, size_t first, size_t slash) {
  size_t last = slash + 1;
  while (last - slash < 4 && cs_utf8_isalpha(peek(s, last)))
    last = after(s, last);
  return slash - first < 3 &&
         cs_wordlist_has(CS_SLASHED, slice(s, first, last));
}

/* "Ph.D", "M.Sc": parts of two letters, where a full stop follows too. */
static bool isdegree(const scan *s, size_t first, size_t stop) {
  size_t last = stop + 1;
  while (last - stop < 4 && cs_utf8_isalpha(peek(s, last)))
    last = after(s, last);
  return stop - first <= 2 && last - first <= 4 && peek(s, last) == '.' &&
         cs_utf8_isupper(peek(s, first)) && cs_utf8_isupper(peek(s, stop + 1));
}

/* The end of a run of letters and digits that may hold joining marks.  `part`
   is where the letters since the last mark began. */
static size_t wordend(const scan *s, size_t first) {
  size_t at = first, part = first;
  for (;;) {
    uint32_t c = peek(s, at);
    if (at < s->text.size && cs_point_isword(c)) {
      uint32_t prior = cs_point_before(s->text, at);
      if (at > first && cs_utf8_isdigit(prior) != cs_utf8_isdigit(c)) part = at;
      at = after(s, at);
      continue;
    }
    size_t past = after(s, at);
    uint32_t next = peek(s, past);
    uint32_t prior = at > first ? cs_point_before(s->text, at) : 0;
    bool numbers = cs_utf8_isdigit(prior) && cs_utf8_isdigit(next);
    bool single = at - part == 1 && cs_utf8_isalpha(prior);
    bool go = false;
    if (cs_mark_isapostrophe(c))
      go = cs_point_isword(next);
    else if (c == '.')
      go = numbers ||
           (single && cs_utf8_isalpha(next) &&
            !cs_point_isword(peek(s, after(s, past)))) ||
           isdegree(s, first, at);
    else if (c == ',')
      go = numbers && isgroup(s, past);
    else if (c == ':')
      go = numbers;
    else if (c == '&')
      go = (cs_utf8_isupper(prior) && cs_utf8_isupper(next)) ||
           (single && cs_utf8_isalpha(next) &&
            !cs_point_isword(peek(s, after(s, past))));
    else if (c == '/')
      go = numbers ? !isfraction(s, first, at) : isslashed(s, first, at);
    else if (ishyphen(c)) {
      size_t over = overhyphen(s, first, at);
      if (over == at) return at;
      at = part = over;
      continue;
    }
    if (!go) return at;
    at = part = past;
  }
}

/* ---- Full stops ---- */

/* Whether the word after a full stop at `stop` (a name's, if an initial is to
   be before it) begins with a capital and would not begin a sentence. */
static bool namefollows(const scan *s, size_t stop) {
  size_t at = skipspace(s, stop + 1), end = at;
  if (!cs_utf8_isupper(peek(s, at))) return false;
  while (end - at < 16 && cs_utf8_isalpha(peek(s, end))) end = after(s, end);
  return !cs_wordlist_has(CS_STARTERS, slice(s, at, end)) || end - at == 1;
}

static bool isinitial(const scan *s, size_t first, size_t stop) {
  uint32_t letter = peek(s, first);
  if (!cs_utf8_isupper(letter) || after(s, first) != stop) return false;
  cs_str prior = previous(s);
  bool named = cs_utf8_isupper(firstpoint(prior));
  bool ends = skipspace(s, stop + 1) >= s->text.size;
  if (ends) return s->phrase;
  if (!cs_utf8_isspace(peek(s, stop + 1))) /* "J.Smith", "J.," */
    return letter != 'I' || cs_utf8_isupper(peek(s, stop + 1));
  if (namefollows(s, stop)) {
    uint32_t next = peek(s, after(s, skipspace(s, stop + 1)));
    return letter != 'I' || next == '.' ||
           (prior.size > 1 && prior.bytes[prior.size - 1] == '.');
  }
  return named && letter != 'I' &&
         cs_utf8_islower(peek(s, skipspace(s, stop + 1)));
}

/* Whether letters and inner full stops only, none of the parts long: "U.S",
   "Ph.D". */
static bool isacronym(cs_str word) {
  size_t run = 0, stops = 0;
  for (size_t i = 0; i < word.size; i++) {
    if (word.bytes[i] == '.') {
      if (run == 0 || run > 2) return false;
      stops++;
      run = 0;
    } else if (cs_utf8_isdigit((unsigned char)word.bytes[i])) {
      return false;
    } else {
      run += (word.bytes[i] & 0xC0) != 0x80;
    }
  }
  return stops > 0 && run >= 1 && run <= 2;
}

static bool afterdigit(const scan *s, size_t stop) {
  return cs_utf8_isdigit(peek(s, skipspace(s, stop + 1)));
}

/* Whether what looks like a title is the end of a name: "They met Hun Sen." */
static bool isname(const scan *s, cs_str word, size_t stop) {
  if (s->phrase || !cs_wordlist_has(CS_TITLES, word)) return false;
  cs_str prior = previous(s);
  if (!cs_utf8_isupper(firstpoint(prior)) || prior.size < 3 ||
      cs_str_ends(prior, CS_STR(".")) || cs_wordlist_has(CS_STARTERS, prior))
    return false;
  return skipspace(s, stop + 1) >= s->text.size;
}

static bool islisted(const scan *s, size_t first, size_t stop) {
  cs_str word = slice(s, first, stop);
  bool upper = cs_utf8_isupper(firstpoint(word));
  if (cs_wordlist_has(CS_ABBREVS, word)) return true;
  if (upper && isname(s, word, stop)) return false;
  if (upper && (cs_wordlist_has(CS_TITLES, word) ||
                cs_wordlist_has(CS_CAPABBREVS, word)))
    return true;
  if (!upper && cs_wordlist_has(CS_LOWERS, word)) return true;
  if (cs_wordlist_has(CS_NUMBERED, word)) return afterdigit(s, stop);
  cs_str prior = previous(s); /* "Boston, Mass.", "R-Ariz." */
  return upper && prior.size == 1 &&
         (prior.bytes[0] == ',' || prior.bytes[0] == '-') &&
         cs_wordlist_has(CS_PLACES, word);
}

/* Whether the full stop at `stop` belongs to the word before it. */
static bool keepsstop(const scan *s, size_t first, size_t stop) {
  if (peek(s, stop + 1) == '.') /* an ellipsis, but "U.S...." */
    return isacronym(slice(s, first, stop)) && peek(s, stop + 2) == '.' &&
           peek(s, stop + 3) == '.';
  return isacronym(slice(s, first, stop)) || islisted(s, first, stop) ||
         isinitial(s, first, stop);
}

/* ---- What comes apart ---- */

/* The start of a clitic at the end of a word: 's, 're, n't …; 0: none. */
static size_t clitic(const scan *s, size_t first, size_t last) {
  static const char *const ENDS[] = {"s", "d", "m", "t", "ll", "re", "ve"};
  size_t mark = last;
  for (size_t n = 0; n < 3 && mark > first; n++) {
    do mark--;
    while (mark > first && (s->text.bytes[mark] & 0xC0) == 0x80);
    if (cs_mark_isapostrophe(peek(s, mark))) break;
  }
  if (mark == first || !cs_mark_isapostrophe(peek(s, mark))) return 0;
  cs_str end = slice(s, after(s, mark), last);
  for (size_t i = 0; i < sizeof ENDS / sizeof *ENDS; i++) {
    size_t size = i < 4 ? 1 : 2;
    if (end.size != size || (end.bytes[0] | 32) != ENDS[i][0]) continue;
    if (size == 2 && (end.bytes[1] | 32) != ENDS[i][1]) continue;
    if (i != 3) return mark;
    bool not = (s->text.bytes[mark - 1] | 32) == 'n' && mark - 1 > first;
    return not ? mark - 1 : 0;
  }
  return 0;
}

/* "10m" -> 10, "16:30pm" -> 16:30; the end of the number or `last`. */
static size_t numberend(const scan *s, size_t first, size_t last) {
  size_t at = first;
  while (at < last && (cs_utf8_isdigit(peek(s, at)) ||
                       strchr(".,:", s->text.bytes[at]) != NULL))
    at++;
  if (at == first || at == last) return last;
  if (cs_wordlist_has(CS_UNITS, slice(s, at, last)) &&
      peek(s, at) != 'G') /* 5G, but 5g */
    return at;
  return last;
}

/* "3x5" -> 3 x 5. */
static bool addproduct(scan *s, size_t first, size_t last) {
  size_t x = digits(s, first);
  if (x == first || (peek(s, x) != 'x' && peek(s, x) != 'X')) return false;
  if (last == x + 1 || digits(s, x + 1) != last) return false;
  add(s, first, x);
  add(s, x, x + 1);
  add(s, x + 1, last);
  return true;
}

/* "USD200" -> USD 200; the end of the letters or `first`. */
static size_t currencyend(const scan *s, size_t first, size_t last) {
  size_t at = first;
  while (at < last && at - first < 4 && cs_utf8_isupper(peek(s, at))) at++;
  if (at == first + 1 && peek(s, at) == 's') at++; /* Rs500 */
  bool money = at < last && cs_utf8_isdigit(peek(s, at)) &&
               cs_wordlist_has(CS_CURRENCIES, slice(s, first, at));
  return money ? at : first;
}

/* Adds a word without clitics. */
static void addplain(scan *s, size_t first, size_t last) {
  size_t at;
  if (cs_wordlist_fused(slice(s, first, last), &at)) {
    add(s, first, first + at);
    add(s, first + at, last);
    return;
  }
  at = currencyend(s, first, last);
  add(s, first, at);
  first = at;
  if (cs_utf8_isdigit(peek(s, first))) {
    if (addproduct(s, first, last)) return;
    at = numberend(s, first, last);
    add(s, first, at);
    first = at;
  }
  add(s, first, last);
}

/* "80's" is one word in the treebanks; "NATO's", "G-20's" are two. */
static bool isdecade(const scan *s, size_t first, size_t mark) {
  cs_str prior = previous(s);
  bool named = cs_str_equal(prior, CS_STR("-")) ||
               cs_str_equal(prior, CS_STR("of")) ||
               (cs_utf8_isupper(firstpoint(prior)) &&
                !cs_wordlist_has(CS_STARTERS, prior));
  if (named && s->text.bytes[first] != '1') return false;
  return alldigits(slice(s, first, mark)) && mark - first >= 2 &&
         mark - first <= 4 && peek(s, mark - 1) == '0';
}

/* Adds a word with up to three clitics ("should n't 've"). */
static void addword(scan *s, size_t first, size_t last) {
  size_t marks[3], n = 0, end = last;
  while (n < 3) {
    size_t mark = clitic(s, first, end);
    if (mark == 0 || isdecade(s, first, mark)) break;
    marks[n++] = end = mark;
  }
  addplain(s, first, end);
  while (n > 0) {
    size_t to = n > 1 ? marks[n - 2] : last;
    add(s, marks[n - 1], to);
    n--;
  }
}

/* The end of a run of ASCII letters that nothing can join with what follows, or
   `first`: most words need no more looks. */
static size_t letters(const scan *s, size_t first) {
  const char *bytes = s->text.bytes;
  size_t last = first;
  while (last < s->text.size && (bytes[last] | 32) >= 'a' &&
         (bytes[last] | 32) <= 'z')
    last++;
  if (last == s->text.size) return last;
  char c = bytes[last];
  return c == ' ' || c == '\n' || c == ',' || c == ';' || c == ')' ? last
                                                                   : first;
}

/* A word at `first`; answers where it ends. */
static size_t word(scan *s, size_t first) {
  size_t last = letters(s, first);
  if (last > first) {
    addplain(s, first, last);
    return last;
  }
  last = cs_net_end(s->text, first, &s->mail);
  if (last > first) {
    add(s, first, last);
    return last;
  }
  last = wordend(s, first);
  if (peek(s, last) == '.' && keepsstop(s, first, last)) {
    cs_str text = slice(s, first, last);
    size_t number = cs_utf8_isdigit(peek(s, first)) && !alldigits(text)
                        ? numberend(s, first, last)
                        : first;
    add(s, first, number); /* "5p.m." */
    add(s, number == last ? first : number, last + 1);
    return last + 1;
  }
  if (peek(s, last) == '!' &&
      cs_str_equal(slice(s, first, last), CS_STR("Yahoo")))
    last++; /* the one name with a mark that news is full of */
  if (peek(s, last) == '$' && last - first <= 3 &&
      cs_utf8_isupper(peek(s, last - 1))) { /* US$, NZ$ */
    add(s, first, last + 1);
    return last + 1;
  }
  addword(s, first, last);
  return last;
}

static size_t mark(scan *s, size_t first) {
  size_t last = cs_mark_end(s->text, first);
  add(s, first, last);
  return last;
}

cs_status cs_words_split(cs_words *words, cs_str text, cs_span part,
                         bool phrase) {
  scan s = {.text = cs_str_slice(text, 0, part.last),
            .start = part.first,
            .words = words,
            .mail = part.first,
            .phrase = phrase,
            .status = CS_OK};
  size_t at = part.first;
  while (at < part.last && s.status == CS_OK) {
    uint32_t c = peek(&s, at);
    if (cs_utf8_isspace(c))
      at = after(&s, at);
    else if (cs_point_isword(c))
      at = word(&s, at);
    else
      at = mark(&s, at);
  }
  return s.status;
}

void cs_words_free(cs_words *words) {
  cs_free(words->spans);
  *words = (cs_words){NULL, 0, 0};
}
