/* gloss/glosses.h: terms, names, titles and quotations that stand beside their originals.
 *
 * In:  a tree whose ids are given and whose languages aren't tagged yet. Out: the same text, and for each gloss that is
 * found a struct gloss. Its original stands in a NODE_SPAN with its language, and what a reader who hides originals
 * doesn't see, brackets and all, in a NODE_ORIGINAL around that. A NODE_GLOSS stands around its English side where one
 * node can hold that and no link is in or around it, else around the original, else nowhere. Nothing is asked of the
 * author; what is marked ([comprehensive]{zh=总体 kind=term}) is taken as it is said, what is forbidden ([x]{.noterm})
 * isn't looked at. Never in code, addresses, raw attributes.
 */
#ifndef STELE_GLOSS_GLOSSES_H
#define STELE_GLOSS_GLOSSES_H

#include "doc/languages.h"
#include "gloss/gloss.h"

/* Finds the glosses of text and notes, in the order of the text, into doc->glosses. The block of each has an id
 * afterwards (p-N, the N-th such block of the text), which is among doc->ids. Linear in the size of the tree, up to
 * GLOSSES a document, with the finding gloss.limit. */
void glosses_find(struct doc *doc, const struct languages *languages, struct diag *diag);

enum { GLOSSES = 20000 };

#endif
