#include <string.h>

#include "frame.h"
#include "mood.h"

static uint32_t accordingto(const cs_framer *f, uint32_t token) {
  CS_EACH_CHILD (f->tree, child, token) {
    uint32_t prep = cs_tree_case(f->tree, child);
    if (prep != CS_NONE && cs_tree_islemma(f->tree, prep, CS_STR("accord")))
      return child;
    if (prep != CS_NONE && cs_tree_islemma(f->tree, prep, CS_STR("according")))
      return child;
    if (cs_tree_deprel(f->tree, child) == CS_PARATAXIS &&
        cs_frame_isspeech(f, child)) {
      uint32_t who = cs_tree_arguments(f->tree, child)->subject;
      if (who != CS_NONE) return who;
    }
  }
  return CS_NONE;
}

uint32_t cs_speech_speaker(cs_framer *f, uint32_t token) {
  for (uint32_t steps = 0; token != CS_NONE && steps <= f->tree->n; steps++) {
    uint32_t who = accordingto(f, token);
    if (who != CS_NONE) return who;
    uint32_t head = cs_tree_head(f->tree, token);
    if (head == CS_NONE) return CS_NONE;
    cs_deprel rel = cs_tree_deprel(f->tree, token);
    if ((rel == CS_CCOMP || rel == CS_PARATAXIS) &&
        cs_frame_isspeech(f, head)) {
      who = cs_tree_arguments(f->tree, head)->subject;
      if (who != CS_NONE) return who;
    }
    token = head;
  }
  return CS_NONE;
}

/* The first row of an operator, which a composed frame names as its reason. */
const cs_rule *cs_speech_operator(const cs_framer *f, cs_str name) {
  for (size_t i = 0; i < cs_dictionary_nrules(f->dictionary); i++) {
    const cs_rule *rule = cs_dictionary_rule(f->dictionary, i);
    if (rule->operator_ && cs_str_equal(rule->code, name)) return rule;
  }
  return NULL;
}

/* "insisted that Kampala cooperate": the bare verb after a past one. */
static bool isbare(const cs_tree *tree, uint32_t verb) {
  uint32_t head = cs_tree_head(tree, verb);
  if (head == CS_NONE || cs_tree_deprel(tree, verb) != CS_CCOMP ||
      !cs_tree_islemma(tree, head, CS_STR("insist")) ||
      cs_tree_child(tree, verb, CS_AUX_) != CS_NONE)
    return false;
  cs_str form = cs_tree_form(tree, verb);
  return cs_str_equal(form, cs_tree_lemma(tree, verb)) &&
         !cs_str_equal(cs_tree_form(tree, head), CS_STR("insist"));
}

/* What the speaker wants done: "must", "should", "insisted that they go". */
static void obligation(const cs_tree *tree, uint32_t verb, cs_mood *out) {
  cs_mood_obligation(tree, verb, out);
  if (isbare(tree, verb)) out->must = true;
}

/* "told Rome that it must pay": who is told stands for the pronoun. */
static uint32_t addressed(const cs_framer *f, uint32_t verb, uint32_t who) {
  uint32_t head = cs_tree_head(f->tree, verb);
  if (who == CS_NONE || head == CS_NONE ||
      f->tree->tokens[who].upos != CS_PRON ||
      cs_tree_deprel(f->tree, verb) != CS_CCOMP)
    return who;
  const cs_arguments *a = cs_tree_arguments(f->tree, head);
  uint32_t told = a->indirect != CS_NONE ? a->indirect : a->object;
  return told != CS_NONE && cs_frame_iscoded(f, told) ? told : who;
}

static bool asks(const cs_rule *operator_) {
  static const char *const names[] = {"demand", "appeal",   "order", "seek",
                                      "reject", "threaten", "warn",  NULL};
  return operator_ != NULL && cs_str_isany(operator_->code, names);
}

/* Is it the main clause of a text that speaks for a paper, said by nobody in
   it? */
static bool isvoiced(const cs_framer *f, uint32_t verb, uint32_t speaker) {
  uint32_t top = cs_tree_conjunct(f->tree, verb);
  return f->coding->voice != CS_NONE && f->sentence > 0 && speaker == CS_NONE &&
         cs_tree_head(f->tree, top) == CS_NONE;
}

/* "Russia says Israel must end its attacks": a demand by the speaker. */
void cs_speech_demand(cs_framer *f, cs_frame *frame) {
  bool voiced = isvoiced(f, frame->anchor, frame->attribution);
  if (frame->used || asks(frame->outer) || frame->nominal ||
      (frame->attribution == CS_NONE && !voiced))
    return;
  cs_mood m = {0};
  obligation(f->tree, frame->anchor, &m);
  if (!m.must && !m.should) return;
  uint32_t addressee = frame->source != CS_NONE ? frame->source : frame->target;
  addressee = addressed(f, frame->anchor, addressee);
  if (cs_frame_sameactor(f, addressee, frame->attribution)) return;
  const cs_scheme *scheme = cs_dictionary_scheme(f->dictionary);
  cs_str code = frame->within.size > 0 ? frame->within : frame->code;
  if (frame->negated) {
    cs_str refrain = cs_scheme_compose(scheme, CS_STR("refrain"), code);
    if (cs_scheme_code(scheme, refrain) != NULL) code = refrain;
  }
  cs_str name = m.must ? CS_STR("demand") : CS_STR("appeal");
  code = cs_scheme_compose(scheme, name, code);
  const cs_rule *outer = cs_speech_operator(f, name);
  if (cs_scheme_code(scheme, code) == NULL || outer == NULL) return;
  frame->outer = outer;
  frame->code = code;
  frame->mirror = (cs_str){"", 0};
  frame->target = addressee;
  frame->source = frame->attribution;
  frame->voiced = voiced;
  frame->standing = CS_ACTUAL;
  frame->inneronly = false;
  frame->negated = false;
}

/* The same where no rule knows what must be done. */
void cs_speech_baredemand(cs_framer *f, uint32_t verb) {
  if (!cs_tree_isverb(f->tree, verb) || f->frameof[verb] != 0) return;
  cs_mood m = {0};
  obligation(f->tree, verb, &m);
  if (!m.must && !m.should) return;
  uint32_t who = cs_speech_speaker(f, verb);
  const cs_arguments *a = cs_tree_arguments(f->tree, verb);
  uint32_t addressee = addressed(f, verb, a->passive ? a->object : a->subject);
  bool voiced = isvoiced(f, verb, who);
  if ((who == CS_NONE && !voiced) || addressee == CS_NONE ||
      !cs_frame_iscoded(f, addressee) || cs_frame_sameactor(f, who, addressee))
    return;
  uint32_t number;
  cs_binding binding = {
      .anchor = verb, .last = verb, .source = who, .target = addressee};
  const cs_scheme *scheme = cs_dictionary_scheme(f->dictionary);
  cs_str name = m.must ? CS_STR("demand") : CS_STR("appeal");
  cs_str code = cs_scheme_compose(scheme, name, (cs_str){"", 0});
  const cs_rule *rule = cs_speech_operator(f, name);
  if (cs_scheme_code(scheme, code) == NULL || rule == NULL) return;
  cs_frame *frame = cs_frame_new(f, &binding, &number);
  if (frame == NULL) return;
  frame->rule = rule;
  frame->code = code;
  frame->attribution = who;
  frame->voiced = voiced;
  frame->verb = verb;
}
