/* media/svg.h: a drawing, written anew from what is known to draw and to do nothing else. Follows SVG 1.1 and SVG 2.
 *
 * In:  an SVG. Out: the same drawing as UTF-8, with elements and attributes of a list (svg_names.inc) only: nothing in
 * it runs, and nothing is loaded from outside. It leads nowhere but within itself; what it holds of other pictures is
 * what ships of those. What programs keep for themselves (metadata, other namespaces, comments, data-…) is left out
 * without a word. Ids are names of XML, each given once, and what leads to one that isn't there is left out, as
 * validators of books ask. The same bytes give the same bytes.
 */
#ifndef STELE_MEDIA_SVG_H
#define STELE_MEDIA_SVG_H

#include "media/picture_kind.h"

/* The largest drawing. */
enum { SVG_BYTES = 16 << 20 };

/* Whether bytes may be an SVG: the front of one, or of another XML that names it. */
bool svg_seems(str bytes);

/* As picture_read; `inner` reads the pictures within the drawing. No type
 * where the root is no svg. Problems: it isn't well-formed, or declares entities; it shows what lies outside of it;
 * words in it are HTML (foreignObject) and would be lost. */
struct picture_reading svg_read(struct arena *arena, struct buf *out, str bytes,
    struct picture_reading (*inner)(struct arena *arena, struct buf *out, str bytes));

#endif
