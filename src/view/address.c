#include "view/address.h"

#include "base/path.h"
#include "formats/url.h"
#include "publication/facing.h"

/* --- paths */

static void add_folder(struct buf *out, str name)
{
    url_write(out, name);
    buf_byte(out, '/');
}

void address_article(struct buf *out, const struct article *article)
{
    if (!article->facts->page)
        buf_lit(out, "articles/");
    add_folder(out, article->facts->slug);
    if (article->facts->edition.len)
        add_folder(out, article->facts->edition);
}

void address_facing(struct buf *out, const struct publication *p, const struct article *edition)
{
    address_article(out, facing_is_main(p, edition) ? edition->original : edition);
    buf_lit(out, "parallel/");
}

void address_issue(struct buf *out, const struct issue *issue)
{
    buf_lit(out, "issues/");
    add_folder(out, issue->config->id);
}

str address_terms(struct arena *arena, char letter, bool reading, size_t ordinal)
{
    const char *before = reading ? "pinyin-" : "";
    str name = letter == '0' ? S("0-9") : letter == '*' ? S("other") : arena_printf(arena, "%c", letter);

    if (letter == '\0')
        return S("terms/");
    return ordinal > 1 ? arena_printf(arena, "terms/%s%.*s-%zu/", before, STR(name), ordinal)
                       : arena_printf(arena, "terms/%s%.*s/", before, STR(name));
}

str address_root(str path)
{
    size_t depth = 0;

    for (size_t i = 0; i < path.len; i++)
        depth += path.at[i] == '/';
    return str_first(S("../../../../"), 3 * depth);
}

str address_file(struct arena *arena, str path)
{
    return arena_printf(arena, "%.*sindex.html", STR(path_decode(arena, path)));
}

/* --- links */

bool address_is_known(const struct publication *publication)
{
    return publication->input->config.url.text.len > 0;
}

str address_index(const struct publication *publication)
{
    return address_is_known(publication) ? S("") : S("index.html");
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

void address_link_facing(
    struct buf *out, const struct publication *publication, str root, const struct article *edition)
{
    buf_add(out, root);
    address_facing(out, publication, edition);
    buf_add(out, address_index(publication));
}

void address_link_issue(struct buf *out, const struct publication *publication, str root, const struct issue *issue)
{
    buf_add(out, root);
    address_issue(out, issue);
    buf_add(out, address_index(publication));
}

str address_href(struct arena *arena, const struct publication *publication, const struct article *article, str root)
{
    struct buf href = { 0 };
    str copy;

    address_link_article(&href, publication, root, article);
    copy = buf_copy(&href, arena);
    buf_free(&href);
    return copy;
}

void address_link_asset(struct buf *out, str root, bool book, str name)
{
    buf_printf(out, "%.*s%s/%.*s", STR(root), book ? "images" : "assets", STR(name));
}

void address_base(struct buf *out, const struct publication *publication)
{
    if (!address_is_known(publication))
        return;
    url_write(out, publication->input->config.url.text);
    buf_byte(out, '/');
}

/* --- a book's files */

str address_glossary(struct arena *arena, size_t ordinal)
{
    return ordinal == 1 ? S("glossary.xhtml") : arena_printf(arena, "glossary-%zu.xhtml", ordinal);
}
