#include <string.h>

#include "frame.h"

/* "agreed in Geneva": where they talk is no party to it. */
static bool isvenue(const cs_framer *f, const cs_frame *frame,
                    const cs_mention *m, uint32_t prep) {
  static const char *const ins[] = {"in",      "at",     "near",
                                    "outside", "inside", NULL};
  if (m->place && frame->mirror.size > 0 && frame->code.size > 1 &&
      memcmp(frame->code.bytes, "19", 2) == 0 &&
      cs_tree_isany(f->tree, prep, ins))
    return true; /* "clashed in Kenya": with each other */
  return m->place && !m->state && m->nactors > 0 && frame->code.size > 1 &&
         memcmp(frame->code.bytes, "14", 2) < 0 &&
         memcmp(frame->code.bytes, "07", 2) != 0 &&
         memcmp(frame->code.bytes, "08", 2) != 0 &&
         cs_tree_isany(f->tree, prep, ins);
}

/* A phrase under `parent`, with one of the prepositions, that may stand in for
   the target; `coded`: it must be a known actor. */
static uint32_t phraseunder(const cs_framer *f, uint32_t parent,
                            const cs_frame *frame, const char *const *preps,
                            bool coded) {
  if (parent == CS_NONE) return CS_NONE;
  for (; *preps != NULL; preps++)
    CS_EACH_CHILD (f->tree, child, parent) {
      cs_deprel rel = cs_tree_deprel(f->tree, child);
      uint32_t prep = cs_tree_case(f->tree, child);
      if ((rel != CS_OBL && rel != CS_NMOD) || child == frame->source ||
          prep == CS_NONE || child < parent ||
          !cs_tree_islemma(f->tree, prep, (cs_str){*preps, strlen(*preps)}))
        continue;
      const cs_mention *m = cs_mention_at(f->coding, f->sentence, child);
      if (m == NULL || cs_tree_istime(f->tree, child)) continue;
      if (m->pronoun && m->nactors == 0) continue;
      if (cs_frame_sameactor(f, child, frame->source)) continue;
      if (isvenue(f, frame, m, prep)) continue;
      if (!coded && cs_tree_islemma(f->tree, prep, CS_STR("of"))) continue;
      if (!coded || m->nactors > 0) return child;
    }
  return CS_NONE;
}

/* "sent 30 observers": they are the aid, not whom it is for. */
static bool issent(const cs_framer *f, const cs_frame *frame, uint32_t object) {
  static const char *const verbs[] = {"send",    "dispatch", "deploy",
                                      "provide", "supply",   "bring",
                                      "lend",    "fly",      NULL};
  return cs_str_starts(frame->code, CS_STR("07")) && frame->rule != NULL &&
         !frame->nominal && cs_tree_isany(f->tree, frame->anchor, verbs) &&
         (frame->last == object ||
          cs_tree_conjunct(f->tree, frame->last) == object);
}

/* "to set up a task force", "to send engineers": these are no partners. */
static bool ismade(const cs_framer *f, const cs_frame *frame, uint32_t object) {
  static const char *const verbs[] = {"set",  "establish", "create",
                                      "form", "launch",    "found",
                                      "send", "dispatch",  NULL};
  uint32_t verb = cs_tree_head(f->tree, object);
  return cs_str_starts(frame->code, CS_STR("03")) &&
         cs_tree_deprel(f->tree, object) == CS_OBJ &&
         cs_tree_isany(f->tree, verb, verbs);
}

static uint32_t objectof(cs_framer *f, const cs_frame *frame, uint32_t anchor) {
  if (anchor == CS_NONE || !cs_tree_isverb(f->tree, anchor)) return CS_NONE;
  uint32_t object = cs_tree_arguments(f->tree, anchor)->object;
  if (object == CS_NONE || object == frame->source) return CS_NONE;
  if (issent(f, frame, object) || ismade(f, frame, object)) return CS_NONE;
  if (cs_tree_istime(f->tree, object)) return CS_NONE;
  if (cs_frame_sameactor(f, object, frame->source)) return CS_NONE;
  return cs_tree_isnoun(f->tree, object) ? object : CS_NONE;
}

/* "its demand that Iran stop": who is to do it. */
static uint32_t clausesubject(cs_framer *f, uint32_t anchor) {
  CS_EACH_CHILD (f->tree, child, anchor) {
    cs_deprel rel = cs_tree_deprel(f->tree, child);
    if (rel != CS_ACL && rel != CS_CCOMP) continue;
    uint32_t subject = cs_tree_child(f->tree, child, CS_NSUBJ);
    if (subject != CS_NONE && f->tree->tokens[child].deprel != CS_ACL_RELCL)
      return subject;
  }
  return CS_NONE;
}

/* "a deal to supply Chile with wheat": whom the deal is for. */
static uint32_t clauseobject(cs_framer *f, const cs_frame *frame,
                             uint32_t noun) {
  if (noun == CS_NONE) return CS_NONE;
  CS_EACH_CHILD (f->tree, child, noun) {
    if (cs_tree_deprel(f->tree, child) != CS_ACL) continue;
    uint32_t object = cs_tree_child(f->tree, child, CS_OBJ);
    if (object != CS_NONE && !ismade(f, frame, object) &&
        !cs_frame_sameactor(f, object, frame->source))
      return object;
  }
  return CS_NONE;
}

/* "will not talk unless Israel withdraws": whom the condition is put to. */
static uint32_t conditionsubject(const cs_framer *f, const cs_frame *frame,
                                 uint32_t anchor) {
  static const char *const marks[] = {"until", "unless", "if", "before", NULL};
  bool word =
      frame->code.size > 1 && (memcmp(frame->code.bytes, "03", 2) == 0 ||
                               memcmp(frame->code.bytes, "10", 2) == 0 ||
                               memcmp(frame->code.bytes, "12", 2) == 0 ||
                               memcmp(frame->code.bytes, "13", 2) == 0);
  if (!word) return CS_NONE;
  CS_EACH_CHILD (f->tree, child, anchor) {
    if (cs_tree_deprel(f->tree, child) != CS_ADVCL) continue;
    uint32_t mark = cs_tree_child(f->tree, child, CS_MARK);
    uint32_t subject = cs_tree_child(f->tree, child, CS_NSUBJ);
    if (mark != CS_NONE && subject != CS_NONE &&
        cs_tree_isany(f->tree, mark, marks) &&
        !cs_frame_sameactor(f, subject, frame->source))
      return subject;
  }
  return CS_NONE;
}

/* What one talks about, agrees on or fails to agree on is no partner. */
static bool istalk(const cs_framer *f, const cs_frame *frame) {
  static const char *const codes[] = {"04", "06", NULL};
  return cs_str_isany(cs_str_slice(frame->code, 0, 2), codes) ||
         cs_str_equal(frame->code, CS_STR("036")) ||
         (cs_str_equal(frame->code, CS_STR("127")) &&
          cs_tree_islemma(f->tree, frame->anchor, CS_STR("fail")));
}

/* What stands nearest to one predicate and can be its target. */
static uint32_t nearest(cs_framer *f, const cs_frame *frame, uint32_t anchor,
                        bool coded) {
  static const char *const close[] = {"against", "on",   "to", "with", "for",
                                      "from",    "over", "of", "upon", "toward",
                                      "towards", "at",   NULL};
  static const char *const partners[] = {"with", "to", "alongside", NULL};
  static const char *const loose[] = {"outside", "near",   "in",      "along",
                                      "into",    "across", "around",  "about",
                                      "inside",  "by",     "through", NULL};
  if (anchor == CS_NONE) return CS_NONE;
  /* "shot down a Korean airliner over the Gulf" */
  if (coded && frame->code.size > 1 && frame->code.bytes[0] == '1' &&
      frame->code.bytes[1] >= '8' &&
      cs_frame_iscoded(f, objectof(f, frame, anchor)))
    return objectof(f, frame, anchor);
  bool partner = istalk(f, frame);
  uint32_t object = objectof(f, frame, anchor);
  uint32_t t = phraseunder(f, anchor, frame, partner ? partners : close, coded);
  if (t == CS_NONE)
    t = phraseunder(f, object, frame, partner ? partners : close, coded);
  if (t == CS_NONE) t = clausesubject(f, anchor);
  if (t == CS_NONE) t = clauseobject(f, frame, object);
  if (t == CS_NONE) t = conditionsubject(f, frame, anchor);
  if (t != CS_NONE && coded && !cs_frame_iscoded(f, t)) t = CS_NONE;
  if (t == CS_NONE && object != CS_NONE && coded && cs_frame_iscoded(f, object))
    t = object;
  if (t == CS_NONE && !coded) t = object;
  if (partner) return t;
  if (t == CS_NONE) t = phraseunder(f, anchor, frame, loose, coded);
  if (t == CS_NONE) t = phraseunder(f, object, frame, loose, coded);
  return t;
}

/* "rejected the accord drafted by Oslo": Oslo's. */
static uint32_t makerof(const cs_framer *f, const cs_frame *frame,
                        uint32_t noun) {
  CS_EACH_CHILD (f->tree, child, noun) {
    if (cs_tree_deprel(f->tree, child) != CS_ACL) continue;
    const cs_arguments *a = cs_tree_arguments(f->tree, child);
    if (a->passive && cs_frame_iscoded(f, a->subject) &&
        !cs_frame_sameactor(f, a->subject, frame->source))
      return a->subject;
  }
  return CS_NONE;
}

/* "the embargo that it has imposed on Cuba": whom it was put on. */
static uint32_t burdened(const cs_framer *f, const cs_frame *frame,
                         uint32_t noun) {
  static const char *const verbs[] = {"impose",  "place", "slap",    "put",
                                      "enforce", "clamp", "declare", NULL};
  static const char *const preps[] = {"on", "against", "upon", NULL};
  CS_EACH_CHILD (f->tree, child, noun)
    if (cs_tree_deprel(f->tree, child) == CS_ACL &&
        cs_tree_isany(f->tree, child, verbs)) {
      uint32_t t = phraseunder(f, child, frame, preps, true);
      if (t != CS_NONE) return t;
    }
  return CS_NONE;
}

/* "a bus carrying Kenyan soldiers": those in it. */
static uint32_t contents(const cs_framer *f, const cs_frame *frame,
                         uint32_t noun) {
  static const char *const verbs[] = {"carry",   "transport", "ferry", "take",
                                      "house",   "shelter",   "hold",  "bring",
                                      "contain", "escort",    NULL};
  CS_EACH_CHILD (f->tree, child, noun) {
    if (cs_tree_deprel(f->tree, child) != CS_ACL ||
        !cs_tree_isany(f->tree, child, verbs))
      continue;
    uint32_t object = cs_tree_child(f->tree, child, CS_OBJ);
    if (cs_frame_iscoded(f, object) &&
        !cs_frame_sameactor(f, object, frame->source))
      return object;
  }
  return CS_NONE;
}

static uint32_t maker(const cs_framer *f, const cs_frame *frame) {
  uint32_t t = makerof(f, frame, frame->target);
  if (t == CS_NONE) t = contents(f, frame, frame->target);
  if (t == CS_NONE) t = burdened(f, frame, frame->target);
  CS_EACH_CHILD (f->tree, child, frame->target)
    if (t == CS_NONE && cs_tree_deprel(f->tree, child) == CS_CONJ)
      t = makerof(f, frame, child); /* "attacks and threats made by X" */
  return t;
}

/* Is the token in the noun's phrase, with no coordinated verb on the way? */
static bool within(const cs_tree *tree, uint32_t token, uint32_t noun) {
  for (uint32_t steps = 0; steps < 32 && token != CS_NONE; steps++) {
    if (token == noun) return true;
    if (cs_tree_isverb(tree, token) && tree->tokens[token].deprel == CS_CONJ)
      return false;
    token = cs_tree_head(tree, token);
  }
  return false;
}

/* "welcomed the signing of an agreement in Chad": the first actor that the
   judged thing has in it, however deep. */
static uint32_t deepinside(const cs_framer *f, const cs_frame *frame,
                           uint32_t noun) {
  static const char *const preps[] = {"in", "of",  "by",      "with", "between",
                                      "at", "for", "against", NULL};
  static const char *const roots[] = {"01", "02", "05", "10",
                                      "11", "12", "13", NULL};
  if (noun == CS_NONE || frame->code.size < 2 ||
      !cs_str_isany(cs_str_slice(frame->code, 0, 2), roots))
    return CS_NONE;
  uint32_t end = f->tree->n - noun > 30 ? noun + 30 : f->tree->n;
  for (uint32_t t = noun + 1; t < end; t++) {
    uint32_t prep = cs_tree_case(f->tree, t);
    bool inside = within(f->tree, t, noun);
    bool place = cs_tree_head(f->tree, t) == frame->anchor &&
                 cs_tree_deprel(f->tree, t) == CS_OBL &&
                 cs_tree_islemma(f->tree, prep, CS_STR("in"));
    if (prep != CS_NONE && (inside || place) &&
        cs_tree_isany(f->tree, prep, preps) && cs_frame_iscoded(f, t) &&
        !cs_frame_sameactor(f, t, frame->source))
      return t;
  }
  return CS_NONE;
}

/* "flattened a house in Gaza": where a thing stands that somebody destroys. */
static uint32_t placeof(const cs_framer *f, const cs_frame *frame,
                        const cs_mention *m) {
  static const char *const preps[] = {"in",      "at",     "near",
                                      "outside", "inside", NULL};
  bool violent =
      frame->code.size > 1 && memcmp(frame->code.bytes, "17", 2) >= 0;
  if (!violent || frame->nominal || m->agent || m->person || m->role.size > 0 ||
      f->tree->tokens[frame->target].upos != CS_NOUN)
    return CS_NONE;
  return phraseunder(f, frame->anchor, frame, preps, true);
}

/* "an inquiry into claims that soldiers looted": into the soldiers. */
static uint32_t suspect(cs_framer *f, const cs_frame *frame) {
  static const char *const claims[] = {"claim",  "allegation", "accusation",
                                       "report", "complaint",  "charge",
                                       "rumour", "rumor",      NULL};
  if (!cs_str_starts(frame->code, CS_STR("09")) ||
      !cs_tree_isany(f->tree, frame->target, claims))
    return CS_NONE;
  uint32_t who = clausesubject(f, frame->target);
  return who != CS_NONE && cs_frame_iscoded(f, who) ? who : CS_NONE;
}

/* "rejected his criticism", "rebuffed their overtures": theirs, who asked. */
static uint32_t speakerof(const cs_framer *f, const cs_frame *frame) {
  static const char *const words[] = {
      "criticism", "demand",     "request",    "claim",      "accusation",
      "offer",     "call",       "overture",   "invitation", "plea",
      "warning",   "ultimatum",  "charge",     "allegation", "complaint",
      "threat",    "objection",  "proposal",   "appeal",     "plan",
      "advice",    "suggestion", "order",      "petition",   "protest",
      "remark",    "comment",    "assertion",  "statement",  "application",
      "bid",       "peace_plan", "initiative", NULL};
  if (!cs_str_starts(frame->code, CS_STR("12")) &&
      !cs_str_starts(frame->code, CS_STR("11")) &&
      !cs_str_equal(frame->code, CS_STR("016")))
    return CS_NONE;
  if (!cs_tree_isany(f->tree, frame->target, words)) return CS_NONE;
  uint32_t owner = cs_tree_child(f->tree, frame->target, CS_NMOD_POSS);
  return owner != CS_NONE && f->tree->tokens[owner].upos == CS_PRON ? owner
                                                                    : CS_NONE;
}

/* "forces on the border with Chad", where the neighbour hangs on the verb. */
static uint32_t neighbour(const cs_framer *f, const cs_frame *frame) {
  static const char *const borders[] = {"border", "frontier", "boundary", NULL};
  static const char *const with[] = {"with", NULL};
  if (!cs_tree_isany(f->tree, frame->target, borders)) return CS_NONE;
  return phraseunder(f, frame->anchor, frame, with, true);
}

/* "fired missiles at Guam", "raided camps in Chad": the actor inside a target
   that is none itself. */
static void lookinside(cs_framer *f, cs_frame *frame) {
  static const char *const preps[] = {
      "against", "of", "at",        "on",  "in",    "near", "from",
      "inside",  "by", "belonging", "for", "along", NULL};
  const cs_mention *m = cs_mention_at(f->coding, f->sentence, frame->target);
  if (m == NULL || m->nactors > 0 || m->pronoun) return;
  if (cs_tree_islemma(f->tree, frame->target, CS_STR("each"))) return;
  uint32_t t = suspect(f, frame);
  if (t == CS_NONE) t = speakerof(f, frame);
  if (t == CS_NONE) t = maker(f, frame);
  if (t == CS_NONE) t = phraseunder(f, frame->target, frame, preps, true);
  if (t == CS_NONE) t = deepinside(f, frame, frame->target);
  if (t == CS_NONE) t = neighbour(f, frame);
  if (t == CS_NONE) t = placeof(f, frame, m);
  if (t == CS_NONE) return;
  frame->target = t;
  frame->guessed = true;
}

static bool samestate(const cs_framer *f, uint32_t a, uint32_t b) {
  const cs_mention *x = cs_mention_at(f->coding, f->sentence, a);
  const cs_mention *y = cs_mention_at(f->coding, f->sentence, b);
  return x != NULL && y != NULL && x->nactors > 0 && y->nactors > 0 &&
         cs_str_equal(cs_str_slice(x->actors[0].code, 0, 3),
                      cs_str_slice(y->actors[0].code, 0, 3));
}

/* "sent troops to its border with Chad": nobody does it to himself. */
static void lookbeside(cs_framer *f, cs_frame *frame) {
  bool fight = frame->code.size > 1 && memcmp(frame->code.bytes, "18", 2) >= 0;
  const char *const with[] = {"with", "by", fight ? NULL : "from", NULL};
  if (frame->source == CS_NONE || frame->nominal ||
      !cs_frame_sameactor(f, frame->source, frame->target))
    return;
  uint32_t t = phraseunder(f, frame->target, frame, with, true);
  if (t == CS_NONE) t = nearest(f, frame, frame->anchor, true);
  if (t == CS_NONE || t == frame->target || samestate(f, t, frame->source))
    return;
  frame->target = t;
  frame->guessed = true;
}

/* "Ali's arrest by Oman angered Iran": the anger is at whoever arrested. */
static void lookatdoer(cs_framer *f, cs_frame *frame) {
  if (!cs_str_starts(frame->code, CS_STR("11")) ||
      f->frameof[frame->target] == 0)
    return;
  const cs_frame *deed = &f->coding->frames[f->frameof[frame->target] - 1];
  if (deed == frame || !deed->nominal) return;
  if (deed->source != CS_NONE &&
      !cs_frame_sameactor(f, deed->source, frame->source))
    frame->target = deed->source;
  else if (deed->target != CS_NONE)
    frame->used = true; /* not at the victim */
}

/* "took part in talks with Iran": the target of the last word's own event. */
static uint32_t targetof(cs_framer *f, const cs_frame *frame) {
  if (frame->last == frame->anchor || f->frameof[frame->last] == 0)
    return CS_NONE;
  const cs_frame *noun = &f->coding->frames[f->frameof[frame->last] - 1];
  if (noun == frame || !noun->nominal || noun->target == CS_NONE ||
      !cs_frame_iscoded(f, noun->target))
    return CS_NONE;
  return noun->target;
}

/* Where the rule's target is missing, the nearest actor stands in for it; with
   no known actor about, the nearest phrase. */
void cs_roles_guess(cs_framer *f, cs_frame *frame) {
  if (frame->used) return;
  if (frame->target != CS_NONE) {
    lookatdoer(f, frame);
    lookinside(f, frame);
    lookbeside(f, frame);
    return;
  }
  for (int coded = 1; coded >= 0; coded--) {
    uint32_t t = nearest(f, frame, frame->anchor, coded == 1);
    if (t == CS_NONE) t = nearest(f, frame, frame->inner, coded == 1);
    bool fails = cs_str_starts(frame->code, CS_STR("12")) && istalk(f, frame);
    if (t == CS_NONE && coded == 1 && !fails) t = targetof(f, frame);
    if (t == CS_NONE && coded == 1)
      t = deepinside(f, frame, objectof(f, frame, frame->anchor));
    if (t == CS_NONE && frame->last != frame->anchor && !frame->nominal &&
        cs_tree_isnoun(f->tree, frame->last) &&
        !issent(f, frame, frame->last) && !ismade(f, frame, frame->last) &&
        (coded == 0 || cs_frame_iscoded(f, frame->last)))
      t = frame->last; /* "agreed to release Palestinian prisoners" */
    if (t == CS_NONE || t == frame->source) continue;
    frame->target = t;
    frame->guessed = true;
    t = coded == 0 ? speakerof(f, frame) : CS_NONE;
    if (t == CS_NONE && coded == 0) t = maker(f, frame); /* "made by X" */
    if (t != CS_NONE) frame->target = t;
    return;
  }
}

/* "said during a meeting with X": the speaker met X. */
void cs_roles_clause(cs_framer *f, cs_frame *frame) {
  if (!frame->nominal || frame->source != CS_NONE || frame->target == CS_NONE ||
      frame->mirror.size == 0)
    return;
  uint32_t head = cs_tree_head(f->tree, frame->anchor);
  if (head == CS_NONE || !cs_tree_isverb(f->tree, head) ||
      cs_tree_deprel(f->tree, frame->anchor) != CS_OBL)
    return;
  const cs_arguments *a = cs_tree_arguments(f->tree, head);
  uint32_t who = a->passive ? a->object : a->subject;
  if (who != frame->target) frame->source = who;
}

/* "were killed when gunmen opened fire": by them. */
static uint32_t attacker(cs_framer *f, const cs_frame *frame, size_t first) {
  static const char *const marks[] = {"when", "as", "after", NULL};
  for (size_t i = first; i < f->coding->nframes; i++) {
    const cs_frame *deed = &f->coding->frames[i];
    if (deed == frame || deed->source == CS_NONE || deed->nominal ||
        memcmp(deed->code.bytes, "18", 2) < 0 ||
        cs_tree_deprel(f->tree, deed->anchor) != CS_ADVCL ||
        cs_tree_head(f->tree, deed->anchor) != frame->anchor ||
        !cs_frame_iscoded(f, deed->source) ||
        cs_frame_sameactor(f, deed->source, frame->target))
      continue;
    CS_EACH_CHILD (f->tree, mark, deed->anchor)
      if (mark < deed->anchor && cs_tree_isany(f->tree, mark, marks))
        return deed->source;
  }
  return CS_NONE;
}

/* "was killed in clashes with the army": the other side of the fight. */
void cs_roles_fight(cs_framer *f, cs_frame *frame, size_t first) {
  if (frame->source != CS_NONE || !frame->passive || frame->code.size < 2)
    return;
  if (memcmp(frame->code.bytes, "166", 3) == 0 ||
      cs_str_equal(frame->code, CS_STR("174"))) {
    /* "was expelled from Iran": by Iran */
    static const char *const from[] = {"from", NULL};
    uint32_t who = phraseunder(f, frame->anchor, frame, from, true);
    if (who != frame->target) frame->source = who;
    return;
  }
  if (memcmp(frame->code.bytes, "18", 2) < 0) return;
  frame->source = attacker(f, frame, first);
  if (frame->source != CS_NONE) return;
  for (size_t i = first; i < f->coding->nframes; i++) {
    const cs_frame *noun = &f->coding->frames[i];
    if (!noun->nominal ||
        !cs_tree_under(f->tree, noun->anchor, frame->anchor) ||
        cs_tree_deprel(f->tree, noun->anchor) != CS_OBL)
      continue;
    uint32_t who = noun->source;
    if (who == CS_NONE || cs_frame_sameactor(f, who, frame->target))
      who = noun->target;
    if (who == CS_NONE || cs_frame_sameactor(f, who, frame->target)) continue;
    const cs_mention *m = cs_mention_at(f->coding, f->sentence, who);
    if (m == NULL || m->nactors == 0 || (m->place && !m->state)) continue;
    frame->source = who;
    return;
  }
}
