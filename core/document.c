#include "document.h"

#include <assert.h>
#include <string.h>

#include "utf8.h"

cs_status cs_document_new(cs_str text, cs_document **out) {
  cs_buf clean = {NULL, 0, 0};
  cs_status status = CS_ELIMIT;
  *out = NULL;
  if (text.size > UINT32_MAX) return status;
  cs_document *document = cs_alloc(sizeof *document);
  if (document == NULL) return CS_ENOMEM;
  status = cs_utf8_clean(&clean, text, &document->replaced);
  if (status == CS_OK && clean.size > UINT32_MAX) status = CS_ELIMIT;
  if (status != CS_OK) {
    cs_buf_free(&clean);
    cs_free(document);
    return status;
  }
  document->text = (cs_str){clean.bytes, clean.size};
  *out = document;
  return CS_OK;
}

static void freestr(cs_str text) { cs_free((char *)text.bytes); }

void cs_document_free(cs_document *document) {
  if (document == NULL) return;
  cs_free(document->sentences);
  cs_free(document->tokens);
  cs_arena_free(&document->arena);
  freestr(document->source);
  freestr(document->date);
  freestr(document->id);
  freestr(document->text);
  cs_free(document);
}

static bool copystr(cs_str text, cs_str *out) {
  if (text.size == 0) return true;
  char *bytes = cs_alloc(text.size);
  if (bytes == NULL) return false;
  memcpy(bytes, text.bytes, text.size);
  *out = (cs_str){bytes, text.size};
  return true;
}

cs_status cs_document_set(cs_document *document, cs_str id, cs_str date,
                          cs_str source) {
  cs_str copy[3] = {{NULL, 0}, {NULL, 0}, {NULL, 0}};
  if (!copystr(id, &copy[0]) || !copystr(date, &copy[1]) ||
      !copystr(source, &copy[2])) {
    for (size_t i = 0; i < 3; i++) freestr(copy[i]);
    return CS_ENOMEM;
  }
  freestr(document->id);
  freestr(document->date);
  freestr(document->source);
  document->id = copy[0];
  document->date = copy[1];
  document->source = copy[2];
  return CS_OK;
}

cs_str cs_document_slice(const cs_document *document, cs_span span) {
  if (span.first == span.last) return CS_STR(""); /* the text may be NULL */
  return cs_str_slice(document->text, span.first, span.last);
}

cs_str cs_token_reading(const cs_document *document, const cs_token *token) {
  cs_str form = cs_token_form(document, token);
  switch ((cs_guise)token->guise) {
    case CS_ACRONYM: return CS_STR("NATO");
    case CS_SOMEBODY:
      return cs_str_starts(form, CS_STR("A")) ? CS_STR("Gunman")
                                              : CS_STR("gunman");
    case CS_FORENAME: return CS_STR("John");
    case CS_SURNAME: return CS_STR("Smith");
    case CS_PLAIN: break;
  }
  return form;
}

cs_str cs_token_form(const cs_document *document, const cs_token *token) {
  return cs_document_slice(document, token->span);
}

cs_status cs_document_addsentence(cs_document *document, cs_span span) {
  cs_sentence *sentences = cs_grow(document->sentences, &document->capsentences,
                                   document->nsentences + 1, sizeof *sentences);
  if (sentences == NULL) return CS_ENOMEM;
  document->sentences = sentences;
  uint32_t at = (uint32_t)document->ntokens;
  sentences[document->nsentences++] =
      (cs_sentence){.span = span, .first = at, .last = at};
  return CS_OK;
}

cs_status cs_document_addtoken(cs_document *document, cs_token token) {
  assert(document->nsentences > 0);
  cs_token *tokens = cs_grow(document->tokens, &document->captokens,
                             document->ntokens + 1, sizeof *tokens);
  if (tokens == NULL) return CS_ENOMEM;
  document->tokens = tokens;
  tokens[document->ntokens++] = token;
  document->sentences[document->nsentences - 1].last =
      (uint32_t)document->ntokens;
  return CS_OK;
}
