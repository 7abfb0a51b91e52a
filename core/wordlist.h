#ifndef CS_WORDLIST_H
#define CS_WORDLIST_H

#include "str.h"

/* Closed lists of English words that the tokenizer asks about.  Words are
   looked up in lower case (ASCII) and without a final full stop. */
typedef enum cs_wordlist {
  CS_TITLES,     /* abbreviations before a name, never the end: Mr, Gen */
  CS_LOWERS,     /* the same in lower case: e.g., vs. */
  CS_ABBREVS,    /* abbreviations that may end a sentence: Inc, etc */
  CS_CAPABBREVS, /* the same, only when capitalised: Co, Ave */
  CS_NUMBERED,   /* abbreviations only before a number: No, pp */
  CS_PLACES,     /* abbreviations only after a comma or hyphen: Mass, Ore */
  CS_MONTHS,     /* names of months, in full and abbreviated */
  CS_STARTERS,   /* words that begin sentences rather than go on with a name */
  CS_SPEECH,     /* verbs of speech: said */
  CS_PREFIXES,   /* prefixes that keep their hyphen: anti */
  CS_UNITS,      /* units written after a number without a space: bn, km */
  CS_DOMAINS,    /* last parts of host and file names: com, pdf */
  CS_ELISIONS,   /* words that begin with an apostrophe, without it: em, til */
  CS_LINKERS,    /* words that no line ends with: the, of */
  CS_CURRENCIES, /* codes written before a number without a space: USD */
  CS_SLASHED,    /* words that keep their slash: w/o */
  CS_AGENCIES,   /* news agencies and channels, one word of their names */
  CS_PAPERS,     /* last words of the names of newspapers: Times */
  CS_LABELS,     /* labels before a headline: update, exclusive */
  CS_PARTICLES,  /* small words in names of places: al, sur */
  CS_NWORDLISTS
} cs_wordlist;

bool cs_wordlist_has(cs_wordlist list, cs_str word);
/* Where a word like "cannot" divides: *at bytes from its start; false: nowhere.
 */
bool cs_wordlist_fused(cs_str word, size_t *at);

#endif
