#ifndef CS_SYNTAX_H
#define CS_SYNTAX_H

#include "document.h"
#include "parser.h"

/* Trees for the sentences of a document.  What is no part of the syntax is kept
   from the parser, and all sentences go to it together, which is faster. */

/* A sentence of which the parser reads some tokens only: they stand as a
   sentence of their own at the end of the document meanwhile. */
typedef struct cs_standin {
  uint32_t sentence, standin;
} cs_standin;

/* Scratch memory; all zero is empty. */
typedef struct cs_syntax {
  uint32_t *sentences; /* that the parser is given */
  size_t n, cap;
  cs_standin *standins;
  size_t nstandins, capstandins;
  bool *skip; /* by token of a sentence: kept from the parser */
  size_t capskip;
  uint32_t *places; /* of the others in their sentence */
  size_t capplaces;
} cs_syntax;

void cs_syntax_free(cs_syntax *syntax);

/* Tags and parses every sentence i with wanted[i]; with `keeptree` those that
   have a tree keep it. */
cs_status cs_syntax_parse(cs_syntax *syntax, cs_parser *parser,
                          cs_document *document, const bool *wanted,
                          bool keeptree);

#endif
