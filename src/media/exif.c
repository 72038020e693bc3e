#include "media/exif.h"

#include "media/octets.h"

enum { TAG_ORIENTATION = 0x0112, TYPE_SHORT = 3, ENTRY = 12 };

unsigned exif_orientation(str tiff)
{
    unsigned (*number)(str, size_t, size_t);
    unsigned value = 1;
    size_t at, count;

    if (str_starts(tiff, S("Exif\0\0")))
        tiff = str_from(tiff, 6);
    number = str_starts(tiff, S("II*\0")) ? octets_little : octets_big;
    if (number == octets_big && !str_starts(tiff, S("MM\0*")))
        return 1;
    at = number(tiff, 4, 4);
    count = number(tiff, at, 2);
    for (at += 2; count-- && at + ENTRY <= tiff.len; at += ENTRY)
        if (number(tiff, at, 2) == TAG_ORIENTATION && number(tiff, at + 2, 2) == TYPE_SHORT)
            value = number(tiff, at + 8, 2);
    return value >= 1 && value <= 8 ? value : 1;
}

void exif_write(struct buf *out, unsigned orientation)
{
    buf_lit(out, "MM\0*\0\0\0\x08"); /* its one directory begins after these eight octets, */
    buf_lit(out, "\0\1");            /* has one entry, */
    octets_add_big(out, TAG_ORIENTATION, 2);
    octets_add_big(out, TYPE_SHORT, 2);
    octets_add_big(out, 1, 4);
    octets_add_big(out, orientation, 2);
    buf_lit(out, "\0\0");
    buf_lit(out, "\0\0\0\0"); /* and no other follows */
}

void exif_turn(struct picture_kind *kind, unsigned orientation)
{
    unsigned width = kind->width;

    if (orientation < 5) /* from 5 on it lies on its side */
        return;
    kind->width = kind->height;
    kind->height = width;
}
