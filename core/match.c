#include "candidates.h"

uint32_t cs_grammar_content(const cs_grammar *grammar, const cs_tree *tree,
                            uint32_t token) {
  for (int depth = 0; depth < 4; depth++) {
    if (grammar->quantity == NULL || token == CS_NONE ||
        (tree->tokens[token].upos != CS_NUM &&
         !cs_words_at(grammar->quantity, tree, token)))
      return token;
    uint32_t of = CS_NONE;
    CS_EACH_CHILD (tree, child, token)
      if (cs_tree_deprel(tree, child) == CS_NMOD &&
          cs_tree_childof(tree, child, CS_CASE, CS_STR("of")) != CS_NONE)
        of = child;
    if (of == CS_NONE) return token;
    token = of;
  }
  return token;
}

static uint32_t bound(const cs_matcher *m, cs_slotkind kind) {
  for (size_t i = 0; i < m->pattern->nslots; i++)
    if (m->pattern->slots[i].kind == kind) return m->bound[i];
  return CS_NONE;
}

static bool used(const cs_matcher *m, size_t slot, uint32_t token) {
  if (token == m->anchor) return true;
  for (size_t i = 0; i < slot; i++)
    if (m->bound[i] == token) return true;
  return false;
}

/* The word itself, what a quantity stands for, or a conjunct of it. */
static uint32_t wordat(const cs_matcher *m, const cs_words *words,
                       uint32_t token) {
  if (cs_words_at(words, m->tree, token)) return token; /* "thousands of T" */
  token = cs_grammar_content(m->grammar, m->tree, token);
  if (token == CS_NONE) return CS_NONE;
  if (cs_words_at(words, m->tree, token)) return token;
  CS_EACH_CHILD (m->tree, child, token)
    if (m->tree->tokens[child].deprel == CS_CONJ &&
        cs_words_at(words, m->tree, child))
      return child;
  return CS_NONE;
}

static uint32_t accept(const cs_matcher *m, const cs_slot *slot,
                       uint32_t token) {
  const cs_token *t = &m->tree->tokens[token];
  switch (slot->kind) {
    case CS_SLOT_WORD:
      if (slot->place == CS_AS_PARTICLE || slot->place == CS_AS_GOVERNOR)
        return cs_words_at(&slot->words, m->tree, token) ? token : CS_NONE;
      return wordat(m, &slot->words, token);
    case CS_SLOT_SOURCE:
    case CS_SLOT_TARGET:
      if (slot->town) return m->tree->towns[token] ? token : CS_NONE;
      if (cs_nouns_isagainst(m->tree, token)) return token;
      if (cs_tree_istime(m->tree, token) && t->upos != CS_NUM &&
          cs_tree_child(m->tree, token, CS_NMOD_POSS) == CS_NONE)
        return CS_NONE; /* "on Monday", but "Israel's move" */
      if (t->upos == CS_VERB || t->upos == CS_ADV || t->upos == CS_AUX)
        return CS_NONE;
      return token;
    case CS_SLOT_INNER: return cs_grammar_content(m->grammar, m->tree, token);
    case CS_SLOT_ANY: return token;
  }
  return CS_NONE;
}

/* May the language leave this role out?  A verb without its object or its
   particle means something else; an idiom or an event noun stays itself. */
static bool maylack(const cs_matcher *m, const cs_slot *slot) {
  if (slot->town) return false;
  if (m->pattern->nominal || slot->kind == CS_SLOT_SOURCE) return true;
  if (slot->firm) return false; /* "refuse to take in T" */
  bool particle = false;        /* "lash out at T" */
  for (size_t i = 0; i < m->pattern->nslots; i++) {
    if (m->pattern->slots[i].place == CS_AS_PARTICLE) particle = true;
    if ((m->pattern->slots[i].kind == CS_SLOT_WORD &&
         m->pattern->slots[i].place != CS_AS_PARTICLE) ||
        m->pattern->slots[i].kind == CS_SLOT_INNER)
      return true;
  }
  if (particle) return false;
  bool open = false; /* "sell * to T": whatever is sold, but to somebody */
  for (size_t i = 0; i < m->pattern->nslots; i++)
    if (m->pattern->slots[i].kind == CS_SLOT_ANY) open = true;
  return slot->place == CS_AS_PHRASE && !open && m->pattern->predicate;
}

static bool matchfrom(cs_matcher *m, size_t at) {
  if (at == m->pattern->nslots) return true;
  const cs_slot *slot = &m->pattern->slots[at];
  cs_candidates found;
  cs_candidates_find(m, slot, &found);
  for (size_t i = 0; i < found.n; i++) {
    uint32_t token = accept(m, slot, found.items[i]);
    if (token == CS_NONE || used(m, at, token)) continue;
    m->bound[at] = token;
    if (matchfrom(m, at + 1)) return true;
  }
  m->bound[at] = CS_NONE;
  bool role = slot->kind == CS_SLOT_SOURCE || slot->kind == CS_SLOT_TARGET;
  if (!role || m->missing >= 2 || !maylack(m, slot)) return false;
  m->missing++;
  if (matchfrom(m, at + 1)) return true;
  m->missing--;
  return false;
}

/* "the attack carried out by X", not "the refusal to engage". */
static uint32_t carriedout(const cs_matcher *m, uint32_t noun) {
  CS_EACH_CHILD (m->tree, child, noun)
    if (cs_tree_deprel(m->tree, child) == CS_ACL && m->grammar->light != NULL &&
        cs_words_at(m->grammar->light, m->tree, child) &&
        cs_tree_childof(m->tree, child, CS_MARK, CS_STR("to")) == CS_NONE)
      return child;
  return CS_NONE;
}

/* "lawyers defending ministers were shot": the participle that the pattern
   asks for, not the verb of the clause. */
static uint32_t participleof(const cs_matcher *m, uint32_t noun) {
  for (size_t i = 0; i < m->pattern->nslots; i++) {
    const cs_slot *slot = &m->pattern->slots[i];
    if (slot->place != CS_AS_GOVERNOR) continue;
    CS_EACH_CHILD (m->tree, child, noun)
      if (m->tree->tokens[child].deprel == CS_ACL &&
          cs_words_at(&slot->words, m->tree, child))
        return child;
  }
  return CS_NONE;
}

/* "took part in the raid", "went on strike"; but whoever "issued a statement on
   the raid" did not make it. */
static bool goesinto(const cs_tree *tree, uint32_t verb, uint32_t noun) {
  static const char *const preps[] = {"in",    "into",    "on", "with", "to",
                                      "under", "through", "at", "for",  NULL};
  static const char *const parts[] = {"part", "role", "hand", "share",
                                      "side", "lead", NULL};
  uint32_t object = cs_tree_child(tree, verb, CS_OBJ);
  uint32_t prep = cs_tree_case(tree, noun);
  if (prep != CS_NONE && !cs_tree_isany(tree, prep, preps)) return false;
  return object == CS_NONE || cs_tree_isany(tree, object, parts);
}

/* The verb that says no more than its noun: "launch an attack", "the attack was
   carried out by", and the verb of "fighting erupted". */
static uint32_t governorof(const cs_matcher *m, bool anyverb) {
  const cs_tree *tree = m->tree;
  uint32_t noun = cs_tree_conjunct(tree, m->anchor);
  uint32_t head = cs_tree_head(tree, noun);
  cs_deprel rel = cs_tree_deprel(tree, noun);
  if (head != CS_NONE && rel == CS_NMOD && m->grammar->quantity != NULL &&
      cs_words_at(m->grammar->quantity, tree, head)) {
    noun = head;
    rel = cs_tree_deprel(tree, noun);
    head = cs_tree_head(tree, noun);
  }
  if (head != CS_NONE && rel == CS_NMOD &&
      (tree->tokens[head].upos == CS_NUM ||
       tree->tokens[head].upos == CS_SYM)) {
    noun = head; /* "$5 billion in assistance" */
    rel = cs_tree_deprel(tree, noun);
    head = cs_tree_head(tree, noun);
  }
  uint32_t inner = anyverb ? participleof(m, noun) : CS_NONE;
  if (inner != CS_NONE) return inner;
  if (rel == CS_ACL || rel == CS_ROOT || head == CS_NONE) {
    return carriedout(m, noun);
  }
  uint32_t carried = carriedout(m, noun);
  if (carried != CS_NONE) return carried;
  if (rel != CS_OBJ && rel != CS_NSUBJ && rel != CS_OBL && rel != CS_XCOMP)
    return CS_NONE;
  if (anyverb) return head;
  if (rel == CS_NSUBJ && m->grammar->happen != NULL &&
      cs_words_at(m->grammar->happen, tree, head))
    return head; /* "clashes erupted with police" */
  if (m->grammar->light != NULL &&
      (rel == CS_OBJ || rel == CS_NSUBJ ||
       (rel == CS_OBL && goesinto(tree, head, noun))) &&
      cs_words_at(m->grammar->light, tree, head))
    return head;
  return CS_NONE;
}

static bool needsgovernor(const cs_pattern *pattern) {
  for (size_t i = 0; i < pattern->nslots; i++)
    if (pattern->slots[i].place == CS_AS_GOVERNOR ||
        pattern->slots[i].place == CS_AS_OBJECT ||
        pattern->slots[i].place == CS_AS_PARTICLE)
      return true;
  return false;
}

/* Is S of a verbal pattern in a phrase: "T die in clash with S"? */
static bool phrasesource(const cs_pattern *pattern) {
  for (size_t i = 0; i < pattern->nslots && !pattern->nominal; i++)
    if (pattern->slots[i].kind == CS_SLOT_SOURCE)
      return pattern->slots[i].place == CS_AS_PHRASE;
  return false;
}

/* "attack helicopter", "protest leader": the event noun only says of what kind;
   "relief efforts", "war plans" are about the event. */
static bool merelymodifies(const cs_tree *tree, uint32_t token) {
  static const char *const nouns[] = {
      "effort", "operation", "campaign",  "attempt", "bid",
      "plan",   "deal",      "agreement", "pact",    "offer",
      "talk",   "drive",     "process",   "move",    NULL};
  uint32_t head = cs_tree_head(tree, token);
  if (cs_tree_deprel(tree, token) != CS_COMPOUND || head == CS_NONE)
    return false;
  return !cs_tree_isany(tree, head, nouns);
}

/* "the head of operations in Africa": an office, no event. */
static bool isoffice(const cs_tree *tree, uint32_t token) {
  static const char *const nouns[] = {
      "head",      "chief",     "commander", "director", "coordinator",
      "organiser", "organizer", "leader",    "veteran",  NULL};
  uint32_t head = cs_tree_head(tree, token);
  return cs_tree_deprel(tree, token) == CS_NMOD && head != CS_NONE &&
         cs_tree_isany(tree, head, nouns) &&
         cs_tree_childof(tree, token, CS_CASE, CS_STR("of")) != CS_NONE;
}

static bool anchored(const cs_pattern *pattern, const cs_tree *tree,
                     uint32_t token) {
  uint8_t upos = tree->tokens[token].upos;
  bool verb = upos == CS_VERB || upos == CS_AUX;
  if (pattern->nominal) {
    if (upos != CS_NOUN && upos != CS_PROPN) return false;
    if (merelymodifies(tree, token) || isoffice(tree, token)) return false;
  } else if (pattern->predicate) {
    /* "a report critical of T": after its noun it says the same */
    bool after = cs_tree_deprel(tree, token) == CS_AMOD &&
                 cs_tree_head(tree, token) < token && upos == CS_ADJ;
    if (!after && cs_tree_child(tree, token, CS_COP) == CS_NONE &&
        cs_tree_child(tree, token, CS_AUX_PASS) == CS_NONE)
      return false;
  } else if (!verb) {
    return false;
  }
  return cs_words_at(&pattern->anchors, tree, token);
}

/* "broke into depots" is not "break with T". */
static bool otherwise(const cs_matcher *m) {
  static const char *const others[] = {"into", "out",     "up",   "off", "down",
                                       "away", "through", "with", NULL};
  uint32_t next = m->anchor + 1;
  return next < m->tree->n && cs_tree_isany(m->tree, next, others);
}

/* "called Macron on Wednesday" is not "call on T": a verb that lives by its
   preposition has no object besides. */
static bool strayphrase(const cs_matcher *m) {
  const cs_pattern *p = m->pattern;
  if (p->nominal || p->predicate || p->nslots != 2) return false;
  uint32_t object = cs_tree_arguments(m->tree, m->anchor)->object;
  if (p->slots[1].place == CS_AS_PHRASE && m->bound[1] == CS_NONE)
    return otherwise(m) ||
           (object != CS_NONE && cs_tree_isnoun(m->tree, object) &&
            !cs_tree_arguments(m->tree, m->anchor)->passive);
  if (p->slots[1].place != CS_AS_PARTICLEPHRASE) return false;
  return object != CS_NONE && object != m->bound[1] &&
         cs_tree_isnoun(m->tree, object);
}

bool cs_pattern_match(const cs_pattern *pattern, const cs_grammar *grammar,
                      cs_tree *tree, uint32_t token, cs_binding *out) {
  cs_matcher m = {.pattern = pattern,
                  .grammar = grammar,
                  .tree = tree,
                  .anchor = token,
                  .governor = CS_NONE};
  if (pattern->nslots > sizeof m.bound / sizeof *m.bound) return false;
  for (size_t i = 0; i < pattern->nslots; i++)
    if (pattern->slots[i].kind == CS_SLOT_WORD &&
        !cs_words_within(&pattern->slots[i].words, tree))
      return false;
  if (!anchored(pattern, tree, token)) return false;
  for (size_t i = 0; i < pattern->nslots; i++) m.bound[i] = CS_NONE;
  if (pattern->nominal) m.governor = governorof(&m, needsgovernor(pattern));
  if (!matchfrom(&m, 0) || strayphrase(&m)) return false;
  *out = (cs_binding){.anchor = token,
                      .source = bound(&m, CS_SLOT_SOURCE),
                      .target = bound(&m, CS_SLOT_TARGET),
                      .inner = bound(&m, CS_SLOT_INNER),
                      .light = m.governor,
                      .last = token,
                      .weight = pattern->weight};
  if (cs_words_length(&pattern->anchors, tree, token) > 1)
    out->weight += CS_PHRASE_BONUS;
  size_t nwords = 0;
  for (size_t i = 0; i < 8; i++) out->words[i] = CS_NONE;
  for (size_t i = 0; i < pattern->nslots; i++) {
    if (pattern->slots[i].kind != CS_SLOT_WORD || m.bound[i] == CS_NONE)
      continue;
    if (cs_words_length(&pattern->slots[i].words, tree, m.bound[i]) > 1)
      out->weight += CS_PHRASE_BONUS;
    if (m.bound[i] > out->last) out->last = m.bound[i];
    if (nwords < 8) out->words[nwords++] = m.bound[i];
  }
  if (pattern->hastarget && out->target == CS_NONE)
    out->weight -= pattern->nominal && needsgovernor(pattern) ? 110 : 60;
  /* "killed in a clash with S" wants its S */
  if (pattern->hassource && out->source == CS_NONE)
    out->weight -= phrasesource(pattern) ? 40 : 3;
  return true;
}
