#include <string.h>

#include "code.h"
#include "coreference.h"

static size_t counted(const cs_tree *tree, uint32_t head) {
  static const char *const numbers[] = {"two",   "three", "four", "five", "six",
                                        "seven", "eight", "nine", "ten"};
  CS_EACH_CHILD (tree, child, head) {
    cs_str lemma = cs_tree_lemma(tree, child);
    if (cs_str_equal(lemma, CS_STR("both"))) return 2;
    if (cs_str_equal(lemma, CS_STR("each")) &&
        cs_tree_islemma(tree, head, CS_STR("side")))
      return 2;
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
static size_t listed(const cs_resolver *r, const cs_mention *m,
                     const cs_mention **out, size_t most) {
  const cs_tree *tree = cs_coref_tree(r, m);
  size_t n = 0;
  if (tree->tokens[m->head].deprel == CS_CONJ) return 0;
  out[n++] = m;
  CS_EACH_CHILD (tree, child, m->head) {
    if (tree->tokens[child].deprel != CS_CONJ || n == most) continue;
    const cs_mention *o = cs_mention_at(r->coding, m->sentence, child);
    bool fresh = o != NULL && o->nactors == 1;
    for (size_t i = 0; fresh && i < n; i++)
      fresh = !cs_str_equal(out[i]->actors[0].code, o->actors[0].code);
    if (fresh) out[n++] = o;
  }
  return n;
}

static bool statelike(const cs_resolver *r, const cs_mention *m) {
  return m->nactors == 1 && m->direct && m->place &&
         cs_coref_isstate(r, m->actors[0].code);
}

static bool issides(const cs_resolver *r, const cs_mention *m) {
  static const char *const nouns[] = {"side", "rival", "foe", "party", NULL};
  return cs_tree_isany(cs_coref_tree(r, m), m->head, nouns);
}

/* "left for Nairobi to press both sides": a place, no side. */
static bool isstation(const cs_resolver *r, const cs_mention *o) {
  const cs_tree *tree = cs_coref_tree(r, o);
  cs_deprel rel = cs_tree_deprel(tree, cs_tree_conjunct(tree, o->head));
  return o->place && rel == CS_OBL;
}

/* "Egypt and Qatar tried to broker a truce": they are no sides themselves. */
static bool mediates(const cs_resolver *r, const cs_mention *o) {
  static const char *const verbs[] = {
      "broker",  "mediate", "urge", "appeal", "call",  "press", "host",
      "arrange", "condemn", "send", "deploy", "offer", NULL};
  const cs_tree *tree = cs_coref_tree(r, o);
  uint32_t verb = cs_tree_head(tree, o->head);
  if (verb == CS_NONE || cs_tree_deprel(tree, o->head) != CS_NSUBJ)
    return false;
  uint32_t inner = cs_tree_child(tree, verb, CS_XCOMP);
  return cs_tree_isany(tree, verb, verbs) ||
         (inner != CS_NONE && cs_tree_isany(tree, inner, verbs));
}

static bool fromlist(cs_resolver *r, cs_mention *m, const cs_mention *o,
                     size_t want) {
  const cs_mention *found[12];
  if (!statelike(r, o)) return false;
  if (issides(r, m) && (isstation(r, o) || mediates(r, o))) return false;
  size_t n = listed(r, o, found, 12);
  if (n != want) return false;
  for (size_t i = 0; i < n; i++) cs_coref_same(r, m, found[i]);
  m->direct = true;
  return true;
}

/* "Belgian and French troops": no states of their own. */
static bool ismodifier(const cs_resolver *r, const cs_mention *o) {
  const cs_tree *tree = cs_coref_tree(r, o);
  uint32_t first = cs_tree_conjunct(tree, o->head);
  cs_deprel rel = cs_tree_deprel(tree, first);
  return rel == CS_AMOD || rel == CS_COMPOUND;
}

static bool isrebel(cs_str code) {
  static const char *const roles[] = {"REB", "SEP", "INS", NULL};
  return cs_code_hasany(code, roles);
}

/* Two of one state are two sides only if one of them rebels. */
static bool oneside(cs_str a, cs_str b, bool sides) {
  if (memcmp(a.bytes, b.bytes, 3) != 0) return false;
  return !sides || isrebel(a) == isrebel(b);
}

/* Civilians are no side. */
static bool isbystander(const cs_mention *o) {
  static const char *const roles[] = {"CVL", "REF", "MED", NULL};
  return cs_code_hasany(o->actors[0].code, roles);
}

static bool lasttwo(cs_resolver *r, cs_mention *m) {
  const cs_mention *found[2];
  bool sides = issides(r, m);
  size_t n = 0;
  for (const cs_mention *o = m; o-- > r->coding->mentions && n < 2;) {
    if (o->nactors != 1 || !cs_coref_isstate(r, o->actors[0].code) ||
        !o->direct || ismodifier(r, o) ||
        (sides && (isstation(r, o) || mediates(r, o) || isbystander(o))))
      continue;
    if (n == 1 && oneside(found[0]->actors[0].code, o->actors[0].code, sides))
      continue;
    if (n == 1 && sides && o->sentence == found[0]->sentence &&
        cs_tree_head(cs_coref_tree(r, o), found[0]->head) == o->head)
      continue; /* those who act together are one side */
    found[n++] = o;
  }
  if (n < 2) return false;
  cs_coref_same(r, m, found[1]);
  cs_coref_same(r, m, found[0]);
  m->direct = true;
  return true;
}

/* Mentions that a look back at frequent states goes over. */
enum { BACK = 128 };

static bool isstateactor(const cs_resolver *r, const cs_mention *o) {
  return o->nactors == 1 && !o->context &&
         cs_coref_isstate(r, o->actors[0].code);
}

/* How often the text has named the state before `m`. */
static size_t namedbefore(const cs_resolver *r, const cs_mention *m,
                          cs_str state) {
  size_t n = 0;
  for (const cs_mention *o = m; o-- > r->coding->mentions && m - o <= BACK;)
    if (isstateactor(r, o) &&
        memcmp(o->actors[0].code.bytes, state.bytes, 3) == 0)
      n++;
  return n;
}

/* "the two neighbours": the states that the text is about. */
static bool frequenttwo(cs_resolver *r, cs_mention *m) {
  const cs_mention *best[2] = {NULL, NULL};
  size_t most[2] = {2, 2}; /* named thrice at least */
  for (const cs_mention *o = m; o-- > r->coding->mentions && m - o <= BACK;) {
    if (!isstateactor(r, o) || o->actors[0].code.size != 3) continue;
    cs_str state = o->actors[0].code;
    if ((best[0] != NULL && cs_str_equal(best[0]->actors[0].code, state)) ||
        (best[1] != NULL && cs_str_equal(best[1]->actors[0].code, state)))
      continue;
    size_t n = namedbefore(r, m, state);
    if (n > most[0]) {
      best[1] = best[0], most[1] = most[0];
      best[0] = o, most[0] = n;
    } else if (n > most[1]) {
      best[1] = o, most[1] = n;
    }
  }
  if (best[1] == NULL) return false;
  cs_coref_same(r, m, best[0]);
  cs_coref_same(r, m, best[1]);
  m->direct = true;
  return true;
}

static bool isgroupnoun(const cs_tree *tree, uint32_t head) {
  static const char *const nouns[] = {
      "country",    "nation",  "state",      "side", "party", "neighbor",
      "neighbour",  "leader",  "rival",      "foe",  "ally",  "power",
      "government", "partner", "capital",    "pair", "duo",   "minister",
      "president",  "army",    "superpower", NULL};
  return cs_tree_isany(tree, head, nouns);
}

bool cs_group_counted(cs_resolver *r, cs_mention *m) {
  cs_coding *c = r->coding;
  const cs_tree *tree = cs_coref_tree(r, m);
  if (!isgroupnoun(tree, m->head)) return false;
  size_t want = counted(tree, m->head);
  if (want == 0) {
    static const char *const pairs[] = {"side", "pair", "duo", NULL};
    uint32_t prep = cs_tree_case(tree, m->head);
    static const char *const foes[] = {"rival",     "foe",        "neighbor",
                                       "neighbour", "superpower", NULL};
    if (m->definite && m->plural && cs_tree_isany(tree, m->head, foes) &&
        frequenttwo(r, m))
      return true;
    bool between = m->plural && cs_tree_islemma(tree, prep, CS_STR("between"));
    if (!m->definite || (!between && !cs_tree_isany(tree, m->head, pairs)))
      return false;
    want = 2;
  }
  for (cs_mention *o = m; o-- > c->mentions;)
    if (fromlist(r, m, o, want)) return true;
  if (want == 2 && m->definite && m->sentence > 0 && frequenttwo(r, m))
    return true;
  for (cs_mention *o = m + 1; o < c->mentions + c->nmentions; o++)
    if (fromlist(r, m, o, want)) return true;
  static const char *const officers[] = {"minister", "president", "leader",
                                         "army", NULL};
  bool known = m->definite ||
               (m->sentence > 0 && !cs_tree_isany(tree, m->head, officers));
  return want == 2 && known && (frequenttwo(r, m) || lasttwo(r, m));
}

static bool isperson(const cs_mention *o) {
  return o->person && !o->plural && !o->pronoun && o->nactors == 1 && o->direct;
}

/* The person that one is told of together with: "X and Y were arrested". */
static const cs_mention *companion(const cs_resolver *r, const cs_mention *o) {
  const cs_tree *tree = cs_coref_tree(r, o);
  CS_EACH_CHILD (tree, child, o->head) {
    const cs_mention *other = cs_mention_at(r->coding, o->sentence, child);
    if (cs_tree_deprel(tree, child) == CS_CONJ && other != NULL &&
        isperson(other))
      return other;
  }
  return NULL;
}

/* "X followed Y, and the two fought": who did something to this one. */
static const cs_mention *opponent(const cs_resolver *r, const cs_mention *o) {
  cs_tree *tree = cs_coref_tree(r, o);
  uint32_t verb = cs_tree_head(tree, o->head);
  if (verb == CS_NONE || !cs_tree_isverb(tree, verb) || o->nactors != 1)
    return NULL;
  const cs_arguments *a = cs_tree_arguments(tree, verb);
  if (a->object != o->head) return NULL;
  const cs_mention *by = cs_mention_at(r->coding, o->sentence, a->subject);
  return by != NULL && by->nactors == 1 && !by->plural ? by : NULL;
}

bool cs_group_people(cs_resolver *r, cs_mention *m) {
  static const char *const nouns[] = {
      "man",  "woman",  "suspect",  "defendant", "brother",
      "pair", "duo",    "teenager", "accused",   "boy",
      "girl", "couple", "both",     "two",       NULL};
  static const char *const alone[] = {"pair", "duo", "both", "two", NULL};
  const cs_tree *tree = cs_coref_tree(r, m);
  if (!cs_tree_isany(tree, m->head, nouns)) return false;
  bool two = cs_tree_isany(tree, m->head, alone) || counted(tree, m->head) == 2;
  if (!two || (!m->definite && m->sentence == 0)) return false;
  for (const cs_mention *o = m; o-- > r->coding->mentions;) {
    if (m->sentence - o->sentence > CS_COREF_REACH) return false;
    const cs_mention *other = isperson(o) ? companion(r, o) : NULL;
    if (other == NULL && o->sentence == m->sentence) other = opponent(r, o);
    if (other == NULL) continue;
    cs_coref_same(r, m, o);
    cs_coref_same(r, m, other);
    return true;
  }
  return false;
}

/* "each side blamed the other": neither is anybody else. */
static bool isoneanother(cs_tree *tree, uint32_t other) {
  static const char *const sides[] = {"side", "each", "party", NULL};
  uint32_t verb = cs_tree_head(tree, other);
  if (verb == CS_NONE || !cs_tree_isverb(tree, verb) ||
      !cs_tree_islemma(tree, other, CS_STR("other")))
    return false;
  uint32_t who = cs_tree_arguments(tree, verb)->subject;
  return who != CS_NONE && who != other && cs_tree_isany(tree, who, sides);
}

/* "a third was arrested", "70 others were hurt": more of those just named. */
bool cs_group_rest(cs_resolver *r, cs_mention *m) {
  static const char *const words[] = {"other",  "another", "third", "second",
                                      "fourth", "rest",    "one",   NULL};
  const cs_tree *tree = cs_coref_tree(r, m);
  if (!cs_tree_isany(tree, m->head, words)) return false;
  if (cs_tree_deprel(tree, m->head) != CS_NSUBJ &&
      cs_tree_deprel(tree, m->head) != CS_OBJ)
    return false;
  if (isoneanother(cs_coref_tree(r, m), m->head)) return false;
  for (const cs_mention *o = m; o-- > r->coding->mentions;) {
    if (m->sentence - o->sentence > 1) return false;
    if (!o->agent || o->named || o->nactors != 1 || !o->direct) continue;
    if (cs_tree_deprel(cs_coref_tree(r, o), o->head) != CS_NSUBJ &&
        cs_tree_deprel(cs_coref_tree(r, o), o->head) != CS_OBJ)
      continue;
    cs_coref_same(r, m, o);
    return true;
  }
  return false;
}

/* Was it introduced with that noun: "the regional bloc ECOWAS"? */
static bool iscalled(const cs_resolver *r, const cs_mention *o, cs_str noun) {
  const cs_tree *tree = cs_coref_tree(r, o);
  for (uint32_t t = o->first; t < o->last; t++) {
    if (cs_tree_islemma(tree, t, noun)) return true;
    cs_str form = cs_tree_form(tree, t); /* "Agency" */
    if (form.size == noun.size && (form.bytes[0] | 32) == noun.bytes[0] &&
        memcmp(form.bytes + 1, noun.bytes + 1, noun.size - 1) == 0)
      return true;
  }
  return false;
}

/* "the agency", long after "the U.N. Relief and Works Agency". */
static bool calledso(cs_resolver *r, cs_mention *m) {
  cs_str noun = cs_tree_lemma(cs_coref_tree(r, m), m->head);
  for (const cs_mention *o = m; o-- > r->coding->mentions;) {
    if (m->sentence - o->sentence > 2 * CS_COREF_REACH) return false;
    if (o->nactors != 1 || !o->direct || !o->named || o->person || o->pronoun ||
        o->place || !iscalled(r, o, noun))
      continue;
    cs_coref_same(r, m, o);
    return true;
  }
  return false;
}

void cs_group_definite(cs_resolver *r, cs_mention *m) {
  static const char *const states[] = {"country",   "nation",  "state",
                                       "territory", "enclave", NULL};
  static const char *const bodies[] = {
      "group",   "organization", "organisation", "bloc",       "alliance",
      "agency",  "body",         "ministry",     "company",    "firm",
      "party",   "union",        "council",      "commission", "court",
      "faction", "militia",      "movement",     "government", NULL};
  const cs_tree *tree = cs_coref_tree(r, m);
  if (!m->definite || m->plural) return;
  bool state = cs_tree_isany(tree, m->head, states);
  if (!state && !cs_tree_isany(tree, m->head, bodies)) return;
  if (!state && calledso(r, m)) return;
  for (const cs_mention *o = m; o-- > r->coding->mentions;) {
    if (m->sentence - o->sentence > CS_COREF_REACH) return;
    if (o->nactors != 1 || !o->direct || o->person || o->pronoun) continue;
    bool place = statelike(r, o);
    if (state != place) continue;
    if (!state && (o->plural || !o->named)) continue;
    cs_coref_same(r, m, o);
    return;
  }
}

/* "the bloc" alone is any. */
static bool isanybody(const cs_mention *m) {
  return m->nactors == 1 && cs_str_equal(m->actors[0].code, CS_STR("IGO"));
}

static const cs_mention *bodybefore(const cs_resolver *r, const cs_mention *m,
                                    bool called) {
  cs_str noun = cs_tree_lemma(cs_coref_tree(r, m), m->head);
  for (const cs_mention *o = m; o-- > r->coding->mentions;) {
    if (m->sentence - o->sentence > 3 * CS_COREF_REACH) return NULL;
    if (o->nactors == 1 && o->named && !o->person && o->direct &&
        cs_str_starts(o->actors[0].code, CS_STR("IGO")) &&
        (!called || iscalled(r, o, noun)))
      return o;
  }
  return NULL;
}

/* "the military alliance of European countries": NATO, if it was named, some
   paragraphs before maybe. */
void cs_group_alliance(cs_resolver *r, cs_mention *m) {
  static const char *const nouns[] = {"alliance", "bloc", "organization",
                                      "organisation", NULL};
  if (!m->definite || m->plural || (m->direct && !isanybody(m)) ||
      !cs_tree_isany(cs_coref_tree(r, m), m->head, nouns))
    return;
  const cs_mention *o = bodybefore(r, m, true);
  if (o == NULL) o = bodybefore(r, m, false);
  if (o == NULL) return;
  m->nactors = 0;
  m->via = CS_NONE;
  cs_coref_same(r, m, o);
}

static bool isattribute(const cs_tree *tree, uint32_t token) {
  cs_deprel deprel = cs_tree_deprel(tree, token);
  return deprel == CS_AMOD || deprel == CS_COMPOUND;
}

/* Is a word before this noun also before that one? */
static bool samekind(const cs_tree *a, uint32_t x, const cs_tree *b,
                     uint32_t y) {
  CS_EACH_CHILD (a, child, x) {
    if (!isattribute(a, child)) continue;
    CS_EACH_CHILD (b, other, y)
      if (isattribute(b, other) &&
          cs_str_equal(cs_tree_lemma(a, child), cs_tree_lemma(b, other)))
        return true;
  }
  return false;
}

/* "its Pacific partners" after "four Pacific countries" that were listed. */
static void again(cs_resolver *r, cs_mention *m) {
  const cs_tree *tree = cs_coref_tree(r, m);
  for (const cs_mention *o = m; o-- > r->coding->mentions;) {
    const cs_tree *other = cs_coref_tree(r, o);
    if (o->nactors < 3 || counted(other, o->head) != o->nactors ||
        !samekind(tree, m->head, other, o->head))
      continue;
    m->nactors = 0;
    cs_coref_same(r, m, o);
    return;
  }
}

/* "Four Indo-Pacific countries" has a region in it, but the list is meant. */
void cs_group_recount(cs_resolver *r, cs_mention *m) {
  const cs_tree *tree = cs_coref_tree(r, m);
  if (m->pronoun || m->nactors == 0 || !isgroupnoun(tree, m->head)) return;
  if (m->direct && cs_coref_isstate(r, m->actors[0].code)) return;
  if (counted(tree, m->head) == 0 && m->plural) again(r, m);
  if (counted(tree, m->head) < 2 || m->nactors > 1) return;
  cs_mention was = *m;
  m->nactors = 0;
  if (!cs_group_counted(r, m)) *m = was;
}
