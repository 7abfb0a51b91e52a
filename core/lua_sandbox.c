#include <string.h>
#include <time.h>

#include "lua_bind.h"

/* Limits for a stranger's Lua: memory through the allocator, instructions and
   seconds through a count hook, both for the time of one call. */

typedef struct limits {
  lua_Alloc alloc; /* the state's own */
  void *self;
  size_t used, most; /* bytes; most 0: off */
  bool missed;       /* memory was refused since the limits were set */
  lua_Integer left;  /* instructions */
  double until;      /* of processor time */
  const char *over;  /* what was used up first */
} limits;

enum { STEP = 1000 };
static const char key = 0; /* its address: the registry entry */

static void *bounded(void *self, void *block, size_t before, size_t after) {
  limits *l = self;
  size_t old = block != NULL ? before : 0;
  if (l->most > 0 && after > old && after - old > l->most - l->used) {
    l->missed = true;
    return NULL;
  }
  void *result = l->alloc(l->self, block, before, after);
  if (result != NULL || after == 0) {
    size_t used = l->used + after;
    l->used = used > old ? used - old : 0;
    if (l->most > 0 && l->used > l->most) l->used = l->most;
  }
  return result;
}

static double seconds(void) { return (double)clock() / CLOCKS_PER_SEC; }

static limits *find(lua_State *L) {
  lua_rawgetp(L, LUA_REGISTRYINDEX, &key);
  limits *l = lua_touserdata(L, -1);
  lua_pop(L, 1); /* the registry keeps it */
  return l;
}

/* Once over, it fires at every instruction, so that pcall helps nobody. */
static void count(lua_State *L, lua_Debug *ar) {
  (void)ar;
  limits *l = find(L);
  l->left -= STEP;
  if (l->left > 0 && seconds() < l->until) return;
  const char *what = l->left > 0 ? "seconds" : "instructions";
  if (l->over != NULL) what = l->over;
  l->over = what;
  l->left = 0;
  lua_sethook(L, count, LUA_MASKCOUNT, 1);
  luaL_error(L, "the sandbox allows no more %s", what);
}

/* When the state is closed the collector takes the limits away: what is freed
   later goes to the state's own allocator. */
static int limits_gc(lua_State *L) {
  limits *l = lua_touserdata(L, 1);
  if (l->alloc != NULL) lua_setallocf(L, l->alloc, l->self);
  return 0;
}

static limits *install(lua_State *L) {
  limits *l = find(L);
  if (l != NULL) return l;
  l = lua_newuserdatauv(L, sizeof *l, 0);
  memset(l, 0, sizeof *l);
  lua_createtable(L, 0, 1);
  lua_pushcfunction(L, limits_gc);
  lua_setfield(L, -2, "__gc");
  lua_setmetatable(L, -2);
  lua_rawsetp(L, LUA_REGISTRYINDEX, &key);
  l->alloc = lua_getallocf(L, &l->self);
  lua_setallocf(L, bounded, l);
  return l;
}

static int traceback(lua_State *L) {
  const char *message = lua_tostring(L, 1);
  if (message == NULL) return 1; /* no string: as it is */
  luaL_traceback(L, L, message, 1);
  return 1;
}

/* core.guarded(bytes, instructions, seconds, f, ...)
   -> true, what f returns | false, message with traceback, was memory refused?
   Within another guarded call that one's limits hold. */
static int core_guarded(lua_State *L) {
  lua_Integer bytes = luaL_checkinteger(L, 1);
  lua_Integer instructions = luaL_checkinteger(L, 2);
  lua_Number time_ = luaL_checknumber(L, 3);
  luaL_argcheck(L, bytes > 0, 1, "must be positive");
  luaL_checktype(L, 4, LUA_TFUNCTION);
  limits *l = install(L);
  lua_pushcfunction(L, traceback);
  lua_replace(L, 3); /* f and its arguments follow */
  bool outermost = l->most == 0;
  if (outermost) {
    l->used = (size_t)lua_gc(L, LUA_GCCOUNT) * 1024;
    l->most = l->used + (size_t)bytes;
    l->left = instructions;
    l->until = seconds() + time_;
    l->missed = false;
    l->over = NULL;
    lua_sethook(L, count, LUA_MASKCOUNT, STEP);
  }
  int status = lua_pcall(L, lua_gettop(L) - 4, LUA_MULTRET, 3);
  if (outermost) {
    lua_sethook(L, NULL, 0, 0);
    l->most = 0;
  }
  lua_pushboolean(L, status == LUA_OK);
  lua_replace(L, 3);
  if (status != LUA_OK) lua_pushboolean(L, l->missed);
  return lua_gettop(L) - 2;
}

void bind_opensandbox(lua_State *L) {
  static const luaL_Reg functions[] = {{"guarded", core_guarded}, {NULL, NULL}};
  luaL_setfuncs(L, functions, 0);
}
