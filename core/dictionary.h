#ifndef CS_DICTIONARY_H
#define CS_DICTIONARY_H

#include "lexicon.h"
#include "match.h"
#include "scheme.h"

/* All that a coding knows: actors, agents, rules, operators, word classes,
   discards and the scheme.  Read-only once filled, shared by forked workers. */
typedef struct cs_dictionary cs_dictionary;

/* The kinds of tables, as data/README.md tells them. */
typedef enum cs_tablekind {
  CS_TABLE_ACTORS,    /* name,code,from,to,note */
  CS_TABLE_AGENTS,    /* noun,code */
  CS_TABLE_ACTIONS,   /* pattern,code,example,rows */
  CS_TABLE_OPERATORS, /* pattern,operator,example,rows */
  CS_TABLE_COMPOSE,   /* operator,inner,code */
  CS_TABLE_CODES,     /* code,name,goldstein,quad,plover,mode,context */
  CS_TABLE_CLASSES,   /* class,word: before the patterns that use them */
  CS_TABLE_DISCARDS,  /* phrase,scope,note */
  CS_NTABLES
} cs_tablekind;
cs_str cs_table_header(cs_tablekind kind); /* static */

/* A rule of actions/ or operators.csv. */
typedef struct cs_rule {
  cs_pattern pattern;
  cs_str code;   /* or the operator's name */
  cs_str mirror; /* code of the way back; size 0: none */
  bool operator_;
  bool inneronly; /* "(0832)": counts only inside an operator */
  cs_where where;
} cs_rule;

/* What is wrong with a row; the row is left out.  `why` is borrowed. */
typedef void (*cs_problem_fn)(void *self, cs_where where, cs_str why);

cs_dictionary *cs_dictionary_new(void);
void cs_dictionary_free(cs_dictionary *dictionary);

/* Adds a file's rows; `name` is what provenance calls it.  Rows with mistakes
   are told to `problem` and left out.  CS_EIO: errno tells; CS_EFORMAT: the
   file is not such a table (also told). */
cs_status cs_dictionary_read(cs_dictionary *dictionary, cs_tablekind kind,
                             const char *path, cs_str name,
                             cs_problem_fn problem, void *self);
/* Adds one row; *why (static) with CS_EFORMAT. */
cs_status cs_dictionary_add(cs_dictionary *dictionary, cs_tablekind kind,
                            const cs_record *record, cs_str name,
                            const char **why);

/* See cs_lexicon_fix. */
void cs_dictionary_fix(cs_dictionary *dictionary, bool on);

const cs_lexicon *cs_dictionary_lexicon(const cs_dictionary *dictionary);
const cs_scheme *cs_dictionary_scheme(const cs_dictionary *dictionary);
const cs_vocabulary *cs_dictionary_vocabulary(const cs_dictionary *dictionary);
/* The same, to compile patterns with. */
cs_vocabulary *cs_dictionary_words(cs_dictionary *dictionary);
const cs_grammar *cs_dictionary_grammar(const cs_dictionary *dictionary);
const cs_lexicon *cs_dictionary_discards(const cs_dictionary *dictionary);
size_t cs_dictionary_nrules(const cs_dictionary *dictionary);
const cs_rule *cs_dictionary_rule(const cs_dictionary *dictionary, size_t i);

/* Calls `try` for every rule that has this lemma as its anchor, most specific
   first, until it answers false. */
typedef bool (*cs_rule_fn)(void *self, const cs_rule *rule);
void cs_dictionary_rules(const cs_dictionary *dictionary, uint32_t lemma,
                         cs_rule_fn try, void *self);
/* The same for those whose words may all stand in the sentence of the token
   that has the lemma. */
void cs_dictionary_try(const cs_dictionary *dictionary, const cs_tree *tree,
                       uint32_t token, cs_rule_fn try, void *self);
/* Has any rule this lemma as its anchor? */
bool cs_dictionary_isanchor(const cs_dictionary *dictionary, uint32_t lemma);
/* Sorts the rules by how specific they are.  Called once, after the last row
   and before the first use; again after more rows. */
cs_status cs_dictionary_finish(cs_dictionary *dictionary);

#endif
