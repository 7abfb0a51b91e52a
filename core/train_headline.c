#include "train_headline.h"

#include <string.h>

static bool hasdependent(const cs_document *document, const cs_sentence *s,
                         uint32_t token) {
  for (uint32_t i = s->first; i < s->last; i++)
    if (document->tokens[i].head == (int32_t)(token - s->first)) return true;
  return false;
}

bool cs_headline_drops(const cs_document *document, const cs_sentence *sentence,
                       uint32_t token) {
  const cs_token *t = &document->tokens[token];
  bool article =
      t->deprel == CS_DET_ && (cs_str_equal(t->lemma, CS_STR("the")) ||
                               cs_str_equal(t->lemma, CS_STR("a")));
  bool passive =
      t->deprel == CS_AUX_PASS && cs_str_equal(t->lemma, CS_STR("be"));
  return (article || passive) && !hasdependent(document, sentence, token);
}

/* "attacks", "goes", "carries". */
static cs_status addpresent(cs_buf *form, cs_str lemma) {
  size_t n = lemma.size;
  cs_status status = cs_buf_add(form, lemma);
  if (status != CS_OK) return status;
  char last = lemma.bytes[n - 1], before = n > 1 ? lemma.bytes[n - 2] : 'a';
  if (last == 'y' && strchr("aeou", before) == NULL) {
    form->size--;
    return cs_buf_add(form, CS_STR("ies"));
  }
  bool hiss = last == 's' || last == 'x' || last == 'z' || last == 'o' ||
              (last == 'h' && (before == 's' || before == 'c'));
  return cs_buf_add(form, hiss ? CS_STR("es") : CS_STR("s"));
}

/* The subject of a token, or NULL. */
static const cs_token *subjectof(const cs_document *document,
                                 const cs_sentence *s, uint32_t token) {
  for (uint32_t i = s->first; i < s->last; i++) {
    const cs_token *t = &document->tokens[i];
    if (t->deprel == CS_NSUBJ && t->head == (int32_t)(token - s->first))
      return t;
  }
  return NULL;
}

cs_status cs_headline_verb(cs_buf *form, const cs_document *document,
                           const cs_sentence *sentence, uint32_t token,
                           cs_token *out) {
  static const uint32_t past = CS_PAST | CS_FIN | CS_IND;
  *out = document->tokens[token];
  if (out->upos != CS_VERB || (out->feats & past) != past || out->head >= 0 ||
      out->lemma.size == 0)
    return CS_OK;
  const cs_token *subject = subjectof(document, sentence, token);
  if (subject == NULL) return CS_OK;
  if (subject->upos != CS_NOUN && subject->upos != CS_PROPN) return CS_OK;
  bool plural = (subject->feats & CS_PLUR) != 0;
  out->xpos = cs_xpos_find(plural ? CS_STR("VBP") : CS_STR("VBZ"));
  out->feats = CS_PRES | CS_FIN | CS_IND | CS_P3;
  out->feats |= plural ? CS_PLUR : CS_SING;
  return plural ? cs_buf_add(form, out->lemma) : addpresent(form, out->lemma);
}
