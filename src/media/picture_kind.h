/* media/picture_kind.h: what kind of picture a file is, and how large. */
#ifndef STELE_MEDIA_PICTURE_KIND_H
#define STELE_MEDIA_PICTURE_KIND_H

#include "base/arena.h"
#include "base/buf.h"

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

#endif
