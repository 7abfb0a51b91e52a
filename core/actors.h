#ifndef CS_ACTORS_H
#define CS_ACTORS_H

#include "phrase.h"

/* The actors that a noun phrase stands for, from the names and agent nouns in
   it and in the phrases that hang on it.  Adds them to *mention with what the
   phrase is otherwise (direct, person, place …); an agent noun without a
   country leaves its role there.  `depth` is 0 for a phrase of the text, and
   more for those looked at on its behalf.  CS_ENOMEM. */
cs_status cs_actors_find(cs_finder *f, uint32_t head, cs_mention *mention,
                         int depth);

#endif
