#include "code.h"

#include <string.h>

cs_str cs_code_first(cs_str code) { return cs_str_slice(code, 0, 3); }

bool cs_code_has(cs_str code, cs_str group) {
  for (size_t i = 0; i + 3 <= code.size; i += 3)
    if (cs_str_equal(cs_str_slice(code, i, i + 3), group)) return true;
  return false;
}

bool cs_code_hasany(cs_str code, const char *const *groups) {
  for (size_t i = 0; i + 3 <= code.size; i += 3)
    if (cs_str_isany(cs_str_slice(code, i, i + 3), groups)) return true;
  return false;
}

bool cs_code_isoutlaw(cs_str code) {
  static const char *const roles[] = {"REB", "UAF", "INS", "CRM", NULL};
  return cs_code_hasany(code, roles);
}

bool cs_code_samestate(cs_str a, cs_str b) {
  return a.size >= 3 && b.size >= 3 && memcmp(a.bytes, b.bytes, 3) == 0;
}

/* The code of a name on the document's date: an official out of office is ELI.
 */
cs_str cs_code_name(const cs_finder *f, const cs_hit *hit, bool former) {
  cs_str code = hit->role->code;
  bool state = code.size > 3 &&
               cs_lexicon_iscountry(cs_dictionary_lexicon(f->dictionary),
                                    cs_code_first(code));
  bool office =
      hit->entry->kind == CS_KIND_PERSON || cs_code_has(code, CS_STR("GOV"));
  if (!state || !office) return code;
  if (hit->former < 0) return cs_code_first(code);
  if (hit->former > 0 || former)
    return cs_coding_join(f->coding, cs_code_first(code), CS_STR("ELI"));
  return code;
}

/* Country + role; an actor that has a role already keeps it. */
cs_str cs_code_join(const cs_finder *f, cs_str base, cs_str role) {
  if (role.size > 0 && role.bytes[0] == '~')
    return cs_coding_join(f->coding, cs_str_slice(role, 1, role.size), base);
  if (role.size == 0 || cs_code_has(base, cs_code_first(role))) return base;
  static const char *const bodies[] = {"IMG", "IGO", "NGO",
                                       "NGM", "MNC", "UIS"};
  for (size_t i = 0; i < sizeof bodies / sizeof *bodies; i++)
    if (cs_str_equal(base, (cs_str){bodies[i], 3})) return base;
  bool bare = base.size == 3;
  /* "Putin's critics": not of his government */
  if (cs_str_equal(role, CS_STR("OPP")) && base.size == 6 &&
      cs_code_has(base, CS_STR("GOV"))) {
    base = cs_code_first(base);
    bare = true;
  }
  /* "the Hutu government": a people's adjective yields to the role */
  if (base.size == 6 && cs_code_has(base, CS_STR("CVL"))) {
    base = cs_code_first(base);
    bare = true;
  }
  return bare ? cs_coding_join(f->coding, base, role) : base;
}

cs_str cs_code_agent(const cs_phrase *p) {
  cs_str role = p->agent->role->code;
  if (p->former &&
      (cs_code_has(role, CS_STR("GOV")) || cs_code_has(role, CS_STR("MIL")) ||
       cs_code_has(role, CS_STR("LEG"))))
    return CS_STR("ELI");
  return role;
}

/* An agent noun whose code is whole already ("peacekeeper" UNO…)? */
bool cs_code_iswhole(const cs_finder *f, cs_str role) {
  return cs_lexicon_iscountry(cs_dictionary_lexicon(f->dictionary),
                              cs_code_first(role)) ||
         cs_code_has(role, CS_STR("IGO")) || cs_code_has(role, CS_STR("UNO")) ||
         cs_code_has(role, CS_STR("IMG"));
}
