#ifndef CS_EVENT_H
#define CS_EVENT_H

#include "coding.h"

/* Frames become events: coordination is multiplied out, both ways of a
   symmetric one are written, self-events and repetitions are dropped. */

/* The events of all frames, sentence after sentence, the main one of each
   first.  CS_ENOMEM. */
cs_status cs_events_make(const cs_dictionary *dictionary, cs_coding *coding,
                         cs_coder_options options);

/* ---- between the files that make events ---- */

/* One actor of a role, with its words. */
typedef struct cs_party {
  uint32_t mention; /* or CS_NONE */
  cs_actor actor;   /* code size 0: unknown */
  cs_span span;
} cs_party;

typedef struct cs_parties {
  cs_party *items; /* owned by the maker, used again for each frame */
  size_t n, cap;
} cs_parties;

typedef struct cs_maker {
  const cs_dictionary *dictionary;
  cs_coding *coding;
  cs_coder_options options;
  cs_parties sources, targets; /* of the frame at hand */
  cs_event *told;              /* all events, as a first reading gave them */
  size_t ntold, here;          /* `here`: those of the sentence at hand begin */
  cs_str tribunal;             /* the first that the text names, or size 0 */
  size_t first;                /* the sentence's first event */
  uint32_t sentence;
} cs_maker;

/* party.c: adds a party unless it is there.  CS_ENOMEM. */
cs_status cs_party_add(cs_parties *out, cs_party p);
bool cs_party_iscodeless(const cs_party *p);
/* The actors of a phrase (its head or CS_NONE) and of those coordinated with
   it, except `other`; *out is emptied first.  CS_ENOMEM. */
cs_status cs_parties_expand(cs_maker *m, const cs_frame *frame, uint32_t token,
                            uint32_t other, cs_parties *out);
/* Has one of them a code? */
bool cs_parties_known(const cs_parties *p);
/* Are all of them one phrase? */
bool cs_parties_onephrase(const cs_parties *p);
/* "Ministers from Egypt, Qatar and Oman": are they named in the phrase? */
bool cs_parties_named(const cs_parties *p);
/* "Japan wants cooperation between NATO and its partners", of whom Japan is
   one: with NATO. */
void cs_parties_clearcircle(cs_maker *m, const cs_frame *frame);
/* "firing from across the Line of Control": the line is nobody. */
void cs_parties_clearlines(const cs_maker *m, const cs_frame *frame,
                           cs_parties *p);
/* Drops targets that are the sources' own envoys or soldiers. */
void cs_parties_dropown(cs_maker *m, const cs_frame *frame);
/* The first code among them, or size 0. */
cs_str cs_parties_code(const cs_parties *p);
/* Is nobody there, or only things, so that somebody may be put in their place?
 */
bool cs_parties_open(const cs_maker *m, const cs_frame *frame,
                     const cs_parties *p);

/* The first event that one looks back to, so that the time stays linear in a
   text of any length. */
static inline size_t cs_story_from(const cs_maker *m) {
  enum { REACH = 256 };
  return m->coding->nevents > REACH ? m->coding->nevents - REACH : 0;
}

/* visit.c: no visit, as soldiers arrive and others go home. */
bool cs_visit_isnone(const cs_maker *m, const cs_frame *frame,
                     const cs_party *source, const cs_party *target);
/* "residents fled the town": only those who fight retreat. */
bool cs_visit_isflight(const cs_frame *frame, const cs_party *p);

/* story.c: roles that the sentence leaves open, from the latest event that
   fits.  CS_ENOMEM. */
cs_status cs_story_recall(cs_maker *m, const cs_frame *frame);
/* Of verbs joined in one sentence, from the first. */
cs_status cs_story_joined(cs_maker *m, const cs_frame *frame);
/* The other side of talks and deals told before. */
cs_status cs_story_partner(cs_maker *m, const cs_frame *frame);
/* Who is to release captives. */
cs_status cs_story_captor(cs_maker *m, const cs_frame *frame);
/* Those of a headline, from the sentences after it. */
cs_status cs_story_ahead(cs_maker *m, const cs_frame *frame);

/* deed.c: words for what was told before.  CS_ENOMEM. */
/* "The operation aims to": whoever leads it. */
cs_status cs_story_doer(cs_maker *m, const cs_frame *frame);
/* "condemned the move": from whoever did what the sentence before tells. */
cs_status cs_story_deed(cs_maker *m, const cs_frame *frame);
/* "condemned the attack on X": whoever attacked X is the target of the one,
   and the source of the other. */
cs_status cs_story_assailants(cs_maker *m, const cs_frame *frame);
cs_status cs_story_condemned(cs_maker *m, const cs_frame *frame);

/* other.c: the other side of a hostile deed.  CS_ENOMEM. */
cs_status cs_other_fill(cs_maker *m, const cs_frame *frame);

/* usual.c: whoever does such things, or has them done to him.  CS_ENOMEM. */
cs_str cs_usual_tribunal(const cs_maker *m); /* see cs_maker */
cs_status cs_usual_fill(cs_maker *m, const cs_frame *frame);
/* "Two soldiers and three rebels were killed in a gunfight": by each other. */
bool cs_usual_foughtout(const cs_maker *m, const cs_frame *frame);
/* Do other states act where the text is about? */
bool cs_usual_isabroad(const cs_maker *m);

#endif
