#include "media/exif.h"
#include "media/formats.h"
#include "media/octets.h"

enum {
    TEM = 0x01,
    SOF0 = 0xC0,
    DHT = 0xC4,
    JPG = 0xC8,
    DAC = 0xCC,
    SOF15 = 0xCF,
    RST0 = 0xD0,
    RST7 = 0xD7,
    SOI = 0xD8,
    EOI = 0xD9,
    SOS = 0xDA,
    EXP = 0xDF, /* the last of what draws: SOS, DQT, DNL, DRI, DHP, EXP */
    APP0 = 0xE0,
    APP1 = 0xE1,
    APP2 = 0xE2,
    APP14 = 0xEE
};

struct jpeg {
    str bytes;
    size_t at;
    struct buf *out;
    struct picture_kind *kind;
    unsigned orientation;
};

static bool starts_frame(unsigned marker)
{
    return marker >= SOF0 && marker <= SOF15 && marker != DHT && marker != JPG && marker != DAC;
}

/* The next marker, moved past it; octets that belong to nothing are passed over, as decoders do. 0 at the end. */
static unsigned next_marker(struct jpeg *j)
{
    unsigned marker = 0;

    while (marker == 0 && j->at < j->bytes.len) {
        const char *at = memchr(j->bytes.at + j->at, 0xFF, j->bytes.len - j->at);

        j->at = at ? (size_t)(at - j->bytes.at) : j->bytes.len;
        while (octet(j->bytes, j->at) == 0xFF)
            j->at++;
        marker = octet(j->bytes, j->at++);
    }
    return marker;
}

static void add_marker(struct jpeg *j, unsigned marker)
{
    buf_byte(j->out, (char)0xFF);
    buf_byte(j->out, (char)marker);
}

static void add_segment(struct jpeg *j, unsigned marker, str data)
{
    add_marker(j, marker);
    octets_add_big(j->out, (unsigned)data.len + 2, 2);
    buf_add(j->out, data);
}

/* JFIF: without the small picture that it may have with it. */
static void add_jfif(struct jpeg *j, str data)
{
    add_marker(j, APP0);
    octets_add_big(j->out, 16, 2);
    buf_add(j->out, str_first(data, 12));
    buf_lit(j->out, "\0\0");
}

static void add_exif(struct jpeg *j, str data)
{
    if (j->orientation > 1)
        return;
    j->orientation = exif_orientation(data);
    if (j->orientation == 1)
        return;
    add_marker(j, APP1);
    octets_add_big(j->out, 2 + 6 + EXIF_BYTES, 2);
    buf_lit(j->out, "Exif\0\0");
    exif_write(j->out, j->orientation);
}

/* Of what applications say, only what a decoder asks: the size of a pixel, the turn, the colours. */
static void add_application(struct jpeg *j, unsigned marker, str data)
{
    if (marker == APP0 && str_starts(data, S("JFIF\0")) && data.len >= 14)
        add_jfif(j, data);
    else if (marker == APP1 && str_starts(data, S("Exif\0\0")))
        add_exif(j, data);
    else if (marker == APP2 && str_starts(data, S("ICC_PROFILE\0")))
        add_segment(j, marker, data);
    else if (marker == APP14 && str_starts(data, S("Adobe")) && data.len >= 12)
        add_segment(j, marker, str_first(data, 12));
}

/* The data after a start of scan, up to the next marker that isn't part of them. */
static void add_scan(struct jpeg *j)
{
    size_t from = j->at;

    for (const char *at;; j->at++) {
        unsigned next;

        at = memchr(j->bytes.at + j->at, 0xFF, j->bytes.len - j->at);
        j->at = at ? (size_t)(at - j->bytes.at) : j->bytes.len;
        next = octet(j->bytes, j->at + 1);
        if (!at || (next != 0 && next != 0xFF && !(next >= RST0 && next <= RST7)))
            break;
    }
    buf_add(j->out, str_from(str_first(j->bytes, j->at), from));
}

static const char *take_frame(struct jpeg *j, str data)
{
    if (j->kind->width || data.len != 6 + 3 * (size_t)octet(data, 5))
        return PICTURE_DAMAGED;
    j->kind->height = octets_big(data, 1, 2);
    j->kind->width = octets_big(data, 3, 2);
    return j->kind->width ? NULL : PICTURE_DAMAGED;
}

static const char *take_segment(struct jpeg *j, unsigned marker)
{
    size_t len = octets_big(j->bytes, j->at, 2);
    str data = str_from(str_first(j->bytes, j->at + len), j->at + 2);

    if (len < 2)
        return PICTURE_DAMAGED;
    if (len > j->bytes.len - j->at)
        return PICTURE_CUT;
    j->at += len;
    if (starts_frame(marker)) {
        const char *wrong = take_frame(j, data);

        if (wrong)
            return wrong;
    }
    if (marker >= SOF0 && marker <= EXP && marker != JPG)
        add_segment(j, marker, data);
    else
        add_application(j, marker, data);
    if (marker == SOS)
        add_scan(j);
    return NULL;
}

const char *jpeg_ship(struct buf *out, str bytes, struct picture_kind *kind)
{
    struct jpeg j = { bytes, 2, out, kind, 1 };
    bool drawn = false;
    unsigned marker;
    const char *wrong;

    add_marker(&j, SOI);
    while ((marker = next_marker(&j)) != EOI) {
        if (marker == 0)
            return PICTURE_CUT;
        if (marker == TEM || (marker >= RST0 && marker <= RST7))
            continue;
        if (marker == SOI || (marker == SOS && !kind->width))
            return PICTURE_DAMAGED;
        drawn = drawn || marker == SOS;
        wrong = take_segment(&j, marker);
        if (wrong)
            return wrong;
    }
    add_marker(&j, EOI);
    exif_turn(kind, j.orientation);
    return drawn ? NULL : PICTURE_DAMAGED;
}
