#include <string.h>

#include "frame.h"

/* Those behind a deed or a text that stands where an actor should. */

/* "A suicide bomber killed ten": the noun that the rule hangs on did it. */
void cs_doer_anchor(cs_framer *f, cs_frame *frame) {
  if (!frame->nominal || frame->source != CS_NONE) return;
  const cs_mention *m = cs_mention_at(f->coding, f->sentence, frame->anchor);
  if (m != NULL && m->agent && frame->target != frame->anchor)
    frame->source = frame->anchor;
}

/* "A bomb exploded, wounding ten": whoever planted it did. */
void cs_doer_bomb(cs_framer *f, cs_frame *frame) {
  static const char *const bombs[] = {"bomb",     "blast",     "explosion",
                                      "device",   "explosive", "mine",
                                      "landmine", "grenade",   NULL};
  if (frame->nominal || frame->source == CS_NONE ||
      !cs_str_equal(frame->code, CS_STR("180")) ||
      !cs_tree_isany(f->tree, frame->source, bombs) ||
      cs_frame_iscoded(f, frame->source))
    return;
  frame->source = CS_NONE;
  frame->code = CS_STR("183");
}

/* "put out a report accusing the army": the report's author accuses. */
void cs_doer_author(cs_framer *f, cs_frame *frame) {
  static const char *const texts[] = {
      "report",      "statement", "letter",    "resolution", "bill",
      "speech",      "tweet",     "decree",    "document",   "complaint",
      "lawsuit",     "petition",  "order",     "law",        "communique",
      "declaration", "message",   "note",      "ruling",     "motion",
      "suit",        "campaign",  "operation", "article",    "comment",
      "remark",      "video",     "move",      "decision",   "agreement",
      "deal",        "post",      "memo",      "interview",  "legislation",
      "measure",     "proposal",  NULL};
  if (frame->source == CS_NONE) return;
  uint32_t noun = frame->source;
  if (!cs_tree_isany(f->tree, noun, texts)) return;
  const cs_mention *m = cs_mention_at(f->coding, f->sentence, noun);
  if (m != NULL && m->nactors > 0) return;
  uint32_t head = cs_tree_head(f->tree, noun);
  if (head == CS_NONE || !cs_tree_isverb(f->tree, head)) return;
  uint32_t who = cs_tree_arguments(f->tree, head)->subject;
  if (who != CS_NONE && who != noun) frame->source = who;
}

/* "Militia attacks drove them out": the militia did. */
void cs_doer_deed(cs_framer *f, cs_frame *frame, size_t first) {
  if (frame->source == CS_NONE || frame->nominal ||
      cs_frame_iscoded(f, frame->source))
    return;
  for (size_t i = first; i < f->coding->nframes; i++) {
    const cs_frame *noun = &f->coding->frames[i];
    if (!noun->nominal || noun->anchor != frame->source ||
        noun->source == CS_NONE)
      continue;
    frame->source = noun->source;
    return;
  }
}

/* "the invasion and urged a withdrawal of X": a verb comes between. */
static bool isothers(const cs_tree *tree, uint32_t noun, uint32_t token) {
  for (uint32_t t = noun + 1; t < token; t++)
    if (cs_tree_isverb(tree, t) && tree->tokens[t].deprel == CS_CONJ)
      return true;
  return false;
}

static uint32_t victimafter(const cs_framer *f, uint32_t noun) {
  static const char *const preps[] = {"on", "against", "of", NULL};
  for (uint32_t t = noun + 1; t < f->tree->n; t++)
    if (cs_frame_iscoded(f, t) &&
        cs_tree_isany(f->tree, cs_tree_case(f->tree, t), preps))
      return isothers(f->tree, noun, t) ? CS_NONE : t;
  return CS_NONE;
}

/* "The arrest of X angered Y": at those who arrested him. */
static void deedsdoer(cs_framer *f, cs_frame *frame, size_t first) {
  for (size_t i = first; i < f->coding->nframes; i++) {
    const cs_frame *noun = &f->coding->frames[i];
    if (!noun->nominal || noun == frame || noun->anchor != frame->target ||
        memcmp(noun->code.bytes, "17", 2) < 0)
      continue;
    if (noun->source == frame->source ||
        cs_frame_sameactor(f, noun->source, frame->source))
      continue;
    uint32_t who = noun->source;
    frame->assailant = who == CS_NONE && noun->target != CS_NONE;
    if (who == CS_NONE) who = noun->target;
    if (who != CS_NONE) frame->target = who;
    if (frame->assailant) frame->inner = noun->anchor;
    return;
  }
}

/* Is the deed at `noun` what is blamed, though its target was not found? */
static bool isblamed(const cs_framer *f, const cs_frame *frame,
                     const cs_frame *noun) {
  if (!noun->nominal || noun->source != CS_NONE ||
      noun->anchor < frame->anchor || memcmp(noun->code.bytes, "18", 2) < 0)
    return false;
  return noun->anchor == frame->last ||
         cs_tree_islemma(f->tree, frame->target, CS_STR("what"));
}

/* "condemned what he called attacks on X": not X, but whoever attacked. */
void cs_doer_what(cs_framer *f, cs_frame *frame, size_t first) {
  if (frame->nominal || frame->code.size < 2 || frame->target == CS_NONE ||
      memcmp(frame->code.bytes, "11", 2) != 0 ||
      cs_tree_islemma(f->tree, frame->target, CS_STR("each")))
    return; /* "blamed each other for the attack" */
  deedsdoer(f, frame, first);
  if (frame->assailant || cs_frame_iscoded(f, frame->target)) return;
  for (size_t i = first; i < f->coding->nframes; i++) {
    cs_frame *noun = &f->coding->frames[i];
    if (!isblamed(f, frame, noun)) continue;
    if (!cs_frame_iscoded(f, noun->target))
      noun->target = victimafter(f, noun->anchor);
    if (noun->target == CS_NONE) continue;
    noun->condemned = frame->assailant = true;
    noun->standing = CS_ACTUAL;
    noun->used = false;
    frame->target = noun->target;
    return;
  }
}
