/* base/pool.h: memory for a library that frees piece by piece what soon goes as a whole.
 *
 * Pieces come from chunks; one that is released waits for the next of its size. Running out of memory ends the
 * program with a message. A pool isn't shared between threads.
 */
#ifndef STELE_BASE_POOL_H
#define STELE_BASE_POOL_H

#include "base/arena.h"

/* Sizes from 32 bytes on: up to 512 in steps of 32, then each twice the one before. */
enum { POOL_STEPS = 16, POOL_SIZES = POOL_STEPS + 48 };

/* Zero-initialise it to begin. */
struct pool {
    struct pool_chunk *chunk; /* the newest */
    void *free_pieces[POOL_SIZES];
    bool ending;
};

/* `count` times `size` zeroed bytes, aligned for any object, as calloc. */
void *pool_alloc(struct pool *pool, size_t count, size_t size);

/* As realloc: what is new isn't zeroed; `old` may be NULL. */
void *pool_resize(struct pool *pool, void *old, size_t size);

/* As free: `old` may be NULL. */
void pool_release(struct pool *pool, void *old);

/* From here on, released pieces aren't reused: a chunk of which none is in use is freed at once. */
void pool_end(struct pool *pool);

/* Frees everything that the pool gave. */
void pool_free(struct pool *pool);

#endif
