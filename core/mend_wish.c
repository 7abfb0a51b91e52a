#include "mending.h"

/* "demanded that Chile respect freedom": the bare verb of a wish looks like a
   noun.  The rules know which words may be verbs. */

static bool iswish(const cs_token *t) {
  static const char *const verbs[] = {"demand",    "insist",  "urge",
                                      "recommend", "propose", "request",
                                      "ask",       "require", NULL};
  return t->upos == CS_VERB && cs_str_isany(t->lemma, verbs);
}

/* May a phrase begin here that a verb governs? */
static bool isnext(const cs_mending *m, uint32_t token) {
  switch (m->tokens[token].upos) {
    case CS_DET:
    case CS_ADJ:
    case CS_NOUN:
    case CS_PROPN:
    case CS_NUM:
    case CS_PRON:
    case CS_PART:
    case CS_ADP:
    case CS_ADV: return true;
    default: return false;
  }
}

static bool isbare(const cs_mending *m, uint32_t t) {
  const cs_token *token = &m->tokens[t];
  cs_str form = cs_token_form(m->document, token);
  bool open = token->upos == CS_NOUN || token->upos == CS_ADJ ||
              (token->upos == CS_ADV && cs_mend_isform(m, t, CS_STR("back")));
  return open && cs_str_equal(form, token->lemma) &&
         cs_mend_isaction(m, form) && cs_mend_isnominal(&m->tokens[t - 1]) &&
         isnext(m, t + 1);
}

/* The noun that is the verb of the clause after "that"; n: the clause has a
   verb. */
static uint32_t wished(const cs_mending *m, uint32_t that) {
  uint32_t found = m->n;
  for (uint32_t t = that + 2; t + 1 < m->n; t++) {
    const cs_token *token = &m->tokens[t];
    if (token->upos == CS_AUX ||
        (token->upos == CS_VERB && token->deprel != CS_AMOD))
      return m->n;
    if (token->upos == CS_PUNCT || token->upos == CS_SCONJ ||
        token->upos == CS_ADP || token->upos == CS_PART)
      break;
    if (isbare(m, t)) {
      found = t;
      break;
    }
  }
  return found;
}

static void makewish(const cs_mending *m, uint32_t wish, uint32_t that,
                     uint32_t verb) {
  static const cs_str particles[] = {
      {"over", 4}, {"up", 2}, {"down", 4}, {"out", 3}, {"off", 3}};
  cs_token *tokens = m->tokens;
  cs_mend_takesubject(m, that + 1, verb, verb);
  tokens[verb].head = (int32_t)wish;
  tokens[verb].deprel = CS_CCOMP;
  tokens[verb].upos = CS_VERB;
  tokens[verb].xpos = CS_XPOS_VB;
  tokens[that].head = (int32_t)verb;
  tokens[that].deprel = CS_MARK;
  for (size_t i = 0; i < sizeof particles / sizeof *particles; i++)
    if (cs_mend_isform(m, verb + 1, particles[i])) {
      tokens[verb + 1].head = (int32_t)verb;
      tokens[verb + 1].deprel = CS_COMPOUND_PRT;
    }
  cs_mend_takeobject(m, verb);
}

/* "…, officials said": what is above the wish does not come after its verb. */
static bool isbefore(const cs_mending *m, uint32_t wish, uint32_t verb) {
  for (int32_t t = (int32_t)wish; t >= 0; t = m->tokens[t].head)
    if (t > (int32_t)verb) return false;
  return true;
}

cs_status cs_mend_wishes(const cs_mending *m) {
  for (uint32_t wish = 0; wish + 4 < m->n; wish++) {
    int32_t head = m->tokens[wish].head;
    if (!iswish(&m->tokens[wish]) ||
        !cs_mend_isform(m, wish + 1, CS_STR("that")) || head > (int32_t)wish)
      continue;
    uint32_t verb = wished(m, wish + 1);
    if (verb < m->n && isbefore(m, wish, verb))
      makewish(m, wish, wish + 1, verb);
  }
  return CS_OK;
}
