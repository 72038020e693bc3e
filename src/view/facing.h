/* view/facing.h: an edition beside its original, as a template sees it. */
#ifndef STELE_VIEW_FACING_H
#define STELE_VIEW_FACING_H

#include "publication/facing.h"
#include "view/context.h"
#include "view/filler.h"

/* Two editions of an article and what their bodies are filled by. Both fillers say the same of book and root. */
struct facing_pair {
    struct page_filler left, right; /* with their parts */
};

/* The value of `parallel`. Ids on the right side have its language before them ("zh-Hans--note-1"). */
struct value *facing_value(const struct context *context, const struct facing_pair *sides);

/* The values of byline and the like: by the authors of the left side and the translators of both. */
struct value *facing_article(const struct context *context, const struct article *left, const struct article *right);

#endif
