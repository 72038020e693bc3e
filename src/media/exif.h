/* media/exif.h: how a photograph is to be turned, the one thing in its metadata that it looks wrong without. Follows
 * Exif 2.32 (4.6.2, 4.6.4 A) and TIFF 6.0 (section 2).
 */
#ifndef STELE_MEDIA_EXIF_H
#define STELE_MEDIA_EXIF_H

#include "base/buf.h"
#include "media/picture_kind.h"

/* How a picture with these metadata (as TIFF, with or without "Exif\0\0" before it) is turned: 2 to 8; 1 where it
 * isn't, or doesn't say. */
unsigned exif_orientation(str tiff);

/* Metadata that say this and nothing else: EXIF_BYTES of TIFF. */
enum { EXIF_BYTES = 26 };
void exif_write(struct buf *out, unsigned orientation);

/* The size of a picture as it is seen when it has been turned. */
void exif_turn(struct picture_kind *kind, unsigned orientation);

#endif
