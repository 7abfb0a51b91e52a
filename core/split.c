#include "split.h"

#include "dateline.h"
#include "mark.h"
#include "utf8.h"
#include "wordlist.h"

/* Sentence boundaries by rules: a full stop or its like ends a sentence unless
   what stands before or after it says otherwise. */

typedef struct split {
  cs_document *document;
  cs_str text;
  const cs_words *words;
  bool doubled; /* inside double quotation marks */
  bool single;  /* inside single ones */
} split;

static cs_str wordat(const split *s, size_t i) {
  cs_span span = s->words->spans[i];
  return cs_str_slice(s->text, span.first, span.last);
}

static uint32_t firstpoint(const split *s, size_t i) {
  uint32_t point;
  cs_utf8_decode(s->text, s->words->spans[i].first, &point);
  return point;
}

/* Whether white space follows word i. */
static bool isspaced(const split *s, size_t i) {
  const cs_span *spans = s->words->spans;
  return i + 1 >= s->words->count || spans[i].last < spans[i + 1].first;
}

static bool isalone(const split *s, size_t i) {
  cs_span span = s->words->spans[i];
  uint32_t c;
  return cs_utf8_decode(s->text, span.first, &c) == span.last - span.first;
}

static bool isstraight(uint32_t c) { return c == '"' || c == '\''; }

/* Quotation marks are two apostrophes or grave accents, too. */
static bool isquote(const split *s, size_t i) {
  uint32_t c = firstpoint(s, i);
  cs_str word = wordat(s, i);
  if (c == '\'' || c == '`' || c == 0x2018 || c == 0x2019)
    return isalone(s, i) || cs_str_equal(word, CS_STR("''")) ||
           cs_str_equal(word, CS_STR("``")) ||
           (word.size == 6 && c >= 0x2018 && c <= 0x2019);
  return c == '"' || c == 0x201C || c == 0x201D || c == 0x201E || c == 0xAB ||
         c == 0xBB;
}

static bool isdoubled(const split *s, size_t i) {
  uint32_t c = firstpoint(s, i);
  return (c != '\'' && c != '`' && c != 0x2018 && c != 0x2019) ||
         !isalone(s, i);
}

/* Whether the quotation mark at i opens: the curly ones say so, the straight
   ones by their spaces and by what is open. */
static bool opens(const split *s, size_t i) {
  uint32_t c = firstpoint(s, i);
  if (c == 0x201C || c == 0x201E || c == 0x2018 || c == 0xAB || c == '`')
    return true;
  if (!isstraight(c)) return false;
  bool left = i == 0 || isspaced(s, i - 1);
  bool right = isspaced(s, i);
  if (left != right) return left;
  return !(isdoubled(s, i) ? s->doubled : s->single);
}

static void seequote(split *s, size_t i) {
  if (!isquote(s, i)) return;
  bool open = opens(s, i);
  if (isdoubled(s, i)) {
    s->doubled = open;
  } else if (open) {
    s->single = true;
  } else if (i > 0) { /* not the possessive of "officials' " */
    cs_str word = wordat(s, i - 1);
    if (!cs_str_ends(word, CS_STR("s"))) s->single = false;
  }
}

/* ---- Ends ---- */

typedef enum stop {
  NOSTOP,
  FULLSTOP, /* "." */
  SHOUT,    /* "!", "?" and runs of them */
  ELLIPSIS, /* "...", U+2026 */
  ABBREV    /* a word with its full stop */
} stop;

static stop stopat(const split *s, size_t i) {
  cs_str word = wordat(s, i);
  uint32_t c = firstpoint(s, i);
  if (c == '.') {
    if (word.size == 1) return FULLSTOP;
    return word.bytes[1] == '.' ? ELLIPSIS : NOSTOP;
  }
  if (c == '!' || c == '?' || c == 0x203C || c == 0x2049 || c == 0x3002)
    return c == 0x3002 ? FULLSTOP : SHOUT;
  if (c == 0x2026) return ELLIPSIS;
  return cs_str_ends(word, CS_STR(".")) && cs_utf8_isalpha(c) ? ABBREV : NOSTOP;
}

/* A bracket or quotation mark that closes right after the word before it. */
static bool iscloser(const split *s, size_t i) {
  uint32_t c = firstpoint(s, i);
  if (c == ')' || c == ']' || c == '}') return isalone(s, i);
  if (isspaced(s, i - 1)) {
    /* treebanks and some agencies write " . ''" */
    return isquote(s, i) && isspaced(s, i) && !opens(s, i) && isdoubled(s, i) &&
           s->doubled;
  }
  return isquote(s, i) && !opens(s, i);
}

/* The first code point of the next real word from j on, and its place. */
static uint32_t nextpoint(const split *s, size_t *j) {
  while (*j < s->words->count) {
    uint32_t c = firstpoint(s, *j);
    bool mark = isquote(s, *j) || c == '(' || c == '[' || c == 0x2022 ||
                c == '*' || c == '-' || cs_mark_isdash(c);
    if (!mark || (!isalone(s, *j) && !isquote(s, *j) && c != '-')) return c;
    ++*j;
  }
  return 0;
}

static cs_str withoutstop(cs_str word) {
  return cs_str_ends(word, CS_STR(".")) ? cs_str_slice(word, 0, word.size - 1)
                                        : word;
}

/* A capitalised word that begins sentences; in capitals it may be part of a
   headline or a name. */
static bool isstarter(const split *s, size_t j) {
  cs_str word = wordat(s, j);
  if (!cs_wordlist_has(CS_STARTERS, word)) return false;
  if (word.size == 1) return true;
  return cs_utf8_islower((unsigned char)word.bytes[1]);
}

/* Whether an abbreviation at i ends the sentence before the word at j. */
static bool abbrevends(const split *s, size_t i, size_t j, bool closed) {
  cs_str word = withoutstop(wordat(s, i));
  uint32_t c = firstpoint(s, i);
  size_t real = j;
  uint32_t next = nextpoint(s, &real);
  if (real >= s->words->count) return closed;
  if (!cs_utf8_isupper(next)) return false;
  if (cs_utf8_isupper(c) && cs_wordlist_has(CS_TITLES, word)) {
    /* "on Main St. The"; but "Gen. The" is not written */
    return cs_str_equal(word, CS_STR("St")) && isstarter(s, real);
  }
  if (!cs_utf8_isupper(c) && cs_wordlist_has(CS_LOWERS, word)) return false;
  if (cs_str_equal(word, CS_STR("etc")) || isquote(s, j)) return true;
  return isstarter(s, real);
}

/* Whether "…?” Biden said" goes on: up to four capitalised words and a verb of
   speech. */
static bool isattributed(const split *s, size_t j) {
  if (j < s->words->count && isstarter(s, j)) return false; /* "He said" */
  for (size_t k = j; k < s->words->count && k < j + 5; k++) {
    if (cs_wordlist_has(CS_SPEECH, wordat(s, k))) return true;
    uint32_t c = firstpoint(s, k);
    if (!cs_utf8_isupper(c) && c != ',') return false;
  }
  return false;
}

static bool shoutends(const split *s, size_t j, uint32_t next, bool closed) {
  if (cs_utf8_islower(next) || next == ',' || next == ';' || next == ')')
    return false;
  return !closed || !isattributed(s, j);
}

static bool fullstopends(const split *s, size_t i, size_t j, uint32_t next) {
  if (!isspaced(s, j - 1)) /* "region.The" */
    return cs_utf8_isupper(next) || (j > i + 1 && next > 0x7F) ||
           next == 0x201C;
  if (cs_utf8_islower(next)) {
    if (j > i + 1 || i == 0) return false;
    /* an unknown abbreviation is short and often capitalised */
    return s->words->spans[i - 1].last - s->words->spans[i - 1].first > 4 ||
           cs_utf8_isdigit(firstpoint(s, i - 1));
  }
  return next != ',' && next != ';' && next != ':' && next != ')' &&
         next != '%';
}

/* Whether a sentence ends after word j - 1, where a stop at i is followed by
   closers up to j. */
static bool ends(const split *s, stop kind, size_t i, size_t j) {
  bool closed = j > i + 1;
  if (kind == ABBREV) return isspaced(s, j - 1) && abbrevends(s, i, j, closed);
  size_t real = j;
  uint32_t next = nextpoint(s, &real);
  if (next == '.' || next == '!' || next == '?') return false;
  if (kind == FULLSTOP) return fullstopends(s, i, j, next);
  if (!isspaced(s, j - 1) && !cs_utf8_isupper(next)) return false;
  if (kind == SHOUT) return shoutends(s, j, next, closed);
  return cs_utf8_isupper(next) && !(closed && isattributed(s, j));
}

/* ---- The block ---- */

static cs_status addsentence(split *s, size_t first, size_t last, bool quoted,
                             cs_line line) {
  const cs_span *spans = s->words->spans;
  cs_span span = {spans[first].first, spans[last - 1].last};
  cs_status status = cs_document_addsentence(s->document, span);
  if (status != CS_OK) return status;
  cs_document *document = s->document;
  document->sentences[document->nsentences - 1].quoted = quoted;
  document->sentences[document->nsentences - 1].line = (uint8_t)line;
  for (size_t i = first; status == CS_OK && i < last; i++) {
    size_t end = spans[i].last;
    uint32_t c = ' ';
    if (end < s->text.size) cs_utf8_decode(s->text, end, &c);
    status = cs_document_addtoken(document,
                                  (cs_token){.span = spans[i],
                                             .head = -1,
                                             .upos = CS_X,
                                             .deprel = CS_DEP,
                                             .spaced = cs_utf8_isspace(c)});
  }
  return status;
}

/* Whether the block ends as a sentence does, closers aside. */
static bool isfinished(split *s) {
  size_t i = s->words->count - 1;
  s->doubled = s->single = true; /* what may close does */
  while (i > 0 && iscloser(s, i)) i--;
  s->doubled = s->single = false;
  return stopat(s, i) != NOSTOP;
}

static cs_line kind(const split *s, const cs_block *block, bool start,
                    bool finished) {
  size_t count = s->words->count;
  cs_str text = cs_str_slice(s->text, block->span.first, block->span.last);
  if (cs_block_isbyline(text)) return CS_BYLINE;
  uint32_t last = firstpoint(s, count - 1);
  if (block->bullet || last == ',' || last == ';' || last == ':')
    return CS_BODY;
  bool shout = stopat(s, count - 1) == SHOUT || isquote(s, count - 1);
  if (finished && !(start && shout && block->lines == 1)) return CS_BODY;
  uint32_t first = firstpoint(s, 0);
  bool upper =
      cs_utf8_isupper(first) || cs_utf8_isdigit(first) || isquote(s, 0);
  return upper && count <= (start ? 40u : 16u) ? CS_HEADLINE : CS_BODY;
}

/* "[17]" after a stop. */
static bool isreference(const split *s, size_t j) {
  return j + 2 < s->words->count && firstpoint(s, j) == '[' &&
         cs_utf8_isdigit(firstpoint(s, j + 1)) && firstpoint(s, j + 2) == ']';
}

/* "1." and "2.3." where a block begins. */
static bool islabel(const split *s, size_t first, size_t i) {
  cs_str word = wordat(s, 0);
  return first == 0 && i == 1 && word.size < 6 &&
         cs_utf8_isdigit(firstpoint(s, 0)) && s->words->count > 2;
}

/* The sentence that starts at `first` ends before the answer. */
static size_t sentenceend(split *s, size_t first) {
  size_t count = s->words->count;
  for (size_t i = first; i < count; i++) {
    seequote(s, i);
    stop found = stopat(s, i);
    if (found == NOSTOP) continue;
    size_t j = i + 1;
    while (j < count && iscloser(s, j)) seequote(s, j++);
    while (isreference(s, j)) j += 3;
    if (islabel(s, first, i)) continue;
    if (j < count && ends(s, found, i, j)) return j;
    i = j - 1;
  }
  return count;
}

/* "By Jane Doe", "Rebels leave" before a dateline on the same line. */
static cs_status addbefore(split *s, size_t before) {
  bool by = cs_str_equal(wordat(s, 0), CS_STR("By"));
  return addsentence(s, 0, before, false, by ? CS_BYLINE : CS_HEADLINE);
}

/* Marks what stands around the headline that is sentence `i`. */
static void trim(split *s, size_t i, size_t dateline) {
  cs_sentence *sentence = &s->document->sentences[i];
  size_t label = cs_dateline_label(s->text, s->words);
  if (dateline == 0 && cs_dateline_iscredit(s->text, s->words))
    sentence->line = CS_BYLINE;
  else if (dateline == 0 && label < sentence->last - sentence->first)
    sentence->dateline = (uint32_t)label;
}

cs_status cs_split_block(cs_document *document, const cs_block *block,
                         const cs_words *words, bool start) {
  split s = {.document = document, .text = document->text, .words = words};
  if (words->count == 0) return CS_OK;
  bool finished = isfinished(&s), plain = !block->bullet;
  cs_line line = kind(&s, block, start, finished);
  size_t dateline = 0, before = 0, begun = document->nsentences;
  if (line != CS_BYLINE && plain) {
    dateline = cs_dateline(document->text, words, 0, finished);
    if (dateline == 0) before = cs_dateline_before(document->text, words);
  }
  cs_status status = CS_OK;
  if (before > 0) {
    status = addbefore(&s, before);
    dateline = cs_dateline(document->text, words, before, true);
    if (status == CS_OK) trim(&s, begun++, 0);
  }
  if (dateline > 0 && (finished || before > 0)) line = CS_BODY;
  for (size_t first = before; first < words->count && status == CS_OK;) {
    bool quoted = first > 0 && (s.doubled || s.single);
    size_t last = sentenceend(&s, first == before ? before + dateline : first);
    status = addsentence(&s, first, last, quoted, line);
    first = last;
  }
  if (status != CS_OK || line == CS_BYLINE || !plain) return status;
  document->sentences[begun].dateline = (uint32_t)dateline;
  if (before == 0) trim(&s, begun, dateline);
  if (line == CS_HEADLINE) {
    cs_sentence *end = &document->sentences[document->nsentences - 1];
    size_t tail = cs_dateline_source(document->text, words);
    if (tail + end->dateline < end->last - end->first)
      end->tail = (uint32_t)tail;
  }
  return status;
}
