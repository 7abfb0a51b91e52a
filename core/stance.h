#ifndef CS_STANCE_H
#define CS_STANCE_H

#include "frame.h"

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
/* "Russia ordered Ukraine to pay": another state is no subordinate. */
bool cs_stance_isstranger(const cs_framer *f, const cs_binding *binding);
/* "warned that it would strike": whoever warns would. */
bool cs_stance_isownthreat(const cs_framer *f, cs_str operator_,
                           uint32_t speaker, uint32_t who);
/* "Norway warned that Russia may attack": no threat of Norway's. */
bool cs_stance_isforecast(const cs_framer *f, const cs_rule *operator_,
                          uint32_t speaker, const cs_frame *inner);
/* "convicted a student of helping rebels": is what is told within the deed of
   whom the operator falls on? */
bool cs_stance_isculprits(const cs_framer *f, const cs_rule *operator_,
                          const cs_binding *binding, const cs_frame *inner);

#endif
