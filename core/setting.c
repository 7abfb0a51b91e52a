#include <string.h>

#include "frame.h"

/* The clause around an event noun says who did it or to whom. */

typedef struct setting {
  cs_framer *f;
  cs_frame *frame;
  uint32_t noun;    /* the anchor, or what counts it: "a wave of attacks" */
  uint32_t verb;    /* that governs it, or CS_NONE */
  cs_deprel rel;    /* of the noun */
  uint32_t subject; /* the surface subject of the verb, or CS_NONE */
} setting;

/* "the latest round of talks", "a new wave of attacks" */
static uint32_t counting(const cs_framer *f, uint32_t noun) {
  uint32_t head = cs_tree_head(f->tree, noun);
  bool of = cs_tree_deprel(f->tree, noun) == CS_NMOD && head != CS_NONE &&
            cs_tree_childof(f->tree, noun, CS_CASE, CS_STR("of")) != CS_NONE;
  return of && cs_frame_inclass(f, CS_STR("stage"), head) ? head : noun;
}

static setting settingof(cs_framer *f, cs_frame *frame) {
  setting s = {.f = f, .frame = frame, .verb = CS_NONE, .subject = CS_NONE};
  uint32_t first = cs_tree_conjunct(f->tree, frame->anchor);
  s.noun = counting(f, first);
  s.rel = cs_tree_deprel(f->tree, s.noun);
  uint32_t head = cs_tree_head(f->tree, s.noun);
  if (head == CS_NONE || !cs_tree_isverb(f->tree, head)) return s;
  s.verb = head;
  const cs_arguments *a = cs_tree_arguments(f->tree, head);
  s.subject = a->passive ? a->object : a->subject;
  if (s.subject == s.noun || s.subject == first) s.subject = CS_NONE;
  return s;
}

/* May the token be a party to it, besides the one that is known? */
static bool eligible(const setting *s, uint32_t token, uint32_t other) {
  if (token == CS_NONE || token == other) return false;
  const cs_mention *m = cs_mention_at(s->f->coding, s->f->sentence, token);
  if (m == NULL || (m->nactors == 0 && m->role.size == 0)) return false;
  return !cs_frame_sameactor(s->f, token, other);
}

static bool filltarget(setting *s, uint32_t token) {
  if (s->frame->target != CS_NONE || !eligible(s, token, s->frame->source))
    return false;
  s->frame->target = token;
  s->frame->weak = false;
  return true;
}

static bool fillsource(setting *s, uint32_t token) {
  if (s->frame->source != CS_NONE || !eligible(s, token, s->frame->target))
    return false;
  s->frame->source = token;
  return true;
}

/* A phrase of the verb that stands after the noun: "drew criticism by X". */
static uint32_t phraseafter(const setting *s, uint32_t parent,
                            const char *const *preps) {
  if (parent == CS_NONE) return CS_NONE;
  CS_EACH_CHILD (s->f->tree, child, parent) {
    uint32_t prep = cs_tree_case(s->f->tree, child);
    if (child > s->frame->anchor && prep != CS_NONE &&
        cs_tree_isany(s->f->tree, prep, preps))
      return child;
  }
  return CS_NONE;
}

/* "protests from journalists", wherever the parser hung the phrase. */
static void adjacent(setting *s) {
  static const char *const preps[] = {"by", "from", NULL};
  uint32_t prep = s->frame->anchor + 1;
  if (prep >= s->f->tree->n || !cs_tree_isany(s->f->tree, prep, preps)) return;
  uint32_t phrase = cs_tree_head(s->f->tree, prep);
  if (phrase != CS_NONE && phrase > prep) fillsource(s, phrase);
}

/* What the verb of the noun says: "faced criticism", "sparked protests". */
static void governed(setting *s) {
  static const char *const preps[] = {"from", "by", "with", "among", NULL};
  if (s->verb == CS_NONE || s->rel != CS_OBJ) return;
  if (cs_frame_inclass(s->f, CS_STR("receiver"), s->verb)) {
    fillsource(s, phraseafter(s, s->verb, preps));
    filltarget(s, s->subject);
  } else if (cs_frame_inclass(s->f, CS_STR("doer"), s->verb)) {
    fillsource(s, s->subject);
  }
}

/* "quit amid criticism by X", "after attacks by X, Y closed …" */
static void circumstance(setting *s) {
  static const char *const tosubject[] = {
      "amid",    "amidst", "after", "follow", "following", "despite",
      "over",    "under",  "due",   "since",  "because",   "upon",
      "against", "to",     "in",    NULL};
  static const char *const since[] = {"after", "following", "amid", NULL};
  static const char *const bysubject[] = {"in",      "with", "during", "via",
                                          "through", "on",   NULL};
  uint32_t prep = cs_tree_case(s->f->tree, s->noun);
  bool interview = /* with the press */
      cs_tree_islemma(s->f->tree, s->frame->anchor, CS_STR("interview"));
  if (s->verb == CS_NONE || prep == CS_NONE || interview ||
      (s->rel != CS_OBL && s->rel != CS_ADVCL))
    return;
  bool deed =
      s->frame->code.size > 1 &&
      (s->frame->code.bytes[0] != '0' || s->frame->code.bytes[1] > '8' ||
       cs_str_starts(s->frame->code, CS_STR("045")));
  if (s->frame->source != CS_NONE && deed &&
      cs_tree_isany(s->f->tree, prep, tosubject))
    filltarget(s, s->subject);
  else if (s->frame->source == CS_NONE &&
           ((cs_frame_inclass(s->f, CS_STR("doer"), s->verb) &&
             cs_tree_isany(s->f->tree, prep, bysubject)) ||
            (s->frame->mirror.size > 0 && s->subject != CS_NONE &&
             cs_tree_child(s->f->tree, s->subject, CS_CONJ) != CS_NONE) ||
            (s->noun < s->verb && cs_tree_isany(s->f->tree, prep, bysubject))))
    fillsource(s, s->subject);
  /* "took the town after weeks of fighting with the army" */
  if (s->frame->mirror.size > 0 && s->frame->target != CS_NONE &&
      cs_tree_isany(s->f->tree, prep, since))
    fillsource(s, s->subject);
}

/* "is under attack from X", "victims of attacks by X" */
static void predicate(setting *s) {
  cs_tree *tree = s->f->tree;
  uint32_t prep = cs_tree_case(tree, s->noun);
  if (cs_tree_islemma(tree, prep, CS_STR("under")))
    filltarget(s, cs_tree_child(tree, s->noun, CS_NSUBJ));
  uint32_t head = cs_tree_head(tree, s->noun);
  if (cs_tree_deprel(tree, s->noun) == CS_NMOD && head != CS_NONE &&
      cs_frame_inclass(s->f, CS_STR("victim"), head))
    filltarget(s, head);
}

/* "died in a blast set off by rebels": who died was the target. */
static void casualties(cs_framer *f, cs_frame *frame) {
  static const char *const verbs[] = {"die",  "kill",   "injure", "wound",
                                      "hurt", "perish", NULL};
  uint32_t noun = cs_tree_head(f->tree, frame->anchor);
  if (frame->nominal || frame->source == CS_NONE || noun == CS_NONE ||
      memcmp(frame->code.bytes, "18", 2) < 0 ||
      cs_tree_deprel(f->tree, frame->anchor) != CS_ACL ||
      cs_frame_iscoded(f, frame->target))
    return;
  uint32_t verb = cs_tree_head(f->tree, noun);
  if (verb == CS_NONE || cs_tree_deprel(f->tree, noun) != CS_OBL ||
      !cs_tree_isany(f->tree, verb, verbs))
    return;
  const cs_arguments *a = cs_tree_arguments(f->tree, verb);
  uint32_t who = a->passive ? a->object : a->subject;
  if (who != frame->source && cs_frame_iscoded(f, who)) frame->target = who;
}

void cs_setting_fill(cs_framer *f, cs_frame *frame) {
  if (frame->code.size > 1) casualties(f, frame);
  if (!frame->nominal || frame->used ||
      (frame->source != CS_NONE && frame->target != CS_NONE))
    return;
  setting s = settingof(f, frame);
  adjacent(&s);
  governed(&s);
  predicate(&s);
  circumstance(&s);
}

/* "Following warnings from judges, the government retreated": it was warned. */
void cs_setting_reaction(cs_framer *f, cs_frame *frame) {
  static const char *const preps[] = {"follow",  "following", "after",
                                      "despite", "amid",      "under",
                                      "ignore",  "heed",      NULL};
  int root = frame->code.size < 2 ? 0
                                  : (frame->code.bytes[0] - '0') * 10 +
                                        (frame->code.bytes[1] - '0');
  if (!frame->nominal || frame->source == CS_NONE || frame->target != CS_NONE ||
      root < 10 || root > 14)
    return;
  uint32_t verb = cs_tree_head(f->tree, frame->anchor);
  uint32_t prep = cs_tree_case(f->tree, frame->anchor);
  if (verb == CS_NONE || !cs_tree_isverb(f->tree, verb)) return;
  if (!cs_tree_isany(f->tree, prep, preps) &&
      !cs_tree_isany(f->tree, verb, preps))
    return;
  uint32_t who = cs_tree_arguments(f->tree, verb)->subject;
  if (who != frame->source && cs_frame_iscoded(f, who)) frame->target = who;
}
