#include "mending.h"

/* What stands after a noun: participles that are the next verb, or only say
   what is in the thing, and phrases that are of the noun. */

/* "killed villagers and burned houses" after another verb: the last one. */
static void mendlast(const cs_mending *m, uint32_t before) {
  cs_token *tokens = m->tokens;
  uint32_t object = cs_mend_child(tokens, m->n, before, CS_OBJ, before);
  for (uint32_t v = object + 2; v + 1 < m->n; v++) {
    int32_t noun = tokens[v].head;
    if (tokens[v].deprel != CS_AMOD || tokens[v].upos != CS_VERB ||
        tokens[v].xpos == CS_XPOS_VBG || noun < (int32_t)v ||
        tokens[v - 1].upos != CS_CCONJ || tokens[noun].deprel != CS_CONJ ||
        tokens[noun].head != (int32_t)object || cs_mend_isadjective(m, v))
      continue;
    tokens[v].xpos = CS_XPOS_VBD;
    cs_mend_hang(&tokens[v - 1], v, CS_CC);
    cs_mend_hang(&tokens[v], (uint32_t)tokens[before].head, CS_CONJ);
    cs_mend_hang(&tokens[noun], v, CS_OBJ);
    return;
  }
}

/* "attacked a town, killed villagers": a participle after a comma has no
   object, so it is the next verb. */
static void mendnextverbs(const cs_mending *m) {
  cs_token *t = m->tokens;
  for (uint32_t v = 4; v + 1 < m->n; v++) {
    int32_t noun = t[v].head;
    if (t[v].deprel != CS_ACL || t[v].upos != CS_VERB ||
        (t[v].xpos != CS_XPOS_VBN && t[v].xpos != CS_XPOS_VBD) || noun < 0 ||
        noun > (int32_t)v - 2 || !cs_mend_isform(m, v - 1, CS_STR(",")) ||
        !cs_mend_has(t, m->n, v, CS_OBJ) || cs_mend_has(t, m->n, v, CS_AUX_))
      continue;
    int32_t verb = t[noun].head;
    if (t[noun].deprel != CS_OBJ || verb < 0 || t[verb].xpos != CS_XPOS_VBD)
      continue;
    t[v].xpos = CS_XPOS_VBD;
    cs_mend_hang(&t[v], (uint32_t)verb, CS_CONJ);
    mendlast(m, v);
  }
}

/* "ambushed a van carrying engineers": the van does. */
static void mendcontents(const cs_mending *m) {
  static const char *const verbs[] = {"carry", "transport", "ferry",  "house",
                                      "hold",  "contain",   "escort", NULL};
  cs_token *t = m->tokens;
  for (uint32_t v = 3; v + 1 < m->n; v++) {
    int32_t verb = t[v].head;
    if (t[v].deprel == CS_ADVCL && t[v].xpos == CS_XPOS_VBG && verb >= 0 &&
        verb < (int32_t)v && cs_str_isany(t[v].lemma, verbs) &&
        t[v - 1].upos == CS_NOUN && t[v - 1].deprel == CS_OBJ &&
        t[v - 1].head == verb && cs_mend_has(t, m->n, v, CS_OBJ))
      cs_mend_hang(&t[v], v - 1, CS_ACL);
  }
}

/* "There were protests against X", "a reward for the capture of X": of the
   noun before. */
static void mendphrase(const cs_mending *m) {
  static const char *const protests[] = {
      "protest", "demonstration", "rally", "attack", "strike", "march", NULL};
  static const char *const rewards[] = {"reward", "bounty", NULL};
  cs_token *t = m->tokens;
  for (uint32_t prep = 2; prep + 1 < m->n; prep++) {
    int32_t noun = t[prep].head;
    bool against = cs_mend_isform(m, prep, CS_STR("against"));
    if (t[prep].deprel != CS_CASE || noun < (int32_t)prep ||
        t[noun].deprel != CS_OBL ||
        !(against || cs_mend_isform(m, prep, CS_STR("for"))))
      continue;
    int32_t verb = t[noun].head;
    if (verb < 0 || verb > (int32_t)prep ||
        (against && !cs_str_equal(t[verb].lemma, CS_STR("be"))))
      continue;
    for (uint32_t w = (uint32_t)verb + 1; w < prep; w++)
      if (t[w].head == verb && t[w].upos == CS_NOUN &&
          (t[w].deprel == CS_OBJ || t[w].deprel == CS_NSUBJ) &&
          cs_str_isany(t[w].lemma, against ? protests : rewards))
        cs_mend_hang(&t[noun], w, CS_NMOD);
  }
}

/* ", sparking protests": what the clause does. */
static void mendresults(const cs_mending *m) {
  static const char *const verbs[] = {
      "spark",  "kill",  "wound", "injure", "prompt",  "trigger",
      "draw",   "cause", "leave", "end",    "defy",    "urge",
      "accuse", "cite",  "warn",  "raise",  "provoke", NULL};
  cs_token *t = m->tokens;
  for (uint32_t v = 3; v + 1 < m->n; v++) {
    int32_t noun = t[v].head;
    if (t[v].deprel != CS_AMOD || t[v].xpos != CS_XPOS_VBG ||
        noun <= (int32_t)v || !cs_str_isany(t[v].lemma, verbs) ||
        !cs_mend_isform(m, v - 1, CS_STR(",")))
      continue;
    int32_t up = t[noun].head;
    while (up >= 0 && (t[up].upos != CS_VERB || t[up].deprel == CS_ADVCL ||
                       t[up].deprel == CS_ACL))
      up = t[up].head;
    if (up < 0 || up > (int32_t)v) continue;
    cs_mend_hang(&t[v], (uint32_t)up, CS_ADVCL);
    cs_mend_hang(&t[noun], v, CS_OBJ);
  }
}

/* "ruled last month that the sale was illegal", "wrote on X that …" read as
   the month that was illegal: a clause with "that" and a subject is what is
   said. */
static void mendsaid(const cs_mending *m) {
  static const char *const verbs[] = {
      "say",   "rule", "write",    "tell",   "warn",    "announce",
      "add",   "note", "declare",  "admit",  "suggest", "report",
      "claim", "deny", "complain", "insist", "argue",   NULL};
  cs_token *t = m->tokens;
  for (uint32_t clause = 4; clause < m->n; clause++) {
    int32_t noun = t[clause].head;
    uint32_t that = cs_mend_child(t, clause, clause, CS_MARK, 0);
    if ((t[clause].deprel != CS_ACL_RELCL && t[clause].deprel != CS_ACL) ||
        noun < 0 || noun > (int32_t)clause || that >= clause ||
        !cs_str_equal(t[that].lemma, CS_STR("that")) ||
        !cs_mend_has(t, m->n, clause, CS_NSUBJ) ||
        cs_deprel_universal((cs_deprel)t[noun].deprel) != CS_OBL)
      continue;
    int32_t verb = t[noun].head;
    if (verb < 0 || verb > noun || !cs_str_isany(t[verb].lemma, verbs) ||
        cs_mend_has(t, m->n, (uint32_t)verb, CS_CCOMP))
      continue;
    cs_mend_hang(&t[clause], (uint32_t)verb, CS_CCOMP);
  }
}

/* "free two hostages after ransom paid" with the hostages paying: what stands
   before "after" is not of its clause. */
static void mendmarked(const cs_mending *m) {
  cs_token *t = m->tokens;
  for (uint32_t noun = 2; noun + 2 < m->n; noun++) {
    int32_t verb = t[noun].head;
    if (t[noun].deprel != CS_NSUBJ || verb < (int32_t)noun + 2 ||
        t[verb].head < 0 || t[verb].head >= (int32_t)noun)
      continue;
    uint32_t mark =
        cs_mend_child(t, (uint32_t)verb, (uint32_t)verb, CS_MARK, noun + 1);
    uint32_t other =
        cs_mend_child(t, (uint32_t)verb, (uint32_t)verb, CS_NSUBJ, noun + 1);
    if (mark == (uint32_t)verb || other == (uint32_t)verb || other < mark ||
        cs_mend_has(t, m->n, (uint32_t)t[verb].head, CS_OBJ))
      continue;
    cs_mend_hang(&t[noun], (uint32_t)t[verb].head, CS_OBJ);
  }
}

cs_status cs_mend_afters(const cs_mending *m) {
  mendsaid(m);
  mendnextverbs(m);
  mendcontents(m);
  mendphrase(m);
  mendresults(m);
  mendmarked(m);
  return CS_OK;
}

static bool isstate(const cs_mending *m, uint32_t token) {
  for (size_t h = 0; h < m->hits->n; h++)
    if (m->hits->items[h].last == token + 1 &&
        m->hits->items[h].entry->kind == CS_KIND_COUNTRY)
      return true;
  return false;
}

/* "attacked a town, killed villagers and burned houses in Congo": where it is
   told at the end of a list of verbs, all of it was there. */
cs_status cs_mend_places(const cs_mending *m) {
  cs_token *t = m->tokens;
  for (uint32_t place = 4; place < m->n; place++) {
    int32_t object = t[place].head;
    int32_t verb = object >= 0 ? t[object].head : -1;
    bool end = place + 1 == m->n ||
               (place + 2 == m->n && t[place + 1].upos == CS_PUNCT);
    if (!end || verb < 0 || verb > object || object > (int32_t)place ||
        t[place].deprel != CS_NMOD || t[object].deprel != CS_OBJ ||
        t[verb].deprel != CS_CONJ || t[verb].upos != CS_VERB ||
        !cs_mend_isform(m, place - 1, CS_STR("in")) || !isstate(m, place))
      continue;
    while (t[verb].deprel == CS_CONJ && t[verb].head >= 0 &&
           t[t[verb].head].upos == CS_VERB)
      verb = t[verb].head;
    cs_mend_hang(&t[place], (uint32_t)verb, CS_OBL);
  }
  return CS_OK;
}
