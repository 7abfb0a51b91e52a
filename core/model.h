#ifndef CS_MODEL_H
#define CS_MODEL_H

#include "kernel.h"
#include "network.h"
#include "tagset.h"

/* The model file: a header, then sections that each start at a multiple of 64
   bytes, in this order, little-endian throughout.

   words     uint32 hash of each row of the word table, rising
   tables    of words, then of parts: int8 rows, then a uint16 scale for each
   row (value = byte * scale * unit) matrices  in the order of network.h: packed
   int8 (kernel.h) and float scales by column; biases as floats classes cs_class
   feats     uint32 keys, rising, then their features (uint32)
   lemmas    uint32 keys, rising, then nlemmas + 1 offsets into the text
   (uint32), then the text */

#define CS_MODEL_MAGIC "casusmdl"
enum { CS_MODEL_VERSION = 1, CS_MODEL_ALIGN = 64 };

typedef struct cs_header {
  char magic[8];
  uint32_t version;
  uint32_t checksum; /* FNV-1a of all that follows this field, folded */
  uint64_t size;     /* of the file */
  cs_shape shape;
  uint32_t nclasses, nfeats, nlemmas, lemmasize;
  float units[2]; /* of the scales of words and parts */
  /* how it was trained */
  uint64_t seed;
  uint32_t epochs, batch;
  float rate;
  uint32_t pad[5];
} cs_header;

/* Where the sections of a model are; made from the header alone. */
typedef struct cs_layout {
  size_t words;
  size_t tables[2], scales[2];                    /* words and parts */
  size_t values[CS_NPARAMS], columns[CS_NPARAMS]; /* dense matrices */
  size_t classes;
  size_t featkeys, feats;
  size_t lemmakeys, lemmaoffsets, lemmatext;
  size_t size;
} cs_layout;

/* False: no such model can be (sizes beyond reason). */
bool cs_model_layout(const cs_header *header, cs_layout *out);
uint32_t cs_model_checksum(const void *bytes, size_t size);

struct cs_model {
  const unsigned char *bytes; /* mapped */
  size_t size;
  cs_header header;
  cs_layout layout;
  cs_matrix matrices[CS_NPARAMS]; /* of the dense ones */
  const float *biases[CS_NPARAMS];
  int32_t *zeros; /* of all matrices; owned */
  float *scales;  /* of all matrices: coarse, then fine; owned */
  const cs_class *classes;
};

/* The row of a word hash, or 0, the unknown word. */
uint32_t cs_model_word(const cs_model *model, uint32_t hash);
/* Adds the CS_EMBED values of a row of the words (0) or parts (1) to *out. */
void cs_model_embed(const cs_model *model, int table, uint32_t row, float *out);
/* The features of a folded form of a class. */
uint32_t cs_model_feats(const cs_model *model, uint32_t clas, cs_str folded);
/* The lemma kept for a folded form with a tag; size 0: the rules are right. */
cs_str cs_model_lemma(const cs_model *model, cs_str folded, uint32_t tag);

#endif
