/* view/filler.h: what the slots of a body on a page are filled from. */
#ifndef STELE_VIEW_FILLER_H
#define STELE_VIEW_FILLER_H

#include "publication/publication.h"
#include "write/body.h"

struct terms_plan;

/* What a slot needs to know. `filler` is to be passed to body_fill. */
struct page_filler {
    struct body_filler filler;
    const struct publication *publication;
    const struct article *article; /* whose body it is */
    const struct book *book;       /* NULL: the website */
    str root; /* the way to the website's root, or from a chapter to the folder of the book's files */
    const struct terms_plan *terms; /* where glosses lead; NULL: nowhere */
    const struct parts *parts;      /* its own, for what stands beside its glosses; NULL: they are taken for others */
    str prefix;                     /* what stands before its ids, where another article is on the page */
};

#endif
