#include <string.h>

#include "code.h"
#include "frame.h"
#include "mood.h"
#include "stance.h"

/* Rules and operators at one anchor. */

typedef struct best {
  cs_framer *framer;
  uint32_t token;
  const cs_rule *rule;
  cs_binding binding;
  int weight;
  const cs_rule *operator_;
  cs_binding obinding;
  int oweight;
  uint32_t inner;        /* frame number */
  const cs_rule *within; /* the best of the rules for operators only */
  cs_binding wbinding;
  int wweight;
} best;

/* "{troop} by S leave T": a name may be who does it. */
static bool tellsverb(const cs_pattern *pattern) {
  for (size_t i = 0; i < pattern->nslots; i++)
    if (pattern->slots[i].place == CS_AS_GOVERNOR) return true;
  return false;
}

/* "demanded that the troops leave": the rule has the subject as its anchor. */
static uint32_t subjectframe(cs_framer *f, uint32_t verb) {
  uint32_t subject = cs_tree_child(f->tree, verb, CS_NSUBJ);
  uint32_t frame =
      subject != CS_NONE ? cs_compose_at(f, subject) : (uint32_t)CS_NONE;
  if (frame == CS_NONE || f->coding->frames[frame].rule == NULL ||
      !tellsverb(&f->coding->frames[frame].rule->pattern))
    return CS_NONE;
  return frame;
}

/* "a road that workers build": what others do to it, not what it is. */
static bool isothers(const cs_framer *f, uint32_t clause) {
  uint32_t subject = cs_tree_child(f->tree, clause, CS_NSUBJ);
  return f->tree->tokens[clause].deprel == CS_ACL_RELCL && subject != CS_NONE &&
         f->tree->tokens[subject].upos != CS_PRON;
}

/* The frame of a clause or event noun that an operator governs. */
static uint32_t innerframe(cs_framer *f, uint32_t token, int depth) {
  if (token == CS_NONE || depth > 4) return CS_NONE;
  uint32_t frame = cs_compose_at(f, token);
  if (frame != CS_NONE) return frame;
  if (cs_tree_isverb(f->tree, token)) {
    frame = subjectframe(f, token);
    if (frame != CS_NONE) return frame;
    const cs_arguments *a = cs_tree_arguments(f->tree, token);
    uint32_t object = cs_grammar_content(cs_dictionary_grammar(f->dictionary),
                                         f->tree, a->object);
    if (object != CS_NONE && cs_tree_head(f->tree, a->object) == token)
      frame = innerframe(f, object, depth + 1);
    if (frame != CS_NONE) return frame;
    uint32_t xcomp = cs_tree_child(f->tree, token, CS_XCOMP);
    frame = innerframe(f, xcomp, depth + 1);
    if (frame != CS_NONE) return frame;
    /* "be in talks": the event noun in a phrase */
    CS_EACH_CHILD (f->tree, child, token)
      if (cs_tree_deprel(f->tree, child) == CS_OBL && child > token) {
        frame = cs_compose_at(f, child);
        if (frame != CS_NONE && f->coding->frames[frame].nominal) return frame;
      }
    return CS_NONE;
  }
  CS_EACH_CHILD (f->tree, child, token) {
    cs_deprel rel = cs_tree_deprel(f->tree, child);
    if (isothers(f, child)) continue;
    /* "an end to attacks", "a request for aid": what the noun is about */
    if ((rel == CS_NMOD && child > token &&
         f->tree->tokens[child].deprel != CS_NMOD_POSS) ||
        (rel == CS_ACL && !isothers(f, child)) || rel == CS_CONJ) {
      frame = cs_compose_at(f, child);
      if (frame != CS_NONE) return frame;
    }
  }
  return CS_NONE;
}

/* Operators that are events whatever they govern. */
static bool outspoken(cs_str operator_) {
  return cs_str_equal(operator_, CS_STR("threaten")) ||
         cs_str_equal(operator_, CS_STR("demand")) ||
         cs_str_equal(operator_, CS_STR("reject"));
}

/* "alleged that the firm lied", "hopes that the court will be fair": an event
   towards the subject of the clause, whatever it did. */
static bool about(cs_framer *f, cs_str operator_, const cs_binding *binding) {
  static const char *const names[] = {"accuse", "hope", "fear", NULL};
  uint32_t clause = binding->inner;
  if (clause == CS_NONE || cs_tree_deprel(f->tree, clause) != CS_CCOMP)
    return false;
  uint32_t subject = cs_tree_child(f->tree, clause, CS_NSUBJ);
  const cs_mention *m = cs_mention_at(f->coding, f->sentence, subject);
  if (m == NULL || m->nactors == 0 ||
      cs_frame_sameactor(f, subject, binding->source))
    return false;
  return cs_str_isany(operator_, names);
}

/* "sought a report from the police": they do not do what the verb says. */
static bool isbystander(const cs_framer *f, const cs_pattern *pattern,
                        uint32_t token) {
  const cs_mention *m = cs_mention_at(f->coding, f->sentence, token);
  uint8_t rel = f->tree->tokens[token].deprel;
  return m != NULL && m->agent && (rel == CS_OBL || rel == CS_OBJ) &&
         tellsverb(pattern);
}

/* Has the verb above no rule of its own?  Whoever arrives as a peacekeeper pays
   no visit. */
static bool isfree(cs_framer *f, uint32_t noun) {
  uint32_t verb = cs_tree_head(f->tree, noun);
  if (verb == CS_NONE) return false;
  uint32_t frame = cs_compose_at(f, verb);
  return frame == CS_NONE ||
         (cs_str_equal(f->coding->frames[frame].code, CS_STR("042")) &&
          f->coding->frames[frame].anchor == verb);
}

/* Then the visit is taken in. */
static void takevisit(cs_framer *f, uint32_t noun) {
  uint32_t verb = cs_tree_head(f->tree, noun);
  uint32_t frame = verb != CS_NONE ? f->frameof[verb] : 0;
  if (frame != 0 &&
      cs_str_equal(f->coding->frames[frame - 1].code, CS_STR("042")))
    f->coding->frames[frame - 1].used = true;
}

static bool tryrule(void *self, const cs_rule *rule) {
  best *b = self;
  cs_framer *f = b->framer;
  int bound = rule->pattern.weight + rule->pattern.bonus;
  cs_binding binding;
  if (rule->operator_) {
    if (rule->pattern.nominal && f->tree->actors[b->token]) return true;
    if (b->operator_ != NULL && bound <= b->oweight) return true;
    if (!cs_pattern_match(&rule->pattern, cs_dictionary_grammar(f->dictionary),
                          f->tree, b->token, &binding))
      return true;
    if (rule->pattern.hastarget && binding.target == CS_NONE) return true;
    if (cs_doubt_isduty(f->tree, b->token, binding.inner)) return true;
    uint32_t inner = innerframe(f, binding.inner, 0);
    if (inner != CS_NONE && cs_doubt_isplain(f, rule, inner)) inner = CS_NONE;
    bool whole = inner != CS_NONE && !f->coding->frames[inner].inneronly;
    int weight = binding.weight + (whole ? 50 : 0);
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
  const cs_rule *other = rule->inneronly ? b->within : b->rule;
  int least = rule->inneronly ? b->wweight : b->weight;
  if (other != NULL && bound <= least) return true;
  if (rule->pattern.nominal && f->tree->actors[b->token] &&
      !(tellsverb(&rule->pattern) && isfree(f, b->token)))
    return true; /* "Customs and Border Protection" protects nobody here */
  if (rule->pattern.nominal && isbystander(f, &rule->pattern, b->token))
    return true;
  if (!cs_pattern_match(&rule->pattern, cs_dictionary_grammar(f->dictionary),
                        f->tree, b->token, &binding))
    return true;
  if (other != NULL && binding.weight <= least) return true;
  if (cs_doubt_leaves(f, rule, &binding)) return true;
  if (rule->inneronly) {
    b->within = rule;
    b->wbinding = binding;
    b->wweight = binding.weight;
    return true;
  }
  b->rule = rule;
  b->binding = binding;
  b->weight = binding.weight;
  return true;
}

/* "Serbia's request to Croatia was turned down": by Croatia. */
static bool isanswer(const cs_framer *f, const cs_frame *frame,
                     const cs_frame *inner, const cs_rule *rule) {
  static const char *const answers[] = {"reject", "agree", "accept", NULL};
  static const char *const roots[] = {"02", "03", "10", NULL};
  return frame->passive && frame->source == CS_NONE &&
         cs_str_isany(rule->code, answers) &&
         cs_str_isany(cs_str_slice(inner->code, 0, 2), roots) &&
         inner->source != CS_NONE && inner->target != CS_NONE &&
         cs_frame_iscoded(f, inner->target);
}

/* "promised to send engineers to help": who is sent helps for the sender. */
static bool issent(const cs_framer *f, cs_str operator_, uint32_t who) {
  static const char *const names[] = {"intend", "offer", "agree", "decide",
                                      NULL};
  static const char *const verbs[] = {"send", "dispatch", "deploy", NULL};
  const cs_mention *m = cs_mention_at(f->coding, f->sentence, who);
  return m != NULL && m->agent && !m->named && cs_str_isany(operator_, names) &&
         cs_tree_deprel(f->tree, who) == CS_OBJ &&
         cs_tree_isany(f->tree, cs_tree_head(f->tree, who), verbs);
}

/* Fills source and target of a composed frame. */
static void composeroles(const cs_framer *f, cs_frame *frame,
                         const cs_frame *inner, const cs_rule *rule,
                         const cs_binding *binding) {
  frame->source = binding->source;
  frame->target = binding->target;
  if (rule->pattern.hastarget && binding->target != CS_NONE) return;
  if (inner == NULL) return;
  if (rule->pattern.nominal && frame->source == CS_NONE &&
      cs_stance_isoutside(rule->code)) {
    frame->target = inner->source != CS_NONE ? inner->source : inner->target;
    return; /* "protests against a visit by X": not by X */
  }
  if (rule->pattern.nominal && frame->source == CS_NONE) {
    /* "an end to Russian attacks": whoever attacks is to end them */
    frame->source = inner->source;
    frame->target = inner->target;
    return;
  }
  uint32_t source = inner->source;
  if (isanswer(f, frame, inner, rule)) frame->source = inner->target;
  if (source != CS_NONE && !cs_frame_sameactor(f, source, frame->source) &&
      !cs_stance_isownthreat(f, rule->code, frame->source, source) &&
      !issent(f, rule->code, source)) {
    frame->target = source;
    return;
  }
  frame->target = inner->target;
  /* "condemned attacks on X": not X, but whoever attacked */
  frame->assailant = source == CS_NONE && cs_stance_blames(rule->code) &&
                     inner->code.size > 1 &&
                     memcmp(inner->code.bytes, "17", 2) >= 0;
}

/* "missiles fired by X struck Y": firing does not take in the strike. */
static bool ownclause(const cs_framer *f, const cs_frame *inner,
                      uint32_t anchor) {
  return inner->nominal && inner->outer == NULL && inner->verb != CS_NONE &&
         inner->verb != anchor &&
         inner->verb == cs_tree_head(f->tree, inner->anchor) &&
         cs_tree_deprel(f->tree, inner->anchor) == CS_NSUBJ;
}

static void usewords(cs_framer *f, const cs_binding *binding) {
  for (size_t i = 0; i < 8 && binding->words[i] != CS_NONE; i++) {
    uint32_t inner = f->frameof[binding->words[i]];
    if (inner != 0 &&
        !ownclause(f, &f->coding->frames[inner - 1], binding->anchor))
      f->coding->frames[inner - 1].used = true;
    if (f->state[binding->words[i]] == 0) f->state[binding->words[i]] = 2;
  }
  if (binding->light != CS_NONE && f->state[binding->light] == 0)
    f->state[binding->light] = 2;
}

/* Patterns with "be" stand as they are written. */
static bool ispassive(const cs_framer *f, const cs_rule *rule, uint32_t token) {
  return !rule->pattern.nominal && !rule->pattern.predicate &&
         cs_tree_arguments(f->tree, token)->passive;
}

/* "Kenyan soldiers left": the soldiers, not Kenya. */
static bool actsitself(const cs_framer *f, const best *b) {
  const cs_mention *m = cs_mention_at(f->coding, f->sentence, b->token);
  return b->rule->pattern.nominal && tellsverb(&b->rule->pattern) &&
         (f->tree->actors[b->token] || (m != NULL && m->agent));
}

static uint32_t plainframe(cs_framer *f, const best *b) {
  if (cs_str_equal(b->rule->code, CS_STR("---"))) {
    usewords(f, &b->binding);
    return CS_NONE;
  }
  uint32_t number;
  cs_frame *frame = cs_frame_new(f, &b->binding, &number);
  if (frame == NULL) return CS_NONE;
  frame->rule = b->rule;
  frame->code = b->rule->code;
  frame->mirror = b->rule->mirror;
  frame->inneronly = b->rule->inneronly;
  frame->nominal = b->rule->pattern.nominal;
  frame->weak = b->rule->pattern.hastarget && b->binding.target == CS_NONE;
  if (actsitself(f, b)) frame->source = b->token;
  if (frame->nominal && tellsverb(&b->rule->pattern)) takevisit(f, b->token);
  frame->passive = ispassive(f, b->rule, b->token);
  cs_frame_readmood(f, frame, &b->binding);
  usewords(f, &b->binding);
  return number;
}

/* "ordered police to arrest rebels": the arrest comes about; what is said of
   orders to others is not meant. */
static bool isownorder(const best *b) {
  static const char *const roles[] = {"COP", "MIL", NULL};
  if (b->operator_ == NULL || b->inner == CS_NONE ||
      !cs_str_equal(b->operator_->code, CS_STR("order")))
    return false;
  const cs_framer *f = b->framer;
  if (memcmp(f->coding->frames[b->inner].code.bytes, "17", 2) < 0) return false;
  const cs_mention *whom =
      cs_mention_at(f->coding, f->sentence, b->obinding.target);
  return whom != NULL && whom->nactors > 0 &&
         cs_code_hasany(whom->actors[0].code, roles) &&
         !cs_stance_isstranger(f, &b->obinding);
}

static cs_str innercode(const cs_frame *frame) {
  return frame->within.size > 0 ? frame->within : frame->code;
}

/* The operator's code for what it governs. */
static cs_str composedcode(const cs_framer *f, const best *b) {
  const cs_scheme *scheme = cs_dictionary_scheme(f->dictionary);
  const cs_frame *inner =
      b->inner != CS_NONE ? &f->coding->frames[b->inner] : NULL;
  cs_str code = inner != NULL ? innercode(inner) : (cs_str){"", 0};
  if (inner != NULL && inner->negated) {
    /* "urged Iran not to attack": to refrain from attacking */
    cs_str refrain = cs_scheme_compose(scheme, CS_STR("refrain"), code);
    if (cs_scheme_code(scheme, refrain) != NULL) code = refrain;
  }
  bool order = cs_str_equal(b->operator_->code, CS_STR("order")) &&
               cs_stance_isstranger(f, &b->obinding);
  return cs_scheme_compose(scheme,
                           order ? CS_STR("demand") : b->operator_->code, code);
}

/* "tried to stamp out the protests": another verb between, no protest of
   whoever tries. */
static bool through(const cs_framer *f, uint32_t clause,
                    const cs_frame *inner) {
  const cs_words *light = cs_dictionary_grammar(f->dictionary)->light;
  return inner->nominal && cs_str_starts(inner->code, CS_STR("14")) &&
         clause != CS_NONE && clause != inner->anchor &&
         cs_tree_isverb(f->tree, clause) && f->frameof[clause] == 0 &&
         (light == NULL || !cs_words_at(light, f->tree, clause));
}

/* An operator that leaves the event as it is: "began to attack" shares its
   subject and its mood, "said X was killed" does not. */
static void passon(const cs_framer *f, const best *b, cs_frame *inner) {
  cs_deprel rel = cs_tree_deprel(f->tree, b->obinding.inner);
  bool report = rel == CS_CCOMP || rel == CS_PARATAXIS;
  if (through(f, b->obinding.inner, inner)) return;
  bool visit = cs_str_equal(b->operator_->code, CS_STR("visit_to"));
  if ((inner->source == CS_NONE && !report) || visit)
    inner->source = b->obinding.source;
  if (inner->target == CS_NONE) inner->target = b->obinding.target;
  bool open = b->obinding.inner != CS_NONE && /* "decide whether to" */
              cs_tree_childof(f->tree, b->obinding.inner, CS_MARK,
                              CS_STR("whether")) != CS_NONE;
  if (report || open) return;
  cs_mood m = {0};
  cs_mood_read(f->tree, b->token, &m);
  inner->verb = b->token;
  m.negated |= inner->negated;
  inner->negated = m.negated;
  inner->standing = cs_mood_standing(&m);
}

/* "was forced to withdraw": who forced is not told, but it withdrew. */
static bool isforced(const cs_frame *frame, const cs_rule *operator_) {
  return frame->passive && frame->source == CS_NONE &&
         cs_str_equal(operator_->code, CS_STR("force"));
}

static uint32_t newcomposed(cs_framer *f, const best *b, cs_str code) {
  uint32_t number;
  cs_frame *frame = cs_frame_new(f, &b->obinding, &number);
  if (frame == NULL) return CS_NONE;
  cs_frame *inner = b->inner != CS_NONE ? &f->coding->frames[b->inner] : NULL;
  frame->rule = inner != NULL ? inner->rule : b->operator_;
  frame->outer = b->operator_;
  frame->code = code;
  frame->nominal = b->operator_->pattern.nominal;
  frame->passive = ispassive(f, b->operator_, b->token);
  composeroles(f, frame, inner, b->operator_, &b->obinding);
  frame->inner = inner != NULL ? inner->anchor : b->obinding.inner;
  if (inner != NULL && frame->assailant)
    inner->condemned = memcmp(inner->code.bytes, "18", 2) >= 0;
  if (inner != NULL && inner->last > frame->last) frame->last = inner->last;
  if (inner != NULL && inner->source == CS_NONE &&
      cs_stance_isowndeed(b->operator_->code))
    inner->source = frame->source;
  bool factive = cs_stance_isfactive(b->operator_->code);
  bool happened = factive || isforced(frame, b->operator_);
  /* "completed a swap brokered by Oman": it took place */
  happened |= cs_str_equal(b->operator_->code, CS_STR("mediate")) &&
              cs_tree_deprel(f->tree, b->token) == CS_ACL;
  if (inner != NULL && factive &&
      cs_stance_isculprits(f, b->operator_, &b->obinding, inner))
    inner->source = b->obinding.target;
  if (inner != NULL && !happened) inner->used = true;
  cs_frame_readmood(f, frame, &b->obinding);
  return number;
}

static uint32_t composedframe(cs_framer *f, const best *b) {
  cs_frame *inner = b->inner != CS_NONE ? &f->coding->frames[b->inner] : NULL;
  if (inner != NULL &&
      cs_stance_isforecast(f, b->operator_, b->obinding.source, inner)) {
    f->coding->frames[b->inner].used = true;
    return CS_NONE;
  }
  cs_str code = composedcode(f, b);
  if (cs_str_equal(code, CS_STR("---"))) {
    if (inner != NULL) inner->used = true;
    return CS_NONE;
  }
  if (cs_str_equal(code, CS_STR("=")) && inner != NULL) {
    passon(f, b, inner);
    inner->inneronly = false; /* agreed to settle it */
  }
  if (code.size == 0 || cs_str_equal(code, CS_STR("="))) return b->inner;
  return newcomposed(f, b, code);
}

/* Does composing say more than the idiom: 0332 than 033? */
static bool refines(const best *b) {
  if (b->operator_ == NULL || b->inner == CS_NONE) return false;
  const cs_framer *f = b->framer;
  cs_str code =
      cs_scheme_compose(cs_dictionary_scheme(f->dictionary), b->operator_->code,
                        innercode(&f->coding->frames[b->inner]));
  static const char *const roots[] = {"020", "030", "100", "120", NULL};
  cs_str idiom = b->rule->code;
  if (cs_str_isany(idiom, roots)) idiom.size = 2; /* 02x is 020, said better */
  if (!cs_str_starts(code, idiom)) return false;
  return code.size > b->rule->code.size ||
         (b->binding.target == CS_NONE &&
          f->coding->frames[b->inner].target != CS_NONE);
}

/* "the US-backed forces", "the party-ruled state": background, no event. */
static bool incompound(const cs_tree *tree, uint32_t token) {
  static const char *const plans[] = {"plan", "propose", "schedule", NULL};
  if (cs_tree_deprel(tree, token) == CS_AMOD &&
      cs_tree_isany(tree, token, plans))
    return true; /* "a planned visit" is a visit */
  return token > 0 && cs_tree_deprel(tree, token) == CS_AMOD &&
         cs_str_equal(cs_tree_form(tree, token - 1), CS_STR("-"));
}

/* Is the rule for operators only about as specific as the other? */
static bool rivals(const best *b) {
  const cs_pattern *within = &b->within->pattern, *plain = &b->rule->pattern;
  int slack = within->nslots >= plain->nslots ? 30 : 0;
  return b->wweight + slack >= b->weight;
}

/* What the rules for operators only say of the same words. */
static uint32_t withinframe(cs_framer *f, best *b, uint32_t frame) {
  if (b->within == NULL || (b->rule != NULL && !rivals(b))) return frame;
  if (frame != CS_NONE) {
    cs_frame *here = &f->coding->frames[frame];
    if (here->anchor == b->token) here->within = b->within->code;
    return frame;
  }
  b->rule = b->within;
  b->binding = b->wbinding;
  return plainframe(f, b);
}

uint32_t cs_compose_at(cs_framer *f, uint32_t token) {
  if (incompound(f->tree, token)) f->state[token] = 2;
  if (f->state[token] != 0)
    return f->frameof[token] != 0 ? f->frameof[token] - 1 : CS_NONE;
  f->state[token] = 1;
  best b = {.framer = f, .token = token, .inner = CS_NONE};
  cs_dictionary_try(f->dictionary, f->tree, token, tryrule, &b);
  uint32_t frame = CS_NONE;
  bool idiom = b.rule != NULL && b.weight >= 100 &&
               (b.operator_ == NULL || b.weight > b.oweight) && !refines(&b) &&
               !isownorder(&b);
  if (b.operator_ != NULL && !idiom && (b.inner != CS_NONE || b.rule == NULL))
    frame = composedframe(f, &b);
  if (frame == CS_NONE && b.rule != NULL) frame = plainframe(f, &b);
  frame = withinframe(f, &b, frame);
  f->state[token] = 2;
  f->frameof[token] = frame != CS_NONE ? frame + 1 : 0;
  return frame;
}
