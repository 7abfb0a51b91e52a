#include <string.h>

#include "hits.h"

/* What stands in one noun phrase, sorted by what it says about the actor. */
typedef struct phrase {
  const cs_hit *name;    /* an organisation, a group, a seat of power */
  const cs_hit *person;
  const cs_hit *agent;
  const cs_hit *owner;   /* a name in the possessor */
  const cs_hit *owneragent;
  const cs_hit *places[12]; /* states, demonyms, cities that modify */
  size_t nplaces;
  bool headnamed;        /* the name covers the head */
  bool headplace, headagent;
  bool former;
} phrase;

typedef struct finder {
  const cs_dictionary *dictionary;
  cs_coding *coding;
  cs_tree *tree;
  uint32_t sentence;
  const cs_hit *hits;
  uint32_t *hitof; /* token -> hit + 1 */
} finder;

/* ---- helpers for all of the coding layer ---- */

cs_str cs_coding_join(cs_coding *coding, cs_str a, cs_str b) {
  char *bytes = cs_arena_alloc(&coding->arena, a.size + b.size + 1);
  if (bytes == NULL) return (cs_str){"", 0};
  if (a.size > 0) memcpy(bytes, a.bytes, a.size);
  if (b.size > 0) memcpy(bytes + a.size, b.bytes, b.size);
  bytes[a.size + b.size] = '\0';
  return (cs_str){bytes, a.size + b.size};
}

cs_str cs_coding_where(cs_coding *coding, cs_where where) {
  cs_buf buf = {0};
  cs_str out = {"", 0};
  if (cs_buf_add(&buf, where.file) == CS_OK &&
      cs_buf_addf(&buf, ":%u", (unsigned)where.line) == CS_OK)
    out = cs_str_copy(&coding->arena, cs_buf_str(&buf));
  cs_buf_free(&buf);
  return out.bytes != NULL ? out : (cs_str){"", 0};
}

cs_status cs_mention_addactor(cs_coding *coding, cs_mention *mention,
                              cs_str code, cs_str why) {
  for (uint32_t i = 0; i < mention->nactors; i++)
    if (cs_str_equal(mention->actors[i].code, code)) return CS_OK;
  cs_actor *actors = cs_arena_alloc(&coding->arena,
                                    (mention->nactors + 1) * sizeof *actors);
  if (actors == NULL) return CS_ENOMEM;
  if (mention->nactors > 0)
    memcpy(actors, mention->actors, mention->nactors * sizeof *actors);
  actors[mention->nactors++] = (cs_actor){code, why};
  mention->actors = actors;
  return CS_OK;
}

cs_mention *cs_mention_at(cs_coding *coding, uint32_t sentence,
                          uint32_t token) {
  if (token == CS_NONE || coding->mentionof[sentence] == NULL) return NULL;
  uint32_t number = coding->mentionof[sentence][token];
  return number != CS_NONE ? &coding->mentions[number] : NULL;
}

cs_span cs_mention_span(const cs_coding *coding, const cs_mention *mention) {
  const cs_document *document = coding->document;
  const cs_sentence *s = &document->sentences[mention->sentence];
  return (cs_span){document->tokens[s->first + mention->first].span.first,
                   document->tokens[s->first + mention->last - 1].span.last};
}

/* ---- the extent of a noun phrase ---- */

static bool outside(const cs_tree *tree, uint32_t token) {
  switch (cs_tree_deprel(tree, token)) {
    case CS_ACL: case CS_ADVCL: case CS_APPOS: case CS_CONJ: case CS_CC:
    case CS_PARATAXIS: case CS_NSUBJ: case CS_COP: case CS_AUX_: case CS_OBL:
    case CS_ADVMOD: case CS_MARK: case CS_CASE: case CS_CCOMP: case CS_CSUBJ:
    case CS_DISCOURSE: case CS_LIST: case CS_PUNCT_:
      return true;
    default: return false;
  }
}

static void extend(const cs_tree *tree, uint32_t token, cs_mention *mention) {
  if (token < mention->first) mention->first = token;
  if (token >= mention->last) mention->last = token + 1;
  CS_EACH_CHILD(tree, child, token) {
    if (!outside(tree, child)) extend(tree, child, mention);
  }
}

/* ---- reading the phrase ---- */

static bool ishead(const cs_tree *tree, uint32_t token) {
  switch (cs_tree_deprel(tree, token)) {
    case CS_FLAT: case CS_FIXED: case CS_GOESWITH: case CS_DET_: case CS_CASE:
    case CS_CC: case CS_MARK: case CS_PUNCT_: case CS_AUX_: case CS_COP:
    case CS_NUMMOD: case CS_COMPOUND: case CS_AMOD: case CS_ADVMOD:
      return false;
    default: break;
  }
  uint8_t upos = tree->tokens[token].upos;
  if (upos == CS_ADJ || upos == CS_NUM) {
    cs_deprel rel = cs_tree_deprel(tree, token);
    return rel == CS_NSUBJ || rel == CS_OBJ || rel == CS_OBL ||
           rel == CS_IOBJ || rel == CS_NMOD || rel == CS_CONJ;
  }
  return upos == CS_NOUN || upos == CS_PROPN || upos == CS_PRON ||
         upos == CS_SYM || upos == CS_X || upos == CS_DET;
}

/* "US-backed forces", "Washington-based": the name says whose they are not. */
static bool bycompound(const cs_tree *tree, uint32_t token) {
  uint32_t head = cs_tree_head(tree, token);
  if (head == CS_NONE || head <= token || head > token + 2) return false;
  cs_str form = cs_tree_form(tree, head);
  return cs_str_ends(form, CS_STR("ed")) || cs_str_ends(form, CS_STR("led")) ||
         cs_str_ends(form, CS_STR("run")) || cs_str_ends(form, CS_STR("born"));
}

/* Does `token` belong to the phrase of `head`?  0: no, 1: yes, 2: by its
   possessor. */
static int belongs(const cs_tree *tree, uint32_t token, uint32_t head) {
  int how = 1;
  for (uint32_t steps = 0; steps <= tree->n; steps++) {
    if (token == head) return how;
    uint32_t up = cs_tree_head(tree, token);
    if (up == CS_NONE) return 0;
    switch (cs_tree_deprel(tree, token)) {
      case CS_NMOD:
        if (tree->tokens[token].deprel == CS_NMOD_POSS) {
          how = 2;
          break;
        }
        if (cs_tree_case(tree, token) != CS_NONE) return 0;
        break;
      case CS_CONJ: {
        cs_deprel rel = cs_tree_deprel(tree, up);
        if (up == head || (rel != CS_AMOD && rel != CS_COMPOUND &&
                           rel != CS_NMOD) ||
            tree->tokens[up].deprel == CS_NMOD_POSS)
          return 0;
        break;
      }
      case CS_AMOD: case CS_COMPOUND: case CS_FLAT: case CS_NUMMOD:
      case CS_DEP: case CS_GOESWITH: case CS_FIXED: case CS_LIST:
        break;
      case CS_PUNCT_: case CS_DET_: case CS_CC: break;
      case CS_CASE: /* names hold prepositions: "Bank of England" */ break;
      default: return 0;
    }
    if (bycompound(tree, token)) return 0;
    token = up;
  }
  return 0;
}

/* The strongest way in which any token of a hit belongs to the phrase. */
static int hitbelongs(const finder *f, const cs_hit *hit, uint32_t head) {
  if (hit->first <= head && head < hit->last) return 1;
  int how = 0;
  for (uint32_t i = hit->first; i < hit->last; i++) {
    int one = belongs(f->tree, i, head);
    if (one == 1) return 1;
    if (one > how) how = one;
  }
  return how;
}

static bool isplace(cs_kind kind) {
  return kind == CS_KIND_COUNTRY || kind == CS_KIND_DEMONYM ||
         kind == CS_KIND_CAPITAL || kind == CS_KIND_CITY ||
         kind == CS_KIND_REGION;
}

/* "police party", "rebel group": the first noun has the role. */
static bool isgroup(const finder *f, const cs_hit *hit) {
  static const char *const nouns[] = {"party", "parties", "group", "groups",
                                      "team", "teams", "source", "sources",
                                      "personnel", "squad", "unit", "units",
                                      "member", "members", "party's", NULL};
  if (hit->last - hit->first != 1) return false;
  cs_str form = cs_tree_form(f->tree, hit->first);
  for (size_t i = 0; nouns[i] != NULL; i++)
    if (cs_str_equal(form, (cs_str){nouns[i], strlen(nouns[i])})) return true;
  return false;
}

static void sort(const finder *f, phrase *p, const cs_hit *hit,
                 uint32_t head) {
  bool covers = hit->first <= head && head < hit->last;
  cs_kind kind = hit->entry->kind;
  if (kind == CS_KIND_AGENT) {
    if (p->agent == NULL || !isgroup(f, hit)) p->agent = hit;
    if (covers) p->headagent = true;
  } else if (isplace(kind)) {
    if (p->nplaces < sizeof p->places / sizeof *p->places)
      p->places[p->nplaces++] = hit;
    if (covers) p->headplace = true;
  } else if (kind == CS_KIND_PERSON) {
    p->person = hit;
  } else {
    if (p->name == NULL || covers) p->name = hit;
    if (covers) p->headnamed = true;
  }
}

static bool isformer(const cs_tree *tree, uint32_t token) {
  static const char *const words[] = {"former", "ex", "ousted", "deposed",
                                      "exiled", "late", "onetime", NULL};
  for (size_t i = 0; words[i] != NULL; i++)
    if (cs_tree_islemma(tree, token, (cs_str){words[i], strlen(words[i])}))
      return true;
  return false;
}

static void readphrase(const finder *f, uint32_t head, phrase *p) {
  memset(p, 0, sizeof *p);
  uint32_t from = head > 24 ? head - 24 : 0;
  uint32_t to = head + 12 < f->tree->n ? head + 12 : f->tree->n;
  const cs_hit *seen = NULL;
  for (uint32_t i = from; i < to; i++) {
    if (i <= head && isformer(f->tree, i) && belongs(f->tree, i, head))
      p->former = true;
    if (f->hitof[i] == 0) continue;
    const cs_hit *hit = &f->hits[f->hitof[i] - 1];
    if (hit == seen) continue;
    seen = hit;
    int how = hitbelongs(f, hit, head);
    if (how == 1) sort(f, p, hit, head);
    if (how == 2) {
      if (hit->entry->kind == CS_KIND_AGENT) {
        if (p->owneragent == NULL) p->owneragent = hit;
      } else {
        p->owner = hit;
      }
    }
  }
}

/* ---- coding the phrase ---- */

static cs_str first3(cs_str code) { return cs_str_slice(code, 0, 3); }

static bool hasgroup(cs_str code, cs_str group) {
  for (size_t i = 0; i + 3 <= code.size; i += 3)
    if (cs_str_equal(cs_str_slice(code, i, i + 3), group)) return true;
  return false;
}

/* The code of a name on the document's date: an official out of office is ELI. */
static cs_str namecode(const finder *f, const cs_hit *hit, bool former) {
  cs_str code = hit->role->code;
  bool state = code.size > 3 && cs_lexicon_iscountry(
                                    cs_dictionary_lexicon(f->dictionary),
                                    first3(code));
  bool office = hit->entry->kind == CS_KIND_PERSON ||
                hasgroup(code, CS_STR("GOV"));
  if (!state || !office) return code;
  if (hit->former < 0) return first3(code);
  if (hit->former > 0 || former)
    return cs_coding_join(f->coding, first3(code), CS_STR("ELI"));
  return code;
}

/* Country + role; an actor that has a role already keeps it. */
static cs_str joinrole(const finder *f, cs_str base, cs_str role) {
  if (role.size > 0 && role.bytes[0] == '~')
    return cs_coding_join(f->coding, cs_str_slice(role, 1, role.size), base);
  if (role.size == 0 || hasgroup(base, first3(role))) return base;
  static const char *const bodies[] = {"IMG", "IGO", "NGO", "NGM", "MNC", "UIS"};
  for (size_t i = 0; i < sizeof bodies / sizeof *bodies; i++)
    if (cs_str_equal(base, (cs_str){bodies[i], 3})) return base;
  bool bare = base.size == 3;
  /* "the Hutu government": a people's adjective yields to the role */
  if (base.size == 6 && hasgroup(base, CS_STR("CVL"))) {
    base = first3(base);
    bare = true;
  }
  return bare ? cs_coding_join(f->coding, base, role) : base;
}

static cs_str why2(const finder *f, const cs_hit *a, const cs_hit *b) {
  cs_str one = cs_coding_where(f->coding, a->role->where);
  if (b == NULL) return one;
  cs_str two = cs_coding_where(f->coding, b->role->where);
  return cs_coding_join(f->coding, cs_coding_join(f->coding, one, CS_STR("+")),
                        two);
}

static cs_str agentrole(const finder *f, const phrase *p) {
  cs_str role = p->agent->role->code;
  if (p->former && (hasgroup(role, CS_STR("GOV")) || hasgroup(role, CS_STR("MIL")) ||
                    hasgroup(role, CS_STR("LEG"))))
    return CS_STR("ELI");
  (void)f;
  return role;
}

/* An agent noun whose code is whole already ("peacekeeper" UNO…)? */
static bool wholecode(const finder *f, cs_str role) {
  return cs_lexicon_iscountry(cs_dictionary_lexicon(f->dictionary),
                              first3(role)) ||
         hasgroup(role, CS_STR("IGO")) || hasgroup(role, CS_STR("UNO")) ||
         hasgroup(role, CS_STR("IMG"));
}

/* The mention's text with a name in it, but not an actor itself: "NATO
   summit", "Iranian missiles". */
static cs_status indirect(finder *f, cs_mention *m, const cs_hit *hit,
                          bool former) {
  m->direct = false;
  return cs_mention_addactor(f->coding, m, namecode(f, hit, former),
                             why2(f, hit, NULL));
}

static uint32_t phraseafter(const cs_tree *tree, uint32_t head, size_t at) {
  static const char *const preps[] = {"of", "for", "from", "in", "at",
                                      "with", "to", "on"};
  CS_EACH_CHILD(tree, child, head)
    if (child > head && cs_tree_deprel(tree, child) == CS_NMOD &&
        cs_tree_childof(tree, child, CS_CASE,
                        (cs_str){preps[at], strlen(preps[at])}) != CS_NONE)
      return child;
  return CS_NONE;
}

static cs_status codehead(finder *f, uint32_t head, cs_mention *m, int depth);

/* "officials from Japan, South Korea and Australia". */
static cs_status lookbeside(finder *f, uint32_t after, cs_mention *found,
                            int depth) {
  CS_EACH_CHILD(f->tree, child, after) {
    if (f->tree->tokens[child].deprel != CS_CONJ || found->nactors == 0 ||
        cs_tree_isverb(f->tree, child))
      continue;
    cs_mention other = {.via = CS_NONE};
    cs_status status = codehead(f, child, &other, depth + 1);
    for (uint32_t i = 0; status == CS_OK && i < other.nactors; i++)
      status = cs_mention_addactor(f->coding, found, other.actors[i].code,
                                   other.actors[i].why);
    if (status != CS_OK) return status;
  }
  return CS_OK;
}

/* The actors of the phrase after "of", "in" …: "president of France". */
static cs_status lookafter(finder *f, uint32_t head, cs_mention *found,
                           size_t npreps, int depth) {
  for (size_t i = 0; i < npreps && depth < 6; i++) {
    uint32_t after = phraseafter(f->tree, head, i);
    if (after == CS_NONE) continue;
    found->via = after;
    found->nactors = 0;
    found->role = (cs_str){"", 0};
    cs_status status = codehead(f, after, found, depth + 1);
    if (status == CS_OK) status = lookbeside(f, after, found, depth);
    if (status != CS_OK) return status;
    if (found->nactors > 0) return CS_OK;
  }
  return CS_OK;
}

static cs_status codeplaces(finder *f, const phrase *p, cs_mention *m,
                            cs_str role) {
  cs_status status = CS_OK;
  for (size_t i = 0; i < p->nplaces && status == CS_OK; i++) {
    const cs_hit *place = p->places[i];
    /* "Paris, France": the larger place adds nothing */
    cs_str code = joinrole(f, place->role->code, role);
    status = cs_mention_addactor(f->coding, m, code,
                                 why2(f, place, role.size > 0 ? p->agent : NULL));
  }
  return status;
}

/* "leaders or their deputies from Japan, Korea and Australia attended": states
   after "from" before the next verb, wherever the parser hung them. */
static cs_status lookahead(finder *f, uint32_t head, cs_str role, cs_str why,
                           cs_mention *m) {
  cs_status status = CS_OK;
  uint32_t place = CS_NONE;
  for (uint32_t t = head + 1; t < f->tree->n && t < head + 8; t++) {
    uint8_t upos = f->tree->tokens[t].upos;
    if (upos == CS_VERB || upos == CS_AUX || upos == CS_PUNCT) break;
    uint32_t prep = cs_tree_case(f->tree, t);
    if (f->tree->actors[t] && prep != CS_NONE &&
        cs_tree_islemma(f->tree, prep, CS_STR("from"))) {
      place = t;
      break;
    }
  }
  if (place == CS_NONE) return CS_OK;
  cs_mention found = {.via = CS_NONE};
  status = codehead(f, place, &found, 4);
  if (status == CS_OK) status = lookbeside(f, place, &found, 4);
  for (uint32_t i = 0; status == CS_OK && i < found.nactors; i++)
    status = cs_mention_addactor(
        f->coding, m, joinrole(f, found.actors[i].code, role),
        cs_coding_join(f->coding, cs_coding_join(f->coding, why, CS_STR("+")),
                       found.actors[i].why));
  return status;
}

static cs_status codeagent(finder *f, uint32_t head, const phrase *p,
                           cs_mention *m, int depth) {
  cs_str role = agentrole(f, p);
  m->agent = true;
  cs_str why = cs_coding_where(f->coding, p->agent->role->where);
  if (wholecode(f, role)) return cs_mention_addactor(f->coding, m, role, why);
  if (p->nplaces > 0) return codeplaces(f, p, m, role);
  if (p->name != NULL)
    return cs_mention_addactor(f->coding, m,
                               joinrole(f, p->name->role->code, role),
                               why2(f, p->name, p->agent));
  if (p->owner != NULL)
    return cs_mention_addactor(
        f->coding, m,
        joinrole(f, isplace(p->owner->entry->kind)
                        ? p->owner->role->code
                        : namecode(f, p->owner, false), role),
        why2(f, p->owner, p->agent));
  cs_mention found = {.via = CS_NONE};
  cs_status status = lookafter(f, head, &found, 8, depth);
  m->via = found.via;
  for (uint32_t i = 0; status == CS_OK && i < found.nactors; i++) {
    cs_str base = found.actors[i].code;
    bool state = cs_lexicon_iscountry(cs_dictionary_lexicon(f->dictionary),
                                      first3(base));
    cs_str code = state ? joinrole(f, first3(base), role)
                        : joinrole(f, base, role);
    status = cs_mention_addactor(
        f->coding, m, code,
        cs_coding_join(f->coding, cs_coding_join(f->coding, why, CS_STR("+")),
                       found.actors[i].why));
  }
  if (status == CS_OK && m->nactors == 0 && depth == 0)
    status = lookahead(f, head, role, why, m);
  if (status == CS_OK && m->nactors == 0) {
    m->role = role;
    m->rolewhy = why;
  }
  m->agentrole = role;
  return status;
}

/* The place of a phrase after "of": "the Election Commission of Iraq". */
static const cs_hit *placeafter(const finder *f, uint32_t head) {
  uint32_t after = phraseafter(f->tree, head, 0);
  if (after == CS_NONE || f->hitof[after] == 0) return NULL;
  const cs_hit *hit = &f->hits[f->hitof[after] - 1];
  return hit->entry->kind == CS_KIND_COUNTRY ? hit : NULL;
}

/* "Brazil's Supreme Court": an institution of another state than the one that
   has it by default. */
static const cs_hit *elsewhere(const finder *f, const phrase *p,
                               uint32_t head) {
  cs_str code = p->name->role->code;
  const cs_hit *place = p->nplaces > 0 ? p->places[0] : p->owner;
  if (place == NULL) place = placeafter(f, head);
  if (code.size <= 3 || place == NULL || !isplace(place->entry->kind))
    return NULL;
  const cs_lexicon *lexicon = cs_dictionary_lexicon(f->dictionary);
  cs_str other = place->role->code;
  if (!cs_lexicon_iscountry(lexicon, first3(code)) ||
      !cs_lexicon_iscountry(lexicon, first3(other)))
    return NULL;
  return cs_str_equal(first3(code), first3(other)) ? NULL : place;
}

/* "U.S., French and British forces", where "British forces" is a name. */
static bool coordinated(const finder *f, const cs_hit *place,
                        const cs_hit *name) {
  if (place->last >= f->tree->n || place->last > name->first) return false;
  cs_str next = cs_tree_lemma(f->tree, place->last);
  return cs_str_equal(next, CS_STR("and")) || cs_str_equal(next, CS_STR(",")) ||
         cs_str_equal(next, CS_STR("or"));
}

static cs_status codeelsewhere(finder *f, const phrase *p, uint32_t head,
                               cs_mention *m) {
  const cs_hit *place = elsewhere(f, p, head);
  cs_str code = p->name->role->code;
  cs_str role = cs_str_slice(code, 3, code.size);
  bool several = p->nplaces > 0 && coordinated(f, place, p->name);
  cs_status status = CS_OK;
  m->named = true;
  if (!several)
    return cs_mention_addactor(
        f->coding, m,
        cs_coding_join(f->coding, first3(place->role->code), role),
        why2(f, place, p->name));
  for (size_t i = 0; i < p->nplaces && status == CS_OK; i++)
    status = cs_mention_addactor(
        f->coding, m,
        cs_coding_join(f->coding, first3(p->places[i]->role->code), role),
        why2(f, p->places[i], p->name));
  return status == CS_OK ? cs_mention_addactor(f->coding, m, code,
                                               why2(f, p->name, NULL))
                         : status;
}

/* "a town held by rebels", "the rebel-held town": it belongs to them. */
static cs_status heldby(finder *f, uint32_t head, cs_mention *m, int depth) {
  static const char *const verbs[] = {"hold", "control", "run", "own", "rule",
                                      "occupy", "dominate", "govern", NULL};
  CS_EACH_CHILD(f->tree, child, head) {
    cs_deprel rel = cs_tree_deprel(f->tree, child);
    bool holds = false;
    for (size_t i = 0; verbs[i] != NULL; i++)
      holds |= cs_tree_islemma(f->tree, child, (cs_str){verbs[i], strlen(verbs[i])});
    if (!holds || (rel != CS_ACL && rel != CS_AMOD) || depth > 4) continue;
    CS_EACH_CHILD(f->tree, who, child) {
      cs_deprel how = cs_tree_deprel(f->tree, who);
      bool by = how == CS_OBL && cs_tree_childof(f->tree, who, CS_CASE, CS_STR("by")) != CS_NONE;
      bool joined = who < child && (how == CS_COMPOUND || how == CS_OBL || how == CS_NMOD || how == CS_AMOD);
      if (!by && !joined) continue;
      cs_status status = codehead(f, who, m, depth + 1);
      m->direct = m->agent = m->person = m->place = false;
      if (status != CS_OK || m->nactors > 0 || m->role.size > 0) return status;
    }
  }
  return CS_OK;
}

static cs_status codehead(finder *f, uint32_t head, cs_mention *m, int depth) {
  phrase p;
  readphrase(f, head, &p);
  if (p.agent != NULL) m->office = p.agent->role;
  m->direct = true;
  if (p.person != NULL) {
    m->person = m->named = true;
    cs_str code = namecode(f, p.person, p.former);
    return cs_mention_addactor(f->coding, m, code, why2(f, p.person, NULL));
  }
  if (p.agent != NULL && !p.headnamed && !(p.headplace && p.agent->last <= head)) {
    bool covers = p.headagent;
    bool proper = f->tree->tokens[head].upos == CS_PROPN;
    /* "police report" is no police; "Prime Minister Smith" is one */
    if (covers || proper) {
      if (proper && !covers) m->person = m->named = true;
      return codeagent(f, head, &p, m, depth);
    }
  }
  if (p.name != NULL && p.headnamed && elsewhere(f, &p, head))
    return codeelsewhere(f, &p, head, m);
  if (p.name != NULL && (p.headnamed || f->tree->tokens[head].upos == CS_PROPN)) {
    m->named = true;
    return cs_mention_addactor(f->coding, m, namecode(f, p.name, p.former),
                               why2(f, p.name, NULL));
  }
  if (p.headplace) {
    m->place = true;
    m->named = true;
    for (size_t i = 0; i < p.nplaces; i++)
      if (p.places[i]->entry->kind == CS_KIND_COUNTRY ||
          p.places[i]->entry->kind == CS_KIND_DEMONYM)
        m->state = true;
    return codeplaces(f, &p, m, (cs_str){"", 0});
  }
  if (p.name != NULL) return indirect(f, m, p.name, p.former);
  if (p.owner != NULL && f->tree->tokens[head].upos != CS_PROPN)
    return indirect(f, m, p.owner, false);
  if (p.nplaces > 0) {
    m->direct = false;
    return codeplaces(f, &p, m, (cs_str){"", 0});
  }
  if (p.agent != NULL && /* "police report", but not "military alliance" */
      f->tree->tokens[p.agent->last - 1].upos != CS_ADJ) {
    cs_status status = codeagent(f, head, &p, m, depth);
    m->direct = m->agent = false;
    return status;
  }
  if (f->tree->tokens[head].upos == CS_PRON) return CS_OK;
  cs_status held = heldby(f, head, m, depth);
  if (held != CS_OK || m->nactors > 0 || m->role.size > 0) return held;
  cs_mention found = {.via = CS_NONE};
  cs_status status = lookafter(f, head, &found, 1, depth);
  m->via = found.via;
  if (status != CS_OK) return status;
  m->direct = false;
  for (uint32_t i = 0; status == CS_OK && i < found.nactors; i++)
    status = cs_mention_addactor(f->coding, m, found.actors[i].code,
                                 found.actors[i].why);
  if (found.nactors == 0 && found.role.size > 0) {
    m->role = found.role;
    m->rolewhy = found.rolewhy;
  }
  return status;
}

/* "Two die in blast: police": what stands after a colon is no apposition. */
static bool colon(const cs_tree *tree, uint32_t from, uint32_t to) {
  for (uint32_t t = from; t < to; t++)
    if (cs_str_equal(cs_tree_form(tree, t), CS_STR(":"))) return true;
  return false;
}

/* "Lin Jian, a spokesman for the Chinese Foreign Ministry". */
static cs_status apposition(finder *f, uint32_t head, cs_mention *m) {
  if (m->nactors > 0 && m->direct) return CS_OK;
  CS_EACH_CHILD(f->tree, child, head) {
    if (cs_tree_deprel(f->tree, child) != CS_APPOS) continue;
    if (colon(f->tree, head, child)) continue;
    cs_mention other = {.via = CS_NONE};
    cs_status status = codehead(f, child, &other, 0);
    if (status != CS_OK) return status;
    if (!other.direct || (other.nactors == 0 && other.role.size == 0)) continue;
    if (other.nactors == 0 && m->nactors > 0) continue;
    m->actors = other.actors;
    m->nactors = other.nactors;
    m->role = other.role;
    m->rolewhy = other.rolewhy;
    m->direct = true;
    m->agent = other.agent;
    if (f->tree->tokens[head].upos == CS_PROPN) m->person = true;
    return CS_OK;
  }
  return CS_OK;
}

/* "his counterpart Italian President X": the next phrase, of the same relation,
   names him. */
static cs_status beside(finder *f, uint32_t head, cs_mention *m) {
  uint32_t up = cs_tree_head(f->tree, head);
  if (m->nactors > 0 || up == CS_NONE || f->tree->tokens[head].upos != CS_NOUN)
    return CS_OK;
  CS_EACH_CHILD(f->tree, next, up) {
    if (next <= head || next > head + 4 ||
        f->tree->tokens[next].deprel != f->tree->tokens[head].deprel ||
        f->tree->tokens[next].upos != CS_PROPN)
      continue;
    for (uint32_t t = head + 1; t < next; t++)
      if (belongs(f->tree, t, next) == 0) return CS_OK;
    return codehead(f, next, m, 0);
  }
  return CS_OK;
}

static void traits(const finder *f, uint32_t head, cs_mention *m) {
  const cs_token *t = &f->tree->tokens[head];
  cs_str lemma = t->lemma;
  m->pronoun = t->upos == CS_PRON || (t->upos == CS_DET && m->nactors == 0);
  m->plural = (t->feats & CS_PLUR) != 0;
  if (m->pronoun) {
    cs_str form = cs_tree_form(f->tree, head);
    char a = form.size > 0 ? (char)(form.bytes[0] | 32) : 0;
    char b = form.size > 1 ? (char)(form.bytes[1] | 32) : 0;
    if (a == 'h' && (b == 'e' || b == 'i') && form.size <= 7) m->gender = (form.size > 2 && (form.bytes[2] | 32) == 'r') ? 'f' : 'm';
    if (a == 's' && b == 'h') m->gender = 'f';
  }
  CS_EACH_CHILD(f->tree, child, head) {
    if (cs_tree_deprel(f->tree, child) == CS_DET_) {
      cs_str d = cs_tree_lemma(f->tree, child);
      if (cs_str_equal(d, CS_STR("the")) || cs_str_equal(d, CS_STR("this")) ||
          cs_str_equal(d, CS_STR("that")) || cs_str_equal(d, CS_STR("these")) ||
          cs_str_equal(d, CS_STR("those")) || cs_str_equal(d, CS_STR("both")))
        m->definite = true;
    }
    cs_str form = cs_tree_form(f->tree, child);
    if (cs_str_equal(form, CS_STR("Mr.")) || cs_str_equal(form, CS_STR("Mr")))
      m->gender = 'm', m->person = true;
    if (cs_str_equal(form, CS_STR("Mrs.")) || cs_str_equal(form, CS_STR("Ms.")) ||
        cs_str_equal(form, CS_STR("Mrs")) || cs_str_equal(form, CS_STR("Ms")))
      m->gender = 'f', m->person = true;
  }
  if (cs_str_ends(lemma, CS_STR("woman")) || cs_str_equal(lemma, CS_STR("queen")))
    m->gender = 'f';
}

static cs_status addmention(finder *f, uint32_t head) {
  cs_coding *coding = f->coding;
  cs_mention *mentions = cs_grow(coding->mentions, &coding->capmentions,
                                 coding->nmentions + 1, sizeof *mentions);
  if (mentions == NULL) return CS_ENOMEM;
  coding->mentions = mentions;
  cs_mention m = {.sentence = f->sentence, .head = head, .first = head,
                  .last = head + 1, .via = CS_NONE, .antecedent = CS_NONE};
  extend(f->tree, head, &m);
  cs_status status = codehead(f, head, &m, 0);
  if (status == CS_OK) status = apposition(f, head, &m);
  if (status == CS_OK) status = beside(f, head, &m);
  if (status != CS_OK) return status;
  traits(f, head, &m);
  coding->mentionof[f->sentence][head] = (uint32_t)coding->nmentions;
  mentions[coding->nmentions++] = m;
  return CS_OK;
}

/* "German military aid" is no German military: where the last word of a name
   modifies the next noun, the shorter name counts. */
static void shorten(const finder *f, cs_hit *hit) {
  uint32_t last = hit->last - 1;
  if (hit->shortentry == NULL || f->tree->tokens[last].upos != CS_ADJ ||
      f->tree->tokens[last].deprel != CS_AMOD ||
      cs_tree_head(f->tree, last) <= last)
    return;
  int former;
  const cs_role *role =
      cs_entry_role(hit->shortentry, f->coding->date, &former);
  if (role == NULL) return;
  hit->entry = hit->shortentry;
  hit->role = role;
  hit->former = former;
  hit->last = hit->first + hit->shorter;
  hit->shortentry = NULL;
}

static cs_status tokenmap(finder *f) {
  uint32_t n = f->tree->n;
  f->hitof = cs_alloc((n + 1) * sizeof *f->hitof);
  uint32_t *map = cs_arena_alloc(&f->coding->arena, (n + 1) * sizeof *map);
  if (f->hitof == NULL || map == NULL) return CS_ENOMEM;
  for (uint32_t i = 0; i < n; i++) map[i] = CS_NONE;
  for (size_t i = 0; i < f->coding->hits.n; i++) {
    shorten(f, &f->coding->hits.items[i]);
    const cs_hit *hit = &f->hits[i];
    if (!cs_hit_plausible(f->coding->document, f->sentence, hit)) continue;
    for (uint32_t t = hit->first; t < hit->last; t++) {
      f->hitof[t] = (uint32_t)i + 1;
      if (hit->entry->kind != CS_KIND_AGENT) f->tree->actors[t] = true;
    }
  }
  f->coding->mentionof[f->sentence] = map;
  return CS_OK;
}

/* The last word of a name that modifies: "Russian" in "Russian invasion". */
static bool endsname(const finder *f, uint32_t token) {
  return f->tree->actors[token] && f->tree->tokens[token].deprel != CS_FLAT &&
         f->hits[f->hitof[token] - 1].last == token + 1;
}

cs_status cs_mentions_find(const cs_dictionary *dictionary, cs_coding *coding,
                           uint32_t sentence) {
  finder f = {.dictionary = dictionary, .coding = coding,
              .tree = &coding->trees[sentence], .sentence = sentence,
              .hits = coding->hits.items};
  if (f.tree->n == 0) return CS_OK;
  cs_status status = tokenmap(&f);
  for (uint32_t i = 0; i < f.tree->n && status == CS_OK; i++)
    if (ishead(f.tree, i) || endsname(&f, i))
      status = addmention(&f, i);
  cs_free(f.hitof);
  return status;
}
