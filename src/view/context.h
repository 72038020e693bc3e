/* view/context.h: what all pages of a website, or of a book, share. */
#ifndef STELE_VIEW_CONTEXT_H
#define STELE_VIEW_CONTEXT_H

#include "input/strings.h"
#include "publication/publication.h"
#include "theme/value.h"
#include "write/body.h"

struct terms_plan;

/* What every page of one output shares. */
struct context {
    struct arena *arena; /* values live here: one page's, reset between pages */
    const struct publication *publication;
    const struct strings_set *strings;
    str style;                      /* the style sheet's address from the root */
    str script;                     /* the script's; empty: there is none */
    const struct terms_plan *terms; /* NULL: terms are shown nowhere */
    enum body_target target;
};

#endif
