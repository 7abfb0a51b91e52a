#include "pattern.h"

#include <string.h>

#include "lemma.h"

/* Reading a pattern: items first, then slots. */
typedef enum itemkind {
  ITEM_S,
  ITEM_T,
  ITEM_X,
  ITEM_ANY,
  ITEM_WORDS,
  ITEM_END
} itemkind;

typedef struct item {
  itemkind kind;
  cs_words words;
  bool town;     /* P */
  bool prep;     /* all of its words are prepositions */
  bool particle; /* all of its words can be particles */
  bool of;       /* "of" is one of its words */
  bool dative;   /* "to" or "for" is */
  cs_str first;  /* its first word */
} item;

typedef struct compiler {
  cs_vocabulary *vocabulary;
  cs_str text;
  size_t at;
  item item, ahead;
  cs_pattern *out;
  size_t capslots;
  int last; /* the slot that a phrase may hang on */
  const char *why;
  cs_status status;
} compiler;

static const char *const prepositions[] = {
    "about",      "above",       "across",       "after",        "against",
    "along",      "alongside",   "amid",         "among",        "around",
    "as",         "at",          "before",       "behind",       "below",
    "beneath",    "beside",      "between",      "beyond",       "by",
    "concerning", "despite",     "during",       "for",          "from",
    "in",         "inside",      "into",         "like",         "near",
    "of",         "off",         "on",           "onto",         "outside",
    "over",       "out_of",      "past",         "per",          "regarding",
    "since",      "through",     "throughout",   "to",           "toward",
    "towards",    "under",       "until",        "upon",         "via",
    "with",       "within",      "without",      "versus",       "ahead_of",
    "because_of", "in_front_of", "on_behalf_of", "in_favour_of", "in_favor_of",
    "up",         "down",        "out",          "than",         "aboard",
    "next_to",    NULL};
static const char *const particles[] = {
    "up",     "down",   "out",   "off",      "away",    "back",
    "over",   "in",     "on",    "together", "apart",   "forward",
    "aside",  "ahead",  "along", "around",   "through", "by",
    "home",   "ashore", "forth", "free",     "about",   "open",
    "behind", "alone",  "clear", "short",    NULL};

/* Prepositions that change what a verb means: "call for", "turn to". */
static const char *const bound[] = {"for",  "to",    "of",   "at",
                                    "into", "after", "upon", NULL};

static bool isin(cs_str word, const char *const *list) {
  for (; *list != NULL; list++)
    if ((*list)[0] == word.bytes[0] &&
        cs_str_equal(word, (cs_str){*list, strlen(*list)}))
      return true;
  return false;
}

static void fail(compiler *c, cs_status status, const char *why) {
  if (c->status != CS_OK) return;
  c->status = status;
  c->why = why;
}

static cs_status keepwords(compiler *c, cs_words *words) {
  if (words->n == 0) return CS_OK;
  uint32_t *copy =
      cs_arena_alloc(&c->vocabulary->arena, words->n * sizeof *copy);
  if (copy != NULL) memcpy(copy, words->numbers, words->n * sizeof *copy);
  cs_free(words->numbers);
  words->numbers = copy;
  return copy != NULL ? cs_words_index(c->vocabulary, words) : CS_ENOMEM;
}

static void addword(compiler *c, item *out, cs_str word) {
  if (word.bytes[0] == '&') {
    const cs_words *members =
        cs_vocabulary_class(c->vocabulary, cs_str_slice(word, 1, word.size));
    if (members == NULL) {
      fail(c, CS_EFORMAT, "no such word class in words/classes.csv");
      return;
    }
    uint32_t *numbers = cs_grow(out->words.numbers, &out->words.cap,
                                out->words.n + members->n, sizeof *numbers);
    if (numbers == NULL) {
      fail(c, CS_ENOMEM, NULL);
      return;
    }
    out->words.numbers = numbers;
    memcpy(numbers + out->words.n, members->numbers,
           members->n * sizeof *numbers);
    out->words.n += members->n;
    out->prep = out->particle = false;
  } else {
    cs_status status = cs_words_add(c->vocabulary, &out->words, word);
    if (status != CS_OK) fail(c, status, NULL);
    out->prep = out->prep && isin(word, prepositions);
    out->particle = out->particle && isin(word, particles);
    if (cs_str_equal(word, CS_STR("of"))) out->of = true;
    if (cs_str_equal(word, CS_STR("to")) || cs_str_equal(word, CS_STR("for")))
      out->dative = true;
  }
  if (out->first.size == 0) out->first = word;
}

static cs_str nextword(compiler *c) {
  size_t first = c->at;
  while (c->at < c->text.size && c->text.bytes[c->at] != ' ' &&
         c->text.bytes[c->at] != '{' && c->text.bytes[c->at] != '}')
    c->at++;
  return cs_str_slice(c->text, first, c->at);
}

static void skipblanks(compiler *c) {
  while (c->at < c->text.size && c->text.bytes[c->at] == ' ') c->at++;
}

static void readset(compiler *c, item *out) {
  c->at++; /* { */
  for (;;) {
    skipblanks(c);
    if (c->at >= c->text.size || c->text.bytes[c->at] == '{') {
      fail(c, CS_EFORMAT, "a { without its }");
      return;
    }
    if (c->text.bytes[c->at] == '}') break;
    addword(c, out, nextword(c));
    if (c->status != CS_OK) return;
  }
  c->at++;
  if (out->words.n == 0) fail(c, CS_EFORMAT, "an empty {}");
}

static item readitem(compiler *c) {
  item out = {.kind = ITEM_WORDS, .prep = true, .particle = true};
  skipblanks(c);
  if (c->at >= c->text.size) {
    out.kind = ITEM_END;
    return out;
  }
  char byte = c->text.bytes[c->at];
  if (byte == '}') {
    fail(c, CS_EFORMAT, "a } without its {");
    return out;
  }
  if (byte == '{') {
    readset(c, &out);
  } else {
    cs_str word = nextword(c);
    if (cs_str_equal(word, CS_STR("S")))
      out.kind = ITEM_S;
    else if (cs_str_equal(word, CS_STR("T")))
      out.kind = ITEM_T;
    else if (cs_str_equal(word, CS_STR("P")))
      out.kind = ITEM_T, out.town = true;
    else if (cs_str_equal(word, CS_STR("X")))
      out.kind = ITEM_X;
    else if (cs_str_equal(word, CS_STR("*")))
      out.kind = ITEM_ANY;
    else
      addword(c, &out, word);
  }
  if (keepwords(c, &out.words) != CS_OK) fail(c, CS_ENOMEM, NULL);
  return out;
}

static void advance(compiler *c) {
  c->item = c->ahead;
  c->ahead = c->status == CS_OK ? readitem(c) : (item){.kind = ITEM_END};
}

static bool isword(const item *i, cs_str word) {
  return i->kind == ITEM_WORDS && cs_str_equal(i->first, word);
}

static cs_slot *addslot(compiler *c, cs_place place, const item *i) {
  static const cs_slotkind kinds[] = {CS_SLOT_SOURCE, CS_SLOT_TARGET,
                                      CS_SLOT_INNER, CS_SLOT_ANY, CS_SLOT_WORD};
  cs_slot *slots =
      cs_grow(c->out->slots, &c->capslots, c->out->nslots + 1, sizeof *slots);
  if (slots == NULL) {
    fail(c, CS_ENOMEM, NULL);
    return NULL;
  }
  c->out->slots = slots;
  cs_slot *slot = &slots[c->out->nslots++];
  *slot = (cs_slot){
      .kind = kinds[i->kind], .place = place, .parent = -1, .town = i->town};
  if (i->kind == ITEM_WORDS) slot->words = i->words;
  if (i->kind == ITEM_S) c->out->hassource = true;
  if (i->kind == ITEM_T) c->out->hastarget = true;
  if (i->kind == ITEM_X) c->out->hasinner = true;
  return slot;
}

/* A preposition and what follows it, or a particle. */
static void readphrase(compiler *c) {
  item prep = c->item;
  bool to = isword(&prep, CS_STR("to")) && prep.words.n == 2;
  bool lone = c->ahead.kind == ITEM_END ||
              (c->ahead.kind == ITEM_WORDS && c->ahead.prep);
  if (lone) {
    addslot(c, CS_AS_PARTICLE, &prep);
    advance(c);
    return;
  }
  advance(c);
  cs_place place = CS_AS_PHRASE;
  if (to && (c->item.kind == ITEM_WORDS || c->item.kind == ITEM_X))
    place = CS_AS_INFINITIVE;
  else if (!c->out->nominal &&
           (isin(prep.first, particles) || isin(prep.first, bound)))
    place = CS_AS_PARTICLEPHRASE;
  cs_slot *slot = addslot(c, place, &c->item);
  if (slot == NULL) return;
  slot->preps = prep.words;
  slot->owned = prep.of && c->last >= 0;
  slot->dative = prep.dative;
  slot->firm =
      place == CS_AS_PARTICLEPHRASE && isin(prep.first, particles) &&
      (c->last < 0 || c->out->slots[c->last].place == CS_AS_INFINITIVE);
  slot->parent = c->last;
  if (c->item.kind == ITEM_WORDS || c->item.kind == ITEM_ANY)
    c->last = (int)c->out->nslots - 1;
  advance(c);
}

static void readthat(compiler *c) {
  advance(c);
  if (c->item.kind == ITEM_T && c->ahead.kind != ITEM_END &&
      c->ahead.kind != ITEM_S && !c->ahead.prep) {
    item target = c->item;
    advance(c);
    if (isword(&c->item, CS_STR("be")) && c->ahead.kind == ITEM_WORDS)
      advance(c);
    cs_words preps = {0}; /* "that T be behind {attack}" */
    if (c->item.kind == ITEM_WORDS && c->item.prep &&
        c->ahead.kind == ITEM_WORDS) {
      preps = c->item.words;
      advance(c);
    }
    cs_slot *slot = addslot(c, CS_AS_CLAUSE, &c->item);
    if (slot != NULL) slot->preps = preps;
    c->last = (int)c->out->nslots - 1;
    slot = addslot(c, CS_AS_SUBJECT, &target);
    if (slot != NULL) slot->parent = (int)c->out->nslots - 2;
  } else {
    addslot(c, CS_AS_CLAUSE, &c->item);
  }
  advance(c);
}

static void readrest(compiler *c) {
  int objects = 0;
  while (c->status == CS_OK && c->item.kind != ITEM_END) {
    if (isword(&c->item, CS_STR("that"))) {
      readthat(c);
    } else if (isword(&c->item, CS_STR("and")) && c->out->nslots > 0) {
      advance(c);
      cs_slot *slot = addslot(c, CS_AS_CONJUNCT, &c->item);
      if (slot != NULL) slot->parent = (int)c->out->nslots - 2;
      advance(c);
    } else if (c->item.kind == ITEM_WORDS && c->item.prep) {
      readphrase(c);
    } else if (c->item.kind == ITEM_WORDS && c->item.particle &&
               (c->ahead.kind != ITEM_WORDS || c->ahead.prep || objects == 0)) {
      addslot(c, CS_AS_PARTICLE, &c->item);
      advance(c);
    } else if (c->out->nominal && c->item.kind == ITEM_WORDS && objects == 0) {
      addslot(c, CS_AS_GOVERNOR, &c->item);
      objects++;
      advance(c);
    } else {
      cs_place place = c->out->nominal ? CS_AS_GOVERNOR
                       : objects == 0  ? CS_AS_OBJECT
                                       : CS_AS_SECOND;
      if (c->out->nominal) place = CS_AS_OBJECT;
      bool inner =
          c->last >= 0 && (c->out->slots[c->last].place == CS_AS_INFINITIVE ||
                           c->out->slots[c->last].place == CS_AS_CLAUSE);
      if (inner) place = CS_AS_OBJECT;
      cs_slot *slot = addslot(c, place, &c->item);
      if (slot != NULL && inner) slot->parent = c->last;
      if (c->item.kind == ITEM_WORDS || c->item.kind == ITEM_ANY)
        c->last = (int)c->out->nslots - 1;
      objects++;
      advance(c);
    }
  }
}

/* "be opposed to": the tagger may see an adjective or the verb "oppose". */
static cs_status addverb(compiler *c, cs_words *words, cs_str form) {
  cs_buf lemma = {0};
  cs_status status = cs_lemma_rule(&lemma, form, CS_VERB, CS_XPOS_VBN);
  if (status == CS_OK)
    status = cs_words_add(c->vocabulary, words, cs_buf_str(&lemma));
  cs_buf_free(&lemma);
  return status;
}

static void addverbs(compiler *c) {
  const cs_words *words = &c->item.words;
  cs_words wide = {.numbers = cs_alloc(words->n * sizeof *words->numbers),
                   .n = words->n,
                   .cap = words->n};
  cs_status status = wide.numbers != NULL ? CS_OK : CS_ENOMEM;
  if (status == CS_OK)
    memcpy(wide.numbers, words->numbers, words->n * sizeof *words->numbers);
  for (size_t i = 0; i < words->n && status == CS_OK;
       i += words->numbers[i] + 1) {
    cs_str word = cs_pool_get(c->vocabulary->lemmas, words->numbers[i + 1]);
    if (words->numbers[i] == 1 && cs_str_ends(word, CS_STR("ed")))
      status = addverb(c, &wide, word);
  }
  if (status != CS_OK) cs_free(wide.numbers);
  if (status == CS_OK) status = keepwords(c, &wide);
  if (status == CS_OK)
    c->item.words = wide;
  else
    fail(c, status, NULL);
}

static void readanchor(compiler *c) {
  if (c->item.kind == ITEM_S || c->item.kind == ITEM_T) {
    addslot(c, CS_AS_SUBJECT, &c->item);
    advance(c);
  } else {
    c->out->nominal = true;
  }
  if (isword(&c->item, CS_STR("be")) && c->item.words.n == 2 &&
      c->ahead.kind == ITEM_WORDS) {
    c->out->predicate = true;
    advance(c);
    if (c->item.prep && c->ahead.kind == ITEM_WORDS && !c->ahead.prep)
      advance(c);
  }
  if (c->item.kind != ITEM_WORDS) {
    fail(c, CS_EFORMAT,
         "a pattern needs a verb after S or T, or begins with a noun");
    return;
  }
  if (c->out->predicate) addverbs(c);
  if (c->status != CS_OK) return;
  c->out->anchors = c->item.words;
  advance(c);
}

/* Every event noun may name its source: "the Russian invasion of T". */
static void impliedsource(compiler *c) {
  item by = {.kind = ITEM_WORDS, .prep = true, .particle = true};
  item source = {.kind = ITEM_S};
  addword(c, &by, CS_STR("by"));
  if (keepwords(c, &by.words) != CS_OK) fail(c, CS_ENOMEM, NULL);
  cs_slot *slot = c->status == CS_OK ? addslot(c, CS_AS_PHRASE, &source) : NULL;
  if (slot == NULL) return;
  slot->preps = by.words;
  /* first of all, so that a lone modifier is the source, not the target */
  cs_slot *slots = c->out->slots, first = *slot;
  memmove(slots + 1, slots, (c->out->nslots - 1) * sizeof *slots);
  slots[0] = first;
  for (size_t i = 1; i < c->out->nslots; i++)
    if (slots[i].parent >= 0) slots[i].parent++;
}

static size_t alternatives(const cs_words *words) {
  size_t n = 0;
  for (size_t i = 0; i < words->n; i += words->numbers[i] + 1) n++;
  return n;
}

/* More words count most, then more said about the target, then fewer
   alternatives. */
static int weigh(const cs_pattern *pattern) {
  int weight = 0;
  size_t alts = alternatives(&pattern->anchors);
  for (size_t i = 0; i < pattern->nslots; i++) {
    const cs_slot *slot = &pattern->slots[i];
    if (slot->kind == CS_SLOT_WORD) {
      weight += 100;
      alts += alternatives(&slot->words);
    }
    if (slot->kind == CS_SLOT_TARGET) weight += slot->town ? 32 : 12;
    if (slot->place == CS_AS_PHRASE && slot->kind != CS_SLOT_SOURCE)
      weight += 5;
    if (slot->place == CS_AS_PARTICLEPHRASE) weight += 8;
  }
  return weight - (alts / 4 > 9 ? 9 : (int)(alts / 4));
}

static int bonusof(const cs_words *words) {
  for (size_t i = 0; i < words->n; i += words->numbers[i] + 1)
    if (words->numbers[i] > 1) return CS_PHRASE_BONUS;
  return 0;
}

/* What phrases of several words can add to the weight. */
static int bonuses(const cs_pattern *pattern) {
  int bonus = bonusof(&pattern->anchors);
  for (size_t i = 0; i < pattern->nslots; i++)
    if (pattern->slots[i].kind == CS_SLOT_WORD)
      bonus += bonusof(&pattern->slots[i].words);
  return bonus;
}

static bool saysno(cs_str text) {
  for (size_t i = 0; i + 3 <= text.size; i++)
    if ((i == 0 || text.bytes[i - 1] == ' ' || text.bytes[i - 1] == '{') &&
        (memcmp(text.bytes + i, "no_", 3) == 0 ||
         memcmp(text.bytes + i, "no}", 3) == 0 ||
         (i + 4 <= text.size && memcmp(text.bytes + i, "not_", 4) == 0) ||
         (i + 7 <= text.size && memcmp(text.bytes + i, "nothing", 7) == 0)))
      return true;
  return false;
}

cs_status cs_pattern_compile(cs_vocabulary *vocabulary, cs_str text,
                             cs_pattern *out, const char **why) {
  compiler c = {.vocabulary = vocabulary, .text = text, .out = out, .last = -1};
  memset(out, 0, sizeof *out);
  advance(&c);
  advance(&c);
  if (c.status == CS_OK) readanchor(&c);
  if (c.status == CS_OK) readrest(&c);
  if (c.status == CS_OK && out->nominal && !out->hassource) impliedsource(&c);
  cs_slot *kept = NULL;
  if (c.status == CS_OK) {
    kept = cs_arena_alloc(&vocabulary->arena, (out->nslots + 1) * sizeof *kept);
    if (kept == NULL) fail(&c, CS_ENOMEM, NULL);
  }
  if (kept != NULL && out->nslots > 0)
    memcpy(kept, out->slots, out->nslots * sizeof *kept);
  cs_free(out->slots);
  out->slots = kept;
  if (c.status == CS_OK) {
    out->denies = saysno(text);
    out->weight = weigh(out);
    out->bonus = bonuses(out);
  }
  *why = c.why;
  return c.status;
}
