#include "mending.h"

/* What stands between two names of a list: 1 a comma, 2 "and" or "or" with or
   without a comma, 0 something else. */
static int joint(const cs_document *d, const cs_token *tokens, uint32_t from,
                 uint32_t to) {
  int how = 0;
  if (to > from + 1 &&
      cs_str_equal(cs_token_form(d, &tokens[to - 1]), CS_STR("the")))
    to--; /* "Bahrain, the UAE and Egypt" */
  if (to <= from || to - from > 2) return 0;
  for (uint32_t t = from; t < to; t++) {
    cs_str form = cs_token_form(d, &tokens[t]);
    if (cs_str_equal(form, CS_STR(",")) && how == 0)
      how = 1;
    else if (cs_str_equal(form, CS_STR("and")) ||
             cs_str_equal(form, CS_STR("or")))
      how = 2;
    else
      return 0;
  }
  return how;
}

/* Hangs the names of a list on its first one. */
static void joinlist(cs_token *tokens, const cs_hit *hits, size_t n) {
  uint32_t first = cs_mend_top(tokens, hits[0].first, hits[0].last);
  for (size_t i = 1; i < n; i++) {
    uint32_t other = cs_mend_top(tokens, hits[i].first, hits[i].last);
    if (tokens[other].head == (int32_t)first && tokens[other].deprel == CS_CONJ)
      continue;
    if (cs_mend_isabove(tokens, other, first)) {
      tokens[first].head = tokens[other].head;
      tokens[first].deprel = tokens[other].deprel;
    }
    tokens[other].head = (int32_t)first;
    tokens[other].deprel = CS_CONJ;
  }
}

/* "Japan, South Korea, New Zealand and Australia" is one list, whatever the
   parser made of its middle. */
static void mendlists(const cs_mending *m) {
  cs_document *d = m->document;
  cs_token *tokens = m->tokens;
  for (size_t h = 0, last; h + 2 < m->hits->n; h = last) {
    int how = 1;
    for (last = h + 1; last < m->hits->n && how == 1; last++) {
      const cs_hit *a = &m->hits->items[last - 1], *b = &m->hits->items[last];
      if (a->entry->kind != CS_KIND_COUNTRY ||
          b->entry->kind != CS_KIND_COUNTRY)
        break;
      how = joint(d, tokens, a->last, b->first);
      if (how == 0) break;
    }
    if (how == 2 && last - h >= 3)
      joinlist(tokens, &m->hits->items[h], last - h);
  }
}

static bool isstate(const cs_hit *hit) {
  return hit->entry->kind == CS_KIND_COUNTRY ||
         hit->entry->kind == CS_KIND_DEMONYM;
}

/* "U.S., French and British warplanes": each of them says whose the warplanes
   are. */
static void mendadjectives(const cs_mending *m) {
  cs_token *tokens = m->tokens;
  for (size_t h = 0, last; h + 1 < m->hits->n; h = last) {
    const cs_hit *hits = &m->hits->items[h];
    int how = 1;
    for (last = h + 1; last < m->hits->n && how == 1; last++) {
      const cs_hit *a = &m->hits->items[last - 1], *b = &m->hits->items[last];
      if (!isstate(a) || !isstate(b)) break;
      how = joint(m->document, tokens, a->last, b->first);
      if (how == 0) break;
    }
    const cs_hit *end = &m->hits->items[last - 1];
    bool adjectives = end->entry->kind == CS_KIND_DEMONYM ||
                      hits[0].entry->kind == CS_KIND_DEMONYM;
    if (how != 2 || last - h < 2 || !adjectives || end->last >= m->n ||
        hits[0].last - hits[0].first != 1 || tokens[end->last].upos != CS_NOUN)
      continue;
    uint32_t noun = end->last, first = hits[0].first;
    for (size_t i = h; i < last; i++) {
      uint32_t t = m->hits->items[i].last - 1;
      if (!cs_mend_isabove(tokens, t, noun)) continue;
      tokens[noun].head = tokens[t].head;
      tokens[noun].deprel = tokens[t].deprel;
    }
    tokens[first].head = (int32_t)noun;
    tokens[first].deprel = CS_AMOD;
    for (size_t i = h + 1; i < last; i++) {
      uint32_t t = m->hits->items[i].last - 1;
      tokens[t].head = (int32_t)first;
      tokens[t].deprel = CS_CONJ;
    }
  }
}

/* "India-Pakistan talks": the second goes with the first. */
static void mendjoined(const cs_mending *m) {
  cs_token *tokens = m->tokens;
  for (size_t h = 1; h < m->hits->n; h++) {
    const cs_hit *a = &m->hits->items[h - 1], *b = &m->hits->items[h];
    if (a->entry->kind != CS_KIND_COUNTRY ||
        b->entry->kind != CS_KIND_COUNTRY || b->first != a->last + 1 ||
        !cs_str_equal(cs_token_form(m->document, &tokens[a->last]),
                      CS_STR("-")))
      continue;
    uint32_t one = cs_mend_top(tokens, a->first, a->last);
    uint32_t two = cs_mend_top(tokens, b->first, b->last);
    if (tokens[one].head == (int32_t)two) {
      tokens[one].head = tokens[two].head;
      tokens[one].deprel = tokens[two].deprel;
    }
    if (cs_mend_isabove(tokens, two, one)) continue;
    tokens[two].head = (int32_t)one;
    tokens[two].deprel = CS_COMPOUND;
  }
}

/* "India's and Pakistan's ministers": each of them owns. */
static void mendpossessors(const cs_mending *m) {
  cs_token *t = m->tokens;
  for (uint32_t mark = 3; mark + 1 < m->n; mark++) {
    int32_t other = t[mark].head;
    if (t[mark].deprel != CS_CASE || !cs_mend_isform(m, mark, CS_STR("'s")) ||
        other != (int32_t)mark - 1 || t[other].deprel != CS_CONJ)
      continue;
    int32_t owner = t[other].head;
    if (owner >= 0 && owner < other && t[owner].deprel == CS_NMOD_POSS &&
        t[owner].head > (int32_t)mark)
      cs_mend_hang(&t[other], (uint32_t)t[owner].head, CS_NMOD_POSS);
  }
}

cs_status cs_mend_lists(const cs_mending *m) {
  mendpossessors(m);
  mendjoined(m);
  mendlists(m);
  mendadjectives(m);
  return CS_OK;
}
