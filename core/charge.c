#include <string.h>

#include "frame.h"

/* "detained for spying": whoever seizes somebody as a traitor or a criminal of
   war accuses him of that, too. */

/* The code of the accusation, by the class of the deed's word; size 0: no
   deed that is told apart. */
static cs_str accusationof(const cs_framer *f, uint32_t token) {
  static const struct {
    const char *name, *code;
  } classes[] = {{"treason", "1125"}, {"warcrime", "1124"}};
  for (size_t i = 0; i < sizeof classes / sizeof *classes; i++) {
    cs_str name = {classes[i].name, strlen(classes[i].name)};
    if (cs_frame_inclass(f, name, token)) return (cs_str){classes[i].code, 4};
  }
  return (cs_str){"", 0};
}

/* Is the deed named as the reason of the arrest: below it in a phrase or a
   clause with such a word? */
static bool isreason(const cs_framer *f, uint32_t token, uint32_t arrest) {
  static const char *const words[] = {"for", "over", "on", "while", "of", NULL};
  bool introduced = false;
  uint32_t t = token;
  for (unsigned steps = 0; steps < 4 && t != CS_NONE && t != arrest; steps++) {
    CS_EACH_CHILD (f->tree, child, t) {
      cs_deprel rel = cs_tree_deprel(f->tree, child);
      introduced |= child > arrest && (rel == CS_CASE || rel == CS_MARK) &&
                    cs_tree_isany(f->tree, child, words);
    }
    t = cs_tree_head(f->tree, t);
  }
  return introduced && t == arrest;
}

static void accuse(cs_framer *f, size_t arrest, uint32_t deed, cs_str code) {
  const cs_rule *rule = cs_speech_operator(f, CS_STR("accuse"));
  const cs_frame *of = &f->coding->frames[arrest];
  cs_binding binding = {
      .anchor = deed, .last = deed, .source = of->source, .target = of->target};
  bool passive = of->passive;
  uint32_t number;
  if (rule == NULL) return;
  if (f->frameof[deed] != 0)
    f->coding->frames[f->frameof[deed] - 1].used = true;
  cs_frame *frame = cs_frame_new(f, &binding, &number);
  if (frame == NULL) return;
  of = &f->coding->frames[arrest];
  frame->rule = rule;
  frame->code = code;
  frame->passive = passive;
  frame->verb = of->verb;
  frame->standing = of->standing;
  frame->negated = of->negated;
  frame->attribution = of->attribution;
}

void cs_charge_find(cs_framer *f, size_t first) {
  size_t n = f->coding->nframes;
  for (size_t i = first; i < n && f->status == CS_OK; i++) {
    const cs_frame *frame = &f->coding->frames[i];
    uint32_t arrest = frame->anchor;
    if (!cs_str_starts(frame->code, CS_STR("173")) || frame->nominal ||
        frame->used || frame->target == CS_NONE)
      continue;
    for (uint32_t t = arrest + 1; t < f->tree->n; t++) {
      cs_str code = accusationof(f, t);
      if (code.size == 0 || !isreason(f, t, arrest)) continue;
      accuse(f, i, t, code);
      break;
    }
  }
}
