#include "media/formats.h"
#include "media/octets.h"

enum { IMAGE = 0x2C, EXTENSION = 0x21, TRAILER = 0x3B, PLAIN_TEXT = 0x01, CONTROL = 0xF9, APPLICATION = 0xFF };

/* A table of colours follows where the flags say so. */
static size_t table_bytes(unsigned flags)
{
    return flags & 0x80 ? (size_t)3 << ((flags & 7) + 1) : 0;
}

/* The end of the blocks that begin at `at`, each with its length before it, an empty one the last; 0 where it is
 * missing.
 */
static size_t blocks_end(str bytes, size_t at)
{
    while (at < bytes.len) {
        unsigned len = octet(bytes, at);

        at += 1 + (size_t)len;
        if (len == 0)
            return at;
    }
    return 0;
}

/* Turning it round and round, and the colours: of all that applications say. */
static bool is_kept(unsigned label, str application)
{
    static const char names[][12] = { "NETSCAPE2.0", "ANIMEXTS1.0", "ICCRGBG1012" };

    if (label == CONTROL || label == PLAIN_TEXT)
        return true;
    for (size_t i = 0; label == APPLICATION && i < sizeof names / sizeof *names; i++)
        if (str_equal(application, str_of(names[i])))
            return true;
    return false;
}

/* A part begins at `at`: where it ends (0: that is missing), and whether it ships. */
static size_t part_end(str bytes, size_t at, bool *kept)
{
    switch (octet(bytes, at)) {
    case IMAGE: *kept = true; return blocks_end(bytes, at + 10 + table_bytes(octet(bytes, at + 9)) + 1);
    case EXTENSION:
        *kept = is_kept(octet(bytes, at + 1), str_first(str_from(bytes, at + 3), octet(bytes, at + 2)));
        return blocks_end(bytes, at + 2);
    default: *kept = false; return at + 1; /* an empty block too many */
    }
}

const char *gif_ship(struct buf *out, str bytes, struct picture_kind *kind)
{
    size_t at = 13 + table_bytes(octet(bytes, 10)), end;
    bool drawn = false, kept;

    kind->width = octets_little(bytes, 6, 2);
    kind->height = octets_little(bytes, 8, 2);
    if (bytes.len < at)
        return PICTURE_CUT;
    buf_add(out, str_first(bytes, at));
    for (; at < bytes.len && octet(bytes, at) != TRAILER; at = end) {
        unsigned introducer = octet(bytes, at);

        if (introducer != IMAGE && introducer != EXTENSION && introducer != 0)
            return PICTURE_DAMAGED;
        end = part_end(bytes, at, &kept);
        if (end == 0 || end > bytes.len)
            return PICTURE_CUT;
        if (kept)
            buf_add(out, str_from(str_first(bytes, end), at));
        drawn = drawn || introducer == IMAGE;
    }
    buf_byte(out, TRAILER);
    return drawn ? NULL : PICTURE_CUT;
}
