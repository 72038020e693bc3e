/* gloss/block_ids.h: the blocks of an article that something found in them can be led to.
 *
 * In:  a tree whose ids are given. Out: ids for the blocks that are asked for: the one that a block has, or p-N, it
 * being the N-th such block of the text; a note's is given where it is written (write/body.c). Whoever asks, and in
 * whatever order, gets the same.
 */
#ifndef STELE_GLOSS_BLOCK_IDS_H
#define STELE_GLOSS_BLOCK_IDS_H

#include "doc/doc.h"

/* A walk over the blocks that may have ids. */
struct block_ids {
    struct doc *doc;
    size_t passed; /* how many such blocks the walk has come to */
    size_t named;  /* how many it had come to when it last named one, */
    size_t again;  /* and how many it named there */
    size_t known;  /* how many ids there were at its beginning, sorted */
    size_t cap;
};

/* Whether a node may have an id as a block: a paragraph, heading, item, cell, figure, term, definition or note. What is
 * inside a note belongs to the note. */
bool block_ids_may_name(const struct node *node);

/* The block that holds a node; the document's root where none does. */
struct node *block_ids_block(struct node *node);

/* Begins a walk; each node of the text is passed once, in reading order, before its block gets an id. */
struct block_ids block_ids_begin(struct doc *doc);
void block_ids_pass(struct block_ids *block_ids, const struct node *node);

/* Gives `block`, the last one passed or one around it, an id where it has none. */
void block_ids_give(struct block_ids *block_ids, struct node *block);

/* Ends a walk: doc->ids is sorted again. */
void block_ids_end(struct block_ids *block_ids);

#endif
