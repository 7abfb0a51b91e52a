#include "mending.h"

/* "President Xi Jinping", "Foreign Minister Anna Berg": a title and the name
   after it are one phrase, whatever the parser made of strange names. */

static bool istitle(const cs_mending *m, uint32_t token) {
  static const char *const titles[] = {
      "President", "Minister",   "Premier",     "Chancellor", "Secretary",
      "Governor",  "Ambassador", "Senator",     "King",       "Queen",
      "Prince",    "Emir",       "Chairman",    "Judge",      "Mayor",
      "General",   "Colonel",    "Commander",   "Speaker",    "president",
      "minister",  "premier",    "chancellor",  "governor",   "ambassador",
      "commander", "spokesman",  "spokeswoman", "chairman",   NULL};
  return cs_str_isany(cs_token_form(m->document, &m->tokens[token]), titles);
}

static bool iscapital(const cs_mending *m, uint32_t token) {
  cs_str form = cs_token_form(m->document, &m->tokens[token]);
  return form.size > 1 && form.bytes[0] >= 'A' && form.bytes[0] <= 'Z';
}

/* Where the name ends that begins at the token. */
static uint32_t nameend(const cs_mending *m, uint32_t token) {
  const cs_token *tokens = m->tokens;
  bool headline = m->sentence->line == CS_HEADLINE;
  uint32_t end = token;
  while (end < m->n && tokens[end].upos == CS_PROPN && iscapital(m, end)) end++;
  /* "Xi Jinping" with a verb for a name */
  if (end > token && end < m->n && !headline && iscapital(m, end) &&
      (tokens[end].upos == CS_VERB || tokens[end].upos == CS_NOUN))
    end++;
  return end;
}

/* Do all but one of the tokens hang on each other? */
static bool isphrase(const cs_token *tokens, uint32_t first, uint32_t last) {
  uint32_t outside = 0;
  for (uint32_t t = first; t < last; t++)
    outside +=
        tokens[t].head < (int32_t)first || tokens[t].head >= (int32_t)last;
  return outside == 1;
}

/* What a name taken for a verb governed goes to the verb above it. */
static void releaseverb(const cs_mending *m, uint32_t name) {
  cs_token *tokens = m->tokens;
  int32_t verb = tokens[name].head;
  for (uint32_t t = name + 1; t < m->n && verb >= 0; t++)
    if (tokens[t].head == (int32_t)name && tokens[t].deprel != CS_CONJ)
      tokens[t].head = verb;
}

static void unite(const cs_mending *m, uint32_t first, uint32_t last) {
  cs_token *tokens = m->tokens;
  uint32_t top = cs_mend_top(tokens, first, last);
  uint8_t rel = tokens[first].deprel;
  bool beside = first != top && tokens[first].head == tokens[top].head;
  bool verb = tokens[top].upos == CS_VERB;
  for (uint32_t t = first; t < last; t++) {
    bool outside =
        tokens[t].head < (int32_t)first || tokens[t].head >= (int32_t)last;
    bool clause = tokens[t].deprel == CS_NSUBJ || tokens[t].deprel == CS_OBJ;
    if (t == top || !(outside || clause)) continue;
    tokens[t].head = (int32_t)top;
    tokens[t].deprel = t < top ? CS_COMPOUND : CS_FLAT;
  }
  if (verb) releaseverb(m, top);
  tokens[top].upos = CS_PROPN;
  if (beside)
    tokens[top].deprel = rel;
  else if (tokens[top].deprel == CS_XCOMP)
    tokens[top].deprel = CS_OBJ;
}

cs_status cs_mend_titled(const cs_mending *m) {
  for (uint32_t t = 0; t + 1 < m->n; t++) {
    if (!istitle(m, t)) continue;
    uint32_t end = nameend(m, t + 1);
    if (end == t + 1) continue;
    uint32_t top = cs_mend_top(m->tokens, t, end);
    bool verb = m->tokens[top].upos == CS_VERB;
    if (verb || !isphrase(m->tokens, t, end)) unite(m, t, end);
  }
  return CS_OK;
}
