#include "hedge.h"

static bool names(const cs_token *verb) {
  static const char *const verbs[] = {
      "call",  "describe", "term",     "label", "dub",    "see",   "regard",
      "brand", "deem",     "consider", "view",  "allege", "claim", NULL};
  return verb->upos == CS_VERB && cs_str_isany(verb->lemma, verbs);
}

static int32_t find(const cs_token *tokens, uint32_t n, int32_t head,
                    cs_deprel deprel) {
  for (uint32_t t = 0; t < n; t++)
    if (tokens[t].head == head && tokens[t].deprel == deprel) return (int32_t)t;
  return -1;
}

/* What "what" is said to be: the object of the naming, or its "as" phrase. */
static int32_t named(const cs_document *d, const cs_token *tokens, uint32_t n,
                     int32_t verb) {
  int32_t noun = find(tokens, n, verb, CS_OBJ);
  if (noun < 0) noun = find(tokens, n, verb, CS_XCOMP);
  if (noun < 0) noun = find(tokens, n, verb, CS_OBL);
  if (noun <= verb ||
      (tokens[noun].upos != CS_NOUN && tokens[noun].upos != CS_PROPN))
    return -1;
  int32_t prep = find(tokens, n, noun, CS_CASE);
  if (prep < 0) return noun;
  return cs_str_equal(cs_token_form(d, &tokens[prep]), CS_STR("as")) ? noun
                                                                     : -1;
}

static void swap(cs_token *tokens, uint32_t n, int32_t what, int32_t verb,
                 int32_t noun) {
  int32_t as = find(tokens, n, noun, CS_CASE);
  if (as >= 0) tokens[as].deprel = CS_DEP;
  for (uint32_t t = 0; t < n; t++) {
    if (tokens[t].head == what && (int32_t)t != verb) tokens[t].head = noun;
    if (tokens[t].head == verb && (int32_t)t > noun &&
        tokens[t].deprel != CS_PUNCT_) {
      tokens[t].head = noun; /* "interference by Rome" */
      if (tokens[t].deprel == CS_OBL || tokens[t].deprel == CS_OBL_AGENT)
        tokens[t].deprel = CS_NMOD;
    }
  }
  tokens[noun].head = tokens[what].head;
  tokens[noun].deprel = tokens[what].deprel;
  tokens[what].head = verb;
  tokens[what].deprel = CS_OBJ;
  tokens[verb].head = noun;
  tokens[verb].deprel = CS_ACL_RELCL;
}

/* "condemned what he called an attack" read as what he condemned to call one:
   the pronoun is the object of the clause above. */
static void lift(cs_token *tokens, uint32_t what) {
  int32_t verb = tokens[what].head;
  if (verb <= (int32_t)what || tokens[verb].deprel != CS_CCOMP ||
      tokens[what].deprel != CS_OBJ || !names(&tokens[verb]) ||
      tokens[verb].head < 0 || tokens[verb].head >= (int32_t)what)
    return;
  tokens[what].head = tokens[verb].head;
  tokens[verb].head = (int32_t)what;
  tokens[verb].deprel = CS_ACL_RELCL;
}

void cs_hedge_mend(cs_document *document, uint32_t sentence) {
  const cs_sentence *s = &document->sentences[sentence];
  cs_token *tokens = document->tokens + s->first;
  uint32_t n = s->last - s->first;
  for (uint32_t t = 1; t < n; t++) {
    if (tokens[t].head < 0 || !cs_str_equal(tokens[t].lemma, CS_STR("what")))
      continue;
    lift(tokens, t);
    int32_t verb = find(tokens, n, (int32_t)t, CS_ACL_RELCL);
    if (verb <= (int32_t)t || !names(&tokens[verb])) continue;
    int32_t noun = named(document, tokens, n, verb);
    if (noun >= 0) swap(tokens, n, (int32_t)t, verb, noun);
  }
}
