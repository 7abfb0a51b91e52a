#include "code.h"
#include "coreference.h"

/* Words and mentions that a pronoun looks back at most, so that the time stays
   linear in a sentence of any length. */
enum { FAR = 1024 };

typedef enum pronoun {
  PRO_NONE,
  PRO_PERSON,
  PRO_THING,
  PRO_MANY,
  PRO_SPEAKER
} pronoun;

static pronoun pronounof(const cs_tree *tree, uint32_t token) {
  static const char *const persons[] = {"he",  "she",  "him", "her",
                                        "his", "hers", NULL};
  static const char *const things[] = {"it", "its", NULL};
  static const char *const many[] = {"they", "them", "their", "theirs", NULL};
  static const char *const speakers[] = {"we", "us", "our", "ours", "i",
                                         "me", "my", "I",   NULL};
  if (cs_tree_isany(tree, token, persons)) return PRO_PERSON;
  if (cs_tree_isany(tree, token, things)) return PRO_THING;
  if (cs_tree_isany(tree, token, many)) return PRO_MANY;
  if (cs_tree_isany(tree, token, speakers)) return PRO_SPEAKER;
  return PRO_NONE;
}

/* "a court" is neither he nor she. */
static bool isbody(const cs_tree *tree, const cs_mention *m) {
  static const char *const bodies[] = {
      "court",     "tribunal",   "government", "administration", "parliament",
      "council",   "commission", "ministry",   "committee",      "company",
      "bank",      "army",       "military",   "police",         "party",
      "group",     "regime",     "junta",      "organization",   "agency",
      "newspaper", "congress",   "senate",     "assembly",       "house",
      "union",     "office",     "board",      "panel",          "bench",
      "cabinet",   "opposition", "gang",       "crowd",          "firm",
      "force",     "team",       "Congress",   "Senate",         "Assembly",
      "Court",     "Ministry",   "Parliament", "Council",        "Commission",
      "Party",     "Union",      NULL};
  return m->agent && cs_tree_isany(tree, m->head, bodies);
}

static bool ispersonrole(const cs_tree *tree, const cs_mention *m) {
  return m->person || (m->agent && !m->plural && !isbody(tree, m));
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

/* "India and Pakistan": more than one, if the phrases are alike. */
static bool islist(const cs_resolver *r, const cs_mention *m) {
  const cs_tree *tree = cs_coref_tree(r, m);
  if (m->nactors == 0 || !m->direct || tree->tokens[m->head].deprel == CS_CONJ)
    return false;
  CS_EACH_CHILD (tree, child, m->head) {
    const cs_mention *o = cs_mention_at(r->coding, m->sentence, child);
    if (tree->tokens[child].deprel == CS_CONJ && o != NULL && o->nactors > 0 &&
        o->direct)
      return true;
  }
  return false;
}

/* The pronoun stands for the phrase and those coordinated with it. */
static void same(cs_resolver *r, cs_mention *pro, const cs_mention *m,
                 bool many) {
  const cs_tree *tree = cs_coref_tree(r, m);
  cs_coref_same(r, pro, m);
  if (!many || !islist(r, m)) return;
  CS_EACH_CHILD (tree, child, m->head) {
    const cs_mention *o = cs_mention_at(r->coding, m->sentence, child);
    if (tree->tokens[child].deprel == CS_CONJ && o != NULL && o->direct)
      cs_coref_same(r, pro, o);
  }
}

/* "the United States … it" */
static bool isstate(const cs_mention *m) {
  return m->named && m->nactors == 1 && m->actors[0].code.size == 3;
}

/* "the Taliban", "the junta": named bodies are they, too. */
static bool isgroup(const cs_mention *m) {
  return m->named && !m->person && !m->place && m->nactors == 1 &&
         m->actors[0].code.size >= 6 && m->direct;
}

static bool agrees(const cs_tree *tree, const cs_mention *m, pronoun kind,
                   int8_t gender) {
  if (m->dropped || m->pronoun) return false;
  if (m->nactors == 0) return agreesunknown(tree, m, kind);
  switch (kind) {
    case PRO_PERSON:
      return !m->plural && ispersonrole(tree, m) && m->direct &&
             (m->gender == 0 || gender == 0 || m->gender == gender);
    case PRO_THING:
      return (!m->plural || isstate(m)) && !m->person && m->direct;
    case PRO_MANY:
      return (m->direct || (m->via != CS_NONE && m->plural)) &&
             (m->plural || m->nactors > 1 || (m->agent && !m->person) ||
              isgroup(m));
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

/* "Merkel's critics demanded her resignation": she owns the subject. */
static bool ofsubject(const cs_tree *tree, const cs_mention *m,
                      const cs_mention *pro) {
  uint32_t noun = cs_tree_head(tree, m->head);
  return m->sentence == pro->sentence && noun != CS_NONE &&
         cs_tree_deprel(tree, noun) == CS_NSUBJ &&
         tree->tokens[pro->head].deprel == CS_NMOD_POSS;
}

/* "Police held four after they protested": why one is held is what he did. */
static bool isharmed(const cs_tree *tree, const cs_mention *m,
                     const cs_mention *pro) {
  static const char *const verbs[] = {
      "detain", "arrest",  "jail",    "hold",    "disperse", "beat",
      "kill",   "attack",  "fine",    "expel",   "shoot",    "deport",
      "fire",   "dismiss", "charge",  "convict", "seize",    "ban",
      "punish", "wound",   "execute", NULL};
  static const char *const marks[] = {"after", "because", "when",
                                      "as",    "while",   NULL};
  uint32_t clause = cs_tree_head(tree, pro->head);
  uint32_t verb = clause != CS_NONE ? cs_tree_head(tree, clause) : CS_NONE;
  uint32_t mark =
      clause != CS_NONE ? cs_tree_child(tree, clause, CS_MARK) : CS_NONE;
  return m->sentence == pro->sentence && verb != CS_NONE && mark != CS_NONE &&
         cs_tree_deprel(tree, clause) == CS_ADVCL &&
         cs_tree_deprel(tree, pro->head) == CS_NSUBJ &&
         cs_tree_head(tree, m->head) == verb &&
         cs_tree_deprel(tree, m->head) == CS_OBJ &&
         cs_tree_isany(tree, verb, verbs) && cs_tree_isany(tree, mark, marks);
}

/* "the army and its rivals": of the first. */
static bool joined(const cs_tree *tree, const cs_mention *m,
                   const cs_mention *pro) {
  uint32_t owned = cs_tree_head(tree, pro->head);
  return m->sentence == pro->sentence && owned != CS_NONE &&
         tree->tokens[pro->head].deprel == CS_NMOD_POSS &&
         tree->tokens[owned].deprel == CS_CONJ &&
         cs_tree_conjunct(tree, owned) == m->head;
}

/* "toppled its emir": one does so to others. */
static bool harmsown(cs_tree *tree, const cs_mention *m,
                     const cs_mention *pro) {
  static const char *const verbs[] = {
      "topple",    "oust",      "overthrow",   "depose", "unseat",  "kill",
      "execute",   "murder",    "capture",     "beat",   "torture", "attack",
      "shell",     "bomb",      "besiege",     "accuse", "condemn", "denounce",
      "reject",    "rebuff",    "spurn",       "demand", "arrest",  "detain",
      "criticise", "criticize", "assassinate", NULL};
  static const char *const entries[] = {"enter",  "violate", "breach",
                                        "invade", "cross",   NULL};
  uint32_t owned = cs_tree_head(tree, pro->head);
  if (m->sentence != pro->sentence || owned == CS_NONE ||
      tree->tokens[pro->head].deprel != CS_NMOD_POSS ||
      tree->tokens[owned].deprel != CS_OBJ)
    return false;
  uint32_t verb = cs_tree_head(tree, owned);
  if (verb == CS_NONE) return false;
  uint32_t who = cs_tree_arguments(tree, verb)->subject;
  bool modifies = tree->tokens[m->head].deprel == CS_AMOD ||
                  tree->tokens[m->head].deprel == CS_COMPOUND;
  if (modifies && cs_tree_isany(tree, verb, entries))
    return cs_tree_head(tree, m->head) == who ||
           cs_tree_head(tree, cs_tree_head(tree, m->head)) == who;
  return cs_tree_isany(tree, verb, verbs) && who == m->head;
}

static bool isforce(const cs_mention *m) {
  static const char *const roles[] = {"COP", "MIL", "JUD", NULL};
  return m->nactors == 1 && cs_code_hasany(m->actors[0].code, roles);
}

static bool iscrowd(const cs_mention *m) {
  static const char *const roles[] = {"CVL", "OPP", "PTY", "LAB",
                                      "EDU", "CRM", "REF", NULL};
  return m->nactors == 1 && cs_code_hasany(m->actors[0].code, roles);
}

/* "Police stopped a march.  They chanted slogans": police chant none, are not
   arrested, and protesters arrest nobody. */
static bool isunlikely(const cs_resolver *r, const cs_mention *m,
                       const cs_mention *pro) {
  const cs_tree *tree = cs_coref_tree(r, pro);
  static const char *const riots[] = {
      "chant", "march", "protest", "demonstrate", "rally", "hurl", "throw",
      "pelt",  "loot",  "riot",    "torch",       "stone", "wave", NULL};
  uint32_t verb = cs_tree_head(tree, pro->head);
  if (verb == CS_NONE) return false;
  bool arrest = cs_coref_inclass(r, tree, verb, CS_STR("custody"));
  switch (tree->tokens[pro->head].deprel) {
    case CS_NSUBJ:
      return arrest ? iscrowd(m)
                    : isforce(m) && cs_tree_isany(tree, verb, riots);
    case CS_NSUBJ_PASS:
    case CS_OBJ: return arrest && isforce(m);
    default: return false;
  }
}

/* "dozens of workers": the dozens stand where the workers do. */
static uint32_t wholeof(const cs_tree *tree, uint32_t token) {
  static const char *const counts[] = {
      "dozen",  "hundred", "thousand", "score",    "ten",     "group",
      "number", "crowd",   "scores",   "majority", "million", NULL};
  uint32_t count = cs_tree_head(tree, token);
  bool of = tree->tokens[token].deprel == CS_NMOD && count != CS_NONE &&
            count < token && cs_tree_isany(tree, count, counts);
  return of ? count : token;
}

/* "filed a case against Chad at the court accusing it": against whom one acts
   is spoken of, not where. */
static int charged(const cs_tree *tree, const cs_mention *m,
                   const cs_mention *pro) {
  static const char *const places[] = {"at", "in", "before", NULL};
  uint32_t verb = cs_tree_head(tree, pro->head);
  uint32_t prep = cs_tree_case(tree, m->head);
  if (m->sentence != pro->sentence || verb == CS_NONE || prep == CS_NONE ||
      (cs_tree_deprel(tree, verb) != CS_ADVCL &&
       cs_tree_deprel(tree, verb) != CS_ACL))
    return 0;
  if (cs_tree_islemma(tree, prep, CS_STR("against"))) return 4;
  return cs_tree_isany(tree, prep, places) ? -2 : 0;
}

/* "thanked Denmark for its decision": what one thanks, blames or punishes
   somebody for is that one's. */
static bool isreason(const cs_tree *tree, const cs_mention *m,
                     const cs_mention *pro) {
  static const char *const verbs[] = {
      "thank",    "praise", "criticize", "criticise", "condemn",  "blame",
      "commend",  "fault",  "slam",      "laud",      "denounce", "punish",
      "sanction", "fine",   "rebuke",    "reproach",  "chide",    "applaud",
      "arrest",   "jail",   NULL};
  uint32_t owned = cs_tree_head(tree, pro->head);
  uint32_t verb = owned != CS_NONE ? cs_tree_head(tree, owned) : CS_NONE;
  return m->sentence == pro->sentence && verb != CS_NONE &&
         tree->tokens[pro->head].deprel == CS_NMOD_POSS &&
         cs_tree_childof(tree, owned, CS_CASE, CS_STR("for")) != CS_NONE &&
         cs_tree_isany(tree, verb, verbs) &&
         cs_tree_head(tree, m->head) == verb &&
         cs_tree_deprel(tree, m->head) == CS_OBJ;
}

/* Is something given to it? */
static bool isgiven(const cs_tree *tree, uint32_t token) {
  return tree->tokens[token].deprel == CS_IOBJ ||
         (cs_tree_deprel(tree, token) == CS_OBL &&
          cs_tree_childof(tree, token, CS_CASE, CS_STR("to")) != CS_NONE);
}

/* "sent medicine to Haiti, and Japan gave it money": those who are given
   something. */
static bool parallel(const cs_tree *tree, const cs_mention *m,
                     const cs_mention *pro) {
  uint32_t verb = cs_tree_head(tree, pro->head);
  return m->sentence == pro->sentence && verb != CS_NONE &&
         tree->tokens[verb].deprel == CS_CONJ && isgiven(tree, pro->head) &&
         isgiven(tree, m->head) &&
         cs_tree_head(tree, m->head) == cs_tree_head(tree, verb);
}

static int salience(const cs_resolver *r, const cs_mention *m,
                    const cs_mention *pro) {
  cs_tree *tree = cs_coref_tree(r, m);
  if (saysit(tree, m, pro)) return 50;
  if (isharmed(tree, m, pro)) return 40;
  if (joined(tree, m, pro) || parallel(tree, m, pro) || isreason(tree, m, pro))
    return 40;
  int score = -6 * (int)(pro->sentence - m->sentence);
  switch (tree->tokens[wholeof(tree, m->head)].deprel) {
    case CS_NSUBJ:
    case CS_NSUBJ_PASS: score += 8; break;
    case CS_OBJ:
    case CS_IOBJ: score += 4; break;
    case CS_OBL_AGENT: score += 4; break;
    case CS_NMOD_POSS: score += ofsubject(tree, m, pro) ? 9 : 1; break;
    case CS_AMOD:
    case CS_COMPOUND: score -= 8; break;
    case CS_APPOS: score -= 2; break;
    default: break;
  }
  if (m->person) score += 2;
  score += charged(tree, m, pro);
  if (harmsown(tree, m, pro)) score -= 10;
  if (isunlikely(r, m, pro)) score -= 10;
  if (m->nactors == 0) score -= 5;
  if (m->sentence == pro->sentence) score -= (int)(pro->head - m->head) / 8;
  return score;
}

/* "some of them": the some, as part of whom they are; else the pronoun. */
static uint32_t partof(const cs_tree *tree, const cs_mention *pro) {
  static const char *const parts[] = {"some", "most", "many", "several", "all",
                                      "both", "one",  "none", "each",    NULL};
  uint32_t some = cs_tree_head(tree, pro->head);
  uint32_t of = cs_tree_case(tree, pro->head);
  bool part =
      some != CS_NONE && some < pro->head && of != CS_NONE &&
      cs_str_equal(cs_tree_lemma(tree, of), CS_STR("of")) &&
      (tree->tokens[some].upos == CS_NUM || cs_tree_isany(tree, some, parts));
  return part ? some : pro->head;
}

/* The verb that a pronoun, or some of those it stands for, is the object of:
   "freed him", "told him"; or CS_NONE. */
static uint32_t objectof(const cs_tree *tree, const cs_mention *pro) {
  uint32_t object = partof(tree, pro);
  uint8_t rel = tree->tokens[object].deprel;
  uint32_t verb = cs_tree_head(tree, object);
  if ((rel != CS_OBJ && rel != CS_IOBJ) || verb == CS_NONE) return CS_NONE;
  return cs_tree_isverb(tree, verb) ? verb : CS_NONE;
}

/* Subject and object of one verb are not the same. */
/* "said they would take them in": they and them are not the same. */
static bool stoodfor(const cs_resolver *r, cs_tree *tree, const cs_mention *a,
                     const cs_mention *b) {
  uint32_t verb = objectof(tree, b);
  if (verb == CS_NONE) return false;
  const cs_mention *they = cs_mention_at(
      r->coding, b->sentence, cs_tree_arguments(tree, verb)->subject);
  if (they == NULL || !they->pronoun || they == b) return false;
  for (uint32_t i = 0; they->nactors > 1 && i < they->nactors; i++)
    if (a->nactors > 0 && cs_str_equal(they->actors[i].code, a->actors[0].code))
      return true;
  return they->antecedent == (uint32_t)(a - r->coding->mentions);
}

static bool coargument(const cs_resolver *r, cs_tree *tree, const cs_mention *a,
                       const cs_mention *b) {
  if (a->sentence != b->sentence) return false;
  if (stoodfor(r, tree, a, b)) return true;
  if (tree->tokens[b->head].deprel == CS_NMOD_POSS) return false;
  uint32_t above = cs_tree_head(tree, partof(tree, b));
  if (cs_tree_head(tree, a->head) == above) return true;
  /* "filed a complaint accusing it": not whoever filed */
  uint32_t noun = above != CS_NONE && cs_tree_deprel(tree, above) == CS_ACL
                      ? cs_tree_head(tree, above)
                      : (uint32_t)CS_NONE;
  if (noun != CS_NONE && tree->tokens[b->head].deprel == CS_OBJ &&
      cs_tree_deprel(tree, noun) == CS_OBJ &&
      cs_tree_head(tree, a->head) == cs_tree_head(tree, noun))
    return true;
  /* "the judge freed her and jailed him" */
  uint32_t verb = objectof(tree, b);
  return verb != CS_NONE && cs_tree_arguments(tree, verb)->subject == a->head;
}

/* "Zelenskyy, who": the phrase that ends right before it. */
static void resolverelative(cs_resolver *r, cs_mention *pro) {
  const cs_tree *tree = cs_coref_tree(r, pro);
  uint32_t head = cs_tree_head(tree, pro->head);
  if (head != CS_NONE && tree->tokens[head].deprel == CS_ACL_RELCL) return;
  for (uint32_t t = pro->head; t-- > 0 && pro->head - t <= 4;) {
    const cs_mention *m = cs_mention_at(r->coding, pro->sentence, t);
    if (m == NULL && tree->tokens[t].deprel == CS_FLAT)
      m = cs_mention_at(r->coding, pro->sentence, cs_tree_head(tree, t));
    if (m == NULL || m->nactors == 0) continue;
    cs_coref_same(r, pro, m);
    return;
  }
}

static void resolvepronoun(cs_resolver *r, cs_mention *pro) {
  cs_coding *c = r->coding;
  cs_tree *tree = cs_coref_tree(r, pro);
  pronoun kind = pronounof(tree, pro->head);
  static const char *const relatives[] = {"who", "which", NULL};
  if (kind == PRO_NONE && cs_tree_isany(tree, pro->head, relatives))
    resolverelative(r, pro);
  if (kind == PRO_NONE || kind == PRO_SPEAKER) return;
  if (tree->tokens[pro->head].deprel == CS_EXPL) return;
  const cs_mention *best = NULL;
  int most = -100;
  uint32_t from = pro->head > FAR ? pro->head - FAR : 0;
  for (uint32_t t = from; t < pro->head; t++) {
    const cs_mention *m = cs_mention_at(r->coding, pro->sentence, t);
    if (m == NULL || m->pronoun || !saysit(tree, m, pro) ||
        coargument(r, tree, m, pro) ||
        ((m->plural || islist(r, m)) != (kind == PRO_MANY) &&
         !(kind == PRO_MANY && isgroup(m))))
      continue;
    same(r, pro, m, kind == PRO_MANY);
    return;
  }
  for (const cs_mention *m = pro; m-- > c->mentions;) {
    if (pro->sentence - m->sentence > CS_COREF_REACH || pro - m > FAR) break;
    bool list = kind == PRO_MANY && !m->pronoun && !m->dropped && islist(r, m);
    if ((!list && !agrees(cs_coref_tree(r, m), m, kind, pro->gender)) ||
        coargument(r, tree, m, pro))
      continue;
    int score = salience(r, m, pro);
    /* "them": parliament only where nobody else is about */
    if (kind == PRO_MANY && !list && !m->plural && m->nactors == 1) score -= 4;
    /* "Mexico and Colombia sent medicine to Haiti, and Japan gave it …" */
    if (kind == PRO_THING && !m->pronoun && islist(r, m)) score -= 6;
    if (score > most) {
      most = score;
      best = m;
    }
  }
  if (best != NULL) same(r, pro, best, kind == PRO_MANY);
}

static const cs_mention *speakerin(cs_resolver *r, uint32_t sentence) {
  cs_tree *tree = &r->coding->trees[sentence];
  for (uint32_t t = 0; t < tree->n; t++) {
    if (!cs_tree_isverb(tree, t) ||
        !cs_coref_inclass(r, tree, t, CS_STR("speech")))
      continue;
    const cs_mention *m =
        cs_mention_at(r->coding, sentence, cs_tree_arguments(tree, t)->subject);
    if (m != NULL && m->nactors > 0) return m;
  }
  return NULL;
}

static void resolvespeaker(cs_resolver *r, cs_mention *pro) {
  const cs_mention *m = speakerin(r, pro->sentence);
  uint32_t next = pro->sentence + 1;
  if (m == NULL && pro->sentence > 0) m = speakerin(r, pro->sentence - 1);
  if (m == NULL && next < r->coding->document->nsentences)
    m = speakerin(r, next);
  if (m != NULL && m != pro) cs_coref_same(r, pro, m);
}

void cs_pronoun_resolve(cs_resolver *r, cs_mention *m) {
  if (pronounof(cs_coref_tree(r, m), m->head) == PRO_SPEAKER)
    resolvespeaker(r, m);
  else
    resolvepronoun(r, m);
}
