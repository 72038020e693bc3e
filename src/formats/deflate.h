/* formats/deflate.h: the door to libdeflate: bytes that are whole in memory, deflated and back. Follows RFC 1951. */
#ifndef STELE_FORMATS_DEFLATE_H
#define STELE_FORMATS_DEFLATE_H

#include "base/arena.h"
#include "base/str.h"

#include <stdint.h>

/* What one thread deflates with. Zero-initialise it to begin; ended by deflate_free. */
struct deflate {
    void *compressor; /* NULL until it is used */
    char *room;       /* for what is being deflated */
    size_t cap;
};

/* The bytes deflated, in an arena; the same bytes give the same, whatever was deflated before. */
str deflate_pack(struct deflate *deflate, struct arena *arena, str bytes);
void deflate_free(struct deflate *deflate);

/* Inflates into the `size` bytes at `to`, in any thread; false where what is packed is damaged, or isn't as many. */
bool deflate_unpack(str packed, char *to, size_t size);

/* CRC-32 as archives have it (PKZIP APPNOTE 4.4.7). */
uint32_t deflate_crc(str bytes);

#endif
