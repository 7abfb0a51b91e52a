#include <string.h>

#include "coding.h"
#include "utf8.h"

/* Coreference inside a document, by rules: exact and partial names and
   acronyms, roles repeated ("the minister"), the country of the context,
   pronouns by agreement and salience (after Lappin and Leass 1994, much
   simplified), and counted groups ("the four countries"). */

typedef struct resolver {
  const cs_dictionary *dictionary;
  cs_coding *coding;
  cs_pool *names;     /* folded surnames and acronyms */
  uint32_t *named;    /* … to mention numbers */
  size_t capnamed;
  cs_buf scratch;
  cs_status status;
} resolver;

enum { REACH = 4 }; /* sentences that a pronoun looks back */

static cs_tree *treeof(const resolver *r, const cs_mention *m) {
  return &r->coding->trees[m->sentence];
}

static bool isstate(const resolver *r, cs_str code) {
  return code.size >= 3 &&
         cs_lexicon_iscountry(cs_dictionary_lexicon(r->dictionary),
                              cs_str_slice(code, 0, 3));
}

static bool lemmain(const cs_tree *tree, uint32_t token,
                    const char *const *list) {
  for (; *list != NULL; list++)
    if (cs_tree_islemma(tree, token, (cs_str){*list, strlen(*list)}))
      return true;
  return false;
}

static cs_str corefwhy(const resolver *r, const cs_mention *of) {
  cs_buf buf = {0};
  cs_str out = {"coref", 5};
  const cs_coding *c = r->coding;
  if (cs_buf_addf(&buf, "coref:%u", (unsigned)(of - c->mentions)) == CS_OK) {
    cs_str copy = cs_str_copy(&r->coding->arena, cs_buf_str(&buf));
    if (copy.bytes != NULL) out = copy;
  }
  cs_buf_free(&buf);
  return out;
}

/* `m` stands for what `of` stands for. */
static void same(resolver *r, cs_mention *m, const cs_mention *of) {
  cs_str why = corefwhy(r, of);
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

/* ---- names ---- */

/* The last word of a name: "Volodymyr Zelenskyy" -> Zelenskyy. */
static uint32_t surname(const cs_tree *tree, const cs_mention *m,
                        size_t *words) {
  *words = 0;
  if (tree->tokens[m->head].upos != CS_PROPN) return CS_NONE;
  uint32_t first = m->head, last = m->head;
  while (first > m->first && tree->tokens[first - 1].upos == CS_PROPN) first--;
  while (last + 1 < m->last && tree->tokens[last + 1].upos == CS_PROPN) last++;
  *words = last + 1 - first;
  return last;
}

static cs_str folded(resolver *r, const cs_tree *tree, uint32_t token) {
  cs_buf_clear(&r->scratch);
  if (cs_utf8_fold(&r->scratch, cs_tree_form(tree, token)) != CS_OK)
    r->status = CS_ENOMEM;
  return cs_buf_str(&r->scratch);
}

static void learn(resolver *r, const cs_tree *tree, uint32_t token,
                  uint32_t mention) {
  size_t before = cs_pool_count(r->names);
  uint32_t number = cs_pool_add(r->names, folded(r, tree, token));
  uint32_t *named = number == CS_NONE
                        ? NULL
                        : cs_grow(r->named, &r->capnamed, number + 1,
                                  sizeof *named);
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
static void learnacronym(resolver *r, const cs_mention *m, uint32_t number) {
  const cs_tree *tree = treeof(r, m);
  for (uint32_t i = m->head + 1; i + 2 < tree->n && i <= m->head + 4; i++)
    if (cs_str_equal(cs_tree_form(tree, i), CS_STR("(")) &&
        cs_str_equal(cs_tree_form(tree, i + 2), CS_STR(")")) &&
        acronym(cs_tree_form(tree, i + 1)))
      learn(r, tree, i + 1, number);
}

static void learnnames(resolver *r) {
  cs_coding *c = r->coding;
  for (uint32_t i = 0; i < c->nmentions && r->status == CS_OK; i++) {
    const cs_mention *m = &c->mentions[i];
    bool known = (m->nactors > 0 && m->direct) || m->role.size > 0;
    if (!known || m->place) continue;
    size_t words;
    uint32_t last = surname(treeof(r, m), m, &words);
    if (last != CS_NONE && (words >= 2 || m->person))
      for (uint32_t t = last + 1; t-- > last + 1 - (uint32_t)words;)
        learn(r, treeof(r, m), t, i);
    learnacronym(r, m, i);
  }
}

/* Stands every word of the name in the full one? */
static bool isinname(const resolver *r, const cs_tree *tree, uint32_t first,
                     uint32_t last, const cs_mention *full) {
  const cs_tree *other = treeof(r, full);
  for (uint32_t t = first; t <= last; t++) {
    bool found = false;
    for (uint32_t o = full->first; o < full->last + 3 && o < other->n; o++)
      if (cs_str_equal(cs_tree_form(tree, t), cs_tree_form(other, o)))
        found = true;
    if (!found) return false;
  }
  return true;
}

static void resolvename(resolver *r, cs_mention *m) {
  size_t words;
  const cs_tree *tree = treeof(r, m);
  uint32_t last = surname(tree, m, &words);
  if (last == CS_NONE) return;
  uint32_t number = cs_pool_find(r->names, folded(r, tree, last));
  if (number == CS_NONE) return;
  const cs_mention *of = &r->coding->mentions[r->named[number]];
  if (of == m) return;
  if (words > 1 &&
      !isinname(r, tree, last + 1 - (uint32_t)words, last, of))
    return;
  if (of->nactors > 0) {
    same(r, m, of);
  } else if (of->role.size > 0) {
    m->role = of->role;
    m->rolewhy = of->rolewhy;
  }
  m->person = m->person || of->person;
  m->direct = true;
}

/* ---- the country of the context ---- */

static void datelinecountry(resolver *r) {
  cs_coding *c = r->coding;
  const cs_lexicon *lexicon = cs_dictionary_lexicon(r->dictionary);
  const cs_document *d = c->document;
  for (size_t s = 0; s < d->nsentences && s < 6; s++) {
    const cs_sentence *sentence = &d->sentences[s];
    const cs_token *tokens = d->tokens + sentence->first;
    uint32_t words[32];
    size_t n = sentence->dateline < 32 ? sentence->dateline : 32;
    for (size_t i = 0; i < n; i++)
      words[i] = cs_lexicon_word(lexicon, cs_token_form(d, &tokens[i]),
                                 &r->scratch);
    for (size_t at = 0; at < n; at++) {
      size_t length;
      const cs_entry *entry =
          cs_lexicon_match(lexicon, d, tokens, words, n, at, true, &length);
      if (entry == NULL || entry->kind == CS_KIND_AGENT) continue;
      int former;
      const cs_role *role = cs_entry_role(entry, c->date, &former);
      if (role == NULL || !isstate(r, role->code)) continue;
      /* "SRINAGAR, Indian-controlled Kashmir": the first place is the city */
      c->country = cs_str_slice(role->code, 0, 3);
      c->countrywhy = CS_STR("dateline");
      return;
    }
  }
}

/* The state that most mentions name; the headline and lead count more. */
static void frequentcountry(resolver *r) {
  cs_coding *c = r->coding;
  cs_pool *states = cs_pool_new();
  size_t *counts = NULL, cap = 0, best = 0;
  if (states == NULL) {
    r->status = CS_ENOMEM;
    return;
  }
  for (size_t i = 0; i < c->nmentions; i++) {
    const cs_mention *m = &c->mentions[i];
    if (m->nactors != 1 || !isstate(r, m->actors[0].code)) continue;
    size_t before = cs_pool_count(states);
    uint32_t n = cs_pool_add(states, cs_str_slice(m->actors[0].code, 0, 3));
    size_t *grown = n == CS_NONE ? NULL
                                 : cs_grow(counts, &cap, n + 1, sizeof *grown);
    if (grown == NULL) {
      r->status = CS_ENOMEM;
      break;
    }
    counts = grown;
    if (n >= before) counts[n] = 0;
    counts[n] += m->sentence < 2 ? 3 : 1;
    if (counts[n] > best) {
      best = counts[n];
      c->country = m->actors[0].code;
    }
  }
  if (best > 0) {
    c->country = cs_str_copy(&c->arena, cs_str_slice(c->country, 0, 3));
    c->countrywhy = CS_STR("document");
  }
  cs_pool_free(states);
  cs_free(counts);
}

static bool located(const cs_tree *tree, const cs_mention *m) {
  static const char *const preps[] = {"in", "at", "near", "across", "outside",
                                      "inside", "around", "from", "throughout", NULL};
  uint32_t prep = cs_tree_case(tree, m->head);
  return prep != CS_NONE && lemmain(tree, prep, preps);
}

/* The state of a place that the sentence names as its scene. */
static cs_str scene(const resolver *r, const cs_mention *m) {
  const cs_coding *c = r->coding;
  const cs_tree *tree = treeof(r, m);
  cs_str any = {"", 0};
  for (uint32_t t = 0; t < tree->n; t++) {
    const cs_mention *other = cs_mention_at(r->coding, m->sentence, t);
    if (other == NULL || other == m || other->nactors != 1) continue;
    if (!isstate(r, other->actors[0].code)) continue;
    cs_str code = cs_str_slice(other->actors[0].code, 0, 3);
    cs_deprel rel = cs_tree_deprel(tree, t);
    bool own = rel == CS_NMOD && cs_tree_head(tree, t) == m->head;
    if (other->place && (rel == CS_OBL || own) && located(tree, other))
      return code;
  }
  (void)c;
  return any;
}

/* "the police" after "Nairobi police": the same role said before. */
static const cs_mention *samerole(const resolver *r, const cs_mention *m) {
  const cs_coding *c = r->coding;
  for (const cs_mention *o = m; o-- > c->mentions;) {
    if (m->sentence - o->sentence > 8) break;
    if (o->nactors == 0 || o->pronoun || o->place) continue;
    if (!o->agent && !o->person && !o->named) continue;
    if (o->office != NULL && o->office == m->office) return o;
    if ((o->agent || o->named) && cs_str_equal(cs_tree_lemma(treeof(r, o), o->head),
                                 cs_tree_lemma(treeof(r, m), m->head)))
      return o;
  }
  return NULL;
}

static const cs_mention *ownerof(const resolver *r, const cs_mention *m) {
  const cs_tree *tree = treeof(r, m);
  uint32_t owner = cs_tree_child(tree, m->head, CS_NMOD_POSS);
  if (owner == CS_NONE) return NULL;
  const cs_mention *o = cs_mention_at(r->coding, m->sentence, owner);
  return o != NULL && o->nactors > 0 ? o : NULL;
}

static void withcountry(resolver *r, cs_mention *m, cs_str country,
                        cs_str from) {
  cs_str code = m->role;
  cs_str why = m->rolewhy;
  if (country.size > 0) {
    code = cs_coding_join(r->coding, country, m->role);
    cs_str tail = cs_coding_join(r->coding, from, country);
    why = cs_coding_join(r->coding, why, tail);
    m->context = true;
  }
  r->status = cs_mention_addactor(r->coding, m, code, why);
}

static void resolverole(resolver *r, cs_mention *m) {
  const cs_mention *owner = ownerof(r, m);
  if (owner != NULL && isstate(r, owner->actors[0].code)) {
    withcountry(r, m, cs_str_slice(owner->actors[0].code, 0, 3),
                CS_STR("+owner:"));
    return;
  }
  if (m->definite) {
    const cs_mention *before = samerole(r, m);
    if (before != NULL) {
      same(r, m, before);
      return;
    }
  }
  cs_str country = scene(r, m);
  if (country.size > 0) {
    withcountry(r, m, country, CS_STR("+scene:"));
    return;
  }
  withcountry(r, m, r->coding->country, CS_STR("+context:"));
}

/* ---- pronouns ---- */

typedef enum pronoun { PRO_NONE, PRO_PERSON, PRO_THING, PRO_MANY, PRO_SPEAKER } pronoun;

static pronoun pronounof(const cs_tree *tree, uint32_t token) {
  static const char *const persons[] = {"he", "she", "him", "her", "his",
                                        "hers", NULL};
  static const char *const things[] = {"it", "its", NULL};
  static const char *const many[] = {"they", "them", "their", "theirs", NULL};
  static const char *const speakers[] = {"we", "us", "our", "ours", "i", "me", "my", "I", NULL};
  if (lemmain(tree, token, persons)) return PRO_PERSON;
  if (lemmain(tree, token, things)) return PRO_THING;
  if (lemmain(tree, token, many)) return PRO_MANY;
  if (lemmain(tree, token, speakers)) return PRO_SPEAKER;
  return PRO_NONE;
}

static bool ispersonrole(const cs_mention *m) {
  return m->person || (m->agent && !m->plural);
}

/* Without a code only its grammar tells what a phrase may be. */
static bool agreesunknown(const cs_tree *tree, const cs_mention *m,
                          pronoun kind) {
  bool subject = tree->tokens[m->head].deprel == CS_NSUBJ ||
                 tree->tokens[m->head].deprel == CS_NSUBJ_PASS;
  bool name = tree->tokens[m->head].upos == CS_PROPN;
  if (!subject) return false;
  switch (kind) {
    case PRO_PERSON: return name && !m->plural;
    case PRO_THING: return !m->plural && !m->person;
    case PRO_MANY: return m->plural;
    default: return false;
  }
}

static bool agrees(const cs_tree *tree, const cs_mention *m, pronoun kind,
                   int8_t gender) {
  if (m->dropped || m->pronoun) return false;
  if (m->nactors == 0) return agreesunknown(tree, m, kind);
  switch (kind) {
    case PRO_PERSON:
      return !m->plural && ispersonrole(m) && m->direct &&
             (m->gender == 0 || gender == 0 || m->gender == gender);
    case PRO_THING: return !m->plural && !m->person && m->direct;
    case PRO_MANY: return m->direct && (m->plural || m->nactors > 1 || (m->agent && !m->person));
    default: return false;
  }
}

/* "The Taliban said it will not talk": the subject of the clause above. */
static bool saysit(const cs_tree *tree, const cs_mention *m,
                   const cs_mention *pro) {
  uint32_t verb = cs_tree_head(tree, pro->head);
  if (m->sentence != pro->sentence || verb == CS_NONE ||
      cs_tree_deprel(tree, verb) != CS_CCOMP)
    return false;
  uint32_t above = cs_tree_head(tree, verb);
  return above != CS_NONE && cs_tree_head(tree, m->head) == above &&
         cs_tree_deprel(tree, m->head) == CS_NSUBJ;
}

static int salience(const resolver *r, const cs_mention *m,
                    const cs_mention *pro) {
  const cs_tree *tree = treeof(r, m);
  if (saysit(tree, m, pro)) return 50;
  int score = -6 * (int)(pro->sentence - m->sentence);
  switch (tree->tokens[m->head].deprel) {
    case CS_NSUBJ: case CS_NSUBJ_PASS: score += 8; break;
    case CS_OBJ: case CS_IOBJ: score += 4; break;
    case CS_OBL_AGENT: score += 4; break;
    case CS_NMOD_POSS: score += 1; break;
    case CS_AMOD: case CS_COMPOUND: score -= 8; break;
    case CS_APPOS: score -= 2; break;
    default: break;
  }
  if (m->person) score += 2;
  if (m->nactors == 0) score -= 5;
  if (m->sentence == pro->sentence)
    score -= (int)(pro->head - m->head) / 8;
  return score;
}

/* Subject and object of one verb are not the same. */
static bool coargument(const cs_tree *tree, const cs_mention *a,
                       const cs_mention *b) {
  if (a->sentence != b->sentence) return false;
  if (tree->tokens[b->head].deprel == CS_NMOD_POSS) return false;
  return cs_tree_head(tree, a->head) == cs_tree_head(tree, b->head);
}

/* "Zelenskyy, who": the phrase that ends right before it. */
static void resolverelative(resolver *r, cs_mention *pro) {
  const cs_tree *tree = treeof(r, pro);
  uint32_t head = cs_tree_head(tree, pro->head);
  if (head != CS_NONE && tree->tokens[head].deprel == CS_ACL_RELCL) return;
  for (uint32_t t = pro->head; t-- > 0 && pro->head - t <= 4;) {
    const cs_mention *m = cs_mention_at(r->coding, pro->sentence, t);
    if (m == NULL && tree->tokens[t].deprel == CS_FLAT)
      m = cs_mention_at(r->coding, pro->sentence, cs_tree_head(tree, t));
    if (m == NULL || m->nactors == 0) continue;
    same(r, pro, m);
    return;
  }
}

static void resolvepronoun(resolver *r, cs_mention *pro) {
  cs_coding *c = r->coding;
  const cs_tree *tree = treeof(r, pro);
  pronoun kind = pronounof(tree, pro->head);
  static const char *const relatives[] = {"who", "which", NULL};
  if (kind == PRO_NONE && lemmain(tree, pro->head, relatives))
    resolverelative(r, pro);
  if (kind == PRO_NONE || kind == PRO_SPEAKER) return;
  if (tree->tokens[pro->head].deprel == CS_EXPL) return;
  const cs_mention *best = NULL;
  int most = -100;
  for (uint32_t t = 0; t < pro->head; t++) {
    const cs_mention *m = cs_mention_at(r->coding, pro->sentence, t);
    if (m == NULL || m->pronoun || !saysit(tree, m, pro) ||
        m->plural != (kind == PRO_MANY))
      continue;
    same(r, pro, m);
    return;
  }
  for (const cs_mention *m = pro; m-- > c->mentions;) {
    if (pro->sentence - m->sentence > REACH) break;
    if (!agrees(treeof(r, m), m, kind, pro->gender) || coargument(tree, m, pro)) continue;
    int score = salience(r, m, pro);
    if (score > most) {
      most = score;
      best = m;
    }
  }
  if (best != NULL) same(r, pro, best);
}

/* ---- speakers: "we" in a quotation ---- */

static const cs_mention *speakerin(resolver *r, uint32_t sentence) {
  cs_tree *tree = &r->coding->trees[sentence];
  const cs_words *speech = cs_vocabulary_class(
      cs_dictionary_vocabulary(r->dictionary), CS_STR("speech"));
  if (speech == NULL) return NULL;
  for (uint32_t t = 0; t < tree->n; t++) {
    if (!cs_tree_isverb(tree, t) || !cs_words_at(speech, tree, t)) continue;
    const cs_mention *m = cs_mention_at(
        r->coding, sentence, cs_tree_arguments(tree, t)->subject);
    if (m != NULL && m->nactors > 0) return m;
  }
  return NULL;
}

static void resolvespeaker(resolver *r, cs_mention *pro) {
  const cs_mention *m = speakerin(r, pro->sentence);
  uint32_t next = pro->sentence + 1;
  if (m == NULL && pro->sentence > 0) m = speakerin(r, pro->sentence - 1);
  if (m == NULL && next < r->coding->document->nsentences)
    m = speakerin(r, next);
  if (m != NULL && m != pro) same(r, pro, m);
}

/* ---- counted groups and definite descriptions ---- */

static size_t counted(const cs_tree *tree, uint32_t head) {
  static const char *const numbers[] = {"two", "three", "four", "five", "six",
                                        "seven", "eight", "nine", "ten"};
  CS_EACH_CHILD(tree, child, head) {
    cs_str lemma = cs_tree_lemma(tree, child);
    if (cs_str_equal(lemma, CS_STR("both"))) return 2;
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
      cs_str form = cs_tree_form(tree, child);
      size_t n = strlen(numbers[i]);
      if (form.size == n && (form.bytes[0] | 32) == numbers[i][0] &&
          memcmp(form.bytes + 1, numbers[i] + 1, n - 1) == 0)
        return i + 2;
      if (form.size == 1 && form.bytes[0] == (char)('2' + i)) return i + 2;
    }
  }
  return 0;
}

/* The states coordinated with a mention, itself first. */
static size_t listed(const resolver *r, const cs_mention *m,
                     const cs_mention **out, size_t most) {
  const cs_tree *tree = treeof(r, m);
  size_t n = 0;
  if (tree->tokens[m->head].deprel == CS_CONJ) return 0;
  out[n++] = m;
  CS_EACH_CHILD(tree, child, m->head) {
    if (tree->tokens[child].deprel != CS_CONJ || n == most) continue;
    const cs_mention *o = cs_mention_at(r->coding, m->sentence, child);
    bool fresh = o != NULL && o->nactors == 1;
    for (size_t i = 0; fresh && i < n; i++)
      fresh = !cs_str_equal(out[i]->actors[0].code, o->actors[0].code);
    if (fresh) out[n++] = o;
  }
  return n;
}

static bool statelike(const resolver *r, const cs_mention *m) {
  return m->nactors == 1 && m->direct && m->place && isstate(r, m->actors[0].code);
}

static bool fromlist(resolver *r, cs_mention *m, const cs_mention *o,
                     size_t want) {
  const cs_mention *found[12];
  if (!statelike(r, o)) return false;
  size_t n = listed(r, o, found, 12);
  if (n != want) return false;
  for (size_t i = 0; i < n; i++) same(r, m, found[i]);
  m->direct = true;
  return true;
}

static bool lasttwo(resolver *r, cs_mention *m) {
  const cs_mention *found[2];
  static const char *const nouns[] = {"side", "rival", "foe", "party", NULL};
  bool sides = lemmain(treeof(r, m), m->head, nouns);
  size_t n = 0;
  for (const cs_mention *o = m; o-- > r->coding->mentions && n < 2;) {
    if (o->nactors != 1 || !isstate(r, o->actors[0].code) || !o->direct)
      continue;
    if (n == 1 && memcmp(found[0]->actors[0].code.bytes,
                         o->actors[0].code.bytes, 3) == 0)
      continue;
    if (n == 1 && sides && o->sentence == found[0]->sentence &&
        cs_tree_head(treeof(r, o), found[0]->head) == o->head)
      continue; /* those who act together are one side */
    found[n++] = o;
  }
  if (n < 2) return false;
  same(r, m, found[1]);
  same(r, m, found[0]);
  m->direct = true;
  return true;
}

static bool isgroupnoun(const cs_tree *tree, uint32_t head) {
  static const char *const nouns[] = {
      "country", "nation", "state", "side", "party", "neighbor", "neighbour",
      "leader", "rival", "foe", "ally", "power", "government", "partner",
      "capital", "pair", "duo", "minister", "president", "army", NULL};
  return lemmain(tree, head, nouns);
}

static bool resolvecounted(resolver *r, cs_mention *m) {
  cs_coding *c = r->coding;
  const cs_tree *tree = treeof(r, m);
  if (!isgroupnoun(tree, m->head)) return false;
  size_t want = counted(tree, m->head);
  if (want == 0) {
    static const char *const pairs[] = {"side", "pair", "duo", NULL};
    if (!m->definite || !lemmain(tree, m->head, pairs)) return false;
    want = 2;
  }
  for (cs_mention *o = m; o-- > c->mentions;)
    if (fromlist(r, m, o, want)) return true;
  for (cs_mention *o = m + 1; o < c->mentions + c->nmentions; o++)
    if (fromlist(r, m, o, want)) return true;
  return want == 2 && (m->definite || m->sentence > 0) && lasttwo(r, m);
}

static void resolvedefinite(resolver *r, cs_mention *m) {
  static const char *const states[] = {"country", "nation", "state", NULL};
  static const char *const bodies[] = {
      "group", "organization", "organisation", "bloc", "alliance", "agency",
      "body", "ministry", "company", "firm", "party", "union", "council",
      "commission", "court", "faction", "militia", "movement", "government", NULL};
  const cs_tree *tree = treeof(r, m);
  if (!m->definite || m->plural) return;
  bool state = lemmain(tree, m->head, states);
  if (!state && !lemmain(tree, m->head, bodies)) return;
  for (const cs_mention *o = m; o-- > r->coding->mentions;) {
    if (m->sentence - o->sentence > REACH) return;
    if (o->nactors != 1 || !o->direct || o->person || o->pronoun) continue;
    bool place = statelike(r, o);
    if (state != place) continue;
    if (!state && (o->plural || !o->named)) continue;
    same(r, m, o);
    return;
  }
}

/* "his counterpart", "its rivals" are not his and its own. */
static bool isother(const cs_tree *tree, uint32_t head) {
  static const char *const nouns[] = {
      "counterpart", "rival", "opponent", "enemy", "foe", "ally", "critic",
      "neighbor", "neighbour", "predecessor", "successor", "guest", "host",
      "visitor", "partner", "adversary", "competitor", "colleague", NULL};
  return lemmain(tree, head, nouns);
}

static void ownerpronoun(resolver *r, cs_mention *m) {
  const cs_mention *owner = ownerof(r, m);
  if (owner == NULL || m->nactors > 0) return;
  if (isother(treeof(r, m), m->head)) return;
  same(r, m, owner);
  m->direct = false;
  m->person = false;
}

/* "the military alliance of European countries": NATO, if it was named. */
static void realliance(resolver *r, cs_mention *m) {
  static const char *const nouns[] = {"alliance", "bloc", "organization",
                                      "organisation", NULL};
  if (!m->definite || m->plural || m->direct ||
      !lemmain(treeof(r, m), m->head, nouns))
    return;
  for (const cs_mention *o = m; o-- > r->coding->mentions;) {
    if (m->sentence - o->sentence > REACH) return;
    if (o->nactors != 1 || !o->named || o->person || !o->direct ||
        !cs_str_starts(o->actors[0].code, CS_STR("IGO")))
      continue;
    m->nactors = 0;
    m->via = CS_NONE;
    same(r, m, o);
    return;
  }
}

static void resolve(resolver *r, cs_mention *m) {
  realliance(r, m);
  if (m->nactors > 0) return;
  if (m->pronoun) {
    if (pronounof(treeof(r, m), m->head) == PRO_SPEAKER)
      resolvespeaker(r, m);
    else
      resolvepronoun(r, m);
    return;
  }
  if (resolvecounted(r, m)) return;
  if (m->role.size == 0) resolvename(r, m);
  if (m->nactors > 0) return;
  if (m->role.size > 0) {
    resolverole(r, m);
    return;
  }
  ownerpronoun(r, m);
  if (m->nactors == 0) resolvedefinite(r, m);
}

/* "Four Indo-Pacific countries" has a region in it, but the list is meant. */
static void recount(resolver *r, cs_mention *m) {
  const cs_tree *tree = treeof(r, m);
  if (m->pronoun || m->nactors == 0 || !isgroupnoun(tree, m->head)) return;
  if (counted(tree, m->head) < 2 || m->nactors > 1) return;
  if (m->direct && isstate(r, m->actors[0].code)) return;
  cs_mention was = *m;
  m->nactors = 0;
  if (!resolvecounted(r, m)) *m = was;
}

/* "officials from the four countries", "the presence of its troops": what the
   inner phrase has come to stand for. */
static void pass(resolver *r, cs_mention *m) {
  if (m->via == CS_NONE || m->pronoun || m->person) return;
  const cs_mention *of = cs_mention_at(r->coding, m->sentence, m->via);
  if (of == NULL || of->nactors == 0 || of == m) return;
  if (m->nactors > 0 && of->nactors == 1 && !of->context &&
      !cs_str_starts(of->actors[0].why, CS_STR("coref")))
    return;
  m->nactors = 0;
  cs_str why = corefwhy(r, of);
  for (uint32_t i = 0; i < of->nactors && r->status == CS_OK; i++) {
    cs_str code = of->actors[i].code;
    if (m->agentrole.size > 0 && isstate(r, code))
      code = cs_coding_join(r->coding, cs_str_slice(code, 0, 3), m->agentrole);
    r->status = cs_mention_addactor(r->coding, m, code, why);
  }
}

cs_status cs_coreference(const cs_dictionary *dictionary, cs_coding *coding) {
  resolver r = {.dictionary = dictionary, .coding = coding};
  r.names = cs_pool_new();
  if (r.names == NULL) return CS_ENOMEM;
  coding->country = coding->countrywhy = (cs_str){"", 0};
  datelinecountry(&r);
  if (coding->country.size == 0) frequentcountry(&r);
  learnnames(&r);
  for (size_t i = 0; i < coding->nmentions && r.status == CS_OK; i++)
    recount(&r, &coding->mentions[i]);
  for (size_t i = 0; i < coding->nmentions && r.status == CS_OK; i++)
    resolve(&r, &coding->mentions[i]);
  for (size_t i = 0; i < coding->nmentions && r.status == CS_OK; i++)
    pass(&r, &coding->mentions[i]);
  /* names in the headline whose bearers the text presents later */
  for (size_t i = 0; i < coding->nmentions && r.status == CS_OK; i++)
    if (coding->mentions[i].nactors == 0 && !coding->mentions[i].pronoun)
      resolvename(&r, &coding->mentions[i]);
  cs_pool_free(r.names);
  cs_free(r.named);
  cs_buf_free(&r.scratch);
  return r.status;
}
