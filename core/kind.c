#include "kind.h"

#include <string.h>

const char *cs_kind_name(cs_kind kind) {
  static const char *const names[] = {"actor",   "person",  "country",
                                      "demonym", "capital", "city",
                                      "region",  "metonym", "agent"};
  return names[kind];
}

static bool holds(cs_str text, cs_str part) {
  for (size_t i = 0; i + part.size <= text.size; i++)
    if (text.bytes[i] == part.bytes[0] &&
        memcmp(text.bytes + i, part.bytes, part.size) == 0)
      return true;
  return false;
}

static unsigned pairof(const char *bytes) {
  return ((unsigned char)bytes[0] * 31u + (unsigned char)bytes[1]) & 255;
}

/* Most parts begin with two letters that the text has not side by side. */
static bool holdsany(cs_str text, const char *const *parts) {
  uint64_t pairs[4] = {0};
  for (size_t i = 0; i + 1 < text.size; i++)
    pairs[pairof(text.bytes + i) / 64] |= UINT64_C(1)
                                          << pairof(text.bytes + i) % 64;
  for (; *parts != NULL; parts++)
    if ((pairs[pairof(*parts) / 64] >> pairof(*parts) % 64 & 1) &&
        holds(text, (cs_str){*parts, strlen(*parts)}))
      return true;
  return false;
}

static bool isoffice(cs_str note) {
  static const char *const offices[] = {
      "president",  "minister",       "leader",       "secretary",
      "chief",      "king",           "head",         "chancellor",
      "ambassador", "governor",       "general",      "spokes",
      "commander",  "premier",        "emir",         "sultan",
      "senator",    "mayor",          "pope",         "director",
      "queen",      "prince",         "envoy",        "speaker",
      "chair",      "opposition",     "prosecutor",   "judge",
      "founder",    "dissident",      "person",       "activist",
      "surname",    "representative", "commissioner", "adviser",
      "politician", "candidate",      "warlord",      "dictator",
      NULL};
  return holdsany(note, offices) && !holds(note, CS_STR("residence")) &&
         !holds(note, CS_STR("'s office")) &&
         !holds(note, CS_STR("armed group"));
}

/* Rows of the same note follow one another. */
static bool hasoffice(cs_office *last, cs_str note) {
  if (cs_str_equal(note, cs_buf_str(&last->note))) return last->office;
  cs_buf_clear(&last->note);
  last->office = isoffice(note);
  if (cs_buf_add(&last->note, note) != CS_OK) cs_buf_clear(&last->note);
  return last->office;
}

/* A person's row has a name of two words or more and an office in its note;
   organisations are told by their words. */
static bool isperson(cs_office *last, cs_str name, cs_str note) {
  static const char *const bodies[] = {
      "Ministry", "Party",   "Movement",   "Front",     "Army",
      "Council",  "Office",  "Department", "Agency",    "Group",
      "Union",    "Forces",  "Commission", "Palace",    "House",
      "Command",  "Brigade", "Organi",     "Committee", "Court",
      "Assembly", "Bureau",  "Service",    "Bank",      " of ",
      "Alliance", "Network", "Government", NULL};
  return note.size > 0 && hasoffice(last, note) && !holdsany(name, bodies);
}

cs_kind cs_kind_of(cs_office *last, cs_str name, cs_str note) {
  static const struct {
    const char *note;
    cs_kind kind;
  } kinds[] = {{"country", CS_KIND_COUNTRY}, {"demonym", CS_KIND_DEMONYM},
               {"capital", CS_KIND_CAPITAL}, {"city", CS_KIND_CITY},
               {"region", CS_KIND_REGION},   {"metonym", CS_KIND_METONYM}};
  for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
    if (cs_str_starts(note, (cs_str){kinds[i].note, strlen(kinds[i].note)}))
      return kinds[i].kind;
  return isperson(last, name, note) ? CS_KIND_PERSON : CS_KIND_ACTOR;
}
