#ifndef CS_NETWORK_H
#define CS_NETWORK_H

#include <stddef.h>
#include <stdint.h>

/* The network: words and their parts -> bidirectional LSTM layers; the first
   gives the tags, the last the heads (biaffine, Dozat and Manning 2017)
   and the relations.  This is its shape; training and parsing share it. */

enum {
  CS_EMBED = 64, /* of a word, and again of its parts */
  CS_INPUT = 2 * CS_EMBED,
  CS_DARC = 96, /* of a word as head or dependent */
  CS_DREL = 96, /* of a pair for its relation */
  CS_LAYERS = 2,
  CS_RELATIONS = 64 /* columns for relations: CS_NDEPREL and padding */
};

/* The matrices, in the order of the model file. */
enum {
  CS_PWORD, /* words x CS_EMBED */
  CS_PPART, /* parts x CS_EMBED */
  CS_PIN,   /* by layer and direction: inputs x 4 width */
  CS_PREC = CS_PIN + 2 * CS_LAYERS,   /* width x 4 width; gates i, f, o, g */
  CS_PBIAS = CS_PREC + 2 * CS_LAYERS, /* 1 x 4 width */
  CS_PTAG = CS_PBIAS + 2 * CS_LAYERS,
  CS_PTAGBIAS, /* 2 width x classes */
  CS_PHEAD,
  CS_PHEADBIAS, /* 2 width x CS_DARC */
  CS_PDEP,
  CS_PDEPBIAS,
  CS_PARC,
  CS_PARCBIAS, /* CS_DARC x CS_DARC: the biaffine form */
  CS_PRELHEAD, /* 2 width x CS_DREL */
  CS_PRELDEP,
  CS_PRELBIAS,
  CS_PREL,
  CS_PRELOUT, /* CS_DREL x CS_RELATIONS */
  CS_PVECTOR, /* in training only: vectors x CS_EMBED */
  CS_NPARAMS
};

typedef struct cs_shape {
  uint32_t width;   /* of one direction; a multiple of 16 */
  uint32_t words;   /* rows of the word table */
  uint32_t parts;   /* rows of the part table; a power of 2 */
  uint32_t classes; /* columns for tags; a multiple of 16 */
  uint32_t vectors; /* size of the word vectors trained from; 0: none */
} cs_shape;

/* Rows and columns of a matrix. */
static inline void cs_shape_of(const cs_shape *shape, int param, size_t *rows,
                               size_t *cols) {
  size_t width = shape->width;
  *rows = 1;
  if (param < CS_PIN) {
    *rows = param == CS_PWORD ? shape->words : shape->parts;
    *cols = CS_EMBED;
  } else if (param < CS_PREC) {
    *rows = param < CS_PIN + 2 ? CS_INPUT : 2 * width;
    *cols = 4 * width;
  } else if (param < CS_PBIAS) {
    *rows = width;
    *cols = 4 * width;
  } else if (param < CS_PTAG) {
    *cols = 4 * width;
  } else if (param <= CS_PTAGBIAS) {
    if (param == CS_PTAG) *rows = 2 * width;
    *cols = shape->classes;
  } else if (param <= CS_PARCBIAS) {
    if (param == CS_PHEAD || param == CS_PDEP) *rows = 2 * width;
    if (param == CS_PARC) *rows = CS_DARC;
    *cols = CS_DARC;
  } else if (param <= CS_PRELBIAS) {
    if (param != CS_PRELBIAS) *rows = 2 * width;
    *cols = CS_DREL;
  } else if (param <= CS_PRELOUT) {
    if (param == CS_PREL) *rows = CS_DREL;
    *cols = CS_RELATIONS;
  } else {
    *rows = shape->vectors;
    *cols = CS_EMBED;
  }
}

#endif
