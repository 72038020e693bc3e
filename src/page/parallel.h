/* page/parallel.h: an edition beside its original, as a template sees it. */
#ifndef STELE_PAGE_PARALLEL_H
#define STELE_PAGE_PARALLEL_H

#include "page/context.h"
#include "site/parallel.h"

/* The address of the page from the site's root: "articles/SLUG/parallel/" for the pair of the publication's own two
 * languages, else "articles/SLUG/TAG/parallel/"; and the way back. */
void parallel_path(struct buf *out, const struct publication *publication, const struct article *edition);
str parallel_root(const struct publication *publication, const struct article *edition);

/* An edition and its original, with what their bodies are filled by. Both fillers say the same of book and root. */
struct parallel_sides {
    const struct article *edition;
    struct page_filler left, right;
    const struct parts *left_parts, *right_parts;
};

/* The value of `parallel`. Ids on the edition's side have its language before them ("zh-Hans--note-1"). */
struct value *parallel_value(const struct context *context, const struct parallel_sides *sides);

/* What stands before the ids of an edition there. */
str parallel_prefix(struct arena *arena, const struct article *edition);

#endif
