#include <string.h>

#include "event.h"

/* Roots that tell of one thing: 18, 19 and 20 are all violence. */
static int family(cs_str code) {
  int root = (code.bytes[0] - '0') * 10 + (code.bytes[1] - '0');
  return root >= 18 ? 18 : root == 3 ? 4 : root;
}

static bool samestate(cs_str a, cs_str b) {
  return a.size >= 3 && b.size >= 3 && memcmp(a.bytes, b.bytes, 3) == 0;
}

/* Is this actor one of the parties? */
static bool among(const cs_parties *p, cs_str code) {
  for (size_t i = 0; i < p->n; i++)
    if (p->items[i].actor.code.size > 0 &&
        cs_str_equal(p->items[i].actor.code, code))
      return true;
  return false;
}

static bool amongstates(const cs_parties *p, cs_str code) {
  for (size_t i = 0; i < p->n; i++)
    if (samestate(p->items[i].actor.code, code)) return true;
  return false;
}

static cs_status borrow(cs_maker *m, size_t event, bool source,
                        cs_parties *out) {
  const cs_event *e = &m->coding->events[event];
  cs_party p = {CS_NONE, source ? e->source_actor : e->target_actor, {0, 0}};
  p.actor.why = cs_coding_number(m->coding, CS_STR("event"), event);
  out->n = 0;
  return p.actor.code.size > 0 ? cs_party_add(out, p) : CS_OK;
}

/* "The talks have been taking place", "clashes broke out". */
static bool happens(const cs_maker *m, const cs_frame *frame) {
  static const char *const verbs[] = {
      "take",   "begin",  "start", "break",    "erupt",     "continue",
      "resume", "end",    "last",  "occur",    "happen",    "go",
      "come",   "follow", "ensue", "open",     "conclude",  "collapse",
      "fail",   "stall",  "rage",  "escalate", "intensify", NULL};
  const cs_tree *tree = &m->coding->trees[frame->sentence];
  if (cs_tree_deprel(tree, frame->anchor) != CS_NSUBJ) return false;
  uint32_t verb = cs_tree_head(tree, frame->anchor);
  return cs_tree_isany(tree, verb, verbs);
}

/* An event of the same kind told before, by whoever is known of this one. */
static bool fitsbefore(const cs_maker *m, const cs_event *e,
                       const cs_frame *frame) {
  if (e->source_actor.code.size == 0 || e->target_actor.code.size == 0)
    return false;
  if (family(e->code) != family(frame->code)) return false;
  bool source = cs_parties_known(&m->sources),
       target = cs_parties_known(&m->targets);
  if (target && !source)
    return among(&m->targets, e->target_actor.code) ||
           (frame->passive && amongstates(&m->targets, e->target_actor.code));
  if (source && !target)
    return (family(frame->code) >= 17 || family(frame->code) == 7) &&
           among(&m->sources, e->source_actor.code);
  const cs_frame *other = &m->coding->frames[e->frame];
  return frame->nominal && frame->standing == CS_ACTUAL && happens(m, frame) &&
         m->sources.n == 0 && m->targets.n == 0 && frame->rule == other->rule;
}

/* Fills an empty role from the latest event that fits. */
cs_status cs_story_recall(cs_maker *m, const cs_frame *frame) {
  bool source = cs_parties_known(&m->sources),
       target = cs_parties_known(&m->targets);
  if (source && target) return CS_OK;
  if (m->sources.n > 0 && !source) return CS_OK; /* a stranger did it */
  if (m->targets.n > 0 && !target && !frame->guessed) return CS_OK;
  for (size_t i = m->coding->nevents; i-- > 0;) {
    const cs_event *e = &m->coding->events[i];
    if (e->sentence == frame->sentence || !fitsbefore(m, e, frame)) continue;
    cs_status status = CS_OK;
    if (!source) status = borrow(m, i, true, &m->sources);
    if (!target && status == CS_OK) status = borrow(m, i, false, &m->targets);
    return status;
  }
  return CS_OK;
}

/* "the move", "the raid": a word for what was told before. */
static bool isdeed(const cs_maker *m, uint32_t sentence, uint32_t token) {
  static const char *const nouns[] = {
      "move",     "raid",      "attack",    "assault",  "strike",
      "coup",     "crackdown", "decision",  "action",   "incident",
      "bombing",  "killing",   "vote",      "ban",      "announcement",
      "invasion", "offensive", "operation", "arrest",   "detention",
      "sanction", "expulsion", "shelling",  "violence", "murder",
      "test",     "launch",    "ruling",    "step",     "airstrike",
      "deal",     "agreement", NULL};
  const cs_mention *mention = cs_mention_at(m->coding, sentence, token);
  if (mention == NULL || mention->nactors > 0 || !mention->definite)
    return false;
  return cs_tree_isany(&m->coding->trees[sentence], token, nouns);
}

/* "the attack" is one that was told of, not the arrest after it. */
static bool sameviolence(const cs_maker *m, const cs_frame *frame,
                         const cs_event *e) {
  static const char *const nouns[] = {
      "raid",      "attack",    "assault",  "strike",   "bombing",
      "killing",   "invasion",  "shelling", "violence", "murder",
      "offensive", "airstrike", NULL};
  const cs_tree *tree = &m->coding->trees[frame->sentence];
  const uint32_t at[] = {frame->target, frame->inner, frame->last};
  bool violent = false;
  for (size_t i = 0; i < 3; i++)
    violent |= at[i] != CS_NONE && cs_tree_isany(tree, at[i], nouns);
  return !violent || cs_str_starts(e->code, CS_STR("176")) ||
         memcmp(e->code.bytes, "18", 2) >= 0;
}

/* Praise, blame, demand and refusal are of somebody. */
static bool judges(cs_str code) {
  int root = (code.bytes[0] - '0') * 10 + (code.bytes[1] - '0');
  return root == 5 || (root >= 9 && root <= 13);
}

cs_status cs_story_deed(cs_maker *m, const cs_frame *frame) {
  if (cs_parties_known(&m->targets) || !cs_parties_known(&m->sources) ||
      !judges(frame->code) ||
      (!isdeed(m, frame->sentence, frame->target) &&
       !isdeed(m, frame->sentence, frame->inner) &&
       !isdeed(m, frame->sentence, frame->last)))
    return CS_OK;
  for (size_t i = m->coding->nevents; i-- > 0;) {
    const cs_event *e = &m->coding->events[i];
    if (e->sentence >= frame->sentence || e->source_actor.code.size == 0 ||
        among(&m->sources, e->source_actor.code) || !sameviolence(m, frame, e))
      continue;
    return borrow(m, i, true, &m->targets);
  }
  return CS_OK;
}

/* "condemned the attack on Iraqi judges": armed men of that state, unknown. */
static cs_str assailantcode(cs_maker *m, cs_str victim) {
  cs_coding *c = m->coding;
  cs_str state = cs_str_slice(victim, 0, 3);
  if (!cs_lexicon_iscountry(cs_dictionary_lexicon(m->dictionary), state))
    state = c->country;
  return cs_coding_join(c, state, CS_STR("UAF"));
}

cs_status cs_story_assailants(cs_maker *m) {
  for (size_t i = 0; i < m->targets.n; i++) {
    cs_party *p = &m->targets.items[i];
    if (p->actor.code.size < 3) continue;
    p->actor.code = assailantcode(m, p->actor.code);
    p->actor.why = cs_coding_join(m->coding, CS_STR("default:"), p->actor.code);
    p->mention = CS_NONE;
  }
  return CS_OK;
}

/* The condemned attack itself, by the same unknown ones. */
cs_status cs_story_condemned(cs_maker *m) {
  if (m->sources.n > 0 || !cs_parties_known(&m->targets)) return CS_OK;
  cs_party p = {CS_NONE, {{"", 0}, {"", 0}}, {0, 0}};
  p.actor.code = assailantcode(m, m->targets.items[0].actor.code);
  p.actor.why = cs_coding_join(m->coding, CS_STR("default:"), p.actor.code);
  return cs_party_add(&m->sources, p);
}
