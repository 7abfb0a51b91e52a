#include "mending.h"

/* "to" and the verb after it, read as a phrase. */

/* Verbs whose "to" is never a preposition. */
static bool takesinfinitive(const cs_token *t) {
  static const char *const verbs[] = {
      "threaten", "vow",    "refuse",  "decline", "plan", "pledge",
      "decide",   "intend", "attempt", "promise", "hope", "want",
      "offer",    "seek",   "wish",    NULL};
  return t->upos == CS_VERB && cs_str_isany(t->lemma, verbs);
}

/* "agreed to free hostages" has no noun, but "agreed to talks" has. */
static bool agrees(const cs_token *t, const cs_token *verb) {
  static const char *const verbs[] = {"hand", "swap", "exchange", "host",
                                      "halt", "lift", "release",  NULL};
  return t->upos == CS_VERB && cs_str_equal(t->lemma, CS_STR("agree")) &&
         (verb->upos == CS_ADJ || verb->xpos == CS_XPOS_VB ||
          cs_str_isany(verb->lemma, verbs));
}

/* What follows the new verb without a preposition is its object. */
static void takeobject(const cs_mending *m, uint32_t verb, uint32_t head) {
  cs_token *t = m->tokens;
  for (uint32_t i = verb + 1; i < m->n; i++) {
    if (t[i].upos == CS_PUNCT || t[i].upos == CS_ADP || t[i].upos == CS_VERB)
      return;
    bool child = t[i].head == (int32_t)head || t[i].head == (int32_t)verb;
    if (!child || !cs_mend_isnominal(&t[i])) continue;
    cs_mend_hang(&t[i], verb, CS_OBJ);
    return;
  }
}

static void makeverb(const cs_mending *m, uint32_t verb, uint32_t head,
                     cs_deprel deprel) {
  cs_token *t = m->tokens, *to = &t[verb - 1];
  t[verb].upos = CS_VERB;
  t[verb].xpos = CS_XPOS_VB;
  cs_mend_hang(&t[verb], head, deprel);
  to->upos = CS_PART;
  cs_mend_hang(to, verb, CS_MARK);
}

static bool isbase(const cs_mending *m, uint32_t verb) {
  return cs_str_equal(cs_token_form(m->document, &m->tokens[verb]),
                      m->tokens[verb].lemma);
}

/* "threatened to end talks" with the talks under the threat. */
static void mendcrossed(const cs_mending *m) {
  cs_token *t = m->tokens;
  for (uint32_t noun = 3; noun < m->n; noun++) {
    int32_t head = t[noun].head;
    uint32_t verb = noun - 1;
    while (verb > 2 && t[verb].head == (int32_t)noun) verb--;
    if (t[noun].upos != CS_NOUN || t[noun].deprel != CS_OBL || head < 0 ||
        t[verb].upos != CS_VERB || t[verb].deprel != CS_XCOMP ||
        t[verb].head != head || cs_mend_hascase(t, m->n, noun) ||
        cs_mend_has(t, m->n, verb, CS_OBJ))
      continue;
    cs_mend_hang(&t[noun], verb, CS_OBJ);
  }
}

/* "threatened to end aid" read as a phrase, "to … aid": "end" is the verb.
 */
static void mendphrases(const cs_mending *m) {
  cs_token *t = m->tokens;
  for (uint32_t head = 0; head + 3 < m->n; head++) {
    uint32_t verb = head + 2;
    if (!(takesinfinitive(&t[head]) || agrees(&t[head], &t[verb])) ||
        !cs_str_equal(t[head + 1].lemma, CS_STR("to")) ||
        (t[verb].upos == CS_VERB && t[verb].deprel == CS_XCOMP &&
         t[head + 1].head == (int32_t)verb) ||
        t[verb].upos == CS_ADV || t[verb].upos == CS_DET || !isbase(m, verb))
      continue;
    int32_t noun = t[verb].head;
    bool modifies = noun > (int32_t)verb && t[noun].head == (int32_t)head;
    if (!modifies && noun != (int32_t)head) continue;
    makeverb(m, verb, head, CS_XCOMP);
    takeobject(m, verb, head);
  }
}

/* "ordered the bank to hand over records" with a noun for a clause. */
static cs_status mendnouns(const cs_mending *m) {
  cs_token *t = m->tokens;
  for (uint32_t verb = 2; verb + 1 < m->n; verb++) {
    int32_t head = t[verb].head;
    bool clause = t[verb].deprel == CS_XCOMP || t[verb].deprel == CS_CCOMP ||
                  t[verb].deprel == CS_ADVCL;
    if (!cs_mend_isnominal(&t[verb]) || !clause || head < 0 ||
        head > (int32_t)verb || t[verb - 1].head != (int32_t)verb ||
        !cs_str_equal(t[verb - 1].lemma, CS_STR("to")) || !isbase(m, verb))
      continue;
    bool done;
    cs_status status = cs_mend_retag(m, verb, CS_XPOS_VB, &done);
    if (status != CS_OK) return status;
    if (!done) continue;
    makeverb(m, verb, (uint32_t)head, (cs_deprel)t[verb].deprel);
    takeobject(m, verb, (uint32_t)head);
    for (uint32_t c = verb + 1; c < m->n; c++) /* "hand over records" */
      if (t[c].head == head && t[c].deprel == CS_OBL) {
        t[c].head = (int32_t)verb;
        break;
      }
  }
  return CS_OK;
}

cs_status cs_mend_infinitives(const cs_mending *m) {
  mendphrases(m);
  mendcrossed(m);
  return mendnouns(m);
}
