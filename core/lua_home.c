#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "lua_home.h"

/* Does a folder hold the Lua half? */
static bool ishome(const char *folder) {
  char path[PATH_MAX];
  struct stat info;
  int n = snprintf(path, sizeof path, "%s/scripts/lib/casus.lua", folder);
  return n > 0 && (size_t)n < sizeof path && stat(path, &info) == 0;
}

/* Tries `file`'s folder and those above it, each alone and with share/casus. */
static bool above(const char *file, char *out) {
  static const char *const tails[] = {"", "/share/casus"};
  char folder[PATH_MAX];
  if (realpath(file, folder) == NULL) return false;
  for (int up = 0; up < 5; up++) {
    char *slash = strrchr(folder, '/');
    if (slash == NULL) return false;
    *slash = 0;
    for (int i = 0; i < 2; i++) {
      int n = snprintf(out, PATH_MAX, "%s%s", folder, tails[i]);
      if (n > 0 && n < PATH_MAX && ishome(out)) return true;
    }
  }
  return false;
}

/* $CASUS_HOME, else found from the file that this code was loaded from. */
static bool findhome(const char *program, char *out) {
  const char *home = getenv("CASUS_HOME");
  if (home != NULL && home[0] != 0) {
    int n = snprintf(out, PATH_MAX, "%s", home);
    return n > 0 && n < PATH_MAX;
  }
  return above(program, out);
}

void bind_home(lua_State *L, const char *program) {
  char home[PATH_MAX];
  if (!findhome(program, home))
    luaL_error(L,
               "the scripts of Casus are not to be found near %s: set "
               "CASUS_HOME to the folder that holds scripts/ and data/",
               program);
  luaL_getsubtable(L, LUA_REGISTRYINDEX, LUA_LOADED_TABLE);
  lua_getfield(L, -1, "package");
  lua_getfield(L, -1, "path");
  lua_pushfstring(L, "%s/scripts/lib/?.lua;%s", home, lua_tostring(L, -1));
  lua_setfield(L, -3, "path");
  lua_pop(L, 3);
  luaL_getsubtable(L, LUA_REGISTRYINDEX, LUA_PRELOAD_TABLE);
  lua_pushcfunction(L, luaopen_casus_core);
  lua_setfield(L, -2, "casus.core");
  lua_pop(L, 1);
  lua_pushstring(L, home);
  lua_setfield(L, LUA_REGISTRYINDEX, "casus.home");
}

/* require "casus" from a stock lua5.4: this file is casus.so, whose path is the
   second argument. */
int luaopen_casus(lua_State *L);
int luaopen_casus(lua_State *L) {
  bind_home(L, luaL_checkstring(L, 2));
  luaL_getsubtable(L, LUA_REGISTRYINDEX, LUA_LOADED_TABLE);
  lua_getfield(L, -1, "package");
  lua_getfield(L, -1, "searchpath");
  lua_pushliteral(L, "casus");
  lua_getfield(L, -3, "path");
  lua_call(L, 2, 1);
  if (luaL_loadfile(L, lua_tostring(L, -1)) != LUA_OK) return lua_error(L);
  lua_pushliteral(L, "casus");
  lua_call(L, 1, 1);
  return 1;
}
