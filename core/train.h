#ifndef CS_TRAIN_H
#define CS_TRAIN_H

#include "parser.h"

/* Training of the tagger and parser from CoNLL-U treebanks. */
typedef struct cs_train_options {
  const char *const *train; /* treebanks to learn from */
  size_t ntrain;
  const char *const *dev; /* treebanks to measure on after each epoch */
  size_t ndev;
  const char *vectors; /* word vectors as text, by frequency; NULL: none */
  const char *output;  /* the model file */
  uint64_t seed;       /* 0: the default of each from here on */
  unsigned epochs;
  unsigned teachers; /* networks trained before, to learn from; may be 0 */
  unsigned width;    /* of each LSTM direction; a multiple of 16 */
  unsigned words;    /* size of the vocabulary */
  unsigned parts;    /* rows of the table of word parts; a power of 2 */
  unsigned batch;    /* sentences in a step */
  float rate;        /* of learning */
} cs_train_options;

/* What training tells after each epoch; scores in per cent. */
typedef struct cs_train_progress {
  unsigned teacher; /* the one that learns, from 1; 0: the model itself */
  unsigned epoch, epochs;
  double loss, seconds;
  double upos, uas, las; /* on the dev treebanks */
} cs_train_progress;
typedef void cs_train_report(void *context, const cs_train_progress *progress);

/* Trains and writes options->output; the same seed, options and files give the
   same model.  CS_EIO: errno tells; CS_EFORMAT: a file is not what it should be
   (*path, if path is not NULL, is its name, borrowed from the options). */
cs_status cs_train(const cs_train_options *options, cs_train_report *report,
                   void *context, const char **path);

#endif
