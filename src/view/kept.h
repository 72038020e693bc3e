/* view/kept.h: what an article's page shows of others, kept so that the page can be made without the publication.
 *
 * In:  the publication and its terms, as all pages were made of them. Out: a record for each article: the faces of those
 * that it links to and that stand before and after it, its pictures, what cards say of its terms. Back: a publication
 * that holds no more than that, for the same functions that make a page of the whole. So whatever a page shows of others
 * has to be here as well as in its key (view/keys.h).
 *
 * Records of faces and terms are written once; each reference to one carries its hash, so that what is read is what was
 * written, or is refused.
 */
#ifndef STELE_VIEW_KEPT_H
#define STELE_VIEW_KEPT_H

#include "facts/cache.h"
#include "view/terms.h"

/* Whether an article's page can be made of what is kept: one without editions. */
bool kept_can(const struct article *article);

/* Writes the records of all such articles at the end of `out`; where each lies, by the number of its file, into `articles`,
 * and what all pages share into *shared; both without a length where nothing can be kept. */
void kept_write(struct buf *out, struct arena *arena, const struct context *context, struct cache_extent *articles,
    struct cache_extent *shared);

/* A publication of one article. */
struct kept {
    struct publication publication;
    struct terms_plan terms;
    struct context context;
    struct article *article; /* the one whose page can be made; its facts aren't kept */
};

/* Reads what `facts`, of an article that was made anew, goes with: `bytes` are what kept_write wrote. False where that
 * isn't so. `input` is the publication's; all lives in the arena, and texts borrow from `bytes`. */
bool kept_read(struct kept *kept, struct arena *arena, str bytes, const struct cache_extent *article,
    const struct cache_extent *shared, const struct input *input, const struct facts *facts);

#endif
