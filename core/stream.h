#ifndef CS_STREAM_H
#define CS_STREAM_H

#include <stdbool.h>
#include <stdint.h>

#include "str.h"

/* Bytes from a file descriptor, as UTF-8 text wants them: gzip (RFC 1952) and
   zstd (RFC 8878) are told by their first bytes and unpacked, a byte order mark
   is taken away, other encodings are converted by iconv.  Memory does not grow
   with the length of the input, only with what is not yet taken. */
typedef struct cs_stream cs_stream;

/* `encoding` is a name that iconv knows, or NULL: UTF-8, or UTF-16 where a byte
   order mark says so.  CS_EFORMAT: no such encoding.  With `own` the descriptor
   is closed with the stream, also when opening fails. */
cs_status cs_stream_open(int fd, bool own, const char *encoding,
                         cs_stream **out);
void cs_stream_close(cs_stream *stream); /* NULL is allowed */

/* Reads on; *more is false at the end.  May add nothing.  CS_EIO: errno tells
   (EINTR: try again); CS_EFORMAT: damaged compressed data. */
cs_status cs_stream_fill(cs_stream *stream, bool *more);

/* What was read and not taken; borrowed until the next call. */
cs_str cs_stream_bytes(const cs_stream *stream);
void cs_stream_take(cs_stream *stream, size_t n);

/* How far the taken bytes reach into the file as it is stored; within a packed
   block in proportion.  Never goes back. */
uint64_t cs_stream_position(const cs_stream *stream);
int cs_stream_fd(const cs_stream *stream);

/* Packs bytes as one gzip member or one zstd frame; members and frames may be
   joined.  The same bytes give the same result. */
cs_status cs_pack_gzip(cs_buf *out, cs_str bytes);
cs_status cs_pack_zstd(cs_buf *out, cs_str bytes);

#endif
