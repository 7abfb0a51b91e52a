#include "memory.h"

#include <stdalign.h>
#include <stdlib.h>
#include <string.h>

#ifndef CS_MINCAP
#define CS_MINCAP 16
#endif

/* The one piece of global state: the countdown of the memory specs. */
static size_t left = SIZE_MAX;
static bool failed = false;

bool cs_starve(size_t n) {
  bool had = failed;
  left = n;
  failed = false;
  return had;
}

static bool starved(void) {
  if (left == SIZE_MAX) return false;
  if (left > 0) {
    left--;
    return false;
  }
  failed = true;
  return true;
}

void *cs_alloc(size_t size) {
  if (starved()) return NULL;
  return calloc(1, size > 0 ? size : 1);
}

void *cs_realloc(void *block, size_t size) {
  if (starved()) return NULL;
  return realloc(block, size > 0 ? size : 1);
}

void cs_free(void *block) { free(block); }

void *cs_grow(void *array, size_t *cap, size_t count, size_t size) {
  if (array != NULL && count <= *cap) return array;
  size_t next = *cap > 0 && array != NULL ? *cap : CS_MINCAP;
  while (next < count) {
    if (next > SIZE_MAX / 2) return NULL;
    next *= 2;
  }
  if (next > SIZE_MAX / size) return NULL;
  void *moved = cs_realloc(array, next * size);
  if (moved != NULL) *cap = next;
  return moved;
}

enum { BLOCK = 16 * 1024 };

struct cs_arena_block {
  struct cs_arena_block *next;
  size_t used, size;
  alignas(max_align_t) unsigned char bytes[];
};

static struct cs_arena_block *newblock(cs_arena *arena, size_t size) {
  if (size > SIZE_MAX - sizeof(struct cs_arena_block)) return NULL;
  size_t want = size > BLOCK ? size : BLOCK;
  if (starved()) return NULL;
  struct cs_arena_block *block = malloc(sizeof *block + want);
  if (block == NULL) return NULL;
  block->next = arena->block;
  block->used = 0;
  block->size = want;
  arena->block = block;
  return block;
}

void *cs_arena_alloc(cs_arena *arena, size_t size) {
  const size_t align = alignof(max_align_t);
  if (size > SIZE_MAX - align) return NULL;
  size = (size + align - 1) / align * align;
  struct cs_arena_block *block = arena->block;
  if (block == NULL || block->size - block->used < size) {
    block = newblock(arena, size);
    if (block == NULL) return NULL;
  }
  void *place = block->bytes + block->used;
  block->used += size;
  return place;
}

void cs_arena_reset(cs_arena *arena) {
  struct cs_arena_block *keep = arena->block;
  if (keep == NULL) return;
  while (keep->next != NULL) {
    struct cs_arena_block *next = keep->next->next;
    free(keep->next);
    keep->next = next;
  }
  keep->used = 0;
}

void cs_arena_free(cs_arena *arena) {
  while (arena->block != NULL) {
    struct cs_arena_block *next = arena->block->next;
    free(arena->block);
    arena->block = next;
  }
}
