#include "candidates.h"

/* Is `token` a modifier before the noun, however deep? */
static bool modifies(const cs_tree *tree, uint32_t token, uint32_t noun) {
  for (uint32_t steps = 0; steps < 8; steps++) {
    cs_deprel rel = cs_tree_deprel(tree, token);
    uint32_t up = cs_tree_head(tree, token);
    if (up == CS_NONE) return false;
    bool inside =
        rel == CS_AMOD || rel == CS_COMPOUND || rel == CS_FLAT ||
        rel == CS_CONJ || rel == CS_PUNCT_ || rel == CS_DEP ||
        (rel == CS_NMOD && (tree->tokens[token].deprel == CS_NMOD_POSS ||
                            cs_tree_case(tree, token) == CS_NONE));
    /* "the Saudi-led coalition", "US-led airstrikes" */
    bool led = cs_tree_islemma(tree, up, CS_STR("lead")) && up < noun;
    if (led && cs_tree_head(tree, up) == noun) return true;
    if (!inside || (cs_tree_isverb(tree, up) && up != noun)) return false;
    if (up == noun) return rel != CS_CONJ;
    if (tree->agents[up] && tree->tokens[up].deprel == CS_NMOD_POSS)
      return false; /* "the Japanese minister's visit": he, not Japan */
    token = up;
  }
  return false;
}

/* Modifiers of a noun that name actors, in text order: "Israeli-Palestinian
   talks", "US strike", "Russia's war". */
static void modifiers(const cs_tree *tree, uint32_t noun, cs_candidates *out) {
  uint32_t from = noun > 12 ? noun - 12 : 0;
  if (from < tree->sentence->dateline) /* "KABUL -- Fighting raged" */
    from = (uint32_t)tree->sentence->dateline;
  for (uint32_t i = from; i < noun; i++) {
    bool owner =
        tree->tokens[i].deprel == CS_NMOD_POSS && cs_tree_head(tree, i) == noun;
    bool name = tree->actors[i] && (i + 1 == tree->n || !tree->actors[i + 1]);
    bool unknown = !tree->actors[i] && tree->tokens[i].upos == CS_PROPN &&
                   cs_tree_head(tree, i) == noun;
    if (owner || ((name || unknown) && modifies(tree, i, noun)))
      cs_candidates_put(out, i);
  }
}

void cs_nouns_owners(const cs_tree *tree, uint32_t noun, cs_candidates *out) {
  cs_candidates all = {.n = 0};
  if (tree->actors[noun] || tree->agents[noun])
    return; /* "Sudanese refugees": they themselves */
  modifiers(tree, noun, &all);
  for (size_t i = 0; i < all.n; i++)
    if (tree->tokens[all.items[i]].upos != CS_PRON)
      cs_candidates_put(out, all.items[i]);
}

static uint32_t phraseof(const cs_tree *tree, uint32_t token, cs_str prep) {
  if (token == CS_NONE) return CS_NONE;
  CS_EACH_CHILD (tree, child, token)
    if (cs_candidates_isphrase(cs_tree_deprel(tree, child)) &&
        cs_tree_childof(tree, child, CS_CASE, prep) != CS_NONE)
      return child;
  return CS_NONE;
}

/* "an attack from Gaza", not "talks with officials from Gaza". */
static uint32_t fromright(const cs_tree *tree, uint32_t token) {
  uint32_t phrase = phraseof(tree, token, CS_STR("from"));
  if (phrase == CS_NONE) return CS_NONE;
  uint32_t prep = cs_tree_childof(tree, phrase, CS_CASE, CS_STR("from"));
  return prep == token + 1 ? phrase : CS_NONE;
}

/* The verb whose subject or object the event noun is: the parser may have hung
   the noun's phrases on it. */
static uint32_t verbof(const cs_matcher *m) {
  cs_deprel rel = cs_tree_deprel(m->tree, m->anchor);
  return rel == CS_OBJ || rel == CS_NSUBJ ? cs_tree_head(m->tree, m->anchor)
                                          : CS_NONE;
}

/* "the talks, the first contact between X and Y" */
static uint32_t pairof(const cs_matcher *m) {
  uint32_t pair = phraseof(m->tree, m->anchor, CS_STR("between"));
  for (size_t i = 0; pair == CS_NONE && i < m->pattern->nslots; i++)
    if (m->bound[i] != CS_NONE && m->pattern->slots[i].kind == CS_SLOT_WORD)
      pair = phraseof(m->tree, m->bound[i], CS_STR("between"));
  if (pair == CS_NONE) pair = phraseof(m->tree, m->governor, CS_STR("between"));
  if (pair == CS_NONE) pair = phraseof(m->tree, verbof(m), CS_STR("between"));
  if (pair == CS_NONE) /* "the signing of a pact between X and Y" */
    pair = phraseof(m->tree, phraseof(m->tree, m->anchor, CS_STR("of")),
                    CS_STR("between"));
  CS_EACH_CHILD (m->tree, child, m->anchor) /* "clashes raged between": acl */
    if (pair == CS_NONE && cs_tree_deprel(m->tree, child) == CS_ACL)
      pair = phraseof(m->tree, child, CS_STR("between"));
  if (pair == CS_NONE)
    pair = phraseof(m->tree, cs_tree_child(m->tree, m->anchor, CS_APPOS),
                    CS_STR("between"));
  if (pair == CS_NONE) return CS_NONE;
  /* "between the two neighbours, Peru and Chile" */
  uint32_t names = cs_tree_child(m->tree, pair, CS_APPOS);
  bool list = names != CS_NONE &&
              cs_tree_child(m->tree, names, CS_CONJ) != CS_NONE &&
              cs_tree_child(m->tree, pair, CS_CONJ) == CS_NONE;
  return list ? names : pair;
}

static void between(const cs_matcher *m, bool second, cs_candidates *out) {
  uint32_t pair = pairof(m);
  if (pair == CS_NONE) return;
  if (!second) {
    cs_candidates_put(out, pair);
    return;
  }
  uint32_t other = cs_tree_child(m->tree, pair, CS_CONJ);
  cs_candidates_put(out, other != CS_NONE ? other : pair);
}

/* "anti-PKK operation" is against it. */
bool cs_nouns_isagainst(const cs_tree *tree, uint32_t token) {
  cs_str form = cs_tree_form(tree, token);
  return cs_str_starts(form, CS_STR("anti-")) ||
         cs_str_starts(form, CS_STR("Anti-"));
}

/* "Khashoggi's killing", "his arrest": the owner is whom it was done to, unless
   somebody else is named. */
static bool befalls(const cs_matcher *m) {
  static const char *const nouns[] = {
      "killing",     "murder",      "assassination", "death",
      "arrest",      "detention",   "imprisonment",  "kidnapping",
      "abduction",   "poisoning",   "execution",     "expulsion",
      "deportation", "extradition", "release",       "ouster",
      "dismissal",   "removal",     "sentencing",    "conviction",
      "trial",       "indictment",  "jailing",       "capture",
      "prosecution", "slaying",     "disappearance", "beating",
      NULL};
  return cs_tree_isany(m->tree, m->anchor, nouns) &&
         phraseof(m->tree, m->anchor, CS_STR("of")) == CS_NONE;
}

static bool isowner(const cs_tree *tree, uint32_t token) {
  return tree->tokens[token].deprel == CS_NMOD_POSS;
}

/* "missiles fired by the army", "an attack claimed by rebels". */
static void doers(const cs_matcher *m, const cs_slot *slot,
                  cs_candidates *out) {
  static const char *const deeds[] = {
      "fire",  "launch", "lead",    "claim",    "mount",  "drop",
      "plant", "wage",   "stage",   "order",    "impose", "carry",
      "lob",   "set",    "trigger", "detonate", NULL};
  CS_EACH_CHILD (m->tree, child, m->anchor)
    if (cs_tree_deprel(m->tree, child) == CS_ACL &&
        cs_tree_isany(m->tree, child, deeds)) {
      cs_candidates_phrases(m, &slot->preps, child, out);
      /* "shells fired from Syria" */
      cs_candidates_put(out, phraseof(m->tree, child, CS_STR("from")));
    }
}

/* "the Mumbai bombings": there, not by the town. */
static bool isscene(const cs_matcher *m, uint32_t token) {
  static const char *const nouns[] = {
      "murder",   "bombing",  "blast",     "massacre",  "killing", "riot",
      "siege",    "shooting", "poisoning", "explosion", "rape",    "kidnapping",
      "lynching", "stabbing", "shootout",  "encounter", NULL};
  return m->tree->towns[token] && !isowner(m->tree, token) &&
         cs_tree_isany(m->tree, m->anchor, nouns);
}

void cs_nouns_source(const cs_matcher *m, const cs_slot *slot,
                     cs_candidates *out) {
  cs_candidates_phrases(m, &slot->preps, m->anchor, out);
  between(m, false, out);
  cs_candidates before = {.n = 0};
  modifiers(m->tree, m->anchor, &before);
  for (size_t i = 0; i < before.n; i++)
    if (!cs_nouns_isagainst(m->tree, before.items[i]) &&
        !isscene(m, before.items[i]) &&
        !(befalls(m) && isowner(m->tree, before.items[i])))
      cs_candidates_put(out, before.items[i]);
  if (m->governor != CS_NONE) {
    cs_candidates_phrases(m, &slot->preps, m->governor, out);
    const cs_arguments *a = cs_tree_arguments(m->tree, m->governor);
    if (a->subject != m->anchor) cs_candidates_put(out, a->subject);
  }
  cs_candidates_put(out, fromright(m->tree, m->anchor));
  doers(m, slot, out);
  CS_EACH_CHILD (m->tree, child, m->anchor) /* "the release of men by Iran" */
    if (cs_tree_deprel(m->tree, child) == CS_NMOD)
      cs_candidates_phrases(m, &slot->preps, child, out);
}

/* "died in riots in Kenya": the phrase right after the noun, hung on the verb.
 */
static void toohigh(const cs_matcher *m, const cs_slot *slot,
                    cs_candidates *out) {
  uint32_t verb = cs_tree_head(m->tree, m->anchor);
  if (verb == CS_NONE || verb == m->governor || !cs_tree_isverb(m->tree, verb))
    return;
  cs_candidates found = {.n = 0};
  cs_candidates_phrases(m, &slot->preps, verb, &found);
  for (size_t i = 0; i < found.n; i++)
    if (cs_tree_case(m->tree, found.items[i]) == m->anchor + 1)
      cs_candidates_put(out, found.items[i]);
}

void cs_nouns_target(const cs_matcher *m, const cs_slot *slot,
                     cs_candidates *out) {
  between(m, true, out);
  cs_candidates before = {.n = 0};
  modifiers(m->tree, m->anchor, &before);
  for (size_t i = 0; i < before.n; i++)
    if (cs_nouns_isagainst(m->tree, before.items[i]) ||
        (befalls(m) && isowner(m->tree, before.items[i])))
      cs_candidates_put(out, before.items[i]);
  cs_candidates_around(m, slot, out);
  toohigh(m, slot, out);
  cs_candidates_far(m, &slot->preps, out);
  for (size_t i = before.n; i-- > 0;) cs_candidates_put(out, before.items[i]);
}
