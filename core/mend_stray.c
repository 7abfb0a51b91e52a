#include "mending.h"

/* Words that the parser hung on a clause or a phrase that they are not in. */

/* "free two hostages after a ransom is paid" with the hostages in the second
   clause: a subject stands after the word that opens its clause. */
static void mendopened(const cs_mending *m) {
  static const char *const words[] = {"after", "before",   "because", "as",
                                      "while", "although", "since",   NULL};
  cs_token *t = m->tokens;
  for (uint32_t mark = 2; mark + 1 < m->n; mark++) {
    int32_t verb = t[mark].head;
    if (t[mark].deprel != CS_MARK || verb < (int32_t)mark ||
        !cs_str_isany(t[mark].lemma, words))
      continue;
    uint32_t noun = cs_mend_child(t, mark, (uint32_t)verb, CS_NSUBJ, 0);
    if (noun == mark)
      noun = cs_mend_child(t, mark, (uint32_t)verb, CS_NSUBJ_PASS, 0);
    int32_t above = t[verb].head;
    if (noun == mark || above < 0 || above >= (int32_t)noun ||
        cs_mend_child(t, m->n, (uint32_t)above, CS_OBJ, 0) < m->n)
      continue;
    cs_mend_hang(&t[noun], (uint32_t)above, CS_OBJ);
  }
}

/* "India's and Pakistan's ministers": the second owner owns as the first. */
static void mendowners(const cs_mending *m) {
  cs_token *t = m->tokens;
  for (uint32_t owner = 2; owner + 2 < m->n; owner++) {
    int32_t first = t[owner].head;
    if (t[owner].deprel != CS_CONJ || first < 0 ||
        t[first].deprel != CS_NMOD_POSS ||
        !cs_str_ends(cs_token_form(m->document, &t[owner + 1]), CS_STR("s")) ||
        t[owner + 1].upos != CS_PART || t[owner + 1].head != (int32_t)owner)
      continue;
    cs_mend_hang(&t[owner], (uint32_t)t[first].head, CS_NMOD_POSS);
  }
}

/* ", said the German chancellor": he says it, nobody is told. */
static void mendspeakers(const cs_mending *m) {
  cs_token *t = m->tokens;
  for (uint32_t verb = 2; verb + 1 < m->n; verb++) {
    uint32_t who = cs_mend_child(t, m->n, verb, CS_IOBJ, verb + 1);
    if (!cs_str_equal(t[verb].lemma, CS_STR("say")) || who == m->n ||
        t[verb - 1].upos != CS_PUNCT || cs_mend_has(t, m->n, verb, CS_NSUBJ))
      continue;
    t[who].deprel = CS_NSUBJ;
  }
}

/* "the embargo it had imposed" read as a passive without "been". */
static void mendperfect(const cs_mending *m) {
  cs_token *t = m->tokens;
  for (uint32_t have = 1; have + 1 < m->n; have++) {
    int32_t v = t[have].head;
    if (t[have].deprel != CS_AUX_ || v < (int32_t)have ||
        !cs_str_equal(t[have].lemma, CS_STR("have")) ||
        t[v].xpos != CS_XPOS_VBN ||
        cs_mend_child(t, m->n, (uint32_t)v, CS_AUX_PASS, 0) < m->n)
      continue;
    uint32_t who = cs_mend_child(t, have, (uint32_t)v, CS_NSUBJ_PASS, 0);
    if (who < have) t[who].deprel = CS_NSUBJ;
  }
}

/* "rejected as absurd an accusation": a thing without a preposition is the
   object. */
static void mendbare(const cs_mending *m) {
  static const char *const times[] = {"day",  "week",   "month", "year",
                                      "hour", "minute", "time",  "night",
                                      "bit",  "decade", NULL};
  cs_token *t = m->tokens;
  for (uint32_t noun = 3; noun < m->n; noun++) {
    int32_t verb = t[noun].head;
    if (t[noun].deprel != CS_OBL || t[noun].upos != CS_NOUN || verb < 0 ||
        verb > (int32_t)noun || t[verb].upos != CS_VERB ||
        cs_str_isany(t[noun].lemma, times) ||
        !cs_mend_has(t, m->n, noun, CS_DET_) ||
        cs_mend_hascase(t, m->n, noun) ||
        cs_mend_has(t, m->n, (uint32_t)verb, CS_OBJ) ||
        cs_mend_has(t, m->n, (uint32_t)verb, CS_CCOMP) ||
        !cs_mend_has(t, m->n, (uint32_t)verb, CS_NSUBJ) ||
        cs_mend_child(t, m->n, (uint32_t)verb, CS_NSUBJ_PASS, 0) < m->n)
      continue;
    t[noun].deprel = CS_OBJ;
  }
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

cs_status cs_mend_stray(const cs_mending *m) {
  mendopened(m);
  mendowners(m);
  mendspeakers(m);
  mendperfect(m);
  mendbare(m);
  return CS_OK;
}
