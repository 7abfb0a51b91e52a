#include "mending.h"

/* Verbs and what belongs to them, where the tagger or the parser slipped. */

/* "lift its arms embargo" with two objects: one compound. */
static void mendcompounds(const cs_mending *m) {
  cs_token *t = m->tokens;
  for (uint32_t i = 0; i + 1 < m->n; i++)
    if (t[i].upos == CS_NOUN && t[i + 1].upos == CS_NOUN &&
        t[i].deprel == CS_OBJ && t[i + 1].deprel == CS_OBJ &&
        t[i].head == t[i + 1].head && t[i].head < (int32_t)i) {
      t[i].head = (int32_t)i + 1;
      t[i].deprel = CS_COMPOUND;
    }
}

/* "would free one of them" with an adjective for the verb: no "be". */
static void mendmodals(const cs_mending *m) {
  static const char *const modals[] = {"will",  "would", "could", "can",
                                       "might", "may",   "must",  "should",
                                       "shall", NULL};
  cs_token *t = m->tokens;
  for (uint32_t i = 0; i + 2 < m->n; i++) {
    cs_token *verb = &t[i + 1];
    if (t[i].upos != CS_AUX || !cs_str_isany(t[i].lemma, modals) ||
        t[i].head != (int32_t)i + 1 ||
        (verb->upos != CS_ADJ && verb->upos != CS_NOUN) ||
        cs_mend_has(t, m->n, i + 1, CS_COP) ||
        !cs_mend_isaction(m, cs_token_form(m->document, verb)))
      continue;
    verb->upos = CS_VERB;
    verb->xpos = CS_XPOS_VB;
  }
}

static bool isparticle(const cs_mending *m, uint32_t token) {
  static const char *const words[] = {"over", "down", "up",    "out",
                                      "off",  "in",   "aside", NULL};
  const cs_token *t = &m->tokens[token];
  return t->deprel == CS_COMPOUND_PRT ||
         (t->deprel == CS_ADVMOD && cs_str_isany(t->lemma, words));
}

/* "demanded that he step down": a noun has no particle. */
static void mendparticled(const cs_mending *m) {
  cs_token *t = m->tokens;
  for (uint32_t i = 0; i + 1 < m->n; i++) {
    bool clause = t[i].deprel == CS_CCOMP || t[i].deprel == CS_XCOMP ||
                  t[i].deprel == CS_ADVCL;
    if (t[i].upos == CS_NOUN && clause && isparticle(m, i + 1) &&
        t[i + 1].head == (int32_t)i && cs_mend_isaction(m, t[i].lemma)) {
      t[i].upos = CS_VERB;
      t[i + 1].deprel = CS_COMPOUND_PRT;
    }
  }
}

/* "ruled out exporting gas": the gerund is what is ruled out. */
static void mendgerunds(const cs_mending *m) {
  cs_token *t = m->tokens;
  for (uint32_t i = 2; i < m->n; i++) {
    int32_t verb = t[i].head;
    bool clause = t[i].deprel == CS_ADVCL || t[i].deprel == CS_XCOMP ||
                  t[i].deprel == CS_CCOMP;
    if (clause && verb + 2 == (int32_t)i && verb >= 0 &&
        t[i - 1].deprel == CS_COMPOUND_PRT && t[i - 1].head == verb &&
        cs_str_ends(cs_token_form(m->document, &t[i]), CS_STR("ing"))) {
      t[i - 1].head = (int32_t)i;
      t[i - 1].deprel = CS_MARK;
    }
  }
}

/* "found the student guilty of helping": what he is found. */
static void mendguilt(const cs_mending *m) {
  cs_token *t = m->tokens;
  for (uint32_t i = 2; i < m->n; i++) {
    int32_t who = t[i].head;
    int32_t verb = who >= 0 && t[i].deprel != CS_XCOMP ? t[who].head : who;
    if (!cs_mend_isform(m, i, CS_STR("guilty")) || verb < 0 ||
        who > (int32_t)i || (who != verb && t[who].deprel != CS_OBJ) ||
        !cs_str_equal(t[verb].lemma, CS_STR("find")))
      continue;
    t[i].upos = CS_ADJ;
    t[i].head = verb;
    t[i].deprel = CS_XCOMP;
    for (uint32_t c = i + 1; c < m->n; c++)
      if (t[c].head == verb || t[c].head == who) t[c].head = (int32_t)i;
    for (uint32_t c = i + 1; c < m->n; c++) /* no deed that is told */
      if (t[c].head == (int32_t)i && t[c].deprel == CS_ADVCL)
        t[c].deprel = CS_ACL;
  }
}

/* "blocked roads leading to the port to demand jobs": blocked to demand. */
static void mendpurposes(const cs_mending *m) {
  static const char *const verbs[] = {"press", "demand", "protest",
                                      "force", "call",   NULL};
  cs_token *t = m->tokens;
  for (uint32_t i = 3; i < m->n; i++) {
    int32_t up = t[i].head;
    if (t[i].upos != CS_VERB || t[i].deprel != CS_ADVCL ||
        !cs_mend_isform(m, i - 1, CS_STR("to")) ||
        !cs_str_isany(t[i].lemma, verbs) || up < 0 || t[up].deprel != CS_ACL)
      continue;
    while (up >= 0 && (t[up].upos != CS_VERB || t[up].deprel == CS_ACL))
      up = t[up].head;
    if (up >= 0 && up < (int32_t)i) t[i].head = up;
  }
}

/* "allow refugees who have lived in camps to return": allow to return. */
static void mendallowed(const cs_mending *m) {
  static const char *const verbs[] = {"allow", "permit", "urge",   "ask",
                                      "order", "force",  "invite", NULL};
  cs_token *t = m->tokens;
  for (uint32_t i = 3; i < m->n; i++) {
    int32_t up = t[i].head;
    if (t[i].upos != CS_VERB || t[i].deprel != CS_ADVCL || up < 0 ||
        !cs_mend_isform(m, i - 1, CS_STR("to")) ||
        t[up].deprel != CS_ACL_RELCL || up > (int32_t)i)
      continue;
    int32_t noun = t[up].head, verb = noun >= 0 ? t[noun].head : -1;
    if (verb < 0 || !cs_str_isany(t[verb].lemma, verbs) || verb > noun)
      continue;
    t[i].head = verb;
    t[i].deprel = CS_XCOMP;
  }
}

/* "The bank froze loans" with a name for the verb. */
static void mendfroze(const cs_mending *m) {
  cs_token *t = m->tokens;
  for (uint32_t i = 1; i + 1 < m->n; i++) {
    if (!cs_mend_isform(m, i, CS_STR("froze"))) continue;
    t[i].lemma = CS_STR("freeze");
    t[i].xpos = CS_XPOS_VBD;
    int32_t noun = t[i].head;
    if (t[i].upos == CS_VERB || noun <= (int32_t)i) continue;
    t[i].upos = CS_VERB;
    t[i].head = t[noun].head;
    t[i].deprel = t[noun].deprel;
    t[noun].head = (int32_t)i;
    t[noun].deprel = CS_OBJ;
    if (t[i].head < 0) cs_mend_takesubject(m, m->sentence->dateline, i, i);
  }
}

/* "kidnapped up to 12 engineers": an object, not a way up. */
static void mendupto(const cs_mending *m) {
  cs_token *t = m->tokens;
  for (uint32_t i = 1; i + 3 < m->n; i++) {
    int32_t noun = t[i + 2].head;
    if (!cs_mend_isform(m, i, CS_STR("up")) ||
        !cs_mend_isform(m, i + 1, CS_STR("to")) || t[i + 2].upos != CS_NUM ||
        noun <= (int32_t)i + 2 || t[noun].head < 0 ||
        t[noun].head >= (int32_t)i)
      continue;
    t[i].head = t[i + 1].head = (int32_t)i + 2;
    t[i].deprel = t[i + 1].deprel = CS_ADVMOD;
    t[i].upos = t[i + 1].upos = CS_ADV;
    if (t[noun].deprel == CS_OBL &&
        cs_mend_child(t, m->n, (uint32_t)t[noun].head, CS_OBJ, 0) == m->n)
      t[noun].deprel = CS_OBJ;
  }
}

/* "denied wrongdoing": there is no verb of that form. */
static void mendwrongdoing(const cs_mending *m) {
  cs_token *t = m->tokens;
  for (uint32_t i = 0; i < m->n; i++) {
    if (t[i].upos != CS_VERB || !cs_mend_isform(m, i, CS_STR("wrongdoing")))
      continue;
    t[i].upos = CS_NOUN;
    t[i].xpos = CS_XPOS_NN;
    t[i].lemma = CS_STR("wrongdoing");
    if (t[i].deprel == CS_XCOMP || t[i].deprel == CS_CCOMP)
      t[i].deprel = CS_OBJ;
  }
}

cs_status cs_mend_slips(const cs_mending *m) {
  mendwrongdoing(m);
  mendfroze(m);
  mendupto(m);
  mendcompounds(m);
  mendmodals(m);
  mendparticled(m);
  mendgerunds(m);
  mendguilt(m);
  mendpurposes(m);
  mendallowed(m);
  return CS_OK;
}
