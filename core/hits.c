#include "hits.h"

#include <string.h>

/* In capitals throughout: three words or more and no small letter. */
static bool shouting(const cs_document *document, const cs_sentence *s) {
  cs_str text = cs_document_slice(document, s->span);
  if (s->last - s->first < 3) return false;
  for (size_t i = 0; i < text.size; i++)
    if (text.bytes[i] >= 'a' && text.bytes[i] <= 'z') return false;
  return true;
}

static cs_status add(cs_hits *out, cs_hit hit) {
  cs_hit *items = cs_grow(out->items, &out->cap, out->n + 1, sizeof *items);
  if (items == NULL) return CS_ENOMEM;
  out->items = items;
  items[out->n++] = hit;
  return CS_OK;
}

/* "May", "Will" at the start of a sentence are no names; a tagger's verb is no
   agent ("police the border"). */
static bool istitle(cs_str form) {
  static const char *const titles[] = {
      "Mr.",       "Mrs.",      "Ms.",        "Mr",          "Mrs",
      "Ms",        "Dr.",       "Gen.",       "Sen.",        "Gov.",
      "Rep.",      "Lt.",       "Col.",       "Maj.",        "Capt.",
      "Sgt.",      "Adm.",      "Sir",        "Lord",        "Lady",
      "President", "Minister",  "Premier",    "Secretary",   "Chancellor",
      "General",   "Senator",   "Governor",   "King",        "Queen",
      "Prince",    "Pope",      "Mayor",      "Judge",       "Justice",
      "Colonel",   "Commander", "Ayatollah",  "Sheikh",      "Imam",
      "Chief",     "Speaker",   "Ambassador", "Congressman", NULL};
  return cs_str_isany(form, titles);
}

/* "Natir Mandela" is not Mandela: a surname after somebody else's first name.
 */
static bool anotherone(const cs_document *document, const cs_sentence *s,
                       const cs_hit *hit) {
  if (hit->entry->kind != CS_KIND_PERSON || hit->last - hit->first != 1 ||
      hit->first <= s->dateline)
    return false;
  const cs_token *before = &document->tokens[s->first + hit->first - 1];
  cs_str form = cs_token_form(document, before);
  bool capital = form.size > 2 && form.bytes[0] >= 'A' &&
                 form.bytes[0] <= 'Z' && form.bytes[1] >= 'a';
  return capital && before->upos == CS_PROPN && before->spaced &&
         hit->first > 1 && !istitle(form);
}

bool cs_hit_plausible(const cs_document *document, uint32_t sentence,
                      const cs_hit *hit) {
  const cs_sentence *s = &document->sentences[sentence];
  const cs_token *last = &document->tokens[s->first + hit->last - 1];
  if (!s->tagged || hit->last - hit->first > 1 || last->guise == CS_ACRONYM)
    return true;
  if (anotherone(document, s, hit)) return false;
  bool verb = last->upos == CS_VERB || last->upos == CS_AUX;
  bool state = hit->entry->kind == CS_KIND_COUNTRY ||
               hit->entry->kind == CS_KIND_CAPITAL;
  if (state) return true; /* "Belgrade" is no participle */
  if (hit->entry->kind == CS_KIND_AGENT) return !verb && last->upos != CS_ADV;
  return !verb;
}

static bool isname(const cs_document *d, const cs_token *token) {
  cs_str form = cs_token_form(d, token);
  return form.size > 1 && form.bytes[0] >= 'A' && form.bytes[0] <= 'Z';
}

/* Does a state or an organisation stand there? */
static bool isaccusable(const cs_hits *hits, uint32_t token) {
  for (size_t i = 0; i < hits->n; i++)
    if (hits->items[i].first == token &&
        hits->items[i].entry->kind != CS_KIND_AGENT)
      return true;
  return false;
}

/* "An accused was killed", "accused Abdul Rahman was": no verb. */
static bool isaccused(const cs_document *d, const cs_sentence *s, uint32_t at,
                      const cs_hits *hits) {
  static const char *const before[] = {"a",     "an", "another", "main",
                                       "prime", "An", "Another", "one",
                                       "other", "A",  NULL};
  static const char *const prepositions[] = {"of", "by", "in", "as", NULL};
  static const char *const marks[] = {",", "that",     "when",
                                      ":", "arrested", NULL};
  const cs_token *t = d->tokens + s->first + at;
  if (s->first + at + 1 >= s->last) return false;
  if (cs_str_isany(cs_token_form(d, t + 1), prepositions)) return false;
  if (at > s->dateline && cs_str_isany(cs_token_form(d, t - 1), before))
    return true;
  for (uint32_t k = 1; k < 7 && s->first + at + k < s->last; k++)
    if (cs_str_equal(cs_token_form(d, t + k), CS_STR("of"))) return false;
  if (isaccusable(hits, at + 1)) return false;
  if (at <= s->dateline) return true;
  return isname(d, t + 1) && cs_str_isany(cs_token_form(d, t - 1), marks);
}

static void markaccused(cs_document *d, uint32_t sentence,
                        const cs_hits *hits) {
  static const char *const words[] = {"accused", "Accused", NULL};
  const cs_sentence *s = &d->sentences[sentence];
  for (uint32_t t = 0; s->first + t < s->last; t++)
    if (cs_str_isany(cs_token_form(d, &d->tokens[s->first + t]), words))
      d->tokens[s->first + t].guise =
          isaccused(d, s, t, hits) ? CS_SOMEBODY : CS_PLAIN;
}

/* Not in capitals throughout. */
static bool istitlecase(cs_str form) {
  if (form.size < 2 || form.bytes[0] < 'A' || form.bytes[0] > 'Z') return false;
  for (size_t i = 1; i < form.size; i++)
    if (form.bytes[i] >= 'a' && form.bytes[i] <= 'z') return true;
  return false;
}

/* "Theresa May", "Xi Jinping": no verbs. */
static void markperson(cs_document *d, uint32_t sentence, const cs_hit *hit) {
  cs_token *tokens = d->tokens + d->sentences[sentence].first;
  if (hit->entry->kind != CS_KIND_PERSON || hit->last - hit->first < 2) return;
  cs_token *first = tokens + hit->first, *last = tokens + hit->last - 1;
  if (!istitlecase(cs_token_form(d, first)) ||
      !istitlecase(cs_token_form(d, last)))
    return;
  first->guise = CS_FORENAME;
  last->guise = CS_SURNAME;
}

void cs_hits_mark(cs_document *document, uint32_t sentence,
                  const cs_hits *hits) {
  markaccused(document, sentence, hits);
  static const char *const words[] = {
      "IS", "US",  "IT",  "WHO", "AS",   "AM", "IN",  "SO", "DO", "WE",
      "OR", "ARE", "CAN", "MAY", "WILL", "AN", "ALL", "HE", "PM", NULL};
  for (size_t i = 0; i < hits->n; i++) {
    const cs_hit *hit = &hits->items[i];
    markperson(document, sentence, hit);
    if (hit->entry->kind == CS_KIND_AGENT || hit->entry->acronym == 0) continue;
    for (uint32_t t = hit->first; t < hit->last; t++) {
      cs_token *token =
          &document->tokens[document->sentences[sentence].first + t];
      cs_str form = cs_token_form(document, token);
      if (cs_str_isany(form, words)) token->guise = CS_ACRONYM;
    }
  }
}

/* "anti-PKK": the name inside. */
static cs_str afterprefix(cs_str form) {
  static const char *const prefixes[] = {"anti-", "Anti-", "pro-", "Pro-",
                                         "ex-",   "non-",  NULL};
  for (size_t i = 0; prefixes[i] != NULL; i++) {
    cs_str prefix = {prefixes[i], strlen(prefixes[i])};
    if (!cs_str_starts(form, prefix) || cs_str_ends(form, CS_STR("-riot")))
      continue; /* "anti-riot police" are the riot police */
    return cs_str_slice(form, prefix.size, form.size);
  }
  return form;
}

static bool islower_(const cs_document *document, const cs_token *token) {
  cs_str form = cs_token_form(document, token);
  return form.size > 0 && form.bytes[0] >= 'a' && form.bytes[0] <= 'z';
}

/* A sentence whose names are looked up. */
typedef struct lookup {
  const cs_lexicon *lexicon;
  const cs_document *document;
  const cs_token *tokens;
  const uint32_t *words; /* of its tokens, in the lexicon */
  bool loud;
} lookup;

static const cs_entry *longest(const lookup *l, size_t at, size_t n,
                               size_t *length) {
  return cs_lexicon_match(l->lexicon, l->document, l->tokens, l->words, n, at,
                          l->loud, length);
}

/* The hit at a token; false: none. */
static bool hitat(const lookup *l, size_t at, size_t n, int32_t date,
                  cs_hit *out) {
  size_t length, less = 0;
  *out = (cs_hit){.first = (uint32_t)at};
  out->entry = longest(l, at, n, &length);
  if (out->entry == NULL) return false;
  out->last = (uint32_t)(at + length);
  out->role = cs_entry_role(out->entry, date, &out->former);
  if (out->role == NULL) return false;
  if (length > 1 && islower_(l->document, &l->tokens[at + length - 1])) {
    out->shortentry = longest(l, at, at + length - 1, &less);
    out->shorter = (uint32_t)less;
  }
  return true;
}

/* "the West Bank" is no bank of the West: the name after "the" goes further. */
static void afterthe(const lookup *l, size_t n, int32_t date, cs_hit *hit) {
  cs_hit next;
  cs_str form = cs_token_form(l->document, &l->tokens[hit->first]);
  if ((!cs_str_equal(form, CS_STR("the")) &&
       !cs_str_equal(form, CS_STR("The"))) ||
      hit->first + 1 == n || !hitat(l, hit->first + 1, n, date, &next) ||
      next.last <= hit->last)
    return;
  *hit = next;
}

cs_status cs_hits_find(const cs_lexicon *lexicon, const cs_document *document,
                       uint32_t sentence, int32_t date, cs_hits *out) {
  const cs_sentence *s = &document->sentences[sentence];
  const cs_token *tokens = document->tokens + s->first;
  size_t n = s->last - s->first - s->tail;
  uint32_t *words = cs_alloc((n + 1) * sizeof *words);
  cs_buf scratch = {0};
  if (words == NULL) return CS_ENOMEM;
  for (size_t i = 0; i < n; i++)
    words[i] = cs_lexicon_word(
        lexicon, afterprefix(cs_token_form(document, &tokens[i])), &scratch);
  lookup l = {lexicon, document, tokens, words, shouting(document, s)};
  cs_status status = CS_OK;
  cs_hit hit;
  for (size_t at = s->dateline; at < n && status == CS_OK;) {
    bool found = hitat(&l, at, n, date, &hit);
    if (found) afterthe(&l, n, date, &hit);
    if (found) status = add(out, hit);
    at = found ? hit.last : at + 1;
  }
  cs_buf_free(&scratch);
  cs_free(words);
  return status;
}

void cs_hits_free(cs_hits *hits) {
  cs_free(hits->items);
  *hits = (cs_hits){NULL, 0, 0};
}
