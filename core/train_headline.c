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
  if (cs_str_equal(lemma, CS_STR("have")))
    return cs_buf_add(form, CS_STR("has"));
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

/* The present of a main verb in the past with a noun as subject. */
static cs_status present(cs_buf *form, const cs_document *document,
                         const cs_sentence *sentence, uint32_t token,
                         cs_token *out) {
  static const uint32_t past = CS_PAST | CS_FIN | CS_IND;
  if (out->upos != CS_VERB || (out->feats & past) != past || out->head >= 0 ||
      out->lemma.size == 0 || cs_str_equal(out->lemma, CS_STR("be")))
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

/* "Ministers will meet" is "Ministers to meet". */
static cs_status future(cs_buf *form, const cs_document *document,
                        const cs_sentence *sentence, cs_token *out) {
  if (out->deprel != CS_AUX_ || out->head < 0 ||
      !cs_str_equal(out->lemma, CS_STR("will")))
    return CS_OK;
  const cs_token *verb =
      &document->tokens[sentence->first + (uint32_t)out->head];
  if (verb->head >= 0 || verb->upos != CS_VERB) return CS_OK;
  out->upos = CS_PART;
  out->xpos = CS_XPOS_TO;
  out->feats = 0;
  out->deprel = CS_MARK;
  return cs_buf_add(form, CS_STR("to"));
}

/* "Peru and Chile" is "Peru, Chile". */
static cs_status comma(cs_buf *form, const cs_document *document,
                       const cs_sentence *sentence, cs_token *out) {
  if (out->deprel != CS_CC || out->head < 0 ||
      !cs_str_equal(out->lemma, CS_STR("and")))
    return CS_OK;
  const cs_token *tokens = document->tokens + sentence->first;
  const cs_token *second = &tokens[out->head];
  if (second->deprel != CS_CONJ || second->head < 0) return CS_OK;
  const cs_token *first = &tokens[second->head];
  if (first->deprel != CS_NSUBJ && first->deprel != CS_NSUBJ_PASS) return CS_OK;
  out->upos = CS_PUNCT;
  out->xpos = cs_xpos_find(CS_STR(","));
  out->feats = 0;
  out->deprel = CS_PUNCT_;
  return cs_buf_add(form, CS_STR(","));
}

cs_status cs_headline_write(cs_buf *form, const cs_document *document,
                            const cs_sentence *sentence, uint32_t token,
                            cs_token *out) {
  *out = document->tokens[token];
  cs_status status = present(form, document, sentence, token, out);
  if (status == CS_OK && form->size == 0)
    status = future(form, document, sentence, out);
  if (status == CS_OK && form->size == 0)
    status = comma(form, document, sentence, out);
  return status;
}
