#ifndef CS_HEDGE_H
#define CS_HEDGE_H

#include "document.h"

/* "condemned what he called attacks on Rome": what is named stands where
   "what" stood, and who names it so hangs on it as a relative clause.  Changes
   heads and relations of a parsed sentence; it stays a tree. */
void cs_hedge_mend(cs_document *document, uint32_t sentence);

#endif
