#include "mend.h"

static uint32_t depthof(const cs_token *tokens, uint32_t token) {
  uint32_t depth = 0;
  for (int32_t head = tokens[token].head; head >= 0; head = tokens[head].head)
    depth++;
  return depth;
}

/* The token of [first, last) nearest to the root, the last of equals: nothing
   above it hangs on the others, so they can hang on it. */
static uint32_t topof(const cs_token *tokens, uint32_t first, uint32_t last) {
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

/* What hung on another word of the name now hangs on its top: "Mike" on the
   "Secretary" of "Secretary of State Mike Pompeo". */
static void adopt(cs_token *tokens, uint32_t n, const cs_hit *hit,
                  uint32_t top) {
  for (uint32_t t = 0; t < n; t++) {
    int32_t head = tokens[t].head;
    bool inside = t >= hit->first && t < hit->last;
    if (!inside && head >= (int32_t)hit->first && head < (int32_t)hit->last)
      tokens[t].head = (int32_t)top;
  }
}

/* A name that the dictionary knows is one phrase, whatever the parser thought
   of "New Zealand". */
static void mendnames(cs_document *d, size_t i, const cs_hits *hits) {
  cs_token *tokens = d->tokens + d->sentences[i].first;
  for (size_t h = 0; h < hits->n; h++) {
    const cs_hit *hit = &hits->items[h];
    cs_kind kind = hit->entry->kind;
    if (kind == CS_KIND_DEMONYM || hit->last - hit->first < 2 ||
        (kind == CS_KIND_AGENT && hit->last - hit->first < 3))
      continue;
    const cs_token *end = &tokens[hit->last - 1];
    if (hit->shortentry != NULL && end->upos == CS_ADJ &&
        end->deprel == CS_AMOD && end->head >= (int32_t)hit->last)
      continue; /* "German military aid" */
    uint32_t top = topof(tokens, hit->first, hit->last);
    for (uint32_t t = hit->first; t < hit->last; t++) {
      if (kind != CS_KIND_AGENT &&
          (tokens[t].upos == CS_ADJ || tokens[t].upos == CS_NOUN ||
           tokens[t].upos == CS_X))
        tokens[t].upos = CS_PROPN;
      int32_t head = tokens[t].head;
      bool outside = head < (int32_t)hit->first || head >= (int32_t)hit->last;
      if (t == top || !outside || head < 0) continue;
      tokens[t].head = (int32_t)top;
      tokens[t].deprel = t < top ? CS_COMPOUND : CS_FLAT;
    }
    adopt(tokens, d->sentences[i].last - d->sentences[i].first, hit, top);
  }
}

/* "An accused was killed": a word with a determiner is a noun, whatever the
   tagger thought. */
static void mendtags(cs_document *d, size_t i) {
  const cs_sentence *s = &d->sentences[i];
  cs_token *tokens = d->tokens + s->first;
  for (uint32_t t = 0; t < s->last - s->first; t++) {
    int32_t head = tokens[t].head;
    if (tokens[t].deprel != CS_DET_ || head <= (int32_t)t ||
        head > (int32_t)t + 3)
      continue;
    cs_token *noun = &tokens[head];
    if (noun->upos != CS_VERB) continue;
    switch (cs_deprel_universal((cs_deprel)noun->deprel)) {
      case CS_NSUBJ:
      case CS_OBJ:
      case CS_OBL:
      case CS_NMOD:
      case CS_APPOS:
        noun->upos = CS_NOUN;
        noun->lemma = cs_document_slice(d, noun->span);
        break;
      default: break;
    }
  }
}

/* "accused Abdul Rahman was killed": a title, not a verb. */
static void mendtitles(cs_document *d, size_t i) {
  const cs_sentence *s = &d->sentences[i];
  cs_token *tokens = d->tokens + s->first;
  for (uint32_t t = 0; t + 1 < s->last - s->first; t++) {
    cs_str form = cs_token_form(d, &tokens[t]);
    if (tokens[t].upos != CS_VERB || tokens[t + 1].upos != CS_PROPN ||
        tokens[t + 1].head != (int32_t)t || tokens[t + 1].deprel != CS_OBJ ||
        !(cs_str_equal(form, CS_STR("accused")) ||
          cs_str_equal(form, CS_STR("Accused")) ||
          cs_str_equal(form, CS_STR("suspected"))))
      continue;
    bool subject = false;
    for (uint32_t c = 0; c < s->last - s->first; c++)
      if (tokens[c].head == (int32_t)t && tokens[c].deprel == CS_NSUBJ)
        subject = true;
    if (subject) continue;
    tokens[t + 1].head = tokens[t].head;
    tokens[t + 1].deprel = tokens[t].deprel;
    for (uint32_t c = 0; c < s->last - s->first; c++)
      if (tokens[c].head == (int32_t)t) tokens[c].head = (int32_t)t + 1;
    tokens[t].head = (int32_t)t + 1;
    tokens[t].deprel = CS_NMOD_DESC;
    tokens[t].upos = CS_NOUN;
    tokens[t].lemma = cs_document_slice(d, tokens[t].span);
  }
}

static bool hascase(const cs_token *tokens, uint32_t n, uint32_t noun) {
  for (uint32_t t = 0; t < n; t++)
    if (tokens[t].head == (int32_t)noun &&
        (tokens[t].deprel == CS_CASE || tokens[t].deprel == CS_MARK))
      return true;
  return false;
}

/* "called off the strike": a phrase right after verb and particle, without a
   preposition and not a time, is the object. */
static void mendobjects(cs_document *d, size_t i) {
  const cs_sentence *s = &d->sentences[i];
  cs_token *tokens = d->tokens + s->first;
  uint32_t n = s->last - s->first;
  for (uint32_t t = 1; t < n; t++) {
    int32_t verb = tokens[t].head;
    if ((tokens[t].deprel != CS_OBL) || verb < 0 || (uint32_t)verb > t ||
        tokens[verb].upos != CS_VERB || tokens[t].upos == CS_NUM ||
        hascase(tokens, n, t))
      continue;
    bool object = false, particle = false;
    for (uint32_t c = 0; c < n; c++) {
      if (tokens[c].head != verb) continue;
      object |= tokens[c].deprel == CS_OBJ || tokens[c].deprel == CS_AUX_PASS;
      particle |= tokens[c].deprel == CS_COMPOUND_PRT;
    }
    if (!object && particle) tokens[t].deprel = CS_OBJ;
  }
}

/* "talks with a rebel just days after the attack": a preposition far before a
   second one belongs to the noun that follows it. */
static void mendcases(cs_document *d, size_t i) {
  const cs_sentence *s = &d->sentences[i];
  cs_token *tokens = d->tokens + s->first;
  int32_t n = (int32_t)(s->last - s->first);
  for (int32_t c = 0; c < n; c++) {
    int32_t head = tokens[c].head;
    if (tokens[c].deprel != CS_CASE || head <= c + 3) continue;
    int32_t second = -1;
    for (int32_t t = c + 3; t < head && second < 0; t++)
      if (tokens[t].deprel == CS_CASE && tokens[t].head == head) second = t;
    for (int32_t t = c + 1; t < second; t++) {
      int32_t up = tokens[t].head;
      bool noun = tokens[t].upos == CS_NOUN || tokens[t].upos == CS_PROPN;
      if (!noun || (up > c && up < second) || up == head) continue;
      tokens[c].head = t;
      break;
    }
  }
}

/* "a meeting with officials from four states": whoever one meets is from there.
 */
static void mendorigins(cs_document *d, size_t i) {
  const cs_sentence *s = &d->sentences[i];
  cs_token *tokens = d->tokens + s->first;
  uint32_t n = s->last - s->first;
  for (uint32_t t = 2; t < n; t++) {
    int32_t place = tokens[t].head;
    uint32_t who = t - 1;
    if (tokens[t].deprel != CS_CASE || place < (int32_t)t ||
        !cs_str_equal(cs_token_form(d, &tokens[t]), CS_STR("from")) ||
        tokens[who].upos != CS_NOUN || tokens[who].head < 0 ||
        tokens[place].head != tokens[who].head ||
        tokens[who].deprel != CS_NMOD ||
        tokens[tokens[who].head].upos != CS_NOUN)
      continue;
    for (uint32_t c = 0; c < who; c++)
      if (tokens[c].deprel == CS_CASE && tokens[c].head == (int32_t)who &&
          cs_str_equal(cs_token_form(d, &tokens[c]), CS_STR("with")))
        tokens[place].head = (int32_t)who;
  }
}

/* "released at least 19 hostages": an object, not a phrase with "at". */
static void mendleast(cs_document *d, size_t i) {
  const cs_sentence *s = &d->sentences[i];
  cs_token *tokens = d->tokens + s->first;
  uint32_t n = s->last - s->first;
  for (uint32_t t = 0; t + 2 < n; t++) {
    cs_str next = cs_token_form(d, &tokens[t + 1]);
    int32_t noun = tokens[t].head;
    if (!cs_str_equal(cs_token_form(d, &tokens[t]), CS_STR("at")) ||
        !(cs_str_equal(next, CS_STR("least")) ||
          cs_str_equal(next, CS_STR("most"))))
      continue;
    while (noun >= 0 && noun <= (int32_t)t + 2) noun = tokens[noun].head;
    if (noun < 0 || tokens[noun].deprel != CS_OBL || tokens[noun].head < 0 ||
        tokens[tokens[noun].head].upos != CS_VERB ||
        (uint32_t)tokens[noun].head > t)
      continue;
    tokens[noun].deprel = CS_OBJ;
    if (tokens[t].head == noun) tokens[t].deprel = CS_ADVMOD;
  }
}

/* Is there a verb with a subject, or an auxiliary? */
static bool hasclause(const cs_token *tokens, uint32_t n) {
  for (uint32_t t = 0; t < n; t++) {
    cs_deprel rel = cs_deprel_universal((cs_deprel)tokens[t].deprel);
    if (tokens[t].upos == CS_AUX || rel == CS_NSUBJ || rel == CS_COP)
      return true;
  }
  return false;
}

static bool isnominal(const cs_token *t) {
  return t->upos == CS_NOUN || t->upos == CS_PROPN;
}

/* "Norway delivered tanks to Chad" read as one noun phrase around "tanks": the
   participle between two nouns is the verb. */
static void mendverbless(cs_document *d, size_t i) {
  const cs_sentence *s = &d->sentences[i];
  cs_token *tokens = d->tokens + s->first;
  uint32_t n = s->last - s->first, verb = n;
  if (hasclause(tokens, n)) return;
  for (uint32_t t = 1; t < n && verb == n; t++)
    if (tokens[t].upos == CS_VERB && tokens[t].deprel == CS_AMOD &&
        isnominal(&tokens[t - 1]) && tokens[t].head > (int32_t)t &&
        tokens[tokens[t].head].head < 0)
      verb = t;
  if (verb == n) return;
  uint32_t subject = verb - 1, object = (uint32_t)tokens[verb].head;
  for (uint32_t t = 0; t < verb; t++)
    if (tokens[t].head >= (int32_t)verb) {
      tokens[t].head = (int32_t)subject;
      if (tokens[t].deprel == CS_NSUBJ || tokens[t].deprel == CS_ROOT)
        tokens[t].deprel = CS_COMPOUND;
    }
  tokens[verb].head = -1;
  tokens[verb].deprel = CS_ROOT;
  tokens[subject].head = (int32_t)verb;
  tokens[subject].deprel = CS_NSUBJ;
  tokens[object].head = (int32_t)verb;
  tokens[object].deprel = CS_OBJ;
}

static uint32_t childof(const cs_token *tokens, uint32_t n, uint32_t head,
                        cs_deprel deprel, uint32_t from) {
  for (uint32_t t = from; t < n; t++)
    if (tokens[t].head == (int32_t)head && tokens[t].deprel == deprel) return t;
  return n;
}

/* A noun has no object.  "Germany eased sanctions" read as a phrase about
   Germany: the verb between the two is the root.  "Protesters storm parliament"
   with a subject besides: the root is a verb. */
static void mendroots(cs_document *d, size_t i) {
  const cs_sentence *s = &d->sentences[i];
  cs_token *tokens = d->tokens + s->first;
  uint32_t n = s->last - s->first, root = 0, verb;
  while (root < n && tokens[root].head >= 0) root++;
  if (root == n || !isnominal(&tokens[root])) return;
  uint32_t object = childof(tokens, n, root, CS_OBJ, root + 1);
  if (object == n || childof(tokens, n, root, CS_COP, 0) < n) return;
  if (childof(tokens, root, root, CS_NSUBJ, 0) < root) {
    tokens[root].upos = CS_VERB;
    return;
  }
  for (verb = root + 1; verb < object; verb++)
    if (tokens[verb].upos == CS_VERB && tokens[verb].head == (int32_t)root)
      break;
  if (verb == object) return;
  for (uint32_t t = root + 1; t < n; t++)
    if (tokens[t].head == (int32_t)root && t > verb)
      tokens[t].head = (int32_t)verb;
  tokens[verb].head = -1;
  tokens[verb].deprel = CS_ROOT;
  tokens[root].head = (int32_t)verb;
  tokens[root].deprel = CS_NSUBJ;
}

/* "Britain lifted sanctions" read as "lifted sanctions of Britain's": a
   modifier that has a subject is the verb, and its noun the object. */
static void mendmodifiers(cs_document *d, size_t i) {
  const cs_sentence *s = &d->sentences[i];
  cs_token *tokens = d->tokens + s->first;
  uint32_t n = s->last - s->first;
  for (uint32_t v = 0; v < n; v++) {
    int32_t noun = tokens[v].head;
    if (tokens[v].upos != CS_VERB || tokens[v].deprel != CS_AMOD ||
        noun <= (int32_t)v)
      continue;
    bool subject = false;
    for (uint32_t t = 0; t < v; t++)
      subject |=
          tokens[t].head == (int32_t)v &&
          (tokens[t].deprel == CS_NSUBJ || tokens[t].deprel == CS_NSUBJ_PASS);
    if (!subject) continue;
    tokens[v].head = tokens[noun].head;
    tokens[v].deprel = tokens[noun].deprel;
    tokens[noun].head = (int32_t)v;
    tokens[noun].deprel = CS_OBJ;
    for (uint32_t t = 0; t < v; t++)
      if (tokens[t].head == noun) tokens[t].head = (int32_t)v;
  }
}

static uint32_t subjectof(const cs_token *tokens, uint32_t n, uint32_t verb,
                          uint32_t from) {
  for (uint32_t t = from; t < n; t++)
    if (tokens[t].head == (int32_t)verb && tokens[t].deprel == CS_NSUBJ)
      return t;
  return n;
}

/* "Jets bombed Gaza, officials said" with both subjects on "said": the first
   belongs to the clause that has none. */
static void mendsubjects(cs_document *d, size_t i) {
  const cs_sentence *s = &d->sentences[i];
  cs_token *tokens = d->tokens + s->first;
  uint32_t n = s->last - s->first;
  for (uint32_t clause = 0; clause < n; clause++) {
    int32_t verb = tokens[clause].head;
    if (tokens[clause].deprel != CS_CCOMP || verb <= (int32_t)clause ||
        tokens[clause].upos != CS_VERB || subjectof(tokens, n, clause, 0) < n)
      continue;
    uint32_t first = subjectof(tokens, n, (uint32_t)verb, 0);
    if (first >= clause) continue;
    if (subjectof(tokens, n, (uint32_t)verb, first + 1) >= n) continue;
    tokens[first].head = (int32_t)clause;
  }
}

/* "Chile halved tariffs" with a name for an auxiliary. */
static void mendauxiliaries(cs_document *d, size_t i) {
  uint32_t n = d->sentences[i].last - d->sentences[i].first;
  cs_token *tokens = d->tokens + d->sentences[i].first;
  for (uint32_t t = 0; t < n; t++)
    if (tokens[t].upos == CS_PROPN &&
        (tokens[t].deprel == CS_AUX_PASS || tokens[t].deprel == CS_AUX_))
      tokens[t].deprel = CS_NSUBJ;
}

static bool haschild(const cs_token *tokens, uint32_t n, uint32_t head,
                     cs_deprel deprel) {
  for (uint32_t t = 0; t < n; t++)
    if (tokens[t].head == (int32_t)head &&
        cs_deprel_universal((cs_deprel)tokens[t].deprel) == deprel)
      return true;
  return false;
}

/* "Spain praised Peru" read as a passive: a known name right after a verb
   without an auxiliary is its object. */
static void mendactive(cs_token *tokens, uint32_t n, const cs_hit *hit) {
  uint32_t top = topof(tokens, hit->first, hit->last);
  int32_t verb = tokens[top].head;
  if (tokens[top].deprel != CS_OBL_UNMARKED || verb < 0 ||
      (uint32_t)verb + 1 != hit->first || tokens[verb].upos != CS_VERB ||
      hascase(tokens, n, top))
    return;
  for (uint32_t t = 0; t < n; t++)
    if (tokens[t].head == verb &&
        (tokens[t].deprel == CS_OBJ || tokens[t].deprel == CS_AUX_PASS))
      return;
  tokens[top].deprel = CS_OBJ;
  for (uint32_t t = 0; t < (uint32_t)verb; t++)
    if (tokens[t].head == verb && tokens[t].deprel == CS_NSUBJ_PASS)
      tokens[t].deprel = CS_NSUBJ;
}

/* "Zimbabwe urged Britain" with the names taken for adverbs: a known name right
   before a verb without a subject is its subject. */
static void mendactors(cs_document *d, size_t i, const cs_hits *hits) {
  const cs_sentence *s = &d->sentences[i];
  cs_token *tokens = d->tokens + s->first;
  uint32_t n = s->last - s->first;
  for (size_t h = 0; h < hits->n; h++) {
    const cs_hit *hit = &hits->items[h];
    if (hit->entry->kind == CS_KIND_AGENT ||
        hit->entry->kind == CS_KIND_DEMONYM)
      continue;
    mendactive(tokens, n, hit);
    uint32_t top = topof(tokens, hit->first, hit->last);
    int32_t verb = tokens[top].head;
    cs_deprel rel = cs_deprel_universal((cs_deprel)tokens[top].deprel);
    bool stray = rel == CS_ADVMOD || rel == CS_COMPOUND || rel == CS_AMOD ||
                 rel == CS_OBL || rel == CS_DISLOCATED || rel == CS_VOCATIVE;
    /* "China, which NATO …, opposes": called upon, says the parser */
    bool apart = rel == CS_DISLOCATED || rel == CS_VOCATIVE;
    stray |= rel == CS_AUX_ && hit->entry->kind == CS_KIND_PERSON;
    if (!stray || verb < 0 || tokens[verb].upos != CS_VERB ||
        hascase(tokens, n, top) ||
        (apart ? verb < (int32_t)top : (uint32_t)verb != hit->last))
      continue;
    if (haschild(tokens, n, (uint32_t)verb, CS_NSUBJ)) continue;
    if (tokens[verb].deprel == CS_AMOD) continue;
    tokens[top].deprel = CS_NSUBJ;
    tokens[top].upos = CS_PROPN;
  }
}

/* What stands between two names of a list: 1 a comma, 2 "and" or "or" with or
   without a comma, 0 something else. */
static int joint(const cs_document *d, const cs_token *tokens, uint32_t from,
                 uint32_t to) {
  int how = 0;
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

static bool isabove(const cs_token *tokens, uint32_t above, uint32_t token) {
  for (int32_t t = (int32_t)token; t >= 0; t = tokens[t].head)
    if (t == (int32_t)above) return true;
  return false;
}

/* Hangs the names of a list on its first one. */
static void joinlist(cs_token *tokens, const cs_hit *hits, size_t n) {
  uint32_t first = topof(tokens, hits[0].first, hits[0].last);
  for (size_t i = 1; i < n; i++) {
    uint32_t other = topof(tokens, hits[i].first, hits[i].last);
    if (tokens[other].head == (int32_t)first && tokens[other].deprel == CS_CONJ)
      continue;
    if (isabove(tokens, other, first)) {
      tokens[first].head = tokens[other].head;
      tokens[first].deprel = tokens[other].deprel;
    }
    tokens[other].head = (int32_t)first;
    tokens[other].deprel = CS_CONJ;
  }
}

/* "Japan, South Korea, New Zealand and Australia" is one list, whatever the
   parser made of its middle. */
static void mendlists(cs_document *d, size_t i, const cs_hits *hits) {
  cs_token *tokens = d->tokens + d->sentences[i].first;
  for (size_t h = 0, last; h + 2 < hits->n; h = last) {
    int how = 1;
    for (last = h + 1; last < hits->n && how == 1; last++) {
      const cs_hit *a = &hits->items[last - 1], *b = &hits->items[last];
      if (a->entry->kind != CS_KIND_COUNTRY ||
          b->entry->kind != CS_KIND_COUNTRY)
        break;
      how = joint(d, tokens, a->last, b->first);
      if (how == 0) break;
    }
    if (how == 2 && last - h >= 3) joinlist(tokens, &hits->items[h], last - h);
  }
}

/* "a sit-in", "the walk-out": its last word is the noun. */
static void mendhyphens(cs_document *d, size_t i) {
  cs_token *tokens = d->tokens + d->sentences[i].first;
  uint32_t n = d->sentences[i].last - d->sentences[i].first;
  for (uint32_t t = 2; t < n; t++) {
    if (tokens[t].upos != CS_ADV && tokens[t].upos != CS_ADP) continue;
    bool joined = cs_str_equal(cs_token_form(d, &tokens[t - 1]), CS_STR("-")) &&
                  tokens[t - 2].upos != CS_PUNCT;
    bool noun = tokens[t].deprel != CS_ADVMOD && tokens[t].deprel != CS_CASE &&
                tokens[t].deprel != CS_COMPOUND_PRT &&
                tokens[t].deprel != CS_MARK;
    if (joined && noun) tokens[t].upos = CS_NOUN;
  }
}

void cs_mend(cs_document *document, uint32_t sentence, const cs_hits *hits) {
  mendnames(document, sentence, hits);
  mendtitles(document, sentence);
  mendtags(document, sentence);
  mendhyphens(document, sentence);
  mendleast(document, sentence);
  mendorigins(document, sentence);
  mendcases(document, sentence);
  mendobjects(document, sentence);
  mendverbless(document, sentence);
  mendroots(document, sentence);
  mendmodifiers(document, sentence);
  mendactors(document, sentence, hits);
  mendlists(document, sentence, hits);
  mendauxiliaries(document, sentence);
  mendsubjects(document, sentence);
}
