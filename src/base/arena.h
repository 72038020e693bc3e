/* base/arena.h: memory that ends together.
 *
 * An arena gives memory by moving a pointer and frees all of it at once. Running out of memory ends the program with
 * a message: no caller checks. An arena isn't shared between threads.
 */
#ifndef STELE_BASE_ARENA_H
#define STELE_BASE_ARENA_H

#include "base/str.h"

#include <stdarg.h>

struct arena_block;

/* Zero-initialise it to begin. */
struct arena {
    struct arena_block *block;
};

/* `size` zeroed bytes, aligned for any object. */
void *arena_alloc(struct arena *arena, size_t size);

/* The same as it is, to be filled at once. */
void *arena_take(struct arena *arena, size_t size);

/* One zeroed object, or `count` of them, of a type. */
#define arena_new(arena, type) ((type *)memset(arena_take((arena), sizeof(type)), 0, sizeof(type)))
#define arena_array(arena, type, count) ((type *)arena_alloc_array((arena), sizeof(type), (count)))
void *arena_alloc_array(struct arena *arena, size_t size, size_t count);

/* Room for a text of `len` bytes that is filled at once: not zeroed, but for the NUL after it. */
char *arena_text(struct arena *arena, size_t len);

/* A copy of s that lives as long as the arena; a NUL follows it, outside its length. */
str arena_copy(struct arena *arena, str s);

/* The same as a terminated string, for calls of the system. */
const char *arena_cstr(struct arena *arena, str s);

/* Formatted text; a NUL follows it, outside its length. */
str arena_printf(struct arena *arena, const char *format, ...) __attribute__((format(printf, 2, 3)));
str arena_vprintf(struct arena *arena, const char *format, va_list args) __attribute__((format(printf, 2, 0)));

/* Makes room for one more in an array of `size`-byte items that grows by doubling: returns the array, moved when it
 * was full, with *cap updated. The old array stays in the arena where it is small. */
static inline void *arena_grow(struct arena *arena, void *items, size_t count, size_t *cap, size_t size)
{
    void *arena_double(struct arena * arena, void *items, size_t count, size_t *cap, size_t size);

    return count < *cap ? items : arena_double(arena, items, count, cap, size);
}

/* arena_grow of an array that is full. */
void *arena_double(struct arena *arena, void *items, size_t count, size_t *cap, size_t size);

/* Gives back `size` bytes that arena_take gave by themselves and nobody asks for any more. What is small stays. */
void arena_return(struct arena *arena, void *memory, size_t size);

/* Moves everything that `from` holds to `arena`, to end with it; `from` is empty then. */
void arena_join(struct arena *arena, struct arena *from);

/* Makes the arena empty but keeps its newest block for what comes next: for work that repeats. */
void arena_reset(struct arena *arena);

/* Frees everything that the arena gave and makes it empty, ready for use. */
void arena_free(struct arena *arena);

/* At the program's beginning: whatever is large goes back to the system as soon as it is freed. */
void arena_begin(void);

/* Gives the system back what was freed: between stages, of which one doesn't need what the other did. */
void arena_trim(void);

/* realloc and malloc that end the program with a message and exit status 2 when there is no memory. */
void *arena_resize(void *old, size_t size);

#endif
