#include <string.h>

#include "frame.h"
#include "mood.h"

cs_frame *cs_frame_new(cs_framer *f, const cs_binding *binding,
                       uint32_t *number) {
  cs_coding *c = f->coding;
  cs_frame *frames =
      cs_grow(c->frames, &c->capframes, c->nframes + 1, sizeof *frames);
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

bool cs_frame_sameactor(const cs_framer *f, uint32_t a, uint32_t b) {
  if (a == b) return true;
  if (a == CS_NONE || b == CS_NONE) return false;
  const cs_mention *x = cs_mention_at(f->coding, f->sentence, a);
  const cs_mention *y = cs_mention_at(f->coding, f->sentence, b);
  if (x == NULL || y == NULL || x->nactors == 0 || y->nactors == 0)
    return false;
  return cs_str_equal(x->actors[0].code, y->actors[0].code);
}

cs_str cs_frame_codeat(const cs_framer *f, uint32_t token) {
  const cs_mention *m = cs_mention_at(f->coding, f->sentence, token);
  return m != NULL && m->nactors > 0 ? m->actors[0].code : CS_STR("");
}

bool cs_frame_iscoded(const cs_framer *f, uint32_t token) {
  const cs_mention *m = cs_mention_at(f->coding, f->sentence, token);
  return m != NULL && m->nactors > 0;
}

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
static void futureframe(cs_framer *f, cs_frame *frame) {
  if (frame->used || frame->code.size == 0) return;
  const cs_scheme *scheme = cs_dictionary_scheme(f->dictionary);
  bool future = frame->standing == CS_FUTURE &&
                (frame->outer == NULL || isdeed(frame->code));
  cs_mood m = {0};
  if (frame->negated && frame->verb != CS_NONE)
    cs_mood_read(f->tree, frame->verb, &m);
  bool deploys = cs_str_starts(frame->code, CS_STR("154"));
  bool refusal = frame->negated && (frame->code.bytes[0] == '0' || deploys) &&
                 (m.will || m.would || concedes(frame->code)) &&
                 !(frame->nominal && cs_str_starts(frame->code, CS_STR("03")));
  if (!future && !refusal) return;
  if (future && frame->source == CS_NONE &&
      cs_str_equal(frame->code, CS_STR("115")))
    return; /* "will stand trial" */
  cs_str code = cs_scheme_compose(
      scheme, refusal ? CS_STR("reject") : CS_STR("intend"), frame->code);
  if (code.size == 0 || cs_scheme_code(scheme, code) == NULL) return;
  bool symmetric = cs_str_equal(frame->mirror, frame->code);
  frame->code = code;
  frame->mirror = symmetric && !refusal ? code : (cs_str){"", 0};
  frame->standing = CS_ACTUAL;
}

/* "the talks, the first contact since May, …": one event. */
static bool restates(const cs_framer *f, const cs_frame *noun) {
  uint32_t head = cs_tree_head(f->tree, noun->anchor);
  return cs_tree_deprel(f->tree, noun->anchor) == CS_APPOS && head != CS_NONE &&
         f->frameof[head] != 0 &&
         f->coding->frames[f->frameof[head] - 1].nominal;
}

/* "the earthquake killed ten": nobody did it. */
static bool isdisaster(const cs_tree *tree, uint32_t source) {
  static const char *const nouns[] = {
      "earthquake", "quake",      "aftershock", "flood",     "flooding",
      "storm",      "cyclone",    "hurricane",  "typhoon",   "tornado",
      "tsunami",    "landslide",  "mudslide",   "avalanche", "drought",
      "famine",     "epidemic",   "pandemic",   "outbreak",  "virus",
      "disease",    "wildfire",   "heatwave",   "accident",  "crash",
      "collision",  "derailment", "stampede",   "lightning", NULL};
  return source != CS_NONE && cs_tree_isany(tree, source, nouns);
}

/* "arrested men suspected of theft": the arrest tells it. */
static bool issuspicion(const cs_framer *f, const cs_frame *doubt,
                        size_t first) {
  if (!(cs_str_starts(doubt->code, CS_STR("112")) ||
        cs_str_starts(doubt->code, CS_STR("091"))) ||
      cs_tree_deprel(f->tree, doubt->anchor) != CS_ACL ||
      !cs_tree_islemma(f->tree, doubt->anchor, CS_STR("suspect")))
    return false;
  for (size_t i = first; i < f->coding->nframes; i++) {
    const cs_frame *deed = &f->coding->frames[i];
    if (deed->target != CS_NONE && deed->target == doubt->target &&
        (cs_str_starts(deed->code, CS_STR("173")) ||
         cs_str_starts(deed->code, CS_STR("115"))))
      return true;
  }
  return false;
}

enum { NEAR = 500 }; /* no frame is so many frames away from its verb's */

/* A nominal frame inside the words of a verbal one tells the same event. */
static void duplicates(cs_framer *f, size_t first) {
  cs_coding *c = f->coding;
  for (size_t i = first; i < c->nframes; i++) {
    cs_frame *noun = &c->frames[i];
    if (!noun->nominal || noun->used) continue;
    noun->used = restates(f, noun);
    size_t from = i - first > NEAR ? i - NEAR : first;
    for (size_t j = from; j < c->nframes && j < i + NEAR; j++) {
      const cs_frame *verb = &c->frames[j];
      if (i == j || verb->used || noun->anchor < verb->anchor ||
          noun->anchor > verb->last || verb->outer != NULL)
        continue;
      if (verb->nominal && verb->anchor == noun->anchor) continue;
      if (!verb->nominal &&
          cs_tree_under(f->tree, noun->anchor, verb->anchor) &&
          memcmp(noun->code.bytes, verb->code.bytes, 2) == 0)
        noun->used = true;
    }
  }
}

bool cs_frame_inclass(const cs_framer *f, cs_str name, uint32_t token) {
  const cs_words *words =
      cs_vocabulary_class(cs_dictionary_vocabulary(f->dictionary), name);
  return words != NULL && token != CS_NONE &&
         cs_words_at(words, f->tree, token);
}

bool cs_frame_isspeech(const cs_framer *f, uint32_t token) {
  return cs_tree_isverb(f->tree, token) &&
         cs_frame_inclass(f, CS_STR("speech"), token);
}

cs_status cs_frames_find(const cs_dictionary *dictionary, cs_coding *coding,
                         uint32_t sentence) {
  cs_framer f = {.dictionary = dictionary,
                 .coding = coding,
                 .tree = &coding->trees[sentence],
                 .sentence = sentence};
  uint32_t n = f.tree->n;
  if (n == 0) return CS_OK;
  size_t first = coding->nframes;
  f.frameof = cs_alloc(n * sizeof *f.frameof);
  f.state = cs_alloc(n);
  if (f.frameof == NULL || f.state == NULL) f.status = CS_ENOMEM;
  for (uint32_t i = 0; i < n && f.status == CS_OK; i++)
    if (f.tree->lemmas[i] != CS_NONE) cs_compose_at(&f, i);
  for (size_t i = first; i < coding->nframes && f.status == CS_OK; i++) {
    futureframe(&f, &coding->frames[i]);
    cs_doer_author(&f, &coding->frames[i]);
    cs_doer_anchor(&f, &coding->frames[i]);
    cs_doer_bomb(&f, &coding->frames[i]);
    cs_roles_clause(&f, &coding->frames[i]);
    cs_setting_fill(&f, &coding->frames[i]);
    coding->frames[i].attribution =
        cs_speech_speaker(&f, coding->frames[i].anchor);
    cs_speech_demand(&f, &coding->frames[i]);
    cs_setting_reaction(&f, &coding->frames[i]);
    cs_roles_guess(&f, &coding->frames[i]);
    cs_means_refine(&f, &coding->frames[i]);
    if (isdisaster(f.tree, coding->frames[i].source))
      coding->frames[i].dropped = true;
    cs_riot_refine(&f, &coding->frames[i]);
  }
  for (uint32_t i = 0; i < n && f.status == CS_OK; i++)
    cs_speech_baredemand(&f, i);
  for (uint32_t i = 0; i < n && f.status == CS_OK; i++) cs_report_find(&f, i);
  cs_charge_find(&f, first);
  for (size_t i = first; i < coding->nframes && f.status == CS_OK; i++) {
    cs_roles_fight(&f, &coding->frames[i], first);
    cs_doer_deed(&f, &coding->frames[i], first);
    cs_doer_what(&f, &coding->frames[i], first);
    cs_purpose_find(&f, &coding->frames[i], first);
    coding->frames[i].used |= issuspicion(&f, &coding->frames[i], first);
  }
  if (f.status == CS_OK) duplicates(&f, first);
  cs_free(f.frameof);
  cs_free(f.state);
  return f.status;
}
