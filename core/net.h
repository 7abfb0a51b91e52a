#ifndef CS_NET_H
#define CS_NET_H

#include "str.h"

/* The end of a web or mail address or a host or file name that begins at
   `first`; `first`: there is none.  *mail is the scan's memory of where the
   next '@' is; it begins as any place before the first one. */
size_t cs_net_end(cs_str text, size_t first, size_t *mail);

#endif
