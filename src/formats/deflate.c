#include "formats/deflate.h"

#include <libdeflate.h>
#include <pthread.h>
#include <stdlib.h>

/* As zlib's 6 packs, in less than half of the time. */
enum { LEVEL = 6 };

/* Want of memory ends the program here as elsewhere. */
static void *memory_new(size_t size)
{
    return arena_resize(NULL, size);
}

static void start(void)
{
    libdeflate_set_memory_allocator(memory_new, free);
}

static void ready(void)
{
    static pthread_once_t once = PTHREAD_ONCE_INIT;

    pthread_once(&once, start);
}

str deflate_pack(struct deflate *deflate, struct arena *arena, str bytes)
{
    size_t most, len;

    ready();
    if (!deflate->compressor)
        deflate->compressor = libdeflate_alloc_compressor(LEVEL);
    most = libdeflate_deflate_compress_bound(deflate->compressor, bytes.len);
    if (most > deflate->cap) {
        free(deflate->room);
        deflate->room = memory_new(most);
        deflate->cap = most;
    }
    len = libdeflate_deflate_compress(deflate->compressor, bytes.at, bytes.len, deflate->room, most);
    return arena_copy(arena, (str){ deflate->room, len });
}

void deflate_free(struct deflate *deflate)
{
    if (deflate->compressor)
        libdeflate_free_compressor(deflate->compressor);
    free(deflate->room);
    *deflate = (struct deflate){ 0 };
}

bool deflate_unpack(str packed, char *to, size_t size)
{
    struct libdeflate_decompressor *decompressor;
    enum libdeflate_result result;
    size_t taken, given;

    ready();
    decompressor = libdeflate_alloc_decompressor();
    result = libdeflate_deflate_decompress_ex(decompressor, packed.at, packed.len, to, size, &taken, &given);
    libdeflate_free_decompressor(decompressor);
    return result == LIBDEFLATE_SUCCESS && taken == packed.len && given == size;
}

uint32_t deflate_crc(str bytes)
{
    return libdeflate_crc32(0, bytes.at, bytes.len);
}
