#include <string.h>

#include "frame.h"

/* What protesters want: the fourth digit of the codes of protest. */

/* "marched to demand his resignation": 141 × 1041 = 1411, as the code book
   orders the purposes of protest like those of appeals and demands. */
static bool bydemand(cs_framer *f, cs_frame *protest, size_t first) {
  for (size_t i = first; i < f->coding->nframes; i++) {
    cs_frame *demand = &f->coding->frames[i];
    if (demand->code.size != 4 || demand == protest ||
        (memcmp(demand->code.bytes, "024", 3) != 0 &&
         memcmp(demand->code.bytes, "104", 3) != 0) ||
        demand->anchor < protest->anchor)
      continue;
    cs_str code = cs_coding_join(f->coding, protest->code,
                                 cs_str_slice(demand->code, 3, 4));
    if (cs_scheme_code(cs_dictionary_scheme(f->dictionary), code) == NULL)
      continue;
    protest->code = code;
    if (protest->outer == NULL) protest->outer = demand->outer;
    if (protest->target == CS_NONE ||
        cs_frame_sameactor(f, protest->target, protest->source))
      protest->target = demand->target;
    demand->used = true;
    return true;
  }
  return false;
}

/* Words before what a protest is about. */
static bool istrigger(const cs_tree *tree, uint32_t token) {
  static const char *const words[] = {
      "demand",  "press",    "call",  "seek",    "protest", "against",
      "over",    "oppose",   "force", "support", "urge",    "denounce",
      "condemn", "campaign", "at",    "want",    NULL};
  if (!cs_tree_isany(tree, token, words)) return false;
  return !cs_tree_islemma(tree, token, CS_STR("at")) ||
         cs_tree_islemma(tree, token - 1, CS_STR("protest")) ||
         cs_tree_islemma(tree, token - 1, CS_STR("anger"));
}

/* The digit of leaders, policies, rights or institutions; 0: another word. */
static char kindof(const cs_framer *f, uint32_t token) {
  static const char *const leave[] = {"resign", "quit", "abdicate", NULL};
  static const char *const oust[] = {"rid",    "oust",   "topple", "unseat",
                                     "remove", "depose", NULL};
  static const char *const wrongs[] = {
      "arrest",       "detention", "jailing",
      "imprisonment", "torture",   "discrimination",
      "abuse",        "violation", NULL};
  const cs_tree *tree = f->tree;
  if (cs_tree_isany(tree, token, oust)) return '1';
  if (cs_tree_isverb(tree, token))
    return cs_tree_isany(tree, token, leave) ? '1' : 0;
  if (!cs_tree_isnoun(tree, token)) return 0;
  if (cs_frame_inclass(f, CS_STR("leadership"), token)) return '1';
  if (cs_frame_inclass(f, CS_STR("institution"), token)) return '4';
  if (cs_frame_inclass(f, CS_STR("right"), token) ||
      cs_tree_isany(tree, token, wrongs))
    return '3';
  return cs_frame_inclass(f, CS_STR("policy"), token) ? '2' : 0;
}

enum { REACH = 24, NEAR = 9 }; /* words to the trigger, and from it */

/* "rallied against wage cuts", "blocked roads to press for autonomy" */
static char bywords(const cs_framer *f, uint32_t anchor) {
  const cs_tree *tree = f->tree;
  uint32_t trigger = CS_NONE;
  for (uint32_t t = anchor + 1; t < tree->n && t < anchor + REACH + NEAR; t++) {
    if (cs_str_equal(cs_tree_form(tree, t), CS_STR(";"))) return 0;
    bool told = trigger != CS_NONE && t - trigger <= NEAR;
    if (cs_tree_islemma(tree, t, CS_STR("rid"))) told = true;
    char kind = told ? kindof(f, t) : 0;
    if (kind != 0) return kind;
    if (t < anchor + REACH && istrigger(tree, t)) trigger = t;
  }
  return 0;
}

/* "walked out to protest cuts": one protest; its target is whom they protest
   against. */
static void takesecond(cs_framer *f, cs_frame *protest, size_t first) {
  for (size_t i = first; i < f->coding->nframes; i++) {
    cs_frame *other = &f->coding->frames[i];
    if (other == protest || other->nominal || other->code.size < 2 ||
        memcmp(other->code.bytes, "14", 2) != 0 ||
        cs_tree_head(f->tree, other->anchor) != protest->anchor ||
        cs_tree_deprel(f->tree, other->anchor) != CS_ADVCL ||
        !cs_tree_islemma(f->tree, other->anchor, CS_STR("protest")))
      continue;
    if (protest->target == CS_NONE || !cs_frame_iscoded(f, protest->target))
      protest->target = other->target;
    other->used = protest->target == other->target ||
                  cs_frame_sameactor(f, protest->target, other->target);
  }
}

void cs_purpose_find(cs_framer *f, cs_frame *protest, size_t first) {
  if (protest->code.size < 3 || memcmp(protest->code.bytes, "14", 2) != 0)
    return;
  takesecond(f, protest, first);
  if (protest->code.size != 3 || bydemand(f, protest, first)) return;
  char digit = bywords(f, protest->anchor);
  if (digit == 0) return;
  cs_str code = cs_coding_join(f->coding, protest->code, (cs_str){&digit, 1});
  if (cs_scheme_code(cs_dictionary_scheme(f->dictionary), code) != NULL)
    protest->code = code;
}
