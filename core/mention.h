#ifndef CS_MENTION_H
#define CS_MENTION_H

#include "coding.h"

/* The noun phrases of a sentence and the actors they stand for. */

/* Appends the mentions of one sentence, whose tree is built and whose hits are
   at hand; hits may be made shorter.  CS_ENOMEM. */
cs_status cs_mentions_find(const cs_dictionary *dictionary, cs_coding *coding,
                           uint32_t sentence);

#endif
