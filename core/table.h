#ifndef CS_TABLE_H
#define CS_TABLE_H

#include "str.h"

/* Where a dictionary row stands: a file's name and a line, from 1. */
typedef struct cs_where {
  cs_str file; /* borrowed from the dictionary that read it */
  uint32_t line;
} cs_where;

/* One record of a CSV file: its fields, without a header or comments. */
typedef struct cs_record {
  const cs_str *fields;
  size_t nfields;
  uint32_t line; /* on which the record starts, from 1 */
} cs_record;

/* What to do with a record: CS_OK goes on, anything else stops the reading.
   Fields are borrowed for the call.  A missing field reads as empty. */
typedef cs_status (*cs_record_fn)(void *self, const cs_record *record);

cs_str cs_record_field(const cs_record *record, size_t column);

/* Reads a CSV file (RFC 4180, by libcsv): the first record is the header, which
   must be `header` as written ("name,code,from"); a file may leave out columns
   at its end.  Records whose first field starts with '#' and empty ones are
   passed over.  CS_EIO: errno tells.  CS_EFORMAT: *line has the place of a
   malformed record, or is 1 for another header.  Else what `record` said. */
cs_status cs_table_read(const char *path, cs_str header, cs_record_fn record,
                        void *self, uint32_t *line);

#endif
