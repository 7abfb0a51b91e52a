#ifndef CS_TRAIN_DATA_H
#define CS_TRAIN_DATA_H

#include "feature.h"
#include "tagset.h"
#include "train.h"

/* What the trainer learns from: treebanks, word vectors and the vocabulary,
   classes and exceptions derived from them. */

enum { CS_UNKNOWN, CS_ROOTWORD, CS_FIRSTWORD }; /* rows of the word table */

/* A sentence of a treebank. */
typedef struct cs_sample {
  const cs_document *document;
  uint32_t sentence;
  uint32_t number; /* in order of reading */
} cs_sample;

typedef struct cs_data {
  cs_document **documents;
  size_t ndocuments, capdocuments;
  cs_sample *train, *dev;
  size_t ntrain, ndev, captrain, capdev;
  size_t nlast; /* samples of the last treebank to learn from */
  cs_class *classes;
  uint32_t *classcounts;
  size_t nclasses, capclasses;
  /* the vocabulary: row i of the word table has hashes[i] */
  uint32_t *hashes;
  uint32_t *counts; /* in the training data */
  float *vectors;   /* nwords * ndims; zero: has none */
  size_t nwords, ndims;
  /* open-addressed index of the hashes: row + 1, or 0 */
  uint32_t *slots;
  size_t nslots;
} cs_data;

/* Reads all files of the options.  On failure *path names the file. */
cs_status cs_data_read(cs_data *data, const cs_train_options *options,
                       const char **path);
void cs_data_free(cs_data *data);
/* The row of a word hash, or CS_UNKNOWN. */
uint32_t cs_data_word(const cs_data *data, uint32_t hash);
/* The class of a token's tags; the nearest one for a rare combination. */
uint32_t cs_data_class(const cs_data *data, const cs_token *token);

#endif
