#ifndef CS_CODING_H
#define CS_CODING_H

#include "dictionary.h"
#include "parser.h"

/* What a document's coding is made of, joint by joint: mentions, frames,
   events.  All strings and arrays live in the coding's arena or are borrowed
   from the dictionary and the document. */

/* A name or an agent noun found in a sentence: tokens [first, last). */
typedef struct cs_hit {
  uint32_t first, last;
  const cs_entry *entry;
  const cs_role *role; /* on the document's date */
  int former;          /* see cs_entry_role */
  uint32_t shorter;    /* its words without the last, if those are a name too */
  const cs_entry *shortentry;
} cs_hit;

typedef struct cs_hits {
  cs_hit *items;
  size_t n, cap;
} cs_hits;

/* One actor that a mention stands for. */
typedef struct cs_actor {
  cs_str code; /* "JPNGOV" */
  cs_str why;  /* "actors/jpn.csv:9", "actors/agents.csv:4+context:RUS", … */
} cs_actor;

/* A noun phrase. */
typedef struct cs_mention {
  uint32_t sentence;
  uint32_t head;        /* its head token, within the sentence */
  uint32_t first, last; /* its tokens, within the sentence */
  cs_actor *actors;     /* more than one: "the four countries" */
  uint32_t nactors;     /* 0: no dictionary knows it */
  cs_str role;          /* of an agent still without a country, else size 0 */
  cs_str rolewhy;
  const cs_role *office; /* the row of its agent noun, or NULL */
  cs_str agentrole;      /* the role of its agent noun, size 0: none */
  bool direct; /* the phrase is the actor; else the actor it belongs to */
  bool pronoun, plural, person, definite, place, state, named, agent;
  bool described; /* a name whose actors come from its apposition */
  bool context;   /* its country comes from the document, not from the phrase */
  uint32_t via;   /* the token whose actors these are: "officials from X" */
  uint32_t antecedent; /* of a pronoun: the mention it stands for, or CS_NONE */
  int8_t gender;       /* 'm', 'f' or 0 */
  bool dropped;        /* a hook dropped it */
} cs_mention;

typedef enum cs_standing {
  CS_ACTUAL,
  CS_NEGATED,
  CS_FUTURE,
  CS_HYPOTHETICAL,
  CS_PAST_
} cs_standing;
const char *cs_standing_name(cs_standing standing); /* "actual"; static */

/* A predicate with its roles. */
typedef struct cs_frame {
  uint32_t sentence;
  uint32_t anchor, last;   /* tokens of the action: first and last word */
  uint32_t source, target; /* head tokens within the sentence, or CS_NONE */
  cs_str code, mirror;     /* in the scheme; size 0: none */
  cs_str within;           /* its code inside an operator; size 0: the code */
  const cs_rule *rule;
  const cs_rule *outer; /* the operator that composed it, or NULL */
  uint32_t verb;        /* that its tense and negation come from, or CS_NONE */
  uint32_t inner; /* the anchor of the frame that was composed, or CS_NONE */
  uint32_t attribution; /* head token of who says so, or CS_NONE */
  cs_standing standing;
  bool nominal, passive, negated;
  bool modal;     /* may, could, would, if … */
  bool weak;      /* the rule's target was not found … */
  bool assailant; /* its target is whoever did violence to `target` */
  bool condemned; /* violence by unknown ones that somebody condemns */
  bool guessed;   /* … and the nearest phrase stands in for it */
  bool voiced;    /* its source is the text's own voice */
  bool inneronly; /* no event by itself: only operators take it in */
  bool used;      /* an operator took it in: no event of its own */
  bool dropped;
} cs_frame;

typedef struct cs_event {
  uint32_t sentence, frame;
  uint32_t source, target;             /* mention numbers, or CS_NONE */
  cs_actor source_actor, target_actor; /* code size 0: unknown */
  cs_span source_span, action_span, target_span; /* bytes; empty: none */
  cs_str code;
  cs_standing standing;
  cs_actor attribution;
  cs_span attribution_span;
  bool nominal, dropped;
} cs_event;

typedef struct cs_coding {
  cs_document *document; /* borrowed */
  cs_arena arena;
  int32_t date;   /* the document's, yyyymmdd or 0 */
  cs_tree *trees; /* of each sentence; n 0: not parsed */
  size_t captrees;
  cs_hits hits; /* of the sentence at hand */
  cs_mention *mentions;
  size_t nmentions, capmentions;
  uint32_t **mentionof; /* per sentence: token -> mention number or CS_NONE */
  cs_frame *frames;
  size_t nframes, capframes;
  cs_event *events;
  size_t nevents, capevents;
  cs_str country; /* that the document is about: dateline, headline */
  cs_str countrywhy;
  uint32_t voice; /* the mention of the paper whose opinion it is, or CS_NONE */
  cs_status status; /* CS_OK, or the first string that had no memory */
  /* for the run report */
  size_t withactors, withactions, discarded, targetless, uncoded, unreal;
} cs_coding;

/* A dictionary and a parser with scratch memory: codes documents, one at a
   time. */
typedef struct cs_coder cs_coder;

typedef struct cs_coder_options {
  bool uncoded;      /* keep events whose actors no dictionary knows */
  bool keeptree;     /* the document's own trees are used as they are */
  bool allstandings; /* keep negated and hypothetical events too */
} cs_coder_options;

/* Borrows dictionary and parser, which must outlive it. */
cs_status cs_coder_new(const cs_dictionary *dictionary, cs_parser *parser,
                       cs_coder_options options, cs_coder **out);
void cs_coder_free(cs_coder *coder);

/* The joints, in this order; each may be looked at and changed before the next
   one.  The result belongs to the coder and is valid until its next
   cs_coder_start.  cs_coder_start tokenises if the document has no tokens,
   parses what could give an event and finds the mentions. */
cs_status cs_coder_start(cs_coder *coder, cs_document *document,
                         cs_coding **out);
cs_status cs_coder_frames(cs_coder *coder);
cs_status cs_coder_events(cs_coder *coder);

/* The mention whose head is `token` (or CS_NONE), or NULL; valid until mentions
   are added. */
cs_mention *cs_mention_at(cs_coding *coding, uint32_t sentence, uint32_t token);
/* The text span of a mention in bytes. */
cs_span cs_mention_span(const cs_coding *coding, const cs_mention *mention);
/* The bytes of a token, counted within its sentence. */
cs_span cs_coding_tokenspan(const cs_coding *coding, uint32_t sentence,
                            uint32_t token);
/* From the first to the last word of an action. */
cs_span cs_coding_actionspan(const cs_coding *coding, const cs_frame *frame);
/* Adds an actor, whose strings are borrowed, unless it is there.  CS_ENOMEM. */
cs_status cs_mention_addactor(cs_coding *coding, cs_mention *mention,
                              cs_str code, cs_str why);
/* Strings in the coding's arena; without memory they are empty, and
   coding->status tells.  a + b: */
cs_str cs_coding_join(cs_coding *coding, cs_str a, cs_str b);
/* "file:line" of a row. */
cs_str cs_coding_where(cs_coding *coding, cs_where where);
/* "coref:12" */
cs_str cs_coding_number(cs_coding *coding, cs_str before, size_t number);

#endif
