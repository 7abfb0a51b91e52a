#include "syntax.h"

void cs_syntax_free(cs_syntax *syntax) {
  cs_free(syntax->sentences);
  cs_free(syntax->standins);
  cs_free(syntax->skip);
  cs_free(syntax->places);
  *syntax = (cs_syntax){0};
}

/* "(IS)", "(Xinhua)": a bracket of one word in capitals. */
static bool isbracket(const cs_document *d, const cs_token *t, size_t left) {
  if (left < 3 || !cs_str_equal(cs_token_form(d, t), CS_STR("(")) ||
      !cs_str_equal(cs_token_form(d, t + 2), CS_STR(")")))
    return false;
  cs_str form = cs_token_form(d, t + 1);
  return form.size >= 2 && form.bytes[0] >= 'A' && form.bytes[0] <= 'Z' &&
         form.bytes[1] >= 'A' && form.bytes[1] <= 'Z';
}

/* What the parser shall not see: datelines and bracketed acronyms, which are no
   part of the syntax.  skip[i] is set for such tokens. */
static size_t skipped(const cs_document *d, const cs_sentence *s, bool *skip) {
  size_t n = s->last - s->first, count = 0;
  bool inside = s->dateline + s->tail < n;
  for (size_t i = 0; i < n; i++)
    skip[i] = inside && (i < s->dateline || i >= n - s->tail);
  for (size_t i = s->dateline; i < n; i++)
    if (isbracket(d, &d->tokens[s->first + i], n - i))
      skip[i] = skip[i + 1] = skip[i + 2] = true;
  for (size_t i = 0; i < n; i++) count += skip[i];
  return count < n ? count : 0;
}

/* Copies the tags and heads of the parsed tokens [from, …) back to the
   sentence's kept ones; the skipped ones hang on the word before. */
static void spread(cs_document *d, const cs_sentence *s, const bool *skip,
                   uint32_t *place, size_t from) {
  cs_token *tokens = d->tokens + s->first;
  uint32_t n = s->last - s->first, kept = 0, root = 0;
  for (uint32_t i = 0; i < n; i++)
    if (!skip[i]) place[kept++] = i;
  for (uint32_t k = 0; k < kept; k++) {
    cs_token parsed = d->tokens[from + k];
    if (parsed.head >= 0)
      parsed.head = (int32_t)place[parsed.head];
    else
      root = place[k];
    tokens[place[k]] = parsed;
  }
  for (uint32_t i = 0; i < n; i++) {
    if (!skip[i]) continue;
    bool before = i > 0 && i >= s->dateline;
    uint32_t head = before ? i - 1 : root;
    while (before && head > 0 && skip[head]) head--;
    tokens[i].head = (int32_t)(skip[head] ? root : head);
    tokens[i].deprel = before ? CS_PUNCT_ : CS_DEP;
    tokens[i].upos = CS_PROPN;
    tokens[i].lemma = cs_document_slice(d, tokens[i].span);
  }
}

/* Room for a sentence's tokens, and for the stop of a loop over them. */
static cs_status room(cs_syntax *x, size_t n) {
  bool *skip = cs_grow(x->skip, &x->capskip, n + 1, sizeof *skip);
  if (skip != NULL) x->skip = skip;
  uint32_t *places = cs_grow(x->places, &x->capplaces, n + 1, sizeof *places);
  if (places != NULL) x->places = places;
  return skip != NULL && places != NULL ? CS_OK : CS_ENOMEM;
}

static cs_status give(cs_syntax *x, size_t sentence) {
  uint32_t *list = cs_grow(x->sentences, &x->cap, x->n + 1, sizeof *list);
  if (list == NULL) return CS_ENOMEM;
  x->sentences = list;
  list[x->n++] = (uint32_t)sentence;
  return CS_OK;
}

/* Puts the kept tokens at the end of the document. */
static cs_status addstandin(cs_syntax *x, cs_document *d, size_t i) {
  size_t at = d->nsentences;
  cs_sentence s = d->sentences[i];
  cs_standin *list =
      cs_grow(x->standins, &x->capstandins, x->nstandins + 1, sizeof *list);
  if (list == NULL) return CS_ENOMEM;
  x->standins = list;
  list[x->nstandins++] = (cs_standin){(uint32_t)i, (uint32_t)at};
  cs_status status = cs_document_addsentence(d, s.span);
  if (status == CS_OK) d->sentences[at].line = s.line;
  for (uint32_t t = s.first; t < s.last && status == CS_OK; t++)
    if (!x->skip[t - s.first]) status = cs_document_addtoken(d, d->tokens[t]);
  return status == CS_OK ? give(x, at) : status;
}

static cs_status prepare(cs_syntax *x, cs_document *d, size_t i,
                         bool keeptree) {
  cs_sentence *s = &d->sentences[i];
  if (keeptree && s->parsed) return CS_OK;
  cs_status status = room(x, s->last - s->first);
  if (status != CS_OK) return status;
  if (skipped(d, s, x->skip) > 0) return addstandin(x, d, i);
  if (s->parsed) s->tagged = s->parsed = false; /* once more, all of it */
  return give(x, i);
}

static void takeback(cs_syntax *x, cs_document *d) {
  for (size_t i = 0; i < x->nstandins; i++) {
    cs_sentence *s = &d->sentences[x->standins[i].sentence];
    skipped(d, s, x->skip);
    spread(d, s, x->skip, x->places,
           d->sentences[x->standins[i].standin].first);
    s->tagged = s->parsed = true;
  }
}

cs_status cs_syntax_parse(cs_syntax *x, cs_parser *parser,
                          cs_document *document, const bool *wanted,
                          bool keeptree) {
  size_t tokens = document->ntokens, sentences = document->nsentences;
  cs_status status = CS_OK;
  x->n = x->nstandins = 0;
  for (size_t i = 0; i < sentences && status == CS_OK; i++)
    if (wanted[i]) status = prepare(x, document, i, keeptree);
  if (status == CS_OK)
    status = cs_parser_run(parser, document, x->sentences, x->n, true);
  if (status == CS_OK) takeback(x, document);
  document->ntokens = tokens;
  document->nsentences = sentences;
  return status;
}
