#ifndef CS_KIND_H
#define CS_KIND_H

#include "str.h"

typedef enum cs_kind {
  CS_KIND_ACTOR, /* an organisation, a group, anything with a code */
  CS_KIND_PERSON,
  CS_KIND_COUNTRY,
  CS_KIND_DEMONYM,
  CS_KIND_CAPITAL,
  CS_KIND_CITY,
  CS_KIND_REGION,
  CS_KIND_METONYM, /* Kremlin */
  CS_KIND_AGENT    /* a common noun: a role without a country */
} cs_kind;

const char *cs_kind_name(cs_kind kind); /* static */

/* The note of the last row that was asked for a person's office, for rows of
   one note follow one another.  All zero at first; the caller frees `note`. */
typedef struct cs_office {
  cs_buf note;
  bool office; /* whether it is one */
} cs_office;

/* The kind of a row of actors/(any).csv, told by its note and name. */
cs_kind cs_kind_of(cs_office *last, cs_str name, cs_str note);

#endif
