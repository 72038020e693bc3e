#include "view/href.h"

#include "formats/url.h"
#include "view/facing.h"
#include "view/fill.h"

bool href_folders(const struct publication *publication)
{
    return publication->source->config.url.text.len > 0;
}

str href_index(const struct publication *publication)
{
    return href_folders(publication) ? S("") : S("index.html");
}

str href_home(struct arena *arena, const struct publication *publication, str root)
{
    str home = arena_printf(arena, "%.*s%.*s", STR(root), STR(href_index(publication)));

    return home.len ? home : S("./");
}

void href_article(struct buf *out, const struct publication *publication, str root, const struct article *article)
{
    buf_add(out, root);
    site_path(out, article);
    buf_add(out, href_index(publication));
}

void href_issue(struct buf *out, const struct publication *publication, str root, const struct issue *issue)
{
    buf_add(out, root);
    buf_lit(out, "issues/");
    url_write(out, issue->config->id);
    buf_byte(out, '/');
    buf_add(out, href_index(publication));
}

void href_parallel(struct buf *out, const struct publication *publication, str root, const struct article *edition)
{
    buf_add(out, root);
    parallel_path(out, publication, edition);
    buf_add(out, href_index(publication));
}
