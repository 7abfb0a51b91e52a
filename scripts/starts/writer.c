/* write_NAME: a writer in C: one event, one line, columns apart by bars.

   cc -shared -fPIC $(pkg-config --cflags lua5.4) -o write_NAME.so write_NAME.c
   CASUS_PATH=. casus code --to NAME article.txt */

#include <lauxlib.h>
#include <lua.h>

/* encode(values, columns, event) -> bytes; a value may be nil */
static int encode(lua_State *L) {
  luaL_checktype(L, 1, LUA_TTABLE);
  lua_Integer n = luaL_len(L, 2);
  luaL_Buffer b;
  luaL_buffinit(L, &b);
  for (lua_Integer i = 1; i <= n; i++) {
    if (i > 1) luaL_addchar(&b, '|');
    if (lua_rawgeti(L, 1, i) == LUA_TNIL) {
      lua_pop(L, 1);
      continue;
    }
    luaL_tolstring(L, -1, NULL);
    lua_remove(L, -2);
    luaL_addvalue(&b);
  }
  luaL_addchar(&b, '\n');
  luaL_pushresult(&b);
  return 1;
}

static void set(lua_State *L, const char *field, const char *value) {
  lua_pushstring(L, value);
  lua_setfield(L, -2, field);
}

int luaopen_write_IDENT(lua_State *L);
int luaopen_write_IDENT(lua_State *L) {
  lua_newtable(L);
  set(L, "kind", "writer");
  set(L, "name", "NAME");
  set(L, "version", "0.1");
  set(L, "help", "columns with bars between them");
  lua_pushinteger(L, 1);
  lua_setfield(L, -2, "api");
  lua_pushcfunction(L, encode);
  lua_setfield(L, -2, "encode");
  return 1;
}
