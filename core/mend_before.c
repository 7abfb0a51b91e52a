#include "mending.h"

/* What stands before a verb, hung on something else. */

static bool issubject(const cs_token *t) {
  return t->deprel == CS_NSUBJ || t->deprel == CS_NSUBJ_PASS;
}

/* "aid to Yemen drew anger" with Yemen for a second subject: a noun with a
   preposition goes with the noun before it; and what "the plot to kill him
   failed" is for goes with the plot. */
static void mendsecond(const cs_mending *m, uint32_t first, uint32_t second) {
  cs_token *tokens = m->tokens;
  uint32_t prep = cs_mend_child(tokens, second, second, CS_CASE, first + 1);
  if (tokens[second].deprel == CS_CSUBJ) {
    if (cs_str_equal(tokens[second - 1].lemma, CS_STR("to")))
      cs_mend_hang(&tokens[second], first, CS_ACL);
  } else if (prep < second) {
    bool noun = cs_mend_isnominal(&tokens[prep - 1]);
    cs_mend_hang(&tokens[second], noun ? prep - 1 : first, CS_NMOD);
  }
}

static void mendseconds(const cs_mending *m) {
  cs_token *tokens = m->tokens;
  for (uint32_t s = 2; s < m->n; s++) {
    int32_t verb = tokens[s].head;
    if (verb < (int32_t)s ||
        (!issubject(&tokens[s]) && tokens[s].deprel != CS_CSUBJ))
      continue;
    for (uint32_t first = 0; first + 1 < s; first++)
      if (tokens[first].head == verb && issubject(&tokens[first]) &&
          cs_mend_isnominal(&tokens[first])) {
        mendsecond(m, first, s);
        break;
      }
  }
}

/* "For a year, leaders or deputies of Japan attended" read as "for a year,
   leaders or deputies": the verb without a subject takes what stands between
   the comma and itself. */
static void mendopenings(const cs_mending *m) {
  cs_token *tokens = m->tokens;
  for (uint32_t who = 3; who + 1 < m->n; who++) {
    int32_t noun = tokens[who].head;
    int32_t verb = noun;
    if (tokens[who].deprel != CS_CONJ || !cs_mend_isnominal(&tokens[who]) ||
        noun < 0 || noun > (int32_t)who ||
        cs_mend_has(tokens, m->n, who, CS_CC))
      continue;
    while (verb >= 0 && verb < (int32_t)who) verb = tokens[verb].head;
    uint32_t first = cs_mend_child(tokens, m->n, (uint32_t)noun, CS_CONJ, 0);
    uint32_t comma = cs_mend_child(tokens, who, who, CS_PUNCT_, 0);
    if (verb < 0 || first != who || comma == who ||
        !cs_mend_isfinite(&tokens[verb]) ||
        !cs_mend_isform(m, comma, CS_STR(",")) || comma > who ||
        cs_mend_has(tokens, m->n, (uint32_t)verb, CS_NSUBJ) ||
        cs_mend_has(tokens, m->n, (uint32_t)verb, CS_EXPL))
      continue;
    cs_mend_hang(&tokens[who], (uint32_t)verb, CS_NSUBJ);
    for (uint32_t t = who + 1; t < (uint32_t)verb; t++)
      if (tokens[t].head == noun) tokens[t].head = (int32_t)who;
  }
}

/* "Rebels called for intervention by France": it is not they who are called,
   and who is named after "by" intervenes. */
static void mendcalls(const cs_mending *m) {
  static const char *const verbs[] = {"call", "appeal", "press",
                                      "push", "vote",   NULL};
  cs_token *tokens = m->tokens;
  for (uint32_t v = 1; v + 2 < m->n; v++) {
    uint32_t who = cs_mend_child(tokens, v, v, CS_NSUBJ_PASS, 0);
    int32_t what = tokens[v + 1].head;
    if (tokens[v].upos != CS_VERB || tokens[v].xpos == CS_XPOS_VBG ||
        who >= v || !cs_str_isany(tokens[v].lemma, verbs) ||
        !cs_mend_isform(m, v + 1, CS_STR("for")) || what <= (int32_t)v ||
        tokens[what].head != (int32_t)v ||
        cs_mend_has(tokens, m->n, v, CS_AUX_))
      continue;
    tokens[v].xpos = CS_XPOS_VBD;
    tokens[who].deprel = CS_NSUBJ;
    uint32_t by = cs_mend_child(tokens, m->n, v, CS_OBL_AGENT, (uint32_t)what);
    if (by < m->n) cs_mend_hang(&tokens[by], (uint32_t)what, CS_NMOD);
  }
}

/* "France, Spain vow ties" read as the one being the other, or called upon. */
static void mendstates(const cs_mending *m) {
  cs_token *tokens = m->tokens;
  for (uint32_t t = 2; t + 1 < m->n; t++) {
    cs_token *first = &tokens[t - 2], *second = &tokens[t];
    int32_t verb = (int32_t)t + 1;
    if (first->upos != CS_PROPN || second->upos != CS_PROPN ||
        tokens[verb].xpos != CS_XPOS_VBP ||
        !cs_mend_isform(m, t - 1, CS_STR(",")))
      continue;
    bool called = first->deprel == CS_VOCATIVE && first->head == verb &&
                  issubject(second) && second->head == verb;
    bool same = second->deprel == CS_APPOS && second->head == (int32_t)t - 2 &&
                issubject(first) && first->head == verb;
    if (!called && !same) continue;
    first->deprel = CS_NSUBJ;
    cs_mend_hang(second, t - 2, CS_CONJ);
  }
}

/* Is it active?  A past tense is, and so is "it had imposed". */
static bool isactive(const cs_mending *m, uint32_t verb) {
  if (cs_mend_child(m->tokens, m->n, verb, CS_AUX_PASS, 0) < m->n) return false;
  uint32_t have = cs_mend_child(m->tokens, verb, verb, CS_AUX_, 0);
  if (have < verb) return cs_str_equal(m->tokens[have].lemma, CS_STR("have"));
  return m->tokens[verb].xpos == CS_XPOS_VBD;
}

/* "US, China trade talks" with the one called upon: the talks are of both. */
static void mendboth(const cs_mending *m) {
  cs_token *tokens = m->tokens;
  for (uint32_t t = 2; t + 1 < m->n; t++) {
    cs_token *first = &tokens[t - 2];
    if (first->deprel == CS_VOCATIVE && first->upos == CS_PROPN &&
        tokens[t].upos == CS_PROPN && tokens[t].deprel == CS_COMPOUND &&
        tokens[t].head > (int32_t)t && cs_mend_isform(m, t - 1, CS_STR(",")))
      cs_mend_hang(first, (uint32_t)tokens[t].head, CS_COMPOUND);
  }
}

/* "Russians rally against Putin": an adverb has no subject. */
static cs_status mendrallies(const cs_mending *m) {
  for (uint32_t v = 1; v + 1 < m->n; v++) {
    const cs_token *t = &m->tokens[v];
    bool done;
    if (t->upos != CS_ADV || t->head >= 0 ||
        m->tokens[v - 1].deprel != CS_NSUBJ ||
        m->tokens[v - 1].head != (int32_t)v ||
        cs_mend_has(m->tokens, m->n, v, CS_COP))
      continue;
    return cs_mend_retag(m, v, CS_XPOS_VBP, &done);
  }
  return CS_OK;
}

/* "China trade talks resume" read as one noun: the headline's verb. */
static cs_status mendresuming(const cs_mending *m) {
  static const char *const verbs[] = {"resume", "continue", "begin", "start",
                                      "fail",   "collapse", "stall", "end",
                                      "open",   NULL};
  cs_token *tokens = m->tokens;
  uint32_t verb = m->n - 1;
  bool done;
  if (m->n < 2 || tokens[verb].head >= 0 || tokens[verb].upos != CS_NOUN ||
      tokens[verb - 1].deprel != CS_COMPOUND ||
      tokens[verb - 1].xpos != CS_XPOS_NNS ||
      tokens[verb - 1].head != (int32_t)verb ||
      !cs_str_isany(cs_token_form(m->document, &tokens[verb]), verbs))
    return CS_OK;
  cs_status status = cs_mend_retag(m, verb, CS_XPOS_VBP, &done);
  tokens[verb - 1].deprel = CS_NSUBJ;
  return status;
}

/* "A pilot fired at gunmen" taken for a passive. */
static void mendpast(const cs_mending *m) {
  cs_token *tokens = m->tokens;
  for (uint32_t t = 0; t + 1 < m->n; t++) {
    int32_t verb = tokens[t].head;
    if (tokens[t].deprel == CS_NSUBJ_PASS && verb > (int32_t)t &&
        tokens[verb].upos == CS_VERB && isactive(m, (uint32_t)verb) &&
        cs_mend_child(tokens, m->n, (uint32_t)verb, CS_OBL_AGENT, 0) == m->n)
      tokens[t].deprel = CS_NSUBJ;
  }
}

/* "It harms us, said the minister" with what is said for the first of two. */
static void mendspeakers(const cs_mending *m) {
  static const char *const verbs[] = {"say", "add", "warn", "write", NULL};
  cs_token *tokens = m->tokens;
  for (uint32_t v = 2; v + 1 < m->n; v++)
    if (tokens[v].upos == CS_VERB && cs_str_isany(tokens[v].lemma, verbs) &&
        tokens[v - 1].upos == CS_PUNCT && tokens[v].deprel == CS_CONJ &&
        tokens[v].head < (int32_t)v && !cs_mend_has(tokens, m->n, v, CS_CC) &&
        cs_mend_child(tokens, m->n, v, CS_NSUBJ, v) < m->n)
      tokens[v].deprel = CS_PARATAXIS;
}

cs_status cs_mend_before(const cs_mending *m) {
  mendopenings(m);
  mendpast(m);
  mendspeakers(m);
  mendcalls(m);
  mendstates(m);
  mendboth(m);
  mendseconds(m);
  cs_status status = mendrallies(m);
  return status == CS_OK ? mendresuming(m) : status;
}
