#include "media/exif.h"
#include "media/formats.h"
#include "media/octets.h"

#include <pthread.h>

struct chunk {
    str type, data;
    str whole; /* with its length and its sum */
};

/* What a picture is drawn from, its colours, and how it moves. */
static const char kept[] = "IHDR PLTE IDAT IEND tRNS bKGD hIST sBIT sPLT pHYs "
                           "cHRM gAMA iCCP sRGB cICP mDCV cLLI acTL fcTL fdAT";

/* --- the sum of a chunk (PNG, annex D), eight octets at a time */

static unsigned crc_tables[8][256];

static void crc_start(void)
{
    for (unsigned i = 0; i < 256; i++) {
        unsigned crc = i;

        for (int bit = 0; bit < 8; bit++)
            crc = crc & 1 ? 0xEDB88320 ^ crc >> 1 : crc >> 1;
        crc_tables[0][i] = crc;
    }
    for (int table = 1; table < 8; table++)
        for (unsigned i = 0; i < 256; i++) {
            unsigned before = crc_tables[table - 1][i];

            crc_tables[table][i] = before >> 8 ^ crc_tables[0][before & 0xFF];
        }
}

static unsigned crc_of(str bytes)
{
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    const unsigned char *at = (const unsigned char *)bytes.at, *end = at + bytes.len;
    unsigned(*t)[256] = crc_tables, crc = 0xFFFFFFFF;

    pthread_once(&once, crc_start);
    for (; end - at >= 8; at += 8) {
        crc ^= at[0] | at[1] << 8 | at[2] << 16 | (unsigned)at[3] << 24;
        crc = t[7][crc & 0xFF] ^ t[6][crc >> 8 & 0xFF] ^ t[5][crc >> 16 & 0xFF] ^ t[4][crc >> 24] ^ t[3][at[4]] ^
              t[2][at[5]] ^ t[1][at[6]] ^ t[0][at[7]];
    }
    for (; at < end; at++)
        crc = crc >> 8 ^ t[0][(crc ^ *at) & 0xFF];
    return ~crc;
}

/* --- chunks */

static bool take_chunk(str *rest, struct chunk *chunk)
{
    size_t len = octets_big(*rest, 0, 4);

    if (rest->len < 12 || len > rest->len - 12)
        return false;
    *chunk = (struct chunk){ str_first(str_from(*rest, 4), 4), str_first(str_from(*rest, 8), len),
        str_first(*rest, len + 12) };
    *rest = str_from(*rest, len + 12);
    return true;
}

static bool is(const struct chunk *chunk, const char *type)
{
    return memcmp(chunk->type.at, type, 4) == 0;
}

static bool is_kept(const struct chunk *chunk)
{
    for (const char *name = kept; name < kept + sizeof kept - 1; name += 5)
        if (is(chunk, name))
            return true;
    return false;
}

/* A small letter at its front says that a picture is right without it. */
static bool is_needed(const struct chunk *chunk)
{
    return !(chunk->type.at[0] & 0x20);
}

static bool sum_fits(const struct chunk *chunk)
{
    return crc_of(str_first(str_from(chunk->whole, 4), chunk->data.len + 4)) ==
           octets_big(chunk->whole, chunk->data.len + 8, 4);
}

/* Which depths a type of colour may have, as a sum of them. */
static bool is_header(const struct chunk *chunk)
{
    static const unsigned char depths[] = { 1 + 2 + 4 + 8 + 16, 0, 8 + 16, 1 + 2 + 4 + 8, 8 + 16, 0, 8 + 16 };
    unsigned depth = octet(chunk->data, 8), colour = octet(chunk->data, 9);

    return is(chunk, "IHDR") && chunk->data.len == 13 && colour < sizeof depths && depth &&
           (depth & (depth - 1)) == 0 && (depth & depths[colour]) && octet(chunk->data, 10) == 0 &&
           octet(chunk->data, 11) == 0 && octet(chunk->data, 12) <= 1;
}

static void add_orientation(struct buf *out, unsigned orientation)
{
    size_t from = out->len + 4;

    octets_add_big(out, EXIF_BYTES, 4);
    buf_lit(out, "eXIf");
    exif_write(out, orientation);
    octets_add_big(out, crc_of(str_from(buf_str(out), from)), 4);
}

/* Ships one chunk, and before what draws, or before the end, how the picture is turned. */
static const char *ship(struct buf *out, const struct chunk *chunk, unsigned *orientation, struct picture_kind *kind)
{
    if (is(chunk, "eXIf"))
        *orientation = exif_orientation(chunk->data);
    if (!is_kept(chunk))
        return is_needed(chunk) ? PICTURE_DAMAGED : NULL;
    if (!sum_fits(chunk))
        return PICTURE_DAMAGED;
    if (*orientation > 1 && (is(chunk, "IDAT") || is(chunk, "IEND"))) {
        add_orientation(out, *orientation);
        exif_turn(kind, *orientation);
        *orientation = 1;
    }
    buf_add(out, chunk->whole);
    return NULL;
}

const char *png_ship(struct buf *out, str bytes, struct picture_kind *kind)
{
    str rest = str_from(bytes, 8);
    bool palette = false, drawn = false;
    unsigned orientation = 1;
    struct chunk chunk;
    const char *wrong;

    buf_add(out, str_first(bytes, 8));
    if (!take_chunk(&rest, &chunk))
        return PICTURE_CUT;
    kind->width = octets_big(chunk.data, 0, 4);
    kind->height = octets_big(chunk.data, 4, 4);
    wrong = is_header(&chunk) ? ship(out, &chunk, &orientation, kind) : PICTURE_DAMAGED;
    for (bool indexed = octet(chunk.data, 9) == 3; !wrong;) {
        if (!take_chunk(&rest, &chunk))
            return PICTURE_CUT;
        palette = palette || is(&chunk, "PLTE");
        drawn = drawn || is(&chunk, "IDAT");
        if (is(&chunk, "IHDR") || (drawn && indexed && !palette) || (is(&chunk, "IEND") && !drawn))
            return PICTURE_DAMAGED;
        wrong = ship(out, &chunk, &orientation, kind);
        if (is(&chunk, "IEND"))
            break;
    }
    return wrong;
}
