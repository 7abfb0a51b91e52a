#include <string.h>
#include <time.h>

#include "lua_bind.h"

/* Limits for a stranger's Lua: memory through the allocator, instructions and
   seconds through a count hook.  Both hold for the whole state while they are
   on, so the host switches them on for a call only. */

typedef struct limits {
  lua_Alloc alloc; /* the state's own */
  void *self;
  size_t used, most; /* bytes; most 0: off */
  bool missed;       /* memory was refused since the limits were set */
  lua_Integer left;  /* instructions */
  double until;      /* seconds of processor time; 0: no limit */
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
  if (l->left > 0 && (l->until <= 0 || seconds() < l->until)) return;
  const char *what = l->left > 0 ? "seconds" : "instructions";
  l->left = 0;
  lua_sethook(L, count, LUA_MASKCOUNT, 1);
  luaL_error(L, "the sandbox allows no more %s", what);
}

/* The allocator outlives the collector, so the limits are not collected: they
   go with the process, once for a state. */
static limits *install(lua_State *L) {
  limits *l = find(L);
  if (l != NULL) return l;
  void *self;
  lua_Alloc alloc = lua_getallocf(L, &self);
  l = alloc(self, NULL, 0, sizeof *l);
  if (l == NULL) luaL_error(L, "not enough memory");
  memset(l, 0, sizeof *l);
  l->alloc = alloc;
  l->self = self;
  lua_pushlightuserdata(L, l);
  lua_rawsetp(L, LUA_REGISTRYINDEX, &key);
  lua_setallocf(L, bounded, l);
  return l;
}

/* core.limit(bytes, instructions, seconds): on, from here on
   core.limit() -> was memory refused?  Off. */
static int core_limit(lua_State *L) {
  if (lua_isnoneornil(L, 1)) {
    limits *l = find(L);
    lua_sethook(L, NULL, 0, 0);
    if (l != NULL) l->most = 0;
    lua_pushboolean(L, l != NULL && l->missed);
    return 1;
  }
  lua_Integer bytes = luaL_checkinteger(L, 1);
  lua_Integer instructions = luaL_checkinteger(L, 2);
  lua_Number time_ = luaL_checknumber(L, 3);
  luaL_argcheck(L, bytes > 0 && instructions > 0, 1, "must be positive");
  limits *l = install(L);
  l->used = (size_t)lua_gc(L, LUA_GCCOUNT) * 1024;
  l->most = l->used + (size_t)bytes;
  l->missed = false;
  l->left = instructions;
  l->until = time_ > 0 ? seconds() + time_ : 0;
  lua_sethook(L, count, LUA_MASKCOUNT, STEP);
  return 0;
}

void bind_opensandbox(lua_State *L) {
  static const luaL_Reg functions[] = {{"limit", core_limit}, {NULL, NULL}};
  luaL_setfuncs(L, functions, 0);
}
