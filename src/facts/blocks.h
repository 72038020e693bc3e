/* facts/blocks.h: an article block by block, for what lays two editions side by side and for what remembers them.
 *
 * A block is what stands at the top of the tree: a heading, a paragraph, a list, a figure. Its hash is of its Markdown
 * without white space, so that a line broken elsewhere is no change; it holds from one release to the next.
 */
#ifndef STELE_FACTS_BLOCKS_H
#define STELE_FACTS_BLOCKS_H

#include "doc/align.h"

struct blocks {
    struct block *items; /* of the text, and after them the notes by their numbers */
    size_t count;        /* of the text */
    size_t note_count;
};

/* The blocks of a tree whose Markdown is `markdown`, which begins on line `line` of its file. */
struct blocks blocks_make(struct arena *arena, const struct doc *doc, str markdown, int line);

/* A hash as those of blocks, of any text; `before` is the hash of what stands before it, or 0. */
uint64_t blocks_hash(str text, uint64_t before);

#endif
