#include "dictionary.h"

#include <stdlib.h>
#include <string.h>

/* Rules by the lemma of their anchor: chains of uses, sorted by weight.  A
   sentence that has no lemma of each of the masks cannot match, nor can a word
   that is none of the parts of speech (bits of cs_upos). */
typedef struct use {
  uint32_t lemma, rule, parts;
  cs_mask masks[2];
} use;

enum {
  VERBAL = 1 << CS_VERB | 1 << CS_AUX,
  NOMINAL = 1 << CS_NOUN | 1 << CS_PROPN,
  ANYPART = (1 << CS_NUPOS) - 1
};

struct cs_dictionary {
  cs_arena arena;
  cs_pool *files;
  cs_lexicon *lexicon, *discards;
  cs_scheme *scheme;
  cs_vocabulary vocabulary;
  cs_grammar grammar;
  cs_rule *rules;
  size_t nrules, caprules;
  use *uses;
  size_t nuses, capuses;
  uint32_t *starts; /* by lemma: the first use; cs_dictionary_finish makes it */
  size_t nstarts;
};

cs_str cs_table_header(cs_tablekind kind) {
  static const char *const headers[] = {
      "name,code,from,to,note",
      "noun,code",
      "pattern,code,example,rows",
      "pattern,operator,example,rows",
      "operator,inner,code",
      "code,name,goldstein,quad,plover,mode,context",
      "class,word",
      "phrase,scope,note"};
  return (cs_str){headers[kind], strlen(headers[kind])};
}

cs_dictionary *cs_dictionary_new(void) {
  cs_dictionary *d = cs_alloc(sizeof *d);
  if (d == NULL) return NULL;
  d->files = cs_pool_new();
  d->lexicon = cs_lexicon_new();
  d->discards = cs_lexicon_new();
  d->scheme = cs_scheme_new();
  if (d->files != NULL && d->lexicon != NULL && d->discards != NULL &&
      d->scheme != NULL && cs_vocabulary_init(&d->vocabulary) == CS_OK)
    return d;
  cs_dictionary_free(d);
  return NULL;
}

void cs_dictionary_free(cs_dictionary *d) {
  if (d == NULL) return;
  cs_arena_free(&d->arena);
  cs_pool_free(d->files);
  cs_lexicon_free(d->lexicon);
  cs_lexicon_free(d->discards);
  cs_scheme_free(d->scheme);
  cs_vocabulary_free(&d->vocabulary);
  cs_free(d->rules);
  cs_free(d->uses);
  cs_free(d->starts);
  cs_free(d);
}

/* ---- rows ---- */

static cs_status adduses(cs_dictionary *d, const cs_pattern *pattern,
                         uint32_t rule) {
  const cs_words *anchors = &pattern->anchors;
  for (size_t i = 0; i < anchors->n; i += anchors->numbers[i] + 1) {
    const uint32_t *phrase = anchors->numbers + i + 1;
    uint32_t length = anchors->numbers[i];
    use *uses = cs_grow(d->uses, &d->capuses, d->nuses + 1, sizeof *uses);
    if (uses == NULL) return CS_ENOMEM;
    d->uses = uses;
    uses[d->nuses++] = (use){
        .lemma =
            phrase[pattern->nominal || pattern->predicate ? length - 1 : 0],
        .rule = rule};
    if (length < 3 || !pattern->nominal) continue;
    uses = cs_grow(d->uses, &d->capuses, d->nuses + 1, sizeof *uses);
    if (uses == NULL) return CS_ENOMEM;
    d->uses = uses;
    uses[d->nuses++] =
        (use){.lemma = phrase[0], .rule = rule}; /* "show of force" */
  }
  return CS_OK;
}

static const char *splitcode(cs_dictionary *d, cs_rule *rule) {
  cs_str code = rule->code;
  if (code.size > 2 && code.bytes[0] == '(' &&
      code.bytes[code.size - 1] == ')') {
    rule->inneronly = true;
    rule->code = code = cs_str_slice(code, 1, code.size - 1);
  }
  const char *colon = memchr(code.bytes, ':', code.size);
  if (colon != NULL) {
    size_t at = (size_t)(colon - code.bytes);
    rule->code = cs_str_slice(code, 0, at);
    rule->mirror = cs_str_slice(code, at + 1, code.size);
  }
  if (cs_str_equal(rule->code, CS_STR("---"))) return NULL;
  if (cs_scheme_code(d->scheme, rule->code) == NULL ||
      (rule->mirror.size > 0 &&
       cs_scheme_code(d->scheme, rule->mirror) == NULL))
    return "the code is not in the scheme";
  return NULL;
}

static cs_status addrule(cs_dictionary *d, const cs_record *record,
                         bool operator_, cs_where where, const char **why) {
  cs_rule rule = {.operator_ = operator_, .where = where};
  rule.code = cs_str_copy(&d->arena, cs_record_field(record, 1));
  if (rule.code.bytes == NULL) return CS_ENOMEM;
  *why = rule.code.size == 0 ? "the code is empty"
         : operator_         ? NULL
                             : splitcode(d, &rule);
  if (*why != NULL) return CS_EFORMAT;
  cs_status status = cs_pattern_compile(
      &d->vocabulary, cs_record_field(record, 0), &rule.pattern, why);
  if (status != CS_OK) return status;
  if (operator_ && !rule.pattern.hasinner) *why = "an operator needs an X";
  if (!operator_ && rule.pattern.hasinner) *why = "X is for operators only";
  if (*why != NULL) return CS_EFORMAT;
  cs_rule *rules =
      cs_grow(d->rules, &d->caprules, d->nrules + 1, sizeof *rules);
  if (rules == NULL) return CS_ENOMEM;
  d->rules = rules;
  status = adduses(d, &rule.pattern, (uint32_t)d->nrules);
  if (status == CS_OK) rules[d->nrules++] = rule;
  return status;
}

static cs_status adddiscard(cs_dictionary *d, const cs_record *record,
                            cs_where where, const char **why) {
  cs_str scope = cs_record_field(record, 1);
  bool document = cs_str_equal(scope, CS_STR("document"));
  if (!document && !cs_str_equal(scope, CS_STR("sentence"))) {
    *why = "scope is 'sentence' or 'document'";
    return CS_EFORMAT;
  }
  return cs_lexicon_addname(d->discards, cs_record_field(record, 0),
                            document ? CS_STR("DOC") : CS_STR("SEN"),
                            (cs_str){"", 0}, (cs_str){"", 0}, CS_STR("discard"),
                            where, why);
}

static cs_status addat(cs_dictionary *d, cs_tablekind kind,
                       const cs_record *record, cs_str file, const char **why) {
  cs_where where = {file, record->line};
  *why = NULL;
  switch (kind) {
    case CS_TABLE_ACTORS:
      return cs_lexicon_addname(
          d->lexicon, cs_record_field(record, 0), cs_record_field(record, 1),
          cs_record_field(record, 2), cs_record_field(record, 3),
          cs_record_field(record, 4), where, why);
    case CS_TABLE_AGENTS:
      return cs_lexicon_addagent(d->lexicon, cs_record_field(record, 0),
                                 cs_record_field(record, 1), where, why);
    case CS_TABLE_ACTIONS: return addrule(d, record, false, where, why);
    case CS_TABLE_OPERATORS: return addrule(d, record, true, where, why);
    case CS_TABLE_COMPOSE: return cs_scheme_addcompose(d->scheme, record, why);
    case CS_TABLE_CODES: return cs_scheme_addcode(d->scheme, record, why);
    case CS_TABLE_CLASSES:
      if (cs_record_field(record, 0).size == 0 ||
          cs_record_field(record, 1).size == 0) {
        *why = "class and word are both needed";
        return CS_EFORMAT;
      }
      return cs_vocabulary_add(&d->vocabulary, cs_record_field(record, 0),
                               cs_record_field(record, 1));
    case CS_TABLE_DISCARDS: return adddiscard(d, record, where, why);
    case CS_NTABLES: break;
  }
  return CS_EFORMAT;
}

static cs_status keepfile(cs_dictionary *d, cs_str name, cs_str *out) {
  uint32_t number = cs_pool_add(d->files, name);
  if (number == CS_NONE) return CS_ENOMEM;
  *out = cs_pool_get(d->files, number);
  return CS_OK;
}

cs_status cs_dictionary_add(cs_dictionary *d, cs_tablekind kind,
                            const cs_record *record, cs_str name,
                            const char **why) {
  cs_str file;
  *why = NULL;
  cs_status status = keepfile(d, name, &file);
  return status == CS_OK ? addat(d, kind, record, file, why) : status;
}

typedef struct filler {
  cs_dictionary *dictionary;
  cs_tablekind kind;
  cs_str file;
  cs_problem_fn problem;
  void *self;
} filler;

static cs_status fill(void *self, const cs_record *record) {
  filler *f = self;
  const char *why = NULL;
  cs_status status = addat(f->dictionary, f->kind, record, f->file, &why);
  if (status != CS_EFORMAT) return status;
  if (why == NULL) why = "malformed row";
  f->problem(f->self, (cs_where){f->file, record->line},
             (cs_str){why, strlen(why)});
  return CS_OK;
}

cs_status cs_dictionary_read(cs_dictionary *d, cs_tablekind kind,
                             const char *path, cs_str name,
                             cs_problem_fn problem, void *self) {
  filler f = {d, kind, {NULL, 0}, problem, self};
  cs_status status = keepfile(d, name, &f.file);
  if (status != CS_OK) return status;
  uint32_t line;
  status = cs_table_read(path, cs_table_header(kind), fill, &f, &line);
  if (status == CS_EFORMAT)
    problem(self, (cs_where){f.file, line},
            line == 1 ? CS_STR("the header is not that of such a table")
                      : CS_STR("malformed CSV (quotes?)"));
  return status;
}

void cs_dictionary_fix(cs_dictionary *d, bool on) {
  cs_lexicon_fix(d->lexicon, on);
  cs_lexicon_fix(d->discards, on);
}

/* ---- look-up ---- */

const cs_lexicon *cs_dictionary_lexicon(const cs_dictionary *d) {
  return d->lexicon;
}
const cs_scheme *cs_dictionary_scheme(const cs_dictionary *d) {
  return d->scheme;
}
const cs_vocabulary *cs_dictionary_vocabulary(const cs_dictionary *d) {
  return &d->vocabulary;
}
cs_vocabulary *cs_dictionary_words(cs_dictionary *d) { return &d->vocabulary; }
const cs_grammar *cs_dictionary_grammar(const cs_dictionary *d) {
  return &d->grammar;
}
const cs_lexicon *cs_dictionary_discards(const cs_dictionary *d) {
  return d->discards;
}
size_t cs_dictionary_nrules(const cs_dictionary *d) { return d->nrules; }
const cs_rule *cs_dictionary_rule(const cs_dictionary *d, size_t i) {
  return &d->rules[i];
}

/* qsort takes no context, so the uses carry what they are sorted by. */
typedef struct sortkey {
  uint32_t lemma, rule;
  int weight;
} sortkey;

static int order(const void *a, const void *b) {
  const sortkey *x = a, *y = b;
  if (x->lemma != y->lemma) return x->lemma < y->lemma ? -1 : 1;
  if (x->weight != y->weight) return x->weight > y->weight ? -1 : 1;
  return (x->rule > y->rule) - (x->rule < y->rule);
}

/* Bits of the lemmas that the phrases begin with. */
static cs_mask maskof(const cs_words *words) {
  cs_mask mask = {{0}};
  for (size_t i = 0; i < words->n; i += words->numbers[i] + 1)
    cs_mask_add(&mask, words->numbers[i + 1]);
  return mask;
}

static int countof(const cs_mask *mask) {
  int count = 0;
  for (size_t i = 0; i < CS_MASK; i++)
    for (uint64_t m = mask->bits[i]; m != 0; m &= m - 1) count++;
  return count;
}

/* The masks are of the two slots of words with the fewest bits. */
static use useof(const cs_pattern *pattern, uint32_t rule) {
  use out = {.rule = rule};
  memset(out.masks, 0xff, sizeof out.masks);
  out.parts = pattern->nominal     ? NOMINAL
              : pattern->predicate ? ANYPART
                                   : VERBAL;
  int bits[2] = {64 * CS_MASK, 64 * CS_MASK};
  for (size_t i = 0; i < pattern->nslots; i++) {
    if (pattern->slots[i].kind != CS_SLOT_WORD) continue;
    cs_mask mask = maskof(&pattern->slots[i].words);
    int count = countof(&mask), worse = bits[1] >= bits[0];
    if (count >= bits[worse]) continue;
    bits[worse] = count;
    out.masks[worse] = mask;
  }
  return out;
}

cs_status cs_dictionary_finish(cs_dictionary *d) {
  size_t nlemmas = cs_pool_count(d->vocabulary.lemmas);
  uint32_t *starts = cs_alloc((nlemmas + 1) * sizeof *starts);
  sortkey *keys = cs_alloc((d->nuses + 1) * sizeof *keys);
  use *uses = cs_alloc((d->nrules + 1) * sizeof *uses); /* by rule */
  if (starts == NULL || keys == NULL || uses == NULL) {
    cs_free(starts);
    cs_free(keys);
    cs_free(uses);
    return CS_ENOMEM;
  }
  for (uint32_t i = 0; i < d->nrules; i++)
    uses[i] = useof(&d->rules[i].pattern, i);
  for (size_t i = 0; i < d->nuses; i++)
    keys[i] = (sortkey){d->uses[i].lemma, d->uses[i].rule,
                        d->rules[d->uses[i].rule].pattern.weight};
  qsort(keys, d->nuses, sizeof *keys, order);
  size_t at = 0;
  for (uint32_t lemma = 0; lemma <= nlemmas; lemma++) {
    while (at < d->nuses && keys[at].lemma < lemma) at++;
    starts[lemma] = (uint32_t)at;
  }
  for (size_t i = 0; i < d->nuses; i++) {
    d->uses[i] = uses[keys[i].rule];
    d->uses[i].lemma = keys[i].lemma;
  }
  cs_free(uses);
  cs_free(keys);
  cs_free(d->starts);
  d->starts = starts;
  d->nstarts = nlemmas;
  if (cs_vocabulary_index(&d->vocabulary) != CS_OK) return CS_ENOMEM;
  d->grammar.light = cs_vocabulary_class(&d->vocabulary, CS_STR("lightverb"));
  d->grammar.happen = cs_vocabulary_class(&d->vocabulary, CS_STR("happen"));
  d->grammar.quantity = cs_vocabulary_class(&d->vocabulary, CS_STR("quantity"));
  return CS_OK;
}

bool cs_dictionary_isanchor(const cs_dictionary *d, uint32_t lemma) {
  return lemma < d->nstarts && d->starts[lemma] < d->starts[lemma + 1];
}

void cs_dictionary_rules(const cs_dictionary *d, uint32_t lemma, cs_rule_fn try,
                         void *self) {
  if (lemma >= d->nstarts) return;
  for (size_t i = d->starts[lemma]; i < d->starts[lemma + 1]; i++)
    if (!try(self, &d->rules[d->uses[i].rule])) return;
}

void cs_dictionary_try(const cs_dictionary *d, const cs_tree *tree,
                       uint32_t token, cs_rule_fn try, void *self) {
  uint32_t lemma = tree->lemmas[token], part = 1u << tree->tokens[token].upos;
  if (lemma >= d->nstarts) return;
  for (size_t i = d->starts[lemma]; i < d->starts[lemma + 1]; i++) {
    const use *u = &d->uses[i];
    if ((u->parts & part) == 0 || !cs_mask_meets(&u->masks[0], &tree->mask) ||
        !cs_mask_meets(&u->masks[1], &tree->mask))
      continue;
    if (!try(self, &d->rules[u->rule])) return;
  }
}
