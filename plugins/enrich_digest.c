/* enrich_digest: a plugin in C.  It adds a column `digest`, a number made from
   the letters and digits of the event's sentence, so that the same sentence
   printed by two papers can be found by sorting, whatever blanks and quotes.

   make plugin PLUGIN=plugins/enrich_digest.c     CASUS_PATH=build/plugins casus
   code --use digest article.txt */

#include <ctype.h>
#include <lauxlib.h>
#include <lua.h>
#include <stdint.h>

/* FNV-1a (Fowler, Noll, Vo), 64 bits. */
static uint64_t digest(const char *text, size_t size) {
  uint64_t hash = 0xcbf29ce484222325u;
  for (size_t i = 0; i < size; i++) {
    unsigned char c = (unsigned char)text[i];
    if (c < 128 && !isalnum(c)) continue;
    hash = (hash ^ (uint64_t)tolower(c)) * 0x100000001b3u;
  }
  return hash;
}

/* event(e): e.digest = … of e.sentence.text */
static int event(lua_State *L) {
  size_t size;
  luaL_checktype(L, 1, LUA_TTABLE);
  lua_getfield(L, 1, "sentence");
  lua_getfield(L, -1, "text");
  const char *text = luaL_checklstring(L, -1, &size);
  uint64_t hash = digest(text, size);
  lua_pushfstring(L, "%d-%d", (int)(hash >> 40), (int)(hash & 0xffffff));
  lua_setfield(L, 1, "digest");
  return 0; /* nil: the event stays */
}

/* The name after luaopen_ is that of the file. */
int luaopen_enrich_digest(lua_State *L);
int luaopen_enrich_digest(lua_State *L) {
  lua_newtable(L);
  lua_pushliteral(L, "enricher");
  lua_setfield(L, -2, "kind");
  lua_pushliteral(L, "digest");
  lua_setfield(L, -2, "name");
  lua_pushinteger(L, 1);
  lua_setfield(L, -2, "api");
  lua_pushliteral(L, "a number that is the same for the same sentence");
  lua_setfield(L, -2, "help");
  lua_newtable(L);
  lua_pushliteral(L, "digest");
  lua_rawseti(L, -2, 1);
  lua_setfield(L, -2, "columns");
  lua_pushcfunction(L, event);
  lua_setfield(L, -2, "event");
  return 1;
}
