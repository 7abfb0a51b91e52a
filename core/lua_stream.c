#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>

#include "lua_bind.h"
#include "sha256.h"
#include "stream.h"

/* Files as streams of UTF-8 text, with the methods of Lua's own files; packing
   and hashing of bytes. */

#define STREAM "casus.stream"

typedef struct Stream {
  cs_stream *stream; /* user value 1: what to call before waiting, or nil */
  lua_Integer size;  /* of the file; -1: not a file */
  bool ended;
} Stream;

static Stream *checkstream(lua_State *L) {
  Stream *box = luaL_checkudata(L, 1, STREAM);
  if (box->stream == NULL) luaL_argerror(L, 1, "a closed stream");
  return box;
}

/* core.stream(path or "-" [, encoding]) -> stream | fail, message */
static int core_stream(lua_State *L) {
  const char *path = luaL_checkstring(L, 1);
  const char *encoding = luaL_optstring(L, 2, NULL);
  bool own = strcmp(path, "-") != 0;
  Stream *box = lua_newuserdatauv(L, sizeof *box, 1);
  memset(box, 0, sizeof *box);
  luaL_setmetatable(L, STREAM);
  int fd = own ? open(path, O_RDONLY | O_CLOEXEC) : 0;
  struct stat info;
  if (fd < 0 || fstat(fd, &info) != 0) return bind_fail(L, CS_EIO, path);
  box->size = S_ISREG(info.st_mode) ? (lua_Integer)info.st_size : -1;
  cs_status status = cs_stream_open(fd, own, encoding, &box->stream);
  if (status == CS_OK) return 1;
  if (status != CS_EFORMAT) return bind_fail(L, status, path);
  luaL_pushfail(L);
  lua_pushfstring(L, "no encoding '%s' is known", encoding);
  return 2;
}

static int stream_close(lua_State *L) {
  Stream *box = luaL_checkudata(L, 1, STREAM);
  cs_stream_close(box->stream);
  box->stream = NULL;
  lua_pushboolean(L, true);
  return 1;
}

/* A function on the way may have closed it. */
static bool isclosed(const Stream *box) { return box->stream == NULL; }

/* Reads on; false at the end.  Raises what is wrong with the input. */
static bool more(lua_State *L, Stream *box) {
  if (box->ended) return false;
  if (box->size < 0 && lua_getiuservalue(L, 1, 1) == LUA_TFUNCTION) {
    lua_pushinteger(L, cs_stream_fd(box->stream));
    lua_call(L, 1, 0);
    if (isclosed(box)) luaL_error(L, "the stream was closed");
  } else if (box->size < 0) {
    lua_pop(L, 1);
  }
  bool left = false;
  cs_status status = cs_stream_fill(box->stream, &left);
  if (status == CS_EIO && errno == EINTR) return true;
  if (status == CS_ENOMEM) luaL_error(L, "not enough memory");
  if (status == CS_EFORMAT) {
    box->ended = true;
    lua_pushliteral(L, "the compressed data are damaged or end too early");
    lua_error(L);
  }
  if (status != CS_OK) {
    box->ended = true;
    lua_pushstring(L, strerror(errno));
    lua_error(L);
  }
  if (!left) box->ended = true;
  return left;
}

static int pushbytes(lua_State *L, Stream *box, size_t n, size_t cut) {
  lua_pushlstring(L, cs_stream_bytes(box->stream).bytes, n - cut);
  cs_stream_take(box->stream, n);
  return 1;
}

/* A line over `most` bytes is passed by: false. */
static int passby(lua_State *L, Stream *box) {
  do {
    cs_str bytes = cs_stream_bytes(box->stream);
    const char *end = memchr(bytes.bytes, '\n', bytes.size);
    size_t n = end != NULL ? (size_t)(end - bytes.bytes) + 1 : bytes.size;
    cs_stream_take(box->stream, n);
    if (end != NULL) break;
  } while (more(L, box));
  lua_pushboolean(L, false);
  return 1;
}

static int readline(lua_State *L, Stream *box, bool keep, size_t most) {
  size_t seen = 0;
  for (;;) {
    cs_str bytes = cs_stream_bytes(box->stream);
    const char *end = memchr(bytes.bytes + seen, '\n', bytes.size - seen);
    if (end != NULL)
      return pushbytes(L, box, (size_t)(end - bytes.bytes) + 1, keep ? 0 : 1);
    if (bytes.size > most) return passby(L, box);
    seen = bytes.size;
    if (more(L, box)) continue;
    bytes = cs_stream_bytes(box->stream);
    if (bytes.size > seen) continue;
    if (bytes.size == 0) return 0;
    return pushbytes(L, box, bytes.size, 0);
  }
}

/* Up to `n` bytes; nothing at the end. */
static int readbytes(lua_State *L, Stream *box, size_t n) {
  while (cs_stream_bytes(box->stream).size == 0 && more(L, box))
    ;
  size_t size = cs_stream_bytes(box->stream).size;
  if (size == 0) return 0;
  return pushbytes(L, box, size < n ? size : n, 0);
}

/* All that is left; over `most` bytes: false, and the rest stays. */
static int readall(lua_State *L, Stream *box, size_t most) {
  while (cs_stream_bytes(box->stream).size <= most && more(L, box))
    ;
  size_t size = cs_stream_bytes(box->stream).size;
  if (size <= most) return pushbytes(L, box, size, 0);
  lua_pushboolean(L, false);
  return 1;
}

/* stream:read("L" | "l" | "a" | n [, most]) -> bytes | nil at the end | false,
   when a line or all is over `most` bytes */
static int stream_read(lua_State *L) {
  Stream *box = checkstream(L);
  lua_Integer most = luaL_optinteger(L, 3, LUA_MAXINTEGER);
  luaL_argcheck(L, most >= 0, 3, "must not be negative");
  int answers;
  if (lua_type(L, 2) == LUA_TNUMBER) {
    lua_Integer n = luaL_checkinteger(L, 2);
    luaL_argcheck(L, n > 0, 2, "must be positive");
    answers = readbytes(L, box, (size_t)n);
  } else {
    static const char *const formats[] = {"l", "L", "a", NULL};
    int format = luaL_checkoption(L, 2, "l", formats);
    answers = format == 2 ? readall(L, box, (size_t)most)
                          : readline(L, box, format == 1, (size_t)most);
  }
  if (answers == 0) {
    luaL_pushfail(L);
    return 1;
  }
  return answers;
}

/* stream:position() -> bytes of the stored file before what comes next */
static int stream_position(lua_State *L) {
  Stream *box = checkstream(L);
  lua_pushinteger(L, (lua_Integer)cs_stream_position(box->stream));
  return 1;
}

/* stream:size() -> bytes of the stored file | nil, when it is none */
static int stream_size(lua_State *L) {
  Stream *box = checkstream(L);
  if (box->size < 0) return 0;
  lua_pushinteger(L, box->size);
  return 1;
}

/* stream:idle(f): f(descriptor) is called before each read that may wait. */
static int stream_idle(lua_State *L) {
  checkstream(L);
  lua_settop(L, 2);
  lua_setiuservalue(L, 1, 1);
  return 0;
}

/* core.pack(bytes, "gz" | "zst") -> packed bytes */
static int core_pack(lua_State *L) {
  static const char *const kinds[] = {"gz", "zst", NULL};
  cs_str bytes = bind_checkstr(L, 1);
  int kind = luaL_checkoption(L, 2, NULL, kinds);
  cs_buf *out = bind_newbuf(L);
  bind_check(L,
             kind == 0 ? cs_pack_gzip(out, bytes) : cs_pack_zstd(out, bytes));
  bind_pushstr(L, cs_buf_str(out));
  cs_buf_clear(out);
  return 1;
}

static int pushhex(lua_State *L, cs_sha256 *hash) {
  char hex[65];
  cs_sha256_hex(hash, hex);
  lua_pushstring(L, hex);
  return 1;
}

/* core.sha256(bytes) -> 64 hexadecimal digits */
static int core_sha256(lua_State *L) {
  cs_sha256 hash;
  cs_sha256_init(&hash);
  cs_sha256_add(&hash, bind_checkstr(L, 1));
  return pushhex(L, &hash);
}

/* core.sha256_file(path) -> 64 hexadecimal digits | fail, message */
static int core_sha256_file(lua_State *L) {
  const char *path = luaL_checkstring(L, 1);
  FILE *file = fopen(path, "rb");
  if (file == NULL) return bind_fail(L, CS_EIO, path);
  cs_sha256 hash;
  cs_sha256_init(&hash);
  char block[16 * 1024];
  size_t n;
  while ((n = fread(block, 1, sizeof block, file)) > 0)
    cs_sha256_add(&hash, (cs_str){block, n});
  bool failed = ferror(file) != 0;
  fclose(file);
  if (failed) return bind_fail(L, CS_EIO, path);
  return pushhex(L, &hash);
}

void bind_openstream(lua_State *L) {
  static const luaL_Reg functions[] = {{"stream", core_stream},
                                       {"pack", core_pack},
                                       {"sha256", core_sha256},
                                       {"sha256_file", core_sha256_file},
                                       {NULL, NULL}};
  static const luaL_Reg meta[] = {
      {"__gc", stream_close}, {"__close", stream_close}, {NULL, NULL}};
  static const luaL_Reg methods[] = {
      {"read", stream_read},   {"position", stream_position},
      {"size", stream_size},   {"idle", stream_idle},
      {"close", stream_close}, {NULL, NULL}};
  luaL_setfuncs(L, functions, 0);
  bind_class(L, STREAM, "Stream", meta, methods);
}
