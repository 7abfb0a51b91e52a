#include "mending.h"

/* Subjects that the parser hung on the wrong word. */

static bool isverb(const cs_token *t) { return t->upos == CS_VERB; }

static bool issubject(const cs_token *t) {
  return t->deprel == CS_NSUBJ || t->deprel == CS_NSUBJ_PASS;
}

/* "A bomb left by rebels killed five": a past tense with an object is no
   participle of the noun. */
static bool isdone(const cs_mending *m, uint32_t verb, uint32_t noun) {
  const cs_token *t = &m->tokens[verb];
  return t->deprel == CS_ACL && isverb(t) &&
         cs_mend_isabove(m->tokens, noun, verb) && t->xpos != CS_XPOS_VBG &&
         t->xpos != CS_XPOS_VB && cs_mend_has(m->tokens, m->n, verb, CS_OBJ) &&
         !cs_mend_has(m->tokens, m->n, verb, CS_NSUBJ);
}

/* The clause between a verb's two subjects that has none: "An editor, who …,
   was held, police said" with the editor saying it. */
static uint32_t between(const cs_mending *m, uint32_t verb, uint32_t first,
                        uint32_t second) {
  cs_token *tokens = m->tokens;
  for (uint32_t t = first + 1; t < second; t++) {
    bool told = tokens[t].head == (int32_t)verb && tokens[t].deprel == CS_CCOMP;
    bool main =
        tokens[verb].head == (int32_t)t && tokens[verb].deprel == CS_PARATAXIS;
    if (isdone(m, t, first)) {
      cs_mend_hang(&tokens[t], verb, CS_CCOMP);
      return t;
    }
    if (isverb(&tokens[t]) && (told || main) &&
        !cs_mend_has(tokens, m->n, t, CS_NSUBJ))
      return t;
  }
  return m->n;
}

/* Is there nothing between the two but their own words? */
static bool isadjacent(const cs_token *tokens, uint32_t first,
                       uint32_t second) {
  for (uint32_t t = first + 1; t < second; t++)
    if (tokens[t].upos == CS_PUNCT || (!cs_mend_isabove(tokens, first, t) &&
                                       !cs_mend_isabove(tokens, second, t)))
      return false;
  return true;
}

/* One verb, two subjects: a title and its name, or those of two clauses. */
static void mendtwice(const cs_mending *m) {
  cs_token *tokens = m->tokens;
  for (uint32_t s = 1; s < m->n; s++) {
    int32_t verb = tokens[s].head;
    if (!issubject(&tokens[s]) || verb < 0 || !isverb(&tokens[verb])) continue;
    uint32_t first = 0;
    while (first < s &&
           !(tokens[first].head == verb && issubject(&tokens[first])))
      first++;
    if (first == s || tokens[first].upos == CS_PRON) continue;
    uint32_t clause = between(m, (uint32_t)verb, first, s);
    if (clause < m->n) {
      bool passive = cs_mend_child(tokens, m->n, clause, CS_AUX_PASS, 0) < m->n;
      cs_mend_hang(&tokens[first], clause, passive ? CS_NSUBJ_PASS : CS_NSUBJ);
    } else if (tokens[s].upos == CS_PROPN && (int32_t)s < verb &&
               isadjacent(tokens, first, s)) {
      cs_mend_hang(&tokens[s], first,
                   CS_FLAT); /* "Secretary of State Ann Lee" */
    }
  }
}

/* "The UN withdrew peacekeepers" with the UN as the peacekeepers': what stands
   before a verb is not part of what stands after it. */
static void mendcrossing(const cs_mending *m) {
  cs_token *tokens = m->tokens;
  for (uint32_t v = 1; v + 1 < m->n; v++) {
    uint32_t subject = v - 1;
    int32_t object = tokens[subject].head;
    if (!isverb(&tokens[v]) || object <= (int32_t)v ||
        tokens[object].head != (int32_t)v || tokens[object].deprel != CS_OBJ ||
        !cs_mend_isnominal(&tokens[subject]) ||
        (tokens[subject].deprel != CS_COMPOUND &&
         tokens[subject].deprel != CS_AMOD) ||
        cs_mend_has(tokens, m->n, v, CS_NSUBJ) ||
        cs_mend_hascase(tokens, v, subject))
      continue;
    for (uint32_t t = 0; t < subject; t++)
      if (tokens[t].head == object) tokens[t].head = (int32_t)subject;
    cs_mend_hang(&tokens[subject], v, CS_NSUBJ);
  }
}

/* Is the verb one of a relative clause of the noun that has neither a word
   that joins it nor a subject? */
static bool isloose(const cs_mending *m, uint32_t verb, uint32_t noun) {
  const cs_token *tokens = m->tokens;
  int32_t up = tokens[verb].head;
  if (!isverb(&tokens[verb]) || up < 0 || up >= (int32_t)verb ||
      tokens[verb].xpos != CS_XPOS_VBD ||
      (tokens[verb].deprel != CS_CONJ && tokens[verb].deprel != CS_ADVCL) ||
      cs_mend_has(tokens, m->n, verb, CS_NSUBJ) ||
      cs_mend_has(tokens, m->n, verb, CS_MARK) ||
      cs_mend_has(tokens, m->n, verb, CS_CC) ||
      tokens[verb - 1].upos == CS_PUNCT || !isverb(&tokens[up]))
    return false;
  for (; up >= 0 && up != (int32_t)noun; up = tokens[up].head)
    if (tokens[up].deprel == CS_ACL_RELCL)
      return cs_mend_isabove(tokens, noun, (uint32_t)up);
  return false;
}

/* "A man who ran the gang that stole the money pleaded guilty": the sentence
   would have no verb of its own, so the last one is. */
static void mendpath(const cs_mending *m) {
  cs_token *tokens = m->tokens;
  for (uint32_t noun = 0; noun < m->n; noun++) {
    if (!cs_mend_isnominal(&tokens[noun]) ||
        (tokens[noun].head >= 0 && tokens[noun].deprel != CS_PARATAXIS) ||
        cs_mend_has(tokens, m->n, noun, CS_COP) ||
        cs_mend_has(tokens, m->n, noun, CS_NSUBJ) ||
        cs_mend_child(tokens, m->n, noun, CS_ACL_RELCL, 0) == m->n)
      continue;
    for (uint32_t v = noun + 2; v < m->n; v++) {
      if (!isloose(m, v, noun)) continue;
      tokens[v].head = tokens[noun].head;
      tokens[v].deprel = tokens[noun].deprel;
      cs_mend_hang(&tokens[noun], v, CS_NSUBJ);
      break;
    }
  }
}

/* "after soldiers stormed the palace" read as "after soldiers": the verb right
   after them is theirs. */
static void mendafter(const cs_mending *m) {
  static const char *const words[] = {"after", "before", "since",
                                      "until", "as",     NULL};
  cs_token *tokens = m->tokens;
  for (uint32_t v = 2; v < m->n; v++) {
    uint32_t noun = v - 1;
    if (tokens[v].deprel != CS_ADVCL || tokens[noun].deprel != CS_OBL ||
        !cs_mend_isnominal(&tokens[noun]) ||
        tokens[noun].head != tokens[v].head || tokens[v].head > (int32_t)noun ||
        !(cs_mend_isfinite(&tokens[v]) ||
          cs_mend_has(tokens, m->n, v, CS_OBJ)) ||
        cs_mend_has(tokens, m->n, v, CS_NSUBJ))
      continue;
    uint32_t after = cs_mend_child(tokens, noun, noun, CS_CASE, 0);
    if (after == noun || !cs_str_isany(tokens[after].lemma, words)) continue;
    cs_mend_hang(&tokens[noun], v, CS_NSUBJ);
    cs_mend_hang(&tokens[after], v, CS_MARK);
    tokens[v].upos = CS_VERB;
  }
}

/* "said it supports the plan": no empty "it", for nothing else does it. */
static void mendit(const cs_mending *m) {
  cs_token *tokens = m->tokens;
  for (uint32_t t = 0; t + 1 < m->n; t++) {
    int32_t verb = tokens[t].head;
    if (tokens[t].deprel != CS_EXPL || verb <= (int32_t)t ||
        !isverb(&tokens[verb]) ||
        !cs_str_equal(tokens[t].lemma, CS_STR("it")) ||
        !cs_mend_has(tokens, m->n, (uint32_t)verb, CS_OBJ) ||
        cs_mend_has(tokens, m->n, (uint32_t)verb, CS_NSUBJ) ||
        cs_mend_has(tokens, m->n, (uint32_t)verb, CS_CSUBJ) ||
        cs_mend_has(tokens, m->n, (uint32_t)verb, CS_CCOMP))
      continue;
    tokens[t].deprel = CS_NSUBJ;
  }
}

/* "whose government it rejects": the government is the object. */
static void mendwhose(const cs_mending *m, uint32_t verb) {
  cs_token *t = m->tokens;
  uint32_t noun = verb;
  for (uint32_t c = 0; c < verb; c++) {
    cs_deprel rel = cs_deprel_universal((cs_deprel)t[c].deprel);
    if (t[c].head != (int32_t)verb || rel != CS_NSUBJ) continue;
    uint32_t whose = cs_mend_child(t, c, c, CS_NMOD_POSS, 0);
    if (noun < verb) {
      t[noun].deprel = CS_OBJ;
      t[c].deprel = CS_NSUBJ;
    } else if (whose < c && cs_mend_isform(m, whose, CS_STR("whose"))) {
      noun = c;
    }
  }
}

/* Has the verb an auxiliary other than "have"? */
static bool isaux(const cs_mending *m, uint32_t verb) {
  const cs_token *t = m->tokens;
  for (uint32_t c = 0; c < verb; c++)
    if (t[c].head == (int32_t)verb &&
        cs_deprel_universal((cs_deprel)t[c].deprel) == CS_AUX_ &&
        !cs_str_equal(t[c].lemma, CS_STR("have")))
      return true;
  return false;
}

/* "companies it accused" read as a passive without an auxiliary. */
static void mendrelatives(const cs_mending *m) {
  cs_token *t = m->tokens;
  for (uint32_t verb = 2; verb < m->n; verb++) {
    if (t[verb].deprel == CS_ACL_RELCL) mendwhose(m, verb);
    uint32_t who = cs_mend_child(t, verb, verb, CS_NSUBJ_PASS, 0);
    if (t[verb].deprel != CS_ACL_RELCL || t[verb].xpos != CS_XPOS_VBN ||
        who >= verb || (t[who].upos != CS_PRON && t[who].upos != CS_PROPN) ||
        cs_mend_isform(m, who, CS_STR("who")) ||
        cs_mend_isform(m, who, CS_STR("which")) ||
        cs_mend_isform(m, who, CS_STR("that")) || isaux(m, verb))
      continue;
    t[who].deprel = CS_NSUBJ;
    t[verb].xpos = CS_XPOS_VBD;
  }
}

/* "Visiting Foreign Minister X said" read as a participle with its object: a
   verb needs its subject. */
static void mendvisiting(const cs_mending *m) {
  cs_token *t = m->tokens;
  uint32_t first = m->sentence->dateline;
  if (first + 2 >= m->n || !cs_mend_isform(m, first, CS_STR("Visiting")))
    return;
  int32_t verb = t[first].head;
  uint32_t who = cs_mend_child(t, m->n, first, CS_OBJ, first);
  if (verb < 0 || who == m->n || (int32_t)who > verb ||
      t[verb].upos != CS_VERB || cs_mend_has(t, m->n, (uint32_t)verb, CS_NSUBJ))
    return;
  for (uint32_t c = 0; c < m->n; c++)
    if (t[c].head == (int32_t)first) t[c].head = verb;
  cs_mend_hang(&t[who], (uint32_t)verb, CS_NSUBJ);
  cs_mend_hang(&t[first], who, CS_AMOD);
  t[first].upos = CS_ADJ;
}

/* ", said the minister" with him for an object. */
static void mendinverted(const cs_mending *m) {
  static const char *const verbs[] = {"say",   "add",     "announce", "warn",
                                      "claim", "declare", NULL};
  cs_token *t = m->tokens;
  for (uint32_t v = 2; v + 1 < m->n; v++) {
    if (t[v].upos != CS_VERB || t[v].deprel != CS_PARATAXIS ||
        !cs_str_isany(t[v].lemma, verbs) ||
        !cs_mend_isform(m, v - 1, CS_STR(",")) ||
        cs_mend_has(t, m->n, v, CS_NSUBJ) || cs_mend_has(t, m->n, v, CS_CCOMP))
      continue;
    uint32_t who = cs_mend_child(t, m->n, v, CS_IOBJ, v);
    if (who == m->n) who = cs_mend_child(t, m->n, v, CS_OBJ, v);
    if (who < m->n && !cs_mend_has(t, m->n, v, CS_MARK))
      t[who].deprel = CS_NSUBJ;
  }
}

cs_status cs_mend_owners(const cs_mending *m) {
  mendinverted(m);
  mendvisiting(m);
  mendrelatives(m);
  mendtwice(m);
  mendcrossing(m);
  mendpath(m);
  mendit(m);
  mendafter(m);
  return CS_OK;
}
