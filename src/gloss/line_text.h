/* gloss/line_text.h: the lines of one block as one text, with the way back to the nodes.
 *
 * In:  a block that holds inline nodes. Out: what is read in it, across emphasis and links; a line break is a space;
 * code, pictures, ruby, addresses, and spans that forbid to be looked at stand as U+FFFC; references to notes don't
 * stand at all. Raw HTML within lines is passed through, but <code> and the like stand as U+FFFC.
 */
#ifndef STELE_GLOSS_LINE_TEXT_H
#define STELE_GLOSS_LINE_TEXT_H

#include "base/buf.h"
#include "doc/doc.h"

/* A stretch of the text that is one NODE_TEXT. */
struct piece {
    size_t begin;
    size_t end;
    struct node *node;
};

/* Where a node with inline children begins or ends: NODE_EMPH, NODE_STRONG, NODE_LINK, a NODE_SPAN or NODE_PHRASE. */
struct edge {
    size_t at;
    bool opens;
    const struct node *node;
};

/* A span that says outright that it is a gloss, [comprehensive]{zh=总体}, where it stands as U+FFFC. */
struct marked_span {
    size_t at;
    struct node *node;
};

struct line_text {
    struct doc *doc;
    struct node *block;
    struct buf buf;
    str text;
    struct piece *pieces;
    size_t piece_count, piece_cap;
    struct edge *edges; /* in the order of the text */
    size_t edge_count, edge_cap;
    struct marked_span *marked; /* in the order of the text */
    size_t marked_count, marked_cap;
};

/* Whether a text below `block` has a character of Chinese, Japanese or Korean writing, or a span says that it is a
 * gloss. */
bool line_text_may_gloss(const struct node *block);

/* Reads `block` into `line`, which is zeroed but for `doc` or was read before. Linear. */
void line_text_read(struct line_text *line, struct node *block);

/* Cuts the texts at the bytes `at`, sorted; afterwards each is where a piece begins or ends. */
void line_text_cut(struct line_text *line, const size_t *at, size_t count);

/* Puts a node of `kind` around the text from `begin` to `end`, where the tree lets one node hold just that; NULL where
 * it doesn't. Both were cut. The line's pieces stay right. */
struct node *line_text_wrap(struct line_text *line, enum node_kind kind, size_t begin, size_t end);

/* The innermost span with attributes around byte `at` of the text, or NULL. */
const struct node *line_text_span_around(const struct line_text *line, size_t at);

/* The language that the author gives to what stands around byte `at`; empty where none is given. */
str line_text_language(const struct line_text *line, size_t at);

/* Whether any of the text from `begin` to `end`, which were cut, is in a link. */
bool line_text_has_link(const struct line_text *line, size_t begin, size_t end);

/* Where byte `at` of the text stands in the file, as near as the parser knows. */
struct span line_text_span(const struct line_text *line, size_t at);

void line_text_free(struct line_text *line);

#endif
