#include <string.h>

#include "code.h"
#include "event.h"

/* Words for deeds that were told of: "condemned the move", "the suit wants". */

static int rootof(cs_str code) {
  return (code.bytes[0] - '0') * 10 + (code.bytes[1] - '0');
}

static bool among(const cs_parties *p, cs_str code) {
  for (size_t i = 0; i < p->n; i++)
    if (cs_str_equal(p->items[i].actor.code, code)) return true;
  return false;
}

/* The actor of an event takes the empty side. */
static cs_status borrow(cs_maker *m, size_t event, cs_parties *out) {
  cs_party p = {CS_NONE, m->coding->events[event].source_actor, {0, 0}};
  p.actor.why = cs_coding_number(m->coding, CS_STR("event"), event);
  out->n = 0;
  return cs_party_add(out, p);
}

/* Which events a word may stand for, by their roots; 0 to 0: any. */
typedef struct deed {
  const char *noun;
  int from, to;
} deed;

static const deed deeds[] = {{"raid", 17, 20},
                             {"attack", 18, 20},
                             {"assault", 18, 20},
                             {"strike", 17, 20},
                             {"bombing", 18, 20},
                             {"killing", 18, 20},
                             {"invasion", 18, 20},
                             {"shelling", 18, 20},
                             {"violence", 18, 20},
                             {"incursion", 17, 20},
                             {"massacre", 18, 20},
                             {"ambush", 18, 20},
                             {"blast", 18, 20},
                             {"explosion", 18, 20},
                             {"aggression", 18, 20},
                             {"siege", 17, 20},
                             {"blockade", 14, 19},
                             {"ultimatum", 13, 13},
                             {"deadline", 2, 13},
                             {"appeal", 2, 10},
                             {"murder", 18, 20},
                             {"bombardment", 18, 20},
                             {"airstrikes", 18, 20},
                             {"assassination", 18, 20},
                             {"slaughter", 18, 20},
                             {"carnage", 18, 20},
                             {"atrocity", 18, 20},
                             {"shooting", 18, 20},
                             {"hostage-taking", 18, 20},
                             {"abduction", 18, 20},
                             {"kidnapping", 18, 20},
                             {"provocation", 13, 20},
                             {"occupation", 17, 20},
                             {"embargo", 16, 16},
                             {"jailing", 11, 17},
                             {"takeover", 17, 19},
                             {"offensive", 18, 20},
                             {"airstrike", 18, 20},
                             {"operation", 17, 20},
                             {"incident", 13, 20},
                             {"crackdown", 17, 20},
                             {"demand", 2, 10},
                             {"request", 2, 10},
                             {"call", 2, 10},
                             {"accusation", 11, 11},
                             {"criticism", 11, 11},
                             {"condemnation", 11, 11},
                             {"rebuke", 11, 11},
                             {"censure", 11, 11},
                             {"allegation", 11, 11},
                             {"suit", 11, 11},
                             {"lawsuit", 11, 11},
                             {"complaint", 11, 11},
                             {"warning", 11, 13},
                             {"threat", 13, 13},
                             {"protest", 14, 14},
                             {"arrest", 11, 17},
                             {"detention", 11, 17},
                             {"indictment", 11, 17},
                             {"verdict", 11, 17},
                             {"sentence", 11, 17},
                             {"conviction", 11, 17},
                             {"ruling", 11, 17},
                             {"offer", 3, 8},
                             {"proposal", 2, 8},
                             {"deal", 3, 6},
                             {"agreement", 3, 6},
                             {"sanction", 16, 16},
                             {"expulsion", 16, 17},
                             {"seizure", 17, 19},
                             {"theft", 17, 19},
                             {"looting", 14, 20},
                             {"hijacking", 18, 20},
                             {"stabbing", 18, 20},
                             {"execution", 18, 20},
                             {"clampdown", 17, 20},
                             {"closure", 16, 17},
                             {"move", 0, 0},
                             {"coup", 0, 0},
                             {"decision", 0, 0},
                             {"action", 0, 0},
                             {"vote", 0, 0},
                             {"ban", 0, 0},
                             {"announcement", 0, 0},
                             {"test", 0, 0},
                             {"launch", 0, 0},
                             {"step", 0, 0},
                             {NULL, 0, 0}};

/* "froze the sale, a move that Beijing denounced": what was told right before
   it. */
static bool isaside(const cs_tree *tree, uint32_t token) {
  cs_deprel rel = cs_tree_deprel(tree, token);
  if (rel == CS_OBJ && cs_tree_islemma(tree, token, CS_STR("decision"))) {
    uint32_t verb = cs_tree_head(tree, token); /* "and Peru welcomed it" */
    return verb != CS_NONE && cs_tree_deprel(tree, verb) == CS_CONJ &&
           cs_tree_child(tree, verb, CS_NSUBJ) != CS_NONE;
  }
  return rel == CS_APPOS || rel == CS_PARATAXIS;
}

/* "the move", "the raid": a word for what was told before, or NULL. */
static const deed *deedat(const cs_maker *m, uint32_t sentence,
                          uint32_t token) {
  const cs_mention *mention = cs_mention_at(m->coding, sentence, token);
  if (mention == NULL || mention->nactors > 0 ||
      !(mention->definite || isaside(&m->coding->trees[sentence], token)))
    return NULL;
  for (const deed *d = deeds; d->noun != NULL; d++)
    if (cs_tree_islemma(&m->coding->trees[sentence], token,
                        (cs_str){d->noun, strlen(d->noun)}))
      return d;
  return NULL;
}

/* Praise, blame, demand and refusal are of somebody. */
static bool judges(cs_str code) {
  int root = rootof(code);
  return root == 3 || root == 5 || (root >= 9 && root <= 13);
}

static bool isof(const deed *d, const cs_event *e) {
  static const char *const signed_[] = {"057", "030", "031",
                                        "037", "036", NULL};
  int root = rootof(e->code);
  if (d->from == 3 && d->to == 6)
    return cs_str_isany(cs_str_slice(e->code, 0, 3), signed_);
  if (d->from == 18 && cs_str_starts(e->code, CS_STR("176"))) return true;
  return d->to == 0 || (root >= d->from && root <= d->to);
}

/* Words about a move are none themselves. */
static bool iscomment(const cs_event *e) {
  int root = rootof(e->code);
  return root <= 2 || root == 4 || root == 11 ||
         cs_str_starts(e->code, CS_STR("05")) !=
             cs_str_starts(e->code, CS_STR("057"));
}

/* "the assault": that of the gunmen rather than of the soldiers who came. */
static bool isoutlawry(const deed *d) {
  static const char *const nouns[] = {
      "attack",     "assault",        "bombing", "killing",   "massacre",
      "ambush",     "blast",          "murder",  "explosion", "assassination",
      "slaughter",  "shooting",       "carnage", "atrocity",  "abduction",
      "kidnapping", "hostage-taking", NULL};
  return cs_str_isany((cs_str){d->noun, strlen(d->noun)}, nouns);
}

/* Of a meeting that is told in both directions, the row of who called it. */
static size_t beginner(const cs_maker *m, size_t event) {
  const cs_event *e = &m->coding->events[event];
  const cs_event *before = event > 0 ? e - 1 : e;
  bool mirrored =
      before->frame == e->frame &&
      cs_str_equal(before->source_actor.code, e->target_actor.code) &&
      cs_str_equal(before->target_actor.code, e->source_actor.code);
  return mirrored ? event - 1 : event;
}

/* Lends one side the source of the latest event that the word at the token may
   mean. */
static cs_status lend(cs_maker *m, const cs_frame *frame, const deed *d,
                      uint32_t token, const cs_parties *not_, cs_parties *out) {
  bool outlawry = isoutlawry(d);
  uint32_t end =
      frame->sentence + isaside(&m->coding->trees[frame->sentence], token);
  for (int comments = d->to == 0 || outlawry ? 0 : 1; comments < 2; comments++)
    for (size_t i = m->coding->nevents; i-- > cs_story_from(m);) {
      const cs_event *e = &m->coding->events[i];
      if (e->sentence >= end || e->source_actor.code.size == 0 ||
          among(not_, e->source_actor.code) || !isof(d, e) ||
          (e->sentence == frame->sentence &&
           m->coding->frames[e->frame].anchor > frame->anchor) ||
          (comments == 0 && outlawry &&
           !cs_code_isoutlaw(e->source_actor.code)) ||
          (comments == 0 && iscomment(e)))
        continue;
      return borrow(m, beginner(m, i), out);
    }
  return CS_OK;
}

/* "moved its embassy, a decision that Peru welcomed": whoever moved it. */
static cs_status decider(cs_maker *m, const cs_frame *frame, uint32_t noun) {
  cs_tree *tree = &m->coding->trees[frame->sentence];
  uint32_t verb = cs_tree_head(tree, noun);
  while (verb != CS_NONE && !cs_tree_isverb(tree, verb))
    verb = cs_tree_head(tree, verb);
  if (verb == CS_NONE || verb > noun) return CS_OK;
  uint32_t who = cs_tree_arguments(tree, verb)->subject;
  const cs_mention *a = cs_mention_at(m->coding, frame->sentence, who);
  if (a == NULL || a->nactors != 1 || among(&m->sources, a->actors[0].code))
    return CS_OK;
  cs_party p = {(uint32_t)(a - m->coding->mentions), a->actors[0],
                cs_mention_span(m->coding, a)};
  m->targets.n = 0;
  return cs_party_add(&m->targets, p);
}

cs_status cs_story_deed(cs_maker *m, const cs_frame *frame) {
  if (cs_parties_known(&m->targets) || !cs_parties_known(&m->sources) ||
      !judges(frame->code))
    return CS_OK;
  cs_tree *tree = &m->coding->trees[frame->sentence];
  uint32_t object = frame->nominal
                        ? (uint32_t)CS_NONE
                        : cs_tree_arguments(tree, frame->anchor)->object;
  const uint32_t at[] = {frame->target, frame->inner, frame->last, object};
  for (size_t i = 0; i < 4; i++) {
    const deed *d = at[i] == CS_NONE ? NULL : deedat(m, frame->sentence, at[i]);
    if (d == NULL) continue;
    cs_status status = lend(m, frame, d, at[i], &m->sources, &m->targets);
    if (status == CS_OK && !cs_parties_known(&m->targets) &&
        isaside(tree, at[i]))
      status = decider(m, frame, at[i]);
    return status;
  }
  return CS_OK;
}

/* "were killed in the attack": by those who attacked. */
static const deed *killing(const cs_maker *m, const cs_frame *frame,
                           uint32_t *at) {
  static const char *const preps[] = {"in", "during", "by", NULL};
  const cs_tree *tree = &m->coding->trees[frame->sentence];
  if (!frame->passive || rootof(frame->code) < 18) return NULL;
  CS_EACH_CHILD (tree, child, frame->anchor) {
    uint32_t prep = cs_tree_case(tree, child);
    const deed *d = prep != CS_NONE && cs_tree_isany(tree, prep, preps)
                        ? deedat(m, frame->sentence, child)
                        : NULL;
    *at = child;
    if (d != NULL && d->from == 18) return d;
  }
  return NULL;
}

/* "The raids killed civilians" */
static const deed *deadly(const cs_maker *m, const cs_frame *frame) {
  if (!frame->nominal || frame->last == frame->anchor ||
      rootof(frame->code) < 18 || !cs_parties_known(&m->targets) ||
      !cs_tree_isverb(&m->coding->trees[frame->sentence], frame->last))
    return NULL;
  const deed *d = deedat(m, frame->sentence, frame->anchor);
  return d != NULL && d->from >= 17 ? d : NULL;
}

/* "The suit wants the government to pay": whoever sued does. */
cs_status cs_story_doer(cs_maker *m, const cs_frame *frame) {
  if (cs_parties_known(&m->sources)) return CS_OK;
  uint32_t at = frame->source;
  const deed *scene = at == CS_NONE ? killing(m, frame, &at) : NULL;
  if (scene == NULL && frame->source == CS_NONE) {
    scene = deadly(m, frame);
    at = frame->anchor;
  }
  if (scene != NULL) return lend(m, frame, scene, at, &m->targets, &m->sources);
  if (frame->source == CS_NONE) return CS_OK;
  const deed *d = deedat(m, frame->sentence, frame->source);
  if (d == NULL || d->to == 0) return CS_OK;
  return lend(m, frame, d, at, &m->targets, &m->sources);
}

/* "condemned the attack on Iraqi judges": armed men of that state, unknown;
   for an arrest its police. */
static cs_str assailantcode(cs_maker *m, cs_str victim, const char *role) {
  cs_coding *c = m->coding;
  cs_str state = cs_str_slice(victim, 0, 3);
  if (!cs_lexicon_iscountry(cs_dictionary_lexicon(m->dictionary), state))
    state = c->country;
  return cs_coding_join(c, state, (cs_str){role, 3});
}

/* Who does such a deed, where nobody is named. */
static const char *assailantrole(const cs_maker *m, const cs_frame *frame) {
  const cs_coding *c = m->coding;
  size_t first = (size_t)(frame - c->frames);
  while (first > 0 && c->frames[first - 1].sentence == frame->sentence) first--;
  for (size_t i = first;
       i < c->nframes && c->frames[i].sentence == frame->sentence; i++) {
    const cs_frame *inner = &c->frames[i];
    if (inner->anchor != frame->inner || inner == frame || inner->code.size < 3)
      continue;
    if (cs_str_starts(inner->code, CS_STR("173"))) return "COP";
    if (cs_str_starts(inner->code, CS_STR("17"))) return "GOV";
  }
  return "UAF";
}

/* Who is told to have attacked the victim's state before; NULL: nobody. */
static const cs_event *attackon(const cs_maker *m, const cs_frame *frame,
                                cs_str victim) {
  cs_str state = cs_str_slice(victim, 0, 3);
  for (size_t i = m->coding->nevents; i-- > cs_story_from(m);) {
    const cs_event *e = &m->coding->events[i];
    cs_str who = e->source_actor.code;
    if (e->sentence < frame->sentence && rootof(e->code) >= 18 &&
        who.size >= 3 && cs_str_starts(e->target_actor.code, state) &&
        (cs_code_isoutlaw(who) || !cs_str_starts(who, state)))
      return e;
  }
  return NULL;
}

/* "the invasion of Chad": not by people of Chad. */
static bool isinvasion(const cs_maker *m, const cs_frame *frame,
                       uint32_t token) {
  static const char *const nouns[] = {"invasion",  "annexation", "occupation",
                                      "incursion", "aggression", NULL};
  return cs_tree_isany(&m->coding->trees[frame->sentence], token, nouns);
}

/* Puts those who attacked a victim in his place. */
static void blame(cs_maker *m, const cs_frame *frame, cs_str victim,
                  const char *role, cs_actor *out) {
  const cs_event *e =
      strcmp(role, "UAF") == 0 ? attackon(m, frame, victim) : NULL;
  if (e != NULL) {
    out->code = e->source_actor.code;
    out->why = cs_coding_number(m->coding, CS_STR("event"), e->sentence);
    return;
  }
  out->code = assailantcode(m, victim, role);
  out->why = cs_coding_join(m->coding, CS_STR("default:"), out->code);
}

cs_status cs_story_assailants(cs_maker *m, const cs_frame *frame) {
  const char *role = assailantrole(m, frame);
  if (isinvasion(m, frame, frame->inner) &&
      attackon(m, frame, cs_parties_code(&m->targets)) == NULL) {
    m->targets.n = 0;
    return CS_OK;
  }
  for (size_t i = 0; i < m->targets.n; i++) {
    cs_party *p = &m->targets.items[i];
    if (p->actor.code.size < 3) continue;
    blame(m, frame, p->actor.code, role, &p->actor);
    p->mention = CS_NONE;
  }
  return CS_OK;
}

/* The condemned attack itself, by the same unknown ones. */
cs_status cs_story_condemned(cs_maker *m, const cs_frame *frame) {
  if (m->sources.n > 0 || !cs_parties_known(&m->targets) ||
      (isinvasion(m, frame, frame->anchor) &&
       attackon(m, frame, cs_parties_code(&m->targets)) == NULL))
    return CS_OK;
  cs_party p = {CS_NONE, {{"", 0}, {"", 0}}, {0, 0}};
  blame(m, frame, m->targets.items[0].actor.code, "UAF", &p.actor);
  return cs_party_add(&m->sources, p);
}
