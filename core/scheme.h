#ifndef CS_SCHEME_H
#define CS_SCHEME_H

#include "table.h"

/* A coding scheme: what its codes are called and worth, and how operators
   compose them (cameo/events.csv, cameo/compose.csv). */
typedef struct cs_scheme cs_scheme;

typedef struct cs_code {
  cs_str code, name;
  double goldstein; /* Goldstein-type scale, -10 to 10 */
  int quad;         /* 1 to 4 */
  cs_str plover, mode, context;
} cs_code;

cs_scheme *cs_scheme_new(void);
void cs_scheme_free(cs_scheme *scheme);
/* CS_EFORMAT: *why (static) says what is wrong. */
cs_status cs_scheme_addcode(cs_scheme *scheme, const cs_record *record,
                            const char **why);
/* operator,inner,code */
cs_status cs_scheme_addcompose(cs_scheme *scheme, const cs_record *record,
                               const char **why);
/* NULL: no such code. */
const cs_code *cs_scheme_code(const cs_scheme *scheme, cs_str code);
size_t cs_scheme_count(const cs_scheme *scheme);
/* What operator × inner code gives by the longest row: a code, "=", "---", or
   size 0 where no row has it. */
cs_str cs_scheme_compose(const cs_scheme *scheme, cs_str operator_,
                         cs_str inner);

#endif
