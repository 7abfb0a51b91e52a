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
    if (how != 2 || last - h < 2 || end->entry->kind != CS_KIND_DEMONYM ||
        end->last >= m->n || hits[0].last - hits[0].first != 1 ||
        tokens[end->last].upos != CS_NOUN)
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

/* A comma or "and". */
static bool isjoint(const cs_mending *m, uint32_t token) {
  return m->tokens[token].upos == CS_CCONJ ||
         cs_str_equal(cs_token_form(m->document, &m->tokens[token]),
                      CS_STR(","));
}

/* "condemned the raid and suspended sales": a participle after "and" without a
   determiner where the other noun has one is the next verb. */
static void mendsecondverbs(const cs_mending *m) {
  static const char *const persons[] = {"wounded", "armed",   "united",
                                        "alleged", "wanted",  "injured",
                                        "jailed",  "retired", NULL};
  cs_token *tokens = m->tokens;
  for (uint32_t v = 3; v + 1 < m->n; v++) {
    int32_t noun = tokens[v].head;
    if (tokens[v].deprel != CS_AMOD || noun <= (int32_t)v ||
        tokens[v].upos != CS_VERB || !isjoint(m, v - 1) ||
        tokens[noun].deprel != CS_CONJ ||
        !cs_str_ends(cs_token_form(m->document, &tokens[v]), CS_STR("ed")) ||
        cs_str_isany(cs_token_form(m->document, &tokens[v]), persons))
      continue;
    int32_t object = tokens[noun].head;
    if (object < 0 || object >= (int32_t)v || tokens[object].deprel != CS_OBJ)
      continue;
    int32_t verb = tokens[object].head;
    if (verb < 0 || verb >= object || tokens[verb].upos != CS_VERB ||
        tokens[verb].xpos != cs_xpos_find(CS_STR("VBD")) ||
        cs_mend_has(tokens, m->n, (uint32_t)noun, CS_DET_) ||
        !cs_mend_has(tokens, m->n, (uint32_t)object, CS_DET_))
      continue;
    tokens[v].head = verb;
    tokens[v].deprel = CS_CONJ;
    tokens[v].xpos = tokens[verb].xpos;
    tokens[noun].head = (int32_t)v;
    tokens[noun].deprel = CS_OBJ;
    if (!cs_mend_isabove(tokens, v - 1, v)) tokens[v - 1].head = (int32_t)v;
    for (uint32_t t = (uint32_t)noun + 1; t < m->n; t++)
      if (tokens[t].head == object && tokens[t].deprel == CS_NMOD)
        tokens[t].head = noun; /* what stands after it is about it */
  }
}

static bool isday(const cs_mending *m, uint32_t token) {
  static const char *const days[] = {
      "Monday", "Tuesday",  "Wednesday", "Thursday",  "Friday",  "Saturday",
      "Sunday", "January",  "February",  "March",     "April",   "May",
      "June",   "July",     "August",    "September", "October", "November",
      "week",   "December", "night",     "month",     "year",    "morning",
      "today",  "evening",  "afternoon", "yesterday", NULL};
  return cs_str_isany(cs_token_form(m->document, &m->tokens[token]), days);
}

/* "raided it on Monday and confiscated computers": what goes with a day is no
   thing, so the participle is the next verb. */
static void menddays(const cs_mending *m) {
  cs_token *tokens = m->tokens;
  for (uint32_t v = 3; v + 1 < m->n; v++) {
    int32_t noun = tokens[v].head;
    if (tokens[v].deprel != CS_AMOD || tokens[v].upos != CS_VERB ||
        noun <= (int32_t)v || tokens[noun].deprel != CS_CONJ ||
        tokens[v - 1].upos != CS_CCONJ)
      continue;
    int32_t day = tokens[noun].head;
    if (day < 0 || day >= (int32_t)v || !isday(m, (uint32_t)day)) continue;
    int32_t verb = tokens[day].head;
    while (verb >= 0 && tokens[verb].upos != CS_VERB) verb = tokens[verb].head;
    if (verb < 0 || verb >= day) continue;
    tokens[v].head = verb;
    tokens[v].deprel = CS_CONJ;
    tokens[v].xpos = cs_xpos_find(CS_STR("VBD"));
    tokens[noun].head = (int32_t)v;
    tokens[noun].deprel = CS_OBJ;
  }
}

/* Does a full name end right before the token, with "and" before it? */
static bool aftername(const cs_mending *m, uint32_t token, uint32_t *name) {
  for (size_t h = 0; h < m->hits->n; h++) {
    const cs_hit *hit = &m->hits->items[h];
    if (hit->last != token || hit->first < 2 ||
        hit->entry->kind == CS_KIND_DEMONYM ||
        hit->entry->kind == CS_KIND_AGENT)
      continue;
    *name = cs_mend_top(m->tokens, hit->first, hit->last);
    return m->tokens[hit->first - 1].upos == CS_CCONJ &&
           cs_str_equal(cs_token_form(m->document, &m->tokens[hit->first - 2]),
                        CS_STR(","));
  }
  return false;
}

/* "…, and Germany delivered howitzers" read as howitzers that were delivered: a
   participle right after a full name is the verb of a clause. */
static void mendclauses(const cs_mending *m) {
  cs_token *tokens = m->tokens;
  for (uint32_t v = 3; v + 1 < m->n; v++) {
    int32_t object = tokens[v].head;
    uint32_t name = v;
    if (tokens[v].deprel != CS_AMOD || tokens[v].upos != CS_VERB ||
        object <= (int32_t)v || tokens[object].deprel == CS_NSUBJ ||
        tokens[object].deprel == CS_NSUBJ_PASS || !aftername(m, v, &name))
      continue;
    int32_t verb = tokens[name].head;
    while (verb >= 0 && (verb > (int32_t)name || tokens[verb].upos != CS_VERB))
      verb = tokens[verb].head;
    for (int32_t up = verb; up >= 0; up = tokens[up].head)
      if (tokens[up].upos == CS_VERB && up < (int32_t)name)
        verb = up; /* the clause, not its infinitive */
    if (verb < 0 || cs_mend_isabove(tokens, (uint32_t)object, (uint32_t)verb))
      continue;
    tokens[v].head = verb;
    tokens[v].deprel = CS_CONJ;
    tokens[v].xpos = cs_xpos_find(CS_STR("VBD"));
    tokens[name].head = (int32_t)v;
    tokens[name].deprel = CS_NSUBJ;
    tokens[object].head = (int32_t)v;
    tokens[object].deprel = CS_OBJ;
  }
}

/* "The president dissolved parliament, suspended …" with the parliament as the
   one that suspends. */
static void mendfirstverbs(const cs_mending *m) {
  cs_token *tokens = m->tokens;
  for (uint32_t v = 1; v + 3 < m->n; v++) {
    int32_t object = tokens[v].head;
    cs_token *subject = &tokens[v - 1];
    if (tokens[v].deprel != CS_AMOD || tokens[v].upos != CS_VERB ||
        tokens[v].xpos != cs_xpos_find(CS_STR("VBD")) || object <= (int32_t)v ||
        tokens[object].deprel != CS_NSUBJ || !cs_mend_isnominal(subject) ||
        subject->head != object || !isjoint(m, (uint32_t)object + 1))
      continue;
    int32_t next = tokens[object].head;
    if (next <= object || tokens[next].upos != CS_VERB) continue;
    tokens[v].head = tokens[next].head;
    tokens[v].deprel = tokens[next].deprel;
    tokens[next].head = (int32_t)v;
    tokens[next].deprel = CS_CONJ;
    tokens[object].head = (int32_t)v;
    tokens[object].deprel = CS_OBJ;
    subject->head = (int32_t)v;
    subject->deprel = CS_NSUBJ;
    for (uint32_t t = 0; t + 1 < v; t++)
      if (tokens[t].head == object) tokens[t].head = (int32_t)v - 1;
  }
}

void cs_mend_lists(const cs_mending *m) {
  mendlists(m);
  mendadjectives(m);
  mendsecondverbs(m);
  menddays(m);
  mendclauses(m);
  mendfirstverbs(m);
}
