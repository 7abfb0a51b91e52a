#include "frame.h"

/* Rules whose words are there, though what they tell is not. */

bool cs_doubt_leaves(const cs_framer *f, const cs_rule *rule,
                     const cs_binding *binding) {
  static const char *const verbs[] = {"leave", "quit", "exit", NULL};
  if (!cs_str_equal(rule->code, CS_STR("160")) ||
      !cs_tree_isany(f->tree, binding->anchor, verbs) ||
      binding->target == CS_NONE)
    return false;
  return cs_frame_codeat(f, binding->source).size != 3 ||
         !cs_str_starts(cs_frame_codeat(f, binding->target), CS_STR("IGO"));
}

bool cs_doubt_isduty(const cs_tree *tree, uint32_t verb, uint32_t inner) {
  return inner != CS_NONE && cs_tree_islemma(tree, verb, CS_STR("need")) &&
         cs_tree_deprel(tree, inner) == CS_XCOMP &&
         cs_tree_isverb(tree, inner) &&
         cs_tree_child(tree, verb, CS_OBJ) == CS_NONE;
}

bool cs_doubt_isplain(const cs_framer *f, const cs_rule *operator_,
                      uint32_t inner) {
  static const char *const will[] = {"agree", "intend", "decide", NULL};
  const cs_frame *frame = &f->coding->frames[inner];
  return frame->inneronly && !cs_str_isany(operator_->code, will) &&
         cs_str_equal(cs_scheme_compose(cs_dictionary_scheme(f->dictionary),
                                        operator_->code, frame->code),
                      CS_STR("="));
}
