/* enrich_NAME: an enricher in C: adds a column to every event.

   cc -shared -fPIC $(pkg-config --cflags lua5.4) -o enrich_NAME.so enrich_NAME.c
   CASUS_PATH=. casus code --use NAME article.txt */

#include <lauxlib.h>
#include <lua.h>

/* event(e): e.NAME = the length of the sentence's text */
static int event(lua_State *L) {
  size_t size;
  luaL_checktype(L, 1, LUA_TTABLE);
  lua_getfield(L, 1, "sentence");
  lua_getfield(L, -1, "text");
  luaL_checklstring(L, -1, &size);
  lua_pushinteger(L, (lua_Integer)size);
  lua_setfield(L, 1, "NAME");
  return 0; /* nil: the event stays */
}

static void set(lua_State *L, const char *field, const char *value) {
  lua_pushstring(L, value);
  lua_setfield(L, -2, field);
}

int luaopen_enrich_IDENT(lua_State *L);
int luaopen_enrich_IDENT(lua_State *L) {
  lua_newtable(L);
  set(L, "kind", "enricher");
  set(L, "name", "NAME");
  set(L, "version", "0.1");
  set(L, "help", "one line about NAME");
  lua_pushinteger(L, 1);
  lua_setfield(L, -2, "api");
  lua_newtable(L); /* columns = { "NAME" } */
  lua_pushliteral(L, "NAME");
  lua_rawseti(L, -2, 1);
  lua_setfield(L, -2, "columns");
  lua_pushcfunction(L, event);
  lua_setfield(L, -2, "event");
  return 1;
}
