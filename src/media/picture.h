/* media/picture.h: what kind of picture some bytes are, how large, and what ships of them.
 *
 * What ships is the picture without what travels in it unseen (media/formats.h): where a photograph was taken doesn't
 * reach readers; and a drawing without what would run or load (media/svg.h). Nothing is decoded.
 */
#ifndef STELE_MEDIA_PICTURE_H
#define STELE_MEDIA_PICTURE_H

#include "base/buf.h"
#include "media/picture_kind.h"

/* Looks at a picture's bytes, and puts what ships at the end of `out`; after a problem that is worthless. */
struct picture_reading picture_read(struct arena *arena, struct buf *out, str bytes);

/* What ships of a file that ships whatever it is: a picture of pixels without what travels in it unseen; anything else,
 * and one that is damaged, as it is. Lives as long as `bytes` and `out`. */
str picture_tidy(struct buf *out, str bytes);

#endif
