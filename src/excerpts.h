/* excerpts.h: the text around a span of an article, as its file has it.
 *
 * An article's file is read when it is first asked for.
 */
#ifndef STELE_EXCERPTS_H
#define STELE_EXCERPTS_H

#include "base/map.h"
#include "exchange/review.h"

struct excerpts {
    struct arena *arena;
    str root;         /* the publication's folder */
    struct map known; /* of struct around, by path */
};

struct excerpts excerpts_begin(struct arena *arena, str root);

/* As struct review_lines wants it; `context` is a struct excerpts. A file that can't be read any more is empty. */
const struct around *excerpts_of(void *context, const struct article *article);

#endif
