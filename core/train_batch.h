#ifndef CS_TRAIN_BATCH_H
#define CS_TRAIN_BATCH_H

#include "train_net.h"

/* Makes batches of samples. */
typedef struct cs_batcher {
  const cs_data *data;
  uint32_t parts; /* rows of the part table */
  uint64_t random;
  bool learn;     /* drop words and change the casing now and then */
  float swaps;    /* the part of sentences that get other words, if learning */
  cs_batch batch; /* the one made last */
  size_t caprows;
  cs_buf scratch, form, verb;
  uint32_t *places; /* of a sentence's tokens in the batch; 0: left out */
  size_t capplaces;
} cs_batcher;

/* The batch of `n` samples, n <= CS_MAXBATCH, which are put into order. */
cs_status cs_batch_make(cs_batcher *batcher, cs_sample *samples, size_t n);
void cs_batcher_free(cs_batcher *batcher);

#endif
