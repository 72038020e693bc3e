/* media/picture.h: what kind of picture some bytes are, and how large.
 *
 * In:  a file's first bytes. Out: its media type and its size, read from the headers; nothing is decoded. Follows PNG
 * (5.6, 11.2.1), JPEG (ITU T.81, B.2.2), GIF89a (17, 18), WebP (RFC 9649) and SVG 2 (8.2).
 */
#ifndef STELE_MEDIA_PICTURE_H
#define STELE_MEDIA_PICTURE_H

#include "base/str.h"

struct picture_kind {
    str type;       /* media type; empty where it is no picture that stele knows */
    str extension;  /* ".png", … */
    unsigned width; /* pixels; 0 where the file doesn't say (an SVG without size and viewBox) */
    unsigned height;
};

struct picture_kind picture_kind(str bytes);

#endif
