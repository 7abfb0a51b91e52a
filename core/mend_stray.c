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
  return CS_OK;
}
