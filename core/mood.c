#include "mood.h"

const char *cs_standing_name(cs_standing standing) {
  static const char *const names[] = {"actual", "negated", "future",
                                      "hypothetical", "past"};
  return names[standing];
}

bool cs_mood_negated(const cs_tree *tree, uint32_t token) {
  static const char *const nots[] = {
      "not", "n't", "never", "no", "neither", "nor", "hardly", "without", NULL};
  if (token == CS_NONE) return false;
  CS_EACH_CHILD (tree, child, token) {
    cs_deprel rel = cs_tree_deprel(tree, child);
    if ((rel == CS_ADVMOD || rel == CS_DET_ || rel == CS_CC || rel == CS_CASE ||
         rel == CS_MARK || rel == CS_AUX_) &&
        cs_tree_isany(tree, child, nots))
      return true;
  }
  return false;
}

static bool subjectless(const cs_tree *tree, uint32_t verb) {
  uint32_t subject = cs_tree_child(tree, verb, CS_NSUBJ);
  uint32_t object = cs_tree_child(tree, verb, CS_OBJ);
  static const char *const no[] = {"no",      "none", "nobody", "neither",
                                   "nothing", "few",  NULL};
  CS_EACH_CHILD (tree, child, verb)
    if ((child == subject || child == object) &&
        tree->tokens[child].upos != CS_INTJ && /* "said no to it" */
        (cs_tree_isany(tree, child, no) || cs_mood_negated(tree, child)))
      return true;
  return false;
}

/* "will not return until the government yields": it has not yet. */
static bool isawaited(const cs_tree *tree, uint32_t verb) {
  static const char *const wills[] = {"will", "would", "'ll", "wo", NULL};
  uint32_t above = cs_tree_head(tree, verb);
  if (above == CS_NONE) return false;
  CS_EACH_CHILD (tree, child, above)
    if (cs_tree_deprel(tree, child) == CS_AUX_ &&
        cs_tree_isany(tree, child, wills))
      return true;
  return false;
}

static void auxiliaries(const cs_tree *tree, uint32_t verb, cs_mood *out) {
  static const char *const wills[] = {"will", "shall", "'ll", "wo", NULL};
  static const char *const mays[] = {"may",    "might", "could", "can",
                                     "should", "must",  "ought", NULL};
  CS_EACH_CHILD (tree, child, verb) {
    cs_deprel rel = cs_tree_deprel(tree, child);
    if (rel == CS_AUX_) {
      if (cs_tree_isany(tree, child, wills)) out->will = true;
      if (cs_tree_isany(tree, child, mays)) out->modal = true;
      if (cs_tree_islemma(tree, child, CS_STR("must"))) out->must = true;
      if (cs_tree_islemma(tree, child, CS_STR("should")) ||
          cs_tree_islemma(tree, child, CS_STR("ought")) ||
          cs_str_equal(cs_tree_form(tree, child), CS_STR("should")))
        out->should = true;
      cs_str form = cs_tree_form(tree, child);
      if (cs_str_equal(form, CS_STR("would")) ||
          cs_str_equal(form, CS_STR("'d")))
        out->would = true;
    }
    static const char *const ifs[] = {"if", "unless", "whether", "should",
                                      NULL};
    if (rel == CS_MARK && cs_tree_isany(tree, child, ifs)) out->modal = true;
    if (rel == CS_MARK && cs_tree_islemma(tree, child, CS_STR("until")))
      out->modal |= isawaited(tree, verb);
  }
}

/* Verbs after which an infinitive has really happened. */
static bool aspectual(const cs_tree *tree, uint32_t verb) {
  static const char *const verbs[] = {
      "begin",  "start",  "continue", "resume",  "keep",   "manage",
      "help",   "come",   "rush",     "proceed", "go",     "use",
      "happen", "dare",   "serve",    "succeed", "move",   "stop",
      "cease",  "finish", "be",       "seem",    "appear", "gather",
      "meet",   "force",  "make",     "see",     "have",   NULL};
  return cs_tree_isany(tree, verb, verbs);
}

static bool isinfinitive(const cs_tree *tree, uint32_t verb) {
  return cs_tree_childof(tree, verb, CS_MARK, CS_STR("to")) != CS_NONE;
}

static bool byforce(const cs_tree *tree, uint32_t verb) {
  static const char *const verbs[] = {"use",    "fire", "lob", "shoot",
                                      "employ", "hurl", NULL};
  return cs_tree_isany(tree, verb, verbs);
}

/* The doubt of the clause above, not its not. */
static void sharedoubt(const cs_tree *tree, uint32_t head, cs_mood *out) {
  cs_mood up = {0};
  cs_mood_read(tree, head, &up);
  out->will |= up.will;
  out->modal |= up.modal;
  out->would |= up.would;
}

/* "Macron to visit Berlin": the infinitive of a headline. */
static bool isheadline(const cs_tree *tree, uint32_t head) {
  return cs_tree_head(tree, head) == CS_NONE && cs_tree_isnoun(tree, head) &&
         cs_tree_child(tree, head, CS_COP) == CS_NONE;
}

/* "is about to sign", "are due to meet". */
static bool isimminent(const cs_tree *tree, uint32_t head) {
  static const char *const words[] = {"about",    "due",    "poised", "set",
                                      "slate",    "slated", "bound",  "gear",
                                      "schedule", "expect", NULL};
  return cs_tree_isany(tree, head, words);
}

/* A participle after a comma, on an infinitive. */
static bool aside(const cs_tree *tree, uint32_t token) {
  static const char *const commas[] = {",", NULL};
  return token > 0 && isinfinitive(tree, cs_tree_head(tree, token)) &&
         !isinfinitive(tree, token) && cs_tree_isany(tree, token - 1, commas);
}

/* "were going to arrest him": they did not, or not yet. */
static bool wasgoing(const cs_tree *tree, uint32_t verb) {
  if (!cs_tree_islemma(tree, verb, CS_STR("go"))) return false;
  CS_EACH_CHILD (tree, child, verb) {
    cs_str form = cs_tree_form(tree, child);
    if (cs_tree_deprel(tree, child) == CS_AUX_ &&
        (cs_str_equal(form, CS_STR("was")) ||
         cs_str_equal(form, CS_STR("were"))))
      return true;
  }
  return false;
}

/* "it is vital that Israel lift the blockade" */
static bool isvital(const cs_tree *tree, uint32_t clause) {
  static const char *const words[] = {
      "vital",     "important", "essential", "crucial", "imperative",
      "necessary", "critical",  "urgent",    "time",    "paramount",
      "advisable", "desirable", "incumbent", NULL};
  uint32_t head = cs_tree_head(tree, clause);
  cs_deprel rel = cs_tree_deprel(tree, clause);
  return (rel == CS_CSUBJ || rel == CS_CCOMP || rel == CS_ADVCL ||
          rel == CS_ACL || rel == CS_XCOMP) &&
         cs_tree_isany(tree, head, words) &&
         cs_tree_child(tree, head, CS_COP) != CS_NONE;
}

/* "prompting Kiev to call for his release": it did. */
static bool bringsabout(const cs_tree *tree, uint32_t verb) {
  static const char *const verbs[] = {"prompt", "cause",  "lead", "compel",
                                      "oblige", "drive",  "spur", "provoke",
                                      "impel",  "induce", "prod", NULL};
  return cs_tree_isany(tree, verb, verbs);
}

/* "massed outside to demand his resignation": whoever does so demands it. */
static bool isspoken(const cs_tree *tree, uint32_t verb) {
  static const char *const verbs[] = {"demand", "protest", "denounce",
                                      "condemn", NULL};
  static const char *const rallies[] = {
      "demonstration", "rally",  "march",      "protest", "sit-in",
      "gathering",     "strike", "procession", "vigil",   NULL};
  uint32_t head = cs_tree_head(tree, verb);
  for (uint32_t t = head; t != CS_NONE && t < verb; t++)
    if (cs_tree_isnoun(tree, t) && cs_tree_isany(tree, t, rallies))
      return false; /* what the rally is for */
  return cs_tree_isany(tree, verb, verbs) && head < verb &&
         cs_tree_isverb(tree, head) &&
         !cs_tree_islemma(tree, head, CS_STR("use"));
}

/* An infinitive: the verb above if it shares that one's mood, else CS_NONE. */
static uint32_t infinitivemood(const cs_tree *tree, uint32_t token,
                               cs_mood *out) {
  uint32_t head = cs_tree_head(tree, token);
  cs_deprel rel = cs_tree_deprel(tree, token);
  if (rel == CS_XCOMP && aspectual(tree, head)) return head;
  if (rel == CS_ACL && cs_tree_isoneof(tree, head)) return head;
  if ((rel == CS_XCOMP || rel == CS_ADVCL || rel == CS_CCOMP) &&
      bringsabout(tree, head))
    return head;
  /* "used tear gas to disperse them": they did */
  if (rel == CS_ADVCL && (byforce(tree, head) || isspoken(tree, token)))
    return head;
  if ((rel == CS_ACL && isheadline(tree, head)) ||
      (rel == CS_XCOMP && isimminent(tree, head)))
    out->will = true;
  else if (rel == CS_XCOMP || rel == CS_ADVCL || rel == CS_ACL)
    out->modal = true;
  return CS_NONE;
}

/* "charges that it is arming rebels", "reports that he fled": said only. */
static bool isalleged(const cs_tree *tree, uint32_t token) {
  static const char *const words[] = {
      "charge",   "accusation", "allegation", "claim",       "report",
      "rumour",   "rumor",      "suspicion",  "speculation", "suggestion",
      "fear",     "threat",     "denial",     "possibility", "risk",
      "prospect", "assertion",  "idea",       "notion",      NULL};
  uint32_t noun = cs_tree_head(tree, token);
  cs_deprel rel = cs_tree_deprel(tree, token);
  bool that = cs_tree_childof(tree, token, CS_MARK, CS_STR("that")) != CS_NONE;
  for (int up = 0; that && up < 2 && noun != CS_NONE; up++) {
    if (cs_tree_isnoun(tree, noun) && cs_tree_isany(tree, noun, words))
      return rel == CS_ACL || rel == CS_ACL_RELCL || rel == CS_CCOMP;
    noun = cs_tree_head(tree, noun);
  }
  return false;
}

/* "on suspicion of killing", "charges of smuggling": said only. */
static bool issuspected(const cs_tree *tree, uint32_t token) {
  static const char *const words[] = {"suspicion",  "charge", "accusation",
                                      "allegation", "claim",  NULL};
  return cs_tree_deprel(tree, token) == CS_ACL &&
         cs_tree_isany(tree, cs_tree_head(tree, token), words) &&
         cs_tree_childof(tree, token, CS_MARK, CS_STR("of")) != CS_NONE;
}

/* "no evidence that", "few believe that": what is not so. */
static bool denied(const cs_tree *tree, uint32_t head, cs_deprel rel) {
  static const char *const nouns[] = {
      "evidence",   "proof", "sign",   "indication", "guarantee",
      "suggestion", "hint",  "chance", "question",   NULL};
  static const char *const verbs[] = {"believe", "think",   "expect",
                                      "suppose", "imagine", NULL};
  if (cs_tree_islemma(tree, head, CS_STR("short"))) /* "stopped short of" */
    return true;
  if (rel == CS_ACL && cs_tree_isany(tree, head, nouns))
    return cs_mood_negated(tree, head);
  return rel == CS_CCOMP && cs_tree_isany(tree, head, verbs) &&
         (cs_mood_negated(tree, head) || subjectless(tree, head));
}

/* Adds what a clause has from its place in the sentence; answers the clause to
   go on with, or CS_NONE. */
static uint32_t moodabove(const cs_tree *tree, uint32_t token, cs_mood *out) {
  uint32_t head = cs_tree_head(tree, token);
  cs_deprel rel = cs_tree_deprel(tree, token);
  bool subject = cs_tree_child(tree, token, CS_NSUBJ) != CS_NONE;
  bool infinitive = isinfinitive(tree, token);
  out->modal |= isalleged(tree, token) || issuspected(tree, token);
  out->modal |= isvital(tree, token);
  if (head == CS_NONE) {
    if (infinitive) out->will = true; /* "is to send" */
  } else if (denied(tree, head, rel)) {
    out->modal = true;
  } else if (rel == CS_CONJ) {
    bool own = subject || cs_tree_child(tree, token, CS_AUX_) != CS_NONE;
    if (own || !cs_tree_isverb(tree, head)) return CS_NONE;
    sharedoubt(tree, head, out);
  } else if (infinitive && rel != CS_CCOMP) {
    return infinitivemood(tree, token, out);
  } else if (rel == CS_XCOMP) {
    return head;
  } else if (rel == CS_ADVCL && !subject && aside(tree, token)) {
    return CS_NONE; /* "vowed to stay, defying the court": it does defy it */
  } else if (rel == CS_ADVCL && !subject) {
    sharedoubt(tree, head, out); /* a participle shares it */
  }
  return CS_NONE;
}

static bool isgerund(const cs_tree *tree, uint32_t token) {
  return cs_tree_isverb(tree, token) && tree->tokens[token].xpos == CS_XPOS_VBG;
}

/* "charged with arming rebels, burning houses and beating villagers": the
   second charge and those after it; the first is taken in by the charge. */
static bool ischarge(const cs_tree *tree, uint32_t token) {
  static const char *const verbs[] = {"charge",  "accuse", "suspect",
                                      "convict", "indict", NULL};
  if (!isgerund(tree, token)) return false;
  uint32_t first = cs_tree_head(tree, token);
  for (int up = 0; up < 5 && first != CS_NONE; up++) {
    uint32_t head = cs_tree_head(tree, first);
    if (head != CS_NONE && isgerund(tree, first) && head < first &&
        cs_tree_isverb(tree, head) && cs_tree_isany(tree, head, verbs))
      return cs_tree_child(tree, first, CS_MARK) != CS_NONE;
    first = head;
  }
  return false;
}

/* Coordinated and aspectual verbs share the mood of their governor. */
void cs_mood_read(const cs_tree *tree, uint32_t token, cs_mood *out) {
  for (uint32_t steps = 0; token != CS_NONE && steps < 16; steps++) {
    if (cs_mood_negated(tree, token) || subjectless(tree, token))
      out->negated = true;
    auxiliaries(tree, token, out);
    if (wasgoing(tree, token) || ischarge(tree, token)) out->modal = true;
    token = moodabove(tree, token, out);
  }
}

static bool isyear(cs_str form, int32_t *year) {
  if (form.size != 4) return false;
  *year = 0;
  for (size_t i = 0; i < 4; i++) {
    if (form.bytes[i] < '0' || form.bytes[i] > '9') return false;
    *year = *year * 10 + (form.bytes[i] - '0');
  }
  return *year >= 1800 && *year <= 2100;
}

/* "in 1990": told as history. */
bool cs_mood_ishistory(const cs_tree *tree, uint32_t token, int32_t date) {
  int32_t now = date / 10000, year;
  if (now == 0) return false;
  CS_EACH_CHILD (tree, child, token) {
    cs_deprel rel = cs_tree_deprel(tree, child);
    if (rel != CS_OBL && rel != CS_NMOD && rel != CS_ADVMOD) continue;
    if (isyear(cs_tree_form(tree, child), &year) && year < now - 1) return true;
    uint32_t inner = cs_tree_child(tree, child, CS_NMOD);
    if (inner == CS_NONE) inner = cs_tree_child(tree, child, CS_NUMMOD);
    if (inner != CS_NONE && isyear(cs_tree_form(tree, inner), &year) &&
        year < now - 1)
      return true;
  }
  return false;
}

/* "must V", "has to V", "needs to V"; not "had to V", "has yet to V". */
void cs_mood_obligation(const cs_tree *tree, uint32_t token, cs_mood *out) {
  auxiliaries(tree, token, out);
  uint32_t head = cs_tree_head(tree, token);
  if (cs_tree_deprel(tree, token) == CS_XCOMP && head != CS_NONE) {
    if ((cs_tree_islemma(tree, head, CS_STR("have")) ||
         cs_tree_islemma(tree, head, CS_STR("need"))) &&
        !cs_str_equal(cs_tree_form(tree, head), CS_STR("had")) &&
        cs_tree_childof(tree, head, CS_ADVMOD, CS_STR("yet")) == CS_NONE)
      out->must = !out->would;
    if (cs_tree_islemma(tree, head, CS_STR("ought"))) out->should = true;
  }
  if (isvital(tree, token)) out->should = true;
}

cs_standing cs_mood_standing(const cs_mood *mood) {
  return mood->negated               ? CS_NEGATED
         : mood->modal               ? CS_HYPOTHETICAL
         : mood->will || mood->would ? CS_FUTURE
                                     : CS_ACTUAL;
}
