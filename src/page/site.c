#include "page/site.h"

#include "base/hash.h"
#include "page/context.h"

struct writing {
    struct bundle *out;
    const struct publication *publication;
    const struct theme *theme;
    struct context context;
    struct buf page;
    struct diag *diag;
};

static bool add_text(struct writing *w, const char *path, const char *type, str bytes)
{
    return bundle_add(w->out, str_of(path), str_of(type), bytes, w->diag);
}

static bool add_page(struct writing *w, str path, const char *template, const struct value *page)
{
    buf_reset(&w->page);
    templates_render(&w->page, &w->theme->templates, str_of(template), page, w->diag);
    return bundle_add(w->out, path, S("text/html"), buf_str(&w->page), w->diag);
}

static bool write_style(struct writing *w)
{
    str style = theme_file(w->theme, S("style.css"));
    str hash = hash_hex(w->context.arena, style, 12);

    w->context.style = arena_printf(w->context.arena, "assets/style-%.*s.css", STR(hash));
    return bundle_add(w->out, w->context.style, S("text/css"), style, w->diag);
}

/* Each page's values in an arena of their own, so that memory doesn't grow with the number of pages. */
static bool write_article(struct writing *w, const struct article *article)
{
    const struct facts *facts = article->facts;
    struct arena arena = { 0 };
    struct context context = w->context;
    struct page_filler filler = page_filler(w->publication, article, NULL, S("../../"));
    struct value *page;
    struct buf path = { 0 };
    bool ok;

    context.arena = &arena;
    site_path(&path, article);
    page = context_page(&context, facts->lang, facts->title_text, filler.root, buf_str(&path));
    value_set(&arena, page, "description", facts->description.len ? value_text(&arena, facts->description) : NULL);
    value_set(&arena, page, "article", context_article(&context, &filler));
    ok = add_page(w, arena_printf(&arena, "articles/%.*s/index.html", STR(facts->slug)), "article.html", page);
    buf_free(&path);
    arena_free(&arena);
    return ok;
}

static bool write_home(struct writing *w)
{
    str lang = w->publication->source->config.lang.text;
    struct value *page = context_page(&w->context, lang, site_title(&w->context), S(""), S(""));

    value_set(w->context.arena, page, "home", context_home(&w->context));
    return add_page(w, S("index.html"), "home.html", page);
}

/* The part of the publication's address behind the host, with a slash at the end: "/" or "/journal/". */
static str base_path(struct writing *w)
{
    str url = w->publication->source->config.url.text;
    ptrdiff_t host = str_find(url, S("://"));
    str rest = host < 0 ? S("") : str_from(url, (size_t)host + 3);
    ptrdiff_t slash = str_find(rest, S("/"));

    return slash < 0 ? S("/") : arena_printf(w->context.arena, "%.*s/", STR(str_from(rest, (size_t)slash)));
}

static bool write_not_found(struct writing *w)
{
    const struct site_config *config = &w->publication->source->config;
    const struct strings *strings = strings_for(w->context.strings, config->lang.text);
    struct value *page =
        context_page(&w->context, config->lang.text, strings_get(strings, "not_found"), base_path(w), (str){ 0 });

    return add_page(w, S("404.html"), "404.html", page);
}

static void add_address(struct buf *out, str url, const struct article *article)
{
    const struct front *front = article ? &article->facts->front : NULL;
    const struct date *date = front && front->updated.year ? &front->updated : front ? &front->date : NULL;
    char iso[16];

    buf_lit(out, "<url><loc>");
    buf_xml(out, url);
    buf_byte(out, '/');
    if (article)
        site_path(out, article);
    buf_lit(out, "</loc>");
    if (date && date->year)
        buf_printf(out, "<lastmod>%.*s</lastmod>", STR(date_iso(date, iso)));
    buf_lit(out, "</url>\n");
}

/* sitemaps.org, 0.9. */
static bool write_sitemap(struct writing *w)
{
    str url = w->publication->source->config.url.text;
    struct buf map = { 0 };
    bool ok;

    if (url.len == 0)
        return true;
    buf_lit(&map,
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n");
    add_address(&map, url, NULL);
    for (size_t i = 0; i < w->publication->count; i++)
        add_address(&map, url, &w->publication->articles[i]);
    buf_lit(&map, "</urlset>\n");
    ok = add_text(w, "sitemap.xml", "application/xml", buf_str(&map));
    buf_free(&map);
    return ok;
}

static bool write_robots(struct writing *w)
{
    str url = w->publication->source->config.url.text;
    struct buf robots = { 0 };
    bool ok;

    buf_lit(&robots, "User-agent: *\nAllow: /\n");
    if (url.len)
        buf_printf(&robots, "Sitemap: %.*s/sitemap.xml\n", STR(url));
    ok = add_text(w, "robots.txt", "text/plain", buf_str(&robots));
    buf_free(&robots);
    return ok;
}

static bool write_all(struct writing *w)
{
    if (!write_style(w) || !write_home(w))
        return false;
    for (size_t i = 0; i < w->publication->count; i++)
        if (!write_article(w, &w->publication->articles[i]))
            return false;
    return write_not_found(w) && write_sitemap(w) && write_robots(w) && add_text(w, ".nojekyll", "", S(""));
}

bool site_write(struct bundle *out, const struct publication *publication, const struct theme *theme,
    const struct strings_set *strings, struct diag *diag)
{
    struct arena arena = { 0 };
    struct writing w = { .out = out, .publication = publication, .theme = theme, .diag = diag };
    bool ok;

    w.context = (struct context){ &arena, publication, strings, S("") };
    ok = write_all(&w);
    buf_free(&w.page);
    arena_free(&arena);
    return ok;
}
