#include <string.h>

#include "event.h"

cs_status cs_party_add(cs_parties *out, cs_party p) {
  for (size_t i = 0; i < out->n; i++)
    if (cs_str_equal(out->items[i].actor.code, p.actor.code) &&
        (p.actor.code.size > 0 || out->items[i].span.first == p.span.first))
      return CS_OK;
  cs_party *items = cs_grow(out->items, &out->cap, out->n + 1, sizeof *items);
  if (items == NULL) return CS_ENOMEM;
  out->items = items;
  items[out->n++] = p;
  return CS_OK;
}

static cs_status addtoken(cs_maker *m, const cs_frame *frame, uint32_t token,
                          cs_parties *out) {
  cs_coding *c = m->coding;
  cs_mention *mention = cs_mention_at(c, frame->sentence, token);
  if (mention == NULL) {
    cs_party p = {CS_NONE,
                  {{"", 0}, {"", 0}},
                  cs_coding_tokenspan(m->coding, frame->sentence, token)};
    return cs_party_add(out, p);
  }
  if (mention->dropped) return CS_OK;
  const cs_mention *shown = mention->antecedent != CS_NONE
                                ? &c->mentions[mention->antecedent]
                                : mention;
  cs_party p = {(uint32_t)(mention - c->mentions),
                {{"", 0}, {"", 0}},
                cs_mention_span(c, shown)};
  if (mention->nactors == 0) return cs_party_add(out, p);
  cs_status status = CS_OK;
  for (uint32_t i = 0; i < mention->nactors && status == CS_OK; i++) {
    p.actor = mention->actors[i];
    status = cs_party_add(out, p);
  }
  return status;
}

/* "leaders or their deputies": the same party either way. */
static bool ortheirs(const cs_tree *tree, uint32_t token) {
  uint32_t owner = cs_tree_child(tree, token, CS_NMOD_POSS);
  return owner != CS_NONE && tree->tokens[owner].upos == CS_PRON &&
         cs_tree_childof(tree, token, CS_CC, CS_STR("or")) != CS_NONE;
}

/* "U.S., French and British forces struck": a second subject, which a comma
   separates, is more of the first. */
static uint32_t nextsubject(const cs_maker *m, const cs_tree *tree,
                            uint32_t sentence, uint32_t token) {
  uint32_t verb = cs_tree_head(tree, token);
  if (verb == CS_NONE || cs_tree_deprel(tree, token) != CS_NSUBJ ||
      token + 1 >= tree->n ||
      !cs_str_equal(cs_tree_form(tree, token + 1), CS_STR(",")))
    return CS_NONE;
  CS_EACH_CHILD (tree, child, verb) {
    const cs_mention *next = cs_mention_at(m->coding, sentence, child);
    if (child > token && child < verb && next != NULL && next->nactors > 0 &&
        next->first == token + 2 && cs_tree_deprel(tree, child) == CS_NSUBJ)
      return child;
  }
  return CS_NONE;
}

static const cs_mention *agentat(const cs_maker *m, const cs_frame *frame,
                                 uint32_t token) {
  const cs_mention *a = cs_mention_at(m->coding, frame->sentence, token);
  return a != NULL && a->agent && a->nactors > 0 ? a : NULL;
}

/* "members of the police and the army": of both, if they are the police. */
static cs_status addmembers(cs_maker *m, const cs_frame *frame, uint32_t whole,
                            cs_parties *out) {
  cs_status status = CS_OK;
  const cs_tree *tree = &m->coding->trees[frame->sentence];
  const cs_mention *all = cs_mention_at(m->coding, frame->sentence, whole);
  if (all == NULL || all->nactors == 0) return CS_OK;
  CS_EACH_CHILD (tree, part, whole) {
    const cs_mention *one = agentat(m, frame, part);
    if (cs_tree_deprel(tree, part) != CS_NMOD || one == NULL ||
        cs_tree_childof(tree, part, CS_CASE, CS_STR("of")) == CS_NONE ||
        !cs_str_equal(one->actors[0].code, all->actors[0].code))
      continue;
    CS_EACH_CHILD (tree, other, part)
      if (tree->tokens[other].deprel == CS_CONJ &&
          agentat(m, frame, other) != NULL && status == CS_OK)
        status = addtoken(m, frame, other, out);
  }
  return status;
}

/* "Uganda, not Kenya" */
static bool isdenied(const cs_tree *tree, uint32_t token) {
  return cs_tree_childof(tree, token, CS_ADVMOD, CS_STR("not")) != CS_NONE ||
         cs_tree_childof(tree, token, CS_CC, CS_STR("not")) != CS_NONE;
}

/* The phrase and the phrases coordinated with it. */
cs_status cs_parties_expand(cs_maker *m, const cs_frame *frame, uint32_t token,
                            uint32_t other, cs_parties *out) {
  cs_tree *tree = &m->coding->trees[frame->sentence];
  out->n = 0;
  if (token == CS_NONE) return CS_OK;
  cs_status status = addtoken(m, frame, token, out);
  const cs_mention *first = cs_mention_at(m->coding, frame->sentence, token);
  CS_EACH_CHILD (tree, child, token) {
    const cs_mention *next = cs_mention_at(m->coding, frame->sentence, child);
    if (first != NULL && next != NULL && first->nactors > 0 &&
        next->nactors > 0 && first->direct && !next->direct)
      continue; /* "the war in Ukraine and Pyongyang's provocations" */
    if (status != CS_OK) return status;
    if (tree->tokens[child].deprel != CS_CONJ || child == other) continue;
    if (ortheirs(tree, child) || isdenied(tree, child)) continue;
    if (cs_tree_isverb(tree, child) ||
        cs_tree_child(tree, child, CS_NSUBJ) != CS_NONE)
      continue;
    status = addtoken(m, frame, child, out);
  }
  uint32_t more = nextsubject(m, tree, frame->sentence, token);
  if (status == CS_OK && more != CS_NONE && more != other)
    status = addtoken(m, frame, more, out);
  if (status == CS_OK) status = addmembers(m, frame, token, out);
  return status;
}

bool cs_party_iscodeless(const cs_party *p) { return p->actor.code.size == 0; }

bool cs_parties_known(const cs_parties *p) {
  for (size_t i = 0; i < p->n; i++)
    if (!cs_party_iscodeless(&p->items[i])) return true;
  return false;
}

/* Places that are no people, though they have names. */
static bool isline(const cs_tree *tree, uint32_t token) {
  static const char *const nouns[] = {"line",   "Line",   "zone", "Zone",
                                      "border", "Border", NULL};
  return cs_tree_isany(tree, token, nouns);
}

void cs_parties_clearlines(const cs_maker *m, const cs_frame *frame,
                           cs_parties *p) {
  const cs_tree *tree = &m->coding->trees[frame->sentence];
  size_t n = 0;
  for (size_t i = 0; i < p->n; i++) {
    const cs_party *one = &p->items[i];
    bool line = cs_party_iscodeless(one) && one->mention != CS_NONE &&
                isline(tree, m->coding->mentions[one->mention].head);
    if (!line) p->items[n++] = *one;
  }
  p->n = n;
}

/* Is the state of a code also one of the sources'? */
static bool ofsource(const cs_maker *m, cs_str code) {
  for (size_t i = 0; i < m->sources.n; i++) {
    cs_str own = m->sources.items[i].actor.code;
    if (code.size >= 3 && own.size >= 3 &&
        cs_str_equal(cs_str_slice(code, 0, 3), cs_str_slice(own, 0, 3)))
      return true;
  }
  return false;
}

/* Is the phrase a group of several with the sources among them? */
static bool iscircle(const cs_maker *m, uint32_t mention) {
  size_t n = 0;
  bool own = false;
  for (size_t i = 0; i < m->targets.n; i++) {
    if (m->targets.items[i].mention != mention) continue;
    n++;
    own |= ofsource(m, m->targets.items[i].actor.code);
  }
  return n > 1 && own;
}

void cs_parties_clearcircle(cs_maker *m, const cs_frame *frame) {
  static const char *const roots[] = {"03", "04", "05", "06", NULL};
  cs_parties *p = &m->targets;
  uint32_t circle = CS_NONE;
  if (!cs_str_isany(cs_str_slice(frame->code, 0, 2), roots)) return;
  for (size_t i = 0; i < p->n && circle == CS_NONE; i++)
    if (p->items[i].mention != CS_NONE && iscircle(m, p->items[i].mention))
      circle = p->items[i].mention;
  size_t n = 0, others = 0;
  for (size_t i = 0; i < p->n; i++)
    others +=
        p->items[i].mention != circle && !cs_party_iscodeless(&p->items[i]);
  if (circle == CS_NONE || others == 0) return;
  for (size_t i = 0; i < p->n; i++)
    if (p->items[i].mention != circle) p->items[n++] = p->items[i];
  p->n = n;
}

bool cs_parties_open(const cs_maker *m, const cs_frame *frame,
                     const cs_parties *p) {
  const cs_tree *tree = &m->coding->trees[frame->sentence];
  static const char *const pronouns[] = {"they", "it", NULL};
  for (size_t i = 0; i < p->n; i++) {
    if (!cs_party_iscodeless(&p->items[i])) return false;
    if (p->items[i].mention == CS_NONE) continue;
    const cs_mention *a = &m->coding->mentions[p->items[i].mention];
    if (a->sentence != frame->sentence) return false;
    if (a->pronoun && cs_tree_isany(tree, a->head, pronouns)) continue;
    if (a->pronoun || a->person || a->agent) return false;
    if (tree->tokens[a->head].upos != CS_NOUN && !isline(tree, a->head))
      return false;
  }
  return true;
}

cs_str cs_parties_code(const cs_parties *p) {
  for (size_t i = 0; i < p->n; i++)
    if (!cs_party_iscodeless(&p->items[i])) return p->items[i].actor.code;
  return (cs_str){"", 0};
}

static bool ofstate(const cs_parties *p, cs_str code) {
  for (size_t i = 0; i < p->n; i++)
    if (code.size >= 3 && p->items[i].actor.code.size >= 3 &&
        memcmp(p->items[i].actor.code.bytes, code.bytes, 3) == 0)
      return true;
  return false;
}

/* "recalled its envoy", "pulled out its troops": one's own are no target. */
void cs_parties_dropown(cs_maker *m, const cs_frame *frame) {
  static const char *const inward[] = {"07", "087", "1246", "138"};
  bool envoys = cs_str_starts(frame->code, CS_STR("16"));
  bool troops =
      (cs_str_starts(frame->code, CS_STR("15")) && cs_usual_isabroad(m));
  for (size_t i = 0; i < sizeof inward / sizeof *inward; i++)
    troops |=
        cs_str_starts(frame->code, (cs_str){inward[i], strlen(inward[i])});
  size_t kept = 0;
  if (!envoys && !troops) return;
  for (size_t i = 0; i < m->targets.n; i++) {
    cs_str code = m->targets.items[i].actor.code;
    bool own = code.size > 3 && ofstate(&m->sources, code);
    bool army = code.size >= 6 && memcmp(code.bytes + 3, "MIL", 3) == 0;
    if (!own || (troops && !army))
      m->targets.items[kept++] = m->targets.items[i];
  }
  m->targets.n = kept;
}

bool cs_parties_onephrase(const cs_parties *p) {
  for (size_t i = 1; i < p->n; i++)
    if (p->items[i].mention != p->items[0].mention) return false;
  return true;
}

bool cs_parties_named(const cs_parties *p) {
  for (size_t i = 0; i < p->n; i++)
    if (cs_str_starts(p->items[i].actor.why, CS_STR("coref"))) return false;
  return true;
}
