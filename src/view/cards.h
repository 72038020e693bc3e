/* view/cards.h: what an article's page and a chapter say of each term that they gloss.
 *
 * A gloss in a body (SLOT_GLOSS) leads to its term's entry, on the site, or to its card, in a book. A card holds what
 * the entry does but for its places, and lies in the page, so that nothing has to be fetched. themes/README.md has its
 * markup.
 */
#ifndef STELE_VIEW_CARDS_H
#define STELE_VIEW_CARDS_H

#include "view/terms.h"

/* Writes the attributes of the link of gloss `number` of the filler's article; nothing where its term isn't shown. */
void cards_fill(const struct page_filler *filler, struct buf *out, size_t number);

/* One card for each term whose gloss is a link in these bodies, in their order, as XHTML; empty where there are none.
 */
str cards_write(const struct context *context, const struct page_filler *filler, const struct bodies *bodies);

#endif
