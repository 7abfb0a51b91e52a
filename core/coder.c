#include <string.h>

#include "coreference.h"
#include "event.h"
#include "frame.h"
#include "hits.h"
#include "mend.h"
#include "mention.h"
#include "syntax.h"
#include "tokenize.h"

struct cs_coder {
  const cs_dictionary *dictionary;
  cs_parser *parser;
  cs_coder_options options;
  cs_coding coding;
  cs_syntax syntax;
  cs_hits found; /* of all sentences: those of i begin at from[i] */
  size_t *from;
  bool *wanted; /* sentences that may give an event */
  size_t capfrom, capwanted;
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
  cs_syntax_free(&coder->syntax);
  cs_hits_free(&coder->found);
  cs_free(coder->from);
  cs_free(coder->wanted);
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

static cs_status growscratch(cs_coder *coder, size_t n) {
  size_t *from = cs_grow(coder->from, &coder->capfrom, n + 1, sizeof *from);
  if (from != NULL) coder->from = from;
  bool *wanted =
      cs_grow(coder->wanted, &coder->capwanted, n + 1, sizeof *wanted);
  if (wanted != NULL) coder->wanted = wanted;
  return from != NULL && wanted != NULL ? CS_OK : CS_ENOMEM;
}

static cs_status reset(cs_coder *coder, cs_document *document) {
  cs_coding *c = &coder->coding;
  cs_arena_reset(&c->arena);
  c->document = document;
  c->date = cs_date_read(document->date);
  c->nmentions = c->nframes = c->nevents = 0;
  c->withactors = c->withactions = c->discarded = 0;
  c->targetless = c->uncoded = c->unreal = 0;
  c->status = CS_OK;
  size_t n = document->nsentences;
  cs_status status = growtrees(c, n);
  if (status == CS_OK) status = growscratch(coder, n);
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
    const cs_entry *e = cs_lexicon_match(lexicon, d, d->tokens + s->first,
                                         words, n, at, false, &length);
    if (e == NULL) continue;
    bool whole = cs_str_equal(e->roles->code, CS_STR("DOC"));
    if (whole || *out == 0) *out = whole ? 2 : 1;
  }
  cs_buf_free(&scratch);
  cs_free(words);
  return CS_OK;
}

/* Finds the hits of the sentences that may give events, one after the other;
   from[i] tells where those of sentence i begin. */
static cs_status findhits(cs_coder *coder) {
  cs_coding *c = &coder->coding;
  cs_document *d = c->document;
  coder->found.n = 0;
  for (size_t i = 0; i < d->nsentences; i++) {
    int scope;
    coder->from[i] = coder->found.n;
    coder->wanted[i] = false;
    cs_status status = discard(coder, i, &scope);
    if (status != CS_OK) return status;
    if (scope > 0) c->discarded++;
    if (scope > 0 || d->sentences[i].line == CS_BYLINE) continue;
    status = cs_hits_find(cs_dictionary_lexicon(coder->dictionary), d,
                          (uint32_t)i, c->date, &coder->found);
    if (status != CS_OK) return status;
    coder->wanted[i] = true;
  }
  coder->from[d->nsentences] = coder->found.n;
  return CS_OK;
}

/* Makes the hits of a sentence those at hand. */
static void turnto(cs_coder *coder, size_t i) {
  coder->coding.hits = (cs_hits){coder->found.items + coder->from[i],
                                 coder->from[i + 1] - coder->from[i], 0};
}

static cs_status findmentions(cs_coder *coder, size_t i) {
  cs_coding *c = &coder->coding;
  cs_status status =
      cs_mend(coder->dictionary, c->document, (uint32_t)i, &c->hits);
  if (status != CS_OK) return status;
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

static cs_status readsentences(cs_coder *coder) {
  cs_coding *c = &coder->coding;
  cs_document *d = c->document;
  cs_status status = findhits(coder);
  for (size_t i = 0; i < d->nsentences && status == CS_OK; i++) {
    turnto(coder, i);
    cs_hits_mark(d, (uint32_t)i, &c->hits);
  }
  if (status == CS_OK)
    status = cs_syntax_parse(&coder->syntax, coder->parser, d, coder->wanted,
                             coder->options.keeptree);
  for (size_t i = 0; i < d->nsentences && status == CS_OK; i++) {
    turnto(coder, i);
    if (coder->wanted[i]) status = findmentions(coder, i);
  }
  return status;
}

cs_status cs_coder_start(cs_coder *coder, cs_document *document,
                         cs_coding **out) {
  cs_status status = CS_OK;
  *out = NULL;
  if (document->ntokens == 0) status = cs_tokenize(document);
  if (status == CS_OK) status = reset(coder, document);
  if (status == CS_OK) status = readsentences(coder);
  if (status == CS_OK)
    status = cs_coreference(coder->dictionary, &coder->coding);
  if (status == CS_OK) status = coder->coding.status;
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
  return status == CS_OK ? c->status : status;
}

cs_status cs_coder_events(cs_coder *coder) {
  cs_coding *c = &coder->coding;
  cs_status status = cs_events_make(coder->dictionary, c, coder->options);
  return status == CS_OK ? c->status : status;
}
