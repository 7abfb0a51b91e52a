#include "mending.h"

/* Words in -ing: nouns that the parser took for verbs, and verbs for nouns. */

static bool isgerund(const cs_token *t) {
  return t->upos == CS_VERB && t->xpos == CS_XPOS_VBG;
}

static void makenoun(const cs_mending *m, uint32_t t, cs_deprel deprel) {
  cs_token *noun = &m->tokens[t];
  noun->upos = CS_NOUN;
  noun->xpos = CS_XPOS_NN;
  noun->lemma = cs_token_form(m->document, noun);
  noun->deprel = (uint8_t)deprel;
}

/* "the negotiating table": the first of two nouns. */
static void mendcompounds(const cs_mending *m) {
  for (uint32_t t = 0; t + 1 < m->n; t++)
    if (isgerund(&m->tokens[t]) && m->tokens[t].deprel == CS_COMPOUND &&
        m->tokens[t].head > (int32_t)t)
      makenoun(m, t, CS_COMPOUND);
}

/* "summoned him for questioning": what he is to go through. */
static void mendends(const cs_mending *m) {
  static const char *const forms[] = {"questioning", "training",   "screening",
                                      "processing",  "sentencing", "testing",
                                      "hearing",     "briefing",   NULL};
  cs_token *tokens = m->tokens;
  for (uint32_t t = 2; t < m->n; t++) {
    cs_token *mark = &tokens[t - 1];
    if (!isgerund(&tokens[t]) || tokens[t].head < 0 ||
        mark->head != (int32_t)t ||
        !cs_str_isany(cs_token_form(m->document, &tokens[t]), forms) ||
        !cs_str_equal(mark->lemma, CS_STR("for")) ||
        cs_mend_has(tokens, m->n, t, CS_OBJ))
      continue;
    bool noun = cs_mend_isnominal(&tokens[tokens[t].head]);
    makenoun(m, t, noun ? CS_NMOD : CS_OBL);
    mark->deprel = CS_CASE;
    mark->upos = CS_ADP;
  }
}

/* Does the clause say more than where and by whom? */
static bool isclause(const cs_mending *m, uint32_t verb) {
  return cs_mend_has(m->tokens, m->n, verb, CS_OBJ) ||
         cs_mend_has(m->tokens, m->n, verb, CS_XCOMP) ||
         cs_mend_has(m->tokens, m->n, verb, CS_CCOMP) ||
         cs_mend_has(m->tokens, m->n, verb, CS_AUX_) ||
         cs_mend_has(m->tokens, m->n, verb, CS_NSUBJ);
}

/* "Heavy fighting in Sudan went on", "shelling by troops shook the town". */
static void mendsubjects(const cs_mending *m) {
  cs_token *tokens = m->tokens;
  for (uint32_t t = 0; t + 1 < m->n; t++) {
    bool subject = tokens[t].deprel == CS_CSUBJ || tokens[t].deprel == CS_NSUBJ;
    if (!isgerund(&tokens[t]) || !subject || tokens[t].head < (int32_t)t ||
        isclause(m, t))
      continue;
    makenoun(m, t, CS_NSUBJ);
    for (uint32_t c = 0; c < m->n; c++)
      if (tokens[c].head == (int32_t)t &&
          cs_deprel_universal((cs_deprel)tokens[c].deprel) == CS_OBL)
        tokens[c].deprel = CS_NMOD;
  }
}

/* "barred them from marching" with a noun for the verb. */
static cs_status mendbarred(const cs_mending *m) {
  cs_token *tokens = m->tokens;
  for (uint32_t t = 2; t < m->n; t++) {
    bool done;
    if (tokens[t].upos != CS_NOUN || tokens[t].deprel != CS_ADVCL ||
        tokens[t - 1].head != (int32_t)t ||
        !cs_str_equal(tokens[t - 1].lemma, CS_STR("from")) ||
        !cs_str_ends(cs_token_form(m->document, &tokens[t]), CS_STR("ing")))
      continue;
    cs_status status = cs_mend_retag(m, t, CS_XPOS_VBG, &done);
    if (status != CS_OK) return status;
  }
  return CS_OK;
}

/* "blocked it from buying dollars" read as "from dollars". */
static void mendmarks(const cs_mending *m) {
  cs_token *tokens = m->tokens;
  for (uint32_t t = 1; t + 2 < m->n; t++) {
    int32_t object = tokens[t].head;
    if (tokens[t].deprel != CS_CASE || !isgerund(&tokens[t + 1]) ||
        object < (int32_t)t + 2 || tokens[object].head != (int32_t)t + 1 ||
        tokens[object].deprel != CS_OBJ)
      continue;
    cs_mend_hang(&tokens[t], t + 1, CS_MARK);
  }
}

/* "seek ways for sharing intelligence": who seeks shares; but "fines for
   smuggling" are for others. */
static void mendways(const cs_mending *m) {
  static const char *const nouns[] = {
      "way",       "procedure", "mechanism", "plan", "means",
      "framework", "system",    "measure",   "rule", "method",
      "guideline", "step",      NULL};
  cs_token *tokens = m->tokens;
  for (uint32_t t = 2; t < m->n; t++) {
    int32_t noun = tokens[t].head;
    if (!isgerund(&tokens[t]) || tokens[t].deprel != CS_ACL || noun < 0 ||
        tokens[noun].upos != CS_NOUN || tokens[noun].deprel != CS_OBJ ||
        tokens[noun].head < 0 || tokens[noun].head > noun ||
        !cs_str_isany(tokens[noun].lemma, nouns) ||
        tokens[t - 1].head != (int32_t)t ||
        !cs_str_equal(tokens[t - 1].lemma, CS_STR("for")))
      continue;
    cs_mend_hang(&tokens[t], (uint32_t)tokens[noun].head, CS_ADVCL);
  }
}

cs_status cs_mend_gerunds(const cs_mending *m) {
  mendcompounds(m);
  mendends(m);
  mendsubjects(m);
  mendmarks(m);
  mendways(m);
  return mendbarred(m);
}
