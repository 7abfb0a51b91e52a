#include "coreference.h"
#include "utf8.h"

/* "Mr", which is no part of a name. */
static bool iscourtesy(const cs_tree *tree, uint32_t token) {
  static const char *const titles[] = {
      "Mr",   "Mr.", "Mrs", "Mrs.", "Ms",  "Ms.",     "Miss",    "Dr",   "Dr.",
      "Shri", "Smt", "Sir", "Lord", "Gen", "Gen.",    "Col",     "Col.", "Capt",
      "Maj",  "Lt",  "Sen", "Sen.", "Rep", "Maulana", "Justice", NULL};
  return cs_tree_isany(tree, token, titles);
}

/* The last word of a name: "Volodymyr Zelenskyy" -> Zelenskyy. */
static uint32_t surname(const cs_tree *tree, const cs_mention *m,
                        size_t *words) {
  *words = 0;
  if (tree->tokens[m->head].upos != CS_PROPN) return CS_NONE;
  uint32_t first = m->head, last = m->head;
  while (first > m->first && tree->tokens[first - 1].upos == CS_PROPN &&
         !iscourtesy(tree, first - 1))
    first--;
  while (last + 1 < m->last && tree->tokens[last + 1].upos == CS_PROPN) last++;
  *words = last + 1 - first;
  return last;
}

static cs_str folded(cs_resolver *r, const cs_tree *tree, uint32_t token) {
  cs_buf_clear(&r->scratch);
  if (cs_utf8_fold(&r->scratch, cs_tree_form(tree, token)) != CS_OK)
    r->status = CS_ENOMEM;
  return cs_buf_str(&r->scratch);
}

static void learn(cs_resolver *r, const cs_tree *tree, uint32_t token,
                  uint32_t mention) {
  size_t before = cs_pool_count(r->names);
  uint32_t number = cs_pool_add(r->names, folded(r, tree, token));
  uint32_t *named = number == CS_NONE ? NULL
                                      : cs_grow(r->named, &r->capnamed,
                                                number + 1, sizeof *named);
  if (named == NULL) {
    r->status = CS_ENOMEM;
    return;
  }
  r->named = named;
  if (number >= before) named[number] = mention;
}

static bool acronym(cs_str form) {
  size_t upper = 0;
  for (size_t i = 0; i < form.size; i++)
    if (form.bytes[i] >= 'A' && form.bytes[i] <= 'Z') upper++;
  return upper >= 2;
}

/* "Kurdistan Workers' Party (PKK)" teaches PKK. */
static void learnacronym(cs_resolver *r, const cs_mention *m, uint32_t number) {
  const cs_tree *tree = cs_coref_tree(r, m);
  for (uint32_t i = m->head + 1; i + 2 < tree->n && i <= m->head + 4; i++)
    if (cs_str_equal(cs_tree_form(tree, i), CS_STR("(")) &&
        cs_str_equal(cs_tree_form(tree, i + 2), CS_STR(")")) &&
        acronym(cs_tree_form(tree, i + 1)))
      learn(r, tree, i + 1, number);
}

void cs_names_add(cs_resolver *r, const cs_mention *m) {
  uint32_t number = (uint32_t)(m - r->coding->mentions);
  size_t words;
  uint32_t last = surname(cs_coref_tree(r, m), m, &words);
  if (last != CS_NONE && (words >= 2 || m->person))
    for (uint32_t t = last + 1; t-- > last + 1 - (uint32_t)words;)
      learn(r, cs_coref_tree(r, m), t, number);
  learnacronym(r, m, number);
}

void cs_names_learn(cs_resolver *r) {
  cs_coding *c = r->coding;
  for (uint32_t i = 0; i < c->nmentions && r->status == CS_OK; i++) {
    const cs_mention *m = &c->mentions[i];
    bool known = (m->nactors > 0 && m->direct) || m->role.size > 0;
    if (known && !m->place) cs_names_add(r, m);
  }
}

/* Stands every word of the name in the full one? */
static bool isinname(const cs_resolver *r, const cs_tree *tree, uint32_t first,
                     uint32_t last, const cs_mention *full) {
  const cs_tree *other = cs_coref_tree(r, full);
  for (uint32_t t = first; t <= last; t++) {
    bool found = false;
    for (uint32_t o = full->first; o < full->last + 3 && o < other->n; o++)
      if (cs_str_equal(cs_tree_form(tree, t), cs_tree_form(other, o)))
        found = true;
    if (!found) return false;
  }
  return true;
}

/* "Waters, a senator": a surname that begins the sentence may be tagged as the
   common noun that it is elsewhere. */
static bool opens(const cs_tree *tree, const cs_mention *m) {
  cs_str form = cs_tree_form(tree, m->head);
  return m->head == tree->sentence->dateline && m->first == m->head &&
         tree->tokens[m->head].upos == CS_NOUN && form.size > 2 &&
         form.bytes[0] >= 'A' && form.bytes[0] <= 'Z';
}

void cs_names_resolve(cs_resolver *r, cs_mention *m) {
  size_t words = 1;
  const cs_tree *tree = cs_coref_tree(r, m);
  bool first = opens(tree, m);
  uint32_t last = first ? m->head : surname(tree, m, &words);
  if (last == CS_NONE) return;
  uint32_t number = cs_pool_find(r->names, folded(r, tree, last));
  if (number == CS_NONE) return;
  const cs_mention *of = &r->coding->mentions[r->named[number]];
  if (first && !of->person) return;
  if (of == m || (m->nactors > 0 && of > m)) return;
  if (words > 1 && !isinname(r, tree, last + 1 - (uint32_t)words, last, of))
    return;
  if (of->nactors > 0) {
    m->nactors = 0;
    cs_coref_same(r, m, of);
  } else if (of->role.size > 0) {
    m->role = of->role;
    m->rolewhy = of->rolewhy;
  }
  m->person = m->person || of->person;
  m->direct = true;
}
