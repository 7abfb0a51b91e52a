#ifndef CS_TAGSET_H
#define CS_TAGSET_H

#include "document.h"

/* The classes of the tagger: a universal tag, a Penn tag and those features
   that the two do not settle. */
typedef struct cs_class {
  uint32_t feats; /* the usual features of the class, all of them */
  uint8_t upos, xpos;
  uint8_t pad[2];
} cs_class;

/* The features that make a class of their own.  The others follow from the
   class or from the word. */
enum {
  CS_CLASSFEATS = CS_PAST | CS_PRES | CS_FIN | CS_INF | CS_PART_ | CS_GER |
                  CS_IND | CS_IMP | CS_PASS | CS_REL | CS_INT,
  CS_MAXCLASSES = 128
};

#endif
