#ifndef CS_WEEKDAY_H
#define CS_WEEKDAY_H

#include "document.h"

/* "freed on Sunday three sailors": the day between a verb and its object is a
   phrase of its own, whatever the parser made of "on … sailors".  Changes heads
   and relations of a parsed sentence; it stays a tree. */
void cs_weekday_mend(cs_document *document, uint32_t sentence);

#endif
