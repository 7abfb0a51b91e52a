#include "mending.h"

/* Where a phrase belongs that follows a noun of speech or will. */

/* Nouns that say what somebody is to do. */
static bool asks(const cs_token *t) {
  static const char *const nouns[] = {
      "call",       "appeal",      "demand",     "request",   "plea",
      "petition",   "ultimatum",   "invitation", "proposal",  "suggestion",
      "offer",      "plan",        "bid",        "attempt",   "pledge",
      "promise",    "vow",         "threat",     "refusal",   "decision",
      "permission", "willingness", "readiness",  "intention", NULL};
  return t->upos == CS_NOUN && cs_str_isany(t->lemma, nouns);
}

/* Nouns that ask for something. */
static bool asksfor(const cs_token *t) {
  static const char *const nouns[] = {"call", "appeal",   "demand",   "request",
                                      "plea", "petition", "proposal", NULL};
  return t->upos == CS_NOUN && cs_str_isany(t->lemma, nouns);
}

/* "in a bid to win": a purpose of the verb. */
static bool isin(const cs_mending *m, uint32_t noun) {
  uint32_t in = cs_mend_child(m->tokens, m->n, noun, CS_CASE, 0);
  return in < m->n && cs_mend_isform(m, in, CS_STR("in"));
}

/* Is that noun an object or a phrase of the verb? */
static bool isunder(const cs_mending *m, uint32_t noun, int32_t verb) {
  const cs_token *tokens = m->tokens;
  cs_deprel rel = cs_deprel_universal((cs_deprel)tokens[noun].deprel);
  return verb >= 0 && tokens[noun].head == verb &&
         tokens[verb].upos == CS_VERB && verb < (int32_t)noun &&
         (rel == CS_OBJ || (rel == CS_OBL && !isin(m, noun)));
}

/* After "by Chile" and the like: where what is asked may begin. */
static uint32_t after(const cs_mending *m, uint32_t noun) {
  const cs_token *tokens = m->tokens;
  uint32_t next = noun + 1;
  int32_t who = tokens[next].head;
  if (tokens[next].deprel != CS_CASE || who <= (int32_t)next ||
      !(cs_mend_isform(m, next, CS_STR("by")) ||
        cs_mend_isform(m, next, CS_STR("from"))))
    return next;
  for (next = (uint32_t)who + 1; next + 1 < m->n; next++)
    if (!cs_mend_isabove(tokens, (uint32_t)who, next)) break;
  return next;
}

/* "rejected a demand to leave", "a call for talks": what was demanded, not what
   the rejecting was for. */
cs_status cs_mend_nouns(const cs_mending *m) {
  cs_token *tokens = m->tokens;
  for (uint32_t noun = 1; noun + 2 < m->n; noun++) {
    if (!asks(&tokens[noun])) continue;
    uint32_t next = after(m, noun);
    int32_t head = tokens[next].head;
    if (head <= (int32_t)next || !isunder(m, noun, tokens[head].head)) continue;
    if (tokens[head].deprel == CS_ADVCL &&
        cs_mend_isform(m, next, CS_STR("to"))) {
      tokens[head].head = (int32_t)noun;
      tokens[head].deprel = CS_ACL;
    } else if (tokens[head].deprel == CS_OBL && asksfor(&tokens[noun]) &&
               cs_mend_isform(m, next, CS_STR("for"))) {
      tokens[head].head = (int32_t)noun;
      tokens[head].deprel = CS_NMOD;
    }
  }
  return CS_OK;
}
