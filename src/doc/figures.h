/* doc/figures.h: what paragraphs mean beyond what the parser says.
 *
 * In:  a tree fresh from doc_parse. Out: the same tree with figures, divisions and definitions.
 * Headings: doc/headings.h.
 */
#ifndef STELE_DOC_FIGURES_H
#define STELE_DOC_FIGURES_H

#include "doc/doc.h"

/* A picture alone in its paragraph becomes a NODE_FIGURE: the image and, where it has a title, a paragraph that is its
 * caption (Markdown); references to notes after the picture go there. The picture's id is the figure's then. */
void figures_make(struct doc *doc, struct diag *diag);

/* Blocks between ":::" lines become a NODE_DIVISION with what the first says: attributes in braces, or a name that is
 * its class; after either there may be a title, a paragraph of class "title" then. Findings, all warnings at the line:
 * division.form for one that can't be read, division.open for one that nothing closes (it ends with what it stands in),
 * division.close for an end without a beginning. */
void divisions_find(struct doc *doc, struct diag *diag);

/* A line and after it lines that begin with ":" and a space, as in Pandoc, become a NODE_DEFINITIONS of NODE_TERM and
 * NODE_DEFINITION; what is indented below a definition is of it. One that is a paragraph holds its words, else blocks.
 * The first of the passes: until then definitions are items of lists. */
void definitions_find(struct doc *doc);

#endif
