/* doc/nesting.h: what every node is to HTML, and how one is taken out without its text running together.
 *
 * Raw HTML (NODE_ELEMENT, NODE_PHRASE) and what Markdown has are looked at alike: each has its row of the content model
 * (formats/elements.h).
 */
#ifndef STELE_DOC_NESTING_H
#define STELE_DOC_NESTING_H

#include "doc/doc.h"
#include "formats/elements.h"

/* Whether a node is an element of raw HTML still. */
static inline bool nesting_is_raw(const struct node *node)
{
    return node->kind == NODE_ELEMENT || node->kind == NODE_PHRASE;
}

/* Whether it is the element of raw HTML of this name. */
bool nesting_is(const struct node *node, const char *name);

/* Its row, never NULL; `name` is empty where raw HTML isn't allowed. */
const struct element *nesting_row(const struct node *node);

/* Whether blocks may stand in what has this row. */
bool nesting_takes_blocks(const struct element *row);

/* Whether a node says nothing: space, or a line break of the Markdown. */
bool nesting_is_blank(const struct node *node);
bool nesting_holds_block(const struct node *parent);

/* Takes out the children that say nothing. */
void nesting_drop_blanks(struct node *parent);

/* Beside blocks, what stands within lines becomes a paragraph, and space between blocks is none of the text's. */
void nesting_wrap_lines(struct doc *doc, struct node *parent);

/* Makes a paragraph of what stands within lines at the end of `parent`. */
void nesting_end_paragraph(struct doc *doc, struct node *parent);

/* Puts a node's children in its place; the words of a block are kept apart from those around it. Returns the first of
 * these, or what was after the node. */
struct node *nesting_dissolve(struct doc *doc, struct node *node);

#endif
