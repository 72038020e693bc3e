/* doc/anchors.h: what GitHub calls headings, for links that were written there.
 *
 * In:  a tree whose ids are given. Out: in doc->aliases, sorted by name, each heading's name at GitHub where that isn't
 * its id: small letters, numbers, "_" and "-" of its words kept, a hyphen for each space, -1, -2 … after a name that
 * stood before. The title's, and an id that its author gave it, lead to no id but to the article.
 */
#ifndef STELE_DOC_ANCHORS_H
#define STELE_DOC_ANCHORS_H

#include "doc/doc.h"

/* `title`: the heading that was taken out of the tree, or NULL. */
void anchors_find(struct doc *doc, const struct node *title);

#endif
