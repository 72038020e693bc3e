/* publication/facing.h: an edition beside its original, block by block.
 *
 * An edition of an article has a page, and where a book asks for it a chapter, that shows both texts side by side. What
 * stands beside what is found on facts alone (doc/align.h).
 */
#ifndef STELE_PUBLICATION_FACING_H
#define STELE_PUBLICATION_FACING_H

#include "publication/publication.h"

/* Whether an edition has such a page: pages of pages/ have none, and neither has one that says `parallel: off`. */
bool facing_wanted(const struct article *edition);

/* How many there are in all. */
size_t facing_count(const struct publication *publication);

/* The blocks of two editions of one article. */
struct alignment facing_align(struct arena *arena, const struct article *left, const struct article *right);

/* Says where editions and originals don't have the same blocks: edition.parallel, a warning in the edition's file that
 * names the line in the original's. */
void facing_check(const struct publication *publication, struct diag *diag);

/* Whether the pair is that of the publication's own two languages, whose page has the short address. */
bool facing_is_main(const struct publication *publication, const struct article *edition);

#endif
