/* media/picture.h: what kind of picture some bytes are, how large, and what ships of them.
 *
 * What ships is the picture without what travels in it unseen (media/formats.h): where a photograph was taken doesn't
 * reach readers; and a drawing without what would run or load (media/svg.h). Nothing is decoded.
 */
#ifndef STELE_MEDIA_PICTURE_H
#define STELE_MEDIA_PICTURE_H

#include "base/buf.h"
#include "base/str.h"

struct picture_kind {
    str type;       /* media type; empty where it is no picture that stele knows */
    str extension;  /* ".png", … */
    unsigned width; /* pixels, as it is seen; 0 where the file doesn't say (an SVG without size and viewBox) */
    unsigned height;
};

/* The most pixels that a picture may have: what browsers and e-readers open without giving up. */
enum { PICTURE_PIXELS = 1 << 28 };

struct picture_reading {
    struct picture_kind kind;
    str problem; /* why it can't be published, as words that follow its name; empty: it can */
    str without; /* what of it isn't published and its author should know: "scripts, links"; empty: nothing */
};

/* Looks at a picture's bytes, and puts what ships behind `out`; after a problem that is worthless. */
struct picture_reading picture_read(struct arena *arena, struct buf *out, str bytes);

/* What ships of a file that ships whatever it is: a picture of pixels without what travels in it unseen; anything else,
 * and one that is damaged, as it is. Lives as long as `bytes` and `out`. */
str picture_tidy(struct buf *out, str bytes);

#endif
