#include <string.h>

#include "event.h"

/* Comings and goings that are no events. */

/* Soldiers, rebels, refugees and reporters who arrive pay no visit. */
static bool visitor(const cs_maker *m, const cs_party *p) {
  static const char *const roles[] = {"MIL", "REB", "INS", "UAF", "CRM",
                                      "REF", "CVL", "SEP", "MED", "LAB",
                                      "EDU", "HLH", NULL};
  if (p->actor.code.size < 6) return true;
  if (p->mention != CS_NONE && !m->coding->mentions[p->mention].plural &&
      memcmp(p->actor.code.bytes + 3, "MIL", 3) == 0)
    return true; /* "the chief of the army" */
  for (size_t i = 0; roles[i] != NULL; i++)
    if (memcmp(p->actor.code.bytes + 3, roles[i], 3) == 0) return false;
  return true;
}

/* "left for Islamabad": a Pakistani goes home, which is no visit. */
static bool goeshome(const cs_maker *m, const cs_party *who,
                     const cs_party *where) {
  static const char *const houses[] = {"REL", "EDU", "HLH", "BUS", NULL};
  cs_str a = who->actor.code, b = where->actor.code;
  if (b.size == 6 && cs_str_starts(a, cs_str_slice(b, 0, 3)) &&
      cs_str_isany(cs_str_slice(b, 3, 6), houses))
    return true; /* "visited a shrine" */
  return b.size == 3 && cs_str_starts(a, b) && where->mention != CS_NONE &&
         m->coding->mentions[where->mention].place;
}

/* "refugees crossed into Chad": no raid. */
static bool migrates(const cs_maker *m, const cs_frame *frame,
                     const cs_party *p) {
  static const char *const roles[] = {"REF", "CVL", "LAB", "EDU", NULL};
  return cs_str_equal(frame->code, CS_STR("190")) && p->actor.code.size == 6 &&
         cs_tree_islemma(&m->coding->trees[frame->sentence], frame->anchor,
                         CS_STR("cross")) &&
         cs_str_isany(cs_str_slice(p->actor.code, 3, 6), roles);
}

bool cs_visit_isflight(const cs_frame *frame, const cs_party *p) {
  static const char *const roles[] = {"CVL", "REF", "MED", "EDU", "HLH", NULL};
  return cs_str_starts(frame->code, CS_STR("087")) && p->actor.code.size == 6 &&
         cs_str_isany(cs_str_slice(p->actor.code, 3, 6), roles);
}

bool cs_visit_isnone(const cs_maker *m, const cs_frame *frame,
                     const cs_party *source, const cs_party *target) {
  if (migrates(m, frame, source)) return true;
  return cs_str_equal(frame->code, CS_STR("042")) &&
         (!visitor(m, source) || goeshome(m, source, target));
}
