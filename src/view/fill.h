/* view/fill.h: the slots of a body, filled for a page of the site or a chapter of a book. */
#ifndef STELE_VIEW_FILL_H
#define STELE_VIEW_FILL_H

#include "publication/publication.h"
#include "write/body.h"

struct terms_plan;

/* What a slot needs to know. `filler` is to be passed to body_fill. */
struct page_filler {
    struct body_filler filler;
    const struct publication *publication;
    const struct article *article; /* whose body it is */
    const struct book *book;       /* NULL: the site */
    str root;                      /* the way to the site's root, or from a chapter to the folder of the book's files */
    const struct terms_plan *terms; /* where glosses lead; NULL: nowhere */
    const struct parts *parts;      /* its own, for what stands beside its glosses; NULL: they are taken for others */
    str prefix;                     /* what stands before its ids, where another article is on the page */
};

struct page_filler fill_begin(
    const struct publication *publication, const struct article *article, const struct book *book, str root);

/* Sets what stands before the ids: fill_facing_prefix where the article is the second one on its page. */
void fill_prefix(struct page_filler *filler, str prefix);

/* The body, its slots filled, in an arena; a NULL-free str, empty for an empty body. */
str fill_body(struct arena *arena, const struct body *body, const struct page_filler *filler);

/* What stands before the ids of an article that is set beside another one. */
str fill_facing_prefix(struct arena *arena, const struct article *article);

#endif
