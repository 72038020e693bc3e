#include "view/href.h"

#include "formats/url.h"
#include "view/facing.h"
#include "view/fill.h"

bool address_has_folders(const struct publication *publication)
{
    return publication->input->config.url.text.len > 0;
}

str address_index(const struct publication *publication)
{
    return address_has_folders(publication) ? S("") : S("index.html");
}

str address_link_home(struct arena *arena, const struct publication *publication, str root)
{
    str home = arena_printf(arena, "%.*s%.*s", STR(root), STR(address_index(publication)));

    return home.len ? home : S("./");
}

void address_link_article(
    struct buf *out, const struct publication *publication, str root, const struct article *article)
{
    buf_add(out, root);
    address_article(out, article);
    buf_add(out, address_index(publication));
}

void address_link_issue(struct buf *out, const struct publication *publication, str root, const struct issue *issue)
{
    buf_add(out, root);
    buf_lit(out, "issues/");
    url_write(out, issue->config->id);
    buf_byte(out, '/');
    buf_add(out, address_index(publication));
}

void address_link_facing(
    struct buf *out, const struct publication *publication, str root, const struct article *edition)
{
    buf_add(out, root);
    address_facing(out, publication, edition);
    buf_add(out, address_index(publication));
}
