#include "tree.h"

/* Who does what to whom at a predicate: see cs_arguments. */

/* A past tense that goes with a noun is a participle, whatever its tag: "a man
   accused of it". */
static bool isparticiple(const cs_tree *tree, uint32_t token) {
  uint8_t xpos = tree->tokens[token].xpos;
  return xpos == CS_XPOS_VBN ||
         (xpos == CS_XPOS_VBD && tree->tokens[token].deprel == CS_ACL);
}

static bool isgerund(const cs_tree *tree, uint32_t token) {
  return tree->tokens[token].xpos == CS_XPOS_VBG;
}

static bool hasaux(const cs_tree *tree, uint32_t token, cs_str lemma) {
  return cs_tree_childof(tree, token, CS_AUX_, lemma) != CS_NONE;
}

/* "Peru hosted a visit by ministers", "Kurds called for action by Turkey": a
   past tense with subject and no auxiliary; the phrase belongs to the noun. */
static bool isplainpast(const cs_tree *tree, uint32_t token) {
  bool subject = false, object = false;
  CS_EACH_CHILD (tree, child, token) {
    uint8_t rel = tree->tokens[child].deprel;
    if (rel == CS_AUX_ || rel == CS_AUX_PASS || rel == CS_COP) return false;
    subject |= (rel == CS_NSUBJ || rel == CS_NSUBJ_PASS) && child < token;
    object |= rel == CS_OBJ && child > token;
  }
  return subject && (object || tree->tokens[token].xpos == CS_XPOS_VBD);
}

/* "was charged and released on bail": both befell the subject. */
static bool joinspassive(const cs_tree *tree, uint32_t token) {
  uint32_t first = cs_tree_head(tree, token);
  if (tree->tokens[token].xpos != CS_XPOS_VBN || first == CS_NONE ||
      cs_tree_child(tree, token, CS_OBJ) != CS_NONE)
    return false;
  CS_EACH_CHILD (tree, child, token) {
    cs_deprel rel = cs_tree_deprel(tree, child);
    if (rel == CS_NSUBJ || rel == CS_AUX_ || rel == CS_COP) return false;
  }
  CS_EACH_CHILD (tree, child, first)
    if (tree->tokens[child].deprel == CS_AUX_PASS) return true;
  return false;
}

static bool ispassive(const cs_tree *tree, uint32_t token) {
  bool subject = false;
  if (tree->sentence->line != CS_HEADLINE && isplainpast(tree, token))
    return false;
  CS_EACH_CHILD (tree, child, token) {
    uint8_t rel = tree->tokens[child].deprel;
    if (rel == CS_AUX_PASS || rel == CS_CSUBJ_PASS || rel == CS_OBL_AGENT)
      return true;
    subject |= rel == CS_NSUBJ_PASS;
  }
  /* "The opposition called for …" is active, "Two killed in blast" is not */
  if (subject && (tree->sentence->line == CS_HEADLINE ||
                  cs_tree_deprel(tree, token) != CS_ROOT))
    return true;
  if (!isparticiple(tree, token) || hasaux(tree, token, CS_STR("have")))
    return false;
  switch (cs_tree_deprel(tree, token)) {
    case CS_ACL:
    case CS_ADVCL:
      /* with an object it is a past tense that the parser missed */
      return cs_tree_child(tree, token, CS_OBJ) == CS_NONE;
    case CS_AMOD:
    case CS_XCOMP: return true;
    case CS_CONJ:
      if (joinspassive(tree, token)) return true;
      /* fall through */
    case CS_ROOT:
    case CS_PARATAXIS:
    case CS_CCOMP:
      /* headlines drop the auxiliary: "Two killed in blast" */
      return cs_tree_child(tree, token, CS_OBJ) == CS_NONE &&
             cs_tree_child(tree, token, CS_AUX_) == CS_NONE &&
             (cs_tree_child(tree, token, CS_OBL_AGENT) != CS_NONE ||
              tree->sentence->line == CS_HEADLINE);
    default: return false;
  }
}

static bool isrelative(const cs_tree *tree, uint32_t token) {
  if (token == CS_NONE) return false;
  cs_str lemma = tree->tokens[token].lemma;
  return cs_str_equal(lemma, CS_STR("who")) ||
         cs_str_equal(lemma, CS_STR("which")) ||
         cs_str_equal(lemma, CS_STR("that")) ||
         cs_str_equal(lemma, CS_STR("whom"));
}

static uint32_t agentof(const cs_tree *tree, uint32_t token) {
  uint32_t agent = cs_tree_child(tree, token, CS_OBL_AGENT);
  if (agent != CS_NONE) return agent;
  CS_EACH_CHILD (tree, child, token)
    if (cs_tree_deprel(tree, child) == CS_OBL &&
        cs_tree_childof(tree, child, CS_CASE, CS_STR("by")) != CS_NONE)
      return child;
  /* "was urged to resign by the opposition" */
  uint32_t infinitive = cs_tree_child(tree, token, CS_XCOMP);
  if (infinitive == CS_NONE ||
      cs_tree_child(tree, infinitive, CS_AUX_PASS) != CS_NONE)
    return CS_NONE;
  return cs_tree_child(tree, infinitive, CS_OBL_AGENT);
}

static uint32_t surface(const cs_arguments *a) {
  return a->passive ? a->object : a->subject;
}

/* "criticised the ministry for wasting funds": it did, not who criticises. */
static uint32_t blamed(const cs_tree *tree, uint32_t token,
                       const cs_arguments *above) {
  uint32_t object = above->object;
  bool done = cs_tree_childof(tree, token, CS_MARK, CS_STR("for")) != CS_NONE &&
              object != CS_NONE && isgerund(tree, token) &&
              (tree->actors[object] || tree->agents[object]);
  return done ? object : surface(above);
}

/* "led India to expel them": the object does it, though the parser took the
   infinitive for a purpose. */
static bool objectcontrol(cs_tree *tree, uint32_t token, uint32_t head) {
  static const char *const verbs[] = {
      "lead",    "order",     "ask",      "urge",     "force",    "allow",
      "prompt",  "tell",      "persuade", "push",     "press",    "invite",
      "enable",  "authorise", "compel",   "require",  "instruct", "encourage",
      "cause",   "drive",     "spur",     "advise",   "warn",     "command",
      "oblige",  "authorize", "permit",   "pressure", "convince", "incite",
      "provoke", "lobby",     "beg",      "direct",   NULL};
  const cs_arguments *a = cs_tree_arguments(tree, head);
  return !a->passive && a->object != CS_NONE && a->object < token &&
         cs_tree_isany(tree, head, verbs) &&
         cs_tree_childof(tree, token, CS_MARK, CS_STR("to")) != CS_NONE;
}

/* Verbs whose infinitive belongs to their subject although they have an
   object: "Iran promised the agency to …". */
static bool subjectcontrol(const cs_tree *tree, uint32_t verb) {
  return cs_tree_islemma(tree, verb, CS_STR("promise")) ||
         cs_tree_islemma(tree, verb, CS_STR("vow")) ||
         cs_tree_islemma(tree, verb, CS_STR("threaten")) ||
         cs_tree_islemma(tree, verb, CS_STR("use"));
}

/* The surface subject of the clause of `token` in its own words. */
static uint32_t ownsubject(const cs_tree *tree, uint32_t token) {
  uint32_t subject = cs_tree_child(tree, token, CS_NSUBJ);
  if (subject == CS_NONE) return CS_NONE;
  return subject;
}

/* "was the first to sign", "is the latest country to join". */
bool cs_tree_isoneof(const cs_tree *tree, uint32_t noun) {
  static const char *const words[] = {"first", "last", "late",  "second",
                                      "only",  "next", "third", NULL};
  if (cs_tree_isany(tree, noun, words)) return true;
  CS_EACH_CHILD (tree, child, noun)
    if (cs_tree_deprel(tree, child) == CS_AMOD &&
        cs_tree_isany(tree, child, words))
      return true;
  return false;
}

/* "Japan's decision to sign", "made an offer to talk": who is to do it. */
static uint32_t nouncontrol(cs_tree *tree, uint32_t noun) {
  static const char *const wills[] = {
      "attempt", "bid",     "effort", "move",  "decision", "refusal",
      "plan",    "pledge",  "vow",    "offer", "threat",   "promise",
      "push",    "failure", "drive",  NULL};
  uint32_t owner = cs_tree_child(tree, noun, CS_NMOD_POSS);
  if (owner != CS_NONE) return owner;
  owner = cs_tree_child(tree, noun, CS_AMOD);
  if (owner != CS_NONE && tree->tokens[owner].upos == CS_PROPN) return owner;
  CS_EACH_CHILD (tree, child, noun) /* "an attempt by Chad to join" */
    if (child > noun && cs_tree_isany(tree, noun, wills) &&
        cs_tree_deprel(tree, child) == CS_NMOD &&
        cs_tree_childof(tree, child, CS_CASE, CS_STR("by")) != CS_NONE)
      return child;
  if (cs_tree_isoneof(tree, noun)) {
    uint32_t who = cs_tree_child(tree, noun, CS_NSUBJ);
    bool is = cs_tree_child(tree, noun, CS_COP) != CS_NONE;
    return is && who != CS_NONE ? who : noun;
  }
  uint32_t head = cs_tree_head(tree, noun);
  if (head == CS_NONE) return CS_NONE;
  if (cs_tree_deprel(tree, noun) == CS_CONJ && head < noun)
    return nouncontrol(tree, head); /* "fired shots and gas to disperse them" */
  cs_deprel rel = cs_tree_deprel(tree, noun);
  if (rel == CS_OBJ || rel == CS_OBL)
    return cs_tree_arguments(tree, head)->subject;
  return CS_NONE;
}

/* "fines for rioting": not by whoever fines. */
static bool ispenalty(const cs_tree *tree, uint32_t noun) {
  static const char *const penalties[] = {
      "fine",     "penalty", "punishment", "sentence", "charge",
      "sanction", "term",    "ban",        "warrant",  NULL};
  return cs_tree_isany(tree, noun, penalties);
}

/* The surface subject that a clause without one takes from its surroundings. */
static uint32_t borrowed(cs_tree *tree, uint32_t token) {
  uint32_t head = cs_tree_head(tree, token);
  if (head == CS_NONE) return CS_NONE;
  cs_deprel rel = cs_tree_deprel(tree, token);
  bool clause = cs_tree_isverb(tree, head) ||
                cs_tree_child(tree, head, CS_NSUBJ) != CS_NONE ||
                tree->tokens[head].upos == CS_ADJ;
  switch (rel) {
    case CS_CONJ:
      return clause ? surface(cs_tree_arguments(tree, head)) : CS_NONE;
    case CS_XCOMP: {
      const cs_arguments *a = cs_tree_arguments(tree, head);
      if (!a->passive && a->object != CS_NONE && a->object != token &&
          !subjectcontrol(tree, head))
        return a->object;
      if (!a->passive && a->indirect != CS_NONE) return a->indirect;
      return surface(a);
    }
    case CS_ACL:
      if (tree->tokens[token].deprel == CS_ACL_RELCL) return CS_NONE;
      if (isgerund(tree, token) && /* "procedures for sharing" */
          cs_tree_child(tree, token, CS_MARK) != CS_NONE)
        return ispenalty(tree, head) ? CS_NONE : nouncontrol(tree, head);
      if (isgerund(tree, token) || isparticiple(tree, token)) return head;
      if (cs_tree_head(tree, head) == CS_NONE &&
          cs_tree_child(tree, head, CS_COP) == CS_NONE)
        return head; /* "X to visit Y" */
      return nouncontrol(tree, head);
    case CS_AMOD: return head;
    case CS_ADVCL:
    case CS_PARATAXIS:
    case CS_CSUBJ:
      /* "Stepping up relief, the UN …": a gerund taken for the subject */
      if (rel == CS_CSUBJ && !isgerund(tree, token)) return CS_NONE;
      if (rel == CS_PARATAXIS && !isgerund(tree, token) &&
          !isparticiple(tree, token))
        return CS_NONE;
      if (!clause) return CS_NONE;
      if (rel == CS_ADVCL && objectcontrol(tree, token, head))
        return cs_tree_arguments(tree, head)->object;
      return blamed(tree, token, cs_tree_arguments(tree, head));
    default: return CS_NONE;
  }
}

/* The noun that a relative pronoun deep in its clause stands for: "a government
   that Washington had sought to unseat". */
static uint32_t antecedent(const cs_tree *tree, uint32_t token,
                           uint32_t pronoun) {
  if (!isrelative(tree, pronoun)) return pronoun;
  for (uint32_t steps = 0; steps < tree->n && token != CS_NONE; steps++) {
    uint32_t head = cs_tree_head(tree, token);
    if (tree->tokens[token].deprel == CS_ACL_RELCL && head != CS_NONE)
      return head;
    token = head;
  }
  return pronoun;
}

/* The antecedent as subject or object of a relative clause. */
static void relative(const cs_tree *tree, uint32_t token, uint32_t *subject,
                     uint32_t *object) {
  uint32_t noun = cs_tree_head(tree, token);
  if (tree->tokens[token].deprel != CS_ACL_RELCL || noun == CS_NONE) return;
  uint32_t other = CS_NONE;
  CS_EACH_CHILD (tree, child, token)
    if (child != *subject && tree->tokens[child].deprel == CS_NSUBJ)
      other = child;
  if (isrelative(tree, *subject) && other != CS_NONE) {
    *subject =
        other; /* "which NATO declared a danger", both taken for subjects */
    *object = noun;
  } else if (isrelative(tree, *subject)) {
    *subject = noun;
  } else if (isrelative(tree, *object)) {
    *object = noun;
  } else if (*subject == CS_NONE) {
    *subject = noun;
  } else if (*object == CS_NONE) {
    CS_EACH_CHILD (tree, child, token)
      if (cs_tree_deprel(tree, child) == CS_OBL && isrelative(tree, child))
        return;
    *object = noun;
  }
}

/* "arrest and deport protesters": what stands after the last verb is shared. */
static uint32_t sharedobject(cs_tree *tree, uint32_t token) {
  uint32_t head = cs_tree_head(tree, token);
  if (tree->tokens[token].deprel == CS_CONJ && head != CS_NONE &&
      cs_tree_isverb(tree, head)) {
    uint32_t object = cs_tree_child(tree, head, CS_OBJ);
    if (object != CS_NONE && object > token) return object;
  }
  return CS_NONE;
}

/* "bombed Belgrade" read as "became king": a name that a verb of doing governs
   is its object. */
static uint32_t namedobject(const cs_tree *tree, uint32_t token) {
  static const char *const copulas[] = {
      "be",   "become", "remain", "stay", "seem",    "appear", "look",
      "feel", "turn",   "prove",  "go",   "consist", "name",   NULL};
  if (cs_tree_isany(tree, token, copulas)) return CS_NONE;
  CS_EACH_CHILD (tree, child, token)
    if (child > token && tree->tokens[child].deprel == CS_XCOMP &&
        tree->tokens[child].upos == CS_PROPN && tree->actors[child] &&
        cs_tree_case(tree, child) == CS_NONE &&
        cs_tree_child(tree, child, CS_MARK) == CS_NONE)
      return child;
  return CS_NONE;
}

static void lookup(cs_tree *tree, uint32_t token, cs_arguments *a) {
  bool passive = ispassive(tree, token);
  uint32_t subject = ownsubject(tree, token);
  uint32_t object = cs_tree_child(tree, token, CS_OBJ);
  uint32_t indirect = cs_tree_child(tree, token, CS_IOBJ);
  if (object == CS_NONE && indirect != CS_NONE) { /* no object but one */
    object = indirect;
    indirect = CS_NONE;
  }
  if (object == CS_NONE && !passive) object = namedobject(tree, token);
  if (object == CS_NONE && !passive) object = sharedobject(tree, token);
  relative(tree, token, &subject, &object);
  if (subject == CS_NONE) subject = borrowed(tree, token);
  subject = antecedent(tree, token, subject);
  object = antecedent(tree, token, object);
  if (subject == token) subject = CS_NONE;
  a->passive = passive;
  a->indirect = indirect;
  if (passive) {
    /* "was given aid": the object stays one, the receiver is the subject */
    if (object != CS_NONE && indirect == CS_NONE && object != subject) {
      a->indirect = subject;
      a->object = object;
    } else {
      a->object = subject;
    }
    a->subject = agentof(tree, token);
  } else {
    a->subject = subject;
    a->object = object;
  }
}

const cs_arguments *cs_tree_arguments(cs_tree *tree, uint32_t token) {
  cs_arguments *a = &tree->arguments[token];
  if (a->state != 0) return a; /* a cycle sees what is known so far */
  a->state = 1;
  lookup(tree, token, a);
  a->state = 2;
  return a;
}
