#ifndef CS_FEATURE_H
#define CS_FEATURE_H

#include "document.h"

/* What the network sees of a word: one number for the word itself and some for
   its parts and looks.  The parts share one table by hashing, so that words
   never seen in training still have something known about them. */
enum { CS_NPARTS = 12 };

typedef struct cs_feature {
  uint32_t word;             /* hash of the folded form, digits as 0 */
  uint32_t parts[CS_NPARTS]; /* hashes: prefixes, suffixes, shape, … */
} cs_feature;

/* How a sentence uses capitals: a headline in capitals must not look like a
   row of names. */
typedef enum cs_casing { CS_MIXED, CS_UPPER, CS_TITLE } cs_casing;

/* The casing of the tokens [first, last) of a document. */
cs_casing cs_feature_casing(const cs_document *document, uint32_t first,
                            uint32_t last);
/* Fills *out for a form; `initial`: the first word of its sentence.  `scratch`
   is overwritten and holds the folded form afterwards. */
cs_status cs_feature_get(cs_buf *scratch, cs_str form, bool initial,
                         cs_casing casing, cs_feature *out);
/* The hash under which a model knows a word: of the folded form. */
cs_status cs_feature_word(cs_buf *scratch, cs_str form, uint32_t *out);
/* The hash under which a model keeps what it knows of a word with a tag:
   `folded` is what cs_feature_get leaves. */
uint32_t cs_feature_pair(cs_str folded, uint32_t tag);

#endif
