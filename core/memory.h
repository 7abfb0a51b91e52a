#ifndef CS_MEMORY_H
#define CS_MEMORY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* All allocations of Casus pass here, so that specs can make any of them fail.
   Every function answers NULL for no memory. */

/* `size` bytes, zeroed; never NULL for size 0.  Free with cs_free. */
void *cs_alloc(size_t size);
/* As realloc; on NULL the old block stays. */
void *cs_realloc(void *block, size_t size);
void cs_free(void *block); /* NULL is allowed */

/* Makes room for `count` elements of `size` bytes in a growing array whose
   capacity is *cap; answers the array (moved or not), or NULL with the array
   and *cap as before.  New elements are not initialised. */
void *cs_grow(void *array, size_t *cap, size_t count, size_t size);

/* From now on the allocation after the next `n` fails, and all later ones;
   SIZE_MAX switches this off.  Answers whether one has failed since the last
   call.  For specs. */
bool cs_starve(size_t n);

/* An arena: many small allocations that are freed together.  All zero is an
   empty arena. */
typedef struct cs_arena {
  struct cs_arena_block *block;
} cs_arena;

/* `size` bytes aligned for any type, not initialised; valid until the arena is
   reset or freed. */
void *cs_arena_alloc(cs_arena *arena, size_t size);
/* Forgets all allocations and keeps one block for the next ones. */
void cs_arena_reset(cs_arena *arena);
void cs_arena_free(cs_arena *arena);

#endif
