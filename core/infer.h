#ifndef CS_INFER_H
#define CS_INFER_H

#include "feature.h"
#include "model.h"

/* The network at work: several pieces of text in lock-step, so that each weight
   is read once for all of them. */

enum {
  CS_LOCKSTEP = 16,  /* pieces at a time */
  CS_MAXPIECE = 200, /* words of a piece; longer sentences are cut */
  CS_MAXROWS = 1024  /* words of all pieces of a run, and their roots */
};

/* A run of words that gets a tree of its own. */
typedef struct cs_piece {
  uint32_t first, last; /* tokens of the document */
  bool initial;         /* begins a sentence */
  uint8_t casing;       /* cs_casing */
} cs_piece;

/* Answers of a run, by row: the rows of a piece begin with its root's. */
typedef struct cs_infer {
  const cs_model *model;
  uint32_t start[CS_LOCKSTEP]; /* a piece's first row */
  uint8_t *classes, *deprels;
  uint32_t *heads; /* row within the piece; 0: the root */
  /* private */
  struct cs_infer_scratch *scratch;
} cs_infer;

cs_status cs_infer_new(const cs_model *model, cs_infer **out);
void cs_infer_free(cs_infer *infer); /* NULL is allowed */
/* Tags, and with `tree` heads and relations, for n <= CS_LOCKSTEP pieces,
   longest first, with at most CS_MAXROWS rows together. */
cs_status cs_infer_run(cs_infer *infer, const cs_document *document,
                       const cs_piece *pieces, size_t n, bool tree);

#endif
