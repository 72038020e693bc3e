/* write/plain.h: tree → plain text, block by block: what search, feeds and exports take of a text.
 *
 * Of a block stand its words and the descriptions of its pictures, what it holds a line each, cells with tabs between;
 * of ruby its base, of a reference to a note nothing.
 */
#ifndef STELE_WRITE_PLAIN_H
#define STELE_WRITE_PLAIN_H

#include "doc/doc.h"

struct plain_block {
    str id;   /* empty: it has none */
    str text; /* may be empty: a rule */
};

struct plain {
    struct plain_block *items;
    size_t count;
};

/* The blocks at the top of the text, in their order, and after them the notes, which are "note-N". */
struct plain plain_write(struct arena *arena, const struct doc *doc);

#endif
