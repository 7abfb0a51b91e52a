#include "mending.h"

/* Participles and adjectives that the parser put into a noun phrase: "pleased
   investors", "downed tools". */

/* A verb that it took for an attribute of the noun; `tagged`: also where the
   tagger did. */
static bool isattribute(const cs_mending *m, uint32_t v) {
  static const char *const others[] = {"led",  "backed", "based",   "held",
                                       "run",  "made",   "owned",   "built",
                                       "born", "funded", "trained", NULL};
  const cs_token *t = &m->tokens[v];
  cs_str form = cs_token_form(m->document, t);
  return t->deprel == CS_AMOD && t->head > (int32_t)v &&
         cs_mend_isnominal(&m->tokens[t->head]) &&
         ((t->upos == CS_VERB && t->xpos != CS_XPOS_VBG) ||
          (t->upos == CS_ADJ && cs_str_ends(form, CS_STR("ed")))) &&
         !cs_str_isany(form, others) && !cs_mend_isadjective(m, v);
}

/* "lathi" in "lathi-charged", but not "state" in "state-run". */
static bool isjoined(const cs_mending *m, uint32_t word) {
  static const char *const words[] = {"lathi", "baton",  "cane", "carpet",
                                      "fire",  "petrol", "tear", NULL};
  return cs_str_isany(cs_token_form(m->document, &m->tokens[word]), words) &&
         cs_mend_isform(m, word + 1, CS_STR("-"));
}

/* The noun right before the participle, of the same phrase; n: none. */
static uint32_t before(const cs_mending *m, uint32_t v) {
  const cs_token *tokens = m->tokens;
  uint32_t noun = v - 1;
  if (tokens[noun].upos == CS_ADV && tokens[noun].head == (int32_t)v &&
      noun > 0)
    noun--; /* "soldiers summarily executed villagers" */
  else if (v > 2 && isjoined(m, v - 2) && tokens[v - 2].head == (int32_t)v)
    noun = v - 3; /* "police baton-charged students" */
  bool same =
      tokens[noun].head == (int32_t)v || tokens[noun].head == tokens[v].head;
  return same && cs_mend_isnominal(&tokens[noun]) ? noun : m->n;
}

/* Is there no other clause than that of `subject`? */
static bool isverbless(const cs_mending *m, uint32_t subject, uint32_t end) {
  for (uint32_t t = 0; t < end; t++) {
    cs_deprel rel = cs_deprel_universal((cs_deprel)m->tokens[t].deprel);
    if (m->tokens[t].upos == CS_AUX || rel == CS_COP ||
        (rel == CS_NSUBJ && t != subject))
      return false;
  }
  return true;
}

/* What the phrase has before its noun goes with the noun before the verb. */
static void divide(const cs_mending *m, uint32_t noun, uint32_t v,
                   uint32_t object) {
  cs_token *tokens = m->tokens;
  for (uint32_t t = 0; t < noun; t++)
    if (tokens[t].head == (int32_t)object || tokens[t].head == (int32_t)v)
      tokens[t].head = (int32_t)noun;
  cs_mend_hang(&tokens[object], v, CS_OBJ);
}

/* The verb takes the root's place and what stands after it. */
static void takeroot(const cs_mending *m, uint32_t v, uint32_t root) {
  cs_token *tokens = m->tokens;
  for (uint32_t t = v + 1; t < m->n; t++)
    if (tokens[t].head == (int32_t)root) tokens[t].head = (int32_t)v;
  tokens[v].head = -1;
  tokens[v].deprel = CS_ROOT;
}

/* "Spain's endorsement of Chile pleased investors", "miners downed tools" read
   as one phrase: the participle is its verb. */
static cs_status mendverbless(const cs_mending *m) {
  cs_token *tokens = m->tokens;
  uint32_t root = cs_mend_rootof(tokens, m->n);
  if (root == m->n || !cs_mend_isnominal(&tokens[root])) return CS_OK;
  for (uint32_t v = 1; v + 1 < m->n; v++) {
    uint32_t noun = isattribute(m, v) ? before(m, v) : m->n;
    uint32_t object = (uint32_t)tokens[v].head;
    bool done;
    if (noun == m->n || !isverbless(m, noun, m->n)) continue;
    uint32_t prep = cs_mend_child(tokens, noun, object, CS_CASE, 0);
    if (prep == noun) prep = cs_mend_child(tokens, noun, noun, CS_CASE, 0);
    bool phrase = prep < noun && root < prep && object != root;
    if (!phrase && object != root) continue;
    cs_status status = cs_mend_retag(m, v, CS_XPOS_VBD, &done);
    if (status != CS_OK) return status;
    if (!done && !phrase) continue;
    tokens[v].upos = CS_VERB; /* "shocked" is in no rule */
    int32_t up = tokens[object].head;
    divide(m, noun, v, object);
    takeroot(m, v, root);
    if (phrase) {
      cs_mend_hang(&tokens[noun], (uint32_t)up, CS_NMOD);
      cs_mend_hang(&tokens[root], v, CS_NSUBJ);
    } else {
      cs_mend_hang(&tokens[noun], v, CS_NSUBJ);
    }
    return CS_OK;
  }
  return CS_OK;
}

/* "Last week Tunisia unblocked sites": an adjective has no object. */
static cs_status mendadjectives(const cs_mending *m) {
  cs_token *tokens = m->tokens;
  for (uint32_t v = 1; v + 1 < m->n; v++) {
    bool done;
    if (tokens[v].upos != CS_ADJ || tokens[v].deprel == CS_AMOD ||
        !cs_str_ends(cs_token_form(m->document, &tokens[v]), CS_STR("ed")) ||
        !cs_mend_has(tokens, m->n, v, CS_OBJ) ||
        !cs_mend_has(tokens, m->n, v, CS_NSUBJ) ||
        cs_mend_has(tokens, m->n, v, CS_COP))
      continue;
    cs_status status = cs_mend_retag(m, v, CS_XPOS_VBD, &done);
    if (status != CS_OK) return status;
  }
  return CS_OK;
}

/* "cut short a visit": an adjective before the article is not the noun's. */
static void mendshort(const cs_mending *m) {
  cs_token *tokens = m->tokens;
  for (uint32_t t = 1; t + 2 < m->n; t++) {
    int32_t noun = tokens[t].head;
    if (tokens[t].upos != CS_ADJ ||
        (tokens[t].deprel != CS_AMOD && tokens[t].deprel != CS_DET_PREDET) ||
        noun < (int32_t)t + 2 || tokens[t + 1].upos != CS_DET ||
        tokens[t + 1].head != noun || tokens[noun].head != (int32_t)t - 1 ||
        tokens[t - 1].upos != CS_VERB)
      continue;
    cs_mend_hang(&tokens[t], t - 1, CS_XCOMP);
  }
}

/* "its envoy to Peru home": home is no part of the state. */
static void mendhomes(const cs_mending *m) {
  cs_token *tokens = m->tokens;
  for (uint32_t t = 2; t < m->n; t++) {
    int32_t up = tokens[t].head;
    if (tokens[t].deprel != CS_COMPOUND || up < (int32_t)t ||
        !cs_mend_isform(m, (uint32_t)up, CS_STR("home")) ||
        tokens[up].upos != CS_ADV || !cs_mend_isnominal(&tokens[t]) ||
        tokens[t - 1].deprel != CS_CASE || !cs_mend_isnominal(&tokens[t - 2]) ||
        (tokens[t - 1].head != up && tokens[t - 1].head != (int32_t)t))
      continue;
    tokens[t - 1].head = (int32_t)t;
    cs_mend_hang(&tokens[t], t - 2, CS_NMOD);
  }
}

/* "trained and armed militiamen" with the men beside the training. */
static void mendpairs(const cs_mending *m) {
  cs_token *tokens = m->tokens;
  for (uint32_t v = 2; v + 1 < m->n; v++) {
    int32_t noun = tokens[v].head;
    int32_t first = noun >= 0 ? tokens[noun].head : -1;
    if (tokens[v].deprel != CS_AMOD || noun < (int32_t)v ||
        tokens[v - 1].upos != CS_CCONJ || tokens[v - 1].head != noun ||
        !cs_str_ends(cs_token_form(m->document, &tokens[v]), CS_STR("ed")) ||
        first != (int32_t)v - 2 || tokens[first].upos != CS_VERB ||
        tokens[noun].deprel != CS_CONJ)
      continue;
    cs_mend_hang(&tokens[noun], (uint32_t)first, CS_OBJ);
  }
}

/* The last verb before `v` that is no participle; n: none. */
static uint32_t verbbefore(const cs_mending *m, uint32_t v, uint8_t xpos) {
  for (uint32_t t = v; t-- > 0;)
    if (m->tokens[t].upos == CS_VERB && m->tokens[t].xpos == xpos) return t;
  return m->n;
}

/* The head of the noun phrase that the word begins. */
static uint32_t phrasehead(const cs_mending *m, uint32_t v) {
  const cs_token *tokens = m->tokens;
  uint32_t noun = (uint32_t)tokens[v].head;
  while (tokens[noun].deprel == CS_COMPOUND &&
         tokens[noun].head > (int32_t)noun)
    noun = (uint32_t)tokens[noun].head;
  return noun;
}

/* `v` becomes the next verb after `verb`, and the noun that it stood before its
   object. */
static void makenext(const cs_mending *m, uint32_t v, uint32_t verb) {
  cs_token *tokens = m->tokens;
  uint32_t object = phrasehead(m, v);
  for (uint32_t t = 0; t + 1 < v; t++)
    if (tokens[t].head == (int32_t)object)
      tokens[t].head = (int32_t)v - 2; /* "of" in "of force and cut sales" */
  cs_mend_hang(&tokens[v - 1], v, CS_CC);
  cs_mend_hang(&tokens[v], verb, CS_CONJ);
  cs_mend_hang(&tokens[object], v, CS_OBJ);
}

/* "condemned the use of force and suspended arms sales", "harms ties and
   disrupts peace": an attribute with an "and" of its own, or with a plural's
   ending, is the next verb. */
static cs_status mendjoined(const cs_mending *m) {
  cs_token *tokens = m->tokens;
  for (uint32_t v = 3; v + 1 < m->n; v++) {
    bool part = tokens[v].deprel == CS_AMOD || tokens[v].deprel == CS_COMPOUND;
    if (!part || tokens[v].head <= (int32_t)v ||
        tokens[v - 1].upos != CS_CCONJ || !cs_mend_isnominal(&tokens[v - 2]))
      continue;
    bool past = tokens[v].upos == CS_VERB && tokens[v - 1].head == (int32_t)v;
    bool plural = tokens[v].upos == CS_NOUN && tokens[v].xpos == CS_XPOS_NNS &&
                  tokens[v].deprel == CS_COMPOUND;
    uint8_t xpos = past ? CS_XPOS_VBD : CS_XPOS_VBZ;
    uint32_t verb = past || plural ? verbbefore(m, v, xpos) : m->n;
    bool done = false;
    if (verb == m->n) continue;
    cs_status status = cs_mend_retag(m, v, xpos, &done);
    if (status != CS_OK) return status;
    if (done) makenext(m, v, verb);
  }
  return CS_OK;
}

cs_status cs_mend_modifiers(const cs_mending *m) {
  mendshort(m);
  mendhomes(m);
  mendpairs(m);
  cs_status status = mendjoined(m);
  if (status == CS_OK) status = mendadjectives(m);
  return status == CS_OK ? mendverbless(m) : status;
}
