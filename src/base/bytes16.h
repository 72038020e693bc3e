/* base/bytes16.h: sixteen bytes at once, for passing over text that holds nothing of what is looked for. Vectors as GCC
 * and Clang have them on every machine. */
#ifndef STELE_BASE_BYTES16_H
#define STELE_BASE_BYTES16_H

#include <endian.h>
#include <stdbool.h>
#include <stdint.h>
#include <string.h>

typedef unsigned char bytes16 __attribute__((vector_size(16)));

static inline bytes16 bytes16_load(const void *at)
{
    bytes16 bytes;

    memcpy(&bytes, at, sizeof bytes);
    return bytes;
}

/* All ones where a byte is this one, else zero; and where it is less. */
static inline bytes16 bytes16_are(bytes16 bytes, unsigned char byte)
{
    return (bytes16)(bytes == byte);
}

static inline bytes16 bytes16_are_below(bytes16 bytes, unsigned char byte)
{
    return (bytes16)(bytes < byte);
}

/* All ones where a byte is less than this one of ASCII, or beyond ASCII: signed numbers are compared in one step. */
static inline bytes16 bytes16_are_outside(bytes16 bytes, signed char first)
{
    typedef signed char signed16 __attribute__((vector_size(16)));

    return (bytes16)((signed16)bytes < first);
}

static inline bool bytes16_any(bytes16 bytes)
{
    uint64_t halves[2];

    memcpy(halves, &bytes, sizeof halves);
    return halves[0] | halves[1];
}

/* Whether some byte is beyond ASCII. */
static inline bool bytes16_any_wide(bytes16 bytes)
{
    uint64_t halves[2];

    memcpy(halves, &bytes, sizeof halves);
    return ((halves[0] | halves[1]) & 0x8080808080808080) != 0;
}

/* Which is the first that isn't zero, where any isn't. */
static inline size_t bytes16_first(bytes16 bytes)
{
    uint64_t halves[2];

    memcpy(halves, &bytes, sizeof halves);
    return halves[0] ? (size_t)__builtin_ctzll(le64toh(halves[0])) / 8
                     : 8 + (size_t)__builtin_ctzll(le64toh(halves[1])) / 8;
}

#endif
