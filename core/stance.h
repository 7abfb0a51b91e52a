#ifndef CS_STANCE_H
#define CS_STANCE_H

#include "str.h"

/* How operators stand to the event that they govern, by their names. */

/* It has happened: "condemned", "praised", "investigated". */
bool cs_stance_isfactive(cs_str operator_);
/* Who looks at it from outside: "protests against", "opposes". */
bool cs_stance_isoutside(cs_str operator_);
/* His own deed: "admitted", "apologised for". */
bool cs_stance_isowndeed(cs_str operator_);
/* Whoever did it is meant: "condemned attacks on Israel"; who only talks of an
   attack blames nobody. */
bool cs_stance_blames(cs_str operator_);

#endif
