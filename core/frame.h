#ifndef CS_FRAME_H
#define CS_FRAME_H

#include "coding.h"

/* Frames: every anchor gets its most specific rule; an operator takes in the
   frame that it governs and composes a code with it; then the roles that the
   rule did not find are looked for, and who says so. */

/* The frames of one sentence: frame.c. */
cs_status cs_frames_find(const cs_dictionary *dictionary, cs_coding *coding,
                         uint32_t sentence);

/* ---- between the files that find frames ---- */

typedef struct cs_framer {
  const cs_dictionary *dictionary;
  cs_coding *coding;
  cs_tree *tree;
  uint32_t sentence;
  uint32_t *frameof; /* token -> frame number + 1 */
  uint8_t *state;    /* of each token: 0 new, 1 being coded, 2 done */
  cs_status status;  /* CS_OK or the first failure */
} cs_framer;

/* Appends a frame with the roles that a rule bound; NULL: framer->status tells.
   It may move the frames that are there. */
cs_frame *cs_frame_new(cs_framer *f, const cs_binding *binding,
                       uint32_t *number);
/* The first code of the phrase at the token; size 0: none. */
cs_str cs_frame_codeat(const cs_framer *f, uint32_t token);
/* Does a known actor stand at the token? */
bool cs_frame_iscoded(const cs_framer *f, uint32_t token);
/* Are two tokens the same, or two phrases for one actor? */
bool cs_frame_sameactor(const cs_framer *f, uint32_t a, uint32_t b);

/* Is the token, unless CS_NONE, of a class of words/classes.csv? */
bool cs_frame_inclass(const cs_framer *f, cs_str name, uint32_t token);
/* A verb of saying? */
bool cs_frame_isspeech(const cs_framer *f, uint32_t token);

/* compose.c: the number of the frame at a token, made at first call with those
   it governs; CS_NONE: none. */
uint32_t cs_compose_at(cs_framer *f, uint32_t token);

/* doubt.c: rules whose words are there, though what they tell is not. */
/* "left ECOWAS": states leave their unions; others leave places and houses. */
bool cs_doubt_leaves(const cs_framer *f, const cs_rule *rule,
                     const cs_binding *binding);
/* "Iran needs to open its sites": it wants nothing. */
bool cs_doubt_isduty(const cs_tree *tree, uint32_t verb, uint32_t inner);
/* An event (frame) for operators only, under one that would leave it as it is.
 */
bool cs_doubt_isplain(const cs_framer *f, const cs_rule *operator_,
                      uint32_t inner);

/* roles.c: what a rule leaves open.  Each changes the frame only where its
   construction is met. */
void cs_roles_clause(cs_framer *f, cs_frame *frame);
void cs_roles_guess(cs_framer *f, cs_frame *frame);
/* Looks at the frames from `first` on, all of this sentence. */
void cs_roles_fight(cs_framer *f, cs_frame *frame, size_t first);

/* doer.c: those behind a deed or a text that stands where an actor should. */
void cs_doer_author(cs_framer *f, cs_frame *frame);
void cs_doer_anchor(cs_framer *f, cs_frame *frame);
void cs_doer_bomb(cs_framer *f, cs_frame *frame);
/* Looks at the frames from `first` on, all of this sentence. */
void cs_doer_deed(cs_framer *f, cs_frame *frame, size_t first);
void cs_doer_what(cs_framer *f, cs_frame *frame, size_t first);

/* means.c: "struck it with rockets" is a fight with artillery: 190 becomes 193,
   194 or 195 where the clause tells the weapon. */
void cs_means_refine(cs_framer *f, cs_frame *frame);

/* report.c: what a speaker says of another actor where no rule knows the
   deed.  May append a frame. */
void cs_report_find(cs_framer *f, uint32_t clause);

/* charge.c: the accusation that an arrest "for spying" holds, for the frames
   from `first` on.  May append frames. */
void cs_charge_find(cs_framer *f, size_t first);

/* setting.c: what the clause around an event noun tells of its roles. */
void cs_setting_fill(cs_framer *f, cs_frame *frame);
void cs_setting_reaction(cs_framer *f, cs_frame *frame);

/* riot.c: the code where a protester does it by force. */
void cs_riot_refine(const cs_framer *f, cs_frame *frame);

/* speech.c: who says so (a head token or CS_NONE), what speakers demand, and
   what is protested for. */
uint32_t cs_speech_speaker(cs_framer *f, uint32_t token);
void cs_speech_demand(cs_framer *f, cs_frame *frame);
/* The first row of an operator, which a composed frame names as its reason. */
const cs_rule *cs_speech_operator(const cs_framer *f, cs_str name);
/* May append a frame. */
void cs_speech_baredemand(cs_framer *f, uint32_t verb);
/* purpose.c: what a protest is for, from the frames after the first and the
   words after it. */
void cs_purpose_find(cs_framer *f, cs_frame *protest, size_t first);
/* Its tense and negation, by the verb that holds it: standing.c. */
void cs_frame_readmood(cs_framer *f, cs_frame *frame,
                       const cs_binding *binding);

#endif
