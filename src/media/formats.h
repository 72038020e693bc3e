/* media/formats.h: one function for each format: the bytes of a picture → what ships of it.
 *
 * Each walks over the parts that the format is made of and keeps those that are of a list: what draws the picture, its
 * colours, how it is turned and how it moves. What is said beside it (where and when it was taken and by whom,
 * previews, comments, whatever follows its end) stays behind. Nothing is decoded, nothing that is drawn changes,
 * and the same bytes give the same bytes. Nothing is taken on trust: every length is held against what is there.
 *
 * In:  bytes that begin as the format does. Out: what ships at the end of `out`, and the picture's size. They return
 * NULL, or what is wrong with the picture, as words that follow its name; what was written until then is worthless.
 */
#ifndef STELE_MEDIA_FORMATS_H
#define STELE_MEDIA_FORMATS_H

#include "base/buf.h"
#include "media/picture_kind.h"

#define PICTURE_CUT "is cut off: its end is missing; please export it again"
#define PICTURE_DAMAGED "is damaged; please export it again"

/* PNG (third edition, 5 and 11), with moving ones; a sum that doesn't fit its part is damage. */
const char *png_ship(struct buf *out, str bytes, struct picture_kind *kind);

/* JPEG (ITU T.81, annex B), in JFIF (ITU T.871), Exif or bare. */
const char *jpeg_ship(struct buf *out, str bytes, struct picture_kind *kind);

/* GIF (89a). One that lacks no more than the octet at its end is given it. */
const char *gif_ship(struct buf *out, str bytes, struct picture_kind *kind);

/* WebP (RFC 9649). */
const char *webp_ship(struct buf *out, str bytes, struct picture_kind *kind);

#endif
