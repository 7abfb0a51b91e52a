#include <string.h>

#include "code.h"
#include "coreference.h"
#include "event.h"

/* Roots that tell of one thing: 18, 19 and 20 are all violence. */
static int family(cs_str code) {
  int root = (code.bytes[0] - '0') * 10 + (code.bytes[1] - '0');
  if (cs_str_starts(code, CS_STR("181"))) return 181;
  return root >= 18 ? 18 : root == 3 ? 4 : root;
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
    if (cs_code_samestate(p->items[i].actor.code, code)) return true;
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

/* "was arrested in Zambia": not by those who sentenced him here. */
static bool elsewhere(const cs_maker *m, const cs_event *e,
                      const cs_frame *frame) {
  if (family(frame->code) != 17 && family(frame->code) != 11) return false;
  cs_str scene = cs_context_scene(m->dictionary, m->coding, frame->sentence,
                                  frame->anchor);
  return scene.size > 0 && !cs_code_samestate(scene, e->source_actor.code);
}

static bool isforce(cs_str code) {
  static const char *const roles[] = {"MIL", "COP", NULL};
  return code.size >= 6 && cs_str_isany(cs_str_slice(code, 3, 6), roles);
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
    return (among(&m->targets, e->target_actor.code) ||
            (frame->passive && frame->sentence - e->sentence <= 3 &&
             isforce(e->target_actor.code) ==
                 isforce(cs_parties_code(&m->targets)) &&
             amongstates(&m->targets, e->target_actor.code))) &&
           !(cs_code_isoutlaw(cs_parties_code(&m->targets)) &&
             cs_code_isoutlaw(e->source_actor.code)) &&
           !elsewhere(m, e, frame);
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
  for (size_t i = m->coding->nevents; i-- > cs_story_from(m);) {
    const cs_event *e = &m->coding->events[i];
    if (e->sentence == frame->sentence || !fitsbefore(m, e, frame)) continue;
    cs_status status = CS_OK;
    if (!source) status = borrow(m, i, true, &m->sources);
    if (!target && status == CS_OK) status = borrow(m, i, false, &m->targets);
    return status;
  }
  return CS_OK;
}

/* A headline says one side only, the text below it both. */
static bool isheadline(const cs_maker *m, const cs_frame *frame) {
  return frame->sentence == 0 &&
         m->coding->document->sentences[0].line == CS_HEADLINE;
}

static bool fitsahead(const cs_maker *m, const cs_event *e,
                      const cs_frame *frame) {
  bool source = cs_parties_known(&m->sources),
       target = cs_parties_known(&m->targets);
  if (e->source_actor.code.size == 0 || e->target_actor.code.size == 0 ||
      family(e->code) != family(frame->code))
    return false;
  if (source) return amongstates(&m->sources, e->source_actor.code);
  return target && amongstates(&m->targets, e->target_actor.code);
}

cs_status cs_story_ahead(cs_maker *m, const cs_frame *frame) {
  enum { REACH = 3 };
  bool source = cs_parties_known(&m->sources);
  if (!isheadline(m, frame) || source == cs_parties_known(&m->targets))
    return CS_OK;
  if (m->sources.n > 1) return CS_OK; /* they may do it with each other */
  cs_parties *open = source ? &m->targets : &m->sources;
  if (!cs_parties_open(m, frame, open)) return CS_OK;
  if (frame->nominal && family(frame->code) < 8) return CS_OK;
  for (size_t i = 0; i < m->ntold; i++) {
    const cs_event *e = &m->told[i];
    if (e->sentence == 0) continue;
    if (e->sentence > REACH) break;
    if (!fitsahead(m, e, frame)) continue;
    cs_party p = {CS_NONE, source ? e->target_actor : e->source_actor, {0, 0}};
    p.actor.why = cs_coding_number(m->coding, CS_STR("ahead"), e->sentence);
    open->n = 0;
    return cs_party_add(open, p);
  }
  return CS_OK;
}

/* Promises, thanks, help and agreements, which two sides have for each other.
 */
static bool isfriendly(cs_str code) {
  int root = (code.bytes[0] - '0') * 10 + (code.bytes[1] - '0');
  return root >= 3 && root <= 7;
}

static bool isstate(const cs_maker *m, cs_str code) {
  return code.size >= 3 &&
         cs_lexicon_iscountry(cs_dictionary_lexicon(m->dictionary),
                              cs_str_slice(code, 0, 3));
}

/* "Angola will provide a loan", after its talks with Zambia: to that one. */
cs_status cs_story_partner(cs_maker *m, const cs_frame *frame) {
  enum { REACH = 6 };
  cs_str own = cs_parties_code(&m->sources);
  if (m->sources.n != 1 || !isstate(m, own) || !isfriendly(frame->code) ||
      cs_str_starts(frame->code, CS_STR("04")) ||
      (frame->nominal && frame->outer == NULL) || frame->rule == NULL ||
      !frame->rule->pattern.hastarget ||
      !cs_parties_open(m, frame, &m->targets))
    return CS_OK;
  for (size_t i = m->coding->nevents; i-- > cs_story_from(m);) {
    const cs_event *e = &m->coding->events[i];
    cs_str a = e->source_actor.code, b = e->target_actor.code;
    if (frame->sentence - e->sentence > REACH) return CS_OK;
    if (!isfriendly(e->code) || !isstate(m, a) || !isstate(m, b) ||
        !cs_code_samestate(a, own) || cs_code_samestate(b, own))
      continue;
    return borrow(m, i, false, &m->targets);
  }
  return CS_OK;
}

/* "called up reservists and threatened to strike": not them. */
static bool ownarmy(cs_str own, cs_str other) {
  return cs_code_samestate(own, other) && other.size >= 6 &&
         memcmp(other.bytes + 3, "MIL", 3) == 0;
}

/* "Peru cut ties with Chad, while Chile recalled its envoy": from Chad, too. */
static cs_status alongside(cs_maker *m, const cs_frame *frame) {
  const cs_tree *tree = &m->coding->trees[frame->sentence];
  uint32_t head = cs_tree_head(tree, frame->anchor);
  if (!cs_str_starts(frame->code, CS_STR("16")) || frame->nominal ||
      cs_tree_deprel(tree, frame->anchor) != CS_ADVCL ||
      cs_tree_childof(tree, frame->anchor, CS_MARK, CS_STR("while")) == CS_NONE)
    return CS_OK;
  for (size_t i = m->coding->nevents; i-- > cs_story_from(m);) {
    const cs_event *e = &m->coding->events[i];
    if (e->sentence != frame->sentence) return CS_OK;
    if (m->coding->frames[e->frame].anchor == head &&
        cs_str_starts(e->code, CS_STR("16")))
      return borrow(m, i, false, &m->targets);
  }
  return CS_OK;
}

/* "raided its embassy, prompting Peru to cut ties": with those who raided. */
static cs_status provoked(cs_maker *m, const cs_frame *frame) {
  static const char *const verbs[] = {"prompt", "lead", "cause",   "force",
                                      "drive",  "spur", "provoke", NULL};
  const cs_tree *tree = &m->coding->trees[frame->sentence];
  uint32_t head = cs_tree_head(tree, frame->anchor);
  if (frame->nominal || head == CS_NONE || !cs_tree_isany(tree, head, verbs))
    return CS_OK;
  for (size_t i = m->coding->nevents; i-- > cs_story_from(m);) {
    const cs_event *e = &m->coding->events[i];
    if (e->sentence != frame->sentence) return CS_OK;
    if (amongstates(&m->sources, e->target_actor.code) &&
        !amongstates(&m->sources, e->source_actor.code))
      return borrow(m, i, true, &m->targets);
  }
  return CS_OK;
}

/* "summoned the ambassador and demanded an apology": from him. */
cs_status cs_story_joined(cs_maker *m, const cs_frame *frame) {
  static const char *const roots[] = {"02", "03", "10", "11", "12",
                                      "13", "16", "17", NULL};
  const cs_tree *tree = &m->coding->trees[frame->sentence];
  uint32_t verb = frame->verb != CS_NONE ? frame->verb : frame->anchor;
  if (!cs_parties_known(&m->sources) || !cs_parties_open(m, frame, &m->targets))
    return CS_OK;
  if (cs_tree_deprel(tree, verb) == CS_ADVCL) return alongside(m, frame);
  if (cs_tree_deprel(tree, verb) == CS_XCOMP &&
      cs_str_isany(cs_str_slice(frame->code, 0, 2), roots))
    return provoked(m, frame);
  if (cs_tree_deprel(tree, verb) != CS_CONJ ||
      (frame->nominal && cs_str_starts(frame->code, CS_STR("17"))) ||
      !cs_str_isany(cs_str_slice(frame->code, 0, 2), roots))
    return CS_OK;
  uint32_t head = cs_tree_head(tree, verb);
  for (size_t i = m->coding->nevents; i-- > cs_story_from(m);) {
    const cs_event *e = &m->coding->events[i];
    const cs_frame *other = &m->coding->frames[e->frame];
    if (e->sentence != frame->sentence) return CS_OK;
    if ((other->anchor != head && other->verb != head) ||
        e->target_actor.code.size == 0 ||
        !among(&m->sources, e->source_actor.code) ||
        ownarmy(e->source_actor.code, e->target_actor.code))
      continue;
    return borrow(m, i, false, &m->targets);
  }
  return CS_OK;
}

/* Is the target whom the release is of? */
static bool iscaptive(const cs_maker *m, const cs_frame *frame) {
  static const char *const nouns[] = {"release", "freeing", "liberation",
                                      "freedom", NULL};
  const cs_tree *tree = &m->coding->trees[frame->sentence];
  if (frame->target == CS_NONE) return false;
  uint32_t noun = cs_tree_head(tree, frame->target);
  return noun != CS_NONE && cs_tree_isany(tree, noun, nouns);
}

/* "demanded the release of prisoners": of those who took them, and where they
   are not told, of the prisoners' state if it is another one. */
cs_status cs_story_captor(cs_maker *m, const cs_frame *frame) {
  static const char *const codes[] = {"0253", "1053", "046", NULL};
  cs_str own = cs_parties_code(&m->sources);
  cs_str captive = cs_parties_code(&m->targets);
  if (!cs_str_isany(frame->code, codes) || own.size < 3 || captive.size < 3 ||
      !iscaptive(m, frame))
    return CS_OK;
  for (size_t i = m->coding->nevents; i-- > 0;) {
    const cs_event *e = &m->coding->events[i];
    bool taken = cs_str_starts(e->code, CS_STR("173")) ||
                 cs_str_starts(e->code, CS_STR("181"));
    if (taken && among(&m->targets, e->target_actor.code) &&
        e->source_actor.code.size > 0)
      return borrow(m, i, true, &m->targets);
  }
  if (captive.size == 3 || cs_code_samestate(own, captive) ||
      !cs_lexicon_iscountry(cs_dictionary_lexicon(m->dictionary),
                            cs_str_slice(captive, 0, 3)))
    return CS_OK;
  cs_party p = m->targets.items[0];
  p.actor.code =
      cs_coding_join(m->coding, cs_str_slice(captive, 0, 3), CS_STR(""));
  m->targets.n = 0;
  return cs_party_add(&m->targets, p);
}
