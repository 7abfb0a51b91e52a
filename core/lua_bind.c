#include "lua_home.h"

#include <errno.h>
#include <string.h>
#include <time.h>

int bind_fail(lua_State *L, cs_status status, const char *path) {
  if (status == CS_ENOMEM) return luaL_error(L, "not enough memory");
  const char *message =
      status == CS_EIO ? strerror(errno) : cs_status_text(status);
  luaL_pushfail(L);
  if (path != NULL)
    lua_pushfstring(L, "%s: %s", path, message);
  else
    lua_pushstring(L, message);
  return 2;
}

void bind_check(lua_State *L, cs_status status) {
  if (status == CS_OK) return;
  if (status == CS_ENOMEM) luaL_error(L, "not enough memory");
  luaL_error(L, "%s", cs_status_text(status));
}

void bind_pushstr(lua_State *L, cs_str text) {
  lua_pushlstring(L, text.size > 0 ? text.bytes : "", text.size);
}

cs_str bind_checkstr(lua_State *L, int arg) {
  cs_str text;
  text.bytes = luaL_checklstring(L, arg, &text.size);
  return text;
}

cs_str bind_fieldstr(lua_State *L, int arg, const char *name) {
  cs_str text = {"", 0};
  int type = lua_getfield(L, arg, name);
  if (type == LUA_TNUMBER) luaL_error(L, "field '%s' must be a string", name);
  if (type == LUA_TSTRING) text.bytes = lua_tolstring(L, -1, &text.size);
  lua_pop(L, 1);
  return text;
}

bool bind_fieldbool(lua_State *L, int arg, const char *name) {
  lua_getfield(L, arg, name);
  bool value = lua_toboolean(L, -1);
  lua_pop(L, 1);
  return value;
}

void bind_class(lua_State *L, const char *type, const char *name,
                const luaL_Reg *meta, const luaL_Reg *methods) {
  luaL_newmetatable(L, type);
  lua_newtable(L);
  luaL_setfuncs(L, methods, 0);
  lua_pushvalue(L, -1);
  lua_setfield(L, -4, name);
  lua_pushvalue(L, -1);
  lua_setfield(L, -3, "__index"); /* a function in `meta` replaces it */
  luaL_setfuncs(L, meta, 1);
  lua_pushliteral(L, "protected");
  lua_setfield(L, -2, "__metatable");
  lua_pop(L, 1);
}

bool bind_method(lua_State *L) {
  lua_pushvalue(L, 2);
  lua_rawget(L, lua_upvalueindex(1));
  if (!lua_isnil(L, -1)) return true;
  lua_pop(L, 1);
  return false;
}

cs_buf *bind_newbuf(lua_State *L) {
  cs_buf *buf = lua_newuserdatauv(L, sizeof *buf, 0);
  memset(buf, 0, sizeof *buf);
  luaL_setmetatable(L, BUFFER);
  return buf;
}

static int buffer_gc(lua_State *L) {
  cs_buf *buf = luaL_checkudata(L, 1, BUFFER);
  cs_buf_free(buf);
  memset(buf, 0, sizeof *buf);
  return 0;
}

/* casus.starve(n, f, ...) -> ok, results of f or its message
   Runs f with no memory for C from the n-th allocation on (from 0).  `ok` is
   false when memory was missed, whatever f made of it. */
static int core_starve(lua_State *L) {
  lua_Integer n = luaL_checkinteger(L, 1);
  luaL_argcheck(L, n >= 0, 1, "must not be negative");
  luaL_checktype(L, 2, LUA_TFUNCTION);
  cs_starve((size_t)n);
  int status = lua_pcall(L, lua_gettop(L) - 2, LUA_MULTRET, 0);
  bool missed = cs_starve(SIZE_MAX);
  lua_pushboolean(L, status == LUA_OK && !missed);
  lua_replace(L, 1);
  return lua_gettop(L);
}

/* casus.kernel([name]) -> name | fail, message */
static int core_kernel(lua_State *L) {
  if (!lua_isnoneornil(L, 1) && !cs_kernel_use(bind_checkstr(L, 1))) {
    luaL_pushfail(L);
    lua_pushfstring(L, "this machine has no kernel '%s'", lua_tostring(L, 1));
    return 2;
  }
  lua_pushstring(L, cs_kernel_name());
  return 1;
}

/* core.clock() -> seconds of a clock that only goes forward */
static int core_clock(lua_State *L) {
  struct timespec now = {0, 0};
  clock_gettime(CLOCK_MONOTONIC, &now);
  lua_pushnumber(L, (double)now.tv_sec + (double)now.tv_nsec / 1e9);
  return 1;
}

static const luaL_Reg functions[] = {{"starve", core_starve},
                                     {"kernel", core_kernel},
                                     {"clock", core_clock},
                                     {NULL, NULL}};

int luaopen_casus_core(lua_State *L) {
  static const luaL_Reg buffermeta[] = {{"__gc", buffer_gc}, {NULL, NULL}};
  luaL_newmetatable(L, BUFFER);
  luaL_setfuncs(L, buffermeta, 0);
  lua_pop(L, 1);
  luaL_newlib(L, functions);
  bind_opendocument(L);
  bind_openmodel(L);
  bind_opendictionary(L);
  bind_opencoder(L);
  bind_openpattern(L);
  bind_opensandbox(L);
  bind_opencsv(L);
  bind_openpack(L);
  bind_openstream(L);
  bind_openprocess(L);
  lua_getfield(L, LUA_REGISTRYINDEX, "casus.home");
  lua_setfield(L, -2, "home");
  return 1;
}
