#include "mending.h"

/* Is there a verb with a subject, or an auxiliary? */
static bool hasclause(const cs_token *tokens, uint32_t n) {
  for (uint32_t t = 0; t < n; t++) {
    cs_deprel rel = cs_deprel_universal((cs_deprel)tokens[t].deprel);
    if (tokens[t].upos == CS_AUX || rel == CS_NSUBJ || rel == CS_COP)
      return true;
  }
  return false;
}

/* A noun has no object.  "Germany eased sanctions" read as a phrase about
   Germany: the verb between the two is the root.  "Protesters storm parliament"
   with a subject besides: the root is a verb. */
static void mendroots(const cs_mending *m) {
  cs_token *tokens = m->tokens;
  uint32_t n = m->n, root = cs_mend_rootof(tokens, n), verb;
  if (root == n || !cs_mend_isnominal(&tokens[root])) return;
  uint32_t object = cs_mend_child(tokens, n, root, CS_OBJ, root + 1);
  if (object == n || cs_mend_child(tokens, n, root, CS_COP, 0) < n) return;
  if (cs_mend_child(tokens, root, root, CS_NSUBJ, 0) < root) {
    tokens[root].upos = CS_VERB;
    return;
  }
  for (verb = root + 1; verb < object; verb++)
    if (tokens[verb].upos == CS_VERB && tokens[verb].head == (int32_t)root)
      break;
  if (verb == object) return;
  for (uint32_t t = root + 1; t < n; t++)
    if (tokens[t].head == (int32_t)root && t > verb)
      tokens[t].head = (int32_t)verb;
  tokens[verb].head = -1;
  tokens[verb].deprel = CS_ROOT;
  tokens[root].head = (int32_t)verb;
  tokens[root].deprel = CS_NSUBJ;
}

/* "France – along with Britain – condemned Peru" read as a name with an aside:
   the finite verb without a subject is the root. */
static void mendasides(const cs_mending *m) {
  cs_token *tokens = m->tokens;
  uint32_t n = m->n, root = cs_mend_rootof(tokens, n);
  if (root == n || !cs_mend_isnominal(&tokens[root]) ||
      cs_mend_has(tokens, n, root, CS_COP) ||
      cs_mend_has(tokens, n, root, CS_NSUBJ))
    return;
  for (uint32_t v = root + 2; v < n; v++) {
    if (tokens[v].head != (int32_t)root || tokens[v].upos != CS_VERB ||
        !(tokens[v].deprel == CS_PARATAXIS ||
          (tokens[v].deprel == CS_ACL && tokens[v].xpos == CS_XPOS_VBD)) ||
        tokens[v - 1].upos != CS_PUNCT ||
        cs_str_equal(cs_token_form(m->document, &tokens[v - 1]), CS_STR(":")) ||
        !cs_mend_has(tokens, n, v, CS_OBJ) ||
        cs_mend_has(tokens, n, v, CS_NSUBJ))
      continue;
    tokens[v].head = -1;
    tokens[v].deprel = CS_ROOT;
    tokens[root].head = (int32_t)v;
    tokens[root].deprel = CS_NSUBJ;
    return;
  }
}

/* "China and Russia, both allies of Syria, vetoed sanctions" read as sanctions
   that were vetoed. */
static void mendapposed(const cs_mending *m) {
  cs_token *tokens = m->tokens;
  uint32_t n = m->n, root = cs_mend_rootof(tokens, n);
  if (root == n || hasclause(tokens, n) || !cs_mend_isnominal(&tokens[root]))
    return;
  for (uint32_t v = root + 2; v + 1 < n; v++) {
    int32_t noun = tokens[v].head;
    if (tokens[v].deprel != CS_AMOD || tokens[v].upos != CS_VERB ||
        (tokens[v].xpos != CS_XPOS_VBD && tokens[v].xpos != CS_XPOS_VBN) ||
        noun < (int32_t)v || tokens[noun].head != (int32_t)root ||
        tokens[v - 1].upos != CS_PUNCT)
      continue;
    tokens[v].head = -1;
    tokens[v].deprel = CS_ROOT;
    tokens[root].head = (int32_t)v;
    tokens[root].deprel = CS_NSUBJ;
    tokens[noun].head = (int32_t)v;
    tokens[noun].deprel = CS_OBJ;
    return;
  }
}

/* "X, along with Y, did it": both did. */
static void mendcompany(const cs_mending *m) {
  cs_token *tokens = m->tokens;
  for (uint32_t t = 1; t + 2 < m->n; t++) {
    cs_str form = cs_token_form(m->document, &tokens[t]);
    int32_t noun = tokens[t].head;
    if (!(cs_str_equal(form, CS_STR("along")) ||
          cs_str_equal(form, CS_STR("together"))) ||
        !cs_str_equal(cs_token_form(m->document, &tokens[t + 1]),
                      CS_STR("with")) ||
        tokens[t - 1].upos != CS_PUNCT)
      continue;
    if (noun < 0) continue;
    if (tokens[t + 1].head != noun) noun = tokens[t + 1].head;
    int32_t verb = noun > (int32_t)t ? tokens[noun].head : -1;
    if (verb >= 0 && verb < (int32_t)t && tokens[verb].deprel == CS_NSUBJ)
      verb = tokens[verb].head; /* of the subject, says the parser */
    if (verb <= noun || tokens[verb].upos != CS_VERB) continue;
    uint32_t who = cs_mend_child(tokens, m->n, (uint32_t)verb, CS_NSUBJ, 0);
    if (who >= t) continue;
    tokens[noun].head = (int32_t)who;
    tokens[noun].deprel = CS_CONJ;
  }
}

/* "Britain lifted sanctions" read as "lifted sanctions of Britain's": a
   modifier that has a subject is the verb, and its noun the object. */
static void mendmodifiers(const cs_mending *m) {
  cs_token *tokens = m->tokens;
  uint32_t n = m->n;
  for (uint32_t v = 0; v < n; v++) {
    int32_t noun = tokens[v].head;
    if (tokens[v].upos != CS_VERB || tokens[v].deprel != CS_AMOD ||
        noun <= (int32_t)v)
      continue;
    bool subject = false;
    for (uint32_t t = 0; t < v; t++)
      subject |=
          tokens[t].head == (int32_t)v &&
          (tokens[t].deprel == CS_NSUBJ || tokens[t].deprel == CS_NSUBJ_PASS);
    if (!subject) continue;
    tokens[v].head = tokens[noun].head;
    tokens[v].deprel = tokens[noun].deprel;
    tokens[noun].head = (int32_t)v;
    tokens[noun].deprel = CS_OBJ;
    for (uint32_t t = 0; t < v; t++)
      if (tokens[t].head == noun) tokens[t].head = (int32_t)v;
  }
}

/* "Jets bombed Gaza, officials said" with both subjects on "said": the first
   belongs to the clause that has none. */
cs_status cs_mend_subjects(const cs_mending *m) {
  cs_token *tokens = m->tokens;
  uint32_t n = m->n;
  for (uint32_t clause = 0; clause < n; clause++) {
    int32_t verb = tokens[clause].head;
    if (tokens[clause].deprel != CS_CCOMP || verb <= (int32_t)clause ||
        tokens[clause].upos != CS_VERB ||
        cs_mend_child(tokens, n, clause, CS_NSUBJ, 0) < n)
      continue;
    uint32_t first = cs_mend_child(tokens, n, (uint32_t)verb, CS_NSUBJ, 0);
    if (first >= clause) continue;
    if (cs_mend_child(tokens, n, (uint32_t)verb, CS_NSUBJ, first + 1) >= n)
      continue;
    tokens[first].head = (int32_t)clause;
  }
  return CS_OK;
}

/* "Spain praised Peru" read as a passive: a known name right after a verb
   without an auxiliary is its object. */
static void mendactive(cs_token *tokens, uint32_t n, const cs_hit *hit) {
  uint32_t top = cs_mend_top(tokens, hit->first, hit->last);
  int32_t verb = tokens[top].head;
  bool article = verb >= 0 && (uint32_t)verb + 2 == hit->first &&
                 tokens[verb + 1].upos == CS_DET; /* "nuke the United States" */
  cs_deprel rel = cs_deprel_universal((cs_deprel)tokens[top].deprel);
  if ((rel != CS_OBL && rel != CS_FLAT && rel != CS_DEP) || verb < 0 ||
      ((uint32_t)verb + 1 != hit->first && !article) ||
      tokens[verb].upos != CS_VERB || cs_mend_hascase(tokens, n, top))
    return;
  for (uint32_t t = 0; t < n; t++)
    if (tokens[t].head == verb &&
        (tokens[t].deprel == CS_OBJ || tokens[t].deprel == CS_AUX_PASS))
      return;
  tokens[top].deprel = CS_OBJ;
  for (uint32_t t = 0; t < (uint32_t)verb; t++)
    if (tokens[t].head == verb && tokens[t].deprel == CS_NSUBJ_PASS)
      tokens[t].deprel = CS_NSUBJ;
}

/* "Zimbabwe urged Britain" with the names taken for adverbs: a known name right
   before a verb without a subject is its subject. */
static void mendactors(const cs_mending *m) {
  cs_token *tokens = m->tokens;
  uint32_t n = m->n;
  for (size_t h = 0; h < m->hits->n; h++) {
    const cs_hit *hit = &m->hits->items[h];
    if (hit->entry->kind == CS_KIND_AGENT ||
        hit->entry->kind == CS_KIND_DEMONYM)
      continue;
    mendactive(tokens, n, hit);
    uint32_t top = cs_mend_top(tokens, hit->first, hit->last);
    int32_t verb = tokens[top].head;
    cs_deprel rel = cs_deprel_universal((cs_deprel)tokens[top].deprel);
    if ((rel == CS_NSUBJ || rel == CS_OBJ) && tokens[top].upos == CS_ADV)
      tokens[top].upos = CS_PROPN;
    bool stray = rel == CS_ADVMOD || rel == CS_COMPOUND || rel == CS_AMOD ||
                 rel == CS_OBL || rel == CS_DISLOCATED || rel == CS_VOCATIVE;
    /* "China, which NATO …, opposes": called upon, says the parser */
    bool apart = rel == CS_DISLOCATED || rel == CS_VOCATIVE;
    stray |= rel == CS_AUX_ && hit->entry->kind == CS_KIND_PERSON;
    if (!stray || verb < 0 || tokens[verb].upos != CS_VERB ||
        cs_mend_hascase(tokens, n, top) ||
        (apart ? verb < (int32_t)top : (uint32_t)verb != hit->last))
      continue;
    if (cs_mend_has(tokens, n, (uint32_t)verb, CS_NSUBJ)) continue;
    if (tokens[verb].deprel == CS_AMOD) continue;
    tokens[top].deprel = CS_NSUBJ;
    tokens[top].upos = CS_PROPN;
  }
}

/* "them", "some of them" */
static bool isthem(const cs_mending *m, uint32_t object) {
  static const char *const forms[] = {"them", "him", "her", NULL};
  for (uint32_t t = object; t < m->n && t <= object + 3; t++)
    if (cs_str_isany(cs_token_form(m->document, &m->tokens[t]), forms))
      return cs_mend_isabove(m->tokens, object, t);
  return false;
}

/* "beat marchers who had gathered there and arrested some of them": nobody does
   so to himself, so it is the main clause that goes on. */
static void mendothers(const cs_mending *m) {
  cs_token *t = m->tokens;
  for (uint32_t verb = 4; verb < m->n; verb++) {
    int32_t clause = t[verb].head;
    if (t[verb].deprel != CS_CONJ || clause < 0 || clause > (int32_t)verb ||
        t[clause].deprel != CS_ACL_RELCL || t[verb - 1].upos != CS_CCONJ ||
        cs_mend_has(t, m->n, verb, CS_NSUBJ))
      continue;
    uint32_t object = cs_mend_child(t, m->n, verb, CS_OBJ, verb);
    uint32_t who = cs_mend_child(t, verb, (uint32_t)clause, CS_NSUBJ, 0);
    if (object == m->n || !isthem(m, object) || who == verb ||
        t[who].xpos == CS_XPOS_PRP || t[who].upos != CS_PRON)
      continue;
    int32_t main = t[clause].head;
    while (main >= 0 && t[main].upos != CS_VERB) main = t[main].head;
    if (main >= 0 && main < t[clause].head) t[verb].head = main;
  }
}

/* Is it a relative clause without a comma, "demonstrators who had rioted", or
   "a temple claimed by both"? */
static bool isrestrictive(const cs_mending *m, uint32_t verb) {
  int32_t noun = m->tokens[verb].head;
  bool participle =
      m->tokens[verb].deprel == CS_ACL && m->tokens[verb].xpos == CS_XPOS_VBN;
  return (m->tokens[verb].deprel == CS_ACL_RELCL || participle) && noun >= 0 &&
         noun < (int32_t)verb &&
         !cs_mend_isform(m, (uint32_t)noun + 1, CS_STR(","));
}

/* "a bus carrying soldiers": what is in it or around it does nothing more. */
static bool iscontent(const cs_mending *m, uint32_t verb) {
  static const char *const verbs[] = {"carry", "transport", "house",
                                      "ferry", "escort",    "shelter",
                                      "guard", "belong",    NULL};
  return m->tokens[verb].deprel == CS_ACL &&
         cs_str_isany(m->tokens[verb].lemma, verbs);
}

/* The verb at or above the token whose clause a participle after a comma goes
   on with; -1: none. */
static int32_t clauseof(const cs_mending *m, int32_t up) {
  const cs_token *tokens = m->tokens;
  while (up >= 0 &&
         (tokens[up].upos != CS_VERB || isrestrictive(m, (uint32_t)up) ||
          iscontent(m, (uint32_t)up)))
    up = tokens[up].head;
  return up;
}

/* ", killing ten" after a noun tells of the clause, not of the noun; after
   "fired on men who had rioted", of the shots. */
static void mendparticiples(const cs_mending *m) {
  static const char *const others[] = {"include", "accord",  "follow",
                                       "regard",  "concern", NULL};
  cs_token *tokens = m->tokens;
  for (uint32_t t = 2; t < m->n; t++) {
    if (tokens[t].upos != CS_VERB ||
        (tokens[t].deprel != CS_ACL && tokens[t].deprel != CS_ADVCL) ||
        !cs_str_ends(cs_token_form(m->document, &tokens[t]), CS_STR("ing")) ||
        !cs_str_equal(cs_token_form(m->document, &tokens[t - 1]),
                      CS_STR(",")) ||
        cs_str_isany(tokens[t].lemma, others))
      continue;
    int32_t up = clauseof(m, tokens[t].head);
    if (up < 0 || up > (int32_t)t) continue;
    tokens[t].head = up;
    tokens[t].deprel = CS_ADVCL;
  }
}

/* "officials said, and jets struck back" read as jets that were struck: what is
   joined to a verb is a verb. */
static void mendseconds(const cs_mending *m) {
  cs_token *t = m->tokens;
  for (uint32_t noun = 3; noun + 2 < m->n; noun++) {
    uint32_t verb = noun + 1, cc;
    int32_t head = t[noun].head;
    if (t[noun].deprel != CS_CONJ || !cs_mend_isnominal(&t[noun]) || head < 0 ||
        head > (int32_t)noun || t[head].upos != CS_VERB ||
        t[verb].head != (int32_t)noun || t[verb].deprel != CS_ACL ||
        (t[verb].xpos != CS_XPOS_VBN && t[verb].xpos != CS_XPOS_VBD) ||
        cs_mend_isform(m, verb + 1, CS_STR("by")) ||
        cs_mend_has(t, m->n, noun, CS_COP))
      continue;
    cc = cs_mend_child(t, m->n, noun, CS_CC, (uint32_t)head);
    if (cc >= noun || !cs_mend_isform(m, cc - 1, CS_STR(","))) continue;
    t[verb].head = head;
    t[verb].deprel = CS_CONJ;
    t[verb].xpos = CS_XPOS_VBD;
    t[cc].head = (int32_t)verb;
    t[cc - 1].head = (int32_t)verb;
    cs_mend_hang(&t[noun], verb, CS_NSUBJ);
  }
}

cs_status cs_mend_clauses(const cs_mending *m) {
  mendseconds(m);
  mendparticiples(m);
  mendothers(m);
  mendroots(m);
  mendasides(m);
  mendapposed(m);
  mendmodifiers(m);
  mendactors(m);
  mendcompany(m);
  return CS_OK;
}
