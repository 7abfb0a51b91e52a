#include "lexicon.h"

#include <string.h>

#include "tokenize.h"
#include "utf8.h"

/* A trie over folded words: edges in one hash table from (node, word) to the
   next node; node 0 is the root.  A slot of the table is small, so that more of
   them are at hand: what it leads from stands in the node. */
typedef struct edge {
  uint32_t hash; /* of node and word */
  uint32_t next; /* 0: free */
} edge;

typedef struct node {
  cs_entry *ends; /* the entries there */
  uint32_t parent, word;
} node;

struct cs_lexicon {
  cs_arena arena;
  cs_pool *words;
  cs_pool *countries;
  edge *edges;
  size_t nedges, capedges; /* capedges: a power of two */
  node *nodes;
  size_t nnodes, capnodes;
  size_t count;
  bool fixing;
  cs_office office; /* of the last row */
  cs_buf scratch;
  cs_span *spans;
  size_t capspans;
};

cs_lexicon *cs_lexicon_new(void) {
  cs_lexicon *lexicon = cs_alloc(sizeof *lexicon);
  if (lexicon == NULL) return NULL;
  lexicon->words = cs_pool_new();
  lexicon->countries = cs_pool_new();
  lexicon->capedges = 1024;
  lexicon->edges = cs_alloc(lexicon->capedges * sizeof *lexicon->edges);
  lexicon->nodes = cs_grow(NULL, &lexicon->capnodes, 1, sizeof *lexicon->nodes);
  if (lexicon->words == NULL || lexicon->countries == NULL ||
      lexicon->edges == NULL || lexicon->nodes == NULL) {
    cs_lexicon_free(lexicon);
    return NULL;
  }
  lexicon->nodes[0] = (node){NULL, 0, 0};
  lexicon->nnodes = 1;
  return lexicon;
}

void cs_lexicon_free(cs_lexicon *lexicon) {
  if (lexicon == NULL) return;
  cs_arena_free(&lexicon->arena);
  cs_pool_free(lexicon->words);
  cs_pool_free(lexicon->countries);
  cs_free(lexicon->edges);
  cs_free(lexicon->nodes);
  cs_buf_free(&lexicon->office.note);
  cs_buf_free(&lexicon->scratch);
  cs_free(lexicon->spans);
  cs_free(lexicon);
}

void cs_lexicon_fix(cs_lexicon *lexicon, bool on) { lexicon->fixing = on; }

size_t cs_lexicon_count(const cs_lexicon *lexicon) { return lexicon->count; }

static uint32_t hashof(uint32_t parent, uint32_t word) {
  uint64_t key = (uint64_t)parent << 32 | word;
  return (uint32_t)(key * UINT64_C(0x9E3779B97F4A7C15) >> 32);
}

/* The slot of an edge, or the free one where it belongs. */
static edge *findedge(const cs_lexicon *lexicon, uint32_t parent,
                      uint32_t word) {
  uint32_t hash = hashof(parent, word);
  for (size_t at = hash;; at++) {
    edge *e = &lexicon->edges[at & (lexicon->capedges - 1)];
    if (e->next == 0) return e;
    if (e->hash != hash) continue;
    const node *next = &lexicon->nodes[e->next];
    if (next->parent == parent && next->word == word) return e;
  }
}

static cs_status growedges(cs_lexicon *lexicon) {
  size_t cap = lexicon->capedges * 2;
  edge *old = lexicon->edges, *edges = cs_alloc(cap * sizeof *edges);
  if (edges == NULL) return CS_ENOMEM;
  /* written before it is read, or each page is met twice by the system */
  memset(edges, 0, cap * sizeof *edges);
  for (size_t i = 0; i < lexicon->capedges; i++) {
    if (old[i].next == 0) continue;
    size_t at = old[i].hash & (cap - 1);
    while (edges[at].next != 0) at = (at + 1) & (cap - 1);
    edges[at] = old[i];
  }
  lexicon->edges = edges;
  lexicon->capedges = cap;
  cs_free(old);
  return CS_OK;
}

/* The node after `parent` by `word`, made if need be; 0: no memory. */
static uint32_t step(cs_lexicon *lexicon, uint32_t parent, uint32_t word) {
  edge *place = findedge(lexicon, parent, word);
  if (place->next != 0) return place->next;
  if ((lexicon->nedges + 1) * 2 > lexicon->capedges) {
    if (growedges(lexicon) != CS_OK) return 0;
    place = findedge(lexicon, parent, word);
  }
  node *nodes = cs_grow(lexicon->nodes, &lexicon->capnodes, lexicon->nnodes + 1,
                        sizeof *nodes);
  if (nodes == NULL) return 0;
  lexicon->nodes = nodes;
  if (lexicon->nnodes >= UINT32_MAX) return 0;
  nodes[lexicon->nnodes] = (node){NULL, parent, word};
  *place = (edge){hashof(parent, word), (uint32_t)lexicon->nnodes++};
  lexicon->nedges++;
  return place->next;
}

/* Bit 0: begins with a capital; bit 1: two letters or more, all capitals. */
static unsigned shape(cs_str word) {
  size_t upper = 0, lower = 0;
  bool first = false;
  for (size_t at = 0; at < word.size;) {
    uint32_t point;
    size_t start = at;
    at += cs_utf8_decode(word, at, &point);
    if (cs_utf8_isupper(point)) {
      upper++;
      if (start == 0) first = true;
    } else if (cs_utf8_islower(point)) {
      lower++;
    }
  }
  return (first ? 1u : 0u) | (upper >= 2 && lower == 0 ? 2u : 0u);
}

/* The full stop of an abbreviation does not count: "Corp." is "Corp". */
static cs_status fold(cs_buf *scratch, cs_str word) {
  cs_buf_clear(scratch);
  if (word.size > 2 && cs_str_ends(word, CS_STR("."))) word.size--;
  return cs_utf8_fold(scratch, word);
}

/* Walks (and makes) the path of a phrase; *entry gets its shapes. */
static cs_status path(cs_lexicon *lexicon, cs_str phrase, cs_entry *entry,
                      uint32_t *at) {
  size_t nspans = 0;
  cs_status status =
      cs_tokenize_phrase(phrase, &lexicon->spans, &nspans, &lexicon->capspans);
  if (status != CS_OK) return status;
  if (nspans == 0 || nspans > 32) return CS_EFORMAT;
  *at = 0;
  entry->nwords = (uint8_t)nspans;
  entry->capitals = entry->acronym = 0;
  for (size_t i = 0; i < nspans; i++) {
    cs_str word =
        cs_str_slice(phrase, lexicon->spans[i].first, lexicon->spans[i].last);
    unsigned bits = shape(word);
    if (bits & 1) entry->capitals |= 1u << i;
    if (bits & 2) entry->acronym |= 1u << i;
    status = fold(&lexicon->scratch, word);
    if (status != CS_OK) return status;
    uint32_t number =
        cs_pool_add(lexicon->words, cs_buf_str(&lexicon->scratch));
    if (number == CS_NONE) return CS_ENOMEM;
    *at = step(lexicon, *at, number);
    if (*at == 0) return CS_ENOMEM;
  }
  return CS_OK;
}

static bool validcode(cs_str code) {
  if (code.size > 0 && code.bytes[0] == '~')
    code = cs_str_slice(code, 1, code.size);
  if (code.size == 0 || code.size % 3 != 0) return false;
  for (size_t i = 0; i < code.size; i++)
    if ((code.bytes[i] < 'A' || code.bytes[i] > 'Z') &&
        (code.bytes[i] < '0' || code.bytes[i] > '9'))
      return false;
  return true;
}

static cs_status addrole(cs_lexicon *lexicon, uint32_t at, cs_entry shape_,
                         cs_role role) {
  cs_entry **place = &lexicon->nodes[at].ends;
  while (*place != NULL && ((*place)->capitals != shape_.capitals ||
                            (*place)->acronym != shape_.acronym))
    place = &(*place)->next;
  if (*place != NULL && (*place)->fixed && !lexicon->fixing) return CS_OK;
  cs_role *copy = cs_arena_alloc(&lexicon->arena, sizeof *copy);
  if (copy == NULL) return CS_ENOMEM;
  *copy = role;
  copy->next = NULL;
  if (*place == NULL) {
    cs_entry *entry = cs_arena_alloc(&lexicon->arena, sizeof *entry);
    if (entry == NULL) return CS_ENOMEM;
    *entry = shape_;
    entry->roles = NULL;
    entry->next = NULL;
    entry->fixed = lexicon->fixing;
    *place = entry;
  }
  if ((*place)->kind == CS_KIND_ACTOR && shape_.kind == CS_KIND_PERSON)
    (*place)->kind = CS_KIND_PERSON; /* one of the rows has an office */
  cs_role **last = &(*place)->roles;
  while (*last != NULL) last = &(*last)->next;
  *last = copy;
  lexicon->count++;
  return CS_OK;
}

static cs_status add(cs_lexicon *lexicon, cs_str phrase, cs_entry entry,
                     cs_role role) {
  role.code = cs_str_copy(&lexicon->arena, role.code);
  if (role.code.bytes == NULL) return CS_ENOMEM;
  uint32_t at;
  cs_status status = path(lexicon, phrase, &entry, &at);
  if (status != CS_OK) return status;
  return addrole(lexicon, at, entry, role);
}

/* ---- names ---- */

/* Reads digits; -1: something else stands there. */
static int32_t number(cs_str text) {
  int32_t value = 0;
  if (text.size == 0 || text.size > 8) return -1;
  for (size_t i = 0; i < text.size; i++) {
    if (text.bytes[i] < '0' || text.bytes[i] > '9') return -1;
    value = value * 10 + (text.bytes[i] - '0');
  }
  return value;
}

int32_t cs_date_read(cs_str text) {
  if (text.size == 8) {
    int32_t whole = number(text);
    return whole > 0 ? whole : 0;
  }
  if (text.size < 4) return 0;
  int32_t year = number(cs_str_slice(text, 0, 4)), month = 1, day = 1;
  if (text.size >= 7 && text.bytes[4] == '-')
    month = number(cs_str_slice(text, 5, 7));
  else if (text.size != 4)
    return 0;
  if (text.size >= 10 && text.bytes[7] == '-')
    day = number(cs_str_slice(text, 8, 10));
  else if (text.size != 7 && text.size != 4)
    return 0;
  if (year <= 0 || month < 1 || month > 12 || day < 1 || day > 31) return 0;
  return year * 10000 + month * 100 + day;
}

cs_status cs_lexicon_addname(cs_lexicon *lexicon, cs_str name, cs_str code,
                             cs_str from, cs_str to, cs_str note,
                             cs_where where, const char **why) {
  cs_role role = {.code = code, .where = where};
  role.from = cs_date_read(from);
  role.to = cs_date_read(to);
  *why = name.size == 0     ? "the name is empty"
         : !validcode(code) ? "the code is not made of groups of three capitals"
         : from.size > 0 && role.from == 0 ? "'from' is not a date (yyyy-mm-dd)"
         : to.size > 0 && role.to == 0     ? "'to' is not a date (yyyy-mm-dd)"
         : role.to != 0 && role.from >= role.to ? "'from' is not before 'to'"
                                                : NULL;
  if (*why != NULL) return CS_EFORMAT;
  cs_entry entry = {.kind = cs_kind_of(&lexicon->office, name, note)};
  if (entry.kind == CS_KIND_COUNTRY && code.size == 3 &&
      cs_pool_add(lexicon->countries, code) == CS_NONE)
    return CS_ENOMEM;
  cs_status status = add(lexicon, name, entry, role);
  if (status == CS_EFORMAT) *why = "the name has no words or more than 32";
  return status;
}

bool cs_lexicon_iscountry(const cs_lexicon *lexicon, cs_str group) {
  return cs_pool_find(lexicon->countries, group) != CS_NONE;
}

/* ---- agents ---- */

static cs_status plural(cs_buf *buf, cs_str noun) {
  static const struct {
    const char *end, *with;
  } rules[] = {{"policeman", "policemen"},
               {"woman", "women"},
               {"man", "men"},
               {"child", "children"},
               {"people", ""},
               {"police", ""},
               {"s", "ses"},
               {"x", "xes"},
               {"ch", "ches"},
               {"sh", "shes"},
               {"ay", "ays"},
               {"ey", "eys"},
               {"oy", "oys"},
               {"y", "ies"}};
  for (size_t i = 0; i < sizeof rules / sizeof *rules; i++) {
    cs_str end = {rules[i].end, strlen(rules[i].end)};
    if (!cs_str_ends(noun, end)) continue;
    if (rules[i].with[0] == '\0') return CS_OK;
    cs_status status =
        cs_buf_add(buf, cs_str_slice(noun, 0, noun.size - end.size));
    if (status != CS_OK) return status;
    return cs_buf_add(buf, (cs_str){rules[i].with, strlen(rules[i].with)});
  }
  cs_status status = cs_buf_add(buf, noun);
  return status == CS_OK ? cs_buf_addbyte(buf, 's') : status;
}

cs_status cs_lexicon_addagent(cs_lexicon *lexicon, cs_str noun, cs_str code,
                              cs_where where, const char **why) {
  *why = noun.size == 0     ? "the noun is empty"
         : !validcode(code) ? "the code is not made of groups of three capitals"
                            : NULL;
  if (*why != NULL) return CS_EFORMAT;
  cs_role role = {.code = code, .where = where};
  cs_entry entry = {.kind = CS_KIND_AGENT};
  cs_status status = add(lexicon, noun, entry, role);
  if (status == CS_EFORMAT) *why = "the noun has no words or more than 32";
  if (status != CS_OK) return status;
  cs_buf buf = {0};
  entry.plural = true;
  status = plural(&buf, noun);
  if (status == CS_OK && buf.size > 0)
    status = add(lexicon, cs_buf_str(&buf), entry, role);
  cs_buf_free(&buf);
  return status;
}

/* ---- matching ---- */

uint32_t cs_lexicon_word(const cs_lexicon *lexicon, cs_str form,
                         cs_buf *scratch) {
  if (fold(scratch, form) != CS_OK) return CS_NONE;
  return cs_pool_find(lexicon->words, cs_buf_str(scratch));
}

cs_str cs_lexicon_against(cs_str form) {
  bool anti = cs_str_starts(form, CS_STR("anti-")) ||
              cs_str_starts(form, CS_STR("Anti-"));
  return anti ? cs_str_slice(form, 5, form.size) : form;
}

static bool fits(const cs_entry *entry, const cs_document *document,
                 const cs_token *tokens, bool shouting) {
  if (entry->capitals == 0) return true;
  for (size_t i = 0; i < entry->nwords; i++) {
    cs_str form = cs_lexicon_against(cs_token_form(document, &tokens[i]));
    unsigned bits = shape(form);
    bool capital = entry->capitals >> i & 1, acronym = entry->acronym >> i & 1;
    if (capital && !(bits & 1)) return false;
    if (acronym &&
        (!(bits & 2) || (shouting && entry->nwords == 1 &&
                         tokens[i].span.last - tokens[i].span.first <= 3)))
      return false;
    /* "IS" is not "Is", and "ADF" is no surname "Adf" */
    if (!acronym && capital && (bits & 2) && !shouting && entry->nwords == 1 &&
        tokens[i].span.last - tokens[i].span.first < 4)
      return false;
  }
  return true;
}

const cs_entry *cs_lexicon_match(const cs_lexicon *lexicon,
                                 const cs_document *document,
                                 const cs_token *tokens, const uint32_t *words,
                                 size_t n, size_t at, bool shouting,
                                 size_t *length) {
  const cs_entry *found = NULL;
  uint32_t last = 0;
  for (size_t i = at; i < n && words[i] != CS_NONE; i++) {
    last = findedge(lexicon, last, words[i])->next;
    if (last == 0) break;
    for (const cs_entry *e = lexicon->nodes[last].ends; e != NULL;
         e = e->next) {
      if (!fits(e, document, tokens + at, shouting)) continue;
      found = e;
      *length = i + 1 - at;
      break;
    }
  }
  return found;
}

/* The news of the day after still calls a minister a minister. */
static bool justafter(int32_t date, int32_t to) {
  if (to == 0 || date < to) return false;
  if (date - to <= 3) return true;
  return date % 100 <= 3 && to % 100 >= 28 && date / 100 - to / 100 <= 1;
}

const cs_role *cs_entry_role(const cs_entry *entry, int32_t date, int *former) {
  const cs_role *undated = NULL, *last = NULL, *first = NULL;
  *former = 0;
  for (const cs_role *r = entry->roles; r != NULL; r = r->next) {
    bool open = r->from == 0 && r->to == 0;
    if (open) {
      undated = r;
      continue;
    }
    if (date != 0 && r->from <= date && (r->to == 0 || date < r->to)) return r;
    if (date == 0 && r->to == 0) return r;
    if (last == NULL || r->from > last->from) last = r;
    if (first == NULL || r->from < first->from) first = r;
  }
  if (last != NULL && justafter(date, last->to)) return last;
  if (undated != NULL || last == NULL) return undated;
  if (date == 0) return last;
  *former = date < first->from ? -1 : 1;
  return *former < 0 ? first : last;
}
