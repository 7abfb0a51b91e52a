#include <string.h>

#include "frame.h"
#include "mood.h"

/* Whether what a frame tells has happened. */

/* "the war", "Russia's war", "the Russian invasion" are there already. */
static bool isgiven(const cs_tree *tree, uint32_t noun) {
  static const char *const preps[] = {"under",   "following", "since",
                                      "despite", "amid",      NULL};
  uint32_t prep = cs_tree_case(tree, noun);
  if (prep != CS_NONE && cs_tree_isany(tree, prep, preps)) return true;
  if (cs_tree_child(tree, noun, CS_NMOD_POSS) != CS_NONE) return true;
  uint32_t det = cs_tree_child(tree, noun, CS_DET_);
  return det != CS_NONE && !cs_tree_islemma(tree, det, CS_STR("a")) &&
         !cs_tree_islemma(tree, det, CS_STR("any")) &&
         !cs_tree_islemma(tree, det, CS_STR("no"));
}

static uint32_t clauseof(const cs_tree *tree, uint32_t token) {
  for (uint32_t steps = 0; token != CS_NONE && steps < tree->n; steps++) {
    token = cs_tree_head(tree, token);
    if (token != CS_NONE && cs_tree_isverb(tree, token)) return token;
  }
  return CS_NONE;
}

/* "showed how the allies work together": a topic, not a deed; what is done to
   others is one all the same. */
static bool istopic(const cs_tree *tree, uint32_t verb, cs_str code) {
  if (verb == CS_NONE || memcmp(code.bytes, "07", 2) >= 0) return false;
  uint32_t how = cs_tree_childof(tree, verb, CS_ADVMOD, CS_STR("how"));
  if (how == CS_NONE) how = cs_tree_head(tree, verb); /* a free relative */
  return how < verb && cs_tree_islemma(tree, how, CS_STR("how"));
}

static bool isabouttalks(const cs_tree *tree, uint32_t prep, uint32_t head,
                         uint32_t below) {
  static const char *const preps[] = {"on", "about", "over", NULL};
  static const char *const talks[] = {"talk",     "negotiation",  "discussion",
                                      "dialogue", "consultation", NULL};
  if (prep == CS_NONE || head == CS_NONE || !cs_tree_isany(tree, prep, preps))
    return false;
  if (cs_tree_isverb(tree, head)) head = cs_tree_child(tree, head, CS_OBJ);
  return head != CS_NONE && head < below && cs_tree_isany(tree, head, talks);
}

/* "suspended talks on joining the union": it has not joined. */
static bool isgerundagenda(const cs_tree *tree, uint32_t verb) {
  return tree->tokens[verb].xpos == CS_XPOS_VBG &&
         isabouttalks(tree, cs_tree_child(tree, verb, CS_MARK),
                      cs_tree_head(tree, verb), verb);
}

/* "suspended talks on a trade deal": there is none yet. */
static bool isagenda(const cs_tree *tree, uint32_t noun, cs_str code) {
  return memcmp(code.bytes, "07", 2) < 0 &&
         isabouttalks(tree, cs_tree_case(tree, noun), cs_tree_head(tree, noun),
                      noun);
}

/* "The talks would be on Monday", "will take place": when a thing happens. */
static uint32_t happening(const cs_tree *tree, uint32_t noun) {
  static const char *const verbs[] = {"take",  "hold",   "begin",    "start",
                                      "open",  "resume", "schedule", "plan",
                                      "occur", "happen", "continue", NULL};
  uint32_t head = cs_tree_head(tree, noun);
  if (head == CS_NONE || cs_tree_deprel(tree, noun) != CS_NSUBJ) return CS_NONE;
  bool when = cs_tree_istime(tree, head) &&
              cs_tree_child(tree, head, CS_COP) != CS_NONE;
  return when || cs_tree_isany(tree, head, verbs) ? head : CS_NONE;
}

/* "scheduled talks", "talks set for Monday" */
/* "the risk of war", "a reward for his capture", "bracing for an attack": it
   has not happened, or not yet. */
static bool isunreal(const cs_tree *tree, uint32_t noun) {
  static const char *const heads[] = {
      "risk",        "possibility", "prospect",    "chance",    "likelihood",
      "danger",      "fear",        "hope",        "doubt",     "preparation",
      "scenario",    "option",      "speculation", "reward",    "bounty",
      "alternative", "absence",     "lack",        "rumour",    "rumor",
      "talk",        "pretext",     "need",        "readiness", "deterrent",
      "obstacle",    "scope",       "hunt",        NULL};
  static const char *const verbs[] = {
      "brace", "prepare", "practise", "practice", "train", "hope",
      "wait",  "look",    "aim",      "ready",    NULL};
  uint32_t first = cs_tree_conjunct(tree, noun);
  uint32_t head = cs_tree_head(tree, first);
  uint32_t prep = cs_tree_case(tree, first);
  if (head == CS_NONE || prep == CS_NONE) return false;
  if (cs_tree_isverb(tree, head)) {
    uint32_t object = cs_tree_child(tree, head, CS_OBJ);
    return cs_tree_islemma(tree, prep, CS_STR("for")) &&
           (cs_tree_isany(tree, head, verbs) ||
            (object != CS_NONE && cs_tree_isany(tree, object, heads)));
  }
  return cs_tree_deprel(tree, first) == CS_NMOD &&
         cs_tree_isany(tree, head, heads);
}

/* "accused him of plotting a coup with Iran's help": said, not told. */
static bool isblame(const cs_tree *tree, uint32_t noun) {
  static const char *const verbs[] = {"accuse", "suspect", "charge", NULL};
  uint32_t clause = clauseof(tree, noun);
  if (clause == CS_NONE || clause > noun || clause == 0 ||
      !cs_tree_islemma(tree, clause - 1, CS_STR("of")))
    return false;
  uint32_t above = cs_tree_head(tree, clause);
  if (above != CS_NONE && !cs_tree_isverb(tree, above))
    above = cs_tree_head(tree, above);
  return above != CS_NONE && cs_tree_isany(tree, above, verbs);
}

static bool isplanned(const cs_tree *tree, uint32_t noun) {
  static const char *const words[] = {
      "schedule",  "plan",    "upcoming", "propose", "forthcoming",
      "scheduled", "planned", "proposed", "slate",   NULL};
  CS_EACH_CHILD (tree, child, noun) {
    cs_deprel rel = cs_tree_deprel(tree, child);
    if ((rel == CS_AMOD || rel == CS_ACL) && cs_tree_isany(tree, child, words))
      return true;
  }
  return false;
}

static bool may(const cs_tree *tree, uint32_t verb) {
  static const char *const words[] = {"may", "might", "could", NULL};
  CS_EACH_CHILD (tree, child, verb)
    if (cs_tree_deprel(tree, child) == CS_AUX_ &&
        cs_tree_isany(tree, child, words))
      return true;
  return false;
}

void cs_frame_readmood(cs_framer *f, cs_frame *frame,
                       const cs_binding *binding) {
  cs_mood m = {0};
  uint32_t verb = frame->anchor;
  if (frame->nominal) {
    m.negated = cs_mood_negated(f->tree, verb);
    verb = binding->light;
    if (verb == CS_NONE) verb = happening(f->tree, frame->anchor);
    if (verb == CS_NONE && !isgiven(f->tree, frame->anchor))
      verb = clauseof(f->tree, frame->anchor);
    m.will = isplanned(f->tree, frame->anchor);
    m.modal = isunreal(f->tree, frame->anchor) ||
              isblame(f->tree, frame->anchor) ||
              isagenda(f->tree, frame->anchor, frame->code);
  }
  if (verb != CS_NONE) cs_mood_read(f->tree, verb, &m);
  m.modal |= istopic(f->tree, verb, frame->code);
  m.modal |= !frame->nominal && isgerundagenda(f->tree, frame->anchor);
  frame->verb = verb;
  if (frame->rule->pattern.denies) m.negated = false;
  frame->negated = m.negated;
  frame->modal = m.modal;
  frame->standing = cs_mood_standing(&m);
  if (cs_str_equal(frame->code, CS_STR("014")) &&
      frame->standing == CS_HYPOTHETICAL && may(f->tree, frame->anchor))
    frame->standing = CS_ACTUAL; /* "may consider" */
  if (frame->standing == CS_ACTUAL &&
      cs_mood_ishistory(f->tree, frame->anchor, f->coding->date))
    frame->standing = CS_PAST_;
}
