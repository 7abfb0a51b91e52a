#include <string.h>

#include "frame.h"

/* What fighting is done with: 193 small arms, 194 artillery and tanks, 195 from
   the air.  A code that says so needs no means. */

typedef struct weapons {
  const char *code;
  const char *const nouns[24];
} weapons;

static const weapons WEAPONS[] = {
    {"195",
     {"warplane", "jet", "fighter_jet", "bomber", "helicopter", "gunship",
      "aircraft", "plane", "drone", "airstrike", "airforce", NULL}},
    {"194",
     {"artillery", "howitzer", "mortar", "shell", "tank", "rocket", "missile",
      "shelling", "shellfire", "cannon", "rpg", NULL}},
    {"193",
     {"gun", "rifle", "gunfire", "pistol", "bullet", "machinegun", "handgun",
      "firearm", "ak-47", NULL}},
};

static const char *codeof(const cs_tree *tree, uint32_t noun) {
  /* "suicide bomber": a person */
  if (noun > 0 && cs_tree_islemma(tree, noun, CS_STR("bomber")) &&
      cs_tree_deprel(tree, noun - 1) == CS_COMPOUND &&
      !cs_tree_islemma(tree, noun - 1, CS_STR("fighter")) &&
      !tree->actors[noun - 1])
    return NULL;
  for (size_t i = 0; i < sizeof WEAPONS / sizeof *WEAPONS; i++)
    if (cs_tree_isany(tree, noun, WEAPONS[i].nouns)) return WEAPONS[i].code;
  return NULL;
}

/* A weapon in a phrase: its head, what that is of ("a hail of rockets") and
   what is joined to it. */
static const char *inphrase(const cs_tree *tree, uint32_t head) {
  const char *code = codeof(tree, head);
  CS_EACH_CHILD (tree, child, head) {
    cs_deprel rel = cs_tree_deprel(tree, child);
    if (code == NULL && (rel == CS_CONJ || rel == CS_NMOD))
      code = codeof(tree, child);
  }
  return code;
}

static bool withwhat(const cs_tree *tree, uint32_t token) {
  static const char *const cases[] = {"with", "by", "from", "in", NULL};
  uint32_t word = cs_tree_case(tree, token);
  return word != CS_NONE && cs_tree_isany(tree, word, cases);
}

/* "struck the camp with howitzers", "struck it, using warplanes". */
static const char *below(const cs_tree *tree, uint32_t token) {
  static const char *const verbs[] = {"use",  "fire",   "deploy", "employ",
                                      "drop", "launch", NULL};
  const char *code = NULL;
  CS_EACH_CHILD (tree, child, token) {
    cs_deprel rel = cs_tree_deprel(tree, child);
    uint32_t at = CS_NONE;
    if ((rel == CS_OBL || rel == CS_NMOD) && withwhat(tree, child)) at = child;
    if ((rel == CS_ADVCL || rel == CS_XCOMP || rel == CS_ACL) &&
        cs_tree_isany(tree, child, verbs))
      at = cs_tree_child(tree, child, CS_OBJ);
    if (at != CS_NONE && code == NULL) code = inphrase(tree, at);
  }
  return code;
}

/* "… and other targets starting Saturday, using warplanes": hung too low. */
static const char *later(const cs_tree *tree, uint32_t token) {
  for (uint32_t t = token + 1; t < tree->n && t < token + 40; t++)
    if (cs_str_equal(cs_tree_form(tree, t), CS_STR("using")) &&
        cs_tree_under(tree, t, token)) {
      uint32_t object = cs_tree_child(tree, t, CS_OBJ);
      return object != CS_NONE ? inphrase(tree, object) : NULL;
    }
  return NULL;
}

/* Is the actor under arms, by one of the roles? */
static bool armed(const cs_framer *f, uint32_t token, const char *roles) {
  const cs_mention *m = cs_mention_at(f->coding, f->sentence, token);
  if (m == NULL) return false;
  cs_str role = m->role;
  if (m->nactors > 0 && m->actors[0].code.size >= 6)
    role = cs_str_slice(m->actors[0].code, 3, 6);
  if (role.size < 3) return false;
  for (; *roles != '\0'; roles += 4)
    if (memcmp(role.bytes, roles, 3) == 0) return true;
  return false;
}

/* Troops that storm a parliament fight, where protesters riot; what they block
   is no protest either. */
static const char *underarms(const cs_framer *f, const cs_frame *frame) {
  if (frame->source == CS_NONE) return NULL;
  if (cs_str_equal(frame->code, CS_STR("145")) &&
      armed(f, frame->source, "MIL REB UAF "))
    return "190";
  if (cs_str_equal(frame->code, CS_STR("144")) &&
      armed(f, frame->source, "MIL REB UAF COP "))
    return "191";
  return NULL;
}

/* "struck the camp with howitzers", "shot and killed", jets that attack. */
static const char *bywhat(const cs_framer *f, const cs_frame *frame) {
  uint32_t before = cs_tree_head(f->tree, frame->anchor);
  if (cs_tree_deprel(f->tree, frame->anchor) == CS_CONJ &&
      cs_tree_islemma(f->tree, before, CS_STR("shoot")))
    return "193";
  const char *code = below(f->tree, frame->anchor);
  if (code == NULL) code = later(f->tree, frame->anchor);
  if (code == NULL && frame->source != CS_NONE)
    code = codeof(f->tree, frame->source);
  return code;
}

/* "Police lathi-charged students", "tear-gassed them", in words of their own.
 */
static bool ischarge(const cs_tree *tree, uint32_t verb) {
  static const char *const with[] = {"lathi", "baton", "tear", NULL};
  if (!cs_tree_islemma(tree, verb, CS_STR("charge")) &&
      !cs_tree_islemma(tree, verb, CS_STR("gas")))
    return false;
  return verb >= 2 && cs_str_equal(cs_tree_form(tree, verb - 1), CS_STR("-")) &&
         cs_tree_isany(tree, verb - 2, with);
}

/* A ban or a freeze within a state is no sanction between states. */
static bool athome(const cs_framer *f, const cs_frame *frame) {
  const cs_mention *s = cs_mention_at(f->coding, f->sentence, frame->source);
  const cs_mention *t = cs_mention_at(f->coding, f->sentence, frame->target);
  if (s == NULL || t == NULL || s->nactors == 0 || t->nactors == 0)
    return false;
  cs_str one = s->actors[0].code, other = t->actors[0].code;
  return one.size >= 3 && other.size > 3 &&
         memcmp(one.bytes, other.bytes, 3) == 0 &&
         memcmp(one.bytes, "IGO", 3) != 0;
}

static const char *refined(const cs_framer *f, const cs_frame *frame) {
  if (cs_str_equal(frame->code, CS_STR("190"))) return bywhat(f, frame);
  if (ischarge(f->tree, frame->anchor)) return "175";
  if (cs_str_equal(frame->code, CS_STR("163")) && athome(f, frame))
    return "172";
  return underarms(f, frame);
}

void cs_means_refine(cs_framer *f, cs_frame *frame) {
  const char *code = refined(f, frame);
  if (code == NULL) return;
  frame->code = (cs_str){code, 3};
  if (frame->mirror.size == 3) frame->mirror = frame->code;
}
