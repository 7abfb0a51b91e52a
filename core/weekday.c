#include <string.h>

#include "weekday.h"

static bool isday(cs_str form) {
  static const char *const days[] = {"Monday",   "Tuesday", "Wednesday",
                                     "Thursday", "Friday",  "Saturday",
                                     "Sunday",   NULL};
  for (size_t i = 0; days[i] != NULL; i++)
    if (cs_str_equal(form, (cs_str){days[i], strlen(days[i])})) return true;
  return false;
}

/* "on Monday night" */
static bool ishour(cs_str lemma) {
  static const char *const hours[] = {"night",     "morning", "evening",
                                      "afternoon", "noon",    NULL};
  for (size_t i = 0; hours[i] != NULL; i++)
    if (cs_str_equal(lemma, (cs_str){hours[i], strlen(hours[i])})) return true;
  return false;
}

static bool hasobject(const cs_token *tokens, uint32_t n, int32_t verb) {
  for (uint32_t t = 0; t < n; t++)
    if (tokens[t].head == verb && tokens[t].deprel == CS_OBJ) return true;
  return false;
}

void cs_weekday_mend(cs_document *document, uint32_t sentence) {
  cs_token *tokens = document->tokens + document->sentences[sentence].first;
  uint32_t n =
      document->sentences[sentence].last - document->sentences[sentence].first;
  for (uint32_t t = 2; t + 1 < n; t++) {
    cs_token *day = &tokens[t], *on = &tokens[t - 1];
    int32_t noun = on->head, verb = (int32_t)t - 2;
    if (noun <= (int32_t)t || !isday(cs_token_form(document, day)) ||
        !cs_str_equal(on->lemma, CS_STR("on")) || day->head <= (int32_t)t ||
        day->head > noun || ishour(tokens[noun].lemma) ||
        tokens[noun].head != verb || tokens[verb].upos != CS_VERB)
      continue;
    on->head = (int32_t)t;
    on->deprel = CS_CASE;
    day->head = verb;
    day->deprel = CS_OBL;
    if (tokens[noun].deprel == CS_OBL && !hasobject(tokens, n, verb))
      tokens[noun].deprel = CS_OBJ;
  }
}
