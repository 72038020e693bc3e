#include "base/pool.h"

#include <stdint.h>
#include <string.h>

enum { STEP = 32, LARGEST_STEP = STEP * POOL_STEPS };

struct pool_piece {
    size_t which;            /* of the sizes */
    struct pool_piece *next; /* given back */
    _Alignas(16) char bytes[];
};

static size_t which_size(size_t size)
{
    size_t which = POOL_STEPS;

    if (size <= LARGEST_STEP)
        return size ? (size - 1) / STEP : 0;
    for (size_t room = 2 * (size_t)LARGEST_STEP; room < size && which + 1 < POOL_SIZES; room *= 2)
        which++;
    return which;
}

static size_t room_of(size_t which)
{
    return which < POOL_STEPS ? (which + 1) * STEP : (size_t)LARGEST_STEP << (which - POOL_STEPS + 1);
}

static struct pool_piece *piece_of(void *bytes)
{
    return (struct pool_piece *)((char *)bytes - sizeof(struct pool_piece));
}

/* A piece with room for that much; `zeroed` bytes of it are zero. */
static void *take(struct pool *pool, size_t size, size_t zeroed)
{
    size_t which = which_size(size);
    struct pool_piece *piece = pool->given_back[which];

    if (!piece) {
        piece = arena_alloc_array(&pool->arena, 1, sizeof *piece + room_of(which));
        piece->which = which;
        return piece->bytes;
    }
    pool->given_back[which] = piece->next;
    memset(piece->bytes, 0, zeroed);
    return piece->bytes;
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
    pool_give_back(pool, old);
    return moved;
}

void pool_give_back(struct pool *pool, void *old)
{
    struct pool_piece *piece;

    if (!old)
        return;
    piece = piece_of(old);
    piece->next = pool->given_back[piece->which];
    pool->given_back[piece->which] = piece;
}

void pool_free(struct pool *pool)
{
    arena_free(&pool->arena);
    *pool = (struct pool){ 0 };
}
