/* view/fill.h: the slots of a body, filled for a page of the website or a chapter of a book. */
#ifndef STELE_VIEW_FILL_H
#define STELE_VIEW_FILL_H

#include "view/filler.h"

struct page_filler fill_begin(
    const struct publication *publication, const struct article *article, const struct book *book, str root);

/* Sets what stands before the ids: fill_facing_prefix where the article is the second one on its page. */
void fill_prefix(struct page_filler *filler, str prefix);

/* The body, its slots filled, in an arena; a NULL-free str, empty for an empty body. */
str fill_body(struct arena *arena, const struct body *body, const struct page_filler *filler);

/* What stands before the ids of an article that is set beside another one. */
str fill_facing_prefix(struct arena *arena, const struct article *article);

#endif
