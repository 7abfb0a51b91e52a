#include <string.h>

#include "lua_bind.h"

/* Plain values as bytes, for what parent and workers tell each other: a mark,
   then a number as it is in memory, a string after its size, or a table's keys
   and values up to an end mark. */

enum { DEEPEST = 2000 }; /* more than JSON may be nested */

typedef struct packer {
  lua_State *L;
  cs_buf *out;
} packer;

static void put(packer *p, char mark, const void *bytes, size_t size) {
  bind_check(p->L, cs_buf_addbyte(p->out, mark));
  bind_check(p->L, cs_buf_add(p->out, (cs_str){bytes, size}));
}

static void putstring(packer *p, int at) {
  cs_str text;
  text.bytes = lua_tolstring(p->L, at, &text.size);
  if (text.size > UINT32_MAX) luaL_error(p->L, "a string is too long");
  uint32_t size = (uint32_t)text.size;
  put(p, 's', &size, sizeof size);
  bind_check(p->L, cs_buf_add(p->out, text));
}

static void putnumber(packer *p, int at) {
  if (lua_isinteger(p->L, at)) {
    lua_Integer value = lua_tointeger(p->L, at);
    put(p, 'i', &value, sizeof value);
  } else {
    lua_Number value = lua_tonumber(p->L, at);
    put(p, 'd', &value, sizeof value);
  }
}

static void putvalue(packer *p, int at, int depth);

static void puttable(packer *p, int at, int depth) {
  if (depth > DEEPEST) luaL_error(p->L, "a value is nested too deep");
  luaL_checkstack(p->L, 4, "a value is nested too deep");
  put(p, '{', "", 0);
  lua_pushnil(p->L);
  while (lua_next(p->L, at) != 0) {
    int value = lua_gettop(p->L);
    putvalue(p, value - 1, depth + 1);
    putvalue(p, value, depth + 1);
    lua_pop(p->L, 1);
  }
  put(p, '}', "", 0);
}

static void putvalue(packer *p, int at, int depth) {
  int type = lua_type(p->L, at);
  switch (type) {
    case LUA_TNIL: put(p, '0', "", 0); break;
    case LUA_TBOOLEAN:
      put(p, lua_toboolean(p->L, at) ? 't' : 'f', "", 0);
      break;
    case LUA_TLIGHTUSERDATA: /* the null of JSON */
    case LUA_TUSERDATA: put(p, 'u', "", 0); break;
    case LUA_TSTRING: putstring(p, at); break;
    case LUA_TNUMBER: putnumber(p, at); break;
    case LUA_TTABLE: puttable(p, at, depth); break;
    default:
      luaL_error(p->L, "a %s is no plain value", lua_typename(p->L, type));
  }
}

/* core.freeze(value) -> bytes */
static int core_freeze(lua_State *L) {
  luaL_checkany(L, 1);
  lua_settop(L, 1);
  packer p = {L, bind_newbuf(L)};
  putvalue(&p, 1, 0);
  bind_pushstr(L, cs_buf_str(p.out));
  return 1;
}

typedef struct unpacker {
  lua_State *L;
  cs_str bytes;
  size_t at;
} unpacker;

static void take(unpacker *u, void *out, size_t size) {
  if (u->bytes.size - u->at < size) luaL_error(u->L, "no frozen value");
  memcpy(out, u->bytes.bytes + u->at, size);
  u->at += size;
}

static void takestring(unpacker *u) {
  uint32_t size;
  take(u, &size, sizeof size);
  if (u->bytes.size - u->at < size) luaL_error(u->L, "no frozen value");
  lua_pushlstring(u->L, u->bytes.bytes + u->at, size);
  u->at += size;
}

static void takevalue(unpacker *u, char mark, int depth);

static void taketable(unpacker *u, int depth) {
  if (depth > DEEPEST) luaL_error(u->L, "a value is nested too deep");
  luaL_checkstack(u->L, 4, "a value is nested too deep");
  lua_newtable(u->L);
  for (;;) {
    char mark;
    take(u, &mark, 1);
    if (mark == '}') return;
    takevalue(u, mark, depth + 1);
    if (lua_isnil(u->L, -1)) luaL_error(u->L, "no frozen value");
    take(u, &mark, 1);
    takevalue(u, mark, depth + 1);
    lua_rawset(u->L, -3);
  }
}

static void takevalue(unpacker *u, char mark, int depth) {
  lua_Integer integer;
  lua_Number number;
  switch (mark) {
    case '0': lua_pushnil(u->L); break;
    case 't':
    case 'f': lua_pushboolean(u->L, mark == 't'); break;
    case 'u': lua_pushlightuserdata(u->L, NULL); break;
    case 's': takestring(u); break;
    case 'i':
      take(u, &integer, sizeof integer);
      lua_pushinteger(u->L, integer);
      break;
    case 'd':
      take(u, &number, sizeof number);
      lua_pushnumber(u->L, number);
      break;
    case '{': taketable(u, depth); break;
    default: luaL_error(u->L, "no frozen value");
  }
}

/* core.thaw(bytes) -> value */
static int core_thaw(lua_State *L) {
  unpacker u = {L, bind_checkstr(L, 1), 0};
  char mark;
  take(&u, &mark, 1);
  takevalue(&u, mark, 0);
  return 1;
}

void bind_openpack(lua_State *L) {
  static const luaL_Reg functions[] = {
      {"freeze", core_freeze}, {"thaw", core_thaw}, {NULL, NULL}};
  luaL_setfuncs(L, functions, 0);
}
