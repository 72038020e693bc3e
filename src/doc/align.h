/* doc/align.h: which blocks of two texts belong together.
 *
 * In:  the blocks of a text and of its translation, in their order. Out: steps that take both to their ends: nothing is
 * left out and nothing changes its place. Headings are matched first, level by level; within a section blocks stand
 * beside one another one by one. Where the two sides don't have the same blocks, their kinds and lengths show what was
 * joined, parted or left out, after Gale and Church, “A Program for Aligning Sentences in Bilingual Corpora” (1993).
 */
#ifndef STELE_DOC_ALIGN_H
#define STELE_DOC_ALIGN_H

#include "base/arena.h"
#include "base/diag.h"
#include "doc/doc.h"

#include <stdint.h>

/* A block as far as aligning asks. */
struct block {
    enum node_kind kind;
    int level;        /* of a heading; else 0 */
    size_t size;      /* how much it says, in bytes */
    struct span span; /* where it begins */
    uint64_t hash;    /* of its Markdown, see facts/blocks.h; not asked for here */
};

/* So many blocks of the left side beside so many of the right one, one of which may be 0. */
struct step {
    size_t left;
    size_t right;
};

/* A section in which the sides differ: it begins on each side at block `at` (a heading, or the text's beginning) and
 * has there so many blocks before the next heading. Where it is `alone`, one side hasn't got it: its count is 0, and it
 * would begin at its `at`. */
struct difference {
    size_t left_at, left_count;
    size_t right_at, right_count;
    bool alone;
};

struct alignment {
    struct step *steps;
    size_t count;
    struct difference *differences;
    size_t difference_count;
};

/* Linear in the number of blocks: sections of which one has more than 256 times as many are matched in their order. */
struct alignment align(
    struct arena *arena, const struct block *left, size_t left_count, const struct block *right, size_t right_count);

#endif
