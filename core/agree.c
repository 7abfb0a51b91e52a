#include "agree.h"

#include "infer.h"

enum {
  NUMBER = CS_SING | CS_PLUR,
  PERSON = CS_P1 | CS_P2 | CS_P3,
  CASE = CS_NOMI | CS_ACC
};

static bool issubject(uint8_t deprel) {
  return deprel == CS_NSUBJ || deprel == CS_NSUBJ_PASS ||
         deprel == CS_NSUBJ_OUTER;
}

/* The first token under `head` for which the subject or a conjunct is asked;
   -1: none.  It is in the same piece of text as its head. */
static int32_t dependent(const cs_token *tokens, int32_t n, int32_t head,
                         bool subject) {
  int32_t from = head > CS_MAXPIECE ? head - CS_MAXPIECE : 0;
  int32_t to = n - from > 2 * CS_MAXPIECE ? from + 2 * CS_MAXPIECE : n;
  for (int32_t i = from; i < to; i++) {
    if (tokens[i].head != head) continue;
    if (subject ? issubject(tokens[i].deprel) : tokens[i].deprel == CS_CONJ)
      return i;
  }
  return -1;
}

/* The word that a finite verb agrees with, or -1. */
static int32_t controller(const cs_token *tokens, int32_t n, int32_t verb) {
  const cs_token *t = &tokens[verb];
  bool helper =
      t->deprel == CS_AUX_ || t->deprel == CS_AUX_PASS || t->deprel == CS_COP;
  int32_t predicate = helper ? t->head : verb;
  int32_t subject = dependent(tokens, n, predicate, true);
  /* "sold and bought": the first of joined predicates has the subject */
  for (int i = 0; i < 8 && subject < 0 && predicate >= 0; i++) {
    if (tokens[predicate].deprel != CS_CONJ) return -1;
    predicate = tokens[predicate].head;
    subject = dependent(tokens, n, predicate, true);
  }
  if (subject < 0 || predicate < 0) return -1;
  if ((tokens[subject].feats & CS_REL) == 0) return subject;
  return tokens[predicate].deprel == CS_ACL_RELCL ? tokens[predicate].head : -1;
}

static void agree(cs_token *tokens, int32_t n, int32_t verb) {
  int32_t at = controller(tokens, n, verb);
  if (at < 0) return;
  cs_token *t = &tokens[verb];
  const cs_token *subject = &tokens[at];
  uint32_t number = subject->feats & NUMBER, person = subject->feats & PERSON;
  if (dependent(tokens, n, at, false) >= 0) number = CS_PLUR, person = CS_P3;
  bool name = subject->upos == CS_NOUN || subject->upos == CS_PROPN;
  if (person == 0 || name) person = CS_P3;
  if (number == 0 && person == CS_P2) number = CS_SING; /* you */
  if (number == 0) return;
  t->feats = (t->feats & ~(uint32_t)(NUMBER | PERSON)) | number | person;
}

/* A verb that helps no other one. */
static bool isfull(const cs_token *t) {
  static const char *const verbs[] = {"have", "do", NULL};
  return t->deprel != CS_AUX_ && t->deprel != CS_AUX_PASS &&
         t->deprel != CS_COP && cs_str_isany(t->lemma, verbs);
}

/* What a small word is depends on its place, of which the parser knows more
   than the tagger: "for" before a noun or a clause, "that", "has". */
static void place(cs_token *t) {
  if (t->upos == CS_SCONJ && t->deprel == CS_CASE) t->upos = CS_ADP;
  if (t->upos == CS_AUX && isfull(t)) t->upos = CS_VERB;
  if (t->upos == CS_PRON && t->deprel == CS_MARK) {
    t->upos = CS_SCONJ;
    t->xpos = CS_XPOS_IN;
    t->feats = 0;
  }
}

void cs_agree(cs_document *document, size_t sentence) {
  const cs_sentence *s = &document->sentences[sentence];
  cs_token *tokens = document->tokens + s->first;
  int32_t n = (int32_t)(s->last - s->first);
  uint8_t past = CS_XPOS_VBD, base = CS_XPOS_VBP;
  uint8_t pronoun = CS_XPOS_PRP;
  for (int32_t i = 0; i < n; i++) {
    cs_token *t = &tokens[i];
    place(t);
    if (t->xpos == past || t->xpos == base) agree(tokens, n, i);
    if (t->xpos == pronoun && (t->feats & CASE) != 0 &&
        (t->feats & CS_P1) == 0 && (t->feats & (CS_MASC | CS_FEM)) == 0 &&
        ((t->feats & CS_NEUT) != 0 || (t->feats & CS_P2) != 0)) {
      bool subject = issubject(t->deprel) || t->deprel == CS_EXPL;
      t->feats &= ~(uint32_t)CASE;
      t->feats |= subject ? CS_NOMI : CS_ACC;
    }
  }
}
