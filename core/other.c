#include <string.h>

#include "code.h"
#include "event.h"

/* The other side: where a hostile deed has one side only, the other one is
   whom the text tells to be at odds with it. */

static int rootof(cs_str code) {
  return (code.bytes[0] - '0') * 10 + (code.bytes[1] - '0');
}

/* Threats, shows of force, coercion and violence. */
static bool ishostile(cs_str code) {
  int root = rootof(code);
  return root >= 13 && root != 16;
}

/* Rebels and those who accuse them are at odds, too. */
static bool isfeud(const cs_event *e) {
  return rootof(e->code) == 11 && cs_code_isoutlaw(e->source_actor.code) !=
                                      cs_code_isoutlaw(e->target_actor.code);
}

static bool isforce(cs_str code) {
  static const char *const roles[] = {"MIL", "COP", NULL};
  return cs_code_hasany(code, roles);
}

static bool isarmy(cs_str code) {
  static const char *const roles[] = {"MIL", NULL};
  return cs_code_hasany(code, roles);
}

static bool isstate(const cs_maker *m, cs_str code) {
  return code.size >= 3 &&
         cs_lexicon_iscountry(cs_dictionary_lexicon(m->dictionary),
                              cs_str_slice(code, 0, 3));
}

/* How alike an event's side and the side at hand must be. */
typedef enum likeness { SAME, OUTLAW, STATE } likeness;

/* Is a:b a quarrel of this kind, with `a` on the side at hand?  `doer`: b did
   it. */
static bool isquarrel(cs_str own, cs_str a, cs_str b, bool doer, likeness how) {
  static const char *const outlaws[] = {"REB", "INS", "SEP", "UAF", "CRM",
                                        "CVL", "OPP", "PTY", NULL};
  switch (how) {
    case SAME: return cs_str_equal(own, a) && !cs_str_equal(own, b);
    case OUTLAW:
      return (doer || cs_code_samestate(own, a)) && cs_code_samestate(own, b) &&
             cs_code_hasany(b, outlaws) && !cs_code_hasany(own, outlaws);
    default: return cs_code_samestate(own, a) && !cs_code_samestate(own, b);
  }
}

static bool amongsides(const cs_parties *p, cs_str code) {
  for (size_t i = 0; i < p->n; i++)
    if (cs_str_equal(p->items[i].actor.code, code)) return true;
  return false;
}

/* The latest event between one of these and somebody else, who is *out:
   the very same ones; outlaws and the police or army of their state; states. */
static bool quarrel(const cs_maker *m, const cs_frame *frame,
                    const cs_parties *side, likeness how, cs_actor *out) {
  const cs_coding *c = m->coding;
  for (size_t i = c->nevents; i-- > cs_story_from(m);) {
    const cs_event *e = &c->events[i];
    cs_str a = e->source_actor.code, b = e->target_actor.code;
    if (a.size == 0 || b.size == 0 || e->frame == (size_t)(frame - c->frames) ||
        !(ishostile(e->code) || isfeud(e) ||
          (rootof(frame->code) == 13 && rootof(e->code) == 16)) ||
        (rootof(e->code) == 15 && cs_code_samestate(a, b)) ||
        (rootof(frame->code) >= 18 && cs_str_starts(e->code, CS_STR("172"))))
      continue; /* who alerts his own army is not at odds with it */
    for (size_t k = 0; k < side->n; k++) {
      cs_str own = side->items[k].actor.code;
      if (own.size == 0) continue;
      bool first = isquarrel(own, a, b, false, how),
           second = isquarrel(own, b, a, true, how);
      if (first == second) continue;
      out->code = first ? b : a;
      out->why = cs_coding_number(m->coding, CS_STR("against"), i);
      return true;
    }
  }
  return false;
}

/* The state that the text names most, besides one. */
static cs_str otherstate(const cs_maker *m, cs_str own) {
  const cs_coding *c = m->coding;
  cs_str best = {"", 0};
  size_t most = 0;
  for (size_t i = 0; i < c->nmentions && i < 256; i++) {
    if (c->mentions[i].nactors != 1) continue;
    cs_str code = c->mentions[i].actors[0].code;
    if (!isstate(m, code) || cs_code_samestate(code, own)) continue;
    if (c->mentions[i].context) continue;
    size_t n = 0;
    for (size_t k = 0; k < c->nmentions && k < 256; k++)
      if (c->mentions[k].nactors == 1 &&
          cs_code_samestate(c->mentions[k].actors[0].code, code))
        n++;
    if (n <= most) continue;
    most = n;
    best = cs_str_slice(code, 0, 3);
  }
  return best;
}

/* Soldiers' targets: what they fire at is an army's. */
static bool ismilitary(const cs_maker *m, const cs_frame *frame) {
  static const char *const nouns[] = {
      "target",   "base",    "position", "defense", "defence", "depot",
      "convoy",   "tank",    "radar",    "airbase", "barrack", "battery",
      "missile",  "airport", "airfield", "bunker",  "post",    "outpost",
      "military", "unit",    "troop",    NULL};
  return cs_tree_isany(&m->coding->trees[frame->sentence], frame->target,
                       nouns);
}

/* Does the text name the state of its dateline, or only report from there? */
static bool isconcerned(const cs_maker *m, cs_str state) {
  const cs_coding *c = m->coding;
  for (size_t i = 0; i < c->nmentions && i < 256; i++) {
    const cs_mention *a = &c->mentions[i];
    if (!a->context && a->nactors > 0 &&
        cs_code_samestate(a->actors[0].code, state))
      return true;
  }
  return false;
}

/* "vowed revenge after an Israeli strike": told later in the sentence. */
static bool provoker(const cs_maker *m, const cs_frame *frame, cs_str own,
                     cs_actor *out) {
  if (rootof(frame->code) != 13 || !isstate(m, own)) return false;
  for (size_t i = m->here;
       i < m->ntold && m->told[i].sentence == frame->sentence; i++) {
    cs_str a = m->told[i].source_actor.code, b = m->told[i].target_actor.code;
    if (a.size == 0 || b.size == 0 || rootof(m->told[i].code) < 16 ||
        !cs_code_samestate(b, own) || cs_code_samestate(a, own))
      continue;
    out->code = a;
    out->why =
        cs_coding_number(m->coding, CS_STR("ahead"), m->told[i].sentence);
    return true;
  }
  return false;
}

/* Armies that fight outside their country fight its forces; at home they fight
   rebels or the neighbour that the text is about. */
static bool enemy(const cs_maker *m, const cs_frame *frame, cs_str own,
                  cs_actor *out) {
  cs_coding *c = m->coding;
  bool army = isarmy(own) || own.size == 3 || !isstate(m, own);
  int root = rootof(frame->code);
  if (root < 18 || root > 19 || !army) return false;
  cs_str state = c->country;
  if (!isconcerned(m, state) && otherstate(m, own).size > 0)
    state = otherstate(m, own);
  if (frame->nominal && cs_code_samestate(state, own)) return false;
  if (state.size == 0 || cs_code_samestate(state, own))
    state = otherstate(m, own);
  if (state.size == 0 && (!isarmy(own) || !isstate(m, own))) return false;
  cs_str role = ismilitary(m, frame) ? CS_STR("MIL") : CS_STR("");
  if (state.size == 0) {
    state = cs_str_slice(own, 0, 3);
    role = CS_STR("REB");
  }
  out->code = cs_coding_join(c, state, role);
  out->why = cs_coding_join(c, CS_STR("enemy:"), out->code);
  return true;
}

/* "Indian and Pakistani troops exchanged fire": with each other. */
static bool severalstates(const cs_maker *m) {
  for (size_t i = 1; i < m->sources.n; i++)
    if (m->sources.items[i].mention == m->sources.items[0].mention &&
        !cs_code_samestate(m->sources.items[i].actor.code,
                           m->sources.items[0].actor.code))
      return true;
  return false;
}

/* Did this one demand something of the sources, criticise or threaten them? */
static bool asked(const cs_maker *m, const cs_event *e) {
  int root = rootof(e->code);
  cs_str a = e->source_actor.code, b = e->target_actor.code;
  if (a.size == 0 || b.size == 0 || (root != 2 && (root < 10 || root > 14)))
    return false;
  return amongsides(&m->sources, b) && !amongsides(&m->sources, a);
}

/* One surrenders to those who fought one's side. */
static bool captor(const cs_maker *m, const cs_frame *frame, cs_actor *out) {
  const cs_coding *c = m->coding;
  cs_str own = cs_parties_code(&m->sources);
  if (!cs_str_starts(frame->code, CS_STR("087"))) return false;
  for (size_t i = c->nevents; i-- > cs_story_from(m);) {
    const cs_event *e = &c->events[i];
    if (e->source_actor.code.size == 0 || rootof(e->code) < 17 ||
        !cs_code_samestate(e->target_actor.code, own) ||
        cs_code_samestate(e->source_actor.code, own))
      continue;
    out->code = e->source_actor.code;
    out->why = cs_coding_number(m->coding, CS_STR("against"), i);
    return true;
  }
  return false;
}

/* "rejected any change", "backed down": to whom one gives in or not is whoever
   asked for it before or in the same sentence. */
static bool asker(const cs_maker *m, const cs_frame *frame, cs_actor *out) {
  const cs_coding *c = m->coding;
  int root = rootof(frame->code);
  static const char *const vows[] = {"promise", "pledge", "agree", "vow", NULL};
  bool promise = root == 3 &&
                 cs_tree_isany(&c->trees[frame->sentence], frame->anchor, vows);
  if ((!promise && root != 8 && root != 12) ||
      cs_str_starts(frame->code, CS_STR("0831")))
    return false;
  bool veto = cs_str_starts(frame->code, CS_STR("129"));
  for (size_t i = c->nevents; i-- > cs_story_from(m);) {
    const cs_event *e = &c->events[i]; /* who asks others is vetoed, too */
    bool plea = veto && e->sentence == frame->sentence &&
                rootof(e->code) == 2 && e->source_actor.code.size > 0 &&
                !amongsides(&m->sources, e->source_actor.code);
    if (!plea && !asked(m, e)) continue;
    out->code = c->events[i].source_actor.code;
    out->why = cs_coding_number(m->coding, CS_STR("against"), i);
    return true;
  }
  for (size_t i = m->here;
       i < m->ntold && m->told[i].sentence == frame->sentence; i++) {
    if (!asked(m, &m->told[i])) continue;
    out->code = m->told[i].source_actor.code;
    out->why =
        cs_coding_number(m->coding, CS_STR("ahead"), m->told[i].sentence);
    return true;
  }
  return false;
}

/* Is it one of these, or of a state that speaks for it? */
static bool concerns(const cs_parties *p, cs_str code) {
  for (size_t i = 0; i < p->n; i++) {
    cs_str own = p->items[i].actor.code;
    if (cs_str_equal(own, code) ||
        (own.size == 3 && cs_code_samestate(own, code)))
      return true;
  }
  return false;
}

/* "denied wrongdoing": to those who accused or investigated him. */
static bool accuser(const cs_maker *m, const cs_frame *frame, cs_actor *out) {
  const cs_coding *c = m->coding;
  if (!cs_str_equal(frame->code, CS_STR("016"))) return false;
  for (size_t i = c->nevents; i-- > cs_story_from(m);) {
    const cs_event *e = &c->events[i];
    int root = rootof(e->code);
    bool charge =
        root == 9 || root == 11 || cs_str_starts(e->code, CS_STR("173"));
    if (!charge || e->source_actor.code.size == 0 ||
        e->target_actor.code.size == 0 ||
        !concerns(&m->sources, e->target_actor.code) ||
        amongsides(&m->sources, e->source_actor.code))
      continue;
    out->code = e->source_actor.code;
    out->why = cs_coding_number(m->coding, CS_STR("against"), i);
    return true;
  }
  return false;
}

static cs_status put(cs_parties *out, cs_actor actor) {
  cs_party p = {CS_NONE, actor, {0, 0}};
  out->n = 0;
  return cs_party_add(out, p);
}

/* "a raid in Hangu": where it was, not whom it hit. */
static bool isscene(const cs_maker *m, const cs_frame *frame) {
  const cs_mention *a =
      cs_mention_at(m->coding, frame->sentence, frame->target);
  return frame->nominal && a != NULL && a->place;
}

cs_status cs_other_fill(cs_maker *m, const cs_frame *frame) {
  bool source = cs_parties_known(&m->sources),
       target = cs_parties_known(&m->targets);
  cs_actor actor;
  if (source && !target && cs_parties_open(m, frame, &m->targets) &&
      (asker(m, frame, &actor) || captor(m, frame, &actor) ||
       accuser(m, frame, &actor)))
    return put(&m->targets, actor);
  if (source && !target && rootof(frame->code) == 10 && !frame->nominal &&
      cs_parties_open(m, frame, &m->targets) &&
      quarrel(m, frame, &m->sources, SAME, &actor))
    return put(&m->targets, actor); /* "demanded that the goods be returned" */
  if (source == target || !ishostile(frame->code) || severalstates(m) ||
      cs_str_starts(frame->code, CS_STR("14")) ||
      cs_str_starts(frame->code, CS_STR("172")))
    return CS_OK;
  if (!frame->nominal && frame->rule != NULL && frame->outer == NULL &&
      !frame->rule->pattern.hastarget && rootof(frame->code) != 13 &&
      !cs_str_starts(frame->code, CS_STR("19")))
    return CS_OK; /* what needs nobody */
  if (source && cs_parties_open(m, frame, &m->targets)) {
    cs_str own = cs_parties_code(&m->sources);
    bool war = (rootof(frame->code) >= 18 || rootof(frame->code) == 13) &&
               (isarmy(own) || own.size == 3);
    if (quarrel(m, frame, &m->sources, SAME, &actor) ||
        (isforce(own) && quarrel(m, frame, &m->sources, OUTLAW, &actor)) ||
        (war && quarrel(m, frame, &m->sources, STATE, &actor)) ||
        provoker(m, frame, own, &actor) || enemy(m, frame, own, &actor))
      return put(&m->targets, actor);
  } else if (target && m->sources.n == 0 && !isscene(m, frame) &&
             rootof(frame->code) >= 18) {
    static const char *const peaceful[] = {"BUS", "EDU", "HLH", "REL",
                                           "MED", "AGR", "NGO", NULL};
    if (quarrel(m, frame, &m->targets, SAME, &actor) &&
        !cs_code_hasany(actor.code, peaceful))
      return put(&m->sources, actor);
  }
  return CS_OK;
}
