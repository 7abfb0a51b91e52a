#include "mend.h"

#include "hedge.h"
#include "lemma.h"
#include "mending.h"
#include "weekday.h"

static uint32_t depthof(const cs_token *tokens, uint32_t token) {
  uint32_t depth = 0;
  for (int32_t head = tokens[token].head; head >= 0; head = tokens[head].head)
    depth++;
  return depth;
}

/* The token of [first, last) nearest to the root, the last of equals: nothing
   above it hangs on the others, so they can hang on it. */
uint32_t cs_mend_top(const cs_token *tokens, uint32_t first, uint32_t last) {
  uint32_t top = first, least = depthof(tokens, first);
  for (uint32_t t = first + 1; t < last; t++) {
    uint32_t depth = depthof(tokens, t);
    if (depth <= least) {
      top = t;
      least = depth;
    }
  }
  return top;
}

bool cs_mend_hascase(const cs_token *tokens, uint32_t n, uint32_t noun) {
  for (uint32_t t = 0; t < n; t++)
    if (tokens[t].head == (int32_t)noun &&
        (tokens[t].deprel == CS_CASE || tokens[t].deprel == CS_MARK))
      return true;
  return false;
}

uint32_t cs_mend_child(const cs_token *tokens, uint32_t n, uint32_t head,
                       cs_deprel deprel, uint32_t from) {
  for (uint32_t t = from; t < n; t++)
    if (tokens[t].head == (int32_t)head && tokens[t].deprel == deprel) return t;
  return n;
}

bool cs_mend_has(const cs_token *tokens, uint32_t n, uint32_t head,
                 cs_deprel deprel) {
  for (uint32_t t = 0; t < n; t++)
    if (tokens[t].head == (int32_t)head &&
        cs_deprel_universal((cs_deprel)tokens[t].deprel) == deprel)
      return true;
  return false;
}

bool cs_mend_isabove(const cs_token *tokens, uint32_t above, uint32_t token) {
  for (int32_t t = (int32_t)token; t >= 0; t = tokens[t].head)
    if (t == (int32_t)above) return true;
  return false;
}

static bool isverbal(void *self, const cs_rule *rule) {
  if (rule->pattern.nominal || rule->pattern.predicate) return true;
  *(bool *)self = true;
  return false;
}

bool cs_mend_isaction(const cs_mending *m, cs_str lemma) {
  const cs_vocabulary *words = cs_dictionary_vocabulary(m->dictionary);
  bool found = false;
  uint32_t number = cs_pool_find(words->lemmas, lemma);
  if (number != CS_NONE)
    cs_dictionary_rules(m->dictionary, number, isverbal, &found);
  return found;
}

cs_status cs_mend_verblemma(const cs_mending *m, uint32_t token, uint8_t xpos,
                            cs_str *out) {
  cs_buf buf = {0}, normal = {0};
  cs_str form = cs_token_form(m->document, &m->tokens[token]);
  *out = (cs_str){"", 0};
  cs_status status = cs_lemma_rule(&buf, form, CS_VERB, xpos);
  if (status == CS_OK) status = cs_lemma_normal(&normal, cs_buf_str(&buf));
  if (status == CS_OK && cs_mend_isaction(m, cs_buf_str(&normal))) {
    *out = cs_str_copy(&m->document->arena, cs_buf_str(&buf));
    if (out->bytes == NULL) status = CS_ENOMEM;
  }
  cs_buf_free(&normal);
  cs_buf_free(&buf);
  return status;
}

cs_status cs_mend_retag(const cs_mending *m, uint32_t token, uint8_t xpos,
                        bool *done) {
  cs_str lemma;
  cs_status status = cs_mend_verblemma(m, token, xpos, &lemma);
  *done = status == CS_OK && lemma.size > 0;
  if (!*done) return status;
  m->tokens[token].upos = CS_VERB;
  m->tokens[token].xpos = xpos;
  m->tokens[token].lemma = lemma;
  return CS_OK;
}

uint32_t cs_mend_rootof(const cs_token *tokens, uint32_t n) {
  uint32_t root = 0;
  while (root < n && tokens[root].head >= 0) root++;
  return root;
}

bool cs_mend_ispeople(const cs_mending *m, uint32_t token) {
  for (size_t h = 0; h < m->hits->n; h++)
    if (m->hits->items[h].last == token + 1 &&
        m->hits->items[h].entry->kind == CS_KIND_AGENT)
      return true;
  return false;
}

/* No repair may leave a token below itself: those that are hang on the root. */
static void unloop(cs_token *tokens, uint32_t n) {
  uint32_t root = cs_mend_rootof(tokens, n);
  for (uint32_t t = 0; t < n; t++) {
    uint32_t steps = 0;
    for (int32_t up = tokens[t].head; up >= 0 && steps <= n; steps++)
      up = tokens[up].head;
    if (steps <= n) continue;
    tokens[t].head = root < n ? (int32_t)root : -1;
    tokens[t].deprel = root < n ? CS_DEP : CS_ROOT;
    if (root == n) root = t;
  }
}

/* What the heads are, as one number: other heads most likely give another. */
static uint64_t shapeof(const cs_token *tokens, uint32_t n) {
  uint64_t shape = 0;
  for (uint32_t t = 0; t < n; t++)
    shape = (shape ^ (uint32_t)tokens[t].head) * UINT64_C(0x9E3779B97F4A7C15);
  return shape;
}

static cs_status hedges(const cs_mending *m) {
  cs_hedge_mend(m->document, m->number);
  return CS_OK;
}

/* The mends look through a sentence again and again; longer ones are no prose.
 */
enum { LONGEST = 1000 };

cs_status cs_mend(const cs_dictionary *dictionary, cs_document *document,
                  uint32_t sentence, const cs_hits *hits) {
  static cs_status (*const repairs[])(const cs_mending *m) = {
      cs_mend_titled,    cs_mend_phrases,     hedges,
      cs_mend_gerunds,   cs_mend_headline,    cs_mend_root,
      cs_mend_modifiers, cs_mend_infinitives, cs_mend_afters,
      cs_mend_clauses,   cs_mend_slips,       cs_mend_wishes,
      cs_mend_nouns,     cs_mend_lists,       cs_mend_verbs,
      cs_mend_before,    cs_mend_owners,      cs_mend_objects,
      cs_mend_subjects,  cs_mend_places};
  const cs_sentence *s = &document->sentences[sentence];
  const cs_mending m = {
      document,           sentence, s,         document->tokens + s->first,
      s->last - s->first, hits,     dictionary};
  if (m.n > LONGEST) return CS_OK;
  cs_weekday_mend(document, sentence);
  uint64_t shape = 0, before;
  for (size_t i = 0; i < sizeof repairs / sizeof *repairs; i++) {
    before = shape;
    cs_status status = repairs[i](&m);
    if (status != CS_OK) return status;
    shape = shapeof(m.tokens, m.n);
    if (shape != before) unloop(m.tokens, m.n);
  }
  return CS_OK;
}
