#include <string.h>

#include "phrase.h"

/* "US-backed forces", "Washington-based": the name says whose they are not. */
static bool bycompound(const cs_tree *tree, uint32_t token) {
  uint32_t head = cs_tree_head(tree, token);
  if (head == CS_NONE || head <= token || head > token + 2) return false;
  cs_str form = cs_tree_form(tree, head);
  if (cs_str_ends(form, CS_STR("flagged")) ||
      cs_str_ends(form, CS_STR("owned")) ||
      cs_str_ends(form, CS_STR("registered")))
    return false; /* "a British-flagged tanker" is British */
  return cs_str_ends(form, CS_STR("ed")) || cs_str_ends(form, CS_STR("led")) ||
         cs_str_ends(form, CS_STR("run")) || cs_str_ends(form, CS_STR("born"));
}

/* Does `token` belong to the phrase of `head`?  0: no, 1: yes, 2: by its
   possessor. */
/* May a word of this relation belong to the phrase of the word above it? */
static bool isinner(const cs_tree *tree, uint32_t token, uint32_t head) {
  uint32_t up = cs_tree_head(tree, token);
  switch (cs_tree_deprel(tree, token)) {
    case CS_NMOD:
      return tree->tokens[token].deprel == CS_NMOD_POSS ||
             cs_tree_case(tree, token) == CS_NONE;
    case CS_CONJ: {
      cs_deprel rel = cs_tree_deprel(tree, up);
      return up != head &&
             (rel == CS_AMOD || rel == CS_COMPOUND || rel == CS_NMOD) &&
             tree->tokens[up].deprel != CS_NMOD_POSS;
    }
    case CS_AMOD:
    case CS_COMPOUND:
    case CS_FLAT:
    case CS_NUMMOD:
    case CS_DEP:
    case CS_GOESWITH:
    case CS_FIXED:
    case CS_LIST:
    case CS_PUNCT_:
    case CS_DET_:
    case CS_CC:
    case CS_CASE: return true; /* names hold prepositions: "Bank of England" */
    default: return false;
  }
}

int cs_phrase_belongs(const cs_tree *tree, uint32_t token, uint32_t head) {
  int how = 1;
  for (uint32_t steps = 0; steps <= tree->n; steps++) {
    if (token == head) return how;
    if (cs_tree_head(tree, token) == CS_NONE || !isinner(tree, token, head) ||
        bycompound(tree, token))
      return 0;
    if (tree->tokens[token].deprel == CS_NMOD_POSS) how = 2;
    token = cs_tree_head(tree, token);
  }
  return 0;
}

/* The strongest way in which any token of a hit belongs to the phrase. */
static int hitbelongs(const cs_finder *f, const cs_hit *hit, uint32_t head) {
  if (hit->first <= head && head < hit->last) return 1;
  int how = 0;
  for (uint32_t i = hit->first; i < hit->last; i++) {
    int one = cs_phrase_belongs(f->tree, i, head);
    if (one == 1) return 1;
    if (one > how) how = one;
  }
  return how;
}

bool cs_phrase_isplace(cs_kind kind) {
  return kind == CS_KIND_COUNTRY || kind == CS_KIND_DEMONYM ||
         kind == CS_KIND_CAPITAL || kind == CS_KIND_CITY ||
         kind == CS_KIND_REGION;
}

/* "police party", "rebel group": the first noun has the role. */
static bool isgroup(const cs_finder *f, const cs_hit *hit) {
  static const char *const nouns[] = {
      "party",  "parties", "group",     "groups", "team", "teams",
      "source", "sources", "personnel", "squad",  "unit", "units",
      "member", "members", "party's",   NULL};
  if (hit->last - hit->first != 1) return false;
  cs_str form = cs_tree_form(f->tree, hit->first);
  return cs_str_isany(form, nouns);
}

static void sort(const cs_finder *f, cs_phrase *p, const cs_hit *hit,
                 uint32_t head) {
  bool covers = hit->first <= head && head < hit->last;
  cs_kind kind = hit->entry->kind;
  if (kind == CS_KIND_AGENT) {
    if (p->agent == NULL || !isgroup(f, hit)) p->agent = hit;
    if (covers) p->headagent = true;
  } else if (cs_phrase_isplace(kind)) {
    if (p->nplaces < sizeof p->places / sizeof *p->places)
      p->places[p->nplaces++] = hit;
    if (covers) p->headplace = true;
  } else if (kind == CS_KIND_PERSON) {
    p->person = hit;
  } else {
    if (p->name == NULL || covers) p->name = hit;
    if (covers) p->headnamed = true;
  }
}

static bool isformer(const cs_tree *tree, uint32_t token) {
  static const char *const words[] = {"former", "ex",   "ousted",  "deposed",
                                      "exiled", "late", "onetime", NULL};
  return cs_tree_isany(tree, token, words);
}

/* "pro-Russian rebels": whom they are for; but "pro-democracy activists" are
   known as such. */
static bool isfor(const cs_tree *tree, uint32_t token, const cs_hit *hit) {
  cs_str form = cs_tree_form(tree, token);
  return cs_phrase_isplace(hit->entry->kind) &&
         (cs_str_starts(form, CS_STR("pro-")) ||
          cs_str_starts(form, CS_STR("Pro-")));
}

/* "anti-China protesters": whom they are against. */
static bool isagainst(const cs_tree *tree, uint32_t token) {
  cs_str form = cs_tree_form(tree, token);
  if (cs_str_ends(form, CS_STR("-riot"))) return false;
  return cs_str_starts(form, CS_STR("anti-")) ||
         cs_str_starts(form, CS_STR("Anti-"));
}

/* "the eight-man committee": men are no part of it. */
static bool ismeasure(const cs_finder *f, uint32_t token, uint32_t head) {
  const cs_tree *tree = f->tree;
  if (token < 2 || token == head ||
      !cs_str_equal(cs_tree_form(tree, token - 1), CS_STR("-")))
    return false;
  return tree->tokens[token - 2].upos == CS_NUM &&
         f->hits[f->hitof[token] - 1].entry->kind == CS_KIND_AGENT;
}

/* "India's and Pakistan's ministers": of both. */
static void owners(cs_phrase *p, const cs_hit *hit) {
  const cs_hit *first = p->owner;
  p->owner = hit;
  if (first == NULL || !cs_phrase_isplace(first->entry->kind) ||
      !cs_phrase_isplace(hit->entry->kind) || hit->first != first->last + 2 ||
      p->nplaces + 2 > CS_PHRASE_PLACES)
    return;
  p->places[p->nplaces++] = first;
  p->places[p->nplaces++] = hit;
}

void cs_phrase_read(const cs_finder *f, uint32_t head, cs_phrase *p) {
  memset(p, 0, sizeof *p);
  uint32_t from = head > 24 ? head - 24 : 0;
  uint32_t to = head + 12 < f->tree->n ? head + 12 : f->tree->n;
  const cs_hit *seen = NULL;
  for (uint32_t i = from; i < to; i++) {
    if (i <= head && isformer(f->tree, i) &&
        cs_phrase_belongs(f->tree, i, head))
      p->former = true;
    if (f->hitof[i] == 0) continue;
    const cs_hit *hit = &f->hits[f->hitof[i] - 1];
    if (hit == seen) continue;
    seen = hit;
    if (i != head && (isagainst(f->tree, i) || isfor(f->tree, i, hit)))
      continue;
    if (ismeasure(f, i, head)) continue;
    int how = hitbelongs(f, hit, head);
    if (how == 1) sort(f, p, hit, head);
    if (how == 2) {
      if (hit->entry->kind == CS_KIND_AGENT) {
        if (p->owneragent == NULL) p->owneragent = hit;
      } else {
        owners(p, hit);
      }
    }
  }
}

uint32_t cs_phrase_after(const cs_tree *tree, uint32_t head, size_t at) {
  static const char *const preps[] = {"of", "for",  "from", "in",
                                      "at", "with", "to",   "on"};
  CS_EACH_CHILD (tree, child, head)
    if (child > head && cs_tree_deprel(tree, child) == CS_NMOD &&
        cs_tree_childof(tree, child, CS_CASE,
                        (cs_str){preps[at], strlen(preps[at])}) != CS_NONE)
      return child;
  return CS_NONE;
}
