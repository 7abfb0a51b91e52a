#include "candidates.h"

void cs_candidates_put(cs_candidates *out, uint32_t token) {
  if (token == CS_NONE || out->n == CS_CANDIDATES) return;
  for (size_t i = 0; i < out->n; i++)
    if (out->items[i] == token) return;
  out->items[out->n++] = token;
}

/* Does a preposition of the set introduce this phrase or clause? */
static bool introduced(const cs_words *preps, const cs_tree *tree,
                       uint32_t token) {
  CS_EACH_CHILD (tree, child, token) {
    cs_deprel rel = cs_tree_deprel(tree, child);
    if (child > 0 && cs_tree_islemma(tree, child - 1, CS_STR("along")))
      continue; /* "met Macron along with others" */
    if ((rel == CS_CASE || rel == CS_MARK) && cs_words_at(preps, tree, child))
      return true;
    if (rel == CS_CASE || rel == CS_MARK) {
      uint32_t fixed = cs_tree_child(tree, child, CS_FIXED);
      if (fixed != CS_NONE && cs_words_at(preps, tree, fixed)) return true;
    }
  }
  return false;
}

bool cs_candidates_isphrase(cs_deprel rel) {
  return rel == CS_OBL || rel == CS_NMOD || rel == CS_ADVCL || rel == CS_ACL ||
         rel == CS_XCOMP || rel == CS_CCOMP || rel == CS_ADVMOD ||
         rel == CS_DEP || rel == CS_PARATAXIS;
}

/* Phrases under `parent` with one of the prepositions. */
void cs_candidates_phrases(const cs_matcher *m, const cs_words *preps,
                           uint32_t parent, cs_candidates *out) {
  if (parent == CS_NONE) return;
  CS_EACH_CHILD (m->tree, child, parent)
    if (cs_candidates_isphrase(cs_tree_deprel(m->tree, child)) &&
        child != m->anchor && introduced(preps, m->tree, child))
      cs_candidates_put(out, child);
}

/* "the country with which Iran signed": the antecedent. */
static void gaps(const cs_matcher *m, const cs_words *preps, uint32_t verb,
                 cs_candidates *out) {
  if (verb == CS_NONE || m->tree->tokens[verb].deprel != CS_ACL_RELCL) return;
  uint32_t noun = cs_tree_head(m->tree, verb);
  CS_EACH_CHILD (m->tree, child, verb) {
    cs_str lemma = cs_tree_lemma(m->tree, child);
    bool relative = cs_str_equal(lemma, CS_STR("which")) ||
                    cs_str_equal(lemma, CS_STR("whom")) ||
                    cs_str_equal(lemma, CS_STR("who"));
    if (relative && introduced(preps, m->tree, child))
      cs_candidates_put(out, noun);
  }
}

static uint32_t parentof(const cs_matcher *m, const cs_slot *slot) {
  return slot->parent >= 0 ? m->bound[slot->parent] : CS_NONE;
}

/* "ordered them back to work": the phrase hangs on "back". */
static void afteradverb(const cs_matcher *m, const cs_words *preps,
                        cs_candidates *out) {
  static const char *const adverbs[] = {"back", "away", "out",  "down", "off",
                                        "up",   "home", "over", NULL};
  CS_EACH_CHILD (m->tree, child, m->anchor)
    if (cs_tree_deprel(m->tree, child) == CS_ADVMOD &&
        cs_tree_isany(m->tree, child, adverbs))
      cs_candidates_phrases(m, preps, child, out);
}

static bool isof(const cs_tree *tree, uint32_t phrase) {
  uint32_t prep = cs_tree_case(tree, phrase);
  return prep != CS_NONE && cs_tree_islemma(tree, prep, CS_STR("of"));
}

/* The phrases of the whole coordination; what stands before its last verb with
   "of" is the first one's: "accused it of fraud and summoned the envoy". */
static void shared(const cs_matcher *m, const cs_words *preps,
                   cs_candidates *out) {
  cs_candidates all = {.n = 0};
  cs_candidates_phrases(m, preps, cs_tree_head(m->tree, m->anchor), &all);
  for (size_t i = 0; i < all.n; i++)
    if (all.items[i] > m->anchor || !isof(m->tree, all.items[i]))
      cs_candidates_put(out, all.items[i]);
}

void cs_candidates_around(const cs_matcher *m, const cs_slot *slot,
                          cs_candidates *out) {
  const cs_words *preps = &slot->preps;
  for (int p = slot->parent; p >= 0; p = m->pattern->slots[p].parent)
    cs_candidates_phrases(m, preps, m->bound[p], out);
  cs_candidates_phrases(m, preps, m->anchor, out);
  cs_candidates_phrases(m, preps, m->governor, out);
  if (!m->pattern->nominal) afteradverb(m, preps, out);
  gaps(m, preps, m->anchor, out);
  gaps(m, preps, m->governor, out);
  if (!m->pattern->nominal && !m->pattern->predicate) {
    const cs_arguments *a = cs_tree_arguments(m->tree, m->anchor);
    cs_candidates_phrases(m, preps, a->object, out);
    cs_candidates_phrases(m, preps, a->indirect, out);
    /* "signed and sent letters to X": the phrase of the whole coordination */
    if (m->tree->tokens[m->anchor].deprel == CS_CONJ) shared(m, preps, out);
    if (!slot->dative) return;
    if (a->indirect != CS_NONE) cs_candidates_put(out, a->indirect);
    CS_EACH_CHILD (m->tree, child, m->anchor)
      if (m->tree->tokens[child].deprel == CS_OBJ && child != a->object)
        cs_candidates_put(out, a->object);
  } else {
    CS_EACH_CHILD (m->tree, child, m->anchor)
      if (m->tree->tokens[child].deprel == CS_CONJ)
        cs_candidates_phrases(m, preps, child, out);
    /* an attachment one too low: "talks in Geneva with Iran" */
    CS_EACH_CHILD (m->tree, child, m->anchor)
      if (cs_tree_deprel(m->tree, child) == CS_NMOD)
        cs_candidates_phrases(m, preps, child, out);
  }
}

/* Does the way up from `token` to `top` cross no other clause? */
static bool sameclause(const cs_tree *tree, uint32_t token, uint32_t top) {
  for (uint32_t steps = 0; steps < tree->n; steps++) {
    if (token == top) return true;
    token = cs_tree_head(tree, token);
    if (token == CS_NONE || (token != top && cs_tree_isverb(tree, token)))
      return false;
  }
  return false;
}

enum { FAR = 256 }; /* words: so the time stays linear in a long sentence */

/* Phrases that the parser hung too low: anywhere later in the clause. */
void cs_candidates_far(const cs_matcher *m, const cs_words *preps,
                       cs_candidates *out) {
  uint32_t top = m->governor != CS_NONE ? m->governor : m->anchor;
  for (size_t s = 0; s < m->pattern->nslots; s++) /* "refused to send …" */
    if (m->pattern->slots[s].place == CS_AS_INFINITIVE &&
        m->bound[s] != CS_NONE && cs_tree_isverb(m->tree, m->bound[s]))
      top = m->bound[s];
  uint32_t left = m->tree->n - m->anchor;
  uint32_t end = m->anchor + (left < FAR ? left : FAR);
  for (uint32_t i = m->anchor + 1; i < end; i++)
    if (cs_candidates_isphrase(cs_tree_deprel(m->tree, i)) &&
        introduced(preps, m->tree, i) && sameclause(m->tree, i, top))
      cs_candidates_put(out, i);
}

static void clauses(const cs_tree *tree, uint32_t token, cs_candidates *out) {
  if (token == CS_NONE) return;
  CS_EACH_CHILD (tree, child, token) {
    cs_deprel rel = cs_tree_deprel(tree, child);
    if (rel == CS_XCOMP || rel == CS_CCOMP ||
        ((rel == CS_ADVCL || rel == CS_ACL) &&
         cs_tree_childof(tree, child, CS_MARK, CS_STR("to")) != CS_NONE))
      cs_candidates_put(out, child);
  }
}

/* What the anchor is about; "blocked roads to press demands" tells why. */
static void whatclauses(const cs_matcher *m, cs_candidates *out) {
  cs_candidates all = {.n = 0};
  bool object = cs_tree_child(m->tree, m->anchor, CS_OBJ) != CS_NONE;
  clauses(m->tree, m->anchor, &all);
  for (size_t i = 0; i < all.n; i++)
    if (!object || cs_tree_deprel(m->tree, all.items[i]) != CS_ADVCL)
      cs_candidates_put(out, all.items[i]);
}

/* Clauses with "to" under `token`. */
static void toclauses(const cs_tree *tree, uint32_t token, cs_candidates *out) {
  cs_candidates all = {.n = 0};
  clauses(tree, token, &all);
  for (size_t i = 0; i < all.n; i++)
    if (cs_tree_childof(tree, all.items[i], CS_MARK, CS_STR("to")) != CS_NONE)
      cs_candidates_put(out, all.items[i]);
}

static void infinitives(const cs_matcher *m, const cs_slot *slot,
                        cs_candidates *out) {
  toclauses(m->tree, parentof(m, slot), out);
  toclauses(m->tree, m->anchor, out);
  toclauses(m->tree, m->governor, out);
  toclauses(m->tree, cs_tree_arguments(m->tree, m->anchor)->object, out);
  for (size_t i = 0; i < m->pattern->nslots; i++)
    if (m->pattern->slots[i].kind == CS_SLOT_TARGET)
      toclauses(m->tree, m->bound[i], out);
  cs_candidates_around(m, slot, out);
}

/* "held the villagers captive" read as one phrase: words after the object. */
static void postposed(const cs_matcher *m, uint32_t object,
                      cs_candidates *out) {
  if (object == CS_NONE) return;
  CS_EACH_CHILD (m->tree, child, object)
    if (child > object && cs_tree_deprel(m->tree, child) == CS_AMOD)
      cs_candidates_put(out, child);
}

/* "plead guilty", "remain silent", "work closely": words that are no objects.
 */
static void complements(const cs_matcher *m, cs_candidates *out) {
  CS_EACH_CHILD (m->tree, child, m->anchor) {
    cs_deprel rel = cs_tree_deprel(m->tree, child);
    if (rel == CS_XCOMP || rel == CS_ADVMOD || rel == CS_AMOD)
      cs_candidates_put(out, child);
  }
}

/* "brushed aside the criticism" read as "aside the …". */
static void withparticle(const cs_matcher *m, cs_candidates *out) {
  for (size_t i = 0; i < m->pattern->nslots; i++) {
    if (m->pattern->slots[i].place != CS_AS_PARTICLE || m->bound[i] == CS_NONE)
      continue;
    CS_EACH_CHILD (m->tree, child, m->anchor)
      if (cs_tree_deprel(m->tree, child) == CS_OBL &&
          cs_tree_case(m->tree, child) == m->bound[i])
        cs_candidates_put(out, child);
  }
}

static void objects(const cs_matcher *m, const cs_slot *slot,
                    cs_candidates *out) {
  if (slot->parent >= 0) { /* the object of an infinitive: "to end {war}" */
    uint32_t verb = m->bound[slot->parent];
    if (verb == CS_NONE) return;
    cs_candidates_put(out, cs_tree_arguments(m->tree, verb)->object);
    CS_EACH_CHILD (m->tree, child,
                   verb) { /* "take over" read as "over the …" */
      uint32_t prep = cs_tree_case(m->tree, child);
      if (cs_tree_deprel(m->tree, child) == CS_OBL && prep == verb + 1)
        cs_candidates_put(out, child);
    }
    return;
  }
  if (m->pattern->nominal) {
    uint32_t governor = m->governor;
    if (governor == CS_NONE) return;
    const cs_arguments *a = cs_tree_arguments(m->tree, governor);
    if (a->object != m->anchor) cs_candidates_put(out, a->object);
    return;
  }
  const cs_arguments *a = cs_tree_arguments(m->tree, m->anchor);
  bool second = false;
  for (size_t i = 0; i < m->pattern->nslots; i++)
    if (m->pattern->slots[i].place == CS_AS_SECOND) second = true;
  if (second && a->indirect != CS_NONE) cs_candidates_put(out, a->indirect);
  cs_candidates_put(out, a->object);
  if (second && a->object == CS_NONE) { /* "called Ali a liar" */
    uint32_t name = cs_tree_child(m->tree, m->anchor, CS_XCOMP);
    if (name != CS_NONE && cs_tree_isnoun(m->tree, name))
      cs_candidates_put(out, name);
  }
  if (a->object == CS_NONE) withparticle(m, out);
  if (a->object == CS_NONE) { /* "set free the hostages" */
    uint32_t xcomp = cs_tree_child(m->tree, m->anchor, CS_XCOMP);
    if (xcomp != CS_NONE && !cs_tree_isverb(m->tree, xcomp))
      cs_candidates_put(out, cs_tree_child(m->tree, xcomp, CS_OBJ));
  }
  if (slot->kind != CS_SLOT_WORD) cs_candidates_put(out, a->indirect);
  if (slot->kind == CS_SLOT_INNER) whatclauses(m, out);
  if (slot->kind != CS_SLOT_WORD) return;
  complements(m, out);
  postposed(m, a->object, out);
  if (a->object == CS_NONE) cs_candidates_put(out, a->indirect);
  CS_EACH_CHILD (m->tree, child, m->anchor) /* "granted women the right" */
    if (m->tree->tokens[child].deprel == CS_OBJ) cs_candidates_put(out, child);
}

static void seconds(const cs_matcher *m, cs_candidates *out) {
  const cs_arguments *a = cs_tree_arguments(m->tree, m->anchor);
  cs_candidates_put(out, a->object);
  postposed(m, a->object, out);
  clauses(m->tree, m->anchor, out);
  if (a->object != CS_NONE) /* "called the step hostile" */
    CS_EACH_CHILD (m->tree, child, a->object)
      if (child > a->object && cs_tree_deprel(m->tree, child) == CS_AMOD)
        cs_candidates_put(out, child);
  CS_EACH_CHILD (m->tree, child, m->anchor) {
    cs_deprel rel = cs_tree_deprel(m->tree, child);
    cs_deprel full = (cs_deprel)m->tree->tokens[child].deprel;
    if (rel == CS_OBJ || rel == CS_XCOMP || rel == CS_ADVMOD ||
        full == CS_COMPOUND_PRT || /* "set himself ablaze" */
        full == CS_OBL_UNMARKED)   /* "gave him a year" */
      cs_candidates_put(out, child);
  }
}

/* "out" in "pulled its staff out of Chad" if it is one of the words. */
static uint32_t outof(const cs_words *words, const cs_tree *tree,
                      uint32_t phrase) {
  CS_EACH_CHILD (tree, child, phrase)
    if (cs_tree_deprel(tree, child) == CS_CASE && child + 1 < tree->n &&
        cs_tree_islemma(tree, child + 1, CS_STR("of")) &&
        cs_words_at(words, tree, child))
      return child;
  return CS_NONE;
}

static void particle(const cs_matcher *m, const cs_words *words,
                     cs_candidates *out) {
  uint32_t top = m->governor != CS_NONE ? m->governor : m->anchor;
  CS_EACH_CHILD (m->tree, child, top) {
    cs_deprel rel = cs_tree_deprel(m->tree, child);
    if ((m->tree->tokens[child].deprel == CS_COMPOUND_PRT || rel == CS_ADVMOD ||
         rel == CS_OBL || rel == CS_XCOMP || rel == CS_COMPOUND ||
         rel == CS_ADVCL) &&
        cs_words_at(words, m->tree, child))
      cs_candidates_put(out, child);
  }
  CS_EACH_CHILD (m->tree, child, top)
    if (cs_tree_deprel(m->tree, child) == CS_OBL)
      cs_candidates_put(out, outof(words, m->tree, child));
  /* the tagger may take a particle for a preposition of the next phrase */
  for (uint32_t i = top + 1; i < m->tree->n && i <= top + 2; i++) {
    uint8_t upos = m->tree->tokens[i].upos;
    if ((upos == CS_ADP || upos == CS_ADV) && cs_words_at(words, m->tree, i))
      cs_candidates_put(out, i);
  }
}

/* The target inside the noun: "launched an anti-PKK operation in Iraq". */
static void opposed(const cs_matcher *m, const cs_slot *slot,
                    cs_candidates *out) {
  uint32_t noun = parentof(m, slot);
  if (noun == CS_NONE) return;
  CS_EACH_CHILD (m->tree, child, noun)
    if (child < noun && m->tree->actors[child] &&
        cs_nouns_isagainst(m->tree, child))
      cs_candidates_put(out, child);
}

static bool hasobject(const cs_pattern *pattern) {
  for (size_t i = 0; i < pattern->nslots; i++)
    if (pattern->slots[i].place == CS_AS_OBJECT) return true;
  return false;
}

static void subjects(const cs_matcher *m, const cs_slot *slot,
                     cs_candidates *out) {
  uint32_t parent = slot->parent >= 0 ? m->bound[slot->parent] : m->anchor;
  if (parent == CS_NONE) return;
  const cs_arguments *a = cs_tree_arguments(m->tree, parent);
  if (slot->parent >= 0 && a->subject != CS_NONE &&
      m->pattern->slots[slot->parent].place == CS_AS_CLAUSE &&
      m->tree->tokens[a->subject].upos == CS_PRON)
    return; /* "said it was behind the attack": the speaker itself */
  /* "be expected to": who stands before the verb, also in the passive */
  bool before = m->pattern->predicate && slot->parent < 0 && a->passive;
  bool target = slot->kind == CS_SLOT_TARGET && slot->parent < 0;
  if (target && !m->pattern->nominal && !m->pattern->predicate) {
    /* "T kill in gunfight with S" is about those who were killed */
    if (a->passive && !hasobject(m->pattern)) cs_candidates_put(out, a->object);
    if (a->object != CS_NONE && !hasobject(m->pattern)) return;
  }
  cs_candidates_put(out, before ? a->object : a->subject);
  if (slot->parent >= 0) cs_candidates_put(out, a->object);
}

/* "hijacked a Greek tanker off the coast of Kenya": the ship has its state. */
static bool isactor(const cs_matcher *m, const cs_slot *slot) {
  uint32_t noun = parentof(m, slot);
  return slot->owned && noun != CS_NONE &&
         (m->tree->actors[noun] || m->tree->agents[noun]);
}

/* "calls by the opposition for reform": the phrase hung on the opposition. */
static void undertarget(const cs_matcher *m, const cs_slot *slot,
                        cs_candidates *out) {
  for (size_t i = 0; i < m->pattern->nslots; i++)
    if (m->pattern->slots[i].kind == CS_SLOT_TARGET && m->bound[i] != CS_NONE)
      cs_candidates_phrases(m, &slot->preps, m->bound[i], out);
}

/* The phrases, and whose the noun is that they hang on: before the others, as
   in "questioned the general's account of the raid" and "blocked a European
   statement on Ukraine", but after "of" and "by" where no possessor stands. */
static void withowners(const cs_matcher *m, const cs_slot *slot,
                       cs_candidates *out) {
  static const char *const preps[] = {"of", "by", NULL};
  uint32_t noun = parentof(m, slot);
  bool owned = slot->owned && slot->kind == CS_SLOT_TARGET && noun != CS_NONE;
  bool first = owned;
  if (owned && cs_tree_child(m->tree, noun, CS_NMOD_POSS) == CS_NONE)
    CS_EACH_CHILD (m->tree, child, noun) {
      uint32_t prep = cs_tree_case(m->tree, child);
      first &= prep == CS_NONE || !cs_tree_isany(m->tree, prep, preps);
    }
  if (first) cs_nouns_owners(m->tree, noun, out);
  cs_candidates_around(m, slot, out);
  if (owned) cs_nouns_owners(m->tree, noun, out);
  if (slot->kind == CS_SLOT_WORD) undertarget(m, slot, out);
}

static void prepositional(const cs_matcher *m, const cs_slot *slot,
                          cs_candidates *out) {
  bool target = slot->kind == CS_SLOT_TARGET;
  if (target && m->pattern->nominal) {
    cs_nouns_target(m, slot, out);
  } else if (slot->kind == CS_SLOT_SOURCE && m->pattern->nominal) {
    cs_nouns_source(m, slot, out);
  } else {
    if (target) opposed(m, slot, out);
    withowners(m, slot, out);
    if (target && !isactor(m, slot)) cs_candidates_far(m, &slot->preps, out);
  }
}

/* "gave up arms", "gave arms up". */
static void particlephrases(const cs_matcher *m, const cs_slot *slot,
                            cs_candidates *out) {
  withowners(m, slot, out);
  if (slot->kind == CS_SLOT_TARGET && m->pattern->nslots > 2 &&
      !isactor(m, slot))
    cs_candidates_far(m, &slot->preps, out);
  cs_candidates found = {.n = 0};
  particle(m, &slot->preps, &found);
  if (found.n > 0 && !m->pattern->nominal)
    cs_candidates_put(out, cs_tree_arguments(m->tree, m->anchor)->object);
}

/* All, or those under a preposition: "that Iran was behind the attack". */
static void thatclauses(const cs_matcher *m, const cs_slot *slot,
                        cs_candidates *out) {
  cs_candidates all = {.n = 0};
  clauses(m->tree, m->anchor, &all);
  for (size_t i = 0; i < all.n; i++)
    if (slot->preps.n == 0 || introduced(&slot->preps, m->tree, all.items[i]))
      cs_candidates_put(out, all.items[i]);
}

static void conjuncts(const cs_matcher *m, const cs_slot *slot,
                      cs_candidates *out) {
  uint32_t parent = parentof(m, slot);
  if (parent != CS_NONE)
    cs_candidates_put(out, cs_tree_child(m->tree, parent, CS_CONJ));
}

void cs_candidates_find(const cs_matcher *m, const cs_slot *slot,
                        cs_candidates *out) {
  out->n = 0;
  switch (slot->place) {
    case CS_AS_SUBJECT: subjects(m, slot, out); break;
    case CS_AS_OBJECT: objects(m, slot, out); break;
    case CS_AS_SECOND: seconds(m, out); break;
    case CS_AS_PHRASE: prepositional(m, slot, out); break;
    case CS_AS_PARTICLE: particle(m, &slot->words, out); break;
    case CS_AS_PARTICLEPHRASE: particlephrases(m, slot, out); break;
    case CS_AS_INFINITIVE: infinitives(m, slot, out); break;
    case CS_AS_CLAUSE: thatclauses(m, slot, out); break;
    case CS_AS_GOVERNOR: cs_candidates_put(out, m->governor); break;
    case CS_AS_CONJUNCT: conjuncts(m, slot, out); break;
  }
}
