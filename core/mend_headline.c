#include "mending.h"

/* Headlines drop articles, auxiliaries and conjunctions, so that their verbs
   look like nouns: "Court jails activist", "Army takes over, detains premier".
   The rules know which words may be verbs. */

/* Is there a clause of its own already? */
static bool hasfinite(const cs_mending *m) {
  for (uint32_t t = 0; t < m->n; t++) {
    cs_deprel rel = cs_deprel_universal((cs_deprel)m->tokens[t].deprel);
    int32_t head = m->tokens[t].head;
    if (m->tokens[t].upos == CS_AUX || rel == CS_COP) return true;
    if (rel == CS_NSUBJ && head >= 0 && m->tokens[head].upos == CS_VERB)
      return true;
  }
  return false;
}

/* How many act in the phrase that ends before `token`: 1, 2 (more than one),
   or 0 where none does. */
static int number(const cs_mending *m, uint32_t token) {
  static const char *const many[] = {"police", "Police", "troops", "Troops",
                                     "forces", "Forces", "people", "People",
                                     "cops",   "Cops",   NULL};
  uint8_t plural = CS_XPOS_NNS;
  uint8_t names = CS_XPOS_NNPS;
  const cs_token *before = &m->tokens[token - 1];
  if (!cs_mend_isnominal(before)) return 0;
  if (before->xpos == plural || before->xpos == names ||
      cs_str_isany(cs_token_form(m->document, before), many))
    return 2;
  for (size_t h = 0; h < m->hits->n; h++) {
    const cs_hit *hit = &m->hits->items[h];
    if (hit->last != token || hit->entry->kind == CS_KIND_DEMONYM) continue;
    return hit->entry->plural ? 2 : 1;
  }
  return 0;
}

/* May what begins here be an object? */
static bool isobject(const cs_mending *m, uint32_t token) {
  if (token >= m->n) return false;
  uint8_t upos = m->tokens[token].upos;
  return upos == CS_DET || upos == CS_ADJ || upos == CS_NOUN ||
         upos == CS_PROPN || upos == CS_NUM || upos == CS_PRON;
}

/* The tag of a word that agrees as a verb with the phrase before it: "court
   jails activist", "rebels attack village"; 0: it does not. */
static uint8_t agreeing(const cs_mending *m, uint32_t t) {
  cs_str form = cs_token_form(m->document, &m->tokens[t]);
  bool s = form.size > 3 && cs_str_ends(form, CS_STR("s")) &&
           !cs_str_ends(form, CS_STR("ss"));
  int count = number(m, t);
  bool over = cs_mend_isform(m, t + 1, CS_STR("over")) && isobject(m, t + 2);
  bool at = cs_mend_isform(m, t + 1, CS_STR("on")) ||
            cs_mend_isform(m, t + 1, CS_STR("at"));
  if (s && count == 1 && (isobject(m, t + 1) || over)) return CS_XPOS_VBZ;
  bool last = t + 1 == m->n; /* "peace talks resume" */
  if (!s && count == 2 && (isobject(m, t + 1) || over || at || last))
    return CS_XPOS_VBP;
  return 0;
}

void cs_mend_underroot(const cs_mending *m, uint32_t root) {
  for (uint32_t t = 0; t < m->sentence->dateline && t < m->n; t++)
    if (m->tokens[t].head < 0) cs_mend_hang(&m->tokens[t], root, CS_DEP);
}

void cs_mend_takesubject(const cs_mending *m, uint32_t start, uint32_t end,
                         uint32_t verb) {
  cs_token *tokens = m->tokens;
  uint32_t top = verb;
  for (uint32_t t = start; t < end; t++) {
    int32_t head = tokens[t].head;
    bool outside = head < (int32_t)start || head >= (int32_t)end;
    if (outside && tokens[t].upos != CS_PUNCT) top = t;
  }
  if (top == verb) return;
  for (uint32_t t = start; t < end; t++) {
    int32_t head = tokens[t].head;
    if (t == top || (head >= (int32_t)start && head < (int32_t)end)) continue;
    cs_mend_hang(&tokens[t], top,
                 tokens[t].upos == CS_PUNCT ? CS_PUNCT_ : CS_COMPOUND);
  }
  cs_mend_hang(&tokens[top], verb, CS_NSUBJ);
}

void cs_mend_takeobject(const cs_mending *m, uint32_t verb) {
  cs_token *tokens = m->tokens;
  bool object = false;
  for (uint32_t t = verb + 1; t < m->n; t++) {
    cs_token *token = &tokens[t];
    if (token->head > (int32_t)verb) continue;
    bool bare = cs_mend_isnominal(token) || token->upos == CS_PRON ||
                token->upos == CS_NUM;
    token->head = (int32_t)verb;
    if (!bare || token->deprel == CS_CONJ) continue;
    bool phrase = cs_mend_hascase(tokens, m->n, t);
    token->deprel = phrase || object ? CS_OBL : CS_OBJ;
    object |= !phrase;
  }
}

static void makeverb(const cs_mending *m, uint32_t verb, uint8_t xpos,
                     cs_str lemma) {
  cs_token *token = &m->tokens[verb];
  bool to = cs_mend_isform(m, verb - 1, CS_STR("to"));
  cs_mend_takesubject(m, m->sentence->dateline, verb - to, verb);
  if (to) cs_mend_hang(token - 1, verb, CS_MARK);
  token->head = -1;
  token->deprel = CS_ROOT;
  token->upos = CS_VERB;
  token->xpos = xpos;
  token->lemma = lemma;
  token->feats = CS_FIN | CS_IND | CS_PRES;
  if (cs_mend_isform(m, verb + 1, CS_STR("over")))
    cs_mend_hang(token + 1, verb, CS_COMPOUND_PRT);
  cs_mend_underroot(m, verb);
  cs_mend_takeobject(m, verb);
}

/* Does a group of people end at the token? */
static bool isgroup(const cs_mending *m, uint32_t token) {
  for (size_t h = 0; h < m->hits->n; h++)
    if (m->hits->items[h].last == token + 1 &&
        m->hits->items[h].entry->kind == CS_KIND_AGENT)
      return true;
  return false;
}

/* "NATO warplanes strike bases" with "warplanes" for the verb. */
static cs_status mendgroups(const cs_mending *m) {
  cs_token *tokens = m->tokens;
  uint8_t verbal = CS_XPOS_VBP;
  for (uint32_t t = 1; t + 2 < m->n; t++) {
    cs_str lemma;
    if (tokens[t].upos != CS_VERB || tokens[t].head >= 0 || !isgroup(m, t) ||
        tokens[t + 1].upos != CS_NOUN || !isobject(m, t + 2))
      continue;
    cs_status status = cs_mend_verblemma(m, t + 1, verbal, &lemma);
    if (status != CS_OK) return status;
    if (lemma.size == 0) continue;
    tokens[t].upos = CS_NOUN;
    tokens[t].xpos = CS_XPOS_NNS;
    for (uint32_t c = 0; c < t; c++)
      if (tokens[c].head == (int32_t)t && cs_mend_isnominal(&tokens[c]))
        tokens[c].deprel = CS_COMPOUND;
    makeverb(m, t + 1, verbal, lemma);
  }
  return CS_OK;
}

/* The noun that a word right before it goes with as an object would, the word
   being taken for part of its name; n: none. */
static uint32_t chained(const cs_mending *m, uint32_t t) {
  const cs_token *tokens = m->tokens;
  int32_t noun = tokens[t].head;
  bool part = tokens[t].deprel == CS_COMPOUND || tokens[t].deprel == CS_AMOD;
  if (!part || noun <= (int32_t)t || noun > (int32_t)t + 3 ||
      !cs_mend_isnominal(&tokens[noun]))
    return m->n;
  uint32_t next = (uint32_t)noun + 1;
  if (next < m->n && tokens[next].upos == CS_VERB &&
      tokens[noun].head == (int32_t)next)
    return m->n; /* "Police force chief quits" */
  return (uint32_t)noun;
}

/* "Chief quits after rebels storm palace" with one noun after "after". */
static void unchain(const cs_mending *m, uint32_t verb, uint32_t object) {
  cs_token *tokens = m->tokens;
  uint32_t subject = verb - 1;
  bool below = tokens[object].head == (int32_t)subject;
  const cs_token *above = &tokens[below ? subject : object];
  tokens[verb].deprel = above->head < 0 ? CS_ROOT : CS_PARATAXIS;
  tokens[verb].head = above->head;
  for (uint32_t t = 0; t < m->n; t++) {
    bool child = tokens[t].head == (int32_t)object ||
                 (tokens[t].head == (int32_t)verb && t != object);
    if (!child || t == verb || (t > verb && t < object)) continue;
    if (tokens[t].deprel == CS_CASE && t < subject) {
      cs_mend_hang(&tokens[t], verb, CS_MARK);
      tokens[verb].deprel = CS_ADVCL;
    } else {
      tokens[t].head = (int32_t)(t < subject ? subject : verb);
    }
  }
  cs_mend_hang(&tokens[subject], verb, CS_NSUBJ);
  cs_mend_hang(&tokens[object], verb, CS_OBJ);
}

static cs_status mendchains(const cs_mending *m) {
  cs_token *tokens = m->tokens;
  for (uint32_t t = m->sentence->dateline + 1; t + 1 < m->n; t++) {
    uint32_t object = chained(m, t);
    cs_str lemma;
    int32_t above = tokens[t - 1].head;
    if (object == m->n || !(isgroup(m, t - 1) || number(m, t) == 2) ||
        (above != (int32_t)t && above != (int32_t)object &&
         tokens[object].head != (int32_t)t - 1))
      continue;
    uint8_t xpos = agreeing(m, t);
    if (xpos == 0) continue;
    cs_status status = cs_mend_verblemma(m, t, xpos, &lemma);
    if (status != CS_OK) return status;
    if (lemma.size == 0) continue;
    unchain(m, t, object);
    tokens[t].upos = CS_VERB;
    tokens[t].xpos = xpos;
    tokens[t].lemma = lemma;
  }
  return CS_OK;
}

/* "Talks set for Monday", "Rebels held in raid" read as things that are set:
   the participle of a headline's only noun is its verb. */
static void mendset(const cs_mending *m) {
  cs_token *tokens = m->tokens;
  uint32_t root = cs_mend_rootof(tokens, m->n), v;
  if (root == m->n || !cs_mend_isnominal(&tokens[root]) || hasfinite(m)) return;
  for (v = root + 1; v < m->n; v++)
    if (tokens[v].head == (int32_t)root && tokens[v].deprel == CS_ACL &&
        tokens[v].xpos == CS_XPOS_VBN)
      break;
  if (v == m->n || tokens[v - 1].upos == CS_PUNCT) return;
  cs_mend_hang(&tokens[v], 0, CS_ROOT);
  tokens[v].head = -1;
  cs_mend_underroot(m, v);
  for (uint32_t t = v + 1; t < m->n; t++)
    if (tokens[t].head == (int32_t)root) tokens[t].head = (int32_t)v;
  cs_mend_hang(&tokens[root], v, CS_NSUBJ_PASS);
}

/* "strike Yugoslavia" is no call upon Yugoslavia. */
static void mendcalls(const cs_mending *m) {
  cs_token *tokens = m->tokens;
  for (uint32_t t = 1; t < m->n; t++)
    if (tokens[t].deprel == CS_VOCATIVE && tokens[t].head == (int32_t)t - 1 &&
        tokens[t - 1].upos == CS_VERB)
      tokens[t].deprel = CS_OBJ;
}

/* "Court jails activist" taken for three nouns. */
static cs_status mendverbs(const cs_mending *m) {
  uint32_t start = m->sentence->dateline;
  if (hasfinite(m)) return CS_OK;
  for (uint32_t t = start + 1; t < m->n; t++) {
    if (m->tokens[t].upos == CS_VERB && m->tokens[t].deprel != CS_AMOD) break;
    if (m->tokens[t].upos == CS_ADP || m->tokens[t].upos == CS_PART) break;
    bool open = cs_mend_isnominal(&m->tokens[t]) ||
                cs_mend_isform(m, t, CS_STR("free"));
    uint8_t xpos = open ? agreeing(m, t) : 0;
    cs_str lemma = {"", 0};
    if (xpos == 0) continue;
    cs_status status = cs_mend_verblemma(m, t, xpos, &lemma);
    if (status != CS_OK) return status;
    if (lemma.size == 0) continue;
    makeverb(m, t, xpos, lemma);
    break;
  }
  return CS_OK;
}

/* "Israel to free prisoners": a verb taken for an adjective or a noun. */
static cs_status mendfuture(const cs_mending *m) {
  cs_token *tokens = m->tokens;
  uint32_t start = m->sentence->dateline, to = start + 1;
  if (hasfinite(m)) return CS_OK;
  while (to < m->n && cs_mend_isnominal(&tokens[to])) to++;
  if (to + 2 >= m->n || !cs_mend_isform(m, to, CS_STR("to")) ||
      !cs_mend_isnominal(&tokens[to - 1]) || !isobject(m, to + 2) ||
      (tokens[to + 1].upos != CS_ADJ && tokens[to + 1].upos != CS_NOUN))
    return CS_OK;
  uint8_t xpos = CS_XPOS_VB;
  cs_str lemma;
  cs_status status = cs_mend_verblemma(m, to + 1, xpos, &lemma);
  if (status != CS_OK || lemma.size == 0) return status;
  makeverb(m, to + 1, xpos, lemma);
  tokens[to].upos = CS_PART;
  return CS_OK;
}

/* Verbs that are passive where they have no object. */
static bool isundergone(cs_str lemma) {
  static const char *const verbs[] = {
      "kill",    "injure", "wound",   "arrest",    "detain",  "hold",
      "jail",    "hurt",   "hang",    "shoot",     "kidnap",  "abduct",
      "execute", "free",   "deport",  "evacuate",  "rescue",  "behead",
      "murder",  "seize",  "ban",     "imprison",  "capture", "charge",
      "convict", "oust",   "expel",   "sentence",  "indict",  "acquit",
      "remand",  "sack",   "fine",    "extradite", "stab",    "apprehend",
      "nab",     "evict",  "torture", "depose",    "lynch",   "attack",
      "bomb",    "raid",   NULL};
  return cs_str_isany(lemma, verbs);
}

/* "Hitman killed in Lahore": nobody kills without a victim. */
static void mendpassives(const cs_mending *m) {
  uint8_t past = CS_XPOS_VBD, part = CS_XPOS_VBN;
  for (uint32_t v = 1; v < m->n; v++) {
    cs_token *verb = &m->tokens[v];
    if (verb->upos != CS_VERB || verb->deprel == CS_AMOD ||
        (verb->xpos != past && verb->xpos != part) || !isundergone(verb->lemma))
      continue;
    uint32_t subject = cs_mend_child(m->tokens, m->n, v, CS_NSUBJ, 0);
    if (subject >= v || cs_mend_has(m->tokens, m->n, v, CS_AUX_)) continue;
    if (cs_mend_has(m->tokens, m->n, v, CS_OBJ) ||
        cs_mend_has(m->tokens, m->n, v, CS_CCOMP))
      continue;
    m->tokens[subject].deprel = CS_NSUBJ_PASS;
    verb->xpos = part;
  }
}

/* "…, detains premier", "…, demands apology": the next thing that the same one
   does. */
static cs_status mendsequels(const cs_mending *m) {
  cs_token *tokens = m->tokens;
  for (uint32_t v = 2; v < m->n; v++) {
    cs_token *verb = &tokens[v];
    int32_t head = verb->head;
    if (verb->deprel != CS_PARATAXIS || head < 0 || head >= (int32_t)v ||
        tokens[head].upos != CS_VERB ||
        !cs_mend_isform(m, v - 1, CS_STR(",")) ||
        cs_mend_has(tokens, m->n, v, CS_NSUBJ) ||
        tokens[head].xpos != CS_XPOS_VBZ ||
        !cs_str_ends(cs_token_form(m->document, verb), CS_STR("s")))
      continue;
    if (verb->upos == CS_NOUN && cs_mend_has(tokens, m->n, v, CS_OBJ)) {
      uint8_t xpos = CS_XPOS_VBZ;
      cs_str lemma;
      cs_status status = cs_mend_verblemma(m, v, xpos, &lemma);
      if (status != CS_OK) return status;
      if (lemma.size == 0) continue;
      verb->upos = CS_VERB;
      verb->xpos = xpos;
      verb->lemma = lemma;
    }
    if (verb->upos == CS_VERB) verb->deprel = CS_CONJ;
  }
  return CS_OK;
}

/* "Chile's Rojas, rebels meet": one that is called the other would meet alone.
 */
static void mendplural(const cs_mending *m) {
  cs_token *tokens = m->tokens;
  for (uint32_t v = 3; v < m->n; v++) {
    if (tokens[v].upos != CS_VERB || !cs_mend_isnominal(&tokens[v - 1]) ||
        tokens[v].xpos != CS_XPOS_VBP)
      continue;
    uint32_t one = cs_mend_child(tokens, v, v, CS_NSUBJ, 0);
    if (one == v || tokens[one].upos != CS_PROPN) continue;
    uint32_t two = cs_mend_child(tokens, v, one, CS_APPOS, one + 1);
    if (two < v && cs_mend_isform(m, one + 1, CS_STR(",")))
      tokens[two].deprel = CS_CONJ;
  }
}

/* "Court sentences 20 members" with the members beside the sentences: what no
   "and" joins to a verb is its object. */
static void mendbare(const cs_mending *m) {
  cs_token *tokens = m->tokens;
  for (uint32_t t = 2; t < m->n; t++) {
    int32_t verb = tokens[t].head;
    if (tokens[t].deprel != CS_CONJ || !cs_mend_isnominal(&tokens[t]) ||
        verb < 0 || verb >= (int32_t)t || tokens[verb].upos != CS_VERB ||
        cs_mend_hascase(tokens, m->n, t) ||
        cs_mend_has(tokens, m->n, t, CS_CC) ||
        cs_mend_has(tokens, m->n, (uint32_t)verb, CS_OBJ))
      continue;
    bool joined = false;
    for (uint32_t c = (uint32_t)verb + 1; c < t; c++)
      joined |= tokens[c].upos == CS_PUNCT || tokens[c].upos == CS_CCONJ;
    if (!joined) tokens[t].deprel = CS_OBJ;
  }
}

cs_status cs_mend_headline(const cs_mending *m) {
  if (m->sentence->line != CS_HEADLINE || m->n < 3) return CS_OK;
  mendcalls(m);
  cs_status status = mendgroups(m);
  if (status == CS_OK) status = mendchains(m);
  if (status == CS_OK) status = mendverbs(m);
  if (status == CS_OK) status = mendfuture(m);
  mendset(m);
  if (status == CS_OK) status = mendsequels(m);
  mendpassives(m);
  mendplural(m);
  mendbare(m);
  cs_mend_colons(m);
  return status;
}
