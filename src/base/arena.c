#include "base/arena.h"

#include "base/format.h"

#include <malloc.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { ALIGNMENT = 16, SMALLEST_BLOCK = 1 << 10, LARGEST_BLOCK = 1 << 20, SHORT_TEXT = 256, SMALL = 256, LARGE = 1 << 17, ALONE = 1 << 16 };

struct arena_block {
    struct arena_block *before;
    size_t used;
    size_t cap;
    _Alignas(ALIGNMENT) char bytes[];
};

static _Noreturn void out_of_memory(void)
{
    fputs("stele: out of memory\n", stderr);
    _Exit(2); /* as for any failure of the environment; from whatever thread, and nothing is tidied that could want
                 memory */
}

void *arena_resize(void *old, size_t size)
{
    void *now = realloc(old, size ? size : 1);

    if (!now)
        out_of_memory();
    return now;
}

static inline size_t aligned(size_t size)
{
    return (size + ALIGNMENT - 1) & ~(size_t)(ALIGNMENT - 1);
}

static struct arena_block *new_block(size_t cap, struct arena_block *before)
{
    struct arena_block *block = arena_resize(NULL, sizeof *block + cap);

    block->before = before;
    block->used = 0;
    block->cap = cap;
    return block;
}

/* Blocks double from 1 KiB to 1 MiB, so a small article takes little and a large one few. */
static void add_block(struct arena *arena, size_t size)
{
    size_t cap = arena->block ? arena->block->cap * 2 : SMALLEST_BLOCK;

    if (cap > LARGEST_BLOCK)
        cap = LARGEST_BLOCK;
    if (cap < size)
        cap = size;
    arena->block = new_block(cap, arena->block);
}

/* What is large has a block of its own, behind the newest, in which there is still room. */
static void *take_alone(struct arena *arena, size_t size)
{
    struct arena_block *block;

    if (!arena->block)
        add_block(arena, 0);
    block = new_block(size, arena->block->before);
    block->used = size;
    arena->block->before = block;
    return block->bytes;
}

void *arena_take(struct arena *arena, size_t size)
{
    char *at;

    if (size > SIZE_MAX / 2)
        out_of_memory();
    size = aligned(size);
    if (size >= ALONE)
        return take_alone(arena, size);
    if (!arena->block || arena->block->cap < aligned(arena->block->used) + size)
        add_block(arena, size);
    at = arena->block->bytes + aligned(arena->block->used);
    arena->block->used = aligned(arena->block->used) + size;
    return at;
}

/* Most of what is asked for is small, and zeroed sooner than memset is called. What is taken ends at a multiple of
 * ALIGNMENT. */
static void *zero(void *memory, size_t size)
{
    typedef uint64_t row __attribute__((vector_size(ALIGNMENT), may_alias));
    row *rows = memory;

    if (size > SMALL)
        return memset(memory, 0, size);
    for (size_t i = 0; i < size; i += sizeof *rows)
        *rows++ = (row){ 0 };
    return memory;
}

void *arena_alloc(struct arena *arena, size_t size)
{
    return zero(arena_take(arena, size), size);
}

/* Texts lie one directly after another. */
static char *take_bytes(struct arena *arena, size_t size)
{
    char *at;

    if (!arena->block || arena->block->cap - arena->block->used < size)
        add_block(arena, size);
    at = arena->block->bytes + arena->block->used;
    arena->block->used += size;
    return at;
}

char *arena_text(struct arena *arena, size_t len)
{
    char *text;

    if (len > SIZE_MAX / 2)
        out_of_memory();
    if (len + 1 >= ALONE)
        text = take_alone(arena, aligned(len + 1));
    else
        text = take_bytes(arena, len + 1);
    text[len] = '\0';
    return text;
}

void *arena_alloc_array(struct arena *arena, size_t size, size_t count)
{
    if (count && size > SIZE_MAX / count)
        out_of_memory();
    return arena_alloc(arena, size * count);
}

const char *arena_cstr(struct arena *arena, str s)
{
    char *copy;

    if (s.len == 0)
        return "";
    copy = arena_text(arena, s.len);
    memcpy(copy, s.at, s.len);
    return copy;
}

str arena_copy(struct arena *arena, str s)
{
    return (str){ arena_cstr(arena, s), s.len };
}

str arena_vprintf(struct arena *arena, const char *format, va_list args)
{
    char first[SHORT_TEXT];
    size_t len;
    char *text;
    va_list again;

    va_copy(again, args);
    len = format_write(first, sizeof first, format, again);
    va_end(again);
    text = arena_take(arena, len + 1);
    if (len < sizeof first)
        memcpy(text, first, len + 1);
    else
        format_write(text, len + 1, format, args);
    return (str){ text, len };
}

str arena_printf(struct arena *arena, const char *format, ...)
{
    va_list args;
    str text;

    va_start(args, format);
    text = arena_vprintf(arena, format, args);
    va_end(args);
    return text;
}

/* Where the block of what is alone in one hangs. */
static struct arena_block **hook_of(struct arena *arena, const void *memory)
{
    struct arena_block **hook = &arena->block;

    while (*hook && (*hook)->bytes != memory)
        hook = &(*hook)->before;
    return hook;
}

void arena_return(struct arena *arena, void *memory, size_t size)
{
    struct arena_block **hook, *block;

    if (size < ALONE)
        return;
    hook = hook_of(arena, memory);
    block = *hook;
    if (!block)
        return;
    *hook = block->before;
    free(block);
}

void *arena_double(struct arena *arena, void *items, size_t count, size_t *cap, size_t size)
{
    size_t before = *cap * size;
    char *moved;

    *cap = *cap ? *cap * 2 : 8;
    if (size > SIZE_MAX / 2 / *cap)
        out_of_memory();
    moved = arena_take(arena, size * *cap);
    if (count)
        memcpy(moved, items, count * size);
    memset(moved + count * size, 0, (*cap - count) * size);
    arena_return(arena, items, before);
    return moved;
}

/* Frees all blocks from this one back. */
static void free_blocks(struct arena_block *block)
{
    while (block) {
        struct arena_block *before = block->before;

        free(block);
        block = before;
    }
}

void arena_join(struct arena *arena, struct arena *from)
{
    struct arena_block *oldest = from->block;

    if (!oldest)
        return;
    while (oldest->before)
        oldest = oldest->before;
    oldest->before = arena->block;
    arena->block = from->block;
    from->block = NULL;
}

void arena_reset(struct arena *arena)
{
    if (!arena->block)
        return;
    free_blocks(arena->block->before);
    arena->block->before = NULL;
    arena->block->used = 0;
}

void arena_free(struct arena *arena)
{
    free_blocks(arena->block);
    arena->block = NULL;
}

/* glibc raises its limit with each large block that is freed, up to 32 MiB, and keeps what lies below. */
void arena_begin(void)
{
    mallopt(M_MMAP_THRESHOLD, LARGE);
}

void arena_trim(void)
{
    malloc_trim(0);
}
