#include <string.h>

#include "frame.h"
#include "mood.h"

/* What a speaker says of another actor where no rule knows the deed: blame, or
   a comment. */

/* The verb of saying right above a clause, or beside it as "…, X said". */
static uint32_t sayer(const cs_framer *f, uint32_t clause) {
  clause = cs_tree_conjunct(f->tree, clause);
  CS_EACH_CHILD (f->tree, child, clause)
    if (cs_tree_deprel(f->tree, child) == CS_PARATAXIS &&
        cs_frame_isspeech(f, child))
      return child;
  uint32_t head = cs_tree_head(f->tree, clause);
  cs_deprel rel = cs_tree_deprel(f->tree, clause);
  bool under = rel == CS_CCOMP || rel == CS_PARATAXIS;
  return under && head != CS_NONE && cs_frame_isspeech(f, head) ? head
                                                                : CS_NONE;
}

/* Is it told as bad: "lied", "gave false reports", "is corrupt"? */
static bool isblame(const cs_framer *f, uint32_t clause) {
  if (cs_frame_inclass(f, CS_STR("blame"), clause)) return true;
  CS_EACH_CHILD (f->tree, child, clause) {
    cs_deprel rel = cs_tree_deprel(f->tree, child);
    if (rel == CS_NSUBJ || rel == CS_CCOMP || rel == CS_ADVCL ||
        rel == CS_CONJ || rel == CS_PARATAXIS)
      continue;
    if (cs_frame_inclass(f, CS_STR("blame"), child)) return true;
    CS_EACH_CHILD (f->tree, below, child)
      if (cs_tree_deprel(f->tree, below) == CS_AMOD &&
          cs_frame_inclass(f, CS_STR("blame"), below))
        return true;
  }
  return false;
}

static const cs_actor *actorat(const cs_framer *f, uint32_t token) {
  const cs_mention *m = cs_mention_at(f->coding, f->sentence, token);
  return m != NULL && m->nactors > 0 ? &m->actors[0] : NULL;
}

/* One state's own offices and forces, which do not comment on each other. */
static bool sameoffice(cs_str a, cs_str b) {
  static const char *const roles[] = {"GOV", "MIL", "COP", "JUD",
                                      "SPY", "LEG", NULL};
  cs_str both[] = {a, b};
  if (memcmp(a.bytes, b.bytes, 3) != 0) return false;
  for (size_t i = 0; i < 2; i++) {
    bool office = both[i].size == 3;
    for (size_t k = 0; roles[k] != NULL; k++)
      office |= both[i].size > 5 && memcmp(both[i].bytes + 3, roles[k], 3) == 0;
    if (!office) return false;
  }
  return true;
}

static bool isclause(const cs_framer *f, uint32_t token) {
  return cs_tree_isverb(f->tree, token) ||
         cs_tree_child(f->tree, token, CS_COP) != CS_NONE;
}

/* The frame's rule is an operator's row, which `why` can name. */
static void report(cs_framer *f, uint32_t clause, uint32_t who, uint32_t whom,
                   cs_str operator_) {
  const cs_scheme *scheme = cs_dictionary_scheme(f->dictionary);
  cs_str code = cs_scheme_compose(scheme, operator_, (cs_str){"", 0});
  const cs_rule *rule = cs_speech_operator(f, operator_);
  if (cs_scheme_code(scheme, code) == NULL || rule == NULL) return;
  uint32_t number;
  cs_binding binding = {
      .anchor = clause, .last = clause, .source = who, .target = whom};
  cs_frame *frame = cs_frame_new(f, &binding, &number);
  if (frame == NULL) return;
  frame->rule = rule;
  frame->code = code;
  frame->attribution = who;
  frame->verb = clause;
}

/* Verbs of holding something to be so; "said" alone is the news agency's. */
static bool asserts(const cs_framer *f, uint32_t say) {
  static const char *const verbs[] = {"claim",  "argue",    "contend", "assert",
                                      "insist", "maintain", "point",   NULL};
  return cs_tree_isany(f->tree, say, verbs);
}

/* "do not believe that Iran will stop" */
static bool doubts(const cs_framer *f, uint32_t say) {
  static const char *const verbs[] = {"believe", "think", "expect", "trust",
                                      NULL};
  return cs_tree_isany(f->tree, say, verbs) && cs_mood_negated(f->tree, say);
}

/* The operator that says what the speaker does; size 0: nothing of note. */
static cs_str deedof(const cs_framer *f, uint32_t say, uint32_t clause) {
  cs_mood m = {0};
  cs_mood_obligation(f->tree, clause, &m);
  if (m.must || m.should) return (cs_str){"", 0};
  if (doubts(f, say)) return CS_STR("fear");
  if (f->frameof[clause] != 0) return (cs_str){"", 0};
  if (isblame(f, clause) && !cs_mood_negated(f->tree, clause))
    return CS_STR("accuse");
  return asserts(f, say) ? CS_STR("comment") : (cs_str){"", 0};
}

void cs_report_find(cs_framer *f, uint32_t clause) {
  if (!isclause(f, clause)) return;
  uint32_t say = sayer(f, clause);
  if (say == CS_NONE ||
      (f->frameof[say] != 0 && f->frameof[say] != f->frameof[clause]))
    return;
  cs_str name = deedof(f, say, clause);
  if (name.size == 0) return;
  uint32_t who = cs_tree_arguments(f->tree, say)->subject;
  const cs_arguments *a = cs_tree_arguments(f->tree, clause);
  uint32_t whom = a->passive ? a->object : a->subject;
  const cs_actor *source = actorat(f, who), *target = actorat(f, whom);
  if (source == NULL || target == NULL || source->code.size < 3 ||
      target->code.size < 3 || cs_frame_sameactor(f, who, whom) ||
      sameoffice(source->code, target->code))
    return;
  if (f->frameof[clause] != 0)
    f->coding->frames[f->frameof[clause] - 1].used = true;
  report(f, clause, who, whom, name);
}
