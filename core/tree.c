#include "tree.h"

#include <string.h>

#include "utf8.h"

void cs_tree_free(cs_tree *tree) {
  cs_free(tree->first);
  cs_free(tree->next);
  cs_free(tree->lemmas);
  cs_free(tree->rels);
  cs_free(tree->arguments);
  cs_free(tree->actors);
  memset(tree, 0, sizeof *tree);
}

cs_status cs_lemma_normal(cs_buf *buf, cs_str lemma) {
  cs_buf_clear(buf);
  cs_status status = cs_utf8_fold(buf, lemma);
  cs_str folded = cs_buf_str(buf);
  if (status == CS_OK && folded.size > 5 && cs_str_ends(folded, CS_STR("ise")))
    buf->bytes[buf->size - 2] = 'z';
  return status;
}

static cs_status room(cs_tree *tree, size_t n) {
  if (n <= tree->cap && tree->first != NULL) return CS_OK;
  size_t cap = n + n / 2 + 64;
  cs_tree_free(tree);
  tree->first = cs_alloc(cap * sizeof *tree->first);
  tree->next = cs_alloc(cap * sizeof *tree->next);
  tree->lemmas = cs_alloc(cap * sizeof *tree->lemmas);
  tree->rels = cs_alloc(cap * sizeof *tree->rels);
  tree->arguments = cs_alloc(cap * sizeof *tree->arguments);
  tree->actors = cs_alloc(cap * sizeof *tree->actors);
  if (tree->first == NULL || tree->next == NULL || tree->lemmas == NULL ||
      tree->rels == NULL || tree->arguments == NULL || tree->actors == NULL) {
    cs_tree_free(tree);
    return CS_ENOMEM;
  }
  tree->cap = cap;
  return CS_OK;
}

static void link(cs_tree *tree) {
  for (uint32_t i = 0; i < tree->n; i++) tree->first[i] = CS_NONE;
  for (uint32_t i = tree->n; i-- > 0;) {
    int32_t head = tree->tokens[i].head;
    tree->next[i] = CS_NONE;
    if (head < 0 || (uint32_t)head >= tree->n) continue;
    tree->next[i] = tree->first[head];
    tree->first[head] = i;
  }
}

cs_status cs_tree_build(cs_tree *tree, const cs_document *document,
                        size_t sentence, const cs_pool *lemmas) {
  const cs_sentence *s = &document->sentences[sentence];
  cs_status status = room(tree, s->last - s->first);
  tree->n = 0;
  if (status != CS_OK) return status;
  tree->document = document;
  tree->sentence = s;
  tree->tokens = document->tokens + s->first;
  tree->n = s->last - s->first;
  link(tree);
  memset(tree->present, 0, sizeof tree->present);
  tree->mask = 0;
  cs_buf buf = {0};
  for (uint32_t i = 0; i < tree->n && status == CS_OK; i++) {
    status = cs_lemma_normal(&buf, tree->tokens[i].lemma);
    uint32_t lemma = cs_pool_find(lemmas, cs_buf_str(&buf));
    tree->lemmas[i] = lemma;
    if (lemma != CS_NONE) {
      tree->present[lemma >> 6 & 7] |= UINT64_C(1) << (lemma & 63);
      tree->mask |= cs_lemma_bit(lemma);
    }
    tree->rels[i] =
        (uint8_t)cs_deprel_universal((cs_deprel)tree->tokens[i].deprel);
    tree->actors[i] = false;
    tree->arguments[i] = (cs_arguments){CS_NONE, CS_NONE, CS_NONE, false, 0};
  }
  cs_buf_free(&buf);
  if (status != CS_OK) tree->n = 0;
  return status;
}

cs_str cs_tree_form(const cs_tree *tree, uint32_t token) {
  return cs_token_form(tree->document, &tree->tokens[token]);
}

cs_str cs_tree_lemma(const cs_tree *tree, uint32_t token) {
  return tree->tokens[token].lemma;
}

bool cs_tree_isany(const cs_tree *tree, uint32_t token,
                   const char *const *list) {
  return token != CS_NONE && cs_str_isany(tree->tokens[token].lemma, list);
}

static bool isrel(const cs_tree *tree, uint32_t token, cs_deprel deprel) {
  return tree->tokens[token].deprel == deprel || tree->rels[token] == deprel;
}

uint32_t cs_tree_child(const cs_tree *tree, uint32_t token, cs_deprel deprel) {
  CS_EACH_CHILD (tree, child, token)
    if (isrel(tree, child, deprel)) return child;
  return CS_NONE;
}

uint32_t cs_tree_childof(const cs_tree *tree, uint32_t token, cs_deprel deprel,
                         cs_str lemma) {
  CS_EACH_CHILD (tree, child, token)
    if (isrel(tree, child, deprel) && cs_tree_islemma(tree, child, lemma))
      return child;
  return CS_NONE;
}

bool cs_tree_under(const cs_tree *tree, uint32_t token, uint32_t top) {
  for (uint32_t steps = 0; token != CS_NONE && steps <= tree->n; steps++) {
    if (token == top) return true;
    token = cs_tree_head(tree, token);
  }
  return false;
}

uint32_t cs_tree_case(const cs_tree *tree, uint32_t token) {
  return cs_tree_child(tree, token, CS_CASE);
}

bool cs_tree_isverb(const cs_tree *tree, uint32_t token) {
  return tree->tokens[token].upos == CS_VERB;
}

bool cs_tree_isnoun(const cs_tree *tree, uint32_t token) {
  uint8_t upos = tree->tokens[token].upos;
  return upos == CS_NOUN || upos == CS_PROPN || upos == CS_PRON ||
         upos == CS_NUM || upos == CS_SYM || upos == CS_X;
}

uint32_t cs_tree_conjunct(const cs_tree *tree, uint32_t token) {
  while (tree->tokens[token].deprel == CS_CONJ &&
         cs_tree_head(tree, token) != CS_NONE)
    token = cs_tree_head(tree, token);
  return token;
}

bool cs_tree_istime(const cs_tree *tree, uint32_t token) {
  static const char *const words[] = {
      "monday",    "tuesday",    "wednesday", "thursday", "friday",
      "saturday",  "sunday",     "january",   "february", "march",
      "april",     "may",        "june",      "july",     "august",
      "september", "october",    "november",  "december", "today",
      "yesterday", "tomorrow",   "week",      "month",    "year",
      "day",       "hour",       "morning",   "evening",  "night",
      "afternoon", "time",       "weekend",   "decade",   "statement",
      "interview", "move",       "minute",    "bid",      "response",
      "way",       "exchange",   "addition",  "case",     "order",
      "part",      "television", "tweet",     "ground",   "basis",
      "behalf",    "account",    "front",     "eve",      "condition",
      "century",   "season",     "past",      "end",      "start",
      "wake",      "face",       "line",      NULL};
  cs_str lemma = tree->tokens[token].lemma;
  char low[12];
  if (lemma.size == 0 || lemma.size >= sizeof low) return false;
  for (size_t i = 0; i < lemma.size; i++)
    low[i] = lemma.bytes[i] >= 'A' && lemma.bytes[i] <= 'Z'
                 ? (char)(lemma.bytes[i] + 32)
                 : lemma.bytes[i];
  if (low[0] >= '0' && low[0] <= '9') return true;
  if (tree->actors[token]) return false;
  for (size_t i = 0; words[i] != NULL; i++)
    if (cs_str_equal((cs_str){low, lemma.size},
                     (cs_str){words[i], strlen(words[i])}))
      return true;
  return false;
}

/* ---- arguments ---- */

static bool isparticiple(const cs_tree *tree, uint32_t token) {
  static uint8_t vbn = 0;
  if (vbn == 0) vbn = cs_xpos_find(CS_STR("VBN"));
  return tree->tokens[token].xpos == vbn;
}

static bool isgerund(const cs_tree *tree, uint32_t token) {
  static uint8_t vbg = 0;
  if (vbg == 0) vbg = cs_xpos_find(CS_STR("VBG"));
  return tree->tokens[token].xpos == vbg;
}

static bool hasaux(const cs_tree *tree, uint32_t token, cs_str lemma) {
  return cs_tree_childof(tree, token, CS_AUX_, lemma) != CS_NONE;
}

static bool ispassive(const cs_tree *tree, uint32_t token) {
  bool subject = false;
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
    case CS_ROOT:
    case CS_PARATAXIS:
    case CS_CONJ:
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
  return CS_NONE;
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

static uint32_t surface(const cs_arguments *a) {
  return a->passive ? a->object : a->subject;
}

/* "Japan's decision to sign", "made an offer to talk": who is to do it. */
static uint32_t nouncontrol(cs_tree *tree, uint32_t noun) {
  uint32_t owner = cs_tree_child(tree, noun, CS_NMOD_POSS);
  if (owner != CS_NONE) return owner;
  owner = cs_tree_child(tree, noun, CS_AMOD);
  if (owner != CS_NONE && tree->tokens[owner].upos == CS_PROPN) return owner;
  uint32_t head = cs_tree_head(tree, noun);
  if (head == CS_NONE) return CS_NONE;
  cs_deprel rel = cs_tree_deprel(tree, noun);
  if (rel == CS_OBJ || rel == CS_OBL)
    return cs_tree_arguments(tree, head)->subject;
  return CS_NONE;
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
        return nouncontrol(tree, head);
      if (isgerund(tree, token) || isparticiple(tree, token)) return head;
      if (cs_tree_head(tree, head) == CS_NONE) return head; /* "X to visit Y" */
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
      return clause ? surface(cs_tree_arguments(tree, head)) : CS_NONE;
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
  CS_EACH_CHILD(tree, child, token)
    if (child != *subject && tree->tokens[child].deprel == CS_NSUBJ)
      other = child;
  if (isrelative(tree, *subject) && other != CS_NONE) {
    *subject = other; /* "which NATO declared a danger", both taken for subjects */
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

static void lookup(cs_tree *tree, uint32_t token, cs_arguments *a) {
  bool passive = ispassive(tree, token);
  uint32_t subject = ownsubject(tree, token);
  uint32_t object = cs_tree_child(tree, token, CS_OBJ);
  uint32_t indirect = cs_tree_child(tree, token, CS_IOBJ);
  if (object == CS_NONE && indirect != CS_NONE) { /* no object but one */
    object = indirect;
    indirect = CS_NONE;
  }
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
