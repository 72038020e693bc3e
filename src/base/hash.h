/* base/hash.h: the door to xxHash: quick keys for tables and names for contents. Nothing here resists an enemy. */
#ifndef STELE_BASE_HASH_H
#define STELE_BASE_HASH_H

#include "base/arena.h"
#include "base/str.h"

#include <stdint.h>

/* XXH3, 64 bits; the same on every machine. */
uint64_t hash_bytes(str s);

/* XXH3, 128 bits, as 16 bytes in canonical order. */
void hash_wide(str s, unsigned char out[16]);

/* The first `digits` (at most 32) hexadecimal digits of hash_wide. */
str hash_hex(struct arena *arena, str s, size_t digits);

/* A version 8 UUID (RFC 9562, section 5.8) made of hash_wide: the same name gives the same UUID. */
str hash_uuid(struct arena *arena, str name);

#endif
