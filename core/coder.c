#include <string.h>

#include "hits.h"
#include "mend.h"
#include "tokenize.h"

struct cs_coder {
  const cs_dictionary *dictionary;
  cs_parser *parser;
  cs_coder_options options;
  cs_coding coding;
};

cs_status cs_coder_new(const cs_dictionary *dictionary, cs_parser *parser,
                       cs_coder_options options, cs_coder **out) {
  *out = cs_alloc(sizeof **out);
  if (*out == NULL) return CS_ENOMEM;
  (*out)->dictionary = dictionary;
  (*out)->parser = parser;
  (*out)->options = options;
  return CS_OK;
}

void cs_coder_free(cs_coder *coder) {
  if (coder == NULL) return;
  cs_coding *c = &coder->coding;
  for (size_t i = 0; i < c->captrees && c->trees != NULL; i++)
    cs_tree_free(&c->trees[i]);
  cs_free(c->trees);
  cs_free(c->mentions);
  cs_free(c->frames);
  cs_free(c->events);
  cs_hits_free(&c->hits);
  cs_arena_free(&c->arena);
  cs_free(coder);
}

static cs_status growtrees(cs_coding *c, size_t n) {
  size_t before = c->trees != NULL ? c->captrees : 0;
  if (n <= before) return CS_OK;
  cs_tree *trees = cs_grow(c->trees, &c->captrees, n, sizeof *trees);
  if (trees == NULL) return CS_ENOMEM;
  memset(trees + before, 0, (c->captrees - before) * sizeof *trees);
  c->trees = trees;
  return CS_OK;
}

static cs_status reset(cs_coder *coder, cs_document *document) {
  cs_coding *c = &coder->coding;
  cs_arena_reset(&c->arena);
  c->document = document;
  c->date = cs_date_read(document->date);
  c->nmentions = c->nframes = c->nevents = 0;
  c->withactors = c->withactions = c->discarded = 0;
  c->targetless = c->uncoded = c->unreal = 0;
  size_t n = document->nsentences;
  cs_status status = growtrees(c, n);
  if (status != CS_OK) return status;
  for (size_t i = 0; i < n; i++) c->trees[i].n = 0;
  c->mentionof = cs_arena_alloc(&c->arena, (n + 1) * sizeof *c->mentionof);
  if (c->mentionof == NULL) return CS_ENOMEM;
  for (size_t i = 0; i < n; i++) c->mentionof[i] = NULL;
  return CS_OK;
}

/* Does a discard phrase stand in the sentence?  1: sentence, 2: document. */
static cs_status discard(const cs_coder *coder, size_t sentence, int *out) {
  const cs_document *d = coder->coding.document;
  const cs_lexicon *lexicon = cs_dictionary_discards(coder->dictionary);
  const cs_sentence *s = &d->sentences[sentence];
  size_t n = s->last - s->first;
  *out = 0;
  if (cs_lexicon_count(lexicon) == 0) return CS_OK;
  uint32_t *words = cs_alloc((n + 1) * sizeof *words);
  if (words == NULL) return CS_ENOMEM;
  cs_buf scratch = {0};
  for (size_t i = 0; i < n; i++)
    words[i] = cs_lexicon_word(
        lexicon, cs_token_form(d, &d->tokens[s->first + i]), &scratch);
  for (size_t at = 0; at < n; at++) {
    size_t length;
    const cs_entry *e =
        cs_lexicon_match(lexicon, d, d->tokens + s->first, words, n, at,
                         false, &length);
    if (e == NULL) continue;
    bool whole = cs_str_equal(e->roles->code, CS_STR("DOC"));
    if (whole || *out == 0) *out = whole ? 2 : 1;
  }
  cs_buf_free(&scratch);
  cs_free(words);
  return CS_OK;
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
    if (parsed.head >= 0) parsed.head = (int32_t)place[parsed.head];
    else root = place[k];
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

/* Parses the kept tokens as a sentence of their own at the end of the document,
   which is taken off again. */
static cs_status parsekept(cs_coder *coder, size_t i, const bool *skip) {
  cs_document *d = coder->coding.document;
  size_t from = d->ntokens, sentences = d->nsentences;
  cs_sentence s = d->sentences[i];
  cs_status status = cs_document_addsentence(d, s.span);
  if (status == CS_OK) d->sentences[sentences].line = s.line;
  for (uint32_t t = s.first; t < s.last && status == CS_OK; t++)
    if (!skip[t - s.first]) status = cs_document_addtoken(d, d->tokens[t]);
  if (status == CS_OK)
    status = cs_parser_parse(coder->parser, d, sentences);
  uint32_t *place = NULL;
  if (status == CS_OK) {
    place = cs_alloc((s.last - s.first + 1) * sizeof *place);
    if (place == NULL) status = CS_ENOMEM;
  }
  if (status == CS_OK) spread(d, &s, skip, place, from);
  cs_free(place);
  d->ntokens = from;
  d->nsentences = sentences;
  if (status == CS_OK) d->sentences[i].tagged = d->sentences[i].parsed = true;
  return status;
}

static cs_status parse(cs_coder *coder, size_t i) {
  cs_document *d = coder->coding.document;
  cs_sentence *s = &d->sentences[i];
  if (coder->options.keeptree && s->parsed) return CS_OK;
  bool *skip = cs_alloc(s->last - s->first + 1);
  if (skip == NULL) return CS_ENOMEM;
  cs_status status = skipped(d, s, skip) > 0
                         ? parsekept(coder, i, skip)
                         : cs_parser_parse(coder->parser, d, i);
  cs_free(skip);
  return status;
}

static cs_status onesentence(cs_coder *coder, size_t i) {
  cs_coding *c = &coder->coding;
  int scope;
  cs_status status = discard(coder, i, &scope);
  if (status != CS_OK) return status;
  if (scope > 0) {
    c->discarded++;
    return CS_OK;
  }
  if (c->document->sentences[i].line == CS_BYLINE) return CS_OK;
  status = cs_hits_find(cs_dictionary_lexicon(coder->dictionary), c->document,
                        (uint32_t)i, c->date, &c->hits);
  if (status != CS_OK) return status;
  cs_hits_mark(c->document, (uint32_t)i, &c->hits);
  status = parse(coder, i);
  if (status != CS_OK) return status;
  cs_mend(c->document, (uint32_t)i, &c->hits);
  status = cs_tree_build(&c->trees[i], c->document, i,
                         cs_dictionary_vocabulary(coder->dictionary)->lemmas);
  if (status != CS_OK) return status;
  size_t before = c->nmentions;
  status = cs_mentions_find(coder->dictionary, c, (uint32_t)i);
  for (size_t m = before; m < c->nmentions; m++)
    if (c->mentions[m].nactors > 0 || c->mentions[m].role.size > 0) {
      c->withactors++;
      break;
    }
  return status;
}

cs_status cs_coder_start(cs_coder *coder, cs_document *document,
                         cs_coding **out) {
  cs_status status = CS_OK;
  *out = NULL;
  if (document->ntokens == 0) status = cs_tokenize(document);
  if (status == CS_OK) status = reset(coder, document);
  for (size_t i = 0; i < document->nsentences && status == CS_OK; i++)
    status = onesentence(coder, i);
  for (size_t i = 0; i < document->nsentences && status == CS_OK; i++)
    cs_tree_rebase(&coder->coding.trees[i], i);
  if (status == CS_OK)
    status = cs_coreference(coder->dictionary, &coder->coding);
  if (status == CS_OK) *out = &coder->coding;
  return status;
}

cs_status cs_coder_frames(cs_coder *coder) {
  cs_coding *c = &coder->coding;
  cs_status status = CS_OK;
  for (size_t i = 0; i < c->document->nsentences && status == CS_OK; i++) {
    size_t before = c->nframes;
    status = cs_frames_find(coder->dictionary, c, (uint32_t)i);
    if (c->nframes > before) c->withactions++;
  }
  return status;
}

cs_status cs_coder_events(cs_coder *coder) {
  return cs_events_make(coder->dictionary, &coder->coding, coder->options);
}
