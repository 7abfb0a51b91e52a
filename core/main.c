#include <stdio.h>
#include <stdlib.h>
#include <lualib.h>

#include "lua_home.h"

/* casus COMMAND …: opens Lua and lets scripts/lib/casus/cli.lua do the rest. */

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

typedef struct Command {
  int argc;
  char **argv;
} Command;

/* Answers the exit status. */
static int run(lua_State *L) {
  const Command *command = lua_touserdata(L, 1);
  luaL_openlibs(L);
  setarg(L, command->argc, command->argv);
  bind_home(L, "/proc/self/exe");
  lua_getglobal(L, "require");
  lua_pushliteral(L, "casus.cli");
  lua_call(L, 1, 1);
  lua_getglobal(L, "arg");
  lua_call(L, 1, 1);
  return 1;
}

int main(int argc, char **argv) {
  lua_State *L = luaL_newstate();
  if (L == NULL) return 2;
  Command command = {argc, argv};
  lua_pushcfunction(L, traceback);
  lua_pushcfunction(L, run);
  lua_pushlightuserdata(L, &command);
  int status = 2;
  if (lua_pcall(L, 1, 1, 1) == LUA_OK)
    status = (int)lua_tointeger(L, -1);
  else
    fprintf(stderr, "casus: %s\n", lua_tostring(L, -1));
  lua_close(L);
  /* print tells nobody of a full disk. */
  if ((fflush(stdout) != 0 || ferror(stdout)) && status == 0) {
    fputs("casus: standard output cannot be written\n", stderr);
    status = 2;
  }
  return status;
}
