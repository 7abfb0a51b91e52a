#include <string.h>

#include "lua_bind.h"

/* Dictionaries.  Rows may be added at any time; a coding made before must not
   be looked at any more, which `version` tells the coder. */

static const char *const kinds[] = {"actors",    "agents",   "actions",
                                    "operators", "compose",  "codes",
                                    "classes",   "discards", NULL};

Dictionary *bind_checkdictionary(lua_State *L, int arg) {
  Dictionary *box = luaL_checkudata(L, arg, DICTIONARY);
  if (box->dictionary == NULL) luaL_argerror(L, arg, "a closed dictionary");
  return box;
}

/* core.dictionary() -> dictionary */
static int core_dictionary(lua_State *L) {
  Dictionary *box = lua_newuserdatauv(L, sizeof *box, 0);
  memset(box, 0, sizeof *box);
  luaL_setmetatable(L, DICTIONARY);
  box->dictionary = cs_dictionary_new();
  if (box->dictionary == NULL) return bind_fail(L, CS_ENOMEM, NULL);
  return 1;
}

static int dictionary_gc(lua_State *L) {
  Dictionary *box = luaL_checkudata(L, 1, DICTIONARY);
  cs_dictionary_free(box->dictionary);
  cs_buf_free(&box->problems);
  memset(box, 0, sizeof *box);
  return 0;
}

/* Problems are kept as "line NUL why NUL" until the file is read, since Lua may
   jump and the CSV reader must not be jumped over. */
static void keepproblem(void *self, cs_where where, cs_str why) {
  cs_buf *buf = self;
  size_t before = buf->size;
  if (cs_buf_addf(buf, "%u", where.line) != CS_OK ||
      cs_buf_addbyte(buf, 0) != CS_OK || cs_buf_add(buf, why) != CS_OK ||
      cs_buf_addbyte(buf, 0) != CS_OK)
    buf->size = before;
}

static void pushproblems(lua_State *L, const cs_buf *buf, const char *file) {
  lua_Integer n = 0;
  lua_newtable(L);
  for (size_t at = 0; at < buf->size;) {
    lua_createtable(L, 0, 3);
    lua_pushstring(L, file);
    lua_setfield(L, -2, "file");
    const char *line = buf->bytes + at;
    at += strlen(line) + 1;
    lua_stringtonumber(L, line);
    lua_setfield(L, -2, "line");
    const char *why = buf->bytes + at;
    at += strlen(why) + 1;
    lua_pushstring(L, why);
    lua_setfield(L, -2, "why");
    lua_rawseti(L, -2, ++n);
  }
}

static void changed(Dictionary *box) {
  box->version++;
  box->finished = false;
}

/* dictionary:read(kind, path [, name]) -> list of {file, line, why}
   | fail, message */
static int dictionary_read(lua_State *L) {
  Dictionary *box = bind_checkdictionary(L, 1);
  cs_tablekind kind = (cs_tablekind)luaL_checkoption(L, 2, NULL, kinds);
  const char *path = luaL_checkstring(L, 3);
  lua_settop(L, 4);
  if (lua_isnil(L, 4)) {
    lua_pushvalue(L, 3);
    lua_replace(L, 4);
  }
  cs_str name = bind_checkstr(L, 4);
  cs_buf_clear(&box->problems);
  changed(box);
  cs_status status = cs_dictionary_read(box->dictionary, kind, path, name,
                                        keepproblem, &box->problems);
  if (status == CS_ENOMEM || status == CS_EIO)
    return bind_fail(L, status, path);
  pushproblems(L, &box->problems, name.bytes);
  return 1;
}

enum { MAXCOLUMNS = 8 };

/* dictionary:add(kind, fields [, name [, line]]) -> true | fail, message
   `fields` is a list of strings, in the order of the table's columns. */
static int dictionary_add(lua_State *L) {
  Dictionary *box = bind_checkdictionary(L, 1);
  cs_tablekind kind = (cs_tablekind)luaL_checkoption(L, 2, NULL, kinds);
  luaL_checktype(L, 3, LUA_TTABLE);
  cs_str name = CS_STR("script");
  if (!lua_isnoneornil(L, 4)) name = bind_checkstr(L, 4);
  lua_Integer line = luaL_optinteger(L, 5, 0);
  size_t n = lua_rawlen(L, 3);
  luaL_argcheck(L, n <= MAXCOLUMNS, 3, "too many fields");
  cs_str fields[MAXCOLUMNS];
  luaL_checkstack(L, MAXCOLUMNS, NULL);
  for (size_t i = 0; i < n; i++) {
    lua_rawgeti(L, 3, (lua_Integer)i + 1);
    fields[i] = bind_checkstr(L, -1);
  }
  cs_record record = {fields, n, (uint32_t)line};
  const char *why = NULL;
  changed(box);
  cs_status status =
      cs_dictionary_add(box->dictionary, kind, &record, name, &why);
  if (status == CS_EFORMAT && why != NULL) {
    luaL_pushfail(L);
    lua_pushstring(L, why);
    return 2;
  }
  if (status != CS_OK) return bind_fail(L, status, NULL);
  lua_pushboolean(L, 1);
  return 1;
}

/* dictionary:fix(on): names added while it is on are not added to later */
static int dictionary_fix(lua_State *L) {
  Dictionary *box = bind_checkdictionary(L, 1);
  cs_dictionary_fix(box->dictionary, lua_toboolean(L, 2));
  return 0;
}

/* dictionary:finish() -> dictionary; a coder does it where it was left out */
static int dictionary_finish(lua_State *L) {
  Dictionary *box = bind_checkdictionary(L, 1);
  bind_check(L, cs_dictionary_finish(box->dictionary));
  box->finished = true;
  lua_settop(L, 1);
  return 1;
}

/* dictionary:counts() -> {names =, rules =, codes =} */
static int dictionary_counts(lua_State *L) {
  const cs_dictionary *d = bind_checkdictionary(L, 1)->dictionary;
  lua_createtable(L, 0, 3);
  lua_pushinteger(L, (lua_Integer)cs_lexicon_count(cs_dictionary_lexicon(d)));
  lua_setfield(L, -2, "names");
  lua_pushinteger(L, (lua_Integer)cs_dictionary_nrules(d));
  lua_setfield(L, -2, "rules");
  lua_pushinteger(L, (lua_Integer)cs_scheme_count(cs_dictionary_scheme(d)));
  lua_setfield(L, -2, "codes");
  return 1;
}

/* dictionary:code(code) -> {code, name, goldstein, quad, plover, mode, context}
   | nil */
static int dictionary_code(lua_State *L) {
  const cs_dictionary *d = bind_checkdictionary(L, 1)->dictionary;
  const cs_code *code =
      cs_scheme_code(cs_dictionary_scheme(d), bind_checkstr(L, 2));
  if (code == NULL) return 0;
  lua_createtable(L, 0, 7);
  bind_pushstr(L, code->code);
  lua_setfield(L, -2, "code");
  bind_pushstr(L, code->name);
  lua_setfield(L, -2, "name");
  lua_pushnumber(L, code->goldstein);
  lua_setfield(L, -2, "goldstein");
  lua_pushinteger(L, code->quad);
  lua_setfield(L, -2, "quad");
  bind_pushstr(L, code->plover);
  lua_setfield(L, -2, "plover");
  bind_pushstr(L, code->mode);
  lua_setfield(L, -2, "mode");
  bind_pushstr(L, code->context);
  lua_setfield(L, -2, "context");
  return 1;
}

/* dictionary:compose(operator, code) -> code | "=" | "---" | "" */
static int dictionary_compose(lua_State *L) {
  const cs_dictionary *d = bind_checkdictionary(L, 1)->dictionary;
  bind_pushstr(L, cs_scheme_compose(cs_dictionary_scheme(d),
                                    bind_checkstr(L, 2), bind_checkstr(L, 3)));
  return 1;
}

void bind_opendictionary(lua_State *L) {
  static const luaL_Reg functions[] = {{"dictionary", core_dictionary},
                                       {NULL, NULL}};
  static const luaL_Reg meta[] = {{"__gc", dictionary_gc}, {NULL, NULL}};
  static const luaL_Reg methods[] = {
      {"read", dictionary_read},     {"add", dictionary_add},
      {"finish", dictionary_finish}, {"counts", dictionary_counts},
      {"code", dictionary_code},     {"compose", dictionary_compose},
      {"fix", dictionary_fix},       {NULL, NULL}};
  luaL_setfuncs(L, functions, 0);
  bind_class(L, DICTIONARY, "Dictionary", meta, methods);
}
