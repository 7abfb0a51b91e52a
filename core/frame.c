#include <string.h>

#include "coding.h"

/* Frames: every anchor gets its most specific rule; an operator takes in the
   frame that it governs and composes a code with it. */

typedef struct framer {
  const cs_dictionary *dictionary;
  cs_coding *coding;
  cs_tree *tree;
  uint32_t sentence;
  uint32_t *frameof; /* token -> frame number + 1 */
  uint8_t *state;    /* of each token: 0 new, 1 being coded, 2 done */
  cs_status status;
} framer;

const char *cs_standing_name(cs_standing standing) {
  static const char *const names[] = {"actual", "negated", "future",
                                      "hypothetical", "past"};
  return names[standing];
}

/* ---- standing: negation, tense, modality ---- */

static bool lemmais(const cs_tree *tree, uint32_t token,
                    const char *const *list) {
  for (; *list != NULL; list++)
    if (cs_tree_islemma(tree, token, (cs_str){*list, strlen(*list)}))
      return true;
  return false;
}

static bool negatedat(const cs_tree *tree, uint32_t token) {
  static const char *const nots[] = {"not", "n't", "never", "no", "neither",
                                     "nor", "hardly", "without", NULL};
  if (token == CS_NONE) return false;
  CS_EACH_CHILD(tree, child, token) {
    cs_deprel rel = cs_tree_deprel(tree, child);
    if ((rel == CS_ADVMOD || rel == CS_DET_ || rel == CS_CC || rel == CS_CASE ||
         rel == CS_MARK || rel == CS_AUX_) &&
        lemmais(tree, child, nots))
      return true;
  }
  return false;
}

static bool subjectless(const cs_tree *tree, uint32_t verb) {
  uint32_t subject = cs_tree_child(tree, verb, CS_NSUBJ);
  uint32_t object = cs_tree_child(tree, verb, CS_OBJ);
  static const char *const no[] = {"no", "none", "nobody", "neither", "nothing", NULL};
  CS_EACH_CHILD(tree, child, verb)
    if ((child == subject || child == object) &&
        (lemmais(tree, child, no) || negatedat(tree, child)))
      return true;
  return false;
}

typedef struct mood {
  bool negated, will, modal, would;
  bool must, should; /* with modal: an obligation */
} mood;

static void auxiliaries(const cs_tree *tree, uint32_t verb, mood *out) {
  static const char *const wills[] = {"will", "shall", "'ll", "wo", NULL};
  static const char *const mays[] = {"may", "might", "could", "can", "should",
                                     "must", "ought", NULL};
  CS_EACH_CHILD(tree, child, verb) {
    cs_deprel rel = cs_tree_deprel(tree, child);
    if (rel == CS_AUX_) {
      if (lemmais(tree, child, wills)) out->will = true;
      if (lemmais(tree, child, mays)) out->modal = true;
      if (cs_tree_islemma(tree, child, CS_STR("must"))) out->must = true;
      if (cs_tree_islemma(tree, child, CS_STR("should")) ||
          cs_tree_islemma(tree, child, CS_STR("ought")) ||
          cs_str_equal(cs_tree_form(tree, child), CS_STR("should")))
        out->should = true;
      cs_str form = cs_tree_form(tree, child);
      if (cs_str_equal(form, CS_STR("would")) || cs_str_equal(form, CS_STR("'d")))
        out->would = true;
    }
    static const char *const ifs[] = {"if", "unless", "whether", "should", NULL};
    if (rel == CS_MARK && lemmais(tree, child, ifs)) out->modal = true;
  }
}

/* Verbs after which an infinitive has really happened. */
static bool aspectual(const cs_tree *tree, uint32_t verb) {
  static const char *const verbs[] = {
      "begin", "start", "continue", "resume", "keep", "manage", "help", "come",
      "rush", "proceed", "go", "use", "happen", "dare", "serve", "succeed",
      "move", "stop", "cease", "finish", "be", "seem", "appear", "gather", "meet", "force", "make", "see", "have", NULL};
  return lemmais(tree, verb, verbs);
}

static bool isinfinitive(const cs_tree *tree, uint32_t verb) {
  return cs_tree_childof(tree, verb, CS_MARK, CS_STR("to")) != CS_NONE;
}

static bool byforce(const cs_tree *tree, uint32_t verb) {
  static const char *const verbs[] = {"use", "fire", "lob", "shoot", "employ",
                                      "hurl", NULL};
  return lemmais(tree, verb, verbs);
}

/* The clause that a verb's mood comes from: coordinated and aspectual verbs
   share their governor's. */
static void moodof(const cs_tree *tree, uint32_t token, mood *out) {
  for (uint32_t steps = 0; token != CS_NONE && steps < 16; steps++) {
    if (negatedat(tree, token) || subjectless(tree, token)) out->negated = true;
    auxiliaries(tree, token, out);
    uint32_t head = cs_tree_head(tree, token);
    cs_deprel rel = cs_tree_deprel(tree, token);
    if (head == CS_NONE) {
      if (isinfinitive(tree, token)) out->will = true; /* "is to send" */
      return;
    }
    if (rel == CS_CONJ) {
      bool own = cs_tree_child(tree, token, CS_NSUBJ) != CS_NONE ||
                 cs_tree_child(tree, token, CS_AUX_) != CS_NONE;
      if (own || !cs_tree_isverb(tree, head)) return;
      out->negated = false;
      token = head;
      mood up = {0};
      moodof(tree, head, &up);
      out->will |= up.will;
      out->modal |= up.modal;
      out->would |= up.would;
      return;
    }
    if (rel == CS_XCOMP) {
      if (!isinfinitive(tree, token) || aspectual(tree, head)) {
        token = head;
        continue;
      }
      out->modal = true;
      return;
    }
    if (rel == CS_ACL && isinfinitive(tree, token) &&
        cs_tree_head(tree, head) == CS_NONE && cs_tree_isnoun(tree, head) &&
        cs_tree_child(tree, head, CS_COP) == CS_NONE) {
      out->will = true; /* a headline: "Macron to visit Berlin" */
      return;
    }
    if (rel == CS_ADVCL && isinfinitive(tree, token) && byforce(tree, head)) {
      token = head; /* "used tear gas to disperse them": they did */
      continue;
    }
    if ((rel == CS_ADVCL || rel == CS_ACL) && isinfinitive(tree, token)) {
      out->modal = true;
      return;
    }
    if (rel == CS_ADVCL || rel == CS_CCOMP) {
      /* a participle or a report shares the doubt of its clause, not its not */
      if (cs_tree_child(tree, token, CS_NSUBJ) == CS_NONE && rel == CS_ADVCL) {
        mood up = {0};
        moodof(tree, head, &up);
        out->will |= up.will;
        out->modal |= up.modal;
        out->would |= up.would;
      }
      return;
    }
    return;
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
static bool ishistory(const framer *f, uint32_t token) {
  int32_t now = f->coding->date / 10000, year;
  if (now == 0) return false;
  CS_EACH_CHILD(f->tree, child, token) {
    cs_deprel rel = cs_tree_deprel(f->tree, child);
    if (rel != CS_OBL && rel != CS_NMOD && rel != CS_ADVMOD) continue;
    if (isyear(cs_tree_form(f->tree, child), &year) && year < now - 1)
      return true;
    uint32_t inner = cs_tree_child(f->tree, child, CS_NMOD);
    if (inner == CS_NONE) inner = cs_tree_child(f->tree, child, CS_NUMMOD);
    if (inner != CS_NONE && isyear(cs_tree_form(f->tree, inner), &year) &&
        year < now - 1)
      return true;
  }
  return false;
}

/* ---- rules at one anchor ---- */

typedef struct best {
  framer *framer;
  uint32_t token;
  const cs_rule *rule;
  cs_binding binding;
  int weight;
  const cs_rule *operator_;
  cs_binding obinding;
  int oweight;
  uint32_t inner; /* frame number */
} best;

static uint32_t codeat(framer *f, uint32_t token);

/* The frame of a clause or event noun that an operator governs. */
static uint32_t innerframe(framer *f, uint32_t token, int depth) {
  if (token == CS_NONE || depth > 4) return CS_NONE;
  uint32_t frame = codeat(f, token);
  if (frame != CS_NONE) return frame;
  if (cs_tree_isverb(f->tree, token)) {
    const cs_arguments *a = cs_tree_arguments(f->tree, token);
    uint32_t object = cs_grammar_content(
        cs_dictionary_grammar(f->dictionary), f->tree, a->object);
    if (object != CS_NONE && cs_tree_head(f->tree, a->object) == token)
      frame = innerframe(f, object, depth + 1);
    if (frame != CS_NONE) return frame;
    uint32_t xcomp = cs_tree_child(f->tree, token, CS_XCOMP);
    frame = innerframe(f, xcomp, depth + 1);
    if (frame != CS_NONE) return frame;
    /* "be in talks": the event noun in a phrase */
    CS_EACH_CHILD(f->tree, child, token)
      if (cs_tree_deprel(f->tree, child) == CS_OBL && child > token) {
        frame = codeat(f, child);
        if (frame != CS_NONE && f->coding->frames[frame].nominal) return frame;
      }
    return CS_NONE;
  }
  CS_EACH_CHILD(f->tree, child, token) {
    cs_deprel rel = cs_tree_deprel(f->tree, child);
    /* "an end to attacks", "a request for aid": what the noun is about */
    if ((rel == CS_NMOD && child > token &&
         f->tree->tokens[child].deprel != CS_NMOD_POSS) ||
        rel == CS_ACL || rel == CS_CONJ) {
      frame = codeat(f, child);
      if (frame != CS_NONE) return frame;
    }
  }
  return CS_NONE;
}

static bool sameactor(const framer *f, uint32_t a, uint32_t b) {
  if (a == b) return true;
  if (a == CS_NONE || b == CS_NONE) return false;
  const cs_mention *x = cs_mention_at(f->coding, f->sentence, a);
  const cs_mention *y = cs_mention_at(f->coding, f->sentence, b);
  if (x == NULL || y == NULL || x->nactors == 0 || y->nactors == 0)
    return false;
  return cs_str_equal(x->actors[0].code, y->actors[0].code);
}

/* Operators that are events whatever they govern. */
static bool outspoken(cs_str operator_) {
  return cs_str_equal(operator_, CS_STR("threaten")) ||
         cs_str_equal(operator_, CS_STR("demand")) ||
         cs_str_equal(operator_, CS_STR("reject"));
}

/* "alleged that the firm lied", "hopes that the court will be fair": an event
   towards the subject of the clause, whatever it did. */
static bool about(framer *f, cs_str operator_, const cs_binding *binding) {
  static const char *const names[] = {"accuse", "hope", "fear", NULL};
  uint32_t clause = binding->inner;
  if (clause == CS_NONE || cs_tree_deprel(f->tree, clause) != CS_CCOMP)
    return false;
  uint32_t subject = cs_tree_child(f->tree, clause, CS_NSUBJ);
  const cs_mention *m = cs_mention_at(f->coding, f->sentence, subject);
  if (m == NULL || m->nactors == 0 || sameactor(f, subject, binding->source))
    return false;
  for (size_t i = 0; names[i] != NULL; i++)
    if (cs_str_equal(operator_, (cs_str){names[i], strlen(names[i])}))
      return true;
  return false;
}

static bool tryrule(void *self, const cs_rule *rule) {
  best *b = self;
  framer *f = b->framer;
  int bound = rule->pattern.weight + rule->pattern.bonus;
  cs_binding binding;
  if (rule->operator_) {
    if (rule->pattern.nominal && f->tree->actors[b->token]) return true;
    if (b->operator_ != NULL && bound <= b->oweight) return true;
    if (!cs_pattern_match(&rule->pattern, cs_dictionary_grammar(f->dictionary),
                          f->tree, b->token, &binding))
      return true;
    if (rule->pattern.hastarget && binding.target == CS_NONE) return true;
    uint32_t inner = innerframe(f, binding.inner, 0);
    int weight = binding.weight + (inner != CS_NONE ? 50 : 0);
    if (b->operator_ != NULL && weight <= b->oweight) return true;
    if (inner == CS_NONE && binding.target == CS_NONE &&
        !outspoken(rule->code) && !about(f, rule->code, &binding))
      return true;
    b->operator_ = rule;
    b->obinding = binding;
    b->oweight = weight;
    b->inner = inner;
    return true;
  }
  if (b->rule != NULL && bound <= b->weight) return true;
  if (rule->pattern.nominal && f->tree->actors[b->token])
    return true; /* "Customs and Border Protection" protects nobody here */
  if (!cs_pattern_match(&rule->pattern, cs_dictionary_grammar(f->dictionary),
                        f->tree, b->token, &binding))
    return true;
  if (b->rule != NULL && binding.weight <= b->weight) return true;
  b->rule = rule;
  b->binding = binding;
  b->weight = binding.weight;
  return true;
}

static cs_frame *newframe(framer *f, const cs_binding *binding,
                          uint32_t *number) {
  cs_coding *c = f->coding;
  cs_frame *frames = cs_grow(c->frames, &c->capframes, c->nframes + 1,
                             sizeof *frames);
  if (frames == NULL) {
    f->status = CS_ENOMEM;
    return NULL;
  }
  c->frames = frames;
  cs_frame *frame = &frames[c->nframes];
  *number = (uint32_t)c->nframes++;
  memset(frame, 0, sizeof *frame);
  frame->sentence = f->sentence;
  frame->anchor = binding->anchor;
  frame->last = binding->last;
  frame->source = binding->source;
  frame->target = binding->target;
  frame->inner = CS_NONE;
  frame->attribution = CS_NONE;
  return frame;
}

/* "the war", "Russia's war", "the Russian invasion" are there already. */
static bool isgiven(const cs_tree *tree, uint32_t noun) {
  if (cs_tree_child(tree, noun, CS_NMOD_POSS) != CS_NONE) return true;
  uint32_t det = cs_tree_child(tree, noun, CS_DET_);
  return det != CS_NONE && !cs_tree_islemma(tree, det, CS_STR("a")) &&
         !cs_tree_islemma(tree, det, CS_STR("any")) &&
         !cs_tree_islemma(tree, det, CS_STR("no"));
}

static uint32_t clauseof(const cs_tree *tree, uint32_t token) {
  for (uint32_t steps = 0; token != CS_NONE && steps < tree->n; steps++) {
    token = cs_tree_head(tree, token);
    if (token != CS_NONE && cs_tree_isverb(tree, token)) return token;
  }
  return CS_NONE;
}

static void readmood(framer *f, cs_frame *frame, const cs_binding *binding) {
  mood m = {0};
  uint32_t verb = frame->anchor;
  if (frame->nominal) {
    m.negated = negatedat(f->tree, verb);
    verb = binding->light;
    if (verb == CS_NONE && !isgiven(f->tree, frame->anchor))
      verb = clauseof(f->tree, frame->anchor);
  }
  if (verb != CS_NONE) moodof(f->tree, verb, &m);
  frame->verb = verb;
  frame->negated = m.negated;
  frame->modal = m.modal;
  frame->standing = m.negated           ? CS_NEGATED
                    : m.modal           ? CS_HYPOTHETICAL
                    : m.will || m.would ? CS_FUTURE
                    : ishistory(f, frame->anchor) ? CS_PAST_
                                        : CS_ACTUAL;
}

/* An operator that presupposes that its inner event has happened. */
static bool factive(cs_str operator_) {
  static const char *const names[] = {
      "condemn", "complain", "praise",  "empathise", "commemorate", "protest",
      "thank",   "welcome",  "regret",  "apologise", "claim",       "convict",
      "defend",  "arrest",   "sanction", "sue",      "discuss",     "say",
      "investigate", "forgive", NULL};
  for (size_t i = 0; names[i] != NULL; i++)
    if (cs_str_equal(operator_, (cs_str){names[i], strlen(names[i])}))
      return true;
  return false;
}

/* Fills source and target of a composed frame. */
static void composeroles(const framer *f, cs_frame *frame,
                         const cs_frame *inner, const cs_rule *rule,
                         const cs_binding *binding) {
  frame->source = binding->source;
  frame->target = binding->target;
  if (rule->pattern.hastarget && binding->target != CS_NONE) return;
  if (inner == NULL) return;
  if (rule->pattern.nominal && frame->source == CS_NONE) {
    /* "an end to Russian attacks": whoever attacks is to end them */
    frame->source = inner->source;
    frame->target = inner->target;
    return;
  }
  uint32_t source = inner->source;
  if (source != CS_NONE && !sameactor(f, source, frame->source)) {
    frame->target = source;
    return;
  }
  frame->target = inner->target;
  /* "condemned attacks on X": not X, but whoever attacked */
  frame->assailant = source == CS_NONE && factive(rule->code) &&
                     inner->code.size > 1 &&
                     memcmp(inner->code.bytes, "18", 2) >= 0;
}

static void usewords(framer *f, const cs_binding *binding) {
  for (size_t i = 0; i < 8 && binding->words[i] != CS_NONE; i++) {
    uint32_t inner = f->frameof[binding->words[i]];
    if (inner != 0) f->coding->frames[inner - 1].used = true;
    if (f->state[binding->words[i]] == 0) f->state[binding->words[i]] = 2;
  }
  if (binding->light != CS_NONE && f->state[binding->light] == 0)
    f->state[binding->light] = 2;
}

static uint32_t plainframe(framer *f, const best *b) {
  if (cs_str_equal(b->rule->code, CS_STR("---"))) {
    usewords(f, &b->binding);
    return CS_NONE;
  }
  uint32_t number;
  cs_frame *frame = newframe(f, &b->binding, &number);
  if (frame == NULL) return CS_NONE;
  frame->rule = b->rule;
  frame->code = b->rule->code;
  frame->mirror = b->rule->mirror;
  frame->nominal = b->rule->pattern.nominal;
  frame->weak = b->rule->pattern.hastarget && b->binding.target == CS_NONE;
  frame->passive = !frame->nominal &&
                   cs_tree_arguments(f->tree, b->token)->passive;
  readmood(f, frame, &b->binding);
  usewords(f, &b->binding);
  return number;
}

static uint32_t composedframe(framer *f, const best *b) {
  const cs_scheme *scheme = cs_dictionary_scheme(f->dictionary);
  cs_frame *inner =
      b->inner != CS_NONE ? &f->coding->frames[b->inner] : NULL;
  cs_str code = inner != NULL ? inner->code : (cs_str){"", 0};
  if (inner != NULL && inner->negated) {
    /* "urged Iran not to attack": to refrain from attacking */
    cs_str refrain = cs_scheme_compose(scheme, CS_STR("refrain"), code);
    if (cs_scheme_code(scheme, refrain) != NULL) code = refrain;
  }
  code = cs_scheme_compose(scheme, b->operator_->code, code);
  if (cs_str_equal(code, CS_STR("---"))) {
    if (inner != NULL) inner->used = true;
    return CS_NONE;
  }
  if (code.size == 0) return inner != NULL ? b->inner : CS_NONE;
  if (cs_str_equal(code, CS_STR("="))) {
    if (inner == NULL) return CS_NONE;
    /* "began to attack" shares its subject, "said X was killed" does not */
    cs_deprel rel = cs_tree_deprel(f->tree, b->obinding.inner);
    bool report = rel == CS_CCOMP || rel == CS_PARATAXIS;
    if (inner->source == CS_NONE && !report)
      inner->source = b->obinding.source;
    if (inner->target == CS_NONE) inner->target = b->obinding.target;
    if (report) return b->inner;
    mood m = {0};
    moodof(f->tree, b->token, &m);
    inner->verb = b->token;
    if (m.negated) inner->negated = true;
    inner->standing = inner->negated    ? CS_NEGATED
                      : m.modal         ? CS_HYPOTHETICAL
                      : m.will || m.would ? CS_FUTURE
                                          : CS_ACTUAL;
    return b->inner;
  }
  uint32_t number;
  cs_frame *frame = newframe(f, &b->obinding, &number);
  if (frame == NULL) return CS_NONE;
  inner = b->inner != CS_NONE ? &f->coding->frames[b->inner] : NULL;
  frame->rule = inner != NULL ? inner->rule : b->operator_;
  frame->outer = b->operator_;
  frame->code = code;
  frame->nominal = b->operator_->pattern.nominal;
  frame->passive = !frame->nominal &&
                   cs_tree_arguments(f->tree, b->token)->passive;
  composeroles(f, frame, inner, b->operator_, &b->obinding);
  frame->inner = inner != NULL ? inner->anchor : b->obinding.inner;
  if (inner != NULL && frame->assailant) inner->condemned = true;
  if (inner != NULL && inner->last > frame->last) frame->last = inner->last;
  if (inner != NULL && !factive(b->operator_->code)) inner->used = true;
  readmood(f, frame, &b->obinding);
  return number;
}

/* Does composing say more than the idiom: 0332 than 033? */
static bool refines(const best *b) {
  if (b->operator_ == NULL || b->inner == CS_NONE) return false;
  const framer *f = b->framer;
  cs_str code = cs_scheme_compose(cs_dictionary_scheme(f->dictionary),
                                  b->operator_->code,
                                  f->coding->frames[b->inner].code);
  if (!cs_str_starts(code, b->rule->code)) return false;
  return code.size > b->rule->code.size ||
         (b->binding.target == CS_NONE &&
          f->coding->frames[b->inner].target != CS_NONE);
}

/* "the US-backed forces", "the party-ruled state": background, no event. */
static bool incompound(const cs_tree *tree, uint32_t token) {
  return token > 0 && cs_tree_deprel(tree, token) == CS_AMOD &&
         cs_str_equal(cs_tree_form(tree, token - 1), CS_STR("-"));
}

static uint32_t codeat(framer *f, uint32_t token) {
  if (incompound(f->tree, token)) f->state[token] = 2;
  if (f->state[token] != 0)
    return f->frameof[token] != 0 ? f->frameof[token] - 1 : CS_NONE;
  f->state[token] = 1;
  best b = {.framer = f, .token = token, .inner = CS_NONE};
  if (f->tree->lemmas[token] != CS_NONE)
    cs_dictionary_rules(f->dictionary, f->tree->lemmas[token], tryrule, &b);
  uint32_t frame = CS_NONE;
  bool idiom = b.rule != NULL && b.weight >= 100 &&
               (b.operator_ == NULL || b.weight > b.oweight) &&
               !refines(&b);
  if (b.operator_ != NULL && !idiom && (b.inner != CS_NONE || b.rule == NULL))
    frame = composedframe(f, &b);
  if (frame == CS_NONE && b.rule != NULL) frame = plainframe(f, &b);
  f->state[token] = 2;
  f->frameof[token] = frame != CS_NONE ? frame + 1 : 0;
  return frame;
}

/* ---- roles that the rule did not find ---- */

/* A phrase under `parent`, with one of the prepositions, that may stand in for
   the target; `coded`: it must be a known actor. */
static uint32_t phraseunder(const framer *f, uint32_t parent,
                            const cs_frame *frame, const char *const *preps,
                            bool coded) {
  if (parent == CS_NONE) return CS_NONE;
  for (; *preps != NULL; preps++)
    CS_EACH_CHILD(f->tree, child, parent) {
      cs_deprel rel = cs_tree_deprel(f->tree, child);
      uint32_t prep = cs_tree_case(f->tree, child);
      if ((rel != CS_OBL && rel != CS_NMOD) || child == frame->source ||
          prep == CS_NONE || child < parent ||
          !cs_tree_islemma(f->tree, prep, (cs_str){*preps, strlen(*preps)}))
        continue;
      const cs_mention *m = cs_mention_at(f->coding, f->sentence, child);
      if (m == NULL || cs_tree_istime(f->tree, child)) continue;
      if (m->pronoun && m->nactors == 0) continue;
      if (sameactor(f, child, frame->source)) continue;
      if (!coded && cs_tree_islemma(f->tree, prep, CS_STR("of"))) continue;
      if (!coded || m->nactors > 0) return child;
    }
  return CS_NONE;
}

static uint32_t objectof(framer *f, const cs_frame *frame, uint32_t anchor) {
  if (anchor == CS_NONE || !cs_tree_isverb(f->tree, anchor)) return CS_NONE;
  uint32_t object = cs_tree_arguments(f->tree, anchor)->object;
  if (object == CS_NONE || object == frame->source) return CS_NONE;
  if (cs_tree_istime(f->tree, object)) return CS_NONE;
  if (sameactor(f, object, frame->source)) return CS_NONE;
  return cs_tree_isnoun(f->tree, object) ? object : CS_NONE;
}

/* "its demand that Iran stop": who is to do it. */
static uint32_t clausesubject(framer *f, uint32_t anchor) {
  CS_EACH_CHILD(f->tree, child, anchor) {
    cs_deprel rel = cs_tree_deprel(f->tree, child);
    if (rel != CS_ACL && rel != CS_CCOMP) continue;
    uint32_t subject = cs_tree_child(f->tree, child, CS_NSUBJ);
    if (subject != CS_NONE && f->tree->tokens[child].deprel != CS_ACL_RELCL)
      return subject;
  }
  return CS_NONE;
}

/* "will not talk unless Israel withdraws": whom the condition is put to. */
static uint32_t conditionsubject(const framer *f, const cs_frame *frame,
                                 uint32_t anchor) {
  static const char *const marks[] = {"until", "unless", "if", "before", NULL};
  bool word = frame->code.size > 1 &&
              (memcmp(frame->code.bytes, "03", 2) == 0 ||
               memcmp(frame->code.bytes, "10", 2) == 0 ||
               memcmp(frame->code.bytes, "12", 2) == 0 ||
               memcmp(frame->code.bytes, "13", 2) == 0);
  if (!word) return CS_NONE;
  CS_EACH_CHILD(f->tree, child, anchor) {
    if (cs_tree_deprel(f->tree, child) != CS_ADVCL) continue;
    uint32_t mark = cs_tree_child(f->tree, child, CS_MARK);
    uint32_t subject = cs_tree_child(f->tree, child, CS_NSUBJ);
    if (mark != CS_NONE && subject != CS_NONE && lemmais(f->tree, mark, marks) &&
        !sameactor(f, subject, frame->source))
      return subject;
  }
  return CS_NONE;
}

static bool iscoded(const framer *f, uint32_t token) {
  const cs_mention *m = cs_mention_at(f->coding, f->sentence, token);
  return m != NULL && m->nactors > 0;
}

/* What stands nearest to one predicate and can be its target. */
static uint32_t nearest(framer *f, const cs_frame *frame, uint32_t anchor,
                        bool coded) {
  static const char *const close[] = {"against", "on", "to", "with", "for",
                                      "from", "over", "of", "upon", "toward",
                                      "towards", "at", NULL};
  static const char *const partners[] = {"with", "to", "alongside", NULL};
  static const char *const loose[] = {"in", "near", "along", "into", "across",
                                      "around", "about", "outside", "inside",
                                      "by", "through", NULL};
  if (anchor == CS_NONE) return CS_NONE;
  /* what one talks about or agrees on is no partner */
  bool partner = frame->code.size > 1 && frame->code.bytes[0] == '0' &&
                 (frame->code.bytes[1] == '4' || frame->code.bytes[1] == '6' ||
                  cs_str_equal(frame->code, CS_STR("036")));
  uint32_t object = objectof(f, frame, anchor);
  uint32_t t = phraseunder(f, anchor, frame, partner ? partners : close, coded);
  if (t == CS_NONE)
    t = phraseunder(f, object, frame, partner ? partners : close, coded);
  if (t == CS_NONE) t = clausesubject(f, anchor);
  if (t == CS_NONE) t = conditionsubject(f, frame, anchor);
  if (t != CS_NONE && coded && !iscoded(f, t)) t = CS_NONE;
  if (t == CS_NONE && object != CS_NONE && coded && iscoded(f, object))
    t = object;
  if (t == CS_NONE && !coded) t = object;
  if (partner) return t;
  if (t == CS_NONE) t = phraseunder(f, anchor, frame, loose, coded);
  if (t == CS_NONE) t = phraseunder(f, object, frame, loose, coded);
  return t;
}

/* "fired missiles at Guam", "raided camps in Chad": the actor inside a target
   that is none itself. */
static void lookinside(framer *f, cs_frame *frame) {
  static const char *const preps[] = {"against", "of", "at", "on", "in", "near",
                                      "from", "inside", "by", "belonging", "for",
                                      "along", NULL};
  const cs_mention *m = cs_mention_at(f->coding, f->sentence, frame->target);
  if (m == NULL || m->nactors > 0 || m->pronoun) return;
  uint32_t t = phraseunder(f, frame->target, frame, preps, true);
  if (t == CS_NONE) return;
  frame->target = t;
  frame->guessed = true;
}

/* Where the rule's target is missing, the nearest actor stands in for it; with
   no known actor about, the nearest phrase. */
static void guesstarget(framer *f, cs_frame *frame) {
  if (frame->used) return;
  if (frame->target != CS_NONE) {
    lookinside(f, frame);
    return;
  }
  for (int coded = 1; coded >= 0; coded--) {
    uint32_t t = nearest(f, frame, frame->anchor, coded == 1);
    if (t == CS_NONE) t = nearest(f, frame, frame->inner, coded == 1);
    if (t == CS_NONE && frame->last != frame->anchor && !frame->nominal &&
        cs_tree_isnoun(f->tree, frame->last) &&
        (coded == 0 || iscoded(f, frame->last)))
      t = frame->last; /* "agreed to release Palestinian prisoners" */
    if (t == CS_NONE || t == frame->source) continue;
    frame->target = t;
    frame->guessed = true;
    return;
  }
}

/* "said during a meeting with X": the speaker met X. */
static void clausesource(framer *f, cs_frame *frame) {
  if (!frame->nominal || frame->source != CS_NONE || frame->target == CS_NONE ||
      frame->mirror.size == 0)
    return;
  uint32_t head = cs_tree_head(f->tree, frame->anchor);
  if (head == CS_NONE || !cs_tree_isverb(f->tree, head) ||
      cs_tree_deprel(f->tree, frame->anchor) != CS_OBL)
    return;
  const cs_arguments *a = cs_tree_arguments(f->tree, head);
  uint32_t who = a->passive ? a->object : a->subject;
  if (who != frame->target) frame->source = who;
}

/* "was killed in clashes with the army": the other side of the fight. */
static void fightsource(framer *f, cs_frame *frame, size_t first) {
  if (frame->source != CS_NONE || !frame->passive || frame->code.size < 2)
    return;
  if (memcmp(frame->code.bytes, "166", 3) == 0 ||
      cs_str_equal(frame->code, CS_STR("174"))) {
    /* "was expelled from Iran": by Iran */
    static const char *const from[] = {"from", NULL};
    uint32_t who = phraseunder(f, frame->anchor, frame, from, true);
    if (who != frame->target) frame->source = who;
    return;
  }
  if (memcmp(frame->code.bytes, "18", 2) < 0) return;
  for (size_t i = first; i < f->coding->nframes; i++) {
    const cs_frame *noun = &f->coding->frames[i];
    if (!noun->nominal || !cs_tree_under(f->tree, noun->anchor, frame->anchor) ||
        cs_tree_deprel(f->tree, noun->anchor) != CS_OBL)
      continue;
    uint32_t who = noun->source;
    if (who == CS_NONE || sameactor(f, who, frame->target)) who = noun->target;
    if (who == CS_NONE || sameactor(f, who, frame->target)) continue;
    const cs_mention *m = cs_mention_at(f->coding, f->sentence, who);
    if (m == NULL || m->nactors == 0) continue;
    frame->source = who;
    return;
  }
}

/* "put out a report accusing the army": the report's author accuses. */
static void authorsource(framer *f, cs_frame *frame) {
  static const char *const texts[] = {
      "report", "statement", "letter", "resolution", "bill", "speech", "tweet",
      "decree", "document", "complaint", "lawsuit", "petition", "order", "law",
      "communique", "declaration", "message", "note", "ruling", "motion",
      "suit", "campaign", "operation", "article", "comment", "remark", "video",
      "move", "decision", "agreement", "deal", "post", "memo", "interview", "legislation", "measure", "proposal", NULL};
  if (frame->source == CS_NONE) return;
  uint32_t noun = frame->source;
  if (!lemmais(f->tree, noun, texts)) return;
  const cs_mention *m = cs_mention_at(f->coding, f->sentence, noun);
  if (m != NULL && m->nactors > 0) return;
  uint32_t head = cs_tree_head(f->tree, noun);
  if (head == CS_NONE || !cs_tree_isverb(f->tree, head)) return;
  uint32_t who = cs_tree_arguments(f->tree, head)->subject;
  if (who != CS_NONE && who != noun) frame->source = who;
}

/* ---- will and would ---- */

/* What one declines by not doing it: agreements, aid and concessions. */
static bool concedes(cs_str code) {
  return code.size > 1 && code.bytes[0] == '0' &&
         (code.bytes[1] == '3' || code.bytes[1] == '7' || code.bytes[1] == '8');
}

/* Not words already: one cannot intend to agree, threaten or demand. */
static bool isdeed(cs_str code) {
  int root = (code.bytes[0] - '0') * 10 + (code.bytes[1] - '0');
  return (root >= 4 && root <= 8) || root >= 14;
}

/* "will send" is an intention; "will not send", "did not allow" a refusal. */
static void futureframe(framer *f, cs_frame *frame) {
  if (frame->used || frame->code.size == 0) return;
  const cs_scheme *scheme = cs_dictionary_scheme(f->dictionary);
  bool future = frame->standing == CS_FUTURE &&
                (frame->outer == NULL || isdeed(frame->code));
  mood m = {0};
  if (frame->negated && frame->verb != CS_NONE)
    moodof(f->tree, frame->verb, &m);
  bool refusal = frame->negated && frame->code.bytes[0] == '0' &&
                 (m.will || m.would || concedes(frame->code));
  if (!future && !refusal) return;
  cs_str code = cs_scheme_compose(
      scheme, refusal ? CS_STR("reject") : CS_STR("intend"), frame->code);
  if (code.size == 0 || cs_scheme_code(scheme, code) == NULL) return;
  bool symmetric = cs_str_equal(frame->mirror, frame->code);
  frame->code = code;
  frame->mirror = symmetric && !refusal ? code : (cs_str){"", 0};
  frame->standing = CS_ACTUAL;
}

/* ---- attribution ---- */

static bool isspeech(const framer *f, uint32_t token) {
  const cs_words *speech = cs_vocabulary_class(
      cs_dictionary_vocabulary(f->dictionary), CS_STR("speech"));
  return speech != NULL && cs_tree_isverb(f->tree, token) &&
         cs_words_at(speech, f->tree, token);
}

static uint32_t accordingto(const framer *f, uint32_t token) {
  CS_EACH_CHILD(f->tree, child, token) {
    uint32_t prep = cs_tree_case(f->tree, child);
    if (prep != CS_NONE &&
        cs_tree_islemma(f->tree, prep, CS_STR("accord")))
      return child;
    if (prep != CS_NONE &&
        cs_tree_islemma(f->tree, prep, CS_STR("according")))
      return child;
    if (cs_tree_deprel(f->tree, child) == CS_PARATAXIS && isspeech(f, child)) {
      uint32_t who = cs_tree_arguments(f->tree, child)->subject;
      if (who != CS_NONE) return who;
    }
  }
  return CS_NONE;
}

static uint32_t speakerof(framer *f, uint32_t token) {
  for (uint32_t steps = 0; token != CS_NONE && steps <= f->tree->n; steps++) {
    uint32_t who = accordingto(f, token);
    if (who != CS_NONE) return who;
    uint32_t head = cs_tree_head(f->tree, token);
    if (head == CS_NONE) return CS_NONE;
    cs_deprel rel = cs_tree_deprel(f->tree, token);
    if ((rel == CS_CCOMP || rel == CS_PARATAXIS) && isspeech(f, head)) {
      who = cs_tree_arguments(f->tree, head)->subject;
      if (who != CS_NONE) return who;
    }
    token = head;
  }
  return CS_NONE;
}

/* ---- what is protested for ---- */

/* "marched to demand his resignation": 141 × 1041 = 1411, as the code book
   orders the purposes of protest like those of appeals and demands. */
static void purpose(framer *f, cs_frame *protest, size_t first) {
  if (protest->code.size != 3 || memcmp(protest->code.bytes, "14", 2) != 0)
    return;
  for (size_t i = first; i < f->coding->nframes; i++) {
    cs_frame *demand = &f->coding->frames[i];
    if (demand->code.size != 4 || demand == protest ||
        (memcmp(demand->code.bytes, "024", 3) != 0 &&
         memcmp(demand->code.bytes, "104", 3) != 0) ||
        demand->anchor < protest->anchor)
      continue;
    cs_str code = cs_coding_join(f->coding, protest->code,
                                 cs_str_slice(demand->code, 3, 4));
    if (cs_scheme_code(cs_dictionary_scheme(f->dictionary), code) == NULL)
      continue;
    protest->code = code;
    if (protest->outer == NULL) protest->outer = demand->outer;
    if (protest->target == CS_NONE) protest->target = demand->target;
    demand->used = true;
    return;
  }
}

/* ---- what others must do ---- */

/* "must V", "has to V", "needs to V". */
static void obligation(const cs_tree *tree, uint32_t token, mood *out) {
  auxiliaries(tree, token, out);
  uint32_t head = cs_tree_head(tree, token);
  if (cs_tree_deprel(tree, token) == CS_XCOMP && head != CS_NONE &&
      (cs_tree_islemma(tree, head, CS_STR("have")) ||
       cs_tree_islemma(tree, head, CS_STR("need"))))
    out->must = !out->would;
}

/* The first row of an operator, which a composed frame names as its reason. */
static const cs_rule *operatorrule(const framer *f, cs_str name) {
  for (size_t i = 0; i < cs_dictionary_nrules(f->dictionary); i++) {
    const cs_rule *rule = cs_dictionary_rule(f->dictionary, i);
    if (rule->operator_ && cs_str_equal(rule->code, name)) return rule;
  }
  return NULL;
}

/* "Russia says Israel must end its attacks": a demand by the speaker. */
static void demandframe(framer *f, cs_frame *frame) {
  if (frame->used || frame->outer != NULL || frame->nominal ||
      frame->attribution == CS_NONE)
    return;
  mood m = {0};
  obligation(f->tree, frame->anchor, &m);
  if (!m.must && !m.should) return;
  uint32_t addressee =
      frame->source != CS_NONE ? frame->source : frame->target;
  if (sameactor(f, addressee, frame->attribution)) return;
  const cs_scheme *scheme = cs_dictionary_scheme(f->dictionary);
  cs_str code = frame->code;
  if (frame->negated) {
    cs_str refrain = cs_scheme_compose(scheme, CS_STR("refrain"), code);
    if (cs_scheme_code(scheme, refrain) != NULL) code = refrain;
  }
  cs_str name = m.must ? CS_STR("demand") : CS_STR("appeal");
  code = cs_scheme_compose(scheme, name, code);
  const cs_rule *outer = operatorrule(f, name);
  if (cs_scheme_code(scheme, code) == NULL || outer == NULL) return;
  frame->outer = outer;
  frame->code = code;
  frame->mirror = (cs_str){"", 0};
  frame->target = addressee;
  frame->source = frame->attribution;
  frame->standing = CS_ACTUAL;
  frame->negated = false;
}

/* The same where no rule knows what must be done. */
static void baredemand(framer *f, uint32_t verb) {
  if (!cs_tree_isverb(f->tree, verb) || f->frameof[verb] != 0) return;
  mood m = {0};
  obligation(f->tree, verb, &m);
  if (!m.must && !m.should) return;
  uint32_t who = speakerof(f, verb);
  const cs_arguments *a = cs_tree_arguments(f->tree, verb);
  uint32_t addressee = a->passive ? a->object : a->subject;
  if (who == CS_NONE || addressee == CS_NONE || !iscoded(f, addressee) ||
      sameactor(f, who, addressee))
    return;
  uint32_t number;
  cs_binding binding = {.anchor = verb, .last = verb, .source = who,
                        .target = addressee};
  const cs_scheme *scheme = cs_dictionary_scheme(f->dictionary);
  cs_str name = m.must ? CS_STR("demand") : CS_STR("appeal");
  cs_str code = cs_scheme_compose(scheme, name, (cs_str){"", 0});
  const cs_rule *rule = operatorrule(f, name);
  if (cs_scheme_code(scheme, code) == NULL || rule == NULL) return;
  cs_frame *frame = newframe(f, &binding, &number);
  if (frame == NULL) return;
  frame->rule = rule;
  frame->code = code;
  frame->attribution = who;
  frame->verb = verb;
}

/* A nominal frame inside the words of a verbal one tells the same event. */
static void duplicates(framer *f, size_t first) {
  cs_coding *c = f->coding;
  for (size_t i = first; i < c->nframes; i++) {
    cs_frame *noun = &c->frames[i];
    if (!noun->nominal || noun->used) continue;
    for (size_t j = first; j < c->nframes; j++) {
      const cs_frame *verb = &c->frames[j];
      if (i == j || verb->used || noun->anchor < verb->anchor ||
          noun->anchor > verb->last || verb->outer != NULL)
        continue;
      if (verb->nominal && verb->anchor == noun->anchor) continue;
      if (!verb->nominal && cs_tree_under(f->tree, noun->anchor, verb->anchor) &&
          memcmp(noun->code.bytes, verb->code.bytes, 2) == 0)
        noun->used = true;
    }
  }
}

cs_status cs_frames_find(const cs_dictionary *dictionary, cs_coding *coding,
                         uint32_t sentence) {
  framer f = {.dictionary = dictionary, .coding = coding,
              .tree = &coding->trees[sentence], .sentence = sentence};
  uint32_t n = f.tree->n;
  if (n == 0) return CS_OK;
  size_t first = coding->nframes;
  f.frameof = cs_alloc(n * sizeof *f.frameof);
  f.state = cs_alloc(n);
  if (f.frameof == NULL || f.state == NULL) f.status = CS_ENOMEM;
  for (uint32_t i = 0; i < n && f.status == CS_OK; i++)
    if (f.tree->lemmas[i] != CS_NONE) codeat(&f, i);
  for (size_t i = first; i < coding->nframes && f.status == CS_OK; i++) {
    futureframe(&f, &coding->frames[i]);
    authorsource(&f, &coding->frames[i]);
    clausesource(&f, &coding->frames[i]);
    coding->frames[i].attribution = speakerof(&f, coding->frames[i].anchor);
    demandframe(&f, &coding->frames[i]);
    guesstarget(&f, &coding->frames[i]);
  }
  for (uint32_t i = 0; i < n && f.status == CS_OK; i++) baredemand(&f, i);
  for (size_t i = first; i < coding->nframes && f.status == CS_OK; i++)
  {
    fightsource(&f, &coding->frames[i], first);
    purpose(&f, &coding->frames[i], first);
  }
  if (f.status == CS_OK) duplicates(&f, first);
  cs_free(f.frameof);
  cs_free(f.state);
  return f.status;
}
