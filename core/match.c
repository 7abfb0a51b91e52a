#include <string.h>

#include "pattern.h"

/* Matching: slot after slot, each tried with its candidates in turn. */

enum { TRIES = 16 }; /* candidates looked at for one slot */

typedef struct list {
  uint32_t items[TRIES];
  size_t n;
} list;

typedef struct matcher {
  const cs_pattern *pattern;
  const cs_grammar *grammar;
  cs_tree *tree;
  uint32_t anchor;
  uint32_t governor; /* of an event noun: its light verb or the like */
  uint32_t bound[24];
  int missing;
} matcher;

static void put(list *out, uint32_t token) {
  if (token == CS_NONE || out->n == TRIES) return;
  for (size_t i = 0; i < out->n; i++)
    if (out->items[i] == token) return;
  out->items[out->n++] = token;
}

uint32_t cs_grammar_content(const cs_grammar *grammar, const cs_tree *tree,
                            uint32_t token) {
  for (int depth = 0; depth < 4; depth++) {
    if (grammar->quantity == NULL || token == CS_NONE ||
        (tree->tokens[token].upos != CS_NUM &&
         !cs_words_at(grammar->quantity, tree, token)))
      return token;
    uint32_t of = CS_NONE;
    CS_EACH_CHILD(tree, child, token)
      if (cs_tree_deprel(tree, child) == CS_NMOD &&
          cs_tree_childof(tree, child, CS_CASE, CS_STR("of")) != CS_NONE)
        of = child;
    if (of == CS_NONE) return token;
    token = of;
  }
  return token;
}

/* Does a preposition of the set introduce this phrase or clause? */
static bool introduced(const cs_words *preps, const cs_tree *tree,
                       uint32_t token) {
  CS_EACH_CHILD(tree, child, token) {
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

static bool isphrase(cs_deprel rel) {
  return rel == CS_OBL || rel == CS_NMOD || rel == CS_ADVCL || rel == CS_ACL ||
         rel == CS_XCOMP || rel == CS_CCOMP || rel == CS_ADVMOD ||
         rel == CS_DEP || rel == CS_PARATAXIS;
}

/* Phrases under `parent` with one of the prepositions. */
static void phrases(const matcher *m, const cs_words *preps, uint32_t parent,
                    list *out) {
  if (parent == CS_NONE) return;
  CS_EACH_CHILD(m->tree, child, parent)
    if (isphrase(cs_tree_deprel(m->tree, child)) && child != m->anchor &&
        introduced(preps, m->tree, child))
      put(out, child);
}

/* "the country with which Iran signed": the antecedent. */
static void gaps(const matcher *m, const cs_words *preps, uint32_t verb,
                 list *out) {
  if (verb == CS_NONE || m->tree->tokens[verb].deprel != CS_ACL_RELCL) return;
  uint32_t noun = cs_tree_head(m->tree, verb);
  CS_EACH_CHILD(m->tree, child, verb) {
    cs_str lemma = cs_tree_lemma(m->tree, child);
    bool relative = cs_str_equal(lemma, CS_STR("which")) ||
                    cs_str_equal(lemma, CS_STR("whom")) ||
                    cs_str_equal(lemma, CS_STR("who"));
    if (relative && introduced(preps, m->tree, child)) put(out, noun);
  }
}

static uint32_t parentof(const matcher *m, const cs_slot *slot) {
  return slot->parent >= 0 ? m->bound[slot->parent] : CS_NONE;
}

static void phrasesaround(const matcher *m, const cs_slot *slot, list *out) {
  const cs_words *preps = &slot->preps;
  for (int p = slot->parent; p >= 0; p = m->pattern->slots[p].parent)
    phrases(m, preps, m->bound[p], out);
  phrases(m, preps, m->anchor, out);
  phrases(m, preps, m->governor, out);
  gaps(m, preps, m->anchor, out);
  gaps(m, preps, m->governor, out);
  if (!m->pattern->nominal && !m->pattern->predicate) {
    const cs_arguments *a = cs_tree_arguments(m->tree, m->anchor);
    phrases(m, preps, a->object, out);
    phrases(m, preps, a->indirect, out);
    /* "signed and sent letters to X": the phrase of the whole coordination */
    if (m->tree->tokens[m->anchor].deprel == CS_CONJ)
      phrases(m, preps, cs_tree_head(m->tree, m->anchor), out);
    if (a->indirect != CS_NONE) put(out, a->indirect);
    CS_EACH_CHILD(m->tree, child, m->anchor)
      if (m->tree->tokens[child].deprel == CS_OBJ && child != a->object)
        put(out, a->object);
  } else {
    CS_EACH_CHILD(m->tree, child, m->anchor)
      if (m->tree->tokens[child].deprel == CS_CONJ)
        phrases(m, preps, child, out);
    /* an attachment one too low: "talks in Geneva with Iran" */
    CS_EACH_CHILD(m->tree, child, m->anchor)
      if (cs_tree_deprel(m->tree, child) == CS_NMOD)
        phrases(m, preps, child, out);
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

/* Phrases that the parser hung too low: anywhere later in the clause. */
static void farphrases(const matcher *m, const cs_words *preps, list *out) {
  uint32_t top = m->governor != CS_NONE ? m->governor : m->anchor;
  for (size_t s = 0; s < m->pattern->nslots; s++) /* "refused to send …" */
    if (m->pattern->slots[s].place == CS_AS_INFINITIVE &&
        m->bound[s] != CS_NONE && cs_tree_isverb(m->tree, m->bound[s]))
      top = m->bound[s];
  for (uint32_t i = m->anchor + 1; i < m->tree->n; i++)
    if (isphrase(cs_tree_deprel(m->tree, i)) && introduced(preps, m->tree, i) &&
        sameclause(m->tree, i, top))
      put(out, i);
}

/* ---- the roles of an event noun ---- */

/* Is `token` a modifier before the noun, however deep? */
static bool modifies(const cs_tree *tree, uint32_t token, uint32_t noun) {
  for (uint32_t steps = 0; steps < 8; steps++) {
    cs_deprel rel = cs_tree_deprel(tree, token);
    uint32_t up = cs_tree_head(tree, token);
    if (up == CS_NONE) return false;
    bool inside = rel == CS_AMOD || rel == CS_COMPOUND || rel == CS_FLAT ||
                  rel == CS_CONJ || rel == CS_PUNCT_ || rel == CS_DEP ||
                  (rel == CS_NMOD && (tree->tokens[token].deprel == CS_NMOD_POSS ||
                                      cs_tree_case(tree, token) == CS_NONE));
    if (!inside || (cs_tree_isverb(tree, up) && up != noun)) return false;
    if (up == noun) return rel != CS_CONJ;
    token = up;
  }
  return false;
}

/* Modifiers of a noun that name actors, in text order: "Israeli-Palestinian
   talks", "US strike", "Russia's war". */
static void modifiers(const cs_tree *tree, uint32_t noun, list *out) {
  uint32_t from = noun > 12 ? noun - 12 : 0;
  for (uint32_t i = from; i < noun; i++) {
    bool owner = tree->tokens[i].deprel == CS_NMOD_POSS &&
                 cs_tree_head(tree, i) == noun;
    bool name = tree->actors[i] && (i + 1 == tree->n || !tree->actors[i + 1]);
    bool unknown = !tree->actors[i] && tree->tokens[i].upos == CS_PROPN &&
                   cs_tree_head(tree, i) == noun;
    if (owner || ((name || unknown) && modifies(tree, i, noun))) put(out, i);
  }
}

static uint32_t phraseof(const cs_tree *tree, uint32_t token, cs_str prep) {
  if (token == CS_NONE) return CS_NONE;
  CS_EACH_CHILD(tree, child, token)
    if (isphrase(cs_tree_deprel(tree, child)) &&
        cs_tree_childof(tree, child, CS_CASE, prep) != CS_NONE)
      return child;
  return CS_NONE;
}

static uint32_t bound(const matcher *m, cs_slotkind kind) {
  for (size_t i = 0; i < m->pattern->nslots; i++)
    if (m->pattern->slots[i].kind == kind) return m->bound[i];
  return CS_NONE;
}

/* The verb whose object the event noun is: the parser may have hung the noun's
   phrases on it. */
static uint32_t verbof(const matcher *m) {
  return cs_tree_deprel(m->tree, m->anchor) == CS_OBJ
             ? cs_tree_head(m->tree, m->anchor)
             : CS_NONE;
}

static void between(const matcher *m, bool second, list *out) {
  uint32_t pair = phraseof(m->tree, m->anchor, CS_STR("between"));
  if (pair == CS_NONE)
    pair = phraseof(m->tree, m->governor, CS_STR("between"));
  if (pair == CS_NONE) pair = phraseof(m->tree, verbof(m), CS_STR("between"));
  if (pair == CS_NONE) return;
  if (!second) {
    put(out, pair);
    return;
  }
  uint32_t other = cs_tree_child(m->tree, pair, CS_CONJ);
  put(out, other != CS_NONE ? other : pair);
}

/* "anti-PKK operation" is against it. */
static bool against(const cs_tree *tree, uint32_t token) {
  cs_str form = cs_tree_form(tree, token);
  return cs_str_starts(form, CS_STR("anti-")) ||
         cs_str_starts(form, CS_STR("Anti-"));
}

/* The target inside the noun: "launched an anti-PKK operation in Iraq". */
static void opposed(const matcher *m, const cs_slot *slot, list *out) {
  uint32_t noun = parentof(m, slot);
  if (noun == CS_NONE) return;
  CS_EACH_CHILD(m->tree, child, noun)
    if (child < noun && m->tree->actors[child] && against(m->tree, child))
      put(out, child);
}

static void nounsource(const matcher *m, const cs_slot *slot, list *out) {
  phrases(m, &slot->preps, m->anchor, out);
  between(m, false, out);
  list before = {.n = 0};
  modifiers(m->tree, m->anchor, &before);
  for (size_t i = 0; i < before.n; i++)
    if (!against(m->tree, before.items[i])) put(out, before.items[i]);
  if (m->governor != CS_NONE) {
    phrases(m, &slot->preps, m->governor, out);
    const cs_arguments *a = cs_tree_arguments(m->tree, m->governor);
    if (a->subject != m->anchor) put(out, a->subject);
  }
  put(out, phraseof(m->tree, m->anchor, CS_STR("from")));
  CS_EACH_CHILD(m->tree, child, m->anchor) /* "the release of men by Iran" */
    if (cs_tree_deprel(m->tree, child) == CS_NMOD)
      phrases(m, &slot->preps, child, out);
}

static void nountarget(const matcher *m, const cs_slot *slot, list *out) {
  between(m, true, out);
  list before = {.n = 0};
  modifiers(m->tree, m->anchor, &before);
  for (size_t i = 0; i < before.n; i++)
    if (against(m->tree, before.items[i])) put(out, before.items[i]);
  phrasesaround(m, slot, out);
  farphrases(m, &slot->preps, out);
  for (size_t i = before.n; i-- > 0;) put(out, before.items[i]);
}

/* ---- candidates of a slot ---- */

static void clauses(const cs_tree *tree, uint32_t token, list *out) {
  if (token == CS_NONE) return;
  CS_EACH_CHILD(tree, child, token) {
    cs_deprel rel = cs_tree_deprel(tree, child);
    if (rel == CS_XCOMP || rel == CS_CCOMP ||
        ((rel == CS_ADVCL || rel == CS_ACL) &&
         cs_tree_childof(tree, child, CS_MARK, CS_STR("to")) != CS_NONE))
      put(out, child);
  }
}

/* Clauses with "to" under `token`. */
static void toclauses(const cs_tree *tree, uint32_t token, list *out) {
  list all = {.n = 0};
  clauses(tree, token, &all);
  for (size_t i = 0; i < all.n; i++)
    if (cs_tree_childof(tree, all.items[i], CS_MARK, CS_STR("to")) != CS_NONE)
      put(out, all.items[i]);
}

static void infinitives(const matcher *m, const cs_slot *slot, list *out) {
  toclauses(m->tree, parentof(m, slot), out);
  toclauses(m->tree, m->anchor, out);
  toclauses(m->tree, m->governor, out);
  toclauses(m->tree, cs_tree_arguments(m->tree, m->anchor)->object, out);
  for (size_t i = 0; i < m->pattern->nslots; i++)
    if (m->pattern->slots[i].kind == CS_SLOT_TARGET)
      toclauses(m->tree, m->bound[i], out);
  phrasesaround(m, slot, out);
}

/* "plead guilty", "remain silent", "work closely": words that are no objects. */
static void complements(const matcher *m, list *out) {
  CS_EACH_CHILD(m->tree, child, m->anchor) {
    cs_deprel rel = cs_tree_deprel(m->tree, child);
    if (rel == CS_XCOMP || rel == CS_ADVMOD || rel == CS_AMOD) put(out, child);
  }
}

static void objects(const matcher *m, const cs_slot *slot, list *out) {
  if (slot->parent >= 0) { /* the object of an infinitive: "to end {war}" */
    uint32_t verb = m->bound[slot->parent];
    if (verb == CS_NONE) return;
    put(out, cs_tree_arguments(m->tree, verb)->object);
    CS_EACH_CHILD(m->tree, child, verb) { /* "take over" read as "over the …" */
      uint32_t prep = cs_tree_case(m->tree, child);
      if (cs_tree_deprel(m->tree, child) == CS_OBL && prep == verb + 1)
        put(out, child);
    }
    return;
  }
  if (m->pattern->nominal) {
    uint32_t governor = m->governor;
    if (governor == CS_NONE) return;
    const cs_arguments *a = cs_tree_arguments(m->tree, governor);
    if (a->object != m->anchor) put(out, a->object);
    return;
  }
  const cs_arguments *a = cs_tree_arguments(m->tree, m->anchor);
  bool second = false;
  for (size_t i = 0; i < m->pattern->nslots; i++)
    if (m->pattern->slots[i].place == CS_AS_SECOND) second = true;
  if (second && a->indirect != CS_NONE) put(out, a->indirect);
  put(out, a->object);
  if (a->object == CS_NONE) { /* "set free the hostages" */
    uint32_t xcomp = cs_tree_child(m->tree, m->anchor, CS_XCOMP);
    if (xcomp != CS_NONE && !cs_tree_isverb(m->tree, xcomp))
      put(out, cs_tree_child(m->tree, xcomp, CS_OBJ));
  }
  if (slot->kind != CS_SLOT_WORD) put(out, a->indirect);
  if (slot->kind == CS_SLOT_INNER) clauses(m->tree, m->anchor, out);
  if (slot->kind != CS_SLOT_WORD) return;
  complements(m, out);
  if (a->object == CS_NONE) put(out, a->indirect);
  CS_EACH_CHILD(m->tree, child, m->anchor) /* "granted women the right" */
    if (m->tree->tokens[child].deprel == CS_OBJ) put(out, child);
}

static void seconds(const matcher *m, list *out) {
  const cs_arguments *a = cs_tree_arguments(m->tree, m->anchor);
  put(out, a->object);
  clauses(m->tree, m->anchor, out);
  CS_EACH_CHILD(m->tree, child, m->anchor) {
    cs_deprel rel = cs_tree_deprel(m->tree, child);
    if (rel == CS_OBJ || rel == CS_XCOMP || rel == CS_ADVMOD) put(out, child);
  }
}

static void particle(const matcher *m, const cs_words *words, list *out) {
  uint32_t top = m->governor != CS_NONE ? m->governor : m->anchor;
  CS_EACH_CHILD(m->tree, child, top) {
    cs_deprel rel = cs_tree_deprel(m->tree, child);
    if ((m->tree->tokens[child].deprel == CS_COMPOUND_PRT ||
         rel == CS_ADVMOD || rel == CS_OBL || rel == CS_XCOMP ||
         rel == CS_COMPOUND || rel == CS_ADVCL) &&
        cs_words_at(words, m->tree, child))
      put(out, child);
  }
  /* the tagger may take a particle for a preposition of the next phrase */
  for (uint32_t i = top + 1; i < m->tree->n && i <= top + 2; i++) {
    uint8_t upos = m->tree->tokens[i].upos;
    if ((upos == CS_ADP || upos == CS_ADV) && cs_words_at(words, m->tree, i))
      put(out, i);
  }
}

static void candidates(const matcher *m, const cs_slot *slot, list *out) {
  out->n = 0;
  if (m->pattern->nominal && slot->place == CS_AS_PHRASE) {
    if (slot->kind == CS_SLOT_SOURCE) {
      nounsource(m, slot, out);
      return;
    }
    if (slot->kind == CS_SLOT_TARGET) {
      nountarget(m, slot, out);
      return;
    }
  }
  switch (slot->place) {
    case CS_AS_SUBJECT: {
      uint32_t parent = slot->parent >= 0 ? m->bound[slot->parent] : m->anchor;
      if (parent != CS_NONE)
        put(out, cs_tree_arguments(m->tree, parent)->subject);
      if (parent != CS_NONE && slot->parent >= 0)
        put(out, cs_tree_arguments(m->tree, parent)->object);
      break;
    }
    case CS_AS_OBJECT: objects(m, slot, out); break;
    case CS_AS_SECOND: seconds(m, out); break;
    case CS_AS_PHRASE:
      if (slot->kind == CS_SLOT_TARGET) opposed(m, slot, out);
      phrasesaround(m, slot, out);
      if (slot->kind == CS_SLOT_TARGET) farphrases(m, &slot->preps, out);
      break;
    case CS_AS_PARTICLE: particle(m, &slot->words, out); break;
    case CS_AS_PARTICLEPHRASE: {
      phrasesaround(m, slot, out);
      if (slot->kind == CS_SLOT_TARGET && m->pattern->nslots > 2)
        farphrases(m, &slot->preps, out);
      list found = {.n = 0};
      particle(m, &slot->preps, &found);
      if (found.n > 0 && !m->pattern->nominal)
        put(out, cs_tree_arguments(m->tree, m->anchor)->object);
      break;
    }
    case CS_AS_INFINITIVE: infinitives(m, slot, out); break;
    case CS_AS_CLAUSE: clauses(m->tree, m->anchor, out); break;
    case CS_AS_GOVERNOR: put(out, m->governor); break;
    case CS_AS_CONJUNCT: {
      uint32_t parent = parentof(m, slot);
      if (parent != CS_NONE)
        put(out, cs_tree_child(m->tree, parent, CS_CONJ));
      break;
    }
  }
}

static bool used(const matcher *m, size_t slot, uint32_t token) {
  if (token == m->anchor) return true;
  for (size_t i = 0; i < slot; i++)
    if (m->bound[i] == token) return true;
  return false;
}

/* The word itself, what a quantity stands for, or a conjunct of it. */
static uint32_t wordat(const matcher *m, const cs_words *words,
                       uint32_t token) {
  if (cs_words_at(words, m->tree, token)) return token; /* "thousands of T" */
  token = cs_grammar_content(m->grammar, m->tree, token);
  if (token == CS_NONE) return CS_NONE;
  if (cs_words_at(words, m->tree, token)) return token;
  CS_EACH_CHILD(m->tree, child, token)
    if (m->tree->tokens[child].deprel == CS_CONJ &&
        cs_words_at(words, m->tree, child))
      return child;
  return CS_NONE;
}

static uint32_t accept(const matcher *m, const cs_slot *slot, uint32_t token) {
  const cs_token *t = &m->tree->tokens[token];
  switch (slot->kind) {
    case CS_SLOT_WORD:
      if (slot->place == CS_AS_PARTICLE || slot->place == CS_AS_GOVERNOR)
        return cs_words_at(&slot->words, m->tree, token) ? token : CS_NONE;
      return wordat(m, &slot->words, token);
    case CS_SLOT_SOURCE: case CS_SLOT_TARGET:
      if (against(m->tree, token)) return token;
      if (cs_tree_istime(m->tree, token) && t->upos != CS_NUM) return CS_NONE;
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
static bool maylack(const matcher *m, const cs_slot *slot) {
  if (m->pattern->nominal || slot->kind == CS_SLOT_SOURCE) return true;
  for (size_t i = 0; i < m->pattern->nslots; i++)
    if (m->pattern->slots[i].kind == CS_SLOT_WORD ||
        m->pattern->slots[i].kind == CS_SLOT_INNER)
      return true;
  return slot->place == CS_AS_PHRASE;
}

static bool matchfrom(matcher *m, size_t at) {
  if (at == m->pattern->nslots) return true;
  const cs_slot *slot = &m->pattern->slots[at];
  list found;
  candidates(m, slot, &found);
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

/* The verb that says no more than its noun: "launch an attack", "the attack was
   carried out by", and the verb of "fighting erupted". */
static uint32_t governorof(const matcher *m, bool anyverb) {
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
      (tree->tokens[head].upos == CS_NUM || tree->tokens[head].upos == CS_SYM)) {
    noun = head; /* "$5 billion in assistance" */
    rel = cs_tree_deprel(tree, noun);
    head = cs_tree_head(tree, noun);
  }
  if (rel == CS_ACL || rel == CS_ROOT || head == CS_NONE) {
    /* "the attack carried out by X" */
    CS_EACH_CHILD(tree, child, noun)
      if (cs_tree_deprel(tree, child) == CS_ACL && m->grammar->light != NULL &&
          cs_words_at(m->grammar->light, tree, child))
        return child;
    return CS_NONE;
  }
  CS_EACH_CHILD(tree, child, noun)
    if (cs_tree_deprel(tree, child) == CS_ACL && m->grammar->light != NULL &&
        cs_words_at(m->grammar->light, tree, child))
      return child;
  if (rel != CS_OBJ && rel != CS_NSUBJ && rel != CS_OBL && rel != CS_XCOMP)
    return CS_NONE;
  if (anyverb) return head;
  if (m->grammar->light != NULL && (rel == CS_OBJ || rel == CS_NSUBJ || rel == CS_OBL) &&
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

/* "attack helicopter", "protest leader": the event noun only says of what kind;
   "relief efforts", "war plans" are about the event. */
static bool merelymodifies(const cs_tree *tree, uint32_t token) {
  static const char *const nouns[] = {"effort", "operation", "campaign",
                                      "attempt", "bid", "plan", "deal",
                                      "agreement", "pact", "offer", "talk", "drive",
                                      "process", "move", NULL};
  uint32_t head = cs_tree_head(tree, token);
  if (cs_tree_deprel(tree, token) != CS_COMPOUND || head == CS_NONE)
    return false;
  for (size_t i = 0; nouns[i] != NULL; i++)
    if (cs_tree_islemma(tree, head, (cs_str){nouns[i], strlen(nouns[i])}))
      return false;
  return true;
}

static bool anchored(const cs_pattern *pattern, const cs_tree *tree,
                     uint32_t token) {
  uint8_t upos = tree->tokens[token].upos;
  bool verb = upos == CS_VERB || upos == CS_AUX;
  if (pattern->nominal) {
    if (upos != CS_NOUN && upos != CS_PROPN) return false;
    if (merelymodifies(tree, token)) return false;
  } else if (pattern->predicate) {
    if (cs_tree_child(tree, token, CS_COP) == CS_NONE &&
        cs_tree_child(tree, token, CS_AUX_PASS) == CS_NONE)
      return false;
  } else if (!verb) {
    return false;
  }
  return cs_words_at(&pattern->anchors, tree, token);
}

/* "called Macron on Wednesday" is not "call on T": a verb that lives by its
   preposition has no object besides. */
static bool strayphrase(const matcher *m) {
  const cs_pattern *p = m->pattern;
  if (p->nominal || p->predicate || p->nslots != 2) return false;
  if (p->slots[1].place != CS_AS_PARTICLEPHRASE) return false;
  uint32_t object = cs_tree_arguments(m->tree, m->anchor)->object;
  return object != CS_NONE && object != m->bound[1] &&
         cs_tree_isnoun(m->tree, object);
}

bool cs_pattern_match(const cs_pattern *pattern, const cs_grammar *grammar,
                      cs_tree *tree, uint32_t token, cs_binding *out) {
  matcher m = {.pattern = pattern, .grammar = grammar, .tree = tree,
               .anchor = token, .governor = CS_NONE};
  if (pattern->nslots > sizeof m.bound / sizeof *m.bound) return false;
  for (size_t i = 0; i < pattern->nslots; i++)
    if (pattern->slots[i].kind == CS_SLOT_WORD &&
        !cs_words_within(&pattern->slots[i].words, tree))
      return false;
  if (!anchored(pattern, tree, token)) return false;
  for (size_t i = 0; i < pattern->nslots; i++) m.bound[i] = CS_NONE;
  if (pattern->nominal)
    m.governor = governorof(&m, needsgovernor(pattern));
  if (!matchfrom(&m, 0) || strayphrase(&m)) return false;
  *out = (cs_binding){.anchor = token, .source = bound(&m, CS_SLOT_SOURCE),
                      .target = bound(&m, CS_SLOT_TARGET),
                      .inner = bound(&m, CS_SLOT_INNER),
                      .light = m.governor, .last = token,
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
  if (pattern->hastarget && out->target == CS_NONE) out->weight -= 60;
  if (pattern->hassource && out->source == CS_NONE) out->weight -= 3;
  return true;
}
