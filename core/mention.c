#include "mention.h"
#include "actors.h"

static bool outside(const cs_tree *tree, uint32_t token) {
  switch (cs_tree_deprel(tree, token)) {
    case CS_ACL:
    case CS_ADVCL:
    case CS_APPOS:
    case CS_CONJ:
    case CS_CC:
    case CS_PARATAXIS:
    case CS_NSUBJ:
    case CS_COP:
    case CS_AUX_:
    case CS_OBL:
    case CS_ADVMOD:
    case CS_MARK:
    case CS_CASE:
    case CS_CCOMP:
    case CS_CSUBJ:
    case CS_DISCOURSE:
    case CS_LIST:
    case CS_PUNCT_: return true;
    default: return false;
  }
}

/* "opposition leader Nelson Chamisa" as title and apposition: one phrase. */
static bool istitled(const cs_tree *tree, uint32_t noun, uint32_t child) {
  return child == noun + 1 && cs_tree_deprel(tree, child) == CS_APPOS &&
         tree->tokens[child].upos == CS_PROPN && cs_tree_isnoun(tree, noun);
}

static void extend(const cs_tree *tree, uint32_t token, cs_mention *mention) {
  if (token < mention->first) mention->first = token;
  if (token >= mention->last) mention->last = token + 1;
  CS_EACH_CHILD (tree, child, token) {
    if (!outside(tree, child) || istitled(tree, token, child))
      extend(tree, child, mention);
  }
}

static bool ishead(const cs_tree *tree, uint32_t token) {
  switch (cs_tree_deprel(tree, token)) {
    case CS_FLAT:
    case CS_FIXED:
    case CS_GOESWITH:
    case CS_DET_:
    case CS_CASE:
    case CS_CC:
    case CS_MARK:
    case CS_PUNCT_:
    case CS_AUX_:
    case CS_COP:
    case CS_NUMMOD:
    case CS_COMPOUND:
    case CS_AMOD:
    case CS_ADVMOD: return false;
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

/* "Two die in blast: police": what stands after a colon is no apposition. */
static bool colon(const cs_tree *tree, uint32_t from, uint32_t to) {
  for (uint32_t t = from; t < to; t++)
    if (cs_str_equal(cs_tree_form(tree, t), CS_STR(":"))) return true;
  return false;
}

/* "Lin Jian, a spokesman for the Chinese Foreign Ministry". */
static cs_status apposition(cs_finder *f, uint32_t head, cs_mention *m) {
  if (m->nactors > 0 && m->direct) return CS_OK;
  CS_EACH_CHILD (f->tree, child, head) {
    if (cs_tree_deprel(f->tree, child) != CS_APPOS) continue;
    if (colon(f->tree, head, child)) continue;
    cs_mention other = {.via = CS_NONE};
    cs_status status = cs_actors_find(f, child, &other, 0);
    if (status != CS_OK) return status;
    if (!other.direct || (other.nactors == 0 && other.role.size == 0)) continue;
    if (other.nactors == 0 && m->nactors > 0) continue;
    m->actors = other.actors;
    m->nactors = other.nactors;
    m->role = other.role;
    m->rolewhy = other.rolewhy;
    m->direct = true;
    m->agent = other.agent;
    m->described = true;
    if (f->tree->tokens[head].upos == CS_PROPN) m->person = true;
    return CS_OK;
  }
  return CS_OK;
}

/* "his counterpart Italian President X": the next phrase, of the same relation,
   names him. */
static cs_status beside(cs_finder *f, uint32_t head, cs_mention *m) {
  uint32_t up = cs_tree_head(f->tree, head);
  if (m->nactors > 0 || up == CS_NONE || f->tree->tokens[head].upos != CS_NOUN)
    return CS_OK;
  CS_EACH_CHILD (f->tree, next, up) {
    if (next <= head || next > head + 4 ||
        f->tree->tokens[next].deprel != f->tree->tokens[head].deprel ||
        f->tree->tokens[next].upos != CS_PROPN)
      continue;
    if (cs_tree_case(f->tree, next) != CS_NONE) return CS_OK;
    for (uint32_t t = head + 1; t < next; t++)
      if (cs_phrase_belongs(f->tree, t, next) == 0) return CS_OK;
    return cs_actors_find(f, next, m, 0);
  }
  return CS_OK;
}

static void traits(const cs_finder *f, uint32_t head, cs_mention *m) {
  const cs_token *t = &f->tree->tokens[head];
  cs_str lemma = t->lemma;
  m->pronoun = t->upos == CS_PRON || (t->upos == CS_DET && m->nactors == 0);
  m->plural = (t->feats & CS_PLUR) != 0;
  if (m->pronoun) {
    cs_str form = cs_tree_form(f->tree, head);
    char a = form.size > 0 ? (char)(form.bytes[0] | 32) : 0;
    char b = form.size > 1 ? (char)(form.bytes[1] | 32) : 0;
    if (a == 'h' && (b == 'e' || b == 'i') && form.size <= 7)
      m->gender = (form.size > 2 && (form.bytes[2] | 32) == 'r') ? 'f' : 'm';
    if (a == 's' && b == 'h') m->gender = 'f';
  }
  CS_EACH_CHILD (f->tree, child, head) {
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
    if (cs_str_equal(form, CS_STR("Mrs.")) ||
        cs_str_equal(form, CS_STR("Ms.")) ||
        cs_str_equal(form, CS_STR("Mrs")) || cs_str_equal(form, CS_STR("Ms")))
      m->gender = 'f', m->person = true;
  }
  if (cs_str_ends(lemma, CS_STR("woman")) ||
      cs_str_equal(lemma, CS_STR("queen")))
    m->gender = 'f';
}

/* "killed 11", "arrested 40": they can only be people. */
static bool iscount(const cs_tree *tree, uint32_t head) {
  static const char *const verbs[] = {
      "kill",   "wound",  "injure",   "hurt",    "arrest", "detain", "kidnap",
      "abduct", "rescue", "evacuate", "jail",    "murder", "behead", "shoot",
      "maim",   "deport", "displace", "execute", NULL};
  uint32_t verb = cs_tree_head(tree, head);
  cs_deprel rel = tree->tokens[head].deprel;
  return tree->tokens[head].upos == CS_NUM &&
         (rel == CS_NSUBJ_PASS || (rel == CS_OBJ && verb != CS_NONE &&
                                   cs_tree_isany(tree, verb, verbs)));
}

/* "Thousands marched", "20 were killed": people, when nothing else is told. */
static void multitude(const cs_finder *f, uint32_t head, cs_mention *m) {
  static const char *const words[] = {"thousand", "hundred", "dozen", "score",
                                      "million",  "ten",     "other", NULL};
  const cs_token *t = &f->tree->tokens[head];
  bool plural = t->upos == CS_NOUN && (t->feats & CS_PLUR) != 0 &&
                cs_tree_isany(f->tree, head, words);
  bool number = iscount(f->tree, head);
  if (m->nactors > 0 || m->role.size > 0 || m->via != CS_NONE ||
      (!plural && !number))
    return;
  CS_EACH_CHILD (f->tree, child, head)
    if (child > head && cs_tree_deprel(f->tree, child) == CS_NMOD &&
        !cs_tree_isany(f->tree, child, words))
      return;
  m->role = CS_STR("CVL");
  m->rolewhy = CS_STR("default:CVL");
  m->agent = true;
}

static cs_status addmention(cs_finder *f, uint32_t head) {
  cs_coding *coding = f->coding;
  cs_mention *mentions = cs_grow(coding->mentions, &coding->capmentions,
                                 coding->nmentions + 1, sizeof *mentions);
  if (mentions == NULL) return CS_ENOMEM;
  coding->mentions = mentions;
  cs_mention m = {.sentence = f->sentence,
                  .head = head,
                  .first = head,
                  .last = head + 1,
                  .via = CS_NONE,
                  .antecedent = CS_NONE};
  extend(f->tree, head, &m);
  cs_status status = cs_actors_find(f, head, &m, 0);
  if (status == CS_OK) status = apposition(f, head, &m);
  if (status == CS_OK) status = beside(f, head, &m);
  if (status != CS_OK) return status;
  multitude(f, head, &m);
  traits(f, head, &m);
  coding->mentionof[f->sentence][head] = (uint32_t)coding->nmentions;
  mentions[coding->nmentions++] = m;
  return CS_OK;
}

/* "German military aid" is no German military: where the last word of a name
   modifies the next noun, the shorter name counts. */
static void shorten(const cs_finder *f, cs_hit *hit) {
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

static bool titlecase(const cs_finder *f, uint32_t token) {
  cs_str form = cs_tree_form(f->tree, token);
  return f->tree->tokens[token].upos == CS_PROPN && form.size > 2 &&
         form.bytes[0] >= 'A' && form.bytes[0] <= 'Z' && form.bytes[1] >= 'a' &&
         form.bytes[1] <= 'z';
}

static bool isflat(const cs_finder *f, uint32_t token) {
  return token < f->tree->n && f->tree->tokens[token].deprel == CS_FLAT &&
         titlecase(f, token);
}

/* "Chad Johnson", "Anil Ford": somebody's name, not the state or the firm. */
static bool insomebody(const cs_finder *f, size_t number) {
  const cs_hit *hit = &f->hits[number];
  cs_kind kind = hit->entry->kind;
  uint32_t at = hit->first, next = hit->last;
  if (hit->last - at != 1 || kind == CS_KIND_PERSON || kind == CS_KIND_AGENT ||
      kind == CS_KIND_DEMONYM || !titlecase(f, at))
    return false;
  bool nexthit =
      number + 1 < f->coding->hits.n && f->hits[number + 1].first == next;
  if (isflat(f, next) && cs_tree_head(f->tree, next) == at && !nexthit &&
      !cs_tree_istime(f->tree, next))
    return true;
  bool before = number > 0 && f->hits[number - 1].last == at;
  return at > 0 && isflat(f, at) && kind == CS_KIND_ACTOR && !before &&
         cs_tree_head(f->tree, at) == at - 1 && titlecase(f, at - 1);
}

static bool isplacename(cs_kind kind) {
  return kind == CS_KIND_CITY || kind == CS_KIND_CAPITAL ||
         kind == CS_KIND_REGION;
}

/* "the Geneva talks", "the Minsk agreement": where they met is no party; but
   "Moscow-Kiev talks" are theirs. */
static bool isvenue(const cs_finder *f, size_t number) {
  static const char *const nouns[] = {
      "talk",    "summit", "conference", "meeting",     "negotiation",
      "accord",  "pact",   "agreement",  "protocol",    "convention",
      "process", "round",  "treaty",     "declaration", NULL};
  const cs_hit *hit = &f->hits[number];
  uint32_t last = hit->last - 1;
  cs_deprel rel = f->tree->tokens[last].deprel;
  uint32_t noun = cs_tree_head(f->tree, last);
  if (noun != CS_NONE && f->tree->tokens[noun].deprel == CS_COMPOUND)
    noun = cs_tree_head(f->tree, noun); /* "the Geneva arms talks" */
  if (!isplacename(hit->entry->kind) || noun == CS_NONE || noun <= last ||
      noun - last > 3 || (rel != CS_COMPOUND && rel != CS_NMOD) ||
      !cs_tree_isany(f->tree, noun, nouns))
    return false;
  for (size_t i = 0; i < f->coding->hits.n; i++) {
    const cs_hit *other = &f->hits[i];
    if (i != number && other->entry->kind != CS_KIND_AGENT &&
        other->last <= noun && cs_tree_under(f->tree, other->last - 1, noun))
      return false;
  }
  return true;
}

static cs_status tokenmap(cs_finder *f) {
  uint32_t n = f->tree->n;
  f->hitof = cs_alloc((n + 1) * sizeof *f->hitof);
  uint32_t *map = cs_arena_alloc(&f->coding->arena, (n + 1) * sizeof *map);
  if (f->hitof == NULL || map == NULL) return CS_ENOMEM;
  for (uint32_t i = 0; i < n; i++) map[i] = CS_NONE;
  for (size_t i = 0; i < f->coding->hits.n; i++) {
    shorten(f, &f->coding->hits.items[i]);
    const cs_hit *hit = &f->hits[i];
    if (!cs_hit_plausible(f->coding->document, f->sentence, hit)) continue;
    if (insomebody(f, i) || isvenue(f, i)) continue;
    for (uint32_t t = hit->first; t < hit->last; t++) {
      f->hitof[t] = (uint32_t)i + 1;
      bool agent = hit->entry->kind == CS_KIND_AGENT;
      *(agent ? &f->tree->agents[t] : &f->tree->actors[t]) = true;
      f->tree->towns[t] = isplacename(hit->entry->kind);
    }
  }
  f->coding->mentionof[f->sentence] = map;
  return CS_OK;
}

/* The last word of a name that modifies: "Russian" in "Russian invasion". */
static bool endsname(const cs_finder *f, uint32_t token) {
  return f->tree->actors[token] && f->tree->tokens[token].deprel != CS_FLAT &&
         f->hits[f->hitof[token] - 1].last == token + 1;
}

cs_status cs_mentions_find(const cs_dictionary *dictionary, cs_coding *coding,
                           uint32_t sentence) {
  cs_finder f = {.dictionary = dictionary,
                 .coding = coding,
                 .tree = &coding->trees[sentence],
                 .sentence = sentence,
                 .hits = coding->hits.items};
  if (f.tree->n == 0) return CS_OK;
  cs_status status = tokenmap(&f);
  for (uint32_t i = 0; i < f.tree->n && status == CS_OK; i++)
    if (ishead(f.tree, i) || endsname(&f, i)) status = addmention(&f, i);
  cs_free(f.hitof);
  return status;
}
