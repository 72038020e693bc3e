/* view/cards.h: what an article's page and a chapter say of each term that they gloss.
 *
 * A gloss in a body (SLOT_GLOSS) leads to its term's entry, on the website, or to its card, in a book. A card holds
 * what the entry does but for its occurrences, and lies in the page, so that nothing has to be fetched. Where it would
 * say no more than the text beside the gloss does (its sides as they are written there; no definition, no reading but a
 * guess, no kind) there is none; the gloss leads to the entry where that says more, and else nowhere. themes/README.md
 * has its markup.
 */
#ifndef STELE_VIEW_CARDS_H
#define STELE_VIEW_CARDS_H

#include "view/filler.h"
#include "view/terms.h"

/* Writes the attributes of the link of gloss `number` of the filler's article; nothing where its term isn't shown. */
void cards_fill(const struct page_filler *filler, struct buf *out, size_t number);

/* One card for each term whose gloss is a link in these bodies, in their order, as XHTML; empty where there are none.
 */
str cards_write(const struct context *context, const struct page_filler *filler, const struct bodies *bodies);

#endif
