#include "excerpts.h"

#include "base/file.h"

struct excerpts excerpts_begin(struct arena *arena, str root)
{
    return (struct excerpts){ arena, root, { .arena = arena } };
}

const struct around *excerpts_of(void *context, const struct article *article)
{
    struct excerpts *e = context;
    str path = article->facts->path, text;
    struct around *around = map_get(&e->known, path);

    if (around)
        return around;
    around = arena_new(e->arena, struct around);
    if (file_read(e->arena, file_join(e->arena, e->root, path), ARTICLE_BYTES, &text) != 0)
        text = S(""); /* it was there a moment ago; the table can do without */
    around_begin(around, e->arena, text);
    map_set(&e->known, path, around);
    return around;
}
