#include "tree.h"

#include <string.h>

#include "utf8.h"

void cs_tree_free(cs_tree *tree) {
  cs_free(tree->first);
  cs_free(tree->next);
  cs_free(tree->lemmas);
  cs_free(tree->rels);
  cs_free(tree->arguments);
  cs_free(tree->actors);
  cs_free(tree->agents);
  cs_free(tree->towns);
  memset(tree, 0, sizeof *tree);
}

cs_status cs_lemma_normal(cs_buf *buf, cs_str lemma) {
  cs_buf_clear(buf);
  cs_status status = cs_utf8_fold(buf, lemma);
  cs_str folded = cs_buf_str(buf);
  if (status == CS_OK && folded.size > 5 && cs_str_ends(folded, CS_STR("ise")))
    buf->bytes[buf->size - 2] = 'z';
  return status;
}

static cs_status room(cs_tree *tree, size_t n) {
  if (n <= tree->cap && tree->first != NULL) return CS_OK;
  size_t cap = n + n / 2 + 64;
  cs_tree_free(tree);
  tree->first = cs_alloc(cap * sizeof *tree->first);
  tree->next = cs_alloc(cap * sizeof *tree->next);
  tree->lemmas = cs_alloc(cap * sizeof *tree->lemmas);
  tree->rels = cs_alloc(cap * sizeof *tree->rels);
  tree->arguments = cs_alloc(cap * sizeof *tree->arguments);
  tree->actors = cs_alloc(cap * sizeof *tree->actors);
  tree->agents = cs_alloc(cap * sizeof *tree->agents);
  tree->towns = cs_alloc(cap * sizeof *tree->towns);
  if (tree->first == NULL || tree->next == NULL || tree->lemmas == NULL ||
      tree->rels == NULL || tree->arguments == NULL || tree->actors == NULL ||
      tree->agents == NULL || tree->towns == NULL) {
    cs_tree_free(tree);
    return CS_ENOMEM;
  }
  tree->cap = cap;
  return CS_OK;
}

static void link(cs_tree *tree) {
  for (uint32_t i = 0; i < tree->n; i++) tree->first[i] = CS_NONE;
  for (uint32_t i = tree->n; i-- > 0;) {
    int32_t head = tree->tokens[i].head;
    tree->next[i] = CS_NONE;
    if (head < 0 || (uint32_t)head >= tree->n) continue;
    tree->next[i] = tree->first[head];
    tree->first[head] = i;
  }
}

cs_status cs_tree_build(cs_tree *tree, const cs_document *document,
                        size_t sentence, const cs_pool *lemmas) {
  const cs_sentence *s = &document->sentences[sentence];
  cs_status status = room(tree, s->last - s->first);
  tree->n = 0;
  if (status != CS_OK) return status;
  tree->document = document;
  tree->sentence = s;
  tree->tokens = document->tokens + s->first;
  tree->n = s->last - s->first;
  link(tree);
  memset(tree->present, 0, sizeof tree->present);
  tree->mask = (cs_mask){{0}};
  cs_buf buf = {0};
  for (uint32_t i = 0; i < tree->n && status == CS_OK; i++) {
    status = cs_lemma_normal(&buf, tree->tokens[i].lemma);
    uint32_t lemma = cs_pool_find(lemmas, cs_buf_str(&buf));
    tree->lemmas[i] = lemma;
    if (lemma != CS_NONE) {
      tree->present[lemma >> 6 & 7] |= UINT64_C(1) << (lemma & 63);
      cs_mask_add(&tree->mask, lemma);
    }
    tree->rels[i] =
        (uint8_t)cs_deprel_universal((cs_deprel)tree->tokens[i].deprel);
    tree->actors[i] = tree->agents[i] = tree->towns[i] = false;
    tree->arguments[i] = (cs_arguments){CS_NONE, CS_NONE, CS_NONE, false, 0};
  }
  cs_buf_free(&buf);
  if (status != CS_OK) tree->n = 0;
  return status;
}

cs_str cs_tree_form(const cs_tree *tree, uint32_t token) {
  return cs_token_form(tree->document, &tree->tokens[token]);
}

cs_str cs_tree_lemma(const cs_tree *tree, uint32_t token) {
  return tree->tokens[token].lemma;
}

bool cs_tree_isany(const cs_tree *tree, uint32_t token,
                   const char *const *list) {
  return token != CS_NONE && cs_str_isany(tree->tokens[token].lemma, list);
}

static bool isrel(const cs_tree *tree, uint32_t token, cs_deprel deprel) {
  return tree->tokens[token].deprel == deprel || tree->rels[token] == deprel;
}

uint32_t cs_tree_child(const cs_tree *tree, uint32_t token, cs_deprel deprel) {
  CS_EACH_CHILD (tree, child, token)
    if (isrel(tree, child, deprel)) return child;
  return CS_NONE;
}

uint32_t cs_tree_childof(const cs_tree *tree, uint32_t token, cs_deprel deprel,
                         cs_str lemma) {
  CS_EACH_CHILD (tree, child, token)
    if (isrel(tree, child, deprel) && cs_tree_islemma(tree, child, lemma))
      return child;
  return CS_NONE;
}

bool cs_tree_under(const cs_tree *tree, uint32_t token, uint32_t top) {
  for (uint32_t steps = 0; token != CS_NONE && steps <= tree->n; steps++) {
    if (token == top) return true;
    token = cs_tree_head(tree, token);
  }
  return false;
}

uint32_t cs_tree_case(const cs_tree *tree, uint32_t token) {
  return cs_tree_child(tree, token, CS_CASE);
}

bool cs_tree_isverb(const cs_tree *tree, uint32_t token) {
  return tree->tokens[token].upos == CS_VERB;
}

bool cs_tree_isnoun(const cs_tree *tree, uint32_t token) {
  uint8_t upos = tree->tokens[token].upos;
  return upos == CS_NOUN || upos == CS_PROPN || upos == CS_PRON ||
         upos == CS_NUM || upos == CS_SYM || upos == CS_X;
}

uint32_t cs_tree_conjunct(const cs_tree *tree, uint32_t token) {
  while (tree->tokens[token].deprel == CS_CONJ &&
         cs_tree_head(tree, token) != CS_NONE)
    token = cs_tree_head(tree, token);
  return token;
}

bool cs_tree_istime(const cs_tree *tree, uint32_t token) {
  static const char *const words[] = {
      "monday",     "tuesday",  "wednesday", "thursday",  "friday",
      "saturday",   "sunday",   "january",   "february",  "march",
      "april",      "may",      "june",      "july",      "august",
      "september",  "october",  "november",  "december",  "today",
      "spring",     "summer",   "autumn",    "winter",    "yesterday",
      "tomorrow",   "week",     "month",     "year",      "day",
      "hour",       "morning",  "evening",   "night",     "afternoon",
      "time",       "weekend",  "decade",    "statement", "interview",
      "move",       "minute",   "bid",       "response",  "way",
      "exchange",   "addition", "case",      "order",     "part",
      "television", "tweet",    "ground",    "basis",     "behalf",
      "account",    "front",    "eve",       "condition", "century",
      "season",     "past",     "end",       "start",     "wake",
      "face",       "line",     NULL};
  cs_str lemma = tree->tokens[token].lemma;
  char low[12];
  if (lemma.size == 0 || lemma.size >= sizeof low) return false;
  for (size_t i = 0; i < lemma.size; i++)
    low[i] = lemma.bytes[i] >= 'A' && lemma.bytes[i] <= 'Z'
                 ? (char)(lemma.bytes[i] + 32)
                 : lemma.bytes[i];
  if (low[0] >= '0' && low[0] <= '9') return true;
  if (tree->actors[token]) return false;
  CS_EACH_CHILD (tree, child, token)
    if (child < token && tree->actors[child] &&
        cs_tree_deprel(tree, child) != CS_NMOD)
      return false; /* "the Chinese move" */
  return cs_str_isany((cs_str){low, lemma.size}, words);
}
