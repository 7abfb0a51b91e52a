#include "coreference.h"

cs_tree *cs_coref_tree(const cs_resolver *r, const cs_mention *m) {
  return &r->coding->trees[m->sentence];
}

bool cs_coref_inclass(const cs_resolver *r, const cs_tree *tree, uint32_t token,
                      cs_str name) {
  const cs_words *words =
      cs_vocabulary_class(cs_dictionary_vocabulary(r->dictionary), name);
  return words != NULL && token != CS_NONE && cs_words_at(words, tree, token);
}

bool cs_coref_isstate(const cs_resolver *r, cs_str code) {
  return code.size >= 3 &&
         cs_lexicon_iscountry(cs_dictionary_lexicon(r->dictionary),
                              cs_str_slice(code, 0, 3));
}

cs_str cs_coref_why(const cs_resolver *r, const cs_mention *of) {
  return cs_coding_number(r->coding, CS_STR("coref"),
                          (size_t)(of - r->coding->mentions));
}

/* `m` stands for what `of` stands for. */
void cs_coref_same(cs_resolver *r, cs_mention *m, const cs_mention *of) {
  cs_str why = cs_coref_why(r, of);
  for (uint32_t i = 0; i < of->nactors; i++) {
    cs_status status =
        cs_mention_addactor(r->coding, m, of->actors[i].code, why);
    if (status != CS_OK) r->status = status;
  }
  if (m->pronoun)
    m->antecedent = of->antecedent != CS_NONE
                        ? of->antecedent
                        : (uint32_t)(of - r->coding->mentions);
  if (of->nactors == 0) return;
  m->direct = of->direct;
  if (m->gender == 0) m->gender = of->gender;
  if (of->person) m->person = true;
}

/* "Peru, whose government": the actor before it, or the noun above its clause.
 */
static uint32_t whoseis(const cs_resolver *r, const cs_mention *m,
                        uint32_t whose) {
  const cs_tree *tree = cs_coref_tree(r, m);
  uint32_t token = whose;
  for (uint32_t t = whose; t-- > 0 && whose - t <= 2;) {
    const cs_mention *before = cs_mention_at(r->coding, m->sentence, t);
    if (before != NULL && before->nactors > 0) return t;
  }
  for (uint32_t steps = 0; token != CS_NONE && steps < tree->n; steps++) {
    uint32_t head = cs_tree_head(tree, token);
    if (tree->tokens[token].deprel == CS_ACL_RELCL && head < whose) return head;
    token = head;
  }
  return whose;
}

const cs_mention *cs_coref_owner(const cs_resolver *r, const cs_mention *m) {
  const cs_tree *tree = cs_coref_tree(r, m);
  uint32_t owner = cs_tree_child(tree, m->head, CS_NMOD_POSS);
  if (owner == CS_NONE && m->via != CS_NONE) /* "three of its citizens" */
    owner = cs_tree_child(tree, m->via, CS_NMOD_POSS);
  if (owner == CS_NONE) return NULL;
  if (cs_tree_islemma(tree, owner, CS_STR("whose")))
    owner = whoseis(r, m, owner);
  const cs_mention *o = cs_mention_at(r->coding, m->sentence, owner);
  return o != NULL && o->nactors > 0 ? o : NULL;
}

/* "his counterpart", "its rivals" are not his and its own. */
static bool isother(const cs_tree *tree, uint32_t head) {
  static const char *const nouns[] = {
      "counterpart", "rival",      "opponent",  "enemy",     "foe",
      "ally",        "critic",     "neighbor",  "neighbour", "predecessor",
      "successor",   "guest",      "host",      "visitor",   "partner",
      "adversary",   "competitor", "colleague", NULL};
  return cs_tree_isany(tree, head, nouns);
}

static void ownerpronoun(cs_resolver *r, cs_mention *m) {
  const cs_mention *owner = cs_coref_owner(r, m);
  if (owner == NULL || m->nactors > 0) return;
  if (isother(cs_coref_tree(r, m), m->head)) return;
  cs_coref_same(r, m, owner);
  m->direct = false;
  m->person = false;
}

static void resolve(cs_resolver *r, cs_mention *m) {
  cs_group_alliance(r, m);
  if (m->described) cs_names_resolve(r, m);
  if (m->nactors > 0) return;
  if (m->pronoun) {
    cs_pronoun_resolve(r, m);
    return;
  }
  if (cs_group_counted(r, m) || cs_group_people(r, m)) return;
  if (m->role.size == 0 && cs_group_rest(r, m)) return;
  if (m->role.size == 0) cs_names_resolve(r, m);
  if (m->nactors == 0 && m->role.size == 0) cs_person_resolve(r, m);
  if (m->nactors > 0) return;
  if (m->role.size > 0) {
    cs_context_role(r, m);
    return;
  }
  ownerpronoun(r, m);
  if (m->nactors == 0) cs_group_definite(r, m);
}

/* "the minister met his Kosovo counterpart": who holds the same office. */
static void counterpart(cs_resolver *r, cs_mention *m) {
  if (m->nactors != 1 || m->actors[0].code.size != 3 ||
      !cs_coref_isstate(r, m->actors[0].code) ||
      !cs_tree_islemma(cs_coref_tree(r, m), m->head, CS_STR("counterpart")))
    return;
  for (const cs_mention *o = m; o-- > r->coding->mentions;) {
    if (o->sentence != m->sentence) return;
    if (o->nactors == 0 || o->actors[0].code.size < 6 || o->place) continue;
    cs_str role = cs_str_slice(o->actors[0].code, 3, o->actors[0].code.size);
    m->actors[0].code = cs_coding_join(r->coding, m->actors[0].code, role);
    m->direct = true;
    return;
  }
}

/* "commanders from both sides": the phrase that has come to mean several. */
static uint32_t sidesof(const cs_resolver *r, const cs_mention *m) {
  const cs_tree *tree = cs_coref_tree(r, m);
  if (m->agentrole.size == 0) return CS_NONE;
  CS_EACH_CHILD (tree, child, m->head) {
    const cs_mention *of = cs_mention_at(r->coding, m->sentence, child);
    uint32_t prep = cs_tree_case(tree, child);
    if (cs_tree_deprel(tree, child) == CS_NMOD && prep != CS_NONE &&
        (cs_tree_islemma(tree, prep, CS_STR("from")) ||
         cs_tree_islemma(tree, prep, CS_STR("of"))) &&
        of != NULL && of->nactors > 1 && of->definite &&
        !cs_tree_islemma(tree, child, CS_STR("party")))
      return child; /* "leaders of both parties" are of one parliament */
  }
  return CS_NONE;
}

/* "officials from the four countries", "the presence of its troops": what the
   inner phrase has come to stand for. */
static void pass(cs_resolver *r, cs_mention *m) {
  if (m->via == CS_NONE && m->context && m->plural) m->via = sidesof(r, m);
  if (m->via == CS_NONE || m->pronoun || m->person) return;
  const cs_mention *of = cs_mention_at(r->coding, m->sentence, m->via);
  if (of == NULL || of->nactors == 0 || of == m) return;
  if (m->nactors > 0 && of->nactors == 1 && !of->context &&
      !cs_str_starts(of->actors[0].why, CS_STR("coref")))
    return;
  m->nactors = 0;
  cs_str why = cs_coref_why(r, of);
  for (uint32_t i = 0; i < of->nactors && r->status == CS_OK; i++) {
    cs_str code = of->actors[i].code;
    if (m->agentrole.size > 0 && cs_coref_isstate(r, code))
      code = cs_coding_join(r->coding, cs_str_slice(code, 0, 3), m->agentrole);
    r->status = cs_mention_addactor(r->coding, m, code, why);
  }
}

static bool isreligion(cs_str group) {
  static const char *const groups[] = {"MOS", "CHR", "JEW", "BUD", "HIN", "SIK",
                                       "JAN", "BAH", "TAO", "CON", "PAG", "ZRO",
                                       "SUN", "SHI", "SFI", "CTH", "PRO", "DOX",
                                       "UDX", "HSD", "LDS", "JHW", "RAD", NULL};
  return cs_str_isany(group, groups);
}

/* The roles of a believer: "MOSSUNUAF" is a gunman. */
static cs_str worldly(cs_str code) {
  while (code.size >= 3 && isreligion(cs_str_slice(code, 0, 3)))
    code = cs_str_slice(code, 3, code.size);
  return code.size > 0 ? code : CS_STR("REL");
}

/* "Iraqi police arrested Sunnis": the state of the others. */
static cs_str neighbourstate(const cs_resolver *r, const cs_mention *m) {
  const cs_coding *c = r->coding;
  for (const cs_mention *o = m; o-- > c->mentions && m - o < 64;)
    if (o->sentence == m->sentence && o->nactors == 1 && !o->context &&
        cs_coref_isstate(r, o->actors[0].code))
      return cs_str_slice(o->actors[0].code, 0, 3);
  return c->country;
}

/* "Sikhs", "Buddhist monks": those of the place that the text is about. */
static void believers(cs_resolver *r, cs_mention *m) {
  static const char *const lands[] = {"country", "nation", "state", "world",
                                      NULL};
  if (m->nactors > 0 && isreligion(cs_str_slice(m->actors[0].code, 0, 3)) &&
      cs_tree_isany(cs_coref_tree(r, m), m->head, lands)) {
    m->nactors = 0; /* "Muslim countries" are nobody's faithful */
    return;
  }
  for (uint32_t i = 0; i < m->nactors && r->status == CS_OK; i++) {
    cs_actor *a = &m->actors[i];
    if (a->code.size < 3 || !isreligion(cs_str_slice(a->code, 0, 3))) continue;
    cs_str state =
        cs_context_scene(r->dictionary, r->coding, m->sentence, m->head);
    if (state.size == 0) state = neighbourstate(r, m);
    if (state.size == 0) continue;
    cs_str why = cs_coding_join(r->coding, CS_STR("+context:"), state);
    cs_str role = m->agentrole.size > 0 ? m->agentrole : worldly(a->code);
    a->code = cs_coding_join(r->coding, state, role);
    a->why = cs_coding_join(r->coding, a->why, why);
    m->context = true;
  }
}

/* "The Kathmandu Post: Parliament must act": what no one else says, it says. */
static uint32_t voiceof(const cs_coding *c) {
  for (size_t i = 0; i < c->nmentions && c->mentions[i].sentence == 0; i++) {
    const cs_mention *m = &c->mentions[i];
    const cs_tree *tree = &c->trees[0];
    if (m->nactors != 1 || m->last >= tree->n ||
        !cs_str_equal(cs_tree_form(tree, m->last), CS_STR(":")))
      continue;
    cs_str code = m->actors[0].code;
    for (size_t g = 3; g + 3 <= code.size; g += 3)
      if (cs_str_equal(cs_str_slice(code, g, g + 3), CS_STR("MED")))
        return (uint32_t)i;
  }
  return CS_NONE;
}

cs_status cs_coreference(const cs_dictionary *dictionary, cs_coding *coding) {
  cs_resolver r = {.dictionary = dictionary, .coding = coding};
  r.names = cs_pool_new();
  if (r.names == NULL) return CS_ENOMEM;
  coding->country = coding->countrywhy = (cs_str){"", 0};
  cs_context_dateline(&r);
  if (coding->country.size == 0) cs_context_frequent(&r);
  cs_names_learn(&r);
  for (size_t i = 0; i < coding->nmentions && r.status == CS_OK; i++)
    cs_group_recount(&r, &coding->mentions[i]);
  for (size_t i = 0; i < coding->nmentions && r.status == CS_OK; i++)
    resolve(&r, &coding->mentions[i]);
  for (size_t i = 0; i < coding->nmentions && r.status == CS_OK; i++)
    pass(&r, &coding->mentions[i]);
  for (size_t i = 0; i < coding->nmentions && r.status == CS_OK; i++)
    counterpart(&r, &coding->mentions[i]);
  for (size_t i = 0; i < coding->nmentions && r.status == CS_OK; i++)
    believers(&r, &coding->mentions[i]);
  /* names in the headline whose bearers the text presents later */
  for (size_t i = 0; i < coding->nmentions && r.status == CS_OK; i++)
    if (coding->mentions[i].nactors == 0 && !coding->mentions[i].pronoun)
      cs_names_resolve(&r, &coding->mentions[i]);
  coding->voice = voiceof(coding);
  cs_pool_free(r.names);
  cs_free(r.named);
  cs_buf_free(&r.scratch);
  return r.status;
}
