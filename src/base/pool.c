#include "base/pool.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum { STEP = 32, LARGEST_STEP = STEP * POOL_STEPS, SMALLEST_CHUNK = 1 << 14, LARGEST_CHUNK = 1 << 20 };

/* What is asked of the system at once. */
struct pool_chunk {
    struct pool_chunk *before, *after;
    size_t used;
    size_t cap;
    size_t pieces; /* of it that are in use */
    _Alignas(16) char bytes[];
};

struct pool_piece {
    struct pool_chunk *chunk;
    uint32_t which; /* of the sizes */
    _Alignas(16) char bytes[];
};

static uint32_t which_size(size_t size)
{
    uint32_t which = POOL_STEPS;

    if (size <= LARGEST_STEP)
        return size ? (uint32_t)((size - 1) / STEP) : 0;
    for (size_t room = 2 * (size_t)LARGEST_STEP; room < size && which + 1 < POOL_SIZES; room *= 2)
        which++;
    return which;
}

static size_t room_of(uint32_t which)
{
    return which < POOL_STEPS ? (which + 1) * (size_t)STEP : (size_t)LARGEST_STEP << (which - POOL_STEPS + 1);
}

static struct pool_piece *piece_of(void *bytes)
{
    return (struct pool_piece *)((char *)bytes - sizeof(struct pool_piece));
}

/* Free pieces are linked through their own bytes. */
static void *next_free(void *bytes)
{
    void *next;

    memcpy(&next, bytes, sizeof next);
    return next;
}

/* Chunks double, so that a small article takes little and a large one few. */
static void add_chunk(struct pool *pool, size_t size)
{
    size_t cap = pool->chunk ? pool->chunk->cap * 2 : SMALLEST_CHUNK;
    struct pool_chunk *chunk;

    if (cap > LARGEST_CHUNK)
        cap = LARGEST_CHUNK;
    if (cap < size)
        cap = size;
    chunk = arena_resize(NULL, sizeof *chunk + cap);
    *chunk = (struct pool_chunk){ .before = pool->chunk, .cap = cap };
    if (pool->chunk)
        pool->chunk->after = chunk;
    pool->chunk = chunk;
}

static void free_chunk(struct pool *pool, struct pool_chunk *chunk)
{
    if (chunk->before)
        chunk->before->after = chunk->after;
    if (chunk->after)
        chunk->after->before = chunk->before;
    else
        pool->chunk = chunk->before;
    free(chunk);
}

static void *fresh(struct pool *pool, uint32_t which)
{
    size_t size = sizeof(struct pool_piece) + room_of(which);
    struct pool_piece *piece;

    if (!pool->chunk || pool->chunk->cap - pool->chunk->used < size)
        add_chunk(pool, size);
    piece = (struct pool_piece *)(void *)(pool->chunk->bytes + pool->chunk->used);
    pool->chunk->used += size;
    *piece = (struct pool_piece){ .chunk = pool->chunk, .which = which };
    return piece->bytes;
}

/* A piece with room for that much; `zeroed` bytes of it are zero. */
static void *take(struct pool *pool, size_t size, size_t zeroed)
{
    uint32_t which = which_size(size);
    void *bytes = pool->free_pieces[which];

    if (bytes)
        pool->free_pieces[which] = next_free(bytes);
    else
        bytes = fresh(pool, which);
    piece_of(bytes)->chunk->pieces++;
    return memset(bytes, 0, zeroed);
}

void *pool_alloc(struct pool *pool, size_t count, size_t size)
{
    size_t all = size && count > SIZE_MAX / size ? SIZE_MAX : count * size;

    return take(pool, all, all);
}

void *pool_resize(struct pool *pool, void *old, size_t size)
{
    size_t room = old ? room_of(piece_of(old)->which) : 0;
    void *moved;

    if (room && size <= room)
        return old;
    moved = take(pool, size, 0);
    if (room)
        memcpy(moved, old, room);
    pool_release(pool, old);
    return moved;
}

void pool_release(struct pool *pool, void *old)
{
    struct pool_piece *piece;

    if (!old)
        return;
    piece = piece_of(old);
    piece->chunk->pieces--;
    if (pool->ending) {
        if (piece->chunk->pieces == 0)
            free_chunk(pool, piece->chunk);
        return;
    }
    memcpy(old, &pool->free_pieces[piece->which], sizeof(void *));
    pool->free_pieces[piece->which] = old;
}

void pool_end(struct pool *pool)
{
    pool->ending = true;
    memset(pool->free_pieces, 0, sizeof pool->free_pieces);
}

void pool_free(struct pool *pool)
{
    while (pool->chunk)
        free_chunk(pool, pool->chunk);
    *pool = (struct pool){ 0 };
}
