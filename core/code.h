#ifndef CS_CODE_H
#define CS_CODE_H

#include "phrase.h"

/* Actor codes: groups of three letters, a country before its roles.  Codes that
   are made live in the coding's arena; where memory is out they are empty. */

/* Its first group. */
cs_str cs_code_first(cs_str code);
/* Is one of its groups this one? */
bool cs_code_has(cs_str code, cs_str group);
/* … one of these, a list that ends in NULL? */
bool cs_code_hasany(cs_str code, const char *const *groups);
/* Rebels, criminals and unknown armed men. */
bool cs_code_isoutlaw(cs_str code);
/* Have both the same first group? */
bool cs_code_samestate(cs_str a, cs_str b);
/* The code of a name on the document's date: an official out of office is
   ELI. */
cs_str cs_code_name(const cs_finder *f, const cs_hit *hit, bool former);
/* Country + role; an actor that has a role already keeps it. */
cs_str cs_code_join(const cs_finder *f, cs_str base, cs_str role);
/* The role of the phrase's agent noun, which it must have. */
cs_str cs_code_agent(const cs_phrase *p);
/* An agent noun whose code needs no country ("peacekeeper")? */
bool cs_code_iswhole(const cs_finder *f, cs_str role);

#endif
