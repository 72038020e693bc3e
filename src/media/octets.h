/* media/octets.h: numbers within bytes; what lies after the end counts as 0, so that nothing is read there. */
#ifndef STELE_MEDIA_OCTETS_H
#define STELE_MEDIA_OCTETS_H

#include "base/buf.h"
#include "base/str.h"

static inline unsigned octet(str bytes, size_t at)
{
    return at < bytes.len ? (unsigned char)bytes.at[at] : 0;
}

/* `count` octets, at most 4, the highest first; and the lowest first. */
static inline unsigned octets_big(str bytes, size_t at, size_t count)
{
    unsigned value = 0;

    for (size_t i = 0; i < count; i++)
        value = value << 8 | octet(bytes, at + i);
    return value;
}

static inline unsigned octets_little(str bytes, size_t at, size_t count)
{
    unsigned value = 0;

    while (count--)
        value = value << 8 | octet(bytes, at + count);
    return value;
}

static inline void octets_add_big(struct buf *out, unsigned value, size_t count)
{
    while (count--)
        buf_byte(out, (char)(value >> 8 * count));
}

static inline void octets_add_little(struct buf *out, unsigned value, size_t count)
{
    for (; count--; value >>= 8)
        buf_byte(out, (char)value);
}

#endif
