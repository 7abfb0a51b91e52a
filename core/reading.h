#ifndef CS_READING_H
#define CS_READING_H

#include "str.h"

/* Features and lemmas of words that were met before, by form and class: most
   words of a text were.  Of a fixed size; a new word takes an older one's
   place. */
typedef struct cs_readings cs_readings;

typedef struct cs_reading {
  uint32_t feats;
  uint8_t clas, formsize, lemmasize; /* formsize 0: nothing here */
  char form[28], lemma[29];
} cs_reading;

cs_readings *cs_readings_new(void); /* NULL: no memory */
void cs_readings_free(cs_readings *readings);

/* The reading of a form in a class, or NULL. */
const cs_reading *cs_readings_find(const cs_readings *readings, cs_str form,
                                   uint8_t clas);
/* Remembers one; long words are not. */
void cs_readings_keep(cs_readings *readings, cs_str form, uint8_t clas,
                      uint32_t feats, cs_str lemma);

#endif
