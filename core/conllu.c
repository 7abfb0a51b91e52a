#include "conllu.h"

#include <string.h>

#include "utf8.h"

/* A syntactic word of the sentence being read; strings are parts of the file.
 */
typedef struct word {
  cs_str form, lemma;
  cs_token token;
  bool tagged, headed;
} word;

typedef struct reader {
  cs_str text; /* the file */
  size_t at;   /* the next line */
  size_t line; /* the number of the current one, from 1 */
  bool keep;
  cs_document *document;
  cs_buf built;   /* the document's text so far */
  cs_str comment; /* "# text = " of the sentence; bytes NULL: none */
  word *words;
  size_t nwords, capwords;
  size_t range; /* the last word of the open multiword range; 0: none */
  bool rangespaced;
} reader;

static bool nextline(reader *r, cs_str *line) {
  if (r->at >= r->text.size) return false;
  const char *start = r->text.bytes + r->at;
  const char *end = memchr(start, '\n', r->text.size - r->at);
  size_t size = end != NULL ? (size_t)(end - start) : r->text.size - r->at;
  r->at += size + 1;
  r->line++;
  if (size > 0 && start[size - 1] == '\r') size--;
  *line = (cs_str){start, size};
  return true;
}

/* Splits a line at tabs; answers whether there are exactly ten columns. */
static bool columns(cs_str line, cs_str column[10]) {
  size_t first = 0, n = 0;
  for (size_t i = 0; i <= line.size; i++) {
    if (i < line.size && line.bytes[i] != '\t') continue;
    if (n == 10) return false;
    column[n++] = cs_str_slice(line, first, i);
    first = i + 1;
  }
  return n == 10;
}

/* Reads digits at *at; false: none, or more than a sentence can have. */
static bool number(cs_str text, size_t *at, size_t *out) {
  size_t value = 0, start = *at;
  while (*at < text.size && cs_utf8_isdigit((unsigned char)text.bytes[*at])) {
    value = value * 10 + (size_t)(text.bytes[(*at)++] - '0');
    if (value > INT32_MAX) return false;
  }
  *out = value;
  return *at > start;
}

static bool wholenumber(cs_str text, size_t *out) {
  size_t at = 0;
  return number(text, &at, out) && at == text.size;
}

static bool blank(cs_str column) { return cs_str_equal(column, CS_STR("_")); }

/* Whether MISC holds SpaceAfter=No. */
static bool unspaced(cs_str misc) {
  cs_str key = CS_STR("SpaceAfter=No");
  for (size_t at = 0; at < misc.size;) {
    size_t end = at;
    while (end < misc.size && misc.bytes[end] != '|') end++;
    if (cs_str_equal(cs_str_slice(misc, at, end), key)) return true;
    at = end + 1;
  }
  return false;
}

/* The columns that `keep` keeps. */
static bool readtags(word *w, cs_str column[10]) {
  w->tagged = !blank(column[3]);
  w->headed = !blank(column[6]);
  cs_token *t = &w->token;
  t->upos = (uint8_t)cs_upos_find(column[3]);
  t->xpos = cs_xpos_find(column[4]);
  t->feats = cs_feats_read(column[5]);
  if (!blank(column[2]) || blank(column[1])) w->lemma = column[2];
  if (!w->headed) return true;
  size_t head;
  if (!wholenumber(column[6], &head)) return false;
  t->head = (int32_t)head - 1;
  t->deprel = (uint8_t)cs_deprel_find(column[7]);
  return true;
}

static cs_status addword(reader *r, cs_str column[10]) {
  size_t id;
  if (!wholenumber(column[0], &id) || id != r->nwords + 1) return CS_EFORMAT;
  if (cs_str_trim(column[1]).size == 0) return CS_EFORMAT;
  word w = {.form = column[1], .token = {.head = -1, .upos = CS_X}};
  w.token.spaced = !unspaced(column[9]);
  if (id <= r->range) w.token.spaced = id == r->range && r->rangespaced;
  if (r->keep && !readtags(&w, column)) return CS_EFORMAT;
  word *words = cs_grow(r->words, &r->capwords, id, sizeof *words);
  if (words == NULL) return CS_ENOMEM;
  r->words = words;
  words[r->nwords++] = w;
  return CS_OK;
}

/* A line of words: "7", "7-8" (a multiword token) or "7.1" (an empty node). */
static cs_status readword(reader *r, cs_str line) {
  cs_str column[10];
  size_t at = 0, first, last;
  if (!columns(line, column)) return CS_EFORMAT;
  if (!number(column[0], &at, &first)) return CS_EFORMAT;
  if (at == column[0].size) return addword(r, column);
  char mark = column[0].bytes[at++];
  if (!number(column[0], &at, &last) || at != column[0].size) return CS_EFORMAT;
  if (mark == '.') return CS_OK;
  if (mark != '-' || first != r->nwords + 1 || last < first) return CS_EFORMAT;
  r->range = last;
  r->rangespaced = !unspaced(column[9]);
  return CS_OK;
}

/* Finds the forms in the "# text" comment, one after another with nothing but
   white space between them; false: it does not agree. */
static bool align(const reader *r, cs_str text, size_t base) {
  size_t at = 0;
  if (text.bytes == NULL) return false;
  for (size_t i = 0; i < r->nwords; i++) {
    word *w = &r->words[i];
    uint32_t point;
    while (at < text.size) {
      size_t size = cs_utf8_decode(text, at, &point);
      if (!cs_utf8_isspace(point)) break;
      at += size;
    }
    if (!cs_str_starts(cs_str_slice(text, at, text.size), w->form))
      return false;
    w->token.span.first = (uint32_t)(base + at);
    at += w->form.size;
    w->token.span.last = (uint32_t)(base + at);
    if (at < text.size) {
      cs_utf8_decode(text, at, &point);
      w->token.spaced = cs_utf8_isspace(point);
    }
  }
  return at == text.size;
}

/* Appends the forms with their spaces to the text. */
static cs_status joinforms(reader *r) {
  for (size_t i = 0; i < r->nwords; i++) {
    word *w = &r->words[i];
    w->token.span.first = (uint32_t)r->built.size;
    cs_status status = cs_buf_add(&r->built, w->form);
    w->token.span.last = (uint32_t)r->built.size;
    bool space = w->token.spaced && i + 1 < r->nwords;
    if (status == CS_OK && space) status = cs_buf_addbyte(&r->built, ' ');
    if (status != CS_OK) return status;
  }
  return CS_OK;
}

/* Appends the sentence's text; sets the spans of its words. */
static cs_status addtext(reader *r) {
  size_t most = r->comment.size;
  for (size_t i = 0; i < r->nwords; i++) most += r->words[i].form.size + 1;
  if (most > UINT32_MAX - r->built.size) return CS_ELIMIT;
  if (align(r, cs_str_trim(r->comment), r->built.size))
    return cs_buf_add(&r->built, cs_str_trim(r->comment));
  return joinforms(r);
}

/* Whether the heads make a tree with one root.  `state` has a byte for each
   word: 0 not seen, 1 on the way up from here, 2 leads to the root. */
static bool istree(const reader *r, unsigned char *state) {
  size_t roots = 0;
  for (size_t i = 0; i < r->nwords; i++) {
    int32_t head = r->words[i].token.head;
    if (head >= (int32_t)r->nwords) return false;
    roots += head < 0;
  }
  for (size_t i = 0; i < r->nwords; i++) {
    int32_t at = (int32_t)i;
    for (; at >= 0 && state[at] == 0; at = r->words[at].token.head)
      state[at] = 1;
    if (at >= 0 && state[at] == 1) return false;
    for (at = (int32_t)i; at >= 0 && state[at] == 1;
         at = r->words[at].token.head)
      state[at] = 2;
  }
  return roots == 1;
}

/* Whether the sentence is tagged and has a tree; half of either is a mistake.
 */
static cs_status judge(const reader *r, cs_sentence *sentence) {
  size_t tagged = 0, headed = 0;
  for (size_t i = 0; i < r->nwords; i++) {
    tagged += r->words[i].tagged;
    headed += r->words[i].headed;
  }
  sentence->tagged = tagged == r->nwords;
  sentence->parsed = headed == r->nwords;
  if (headed == 0) return CS_OK;
  if (headed < r->nwords) return CS_EFORMAT;
  unsigned char *state = cs_alloc(r->nwords);
  if (state == NULL) return CS_ENOMEM;
  bool tree = istree(r, state);
  cs_free(state);
  return tree ? CS_OK : CS_EFORMAT;
}

static cs_status addtokens(reader *r) {
  cs_document *document = r->document;
  for (size_t i = 0; i < r->nwords; i++) {
    word *w = &r->words[i];
    if (w->lemma.size > 0) {
      w->token.lemma = cs_str_copy(&document->arena, w->lemma);
      if (w->token.lemma.bytes == NULL) return CS_ENOMEM;
    }
    cs_status status = cs_document_addtoken(document, w->token);
    if (status != CS_OK) return status;
  }
  return CS_OK;
}

/* The sentence is complete: it goes to the document, a line of its own. */
static cs_status flush(reader *r) {
  if (r->nwords == 0) return CS_OK;
  if (r->range > r->nwords) return CS_EFORMAT;
  cs_document *document = r->document;
  cs_status status = addtext(r);
  if (status != CS_OK) return status;
  r->words[r->nwords - 1].token.spaced = true;
  cs_span span = {r->words[0].token.span.first,
                  r->words[r->nwords - 1].token.span.last};
  status = cs_document_addsentence(document, span);
  if (status == CS_OK && r->keep)
    status = judge(r, &document->sentences[document->nsentences - 1]);
  if (status == CS_OK) status = addtokens(r);
  if (status == CS_OK) status = cs_buf_addbyte(&r->built, '\n');
  r->nwords = r->range = 0;
  r->comment = (cs_str){NULL, 0};
  return status;
}

static cs_status readlines(reader *r) {
  cs_str line, mark = CS_STR("# text = ");
  cs_status status = CS_OK;
  while (status == CS_OK && nextline(r, &line)) {
    if (line.size == 0)
      status = flush(r);
    else if (line.bytes[0] != '#')
      status = readword(r, line);
    else if (r->nwords > 0)
      status = CS_EFORMAT; /* comments stand before the words */
    else if (cs_str_starts(line, mark))
      r->comment = cs_str_slice(line, mark.size, line.size);
  }
  return status == CS_OK ? flush(r) : status;
}

/* `text` is valid UTF-8. */
static cs_status readclean(cs_str text, bool keep, cs_document **out,
                           size_t *line) {
  reader r = {.text = text, .keep = keep};
  cs_status status = cs_document_new(CS_STR(""), &r.document);
  if (status == CS_OK) status = readlines(&r);
  if (status == CS_OK) {
    cs_free((char *)r.document->text.bytes);
    r.document->text = (cs_str){r.built.bytes, r.built.size};
    *out = r.document;
  } else {
    *line = r.line;
    cs_buf_free(&r.built);
    cs_document_free(r.document);
  }
  cs_free(r.words);
  return status;
}

cs_status cs_conllu_read(cs_str text, bool keep, cs_document **out,
                         size_t *line) {
  cs_buf clean = {NULL, 0, 0};
  size_t replaced = 0;
  *out = NULL;
  *line = 0;
  cs_status status = cs_utf8_clean(&clean, text, &replaced);
  if (status == CS_OK) status = readclean(cs_buf_str(&clean), keep, out, line);
  if (status == CS_OK) (*out)->replaced = replaced;
  cs_buf_free(&clean);
  return status;
}

/* Appends `text` with tabs and line ends made spaces: they would end a column
   or a line. */
static cs_status addplain(cs_buf *buf, cs_str text) {
  size_t from = buf->size;
  cs_status status = cs_buf_add(buf, text);
  if (status != CS_OK) return status;
  for (size_t i = from; i < buf->size; i++)
    if (buf->bytes[i] >= '\t' && buf->bytes[i] <= '\r') buf->bytes[i] = ' ';
  return CS_OK;
}

static cs_status writecomments(cs_buf *buf, const cs_document *document,
                               size_t sentence) {
  cs_status status = cs_buf_add(buf, CS_STR("# sent_id = "));
  if (status == CS_OK && document->id.size > 0) {
    status = addplain(buf, document->id);
    if (status == CS_OK) status = cs_buf_addbyte(buf, '-');
  }
  if (status == CS_OK) status = cs_buf_addf(buf, "%zu\n# text = ", sentence);
  cs_span span = document->sentences[sentence].span;
  if (status == CS_OK)
    status = addplain(buf, cs_document_slice(document, span));
  return status == CS_OK ? cs_buf_addbyte(buf, '\n') : status;
}

static cs_status writeword(cs_buf *buf, const cs_document *document,
                           const cs_sentence *sentence, size_t i) {
  const cs_token *t = &document->tokens[sentence->first + i];
  cs_str lemma = t->lemma.size > 0 ? t->lemma : CS_STR("_");
  cs_status status = cs_buf_addf(buf, "%zu\t", i + 1);
  if (status == CS_OK) status = addplain(buf, cs_token_form(document, t));
  if (status == CS_OK) status = cs_buf_addbyte(buf, '\t');
  if (status == CS_OK) status = addplain(buf, lemma);
  if (status == CS_OK)
    status = cs_buf_addf(buf, "\t%s\t%s\t",
                         sentence->tagged ? cs_upos_name(t->upos) : "_",
                         sentence->tagged ? cs_xpos_name(t->xpos) : "_");
  if (status == CS_OK)
    status = cs_feats_write(buf, sentence->tagged ? t->feats : 0);
  if (status == CS_OK && sentence->parsed)
    status =
        cs_buf_addf(buf, "\t%d\t%s", t->head + 1, cs_deprel_name(t->deprel));
  else if (status == CS_OK)
    status = cs_buf_add(buf, CS_STR("\t_\t_"));
  if (status != CS_OK) return status;
  return cs_buf_addf(buf, "\t_\t%s\n", t->spaced ? "_" : "SpaceAfter=No");
}

cs_status cs_conllu_write(cs_buf *buf, const cs_document *document,
                          size_t sentence) {
  const cs_sentence *s = &document->sentences[sentence];
  cs_status status = writecomments(buf, document, sentence);
  for (uint32_t i = 0; status == CS_OK && i < s->last - s->first; i++)
    status = writeword(buf, document, s, i);
  return status == CS_OK ? cs_buf_addbyte(buf, '\n') : status;
}
