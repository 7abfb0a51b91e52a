#include "parser.h"

#include <stdlib.h>
#include <string.h>

#include "agree.h"
#include "infer.h"
#include "lemma.h"
#include "reading.h"

/* A piece with the sentence that it is a part of. */
typedef struct task {
  cs_piece piece;
  uint32_t sentence;
} task;

struct cs_parser {
  const cs_model *model;
  cs_infer *infer;
  task *tasks;
  size_t captasks;
  cs_buf folded, lemma;
  cs_readings *readings;
};

cs_status cs_parser_new(const cs_model *model, cs_parser **out) {
  *out = NULL;
  cs_parser *parser = cs_alloc(sizeof *parser);
  if (parser == NULL) return CS_ENOMEM;
  parser->model = model;
  parser->readings = cs_readings_new();
  cs_status status = parser->readings != NULL
                         ? cs_infer_new(model, &parser->infer)
                         : CS_ENOMEM;
  if (status != CS_OK) {
    cs_parser_free(parser);
    return status;
  }
  *out = parser;
  return CS_OK;
}

void cs_parser_free(cs_parser *parser) {
  if (parser == NULL) return;
  cs_infer_free(parser->infer);
  cs_free(parser->tasks);
  cs_buf_free(&parser->folded);
  cs_buf_free(&parser->lemma);
  cs_readings_free(parser->readings);
  cs_free(parser);
}

/* How good a place after this form is to cut a sentence that is too long. */
static int cutvalue(cs_str form) {
  if (form.size != 1) return 0;
  switch (form.bytes[0]) {
    case '.':
    case '!':
    case '?': return 4;
    case ';': return 3;
    case ':':
    case ')': return 2;
    case ',': return 1;
    default: return 0;
  }
}

/* Where the piece that begins at `first` ends. */
static uint32_t endofpiece(const cs_document *document, uint32_t first,
                           uint32_t last) {
  if (last - first <= CS_MAXPIECE) return last;
  uint32_t best = first + CS_MAXPIECE;
  int value = 0;
  for (uint32_t i = first + CS_MAXPIECE; i > first + CS_MAXPIECE / 2; i--) {
    int x = cutvalue(cs_token_form(document, &document->tokens[i - 1]));
    if (x > value) value = x, best = i;
  }
  return best;
}

/* Adds a sentence's pieces to the tasks. */
static cs_status addtasks(cs_parser *parser, const cs_document *document,
                          uint32_t sentence, size_t *count) {
  const cs_sentence *s = &document->sentences[sentence];
  cs_casing casing = cs_feature_casing(document, s->first, s->last);
  for (uint32_t first = s->first; first < s->last;) {
    uint32_t last = endofpiece(document, first, s->last);
    task *grown =
        cs_grow(parser->tasks, &parser->captasks, *count + 1, sizeof *grown);
    if (grown == NULL) return CS_ENOMEM;
    parser->tasks = grown;
    grown[(*count)++] =
        (task){{first, last, first == s->first, (uint8_t)casing}, sentence};
    first = last;
  }
  return CS_OK;
}

static int longestfirst(const void *a, const void *b) {
  const cs_piece *x = &((const task *)a)->piece;
  const cs_piece *y = &((const task *)b)->piece;
  uint32_t n = x->last - x->first, m = y->last - y->first;
  if (n != m) return n < m ? 1 : -1;
  return x->first < y->first ? -1 : x->first > y->first;
}

/* The lemma of a form that stands folded in parser->folded; borrowed. */
static cs_status findlemma(cs_parser *parser, cs_str form, const cs_class *c,
                           cs_str *out) {
  bool sure;
  cs_buf_clear(&parser->lemma);
  cs_status status =
      cs_lemma_sure(&parser->lemma, form, c->upos, c->xpos, &sure);
  if (status != CS_OK) return status;
  *out = (cs_str){"", 0};
  if (!sure)
    *out = cs_model_lemma(parser->model, cs_buf_str(&parser->folded),
                          cs_lemma_tag(c->upos, c->xpos));
  if (out->size == 0) *out = cs_buf_str(&parser->lemma);
  return CS_OK;
}

/* Features and lemma (borrowed) of a form in a class. */
static cs_status readform(cs_parser *parser, cs_str form, uint32_t clas,
                          uint32_t *feats, cs_str *lemma) {
  const cs_reading *known =
      cs_readings_find(parser->readings, form, (uint8_t)clas);
  if (known != NULL) {
    *feats = known->feats;
    *lemma = (cs_str){known->lemma, known->lemmasize};
    return CS_OK;
  }
  uint32_t hash;
  cs_status status = cs_feature_word(&parser->folded, form, &hash);
  if (status != CS_OK) return status;
  *feats = cs_model_feats(parser->model, clas, cs_buf_str(&parser->folded));
  status = findlemma(parser, form, &parser->model->classes[clas], lemma);
  if (status == CS_OK)
    cs_readings_keep(parser->readings, form, (uint8_t)clas, *feats, *lemma);
  return status;
}

/* Tags, features and lemma of a token of a class. */
static cs_status settoken(cs_parser *parser, cs_document *document, cs_token *t,
                          uint32_t clas) {
  const cs_class *c = &parser->model->classes[clas];
  cs_str lemma;
  cs_status status =
      readform(parser, cs_token_reading(document, t), clas, &t->feats, &lemma);
  if (status != CS_OK) return status;
  if (t->guise != CS_PLAIN && c->upos == CS_PROPN)
    lemma = cs_token_form(document, t); /* not the guise's */
  lemma = cs_str_copy(&document->arena, lemma);
  if (lemma.bytes == NULL) return CS_ENOMEM;
  t->upos = c->upos;
  t->xpos = c->xpos;
  t->lemma = lemma;
  return CS_OK;
}

/* Heads and relations of a piece; the later pieces of a cut sentence hang on
   the first one's root. */
static void settree(const cs_parser *parser, cs_document *document,
                    const task *job, size_t start) {
  const cs_infer *infer = parser->infer;
  const cs_sentence *s = &document->sentences[job->sentence];
  int32_t offset = (int32_t)(job->piece.first - s->first);
  for (uint32_t i = job->piece.first; i < job->piece.last; i++) {
    size_t row = start + 1 + (i - job->piece.first);
    cs_token *t = &document->tokens[i];
    t->head = (int32_t)infer->heads[row] - 1 + offset;
    t->deprel = infer->deprels[row];
    if (infer->heads[row] == 0) t->head = -1;
  }
}

/* Leaves one root of a sentence that was cut. */
static void join(cs_document *document, const cs_sentence *s) {
  int32_t root = -1;
  for (uint32_t i = s->first; i < s->last; i++) {
    cs_token *t = &document->tokens[i];
    if (t->head >= 0) continue;
    if (root < 0) {
      root = (int32_t)(i - s->first);
    } else {
      t->head = root;
      t->deprel = CS_PARATAXIS;
    }
  }
}

/* Runs the network on as many of the tasks as go together; answers how many. */
static cs_status runsome(cs_parser *parser, cs_document *document,
                         const task *tasks, size_t n, bool tree, size_t *done) {
  cs_piece pieces[CS_LOCKSTEP] = {{0}};
  size_t rows = 0, some = 0;
  while (some < n && some < CS_LOCKSTEP) {
    const cs_piece *piece = &tasks[some].piece;
    rows += piece->last - piece->first + 1;
    if (rows > CS_MAXROWS) break;
    pieces[some++] = *piece;
  }
  *done = some;
  cs_status status = cs_infer_run(parser->infer, document, pieces, some, tree);
  for (size_t p = 0; p < some && status == CS_OK; p++) {
    size_t start = parser->infer->start[p];
    const cs_piece *piece = &pieces[p];
    bool tagged = document->sentences[tasks[p].sentence].tagged;
    for (uint32_t i = piece->first;
         !tagged && i < piece->last && status == CS_OK; i++)
      status = settoken(parser, document, &document->tokens[i],
                        parser->infer->classes[start + 1 + i - piece->first]);
    if (tree && status == CS_OK) settree(parser, document, &tasks[p], start);
  }
  return status;
}

cs_status cs_parser_run(cs_parser *parser, cs_document *document,
                        const uint32_t *sentences, size_t n, bool tree) {
  size_t count = 0, done;
  for (size_t i = 0; i < n; i++) {
    uint32_t at = sentences != NULL ? sentences[i] : (uint32_t)i;
    const cs_sentence *s = &document->sentences[at];
    if (tree ? s->parsed : s->tagged) continue;
    cs_status status = addtasks(parser, document, at, &count);
    if (status != CS_OK) return status;
  }
  if (count > 1)
    qsort(parser->tasks, count, sizeof *parser->tasks, longestfirst);
  for (size_t at = 0; at < count; at += done) {
    cs_status status =
        runsome(parser, document, parser->tasks + at, count - at, tree, &done);
    if (status != CS_OK) return status;
  }
  for (size_t i = 0; i < n; i++) {
    uint32_t at = sentences != NULL ? sentences[i] : (uint32_t)i;
    cs_sentence *s = &document->sentences[at];
    s->tagged = true;
    if (!tree || s->parsed) continue;
    if (s->last - s->first > CS_MAXPIECE) join(document, s);
    s->parsed = true;
    cs_agree(document, at);
  }
  return CS_OK;
}

cs_status cs_parser_tag(cs_parser *parser, cs_document *document,
                        size_t sentence) {
  uint32_t one = (uint32_t)sentence;
  document->sentences[sentence].tagged = false;
  return cs_parser_run(parser, document, &one, 1, false);
}

cs_status cs_parser_parse(cs_parser *parser, cs_document *document,
                          size_t sentence) {
  uint32_t one = (uint32_t)sentence;
  cs_sentence *s = &document->sentences[sentence];
  if (s->parsed) s->tagged = s->parsed = false; /* once more, all of it */
  return cs_parser_run(parser, document, &one, 1, true);
}
