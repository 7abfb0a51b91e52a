#include "str.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

int cs_str_compare(cs_str a, cs_str b) {
  size_t least = a.size < b.size ? a.size : b.size;
  int order = least > 0 ? memcmp(a.bytes, b.bytes, least) : 0;
  if (order != 0) return order;
  return (a.size > b.size) - (a.size < b.size);
}

static bool blank(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' ||
         c == '\v';
}

cs_str cs_str_trim(cs_str text) {
  while (text.size > 0 && blank(text.bytes[0])) {
    text.bytes++;
    text.size--;
  }
  while (text.size > 0 && blank(text.bytes[text.size - 1])) text.size--;
  return text;
}

uint64_t cs_str_hash(cs_str text) {
  uint64_t hash = 14695981039346656037u;
  for (size_t i = 0; i < text.size; i++) {
    hash ^= (unsigned char)text.bytes[i];
    hash *= 1099511628211u;
  }
  return hash;
}

cs_str cs_str_copy(cs_arena *arena, cs_str text) {
  char *bytes = cs_arena_alloc(arena, text.size + 1);
  if (bytes == NULL) return (cs_str){NULL, 0};
  if (text.size > 0) memcpy(bytes, text.bytes, text.size);
  bytes[text.size] = '\0';
  return (cs_str){bytes, text.size};
}

cs_status cs_buf_add(cs_buf *buf, cs_str text) {
  if (text.size > SIZE_MAX - buf->size) return CS_ENOMEM;
  char *bytes = cs_grow(buf->bytes, &buf->cap, buf->size + text.size, 1);
  if (bytes == NULL) return CS_ENOMEM;
  buf->bytes = bytes;
  if (text.size > 0) memcpy(bytes + buf->size, text.bytes, text.size);
  buf->size += text.size;
  return CS_OK;
}

cs_status cs_buf_addbyte(cs_buf *buf, char byte) {
  return cs_buf_add(buf, (cs_str){&byte, 1});
}

cs_status cs_buf_addf(cs_buf *buf, const char *format, ...) {
  char text[512];
  va_list args;
  va_start(args, format);
  int size = vsnprintf(text, sizeof text, format, args);
  va_end(args);
  if (size < 0) return CS_EFORMAT;
  size_t used = (size_t)size < sizeof text ? (size_t)size : sizeof text - 1;
  return cs_buf_add(buf, (cs_str){text, used});
}

cs_str cs_buf_str(const cs_buf *buf) {
  return (cs_str){buf->bytes != NULL ? buf->bytes : "", buf->size};
}

void cs_buf_clear(cs_buf *buf) { buf->size = 0; }

void cs_buf_free(cs_buf *buf) {
  cs_free(buf->bytes);
  *buf = (cs_buf){NULL, 0, 0};
}

/* A string that was looked for lately, in half a line of the processor's cache;
   those that are not in the pool have number 0. */
typedef struct recent {
  uint32_t hash, number;
  uint8_t size; /* + 1 */
  char bytes[23];
} recent;

enum { RECENT = 4096 };

/* Open addressing with linear probing.  A slot holds half of a string's hash
   above its number + 1; 0 is free. */
struct cs_pool {
  recent *recents; /* RECENT, by hash: news repeats its words */
  cs_arena arena;
  cs_str *strings;
  size_t nstrings, capstrings;
  uint64_t *slots;
  size_t nslots; /* a power of two */
};

/* Eight bytes at a time. */
static uint32_t hashof(cs_str text) {
  const uint64_t odd = UINT64_C(0x9E3779B97F4A7C15);
  uint64_t hash = text.size * odd, part;
  size_t at = 0;
  for (; at + sizeof part <= text.size; at += sizeof part) {
    memcpy(&part, text.bytes + at, sizeof part);
    hash = (hash ^ part) * odd;
    hash ^= hash >> 32;
  }
  part = 0;
  if (at < text.size) memcpy(&part, text.bytes + at, text.size - at);
  hash = (hash ^ part) * odd;
  return (uint32_t)(hash >> 32);
}

cs_pool *cs_pool_new(void) {
  cs_pool *pool = cs_alloc(sizeof *pool);
  if (pool == NULL) return NULL;
  pool->nslots = 64;
  pool->slots = cs_alloc(pool->nslots * sizeof *pool->slots);
  pool->recents = cs_alloc(RECENT * sizeof *pool->recents);
  if (pool->slots == NULL || pool->recents == NULL) {
    cs_pool_free(pool);
    return NULL;
  }
  return pool;
}

void cs_pool_free(cs_pool *pool) {
  if (pool == NULL) return;
  cs_arena_free(&pool->arena);
  cs_free(pool->strings);
  cs_free(pool->slots);
  cs_free(pool->recents);
  cs_free(pool);
}

static size_t slot(const cs_pool *pool, cs_str text, uint32_t hash) {
  size_t at = hash & (pool->nslots - 1);
  for (; pool->slots[at] != 0; at = (at + 1) & (pool->nslots - 1))
    if (pool->slots[at] >> 32 == hash &&
        cs_str_equal(pool->strings[(uint32_t)pool->slots[at] - 1], text))
      break;
  return at;
}

static bool rehash(cs_pool *pool) {
  size_t nslots = pool->nslots * 2;
  uint64_t *slots = cs_alloc(nslots * sizeof *slots);
  if (slots == NULL) return false;
  /* written before it is read, or each page is met twice by the system */
  memset(slots, 0, nslots * sizeof *slots);
  for (size_t i = 0; i < pool->nslots; i++) {
    if (pool->slots[i] == 0) continue;
    size_t at = (size_t)(pool->slots[i] >> 32) & (nslots - 1);
    while (slots[at] != 0) at = (at + 1) & (nslots - 1);
    slots[at] = pool->slots[i];
  }
  cs_free(pool->slots);
  pool->slots = slots;
  pool->nslots = nslots;
  return true;
}

uint32_t cs_pool_add(cs_pool *pool, cs_str text) {
  uint32_t hash = hashof(text);
  size_t at = slot(pool, text, hash);
  if (pool->slots[at] != 0) return (uint32_t)pool->slots[at] - 1;
  if (pool->nstrings >= CS_NONE - 1) return CS_NONE;
  if ((pool->nstrings + 1) * 2 > pool->nslots) {
    if (!rehash(pool)) return CS_NONE;
    at = slot(pool, text, hash);
  }
  cs_str *strings = cs_grow(pool->strings, &pool->capstrings,
                            pool->nstrings + 1, sizeof *strings);
  if (strings == NULL) return CS_NONE;
  pool->strings = strings;
  cs_str copy = cs_str_copy(&pool->arena, text);
  if (copy.bytes == NULL) return CS_NONE;
  strings[pool->nstrings] = copy;
  pool->slots[at] = (uint64_t)hash << 32 | (uint32_t)++pool->nstrings;
  pool->recents[(hash >> 16) % RECENT].size = 0; /* it may have been missed */
  return (uint32_t)pool->nstrings - 1;
}

uint32_t cs_pool_find(const cs_pool *pool, cs_str text) {
  uint32_t hash = hashof(text);
  recent *known = &pool->recents[(hash >> 16) % RECENT];
  if (known->hash != hash || known->size == 0 ||
      !cs_str_equal(text, (cs_str){known->bytes, known->size - 1u})) {
    uint32_t number = (uint32_t)pool->slots[slot(pool, text, hash)];
    if (text.size > sizeof known->bytes) return number - 1;
    *known = (recent){.hash = hash, .number = number};
    known->size = (uint8_t)(text.size + 1);
    if (text.size > 0) memcpy(known->bytes, text.bytes, text.size);
  }
  return known->number - 1; /* CS_NONE, if it is 0 */
}

cs_str cs_pool_get(const cs_pool *pool, uint32_t number) {
  return pool->strings[number];
}

size_t cs_pool_count(const cs_pool *pool) { return pool->nstrings; }

bool cs_str_isany(cs_str text, const char *const *list) {
  char first = text.size > 0 ? text.bytes[0] : '\0';
  for (; *list != NULL; list++)
    if (**list == first && cs_str_equal(text, (cs_str){*list, strlen(*list)}))
      return true;
  return false;
}
