#include "stream.h"

#include <errno.h>
#include <iconv.h>
#include <string.h>
#include <unistd.h>
#include <zlib.h>
#include <zstd.h>

enum { BLOCK = 64 * 1024, MAGIC = 4, GZIP_WINDOW = 15 + 16 };

enum packing { UNKNOWN, PLAIN, GZIP, ZSTD, IGNORED };

struct cs_stream {
  int fd;
  bool own, ended; /* ended: the descriptor gives no more */
  enum packing packing;
  bool inside; /* a packed member or frame has begun and not ended */
  z_stream zlib;
  ZSTD_DStream *zstd;
  cs_buf raw; /* read and not unpacked: from `rawfirst` */
  size_t rawfirst;
  bool marked;   /* the byte order mark was looked for */
  iconv_t iconv; /* (iconv_t)-1: none */
  cs_buf coded;  /* unpacked and not converted */
  cs_buf text;   /* what the caller sees: from `first` */
  size_t first;
  uint64_t rawtotal; /* bytes unpacked from the file */
  /* The last fill made text [fromtext, text.size) of file [fromraw, rawtotal)
   */
  uint64_t fromraw;
  size_t fromtext;
  char *out; /* BLOCK bytes */
};

static const iconv_t NOICONV = (iconv_t)-1;

cs_status cs_stream_open(int fd, bool own, const char *encoding,
                         cs_stream **out) {
  cs_stream *stream = cs_alloc(sizeof *stream);
  if (stream == NULL) {
    if (own) close(fd);
    return CS_ENOMEM;
  }
  stream->fd = fd;
  stream->own = own;
  stream->iconv = NOICONV;
  cs_status status = CS_OK;
  stream->out = cs_alloc(BLOCK);
  if (stream->out == NULL) status = CS_ENOMEM;
  if (status == CS_OK && encoding != NULL) {
    stream->iconv = iconv_open("UTF-8", encoding);
    if (stream->iconv == NOICONV) status = CS_EFORMAT;
  }
  if (status != CS_OK) {
    cs_stream_close(stream);
    return status;
  }
  *out = stream;
  return CS_OK;
}

void cs_stream_close(cs_stream *stream) {
  if (stream == NULL) return;
  if (stream->own) close(stream->fd);
  if (stream->packing == GZIP) inflateEnd(&stream->zlib);
  ZSTD_freeDStream(stream->zstd);
  if (stream->iconv != NOICONV) iconv_close(stream->iconv);
  cs_buf_free(&stream->raw);
  cs_buf_free(&stream->coded);
  cs_buf_free(&stream->text);
  cs_free(stream->out);
  cs_free(stream);
}

static size_t rawleft(const cs_stream *stream) {
  return stream->raw.size - stream->rawfirst;
}

/* Drops the first `n` bytes of a buffer. */
static void drop(cs_buf *buf, size_t n) {
  if (n == 0) return;
  memmove(buf->bytes, buf->bytes + n, buf->size - n);
  buf->size -= n;
}

static cs_status readraw(cs_stream *stream) {
  drop(&stream->raw, stream->rawfirst);
  stream->rawfirst = 0;
  char *bytes =
      cs_grow(stream->raw.bytes, &stream->raw.cap, stream->raw.size + BLOCK, 1);
  if (bytes == NULL) return CS_ENOMEM;
  stream->raw.bytes = bytes;
  ssize_t n = read(stream->fd, bytes + stream->raw.size, BLOCK);
  if (n < 0) return CS_EIO;
  if (n == 0) stream->ended = true;
  stream->raw.size += (size_t)n;
  return CS_OK;
}

static bool starts(cs_str bytes, cs_str with) {
  return cs_str_starts(bytes, with);
}

static cs_str rawbytes(const cs_stream *stream) {
  size_t n = rawleft(stream);
  return (cs_str){n > 0 ? stream->raw.bytes + stream->rawfirst : "", n};
}

/* Needs MAGIC bytes, or the end of the input. */
static cs_status findpacking(cs_stream *stream) {
  cs_str bytes = rawbytes(stream);
  if (starts(bytes, CS_STR("\x1f\x8b"))) {
    if (inflateInit2(&stream->zlib, GZIP_WINDOW) != Z_OK) return CS_ENOMEM;
    stream->packing = GZIP;
  } else if (starts(bytes, CS_STR("\x28\xb5\x2f\xfd"))) {
    stream->zstd = ZSTD_createDStream();
    if (stream->zstd == NULL) return CS_ENOMEM;
    stream->packing = ZSTD;
  } else {
    stream->packing = PLAIN;
  }
  return CS_OK;
}

static void taken(cs_stream *stream, size_t n) {
  stream->rawfirst += n;
  stream->rawtotal += n;
}

/* A new member, or padding after the last one, which gunzip too ignores. */
static cs_status nextmember(cs_stream *stream) {
  cs_str bytes = rawbytes(stream);
  if (bytes.size < 2 && !stream->ended) return readraw(stream);
  if (!starts(bytes, CS_STR("\x1f\x8b"))) {
    taken(stream, bytes.size);
    inflateEnd(&stream->zlib);
    stream->packing = IGNORED;
    return CS_OK;
  }
  stream->inside = true;
  return inflateReset(&stream->zlib) == Z_OK ? CS_OK : CS_EFORMAT;
}

static cs_status ungzip(cs_stream *stream, size_t *size) {
  if (!stream->inside) {
    cs_status status = nextmember(stream);
    if (status != CS_OK || !stream->inside) return status;
  }
  cs_str bytes = rawbytes(stream);
  z_stream *z = &stream->zlib;
  z->next_in = (Bytef *)(uintptr_t)bytes.bytes;
  z->avail_in = (uInt)bytes.size;
  z->next_out = (Bytef *)stream->out;
  z->avail_out = BLOCK;
  int answer = inflate(z, Z_NO_FLUSH);
  taken(stream, bytes.size - z->avail_in);
  *size = BLOCK - z->avail_out;
  if (answer == Z_STREAM_END) stream->inside = false;
  if (answer == Z_MEM_ERROR) return CS_ENOMEM;
  bool fine = answer == Z_OK || answer == Z_STREAM_END || answer == Z_BUF_ERROR;
  return fine ? CS_OK : CS_EFORMAT;
}

static cs_status unzstd(cs_stream *stream, size_t *size) {
  cs_str bytes = rawbytes(stream);
  ZSTD_inBuffer in = {bytes.bytes, bytes.size, 0};
  ZSTD_outBuffer out = {stream->out, BLOCK, 0};
  size_t answer = ZSTD_decompressStream(stream->zstd, &out, &in);
  taken(stream, in.pos);
  *size = out.pos;
  if (ZSTD_isError(answer)) return CS_EFORMAT;
  if (in.pos > 0 || out.pos > 0) stream->inside = answer != 0;
  return CS_OK;
}

/* Unpacks up to BLOCK bytes to stream->out. */
static cs_status unpack(cs_stream *stream, size_t *size) {
  if (stream->packing == GZIP) return ungzip(stream, size);
  if (stream->packing == ZSTD) return unzstd(stream, size);
  cs_str bytes = rawbytes(stream);
  size_t n = bytes.size < BLOCK ? bytes.size : BLOCK;
  taken(stream, n);
  if (stream->packing == IGNORED) return CS_OK;
  memcpy(stream->out, bytes.bytes, n);
  *size = n;
  return CS_OK;
}

/* ---- encodings ---- */

/* Needs three bytes, or the end. */
static cs_status findmark(cs_stream *stream) {
  cs_str bytes = cs_buf_str(&stream->coded);
  const char *wide = NULL;
  if (starts(bytes, CS_STR("\xef\xbb\xbf")) && stream->iconv == NOICONV)
    drop(&stream->coded, 3);
  else if (starts(bytes, CS_STR("\xff\xfe")))
    wide = "UTF-16LE";
  else if (starts(bytes, CS_STR("\xfe\xff")))
    wide = "UTF-16BE";
  stream->marked = true;
  if (wide == NULL || stream->iconv != NOICONV) return CS_OK;
  drop(&stream->coded, 2);
  stream->iconv = iconv_open("UTF-8", wide);
  return stream->iconv == NOICONV ? CS_EFORMAT : CS_OK;
}

/* Converts what is in `coded`; an unfinished sequence stays there until `last`.
   What cannot be read becomes U+FFFD. */
static cs_status convert(cs_stream *stream, bool last) {
  char *in = stream->coded.bytes;
  size_t left = stream->coded.size;
  cs_status status = CS_OK;
  while (left > 0 && status == CS_OK) {
    char *out = stream->out;
    size_t room = BLOCK;
    size_t answer = iconv(stream->iconv, &in, &left, &out, &room);
    int why = answer == (size_t)-1 ? errno : 0;
    status = cs_buf_add(&stream->text, (cs_str){stream->out, BLOCK - room});
    if (why == EINVAL && !last) break;
    if (why != EILSEQ && why != EINVAL) continue; /* done or no room */
    if (status == CS_OK)
      status = cs_buf_add(&stream->text, CS_STR("\xef\xbf\xbd"));
    in++;
    left--;
  }
  drop(&stream->coded, stream->coded.size - left);
  return status;
}

static cs_status decode(cs_stream *stream, size_t size, bool last) {
  cs_str out = {stream->out, size};
  if (stream->marked && stream->iconv == NOICONV)
    return cs_buf_add(&stream->text, out);
  cs_status status = cs_buf_add(&stream->coded, out);
  if (status != CS_OK) return status;
  if (!stream->marked) {
    if (stream->coded.size < 3 && !last) return CS_OK;
    status = findmark(stream);
    if (status != CS_OK) return status;
  }
  if (stream->iconv != NOICONV) return convert(stream, last);
  status = cs_buf_add(&stream->text, cs_buf_str(&stream->coded));
  if (status == CS_OK) cs_buf_clear(&stream->coded);
  return status;
}

/* ---- the whole ---- */

/* Gives the taken bytes' room back when they are many. */
static void tidy(cs_stream *stream) {
  if (stream->first < stream->text.size && stream->first < BLOCK) return;
  drop(&stream->text, stream->first);
  stream->first = 0;
}

cs_status cs_stream_fill(cs_stream *stream, bool *more) {
  cs_status status = CS_OK;
  *more = true;
  tidy(stream);
  size_t need = stream->packing == UNKNOWN ? MAGIC : 1;
  if (rawleft(stream) < need && !stream->ended) {
    status = readraw(stream);
    if (status != CS_OK) return status;
    if (rawleft(stream) < need && !stream->ended) return CS_OK;
  }
  if (stream->packing == UNKNOWN) status = findpacking(stream);
  if (status != CS_OK) return status;
  stream->fromraw = stream->rawtotal;
  stream->fromtext = stream->text.size;
  size_t size = 0, before = rawleft(stream);
  status = unpack(stream, &size);
  if (status != CS_OK) return status;
  bool idle = size == 0 && rawleft(stream) == before;
  bool last = stream->ended && rawleft(stream) == 0 && size == 0;
  if (idle && stream->ended) last = true;
  if (last && stream->inside) return CS_EFORMAT;
  *more = !last;
  return decode(stream, size, last);
}

cs_str cs_stream_bytes(const cs_stream *stream) {
  size_t n = stream->text.size - stream->first;
  return (cs_str){n > 0 ? stream->text.bytes + stream->first : "", n};
}

void cs_stream_take(cs_stream *stream, size_t n) { stream->first += n; }

uint64_t cs_stream_position(const cs_stream *stream) {
  if (stream->first <= stream->fromtext) return stream->fromraw;
  double part = (double)(stream->first - stream->fromtext) /
                (double)(stream->text.size - stream->fromtext);
  return stream->fromraw +
         (uint64_t)(part * (double)(stream->rawtotal - stream->fromraw));
}

int cs_stream_fd(const cs_stream *stream) { return stream->fd; }

/* ---- packing ---- */

static char *room(cs_buf *out, size_t size) {
  char *bytes = cs_grow(out->bytes, &out->cap, out->size + size, 1);
  if (bytes != NULL) out->bytes = bytes;
  return bytes == NULL ? NULL : bytes + out->size;
}

cs_status cs_pack_gzip(cs_buf *out, cs_str bytes) {
  if (bytes.size > UINT32_MAX / 2) return CS_ELIMIT;
  z_stream z;
  memset(&z, 0, sizeof z);
  if (deflateInit2(&z, Z_DEFAULT_COMPRESSION, Z_DEFLATED, GZIP_WINDOW, 8,
                   Z_DEFAULT_STRATEGY) != Z_OK)
    return CS_ENOMEM;
  size_t most = deflateBound(&z, (uLong)bytes.size);
  char *place = room(out, most);
  cs_status status = place != NULL ? CS_OK : CS_ENOMEM;
  if (status == CS_OK) {
    z.next_in = (Bytef *)(uintptr_t)bytes.bytes;
    z.avail_in = (uInt)bytes.size;
    z.next_out = (Bytef *)place;
    z.avail_out = (uInt)most;
    if (deflate(&z, Z_FINISH) != Z_STREAM_END) status = CS_EFORMAT;
    out->size += most - z.avail_out;
  }
  deflateEnd(&z);
  return status;
}

cs_status cs_pack_zstd(cs_buf *out, cs_str bytes) {
  enum { LEVEL = 3 };
  size_t most = ZSTD_compressBound(bytes.size);
  char *place = room(out, most);
  if (place == NULL) return CS_ENOMEM;
  size_t size = ZSTD_compress(place, most, bytes.bytes, bytes.size, LEVEL);
  if (ZSTD_isError(size)) return CS_ENOMEM;
  out->size += size;
  return CS_OK;
}
