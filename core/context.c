#include "code.h"
#include "coreference.h"

/* Cities from which the news of others is told. */
static bool isseat(cs_str form) {
  static const char *const cities[] = {
      "Geneva",   "GENEVA",  "Brussels",   "BRUSSELS",   "Vienna",
      "VIENNA",   "Hague",   "HAGUE",      "York",       "YORK",
      "Nicosia",  "NICOSIA", "Strasbourg", "STRASBOURG", "Lausanne",
      "LAUSANNE", "Nations", "NATIONS",    NULL};
  return cs_str_isany(form, cities);
}

/* Does the text itself name the state? */
static bool isnamed(const cs_resolver *r, cs_str state) {
  const cs_coding *c = r->coding;
  for (size_t i = 0; i < c->nmentions; i++) {
    const cs_mention *m = &c->mentions[i];
    if (m->nactors == 1 &&
        m->head >= c->trees[m->sentence].sentence->dateline &&
        cs_str_starts(m->actors[0].code, state))
      return true;
  }
  return false;
}

void cs_context_dateline(cs_resolver *r) {
  cs_coding *c = r->coding;
  const cs_lexicon *lexicon = cs_dictionary_lexicon(r->dictionary);
  const cs_document *d = c->document;
  for (size_t s = 0; s < d->nsentences && s < 6; s++) {
    const cs_sentence *sentence = &d->sentences[s];
    const cs_token *tokens = d->tokens + sentence->first;
    uint32_t words[32];
    size_t n = sentence->dateline < 32 ? sentence->dateline : 32;
    for (size_t i = 0; i < n; i++)
      words[i] =
          cs_lexicon_word(lexicon, cs_token_form(d, &tokens[i]), &r->scratch);
    for (size_t at = 0; at < n; at++) {
      size_t length;
      const cs_entry *entry =
          cs_lexicon_match(lexicon, d, tokens, words, n, at, true, &length);
      if (entry == NULL || entry->kind == CS_KIND_AGENT) continue;
      int former;
      const cs_role *role = cs_entry_role(entry, c->date, &former);
      if (role == NULL || !cs_coref_isstate(r, role->code)) continue;
      /* "SRINAGAR, Indian-controlled Kashmir": the first place is the city */
      cs_str state = cs_str_slice(role->code, 0, 3);
      if (isseat(cs_token_form(d, &tokens[at + length - 1])) &&
          !isnamed(r, state))
        return;
      c->country = state;
      c->countrywhy = CS_STR("dateline");
      return;
    }
  }
}

/* The state that most mentions name; the headline and lead count more. */
void cs_context_frequent(cs_resolver *r) {
  cs_coding *c = r->coding;
  cs_pool *states = cs_pool_new();
  size_t *counts = NULL, cap = 0, best = 0;
  if (states == NULL) {
    r->status = CS_ENOMEM;
    return;
  }
  for (size_t i = 0; i < c->nmentions; i++) {
    const cs_mention *m = &c->mentions[i];
    if (m->nactors != 1 || !cs_coref_isstate(r, m->actors[0].code)) continue;
    size_t before = cs_pool_count(states);
    uint32_t n = cs_pool_add(states, cs_str_slice(m->actors[0].code, 0, 3));
    size_t *grown =
        n == CS_NONE ? NULL : cs_grow(counts, &cap, n + 1, sizeof *grown);
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
    c->country = cs_coding_join(c, cs_str_slice(c->country, 0, 3), CS_STR(""));
    c->countrywhy = CS_STR("document");
  }
  cs_pool_free(states);
  cs_free(counts);
}

static bool located(const cs_tree *tree, const cs_mention *m) {
  static const char *const preps[] = {
      "in",     "at",     "near", "across",     "outside",
      "inside", "around", "from", "throughout", NULL};
  uint32_t prep = cs_tree_case(tree, m->head);
  return prep != CS_NONE && cs_tree_isany(tree, prep, preps);
}

/* Words that one looks through, so that the time stays linear in a sentence of
   any length. */
enum { NEAR = 256 };

/* "freed prisoners after talks in Mexico": that was elsewhere. */
static bool isaftermath(const cs_tree *tree, uint32_t thing) {
  static const char *const preps[] = {"after", "before", "ahead",   "following",
                                      "since", "until",  "despite", NULL};
  uint32_t prep = cs_tree_case(tree, thing);
  return prep != CS_NONE && cs_tree_isany(tree, prep, preps);
}

/* States keep such houses in other states: "the U.S. consulate in Lagos". */
static bool isabroad(const cs_tree *tree, uint32_t noun) {
  static const char *const nouns[] = {"embassy", "consulate", "airport", "base",
                                      NULL};
  return cs_tree_isany(tree, noun, nouns);
}

/* "shops in Lome", "a church in Kano": what is attacked there is there. */
static bool ishouse(const cs_mention *thing) {
  static const char *const roles[] = {"BUS", "REL", "EDU", "HLH", NULL};
  return !thing->person && !thing->named && thing->agent &&
         thing->nactors == 1 && cs_code_hasany(thing->actors[0].code, roles);
}

/* Is the place of something that is no actor itself: "rallies in Moscow", but
   not "the tribunal in Tanzania"? */
static bool ofthing(cs_coding *c, uint32_t sentence, uint32_t place) {
  const cs_tree *tree = &c->trees[sentence];
  if (cs_tree_deprel(tree, place) != CS_NMOD) return false;
  const cs_mention *thing =
      cs_mention_at(c, sentence, cs_tree_head(tree, place));
  return thing != NULL &&
         (isabroad(tree, thing->head) || ishouse(thing) ||
          (!thing->named && !thing->agent && !thing->place)) &&
         !isaftermath(tree, cs_tree_head(tree, place));
}

/* "Obama, travelling in Brazil, met officials", "those who landed in Greece":
   where the others are is not told. */
static bool aside(cs_coding *c, uint32_t sentence, uint32_t verb) {
  const cs_tree *tree = &c->trees[sentence];
  if (verb == CS_NONE || cs_tree_deprel(tree, verb) != CS_ACL) return false;
  if (tree->tokens[verb].deprel == CS_ACL_RELCL) return true;
  const cs_mention *m = cs_mention_at(c, sentence, cs_tree_head(tree, verb));
  return m != NULL && m->nactors > 0 && m->person;
}

/* "invited the government to talks in Khartoum": there they would meet. */
static bool ofmeeting(const cs_tree *tree, uint32_t place) {
  static const char *const nouns[] = {"talk",        "summit",  "conference",
                                      "negotiation", "meeting", NULL};
  uint32_t prep = cs_tree_case(tree, place);
  return prep != CS_NONE && prep > 0 && cs_tree_isany(tree, prep - 1, nouns);
}

/* "fired rockets at southern Israel": there the target is. */
static bool isaimedat(const cs_tree *tree, uint32_t place) {
  static const char *const verbs[] = {"fire", "launch", "shoot", "lob",
                                      "hurl", "throw",  NULL};
  uint32_t verb = cs_tree_head(tree, place);
  return verb != CS_NONE && cs_tree_isany(tree, verb, verbs) &&
         cs_tree_islemma(tree, cs_tree_case(tree, place), CS_STR("at"));
}

cs_str cs_context_scene(const cs_dictionary *dictionary, cs_coding *c,
                        uint32_t sentence, uint32_t head) {
  const cs_tree *tree = &c->trees[sentence];
  const cs_lexicon *lexicon = cs_dictionary_lexicon(dictionary);
  cs_str any = {"", 0};
  uint32_t from = head > NEAR ? head - NEAR : 0;
  uint32_t to = tree->n - head > NEAR ? head + NEAR : tree->n;
  for (uint32_t t = from; t < to; t++) {
    const cs_mention *other = cs_mention_at(c, sentence, t);
    if (other == NULL || t == head || other->nactors != 1) continue;
    cs_str code = cs_str_slice(other->actors[0].code, 0, 3);
    if (!cs_lexicon_iscountry(lexicon, code)) continue;
    cs_deprel rel = cs_tree_deprel(tree, t);
    bool own = rel == CS_NMOD && cs_tree_head(tree, t) == head;
    if (!other->place || !located(tree, other) || ofmeeting(tree, t)) continue;
    if (isaimedat(tree, t)) continue;
    if (rel == CS_OBL && aside(c, sentence, cs_tree_head(tree, t))) continue;
    if (rel == CS_OBL || own) return code;
    if (any.size == 0 && ofthing(c, sentence, t)) any = code;
  }
  return any;
}

/* "The chief minister met the prime minister": two arguments of one verb, or
   another office in so many words. */
static bool isanother(const cs_resolver *r, const cs_mention *m,
                      const cs_mention *o) {
  const cs_tree *tree = cs_coref_tree(r, m);
  uint32_t verb = cs_tree_head(tree, m->head);
  if (m->sentence == o->sentence && verb != CS_NONE &&
      cs_tree_isverb(tree, verb) && cs_tree_head(tree, o->head) == verb)
    return true;
  return m->office != NULL && o->office != NULL && m->office != o->office &&
         m->head - m->first > 1 && o->head - o->first > 1;
}

/* "the police" after "Nairobi police": the same role said before. */
static const cs_mention *samerole(const cs_resolver *r, const cs_mention *m) {
  const cs_coding *c = r->coding;
  for (const cs_mention *o = m; o-- > c->mentions;) {
    if (m->sentence - o->sentence > 8 || m - o > 4 * NEAR) break;
    if (o->nactors == 0 || o->pronoun || o->place) continue;
    if (!o->agent && !o->person && !o->named) continue;
    if (isanother(r, m, o)) continue;
    if (o->office != NULL && o->office == m->office) return o;
    if ((o->agent || o->named) &&
        cs_str_equal(cs_tree_lemma(cs_coref_tree(r, o), o->head),
                     cs_tree_lemma(cs_coref_tree(r, m), m->head)))
      return o;
  }
  return NULL;
}

static void withcountry(cs_resolver *r, cs_mention *m, cs_str country,
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

/* "foreign troops" are not those of the place. */
static bool isforeign(const cs_tree *tree, uint32_t head) {
  static const char *const words[] = {"foreign", "international", "overseas",
                                      "multinational", NULL};
  static const char *const offices[] = {
      "office",   "ministry", "minister",  "secretary", "service", "Office",
      "Ministry", "Minister", "Secretary", "Service",   NULL};
  if (cs_tree_isany(tree, head, offices)) return false;
  CS_EACH_CHILD (tree, child, head)
    if (cs_tree_deprel(tree, child) == CS_AMOD &&
        cs_tree_isany(tree, child, words))
      return true;
  return false;
}

/* "Putin called up reservists": his own, whatever the dateline says. */
static const cs_mention *forces(const cs_resolver *r, const cs_mention *m) {
  static const char *const verbs[] = {
      "call", "mobilize", "mobilise", "deploy",    "dispatch", "send",
      "mass", "amass",    "station",  "redeploy",  "withdraw", "recall",
      "rush", "activate", "put",      "conscript", "rally",    NULL};
  static const char *const rescues[] = {"evacuate", "repatriate", "airlift",
                                        "fly",      "rescue",     NULL};
  static const char *const people[] = {"citizen", "national", NULL};
  cs_tree *tree = cs_coref_tree(r, m);
  uint32_t verb = cs_tree_head(tree, m->head);
  bool army = cs_str_equal(m->role, CS_STR("MIL")) ||
              cs_str_equal(m->role, CS_STR("COP"));
  bool citizens = cs_tree_isany(tree, m->head, people);
  if (verb == CS_NONE || (!army && !citizens) ||
      !cs_tree_isany(tree, verb, citizens ? rescues : verbs))
    return NULL;
  const cs_arguments *a = cs_tree_arguments(tree, verb);
  if (a->object != m->head) return NULL;
  const cs_mention *s = cs_mention_at(r->coding, m->sentence, a->subject);
  return s != NULL && s->nactors > 0 ? s : NULL;
}

/* "Thai police fired at protesters" from Washington: they are Thais.  The one
   state whose people or home affairs the sentence is about; size 0: none. */
static cs_str athome(const cs_resolver *r, const cs_mention *m) {
  static const char *const home[] = {"COP", "JUD", "LEG", "OPP", "EDU", "LAB",
                                     "AGR", "CVL", "REB", "SEP", NULL};
  static const char *const roles[] = {"CVL", "OPP", "LEG", "JUD", "GOV", "COP",
                                      "EDU", "LAB", "AGR", "ELI", "PTY", NULL};
  cs_str state = {"", 0};
  bool domestic = false;
  if (!cs_code_hasany(m->role, roles)) return state;
  const cs_mention *all = r->coding->mentions, *o = m;
  while (o > all && o[-1].sentence == m->sentence) o--;
  for (; o < all + r->coding->nmentions && o->sentence == m->sentence; o++) {
    if (o->nactors == 0 || o == m) continue;
    for (size_t k = 0; k < o->nactors; k++) {
      cs_str code = o->actors[k].code;
      if (!cs_coref_isstate(r, code)) return (cs_str){"", 0};
      if (state.size > 0 && !cs_str_starts(code, state)) return (cs_str){"", 0};
      state = cs_str_slice(code, 0, 3);
      domestic |= o->direct && cs_code_hasany(code, home);
    }
  }
  return domestic ? state : (cs_str){"", 0};
}

/* "A rebel spokesman": of the only rebels that the text has named. */
static cs_str uprising(const cs_resolver *r, const cs_mention *m) {
  static const char *const roles[] = {"REB", "SEP", "INS", NULL};
  cs_str state = {"", 0};
  if (!cs_code_hasany(m->role, roles)) return state;
  size_t reach = 64; /* mentions that one looks back */
  for (const cs_mention *o = m; o-- > r->coding->mentions && reach-- > 0;) {
    if (o->nactors != 1 || o->context ||
        !cs_code_hasany(o->actors[0].code, roles) ||
        !cs_coref_isstate(r, o->actors[0].code))
      continue;
    if (state.size > 0 && !cs_str_starts(o->actors[0].code, state))
      return (cs_str){"", 0};
    state = cs_str_slice(o->actors[0].code, 0, 3);
  }
  return state;
}

/* "Poland's agency detained three people", "Iran executed four men": its own,
   unless it is said. */
static cs_str custody(const cs_resolver *r, const cs_mention *m) {
  static const char *const powers[] = {"COP", "JUD", "SPY", "GOV", NULL};
  static const char *const people[] = {"CVL", "CRM", NULL};
  cs_tree *tree = cs_coref_tree(r, m);
  uint32_t verb = cs_tree_head(tree, m->head);
  if (!cs_coref_inclass(r, tree, verb, CS_STR("custody")) ||
      !cs_code_hasany(m->role, people))
    return (cs_str){"", 0};
  const cs_arguments *a = cs_tree_arguments(tree, verb);
  const cs_mention *s = cs_mention_at(r->coding, m->sentence, a->subject);
  if (a->object != m->head || s == NULL || s->nactors != 1 ||
      !cs_coref_isstate(r, s->actors[0].code) ||
      !(s->actors[0].code.size == 3 ||
        cs_code_hasany(s->actors[0].code, powers)))
    return (cs_str){"", 0};
  return cs_str_slice(s->actors[0].code, 0, 3);
}

/* "Iran-backed militias" are neither of Iran nor of those they fight: of the
   place in the sentence; size 0: none. */
static bool isbacked(const cs_tree *tree, const cs_mention *m) {
  static const char *const words[] = {"back", "support", "fund",   "sponsor",
                                      "arm",  "align",   "backed", NULL};
  static const char *const roles[] = {"UAF", "REB", "MIL", NULL};
  if (!cs_code_hasany(m->role, roles)) return false;
  for (uint32_t t = m->first + 1; t < m->head; t++)
    if (cs_tree_isany(tree, t, words) &&
        cs_str_equal(cs_tree_form(tree, t - 1), CS_STR("-")))
      return true;
  return false;
}

/* Is `o` in the words of `m`? */
static bool isinside(const cs_mention *o, const cs_mention *m) {
  return o->head >= m->first && o->head <= m->head;
}

static cs_str placein(const cs_resolver *r, const cs_mention *m) {
  const cs_tree *tree = cs_coref_tree(r, m);
  const cs_mention *all = r->coding->mentions, *o = m;
  while (o > all && o[-1].sentence == m->sentence) o--;
  cs_str found = r->coding->country;
  for (; o < all + r->coding->nmentions && o->sentence == m->sentence; o++) {
    if (o->nactors != 1 || !cs_coref_isstate(r, o->actors[0].code)) continue;
    cs_str state = cs_str_slice(o->actors[0].code, 0, 3);
    if (o->place && located(tree, o)) return state;
    if (!isinside(o, m) && cs_str_equal(state, found)) found = (cs_str){"", 0};
  }
  return found;
}

/* "its neighbour": the other state that was named last. */
static bool isneighbour(cs_resolver *r, cs_mention *m,
                        const cs_mention *owner) {
  static const char *const nouns[] = {"neighbour", "neighbor", NULL};
  if (owner == NULL || owner->person || owner->nactors != 1 ||
      !cs_coref_isstate(r, owner->actors[0].code) ||
      !cs_tree_isany(cs_coref_tree(r, m), m->head, nouns))
    return false;
  for (const cs_mention *o = m; o-- > r->coding->mentions;) {
    if (m->sentence - o->sentence > CS_COREF_REACH) break;
    if (o->nactors != 1 || o->pronoun || !o->direct ||
        !cs_coref_isstate(r, o->actors[0].code) ||
        cs_code_samestate(o->actors[0].code, owner->actors[0].code))
      continue;
    withcountry(r, m, (cs_str){"", 0}, CS_STR(""));
    m->nactors = 0;
    r->status =
        cs_mention_addactor(r->coding, m, cs_str_slice(o->actors[0].code, 0, 3),
                            cs_coref_why(r, o));
    break;
  }
  return true;
}

/* "the party said its leader was held": he is of the party. */
static bool ispartys(const cs_resolver *r, const cs_mention *m,
                     const cs_mention *owner) {
  static const char *const nouns[] = {
      "leader",   "chairman",    "chief",   "secretary", "deputy",
      "member",   "official",    "head",    "spokesman", "candidate",
      "activist", "chairperson", "founder", NULL};
  static const char *const roles[] = {"OPP", "PTY", "REB", "INS", "SEP", NULL};
  return owner != NULL && owner->nactors == 1 && !owner->person &&
         cs_code_hasany(owner->actors[0].code, roles) &&
         cs_tree_isany(cs_coref_tree(r, m), m->head, nouns);
}

/* Is it of another state than the one whose people the sentence is about? */
static bool isforeigners(const cs_mention *before, cs_str home) {
  return home.size > 0 && before->nactors == 1 &&
         !cs_code_samestate(before->actors[0].code, home);
}

void cs_context_role(cs_resolver *r, cs_mention *m) {
  const cs_mention *owner = cs_coref_owner(r, m);
  if (isneighbour(r, m, owner)) return;
  if (ispartys(r, m, owner)) {
    cs_coref_same(r, m, owner);
    return;
  }
  if (owner == NULL) owner = forces(r, m);
  if (owner == NULL && isforeign(cs_coref_tree(r, m), m->head)) {
    withcountry(r, m, (cs_str){"", 0}, CS_STR(""));
    return;
  }
  if (owner != NULL && cs_coref_isstate(r, owner->actors[0].code)) {
    withcountry(r, m, cs_str_slice(owner->actors[0].code, 0, 3),
                CS_STR("+owner:"));
    return;
  }
  cs_str home = athome(r, m);
  if (m->definite) {
    const cs_mention *before = samerole(r, m);
    if (before != NULL && !isforeigners(before, home)) {
      cs_coref_same(r, m, before);
      return;
    }
  }
  cs_str country =
      cs_context_scene(r->dictionary, r->coding, m->sentence, m->head);
  if (country.size > 0) {
    withcountry(r, m, country, CS_STR("+scene:"));
    return;
  }
  country = custody(r, m);
  if (country.size > 0) {
    withcountry(r, m, country, CS_STR("+beside:"));
    return;
  }
  country = uprising(r, m);
  if (country.size > 0) {
    withcountry(r, m, country, CS_STR("+before:"));
    return;
  }
  if (isbacked(cs_coref_tree(r, m), m)) {
    withcountry(r, m, placein(r, m), CS_STR("+scene:"));
    return;
  }
  if (home.size > 0) {
    withcountry(r, m, home, CS_STR("+beside:"));
    return;
  }
  withcountry(r, m, r->coding->country, CS_STR("+context:"));
}
