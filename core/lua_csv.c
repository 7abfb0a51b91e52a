#include <csv.h>
#include <string.h>

#include "lua_bind.h"

/* CSV through libcsv: a writer of rows, and a reader that is fed piece by piece
   and so needs no more memory than its longest record. */

/* Must the field stand in quotes?  Blanks at the ends are kept by quotes. */
static bool needsquotes(cs_str field, char delimiter) {
  for (size_t i = 0; i < field.size; i++) {
    char c = field.bytes[i];
    if (c == delimiter || c == '"' || c == '\n' || c == '\r') return true;
  }
  return field.size > 0 &&
         (field.bytes[0] == ' ' || field.bytes[field.size - 1] == ' ');
}

static void addfield(lua_State *L, luaL_Buffer *b, cs_str field,
                     char delimiter) {
  if (!needsquotes(field, delimiter)) {
    luaL_addlstring(b, field.bytes, field.size);
    return;
  }
  if (field.size > (SIZE_MAX - 2) / 2) luaL_error(L, "not enough memory");
  size_t size = csv_write(NULL, 0, field.bytes, field.size);
  char *place = luaL_prepbuffsize(b, size);
  csv_write(place, size, field.bytes, field.size);
  luaL_addsize(b, size);
}

cs_status bind_csvfield(cs_buf *out, cs_str field, char delimiter) {
  if (!needsquotes(field, delimiter)) return cs_buf_add(out, field);
  cs_status status = cs_buf_addbyte(out, '"');
  for (size_t i = 0; i < field.size && status == CS_OK; i++) {
    if (field.bytes[i] == '"') status = cs_buf_addbyte(out, '"');
    if (status == CS_OK) status = cs_buf_addbyte(out, field.bytes[i]);
  }
  return status == CS_OK ? cs_buf_addbyte(out, '"') : status;
}

char bind_checkdelimiter(lua_State *L, int arg) {
  const char *delimiter = luaL_optstring(L, arg, ",");
  luaL_argcheck(L, delimiter[0] != 0 && delimiter[1] == 0, arg,
                "a delimiter is one byte");
  return delimiter[0];
}

/* core.csv_row(fields, n [, delimiter]) -> a line of CSV with its newline
   `fields` has strings, numbers and booleans; nil is an empty field. */
static int core_csv_row(lua_State *L) {
  luaL_checktype(L, 1, LUA_TTABLE);
  lua_Integer n = luaL_checkinteger(L, 2);
  luaL_argcheck(L, n >= 0 && n <= 1000000, 2, "0 to 1000000 columns");
  char delimiter = bind_checkdelimiter(L, 3);
  luaL_Buffer b;
  lua_settop(L, 3);
  lua_pushnil(L); /* 4: the field in work, below the buffer */
  luaL_buffinit(L, &b);
  for (lua_Integer i = 1; i <= n; i++) {
    if (i > 1) luaL_addchar(&b, delimiter);
    int type = lua_rawgeti(L, 1, i);
    if (type == LUA_TBOOLEAN)
      lua_pushstring(L, lua_toboolean(L, -1) ? "true" : "false");
    else
      lua_pushvalue(L, -1);
    lua_replace(L, 4);
    lua_pop(L, 1);
    if (type == LUA_TNIL) continue;
    cs_str field;
    field.bytes = lua_tolstring(L, 4, &field.size);
    if (field.bytes == NULL)
      return luaL_error(L, "field %d is a %s: a row holds strings and numbers",
                        (int)i, lua_typename(L, type));
    addfield(L, &b, field, delimiter);
  }
  luaL_addchar(&b, '\n');
  luaL_pushresult(&b);
  return 1;
}

/* ---- reading ---- */

typedef struct Csv {
  struct csv_parser parser;
  bool open;
  /* of the piece in work: fields as size and bytes, and where rows end */
  cs_buf bytes;
  size_t *ends;
  size_t nends, capends;
  size_t *rows; /* fields before the end of each row, and its line */
  size_t nrows, caprows;
  size_t line, start;
  cs_status status;
} Csv;

static void onfield(void *bytes, size_t size, void *self) {
  Csv *csv = self;
  if (csv->status != CS_OK) return;
  csv->status = cs_buf_add(&csv->bytes, (cs_str){bytes, size});
  size_t *ends =
      cs_grow(csv->ends, &csv->capends, csv->nends + 1, sizeof *ends);
  if (ends == NULL) csv->status = CS_ENOMEM;
  if (csv->status != CS_OK) return;
  csv->ends = ends;
  ends[csv->nends++] = csv->bytes.size;
}

static void onrow(int end, void *self) {
  Csv *csv = self;
  (void)end;
  if (csv->status != CS_OK) return;
  size_t *rows =
      cs_grow(csv->rows, &csv->caprows, csv->nrows + 2, sizeof *rows);
  if (rows == NULL) {
    csv->status = CS_ENOMEM;
    return;
  }
  csv->rows = rows;
  rows[csv->nrows++] = csv->nends;
  rows[csv->nrows++] = csv->start;
}

static Csv *checkcsv(lua_State *L) {
  Csv *csv = luaL_checkudata(L, 1, CSV);
  if (!csv->open) luaL_argerror(L, 1, "a closed CSV reader");
  return csv;
}

/* core.csv([delimiter]) -> reader */
static int core_csv(lua_State *L) {
  char delimiter = bind_checkdelimiter(L, 1);
  Csv *csv = lua_newuserdatauv(L, sizeof *csv, 0);
  memset(csv, 0, sizeof *csv);
  luaL_setmetatable(L, CSV);
  if (csv_init(&csv->parser, 0) != 0) return bind_fail(L, CS_ENOMEM, NULL);
  csv->open = true;
  csv->line = csv->start = 1;
  csv_set_delim(&csv->parser, (unsigned char)delimiter);
  csv_set_realloc_func(&csv->parser, cs_realloc);
  csv_set_free_func(&csv->parser, cs_free);
  return 1;
}

static int csv_gc(lua_State *L) {
  Csv *csv = luaL_checkudata(L, 1, CSV);
  if (!csv->open) return 0;
  csv->open = false;
  csv_free(&csv->parser);
  cs_buf_free(&csv->bytes);
  cs_free(csv->ends);
  cs_free(csv->rows);
  return 0;
}

/* Pushes the rows that are complete: {field, …, line = number}; fields of a row
   that goes on stay. */
static void pushrows(lua_State *L, Csv *csv) {
  size_t field = 0, byte = 0;
  lua_createtable(L, (int)(csv->nrows / 2), 0);
  for (size_t row = 0; row < csv->nrows; row += 2) {
    size_t last = csv->rows[row];
    lua_createtable(L, (int)(last - field), 1);
    for (lua_Integer column = 1; field < last; field++, column++) {
      lua_pushlstring(L, csv->bytes.size > 0 ? csv->bytes.bytes + byte : "",
                      csv->ends[field] - byte);
      byte = csv->ends[field];
      lua_rawseti(L, -2, column);
    }
    lua_pushinteger(L, (lua_Integer)csv->rows[row + 1]);
    lua_setfield(L, -2, "line");
    lua_rawseti(L, -2, (lua_Integer)(row / 2) + 1);
  }
  if (csv->bytes.size > byte)
    memmove(csv->bytes.bytes, csv->bytes.bytes + byte, csv->bytes.size - byte);
  csv->bytes.size -= byte;
  for (size_t i = field; i < csv->nends; i++)
    csv->ends[i - field] = csv->ends[i] - byte;
  csv->nends -= field;
  csv->nrows = 0;
}

/* Has no record begun? */
static bool between(const Csv *csv) {
  size_t done = csv->nrows > 0 ? csv->rows[csv->nrows - 2] : 0;
  return csv->nends == done && csv->parser.quoted == 0;
}

/* One line's bytes at most go in at a time, so that lines can be counted. */
static void feed(Csv *csv, cs_str bytes) {
  for (size_t at = 0; at < bytes.size && csv->status == CS_OK;) {
    const char *from = bytes.bytes + at;
    const char *newline = memchr(from, '\n', bytes.size - at);
    size_t n = newline != NULL ? (size_t)(newline - from) + 1 : bytes.size - at;
    if (between(csv)) csv->start = csv->line;
    if (csv_parse(&csv->parser, from, n, onfield, onrow, csv) != n)
      csv->status = CS_EFORMAT;
    if (newline != NULL) csv->line++;
    at += n;
  }
}

static int answer(lua_State *L, Csv *csv) {
  if (csv->status == CS_OK) {
    pushrows(L, csv);
    return 1;
  }
  if (csv->status == CS_ENOMEM) return bind_fail(L, CS_ENOMEM, NULL);
  luaL_pushfail(L);
  lua_pushfstring(L, "line %d: not CSV", (int)csv->line);
  return 2;
}

/* reader:feed(bytes) -> list of the rows that are complete | fail, message */
static int csv_feed(lua_State *L) {
  Csv *csv = checkcsv(L);
  feed(csv, bind_checkstr(L, 2));
  return answer(L, csv);
}

/* Ends the last row; answers whether a quotation mark in it is not closed. */
static bool finish(Csv *csv) {
  csv_set_opts(&csv->parser, CSV_STRICT | CSV_STRICT_FINI);
  bool unclosed = csv_fini(&csv->parser, onfield, onrow, csv) != 0;
  csv_set_opts(&csv->parser, 0);
  if (unclosed && csv_fini(&csv->parser, onfield, onrow, csv) != 0)
    csv->status = CS_EFORMAT;
  return unclosed;
}

/* reader:finish() -> list of the last rows | fail, message.  A row with a
   quotation mark that is not closed has a field `unclosed`. */
static int csv_finish(lua_State *L) {
  Csv *csv = checkcsv(L);
  bool unclosed = csv->status == CS_OK && finish(csv);
  int n = answer(L, csv);
  if (n == 1 && unclosed &&
      lua_rawgeti(L, -1, (lua_Integer)lua_rawlen(L, -1)) == LUA_TTABLE) {
    lua_pushboolean(L, true);
    lua_setfield(L, -2, "unclosed");
  }
  lua_settop(L, 1 + n);
  return n;
}

void bind_opencsv(lua_State *L) {
  static const luaL_Reg functions[] = {
      {"csv", core_csv}, {"csv_row", core_csv_row}, {NULL, NULL}};
  static const luaL_Reg meta[] = {{"__gc", csv_gc}, {NULL, NULL}};
  static const luaL_Reg methods[] = {
      {"feed", csv_feed}, {"finish", csv_finish}, {NULL, NULL}};
  luaL_setfuncs(L, functions, 0);
  bind_class(L, CSV, "Csv", meta, methods);
}
