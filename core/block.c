#include "block.h"

#include "mark.h"
#include "point.h"
#include "wordlist.h"

/* A line without the white space around it; first == last: blank. */
typedef struct line {
  size_t first, last, next; /* `next` is where the next line starts */
  size_t indent;            /* bytes of white space before `first` */
  size_t width;             /* code points, without the indent */
  bool page;                /* ended by a form feed or paragraph separator */
} line;

/* Reads the line at `at`.  Line ends: \n, \r\n, \r, \f, \v, U+0085, U+2028 and
   U+2029. */
static line readline(cs_str text, size_t at) {
  line l = {.first = at, .last = at};
  size_t start = at;
  bool inside = false;
  for (;;) {
    uint32_t c = '\n';
    size_t size = at < text.size ? cs_utf8_decode(text, at, &c) : 0;
    if (c == '\r' && at + 1 < text.size && text.bytes[at + 1] == '\n') size++;
    if ((c >= '\n' && c <= '\r') || c == 0x85 || c == 0x2028 || c == 0x2029) {
      l.next = at + size;
      l.page = c == '\f' || c == 0x2029;
      break;
    }
    at += size;
    if (cs_utf8_isspace(c)) {
      l.width += inside;
      continue;
    }
    if (!inside) l.first = at - size;
    inside = true;
    l.last = at;
    l.width++;
  }
  if (!inside) l.first = l.last = start;
  l.indent = l.first - start;
  return l;
}

static bool iscloser(uint32_t c) {
  return c == '"' || c == ')' || c == ']' || c == 0x201D || c == 0xBB ||
         c == '}' || cs_mark_isapostrophe(c);
}

/* Whether a line ends as a sentence does. */
static bool iscomplete(cs_str text, const line *l) {
  size_t at = l->last;
  uint32_t c = cs_point_before(text, at);
  while (iscloser(c)) {
    at = cs_point_back(text, at);
    c = cs_point_before(text, at);
  }
  return c == '.' || c == '!' || c == '?' || c == 0x2026;
}

/* The last word of a line, at most 16 bytes of it, without `stop`. */
static cs_str lastword(cs_str text, const line *l, bool stop) {
  size_t end = l->last - stop, first = end;
  while (first > l->first && end - first < 16 && text.bytes[first - 1] != ' ')
    first--;
  return cs_str_slice(text, first, end);
}

/* Whether a line ends where no sentence does: "Mr.", "the", a comma. */
static bool isopenended(cs_str text, const line *l) {
  uint32_t c = cs_point_before(text, l->last);
  if (c == '.') {
    cs_str word = lastword(text, l, true);
    return cs_utf8_isupper(cs_point_at(word, 0)) &&
           cs_wordlist_has(CS_TITLES, word);
  }
  return c == ',' || c == '-' || c == '(' || cs_mark_isdash(c) ||
         cs_wordlist_has(CS_LINKERS, lastword(text, l, false));
}

/* Whether a line ends with an abbreviation that may end a sentence or not:
   "U.S.", "J." */
static bool isdoubtful(cs_str text, const line *l) {
  if (cs_point_before(text, l->last) != '.') return false;
  cs_str word = lastword(text, l, true);
  if (word.size == 1) return cs_utf8_isupper(cs_point_at(word, 0));
  return word.size > 2 && word.bytes[word.size - 2] == '.';
}

/* The place after the mark of a list item ("- ", "• ", "1. ", "(a) "), or the
   place itself. */
static size_t skipbullet(cs_str text, const line *l) {
  uint32_t c;
  size_t at = l->first + cs_utf8_decode(text, l->first, &c), end = at;
  bool mark = c == '-' || c == '*' || c == 0x2022 || c == 0xB7 || c == 0x25AA ||
              c == 0x25CF || c == 0x25A0 || c == 0x2013 || c == 0x25E6 ||
              c == 0x2023 || c == 0x25BA || c == 0x27A2;
  if (!mark) {
    end = l->first + (c == '(');
    at = end;
    while (end < l->last && end - at < 2 &&
           cs_utf8_isdigit(cs_point_at(text, end)))
      end++;
    if (end == at && c == '(' && cs_utf8_isalpha(cs_point_at(text, end))) end++;
    uint32_t close = cs_point_at(text, end);
    mark = end > at && (close == ')' || (close == '.' && c != '('));
    end++;
  }
  if (!mark || end >= l->last) return l->first;
  return cs_utf8_isspace(cs_point_at(text, end)) ? end : l->first;
}

static size_t firstwordwidth(cs_str text, const line *l) {
  size_t width = 0;
  for (size_t at = l->first; at < l->last && width < 40; width++) {
    uint32_t c;
    size_t size = cs_utf8_decode(text, at, &c);
    if (cs_utf8_isspace(c)) break;
    at += size;
  }
  return width;
}

enum { NARROWEST = 40, WIDEST = 120 }; /* columns of hard-wrapped text */

/* Whether line `b` goes on with the paragraph of line `a`, both not blank. */
static bool joins(const cs_blocks *blocks, const line *a, const line *b,
                  bool first) {
  cs_str text = blocks->text;
  size_t width = blocks->width;
  if (a->page || skipbullet(text, b) != b->first) return false;
  cs_str rest = cs_str_slice(text, b->first, b->last);
  if (cs_block_isbyline(rest) ||
      (first && cs_block_isbyline(cs_str_slice(text, a->first, a->last))))
    return false;
  if (cs_utf8_islower(cs_point_at(text, b->first))) return true;
  if (b->indent > a->indent + 1) return false;
  bool full = width >= NARROWEST && width <= WIDEST && a->width <= width &&
              a->width + 1 + firstwordwidth(text, b) > width;
  return isopenended(text, a) ||
         (full && (isdoubtful(text, a) || !iscomplete(text, a)));
}

/* Measures the lines up to the next blank one: only where nearly all of a
   group's lines are full can a short line be told from a wrapped one. */
static void measure(cs_blocks *blocks, line l) {
  bool first = true;
  blocks->width = 0;
  while (l.first < l.last) {
    if (!first && l.width > blocks->width) blocks->width = l.width;
    first = false;
    blocks->groupend = l.next;
    if (l.page || l.next >= blocks->text.size) break;
    l = readline(blocks->text, l.next);
  }
}

cs_blocks cs_blocks_new(cs_str text) { return (cs_blocks){.text = text}; }

bool cs_blocks_next(cs_blocks *blocks, cs_block *block) {
  cs_str text = blocks->text;
  line a = {.first = 0, .last = 0};
  do {
    if (blocks->at >= text.size) return false;
    a = readline(text, blocks->at);
    blocks->at = a.next;
  } while (a.first == a.last);
  if (a.first >= blocks->groupend) measure(blocks, a);
  *block = (cs_block){{(uint32_t)a.first, (uint32_t)a.last},
                      1,
                      skipbullet(text, &a) != a.first};
  while (blocks->at < text.size) {
    line b = readline(text, blocks->at);
    if (b.first == b.last || !joins(blocks, &a, &b, block->lines == 1)) break;
    block->span.last = (uint32_t)b.last;
    block->lines++;
    blocks->at = b.next;
    a = b;
  }
  return true;
}

/* ---- Bylines ---- */

/* Whether `text` begins with `prefix` in any case (ASCII). */
static bool begins(cs_str text, cs_str prefix) {
  if (text.size < prefix.size) return false;
  for (size_t i = 0; i < prefix.size; i++) {
    char c = text.bytes[i];
    if (c >= 'A' && c <= 'Z') c = (char)(c + 32);
    if (c != prefix.bytes[i]) return false;
  }
  return true;
}

/* Whether every word of "By Jane Doe and John Roe, Associated Press Writer" but
   and, for, in, of, the begins with a capital. */
static bool iscapitalised(cs_str text) {
  size_t words = 0;
  for (size_t at = 0; at < text.size;) {
    uint32_t c;
    size_t size = cs_utf8_decode(text, at, &c), end = at;
    if (cs_utf8_isspace(c)) {
      at += size;
      continue;
    }
    while (end < text.size && text.bytes[end] != ' ') end++;
    cs_str word = cs_str_slice(text, at, end);
    if (cs_utf8_isdigit(c)) return false;
    if (!cs_utf8_isupper(c) && cs_utf8_isalpha(c) &&
        !cs_wordlist_has(CS_LINKERS, word))
      return false;
    words++;
    at = end;
  }
  return words >= 1 && words <= 16;
}

bool cs_block_isbyline(cs_str text) {
  static const char *const CREDITS[] = {
      "reporting by ",  "additional reporting", "writing by ", "editing by ",
      "(reporting by ", "(additional report",   "(writing by", "(editing by",
      "written by ",    "compiled by ",         "edited by ",  "reported by "};
  if (text.size < 6 || text.size > 400) return false;
  for (size_t i = 0; i < sizeof CREDITS / sizeof *CREDITS; i++) {
    cs_str credit = {CREDITS[i], 0};
    while (CREDITS[i][credit.size] != '\0') credit.size++;
    if (begins(text, credit)) return true;
  }
  if (!begins(text, CS_STR("by ")) || text.bytes[0] != 'B') return false;
  if (text.bytes[text.size - 1] == '.') return false;
  return iscapitalised(cs_str_slice(text, 3, text.size));
}
