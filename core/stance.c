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
