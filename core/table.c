#include "table.h"

#include <csv.h>
#include <errno.h>
#include <stdio.h>
#include <string.h>

/* Fields of one record, copied into one buffer as they come. */
typedef struct reader {
  cs_buf bytes;
  size_t *ends; /* of each field in bytes */
  size_t nends, capends;
  cs_str *fields;
  size_t capfields;
  uint32_t line, start;
  bool header;
  cs_str expected;
  cs_record_fn record;
  void *self;
  cs_status status;
} reader;

cs_str cs_record_field(const cs_record *record, size_t column) {
  if (column >= record->nfields) return (cs_str){"", 0};
  return record->fields[column];
}

static void onfield(void *bytes, size_t size, void *self) {
  reader *r = self;
  if (r->status != CS_OK) return;
  r->status = cs_buf_add(&r->bytes, (cs_str){bytes, size});
  if (r->status != CS_OK) return;
  size_t *ends = cs_grow(r->ends, &r->capends, r->nends + 1, sizeof *ends);
  if (ends == NULL) {
    r->status = CS_ENOMEM;
    return;
  }
  r->ends = ends;
  ends[r->nends++] = r->bytes.size;
}

static cs_status split(reader *r) {
  cs_str *fields = cs_grow(r->fields, &r->capfields, r->nends, sizeof *fields);
  if (fields == NULL) return CS_ENOMEM;
  r->fields = fields;
  size_t first = 0;
  for (size_t i = 0; i < r->nends; i++) {
    fields[i] = cs_str_slice(cs_buf_str(&r->bytes), first, r->ends[i]);
    first = r->ends[i];
  }
  return CS_OK;
}

/* The header may be a beginning of the expected one, at a comma. */
static bool sameheader(const reader *r) {
  size_t at = 0;
  for (size_t i = 0; i < r->nends; i++) {
    cs_str field = r->fields[i];
    if (i == 0 && cs_str_starts(field, CS_STR("\xEF\xBB\xBF")))
      field = cs_str_slice(field, 3, field.size);
    if (i > 0 && (at >= r->expected.size || r->expected.bytes[at++] != ','))
      return false;
    if (r->expected.size - at < field.size ||
        !cs_str_equal(cs_str_slice(r->expected, at, at + field.size), field))
      return false;
    at += field.size;
  }
  return at == r->expected.size || r->expected.bytes[at] == ',';
}

static cs_status finish(reader *r) {
  if (!r->header) {
    r->header = true;
    return sameheader(r) ? CS_OK : CS_EFORMAT;
  }
  cs_record record = {r->fields, r->nends, r->start};
  cs_str first = cs_record_field(&record, 0);
  bool blank = r->nends <= 1 && first.size == 0;
  if (blank || (first.size > 0 && first.bytes[0] == '#')) return CS_OK;
  return r->record(r->self, &record);
}

static void onrecord(int end, void *self) {
  (void)end;
  reader *r = self;
  if (r->status == CS_OK) r->status = split(r);
  if (r->status == CS_OK) r->status = finish(r);
  cs_buf_clear(&r->bytes);
  r->nends = 0;
}

static bool addfield(reader *r, cs_str field) {
  cs_str *fields =
      cs_grow(r->fields, &r->capfields, r->nends + 1, sizeof *fields);
  if (fields == NULL) return false;
  r->fields = fields;
  while (field.size > 0 && (*field.bytes == ' ' || *field.bytes == '\t'))
    field = cs_str_slice(field, 1, field.size);
  while (field.size > 0 && (field.bytes[field.size - 1] == ' ' ||
                            field.bytes[field.size - 1] == '\t'))
    field.size--;
  fields[r->nends++] = field;
  return true;
}

/* A line without quotation marks is a record, and read without libcsv, as that
   would: blanks around fields do not count, nor do blank lines.  Answers
   whether it was one. */
static bool plain(reader *r, cs_str line) {
  if (line.size > 0 && line.bytes[line.size - 1] == '\n') line.size--;
  if (line.size > 0 && line.bytes[line.size - 1] == '\r') line.size--;
  if (line.size == 0) return true;
  if (memchr(line.bytes, '"', line.size) != NULL ||
      memchr(line.bytes, '\r', line.size) != NULL)
    return false;
  const char *comma;
  while ((comma = memchr(line.bytes, ',', line.size)) != NULL) {
    size_t at = (size_t)(comma - line.bytes);
    if (!addfield(r, cs_str_slice(line, 0, at))) r->status = CS_ENOMEM;
    line = cs_str_slice(line, at + 1, line.size);
  }
  if (!addfield(r, line)) r->status = CS_ENOMEM;
  bool blank = r->nends == 1 && r->fields[0].size == 0;
  if (r->status == CS_OK && !blank) r->status = finish(r);
  r->nends = 0;
  return true;
}

/* libcsv reports no lines, so it is fed line by line. */
static cs_status feed(reader *r, struct csv_parser *parser, cs_str text) {
  for (size_t at = 0; at < text.size && r->status == CS_OK;) {
    const char *end = memchr(text.bytes + at, '\n', text.size - at);
    size_t last = end != NULL ? (size_t)(end - text.bytes) + 1 : text.size;
    r->line++;
    bool begins = r->nends == 0 && r->bytes.size == 0 && parser->quoted == 0;
    if (begins) r->start = r->line;
    if (begins && plain(r, cs_str_slice(text, at, last))) {
      at = last;
      continue;
    }
    size_t used =
        csv_parse(parser, text.bytes + at, last - at, onfield, onrecord, r);
    if (used != last - at)
      return csv_error(parser) == CSV_ENOMEM ? CS_ENOMEM : CS_EFORMAT;
    at = last;
  }
  return r->status;
}

static cs_status slurp(const char *path, cs_buf *buf) {
  FILE *file = fopen(path, "rb");
  if (file == NULL) return CS_EIO;
  char chunk[65536];
  cs_status status = CS_OK;
  size_t size;
  while (status == CS_OK && (size = fread(chunk, 1, sizeof chunk, file)) > 0)
    status = cs_buf_add(buf, (cs_str){chunk, size});
  if (status == CS_OK && ferror(file)) status = CS_EIO;
  int saved = errno;
  fclose(file);
  errno = saved;
  return status;
}

cs_status cs_table_read(const char *path, cs_str header, cs_record_fn record,
                        void *self, uint32_t *line) {
  reader r = {.expected = header, .record = record, .self = self};
  cs_buf text = {0};
  struct csv_parser parser;
  *line = 0;
  if (csv_init(&parser, CSV_STRICT | CSV_STRICT_FINI) != 0) return CS_ENOMEM;
  csv_set_realloc_func(&parser, cs_realloc);
  csv_set_free_func(&parser, cs_free);
  cs_status status = slurp(path, &text);
  if (status == CS_OK) status = feed(&r, &parser, cs_buf_str(&text));
  if (status == CS_OK && csv_fini(&parser, onfield, onrecord, &r) != 0)
    status = csv_error(&parser) == CSV_ENOMEM ? CS_ENOMEM : CS_EFORMAT;
  if (status == CS_OK) status = r.status;
  *line = r.header && r.start > 0 ? r.start : 1;
  csv_free(&parser);
  cs_buf_free(&text);
  cs_buf_free(&r.bytes);
  cs_free(r.ends);
  cs_free(r.fields);
  return status;
}
