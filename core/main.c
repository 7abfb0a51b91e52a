#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <lauxlib.h>
#include <lua.h>
#include <lualib.h>

/* casus run FILE.lua ARGS: runs a Lua file inside the program. */

static int traceback(lua_State *L) {
  const char *message = luaL_tolstring(L, 1, NULL);
  luaL_traceback(L, L, message, 1);
  return 1;
}

/* Sets `arg` as the lua program does. */
static void setarg(lua_State *L, int argc, char **argv) {
  lua_createtable(L, argc, 0);
  for (int i = 0; i < argc; i++) {
    lua_pushstring(L, argv[i]);
    lua_rawseti(L, -2, i);
  }
  lua_setglobal(L, "arg");
}

static int run(lua_State *L, int argc, char **argv) {
  luaL_openlibs(L);
  setarg(L, argc, argv);
  lua_pushcfunction(L, traceback);
  int status = luaL_loadfile(L, argv[0]);
  for (int i = 1; i < argc; i++) lua_pushstring(L, argv[i]);
  if (status == LUA_OK) status = lua_pcall(L, argc - 1, 0, 1);
  if (status != LUA_OK) fprintf(stderr, "casus: %s\n", lua_tostring(L, -1));
  return status == LUA_OK ? EXIT_SUCCESS : EXIT_FAILURE;
}

int main(int argc, char **argv) {
  if (argc < 3 || strcmp(argv[1], "run") != 0) {
    fputs("usage: casus run FILE.lua [ARG...]\n", stderr);
    return 2;
  }
  lua_State *L = luaL_newstate();
  if (L == NULL) return EXIT_FAILURE;
  int status = run(L, argc - 2, argv + 2);
  lua_close(L);
  return status;
}
