#include "mending.h"

/* A sentence with a full stop has a verb.  "Germany threatened to leave." read
   as a name with a participle: what follows the name at its start is the verb.
 */

/* Where the name or the group at the start, without its article, begins and
   ends; 0: there is none. */
static uint32_t startname(const cs_mending *m, uint32_t *first) {
  uint32_t start = m->sentence->dateline, end = 0;
  if (start < m->n && m->tokens[start].upos == CS_DET) start++;
  *first = start;
  for (size_t h = 0; h < m->hits->n; h++) {
    const cs_hit *hit = &m->hits->items[h];
    bool next = hit->first == start || (end > 0 && hit->first == end);
    if (next && hit->last > end) end = hit->last;
  }
  return end;
}

/* Words that go with a name as participles, and verbs of what is undergone. */
static bool issilent(const cs_mending *m, uint32_t verb) {
  static const char *const words[] = {"set",    "due",    "based", "led",
                                      "backed", "torn",   "hit",   "ruled",
                                      "born",   "called", "named", NULL};
  static const char *const after[] = {"by", "-", NULL};
  return cs_str_isany(cs_token_form(m->document, &m->tokens[verb]), words) ||
         (verb + 1 < m->n &&
          cs_str_isany(cs_token_form(m->document, &m->tokens[verb + 1]),
                       after)) ||
         cs_mend_has(m->tokens, m->n, verb, CS_OBL_AGENT);
}

static bool ispast(const cs_token *t) {
  return t->upos == CS_VERB &&
         (t->xpos == CS_XPOS_VBD || t->xpos == CS_XPOS_VBN);
}

static void makeroot(cs_token *tokens, uint32_t verb, uint32_t subject) {
  tokens[verb].head = -1;
  tokens[verb].deprel = CS_ROOT;
  tokens[verb].xpos = CS_XPOS_VBD;
  tokens[subject].head = (int32_t)verb;
  tokens[subject].deprel = CS_NSUBJ;
}

/* What hung on `from` after the verb is the verb's now. */
static void takeover(const cs_mending *m, uint32_t from, uint32_t verb) {
  cs_token *tokens = m->tokens;
  for (uint32_t t = verb + 1; t < m->n; t++) {
    if (tokens[t].head != (int32_t)from) continue;
    tokens[t].head = (int32_t)verb;
    if (tokens[t].deprel == CS_CONJ || !cs_mend_isnominal(&tokens[t])) continue;
    if (cs_mend_hascase(tokens, m->n, t))
      tokens[t].deprel = CS_OBL;
    else if (!cs_mend_has(tokens, m->n, verb, CS_OBJ))
      tokens[t].deprel = CS_OBJ;
  }
}

/* "Ghana postponed talks with Togo": talks that were postponed, or Ghana that
   talks. */
static void freeobject(const cs_mending *m, uint32_t verb, uint32_t name) {
  cs_token *tokens = m->tokens;
  uint32_t noun = (uint32_t)tokens[verb].head;
  for (uint32_t t = 0; t < verb; t++)
    if (t != name && tokens[t].head == (int32_t)noun)
      tokens[t].head = (int32_t)name;
  if (tokens[noun].upos == CS_VERB) {
    tokens[noun].upos = CS_NOUN;
    tokens[noun].xpos = CS_XPOS_NNS;
  }
  for (uint32_t t = noun + 1; t < m->n; t++)
    if (tokens[t].head == (int32_t)noun && tokens[t].deprel == CS_OBL)
      tokens[t].deprel = CS_NMOD;
  tokens[noun].head = (int32_t)verb;
  tokens[noun].deprel = CS_OBJ;
}

/* "Germany froze loans." read as three nouns: the one in the past tense is the
   verb. */
static cs_status mendnouns(const cs_mending *m, uint32_t verb) {
  cs_token *tokens = m->tokens;
  int32_t noun = tokens[verb].head;
  if (tokens[verb].upos != CS_NOUN || tokens[verb].deprel != CS_COMPOUND ||
      noun <= (int32_t)verb || tokens[noun].head >= 0)
    return CS_OK;
  for (uint32_t t = 0; t < m->n; t++)
    if (tokens[t].upos == CS_VERB || tokens[t].upos == CS_AUX) return CS_OK;
  cs_str lemma;
  cs_status status = cs_mend_verblemma(m, verb, CS_XPOS_VBD, &lemma);
  if (status != CS_OK || lemma.size == 0 ||
      cs_str_equal(lemma, cs_token_form(m->document, &tokens[verb])))
    return status;
  tokens[verb].upos = CS_VERB;
  tokens[verb].xpos = CS_XPOS_VBD;
  tokens[verb].lemma = lemma;
  tokens[verb].deprel = CS_AMOD;
  return CS_OK;
}

/* "Egypt withheld information" with the verb as a copula. */
static void mendcopula(const cs_mending *m) {
  cs_token *tokens = m->tokens;
  for (uint32_t verb = 1; verb + 1 < m->n; verb++) {
    int32_t noun = tokens[verb].head;
    if (tokens[verb].deprel != CS_COP || tokens[verb].upos != CS_VERB ||
        noun < (int32_t)verb || cs_str_equal(tokens[verb].lemma, CS_STR("be")))
      continue;
    for (uint32_t t = 0; t < verb; t++)
      if (tokens[t].head == noun) tokens[t].head = (int32_t)verb;
    tokens[verb].head = tokens[noun].head;
    tokens[verb].deprel = tokens[noun].deprel;
    tokens[noun].head = (int32_t)verb;
    tokens[noun].deprel = CS_OBJ;
  }
}

/* Does the noun that the participle goes with stand for the whole clause: the
   root, or a second phrase beside the name? */
static bool isobject(const cs_mending *m, uint32_t noun, uint32_t name) {
  const cs_token *t = &m->tokens[noun];
  bool plural = t->upos == CS_VERB && t->xpos == CS_XPOS_VBZ;
  if (!cs_mend_isnominal(t) && !plural) return false;
  return t->head < 0 || (t->head == (int32_t)name && !plural);
}

cs_status cs_mend_root(const cs_mending *m) {
  cs_token *tokens = m->tokens;
  mendcopula(m);
  uint32_t first, verb = startname(m, &first),
                  root = cs_mend_rootof(tokens, m->n);
  if (verb == 0 || verb + 2 >= m->n || root == m->n ||
      m->sentence->line != CS_BODY || !cs_mend_isform(m, m->n - 1, CS_STR(".")))
    return CS_OK;
  cs_status status = mendnouns(m, verb);
  if (status != CS_OK) return status;
  uint32_t name = cs_mend_top(tokens, first, verb);
  if (name >= verb || !ispast(&tokens[verb]) || issilent(m, verb) ||
      cs_mend_has(tokens, m->n, verb, CS_NSUBJ))
    return CS_OK;
  int32_t above = tokens[verb].head;
  if (above == (int32_t)name && root == name &&
      !cs_mend_has(tokens, m->n, root, CS_COP) &&
      !cs_mend_has(tokens, m->n, root, CS_NSUBJ)) {
    makeroot(tokens, verb, name);
    takeover(m, name, verb);
  } else if (above > (int32_t)verb && tokens[verb].deprel == CS_AMOD &&
             (tokens[name].head == above || root == name ||
              tokens[name].head == (int32_t)verb) &&
             isobject(m, (uint32_t)above, name)) {
    freeobject(m, verb, name);
    makeroot(tokens, verb, name);
    if (root == name) takeover(m, name, verb);
  }
  return CS_OK;
}
