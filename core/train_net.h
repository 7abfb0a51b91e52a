#ifndef CS_TRAIN_NET_H
#define CS_TRAIN_NET_H

#include <stdbool.h>

#include "network.h"
#include "train_data.h"
#include "train_math.h"

/* A matrix that is learnt. */
typedef struct cs_param {
  size_t rows, cols;
  float *value, *slope;  /* slope: of the loss, summed over a step */
  float *first, *second; /* Adam's moments */
  float *average;        /* of the values of late: what is kept in the end */
  float *flipped;        /* transposed, columns padded to 16; dense ones only */
  uint32_t *touched;     /* rows with a slope; NULL: a dense matrix */
  size_t ntouched;
  bool *istouched;
} cs_param;

typedef struct cs_net {
  cs_shape shape;
  size_t nclasses;
  cs_param params[CS_NPARAMS];
  const float *vectors; /* borrowed: words x shape.vectors; NULL: none */
  uint64_t random;
  float drop;     /* the part of the columns that is left out in learning */
  double left[2]; /* of Adam's first moments: powers of their decay */
} cs_net;

/* Sentences learnt from together.  A row is a word or a sentence's root, which
   comes first; rows of a sentence stand together. */
enum { CS_MAXBATCH = 64 };
typedef struct cs_batch {
  size_t nsentences, nrows;
  uint32_t start[CS_MAXBATCH]; /* its first row */
  uint32_t size[CS_MAXBATCH];  /* rows, falling: longest first */
  uint32_t *words;             /* by row */
  bool *bare;                  /* by row: the word's own row is dropped */
  uint32_t *parts;             /* CS_NPARTS by row */
  uint32_t *classes, *heads;   /* gold; heads are rows */
  uint8_t *deprels;
} cs_batch;

/* What teachers say of a batch: probabilities by row, the mean of theirs. */
typedef struct cs_soft {
  float *tags, *labels; /* of classes; of relations, of the right head */
  float *arcs;          /* sentence by sentence: rows x padded rows */
} cs_soft;

/* What a batch computes, by row; grown as needed. */
typedef struct cs_work {
  size_t cap;
  void *block;
  float *input, *vector, *dinput;
  float *gates[CS_LAYERS][2], *cell[CS_LAYERS][2]; /* and by direction */
  float *squashed[CS_LAYERS][2], *before[CS_LAYERS][2];
  float *hidden[CS_LAYERS], *dhidden[CS_LAYERS]; /* after dropout */
  float *tags, *head, *dep, *dhead, *ddep, *query, *dquery;
  float *relhead, *reldep, *drelhead, *dreldep, *rel, *drel, *labels;
  float *mask[CS_LAYERS + 1]; /* dropout, by sentence: of input and layers */
  float *scores;              /* of one sentence: rows x padded rows */
  size_t capscores;
  const cs_soft *taught; /* to learn from beside the treebank; NULL: none */
  cs_soft *telling;      /* adds what it would say, as a teacher; or NULL */
  float share;           /* of what is taught; of this teacher */
  float tagweight;       /* of the loss of tags beside the others' */
  float *dgates;
  float *stepgates, *stephidden, *stepcell; /* of one step: by sentence */
  float *none; /* the cell before a sentence's first: zero */
} cs_work;

cs_status cs_net_init(cs_net *net, const cs_data *data, cs_shape shape,
                      uint64_t seed);
void cs_net_free(cs_net *net);
/* Takes the values of another network of the same shape. */
void cs_net_copy(cs_net *net, const cs_net *from);
/* Frees what only learning needs. */
void cs_net_rest(cs_net *net);
/* Transposes what the next batch's way back needs. */
void cs_net_flip(cs_net *net);
/* Marks a row of a sparse matrix as having a slope. */
void cs_net_touch(cs_param *param, uint32_t row);
/* Takes the values as they are now into their averages, `part` of 1. */
void cs_net_average(cs_net *net, float part);
/* Changes values and averages round. */
void cs_net_swap(cs_net *net);
/* One step of Adam with all slopes scaled by `scale`; clears them. */
void cs_net_step(cs_net *net, float rate, float scale);

cs_status cs_work_fit(cs_work *work, const cs_net *net, const cs_batch *batch);
void cs_work_free(cs_work *work);

/* The layers, forwards and backwards (slopes are added).  `learn`: dropout. */
void cs_train_embed(cs_net *net, cs_work *work, const cs_batch *batch,
                    bool learn);
void cs_train_unembed(cs_net *net, cs_work *work, const cs_batch *batch);
void cs_train_lstm(cs_net *net, cs_work *work, const cs_batch *batch,
                   size_t layer, bool learn);
void cs_train_unlstm(cs_net *net, cs_work *work, const cs_batch *batch,
                     size_t layer);
/* Tags, heads and relations: with `learn` adds slopes and answers the loss. */
double cs_train_tags(cs_net *net, cs_work *work, const cs_batch *batch,
                     bool learn);
double cs_train_arcs(cs_net *net, cs_work *work, const cs_batch *batch,
                     uint32_t *heads, bool learn);
double cs_train_rels(cs_net *net, cs_work *work, const cs_batch *batch,
                     const uint32_t *heads, bool learn);

#endif
