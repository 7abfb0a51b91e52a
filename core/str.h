#ifndef CS_STR_H
#define CS_STR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "memory.h"
#include "status.h"

/* Bytes with their length; not ended by a zero byte, seldom owned. */
typedef struct cs_str {
  const char *bytes;
  size_t size;
} cs_str;

/* A cs_str of a string literal. */
#define CS_STR(literal) ((cs_str){"" literal, sizeof(literal) - 1})

/* Here, so that comparing with a literal costs a few instructions. */
static inline bool cs_str_equal(cs_str a, cs_str b) {
  return a.size == b.size &&
         (a.size == 0 || memcmp(a.bytes, b.bytes, a.size) == 0);
}
/* [first, last) */
static inline cs_str cs_str_slice(cs_str text, size_t first, size_t last) {
  return (cs_str){text.bytes + first, last - first};
}
int cs_str_compare(cs_str a, cs_str b); /* by bytes; <0, 0, >0 */
static inline bool cs_str_starts(cs_str text, cs_str prefix) {
  return text.size >= prefix.size &&
         cs_str_equal(cs_str_slice(text, 0, prefix.size), prefix);
}
static inline bool cs_str_ends(cs_str text, cs_str suffix) {
  return text.size >= suffix.size &&
         cs_str_equal(cs_str_slice(text, text.size - suffix.size, text.size),
                      suffix);
}
/* Is it one of the strings in a list that ends in NULL? */
bool cs_str_isany(cs_str text, const char *const *list);
/* Without white space (ASCII) at both ends. */
cs_str cs_str_trim(cs_str text);
/* FNV-1a, 64 bits (Fowler, Noll, Vo). */
uint64_t cs_str_hash(cs_str text);
/* A copy in the arena; bytes == NULL for no memory. */
cs_str cs_str_copy(cs_arena *arena, cs_str text);

/* A growing string.  All zero is an empty one. */
typedef struct cs_buf {
  char *bytes;
  size_t size, cap;
} cs_buf;

cs_status cs_buf_add(cs_buf *buf, cs_str text);
cs_status cs_buf_addbyte(cs_buf *buf, char byte);
/* As printf; for short things (under 512 bytes). */
cs_status cs_buf_addf(cs_buf *buf, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
cs_str cs_buf_str(const cs_buf *buf); /* borrowed until the next change */
void cs_buf_clear(cs_buf *buf);       /* keeps the memory */
void cs_buf_free(cs_buf *buf);

/* Strings made unique and numbered from 0 in order of arrival; also a map from
   strings to small numbers. */
typedef struct cs_pool cs_pool;
#define CS_NONE UINT32_MAX /* "no such string" */

cs_pool *cs_pool_new(void);       /* NULL: no memory */
void cs_pool_free(cs_pool *pool); /* NULL is allowed */
/* The number of `text`, which is copied when new; CS_NONE: no memory. */
uint32_t cs_pool_add(cs_pool *pool, cs_str text);
/* The number of `text` or CS_NONE. */
uint32_t cs_pool_find(const cs_pool *pool, cs_str text);
/* Borrowed until the pool is freed. */
cs_str cs_pool_get(const cs_pool *pool, uint32_t number);
size_t cs_pool_count(const cs_pool *pool);

#endif
