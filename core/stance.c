#include <string.h>

#include "stance.h"

/* An operator that presupposes that its inner event has happened. */
bool cs_stance_isfactive(cs_str operator_) {
  static const char *const names[] = {
      "condemn", "complain", "praise",  "empathise",   "commemorate",
      "protest", "thank",    "welcome", "regret",      "apologise",
      "claim",   "convict",  "defend",  "arrest",      "sanction",
      "sue",     "discuss",  "say",     "investigate", "forgive",
      NULL};
  return cs_str_isany(operator_, names);
}

/* Operators of those who look at the event from outside. */
bool cs_stance_isoutside(cs_str operator_) {
  static const char *const names[] = {
      "protest", "condemn", "complain", "praise", "accuse", "investigate",
      "deny",    "oppose",  "reject",   "fear",   "warn",   NULL};
  return cs_str_isany(operator_, names);
}

/* "admitted the attack", "apologised for it": one's own deed. */
bool cs_stance_isowndeed(cs_str operator_) {
  return cs_str_equal(operator_, CS_STR("claim")) ||
         cs_str_equal(operator_, CS_STR("apologise"));
}

/* Who only talks of an attack does not blame anybody for it. */
bool cs_stance_blames(cs_str operator_) {
  return cs_stance_isfactive(operator_) && !cs_stance_isowndeed(operator_) &&
         !cs_str_equal(operator_, CS_STR("discuss")) &&
         !cs_str_equal(operator_, CS_STR("say"));
}

/* "Chad would strike, its minister warned": he speaks for Chad. */
static bool speaksfor(const cs_framer *f, uint32_t speaker, uint32_t who) {
  const cs_mention *a = cs_mention_at(f->coding, f->sentence, speaker),
                   *b = cs_mention_at(f->coding, f->sentence, who);
  return a != NULL && b != NULL && a->nactors == 1 && b->nactors == 1 &&
         b->actors[0].code.size == 3 &&
         cs_str_equal(
             a->actors[0].code,
             cs_coding_join(f->coding, b->actors[0].code, CS_STR("GOV")));
}

bool cs_stance_isownthreat(const cs_framer *f, cs_str operator_,
                           uint32_t speaker, uint32_t who) {
  static const char *const names[] = {"warn", "threaten", "announce", NULL};
  return cs_str_isany(operator_, names) &&
         (f->tree->tokens[who].upos == CS_PRON || speaksfor(f, speaker, who));
}

bool cs_stance_isforecast(const cs_framer *f, const cs_rule *operator_,
                          uint32_t speaker, const cs_frame *inner) {
  if (!cs_str_equal(operator_->code, CS_STR("warn")) ||
      operator_->pattern.hastarget || inner->code.size < 2 ||
      memcmp(inner->code.bytes, "13", 2) < 0)
    return false;
  if (inner->source == CS_NONE) /* "warned that women faced persecution" */
    return inner->nominal && inner->standing == CS_ACTUAL &&
           inner->verb != CS_NONE &&
           cs_tree_deprel(f->tree, inner->verb) == CS_CCOMP;
  return speaker != CS_NONE && cs_frame_iscoded(f, inner->source) &&
         !cs_frame_sameactor(f, inner->source, speaker) &&
         !cs_frame_sameactor(f, inner->target, speaker) &&
         !cs_stance_isownthreat(f, operator_->code, speaker, inner->source);
}

bool cs_stance_isstranger(const cs_framer *f, const cs_binding *binding) {
  cs_str a = cs_frame_codeat(f, binding->source),
         b = cs_frame_codeat(f, binding->target);
  if (a.size == 0 || b.size == 0) return false;
  if (cs_str_ends(a, CS_STR("JUD"))) return true; /* a court orders parties */
  return a.size >= 3 && b.size >= 3 && memcmp(a.bytes, b.bytes, 3) != 0;
}

bool cs_stance_isculprits(const cs_framer *f, const cs_rule *operator_,
                          const cs_binding *binding, const cs_frame *inner) {
  return operator_->pattern.hastarget && binding->target != CS_NONE &&
         cs_tree_isverb(f->tree, inner->anchor) && !inner->passive &&
         cs_tree_child(f->tree, inner->anchor, CS_NSUBJ) == CS_NONE;
}
