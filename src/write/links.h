/* write/links.h: what holds of links when they are written.
 *
 * In:  a tree after all passes. Out: the same words in the same order; no link stands in a link, and no reference to a
 * note (HTML 4.5.1): a link ends before it and goes on after it, and a link within a link is the one that stays. The
 * address of every link is one.
 */
#ifndef STELE_WRITE_LINKS_H
#define STELE_WRITE_LINKS_H

#include "doc/doc.h"

/* Whether a NODE_GLOSS is written as a link: the first mention of what has a card. */
bool links_gloss(const struct node *node);

/* Settles all below `root`. Findings: link.scheme, an error, for what runs or embeds something; link.address, a
 * warning, for what leads nowhere. The words of both stay, without a link. Linear. */
void links_settle(struct doc *doc, struct node *root, struct diag *diag);

#endif
