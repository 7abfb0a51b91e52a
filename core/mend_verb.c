#include "mending.h"

/* Participles that the parser took for adjectives are verbs: "condemned the
   raid and suspended sales", "a court on Friday freed two editors". */

/* A comma or "and". */
static bool isjoint(const cs_mending *m, uint32_t token) {
  return m->tokens[token].upos == CS_CCONJ ||
         cs_str_equal(cs_token_form(m->document, &m->tokens[token]),
                      CS_STR(","));
}

/* Participles that stand before nouns as adjectives do. */
bool cs_mend_isadjective(const cs_mending *m, uint32_t token) {
  static const char *const forms[] = {
      "wounded",   "armed",     "united",    "alleged",   "wanted",
      "injured",   "jailed",    "retired",   "forced",    "planned",
      "continued", "increased", "proposed",  "reported",  "organized",
      "related",   "limited",   "mixed",     "detained",  "occupied",
      "displaced", "elected",   "appointed", "suspected", "accused",
      "combined",  "targeted",  "attempted", "organised", "imprisoned",
      "renewed",   "improved",  "enhanced",  "perceived", NULL};
  return cs_str_isany(cs_token_form(m->document, &m->tokens[token]), forms);
}

/* The participle before a noun becomes the next verb of a clause. */
static void makenext(const cs_mending *m, uint32_t v, uint32_t verb) {
  cs_token *tokens = m->tokens;
  int32_t object = tokens[v].head;
  tokens[v].head = (int32_t)verb;
  tokens[v].deprel = CS_CONJ;
  tokens[v].xpos = CS_XPOS_VBD;
  tokens[object].head = (int32_t)v;
  tokens[object].deprel = CS_OBJ;
}

/* The object of a verb in the past tense that the phrase of a joined noun
   belongs to; -1: none. */
static int32_t objectof(const cs_mending *m, uint32_t noun) {
  const cs_token *t = m->tokens;
  int32_t up = t[noun].head;
  bool joined = t[noun].deprel == CS_CONJ || cs_mend_has(t, m->n, noun, CS_CC);
  while (joined && up >= 0 && up < (int32_t)noun && t[up].deprel == CS_NMOD)
    up = t[up].head;
  if (!joined || up < 0 || up > (int32_t)noun || t[up].deprel != CS_OBJ)
    return -1;
  int32_t verb = t[up].head;
  return verb >= 0 && verb < up && t[verb].upos == CS_VERB &&
                 t[verb].xpos == CS_XPOS_VBD
             ? up
             : -1;
}

/* "condemned the raid and suspended sales": a participle after "and" without a
   determiner where the other noun has one is the next verb. */
static void mendsecondverbs(const cs_mending *m) {
  cs_token *tokens = m->tokens;
  for (uint32_t v = 3; v + 1 < m->n; v++) {
    int32_t noun = tokens[v].head;
    if (tokens[v].deprel != CS_AMOD || noun <= (int32_t)v ||
        tokens[v].upos != CS_VERB || !isjoint(m, v - 1) ||
        !cs_str_ends(cs_token_form(m->document, &tokens[v]), CS_STR("ed")) ||
        cs_mend_isadjective(m, v))
      continue;
    int32_t object = objectof(m, (uint32_t)noun);
    if (object < 0 || object >= (int32_t)v) continue;
    int32_t verb = tokens[object].head;
    if (cs_mend_has(tokens, m->n, (uint32_t)noun, CS_DET_) ||
        !cs_mend_has(tokens, m->n, (uint32_t)object, CS_DET_))
      continue;
    makenext(m, v, (uint32_t)verb);
    if (!cs_mend_isabove(tokens, v - 1, v)) tokens[v - 1].head = (int32_t)v;
    for (uint32_t t = (uint32_t)noun + 1; t < m->n; t++)
      if (tokens[t].head == object && tokens[t].deprel == CS_NMOD)
        tokens[t].head = noun; /* what stands after it is about it */
  }
}

/* Is the next word that is no adverb a past participle?  n: no. */
static uint32_t participleafter(const cs_mending *m, uint32_t token) {
  uint32_t t = token + 1;
  while (t < m->n && m->tokens[t].upos == CS_ADV) t++;
  return t < m->n && m->tokens[t].upos == CS_VERB &&
                 m->tokens[t].xpos == CS_XPOS_VBN
             ? t
             : m->n;
}

/* "The authorities have outlawed parties" read as parties that they have. */
static void mendperfect(const cs_mending *m) {
  cs_token *tokens = m->tokens;
  for (uint32_t have = 1; have + 2 < m->n; have++) {
    if (tokens[have].upos != CS_VERB ||
        !cs_str_equal(tokens[have].lemma, CS_STR("have")))
      continue;
    uint32_t v = participleafter(m, have);
    if (v == m->n || cs_mend_isadjective(m, v)) continue;
    int32_t object = tokens[v].head;
    bool complement =
        tokens[v].head == (int32_t)have &&
        (tokens[v].deprel == CS_XCOMP || tokens[v].deprel == CS_CCOMP);
    bool modifier = tokens[v].deprel == CS_AMOD && object > (int32_t)v &&
                    tokens[object].head == (int32_t)have;
    if (!complement && !modifier) continue;
    tokens[v].head = tokens[have].head;
    tokens[v].deprel = tokens[have].deprel;
    for (uint32_t t = 0; t < m->n; t++)
      if (tokens[t].head == (int32_t)have) tokens[t].head = (int32_t)v;
    if (modifier) {
      tokens[object].head = (int32_t)v;
      tokens[object].deprel = CS_OBJ;
    }
    tokens[have].head = (int32_t)v;
    tokens[have].deprel = CS_AUX_;
    tokens[have].upos = CS_AUX;
  }
}

/* "The army is striking targets": it is none, so "striking" is the verb. */
static void mendbeing(const cs_mending *m) {
  cs_token *tokens = m->tokens;
  uint8_t plural = CS_XPOS_NNS;
  for (uint32_t v = 1; v + 1 < m->n; v++) {
    int32_t noun = tokens[v].head;
    if (tokens[v].deprel != CS_AMOD || noun <= (int32_t)v ||
        tokens[noun].xpos != plural || tokens[noun].deprel == CS_NSUBJ ||
        !cs_str_ends(cs_token_form(m->document, &tokens[v]), CS_STR("ing")))
      continue;
    uint32_t be = v - 1;
    while (be > 0 && tokens[be].upos == CS_ADV) be--;
    cs_str form = cs_token_form(m->document, &tokens[be]);
    if (tokens[be].deprel != CS_COP || tokens[be].head != noun ||
        !(cs_str_equal(form, CS_STR("is")) ||
          cs_str_equal(form, CS_STR("was"))))
      continue;
    tokens[v].head = tokens[noun].head;
    tokens[v].deprel = tokens[noun].deprel;
    for (uint32_t t = 0; t < m->n; t++)
      if (tokens[t].head == noun &&
          (t < v || tokens[t].upos == CS_PUNCT || tokens[t].upos == CS_VERB))
        tokens[t].head = (int32_t)v;
    tokens[noun].head = (int32_t)v;
    tokens[noun].deprel = CS_OBJ;
    tokens[be].deprel = CS_AUX_;
  }
}

/* "Rebels free two hostages" with "free" for an adjective: those have neither
   objects nor, without "be", subjects. */
static cs_status mendacts(const cs_mending *m) {
  cs_token *tokens = m->tokens;
  for (uint32_t v = 1; v + 1 < m->n; v++) {
    if (tokens[v].upos != CS_ADJ || tokens[v - 1].head != (int32_t)v ||
        tokens[v - 1].deprel != CS_NSUBJ ||
        cs_mend_has(tokens, m->n, v, CS_COP))
      continue;
    uint32_t second = cs_mend_child(tokens, m->n, v, CS_NSUBJ, v + 1);
    if (second == m->n && !cs_mend_has(tokens, m->n, v, CS_OBJ)) continue;
    if (second < m->n) tokens[second].deprel = CS_OBJ;
    bool done;
    cs_status status = cs_mend_retag(m, v, CS_XPOS_VBP, &done);
    if (status != CS_OK) return status;
  }
  return CS_OK;
}

/* "is striking targets" with "striking" for an adjective that has an object. */
static cs_status mendprogress(const cs_mending *m) {
  cs_token *tokens = m->tokens;
  mendbeing(m);
  for (uint32_t v = 1; v + 1 < m->n; v++) {
    if ((tokens[v].upos != CS_ADJ && tokens[v].upos != CS_VERB) ||
        !cs_str_ends(cs_token_form(m->document, &tokens[v]), CS_STR("ing")) ||
        !cs_mend_has(tokens, m->n, v, CS_OBJ))
      continue;
    uint32_t be = cs_mend_child(tokens, v, v, CS_COP, 0);
    if (be == v) be = cs_mend_child(tokens, v, v, CS_AUX_, 0);
    if (be == v || !cs_str_equal(tokens[be].lemma, CS_STR("be"))) continue;
    tokens[be].deprel = CS_AUX_;
    bool done;
    cs_status status = cs_mend_retag(m, v, CS_XPOS_VBG, &done);
    if (status != CS_OK) return status;
  }
  return CS_OK;
}

/* "recalled its envoy and froze aid" with "froze" for a name: names have no
   objects. */
static cs_status mendstrange(const cs_mending *m) {
  cs_token *tokens = m->tokens;
  for (uint32_t v = 2; v + 1 < m->n; v++) {
    int32_t verb = tokens[v].head;
    cs_str form = cs_token_form(m->document, &tokens[v]);
    if (!cs_mend_isnominal(&tokens[v]) || tokens[v].deprel != CS_CONJ ||
        !isjoint(m, v - 1) || verb < 0 || form.bytes[0] < 'a' ||
        cs_mend_child(tokens, m->n, v, CS_OBJ, v + 1) == m->n)
      continue;
    while (verb >= 0 && tokens[verb].upos != CS_VERB) verb = tokens[verb].head;
    if (verb < 0 || verb > (int32_t)v) continue;
    bool done;
    cs_status status = cs_mend_retag(m, v, CS_XPOS_VBD, &done);
    if (status != CS_OK) return status;
    if (done) tokens[v].head = verb;
  }
  return CS_OK;
}

cs_status cs_mend_verbs(const cs_mending *m) {
  mendperfect(m);
  mendsecondverbs(m);
  cs_status status = mendstrange(m);
  if (status == CS_OK) status = mendacts(m);
  return status == CS_OK ? mendprogress(m) : status;
}
