#include "mending.h"

/* Where a phrase belongs that follows a noun of speech or will. */

/* Nouns that say what somebody is to do. */
static bool asks(const cs_token *t) {
  static const char *const nouns[] = {
      "call",       "appeal",      "demand",     "request",   "plea",
      "petition",   "ultimatum",   "invitation", "proposal",  "suggestion",
      "offer",      "plan",        "bid",        "attempt",   "pledge",
      "promise",    "vow",         "threat",     "refusal",   "decision",
      "permission", "willingness", "readiness",  "intention", "reward",
      "bounty",     NULL};
  return t->upos == CS_NOUN && cs_str_isany(t->lemma, nouns);
}

/* Nouns that ask for something. */
static bool asksfor(const cs_token *t) {
  static const char *const nouns[] = {
      "call",     "appeal",   "demand", "request", "plea",
      "petition", "proposal", "reward", "bounty",  NULL};
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

/* "seized a border crossing": a noun, though "crossing" is a verb too. */
static void mendcrossings(const cs_mending *m) {
  cs_token *t = m->tokens;
  for (uint32_t at = 1; at + 1 < m->n; at++) {
    int32_t verb = t[at - 1].head;
    if (!cs_mend_isform(m, at, CS_STR("crossing")) || t[at].upos != CS_VERB ||
        !cs_mend_isform(m, at - 1, CS_STR("border")) || verb < 0 ||
        cs_mend_has(t, m->n, at, CS_OBJ) ||
        (t[at].head != verb && t[at].head != (int32_t)at - 1))
      continue;
    t[at].upos = CS_NOUN;
    t[at].xpos = CS_XPOS_NN;
    t[at].lemma = CS_STR("crossing");
    t[at].deprel = t[at - 1].deprel;
    t[at].head = verb;
    for (uint32_t c = 0; c < m->n; c++) {
      if (t[c].head == (int32_t)at - 1) t[c].head = (int32_t)at;
      if (t[c].head != (int32_t)at || t[c].deprel != CS_OBL) continue;
      if (t[at + 1].head == (int32_t)c)
        t[c].deprel = CS_NMOD; /* "a crossing with Peru" */
      else
        t[c].head = verb;
    }
    cs_mend_hang(&t[at - 1], at, CS_COMPOUND);
  }
}

/* Makes a gerund after a preposition a noun. */
static void tonoun(const cs_mending *m, uint32_t at, cs_deprel deprel) {
  cs_token *t = m->tokens;
  t[at].upos = CS_NOUN;
  t[at].xpos = CS_XPOS_NN;
  t[at].lemma = cs_token_form(m->document, &t[at]);
  t[at].deprel = (uint8_t)deprel;
  t[at - 1].upos = CS_ADP;
  t[at - 1].deprel = CS_CASE;
  for (uint32_t c = at + 1; c < m->n; c++)
    if (t[c].head == (int32_t)at && t[c].deprel == CS_OBL)
      t[c].deprel = CS_NMOD;
}

/* "after weeks of fighting": what they were filled with. */
static void mendspells(const cs_mending *m) {
  static const char *const spells[] = {"hour",  "day",  "night",  "week",
                                       "month", "year", "decade", NULL};
  cs_token *t = m->tokens;
  for (uint32_t at = 2; at < m->n; at++) {
    int32_t spell = t[at].head;
    if (t[at].deprel != CS_ACL || t[at].xpos != CS_XPOS_VBG ||
        spell != (int32_t)at - 2 || !cs_str_isany(t[spell].lemma, spells) ||
        !cs_mend_isform(m, at - 1, CS_STR("of")) ||
        cs_mend_has(t, m->n, at, CS_OBJ))
      continue;
    tonoun(m, at, CS_NMOD);
  }
}

/* "rejected a demand to leave", "a call for talks": what was demanded, not what
   the rejecting was for. */
/* "after fighting between rebels and the army": no verb. */
static void mendfighting(const cs_mending *m) {
  static const char *const marks[] = {"after", "amid",      "despite", "during",
                                      "since", "following", "in",      NULL};
  cs_token *t = m->tokens;
  for (uint32_t at = 1; at + 2 < m->n; at++) {
    bool between = false;
    if (!cs_mend_isform(m, at, CS_STR("fighting")) || t[at].upos != CS_VERB ||
        t[at].deprel != CS_ADVCL || t[at - 1].head != (int32_t)at ||
        !cs_str_isany(t[at - 1].lemma, marks) ||
        cs_mend_has(t, m->n, at, CS_OBJ))
      continue;
    for (uint32_t c = at + 1; c < m->n; c++)
      between |= cs_mend_isform(m, c, CS_STR("between")) && t[c].head >= 0 &&
                 t[t[c].head].head == (int32_t)at;
    if (!between) continue;
    tonoun(m, at, CS_OBL);
  }
}

/* "suspended talks on joining": what they talk about. */
static void mendtopics(const cs_mending *m) {
  static const char *const nouns[] = {"talk",     "negotiation",  "discussion",
                                      "dialogue", "consultation", NULL};
  cs_token *t = m->tokens;
  for (uint32_t noun = 1; noun + 2 < m->n; noun++) {
    int32_t clause = t[noun + 1].head;
    if (t[noun].upos == CS_NOUN && cs_str_isany(t[noun].lemma, nouns) &&
        t[noun + 1].deprel == CS_MARK && clause == (int32_t)noun + 2 &&
        t[clause].xpos == CS_XPOS_VBG && t[clause].deprel == CS_ADVCL)
      cs_mend_hang(&t[clause], noun, CS_ACL);
  }
}

static void mendasking(const cs_mending *m) {
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
}

/* "alliance with Russia and China's role as a supplier": the role is that of a
   supplier, not the alliance. */
static void mendroles(const cs_mending *m) {
  static const char *const nouns[] = {"role",       "status", "position",
                                      "reputation", "job",    NULL};
  cs_token *tokens = m->tokens;
  for (uint32_t as = 1; as + 1 < m->n; as++) {
    int32_t noun = tokens[as].head;
    if (tokens[as].deprel == CS_CASE && noun > (int32_t)as &&
        cs_mend_isform(m, as, CS_STR("as")) && tokens[as - 1].upos == CS_NOUN &&
        cs_str_isany(tokens[as - 1].lemma, nouns))
      cs_mend_hang(&tokens[noun], as - 1, CS_NMOD);
  }
}

cs_status cs_mend_nouns(const cs_mending *m) {
  mendroles(m);
  mendcrossings(m);
  mendspells(m);
  mendfighting(m);
  mendtopics(m);
  mendasking(m);
  return CS_OK;
}
