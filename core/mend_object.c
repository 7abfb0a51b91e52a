#include "mending.h"

/* Objects that the parser hung on the wrong word, or took for something else.
 */

/* Verbs that say of somebody what he is. */
static bool isjudging(const cs_token *t) {
  static const char *const verbs[] = {"find",  "call",    "deem", "brand",
                                      "label", "declare", "term", "consider",
                                      "keep",  "make",    "hold", NULL};
  return t->upos == CS_VERB && cs_str_isany(t->lemma, verbs);
}

/* Adjectives that are taken for nouns. */
static bool isjudgement(const cs_mending *m, uint32_t token) {
  static const char *const words[] = {"guilty", "hostile", "innocent",
                                      "liable", "illegal", NULL};
  return cs_str_isany(cs_token_form(m->document, &m->tokens[token]), words);
}

/* "found Barnes guilty", "called the step hostile" with the noun as part of the
   adjective. */
static void mendjudged(const cs_mending *m) {
  cs_token *tokens = m->tokens;
  for (uint32_t a = 2; a < m->n; a++) {
    int32_t verb = tokens[a].head;
    uint32_t noun = a - 1;
    bool adjective = (tokens[a].upos == CS_ADJ || isjudgement(m, a)) &&
                     tokens[a].deprel == CS_OBJ;
    if (!(adjective || tokens[a].deprel == CS_XCOMP) || verb < 0 ||
        verb >= (int32_t)noun || !isjudging(&tokens[verb]) ||
        !cs_mend_isnominal(&tokens[noun]))
      continue;
    uint32_t top = cs_mend_child(tokens, a, a, CS_COMPOUND, (uint32_t)verb + 1);
    if (top == a || !cs_mend_isabove(tokens, a, noun)) continue;
    for (uint32_t t = (uint32_t)verb + 1; t <= noun; t++)
      if (tokens[t].head == (int32_t)a && t != noun)
        tokens[t].head = (int32_t)noun;
    if (tokens[noun].head != (int32_t)a) noun = top;
    cs_mend_hang(&tokens[noun], (uint32_t)verb, CS_OBJ);
    tokens[a].deprel = CS_XCOMP;
    tokens[a].upos = CS_ADJ;
  }
}

/* "freed on bail two editors": no name or noun before a number belongs to what
   is counted; the first is the phrase, the second the object. */
static void mendcounted(const cs_mending *m) {
  cs_token *tokens = m->tokens;
  for (uint32_t t = 2; t + 1 < m->n; t++) {
    int32_t noun = tokens[t].head;
    cs_token *place = &tokens[t - 1];
    if (tokens[t].upos != CS_NUM || noun <= (int32_t)t ||
        tokens[noun].upos != CS_NOUN || !cs_mend_isnominal(place) ||
        !(place->head == noun ? place->deprel == CS_COMPOUND
                              : place->head == tokens[noun].head) ||
        tokens[noun].head < 0 || tokens[noun].head >= (int32_t)t - 2 ||
        tokens[tokens[noun].head].upos != CS_VERB)
      continue;
    uint32_t verb = (uint32_t)tokens[noun].head;
    uint32_t prep = cs_mend_child(tokens, t, (uint32_t)noun, CS_CASE, verb + 1);
    if (prep == t) prep = cs_mend_child(tokens, t, t - 1, CS_CASE, verb + 1);
    if (prep == t || cs_mend_has(tokens, m->n, verb, CS_OBJ)) continue;
    for (uint32_t c = prep; c < t - 1; c++)
      if (tokens[c].head == noun) tokens[c].head = (int32_t)t - 1;
    cs_mend_hang(place, verb, CS_OBL);
    tokens[prep].head = (int32_t)t - 1;
    tokens[noun].deprel = CS_OBJ;
  }
}

/* Words that tell when, how often or how far. */
static bool ismeasure(const cs_token *t) {
  static const char *const words[] = {
      "time",    "second", "minute",    "hour",    "day",       "week",
      "month",   "year",   "decade",    "century", "night",     "morning",
      "evening", "noon",   "afternoon", "weekend", "yesterday", "today",
      "percent", "mile",   "kilometre", "metre",   "kilometer", "meter",
      "point",   "way",    "home",      "bit",     "lot",       "tomorrow",
      "spring",  "summer", "autumn",    "winter",  "midnight",  "tonight",
      "moment",  "foot",   "dollar",    "cent",    "season",    NULL};
  return cs_str_isany(t->lemma, words);
}

/* "as absurd" between the verb and its object */
static bool isas(const cs_mending *m, uint32_t verb, uint32_t word) {
  int32_t head = m->tokens[word].head;
  return head >= 0 && m->tokens[head].upos == CS_ADJ &&
         m->tokens[head].head == (int32_t)verb;
}

/* "pledged to deepen cooperation" read as a phrase: what follows a verb without
   a preposition, and is no time or measure, is its object. */
static bool isnext(const cs_mending *m, uint32_t verb, uint32_t noun) {
  static const char *const alone[] = {
      "stand", "sit",  "walk", "travel", "live", "stay",   "last",
      "work",  "rise", "fall", "go",     "come", "return", NULL};
  if (cs_str_isany(m->tokens[verb].lemma, alone)) return false;
  const cs_token *t = m->tokens;
  bool article = noun > verb + 1 &&
                 cs_mend_has(t, m->n, noun, CS_DET_); /* "rejected a plan" */
  if (t[noun].deprel != CS_OBL || !(t[verb].xpos == CS_XPOS_VB || article) ||
      ismeasure(&t[noun]) || !cs_mend_isaction(m, t[verb].lemma))
    return false;
  for (uint32_t w = verb + 1; w < noun; w++)
    if (t[w].head != (int32_t)noun && t[w].head != (int32_t)verb &&
        !isas(m, verb, w))
      return false;
  return true;
}

/* "freed on bail two editors", where they are a phrase without a preposition.
 */
static void mendbare(const cs_mending *m) {
  cs_token *tokens = m->tokens;
  for (uint32_t t = 2; t < m->n; t++) {
    int32_t verb = tokens[t].head;
    if ((tokens[t].deprel != CS_OBL && tokens[t].deprel != CS_OBL_UNMARKED) ||
        tokens[t].upos != CS_NOUN || verb < 0 || verb > (int32_t)t ||
        tokens[verb].upos != CS_VERB ||
        !(cs_mend_ispeople(m, t) || isnext(m, (uint32_t)verb, t)) ||
        cs_mend_hascase(tokens, m->n, t) ||
        cs_mend_has(tokens, m->n, (uint32_t)verb, CS_OBJ) ||
        cs_mend_child(tokens, m->n, (uint32_t)verb, CS_AUX_PASS, 0) < m->n)
      continue;
    tokens[t].deprel = CS_OBJ;
  }
}

/* "expressed sorrow" read as "at a time": what stands right after the verb. */
static void mendtimes(const cs_mending *m) {
  cs_token *tokens = m->tokens;
  for (uint32_t t = 2; t < m->n; t++) {
    int32_t verb = tokens[t].head;
    if (cs_deprel_universal((cs_deprel)tokens[t].deprel) != CS_OBL ||
        tokens[t].upos != CS_NOUN || verb < 0 || verb > (int32_t)t ||
        tokens[verb].upos != CS_VERB || ismeasure(&tokens[t]) ||
        cs_mend_hascase(tokens, m->n, t) ||
        cs_mend_has(tokens, m->n, t, CS_NUMMOD) ||
        cs_mend_has(tokens, m->n, (uint32_t)verb, CS_OBJ) ||
        cs_mend_has(tokens, m->n, (uint32_t)verb, CS_CCOMP) ||
        cs_mend_child(tokens, m->n, (uint32_t)verb, CS_AUX_PASS, 0) < m->n)
      continue;
    uint32_t between = (uint32_t)verb + 1;
    while (cs_mend_isabove(tokens, t, between) && between < t) between++;
    if (between == t) tokens[t].deprel = CS_OBJ;
  }
}

/* "gave inspectors access" read as "the inspectors' access". */
static void mendgiven(const cs_mending *m) {
  static const char *const verbs[] = {"give", "grant", "deny",  "allow",
                                      "hand", "offer", "award", NULL};
  cs_token *tokens = m->tokens;
  for (uint32_t t = 1; t + 1 < m->n; t++) {
    int32_t noun = tokens[t].head;
    if (tokens[t].deprel != CS_NMOD_POSS || !cs_mend_isnominal(&tokens[t]) ||
        noun < (int32_t)t || cs_mend_hascase(tokens, m->n, t) ||
        tokens[noun].deprel != CS_OBJ || tokens[noun].head > (int32_t)t ||
        !cs_str_isany(tokens[tokens[noun].head].lemma, verbs))
      continue;
    cs_mend_hang(&tokens[t], (uint32_t)tokens[noun].head, CS_IOBJ);
  }
}

/* "broke up a march" is not in March. */
static void mendmarch(const cs_mending *m) {
  cs_token *t = m->tokens;
  for (uint32_t at = 2; at < m->n; at++) {
    int32_t verb = t[at].head;
    if (!cs_mend_isform(m, at, CS_STR("march")) ||
        t[at - 1].head != (int32_t)at ||
        (t[at].deprel != CS_OBL_UNMARKED && t[at].deprel != CS_OBL) ||
        verb < 0 || verb > (int32_t)at || t[verb].upos != CS_VERB ||
        cs_mend_hascase(t, m->n, at) ||
        cs_mend_has(t, m->n, (uint32_t)verb, CS_OBJ))
      continue;
    t[at].deprel = CS_OBJ;
    t[at].upos = CS_NOUN;
    t[at].xpos = CS_XPOS_NN;
    t[at].lemma = CS_STR("march");
  }
}

/* "suspended aid" after "and", where the parser saw the verb, but took its
   object for more of the object before. */
static void mendnext(const cs_mending *m) {
  cs_token *tokens = m->tokens;
  for (uint32_t t = 3; t < m->n; t++) {
    int32_t other = tokens[t].head;
    if (tokens[t].deprel != CS_CONJ || other < 0 || other >= (int32_t)t ||
        !cs_mend_isnominal(&tokens[t]) || cs_mend_hascase(tokens, m->n, t))
      continue;
    uint32_t v = t;
    while (v > (uint32_t)other + 1 &&
           (v == t || tokens[v].head == (int32_t)t) &&
           tokens[v].upos != CS_VERB)
      v--;
    if (tokens[v].upos != CS_VERB || tokens[v].deprel != CS_CONJ ||
        !cs_mend_isabove(tokens, (uint32_t)tokens[v].head, (uint32_t)other) ||
        cs_mend_has(tokens, m->n, v, CS_OBJ))
      continue;
    cs_mend_hang(&tokens[t], v, CS_OBJ);
  }
}

/* A verb for the tagger, or a word that is never a noun; "to free prisoners",
   but not "to free trade". */
static bool isbare(const cs_mending *m, uint32_t token) {
  static const char *const verbs[] = {"scatter",  "disperse", "oust",
                                      "deter",    "defend",   "quell",
                                      "evacuate", "repel",    NULL};
  const cs_token *t = &m->tokens[token];
  if (t->deprel != CS_COMPOUND && t->deprel != CS_AMOD) return false;
  if (t->upos == CS_ADJ)
    return cs_mend_isform(m, token, CS_STR("free")) && t->head > 0 &&
           cs_mend_ispeople(m, (uint32_t)t->head);
  return (t->upos == CS_VERB &&
          (t->deprel == CS_COMPOUND || t->xpos == CS_XPOS_VB)) ||
         cs_str_isany(cs_token_form(m->document, t), verbs);
}

/* "called on it to exercise restraint", "to scatter crowds" read as a phrase
   with "to": a bare verb before the noun is an infinitive. */
static void mendpurposes(const cs_mending *m) {
  cs_token *tokens = m->tokens;
  for (uint32_t v = 2; v + 1 < m->n; v++) {
    cs_token *to = &tokens[v - 1];
    int32_t noun = tokens[v].head;
    if (!isbare(m, v) || noun <= (int32_t)v || to->head != noun ||
        !cs_str_equal(to->lemma, CS_STR("to")) || tokens[noun].head < 0 ||
        tokens[noun].head >= (int32_t)v)
      continue;
    cs_token *above = &tokens[tokens[noun].head];
    cs_deprel rel = above->upos == CS_VERB ? CS_ADVCL : CS_ACL;
    cs_mend_hang(&tokens[v], (uint32_t)tokens[noun].head, rel);
    cs_mend_hang(&tokens[noun], v, CS_OBJ);
    cs_mend_hang(to, v, CS_MARK);
    to->upos = CS_PART;
    tokens[v].upos = CS_VERB;
    tokens[v].xpos = CS_XPOS_VB;
  }
}

/* "decided to free hostages" with "free" for an adjective. */
static void mendfree(const cs_mending *m) {
  static const char *const verbs[] = {"free",   "open",  "clear",
                                      "secure", "lower", NULL};
  cs_token *tokens = m->tokens;
  for (uint32_t v = 2; v + 1 < m->n; v++) {
    cs_str form = cs_token_form(m->document, &tokens[v]);
    if (tokens[v].upos != CS_ADJ || tokens[v - 1].head != (int32_t)v ||
        tokens[v - 1].deprel != CS_MARK || !cs_str_isany(form, verbs) ||
        !cs_str_equal(tokens[v - 1].lemma, CS_STR("to")))
      continue;
    uint32_t object = cs_mend_child(tokens, m->n, v, CS_OBJ, v);
    if (object == m->n) object = cs_mend_child(tokens, m->n, v, CS_OBL, v);
    if (object == m->n || cs_mend_hascase(tokens, m->n, object)) continue;
    tokens[v].upos = CS_VERB;
    tokens[v].xpos = CS_XPOS_VB;
    tokens[v].lemma = form;
    tokens[object].deprel = CS_OBJ;
  }
}

/* "had spoken by phone", "arrived by train": nobody did it. */
static void mendmeans(const cs_mending *m) {
  static const char *const means[] = {
      "phone", "telephone",  "video", "videoconference",
      "email", "e-mail",     "mail",  "train",
      "car",   "air",        "sea",   "road",
      "plane", "helicopter", "boat",  "force",
      NULL};
  for (uint32_t t = 1; t < m->n; t++)
    if (m->tokens[t].deprel == CS_OBL_AGENT &&
        cs_str_isany(m->tokens[t].lemma, means) &&
        cs_str_equal(m->tokens[t - 1].lemma, CS_STR("by")))
      m->tokens[t].deprel = CS_OBL;
}

/* "rejected as absurd an accusation": the noun is the object. */
static void mendverdicts(const cs_mending *m) {
  cs_token *t = m->tokens;
  for (uint32_t as = 1; as + 2 < m->n; as++) {
    int32_t noun = t[as].head;
    if (t[as].deprel != CS_CASE || noun < (int32_t)as + 2 ||
        t[noun].deprel != CS_OBL || t[noun].head != (int32_t)as - 1 ||
        t[as - 1].upos != CS_VERB ||
        !cs_str_equal(cs_token_form(m->document, &t[as]), CS_STR("as")))
      continue;
    uint32_t word = as + 1;
    while (t[word].upos == CS_PUNCT && word + 1 < m->n) word++;
    uint32_t article = word + 1;
    while (article + 1 < m->n && t[article].upos == CS_PUNCT) article++;
    if (t[word].upos != CS_ADJ || t[article].upos != CS_DET ||
        t[article].head != noun || cs_mend_has(t, m->n, as - 1, CS_OBJ))
      continue;
    t[as].head = (int32_t)word;
    cs_mend_hang(&t[word], as - 1, CS_XCOMP);
    t[noun].deprel = CS_OBJ;
  }
}

cs_status cs_mend_objects(const cs_mending *m) {
  mendverdicts(m);
  mendjudged(m);
  mendcounted(m);
  mendbare(m);
  mendmarch(m);
  mendtimes(m);
  mendgiven(m);
  mendnext(m);
  mendpurposes(m);
  mendfree(m);
  mendmeans(m);
  return CS_OK;
}
