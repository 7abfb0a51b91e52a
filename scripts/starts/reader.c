/* read_NAME: a reader in C: one line of a file is one article.

   cc -shared -fPIC $(pkg-config --cflags lua5.4) -o read_NAME.so read_NAME.c
   CASUS_PATH=. casus code --from NAME FILE */

#include <errno.h>
#include <lauxlib.h>
#include <lua.h>
#include <stdio.h>
#include <string.h>

#define TYPE "read_NAME.file"

/* The file belongs to a userdata, so that it is closed whatever happens. */
static int closefile(lua_State *L) {
  FILE **file = luaL_checkudata(L, 1, TYPE);
  if (*file != NULL) fclose(*file);
  *file = NULL;
  return 0;
}

/* The next line with its end, pushed; 0: none is left. */
static int readline(lua_State *L, FILE *file) {
  luaL_Buffer b;
  luaL_buffinit(L, &b);
  int c, n = 0;
  while ((c = getc(file)) != EOF && c != '\n') {
    luaL_addchar(&b, (char)c);
    n++;
  }
  luaL_pushresult(&b);
  return c != EOF || n > 0;
}

/* The iterator: its upvalues are the file and the number of the line. */
static int next(lua_State *L) {
  FILE **file = luaL_checkudata(L, lua_upvalueindex(1), TYPE);
  lua_Integer number = lua_tointeger(L, lua_upvalueindex(2)) + 1;
  if (*file == NULL || !readline(L, *file)) return 0;
  lua_pushinteger(L, number);
  lua_replace(L, lua_upvalueindex(2));
  lua_createtable(L, 0, 2);
  lua_insert(L, -2);
  lua_setfield(L, -2, "text");
  lua_pushfstring(L, "NAME-%I", (LUAI_UACINT)number);
  lua_setfield(L, -2, "id");
  return 1;
}

/* open(path) -> iterator over articles | nil, message */
static int openfile(lua_State *L) {
  const char *path = luaL_checkstring(L, 1);
  FILE **file = lua_newuserdatauv(L, sizeof *file, 0);
  *file = NULL;
  luaL_setmetatable(L, TYPE);
  *file = fopen(path, "rb");
  if (*file == NULL) {
    luaL_pushfail(L);
    lua_pushfstring(L, "%s: %s", path, strerror(errno));
    return 2;
  }
  lua_pushinteger(L, 0);
  lua_pushcclosure(L, next, 2);
  return 1;
}

static void set(lua_State *L, const char *field, const char *value) {
  lua_pushstring(L, value);
  lua_setfield(L, -2, field);
}

int luaopen_read_IDENT(lua_State *L);
int luaopen_read_IDENT(lua_State *L) {
  luaL_newmetatable(L, TYPE);
  lua_pushcfunction(L, closefile);
  lua_setfield(L, -2, "__gc");
  lua_newtable(L);
  set(L, "kind", "reader");
  set(L, "name", "NAME");
  set(L, "version", "0.1");
  set(L, "help", "one line, one article");
  lua_pushinteger(L, 1);
  lua_setfield(L, -2, "api");
  lua_pushcfunction(L, openfile);
  lua_setfield(L, -2, "open");
  return 1;
}
