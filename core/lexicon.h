#ifndef CS_LEXICON_H
#define CS_LEXICON_H

#include "document.h"
#include "kind.h"
#include "table.h"

/* Names of actors and the common nouns that act ("police"), found in text by
   their longest match.  Words are folded (case, diacritics); capitals are
   compared apart, so that "US" never matches "us". */
typedef struct cs_lexicon cs_lexicon;

/* A code that holds in [from, to): dates as yyyymmdd; 0: open. */
typedef struct cs_role {
  cs_str code;
  int32_t from, to;
  cs_where where;
  struct cs_role *next;
} cs_role;

/* One name form. */
typedef struct cs_entry {
  cs_kind kind;
  uint8_t nwords;
  bool plural;           /* an agent's plural form */
  bool fixed;            /* see cs_lexicon_fix */
  uint32_t capitals;     /* bit i: word i has a capital; see `acronym` */
  uint32_t acronym;      /* bit i: word i is in capitals throughout */
  cs_role *roles;        /* in the order of the dictionaries */
  struct cs_entry *next; /* another one of the same folded words */
} cs_entry;

cs_lexicon *cs_lexicon_new(void);
void cs_lexicon_free(cs_lexicon *lexicon);

/* Adds a row of actors/(any).csv.  CS_EFORMAT: *why (static) says what is wrong
   with it and nothing was added. */
cs_status cs_lexicon_addname(cs_lexicon *lexicon, cs_str name, cs_str code,
                             cs_str from, cs_str to, cs_str note,
                             cs_where where, const char **why);
/* Adds a row of agents.csv with its regular plural. */
cs_status cs_lexicon_addagent(cs_lexicon *lexicon, cs_str noun, cs_str code,
                              cs_where where, const char **why);

/* While on, new entries are fixed: rows that come after it is off again add
   nothing to them, so a script's names win over those of data/. */
void cs_lexicon_fix(cs_lexicon *lexicon, bool on);

/* The number of a form's folded word, or CS_NONE where no entry has it. */
uint32_t cs_lexicon_word(const cs_lexicon *lexicon, cs_str form,
                         cs_buf *scratch);

/* "PKK" of "anti-PKK"; any other form as it is. */
cs_str cs_lexicon_against(cs_str form);

/* The longest entry that begins at words[at] of words[0, n); *length has its
   words.  `document` and `tokens` give the forms for the capitals; `shouting`
   says that the sentence is in capitals throughout.  NULL: none. */
const cs_entry *cs_lexicon_match(const cs_lexicon *lexicon,
                                 const cs_document *document,
                                 const cs_token *tokens, const uint32_t *words,
                                 size_t n, size_t at, bool shouting,
                                 size_t *length);

/* The role of an entry on a date (yyyymmdd; 0: today is not known, the last row
   counts).  *former tells that the date lies outside all of its dates: 1 after,
   -1 before, else 0. */
const cs_role *cs_entry_role(const cs_entry *entry, int32_t date, int *former);

/* True for a group of three letters that is a state's. */
bool cs_lexicon_iscountry(const cs_lexicon *lexicon, cs_str group);
/* "2024-07-11", "2024-07", "2024", "20240711" -> 20240711; 0: not a date. */
int32_t cs_date_read(cs_str text);
/* Names and agents added so far. */
size_t cs_lexicon_count(const cs_lexicon *lexicon);

#endif
