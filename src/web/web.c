#include "web/web.h"

#include "base/hash.h"
#include "publication/facing.h"
#include "view/address.h"
#include "view/context.h"
#include "view/converted.h"
#include "view/dictionary.h"
#include "view/editions.h"
#include "view/facing.h"
#include "view/fill.h"
#include "view/page.h"
#include "web/sitemap.h"

static bool add_text(const struct web_writer *w, const char *path, const char *type, str bytes, struct diag *diag)
{
    return bundle_add(w->out, str_of(path), str_of(type), bytes, diag);
}

static bool add_page(const struct web_writer *w, struct buf *page, str path, const char *template,
    const struct value *values, struct diag *diag)
{
    buf_reset(page);
    mustache_render(page, &w->theme->templates, str_of(template), values, diag);
    return bundle_add(w->out, path, S("text/html"), buf_str(page), diag);
}

static void begin_page(struct web_worker *worker)
{
    arena_reset(&worker->arena);
    buf_reset(&worker->path);
}

/* --- an article's page */

/* Whether there is a card to show or a reading to set. */
static bool wants_script(const struct facts *facts)
{
    return facts->gloss_count || facts->has_han;
}

bool web_write_article(
    const struct web_writer *w, struct web_worker *worker, const struct article *article, struct diag *diag)
{
    const struct facts *facts = article->facts;
    struct context context = w->context;
    struct page_filler filler;
    struct value *page;
    struct parts parts;
    str path;

    context.arena = &worker->arena;
    begin_page(worker);
    address_article(&worker->path, article);
    path = buf_str(&worker->path);
    filler = fill_begin(w->publication, article, NULL, address_root(path));
    filler.terms = context.terms;
    if (!publication_parts(w->publication, article, &worker->arena, &parts, diag))
        return false;
    filler.parts = &parts;
    page = page_frame(&context, facts->lang, facts->title.plain, filler.root, path);
    if (facts->description.len)
        value_set(context.arena, page, "description", value_text(context.arena, facts->description));
    value_set(context.arena, page, "alternates", editions_alternates(&context, article, filler.root));
    value_set(context.arena, page, "article", page_article(&context, &filler, &parts));
    if (wants_script(facts))
        value_set(context.arena, page, "script", value_text(context.arena, context.script));
    return add_page(
        w, &worker->page, address_file(context.arena, path), facts->page ? "page.html" : "article.html", page, diag);
}

/* --- an edition beside its original */

static struct facing_pair pair_of(const struct web_writer *w, const struct article *edition, const struct parts *left,
    const struct parts *right, str root)
{
    struct facing_pair pair = { fill_begin(w->publication, edition->original, NULL, root),
        fill_begin(w->publication, edition, NULL, root) };

    pair.left.parts = left;
    pair.right.parts = right;
    pair.left.terms = pair.right.terms = w->context.terms;
    return pair;
}

bool web_write_facing(
    const struct web_writer *w, struct web_worker *worker, const struct article *edition, struct diag *diag)
{
    const struct facts *facts = edition->original->facts;
    struct context context = w->context;
    struct parts left, right;
    struct facing_pair pair;
    struct value *page, *article;
    str path, root;

    context.arena = &worker->arena;
    begin_page(worker);
    address_facing(&worker->path, w->publication, edition);
    path = buf_str(&worker->path);
    root = address_root(path);
    pair = pair_of(w, edition, &left, &right, root);
    if (!publication_parts(w->publication, edition->original, &worker->arena, &left, diag) ||
        !publication_parts(w->publication, edition, &worker->arena, &right, diag))
        return false;
    page = page_frame(&context, facts->lang, facts->title.plain, root, path);
    article = facing_article(&context, edition->original, edition);
    value_set(context.arena, article, "editions", editions_value(&context, edition, true, root));
    value_set(context.arena, page, "article", article);
    value_set(context.arena, page, "parallel", facing_value(&context, &pair));
    if (facts->gloss_count || edition->facts->gloss_count)
        value_set(context.arena, page, "script", value_text(context.arena, context.script));
    return add_page(w, &worker->page, address_file(context.arena, path), "parallel.html", page, diag);
}

void web_worker_free(struct web_worker *worker)
{
    arena_free(&worker->arena);
    buf_free(&worker->page);
    buf_free(&worker->path);
}

/* --- the rest */

static bool write_style(struct web_writer *w, struct diag *diag)
{
    str style = theme_style(w->context.arena, w->theme, S(""));
    str hash = hash_hex(w->context.arena, style, 12);

    w->context.style = arena_printf(w->context.arena, "assets/style-%.*s.css", STR(hash));
    return bundle_add(w->out, w->context.style, S("text/css"), style, diag);
}

static bool any_wants_script(const struct publication *p)
{
    for (size_t i = 0; i < publication_size(p); i++)
        if (wants_script(p->articles[i].facts))
            return true;
    return false;
}

static bool write_script(struct web_writer *w, struct diag *diag)
{
    str script = theme_file(w->theme, S("script.js"));

    if (script.len == 0 || !any_wants_script(w->publication))
        return true;
    w->context.script =
        arena_printf(w->context.arena, "assets/script-%.*s.js", STR(hash_hex(w->context.arena, script, 12)));
    return bundle_add(w->out, w->context.script, S("text/javascript"), script, diag);
}

bool web_write_terms(
    const struct web_writer *w, struct web_worker *worker, const struct terms_sheet *sheet, struct diag *diag)
{
    str lang = w->publication->input->config.lang.text, root = address_root(sheet->address);
    struct context context = w->context;
    struct value *page;

    context.arena = &worker->arena;
    arena_reset(&worker->arena);
    page = page_frame(&context, lang, strings_get(strings_for(context.strings, lang), "terms"), root, sheet->address);
    value_set(context.arena, page, "terms", dictionary_sheet(&context, sheet, lang, root));
    return add_page(w, &worker->page, address_file(context.arena, sheet->address), "terms.html", page, diag);
}

static bool write_issue(struct web_writer *w, struct web_worker *worker, const struct issue *issue, struct diag *diag)
{
    str lang = w->publication->input->config.lang.text, path, root;
    struct context context = w->context;
    struct value *page;

    context.arena = &worker->arena;
    begin_page(worker);
    address_issue(&worker->path, issue);
    path = buf_str(&worker->path);
    root = address_root(path);
    page = page_frame(&context, lang, page_issue_title(&context, issue), root, path);
    value_set(context.arena, page, "issue", page_issue(&context, issue, root));
    w->pages++;
    return add_page(w, &worker->page, address_file(context.arena, path), "issue.html", page, diag);
}

static bool write_issues(struct web_writer *w, struct web_worker *worker, struct diag *diag)
{
    for (size_t i = 0; i < w->publication->issue_count; i++)
        if (!write_issue(w, worker, &w->publication->issues[i], diag))
            return false;
    return true;
}

bool web_write_archive(
    const struct web_writer *w, struct web_worker *worker, const struct archive_sheet *sheet, struct diag *diag)
{
    str lang = w->publication->input->config.lang.text, path, root;
    struct context context = w->context;
    struct value *page;

    context.arena = &worker->arena;
    begin_page(worker);
    path = archive_path(context.arena, sheet);
    root = address_root(path);
    page = page_frame(&context, lang, archive_name(&context, sheet), root, path);
    value_set(context.arena, page, "archive", archive_value(&context, &w->archive, sheet, root));
    return add_page(w, &worker->page, address_file(context.arena, path), "archive.html", page, diag);
}

static bool write_archive(struct web_writer *w, struct web_worker *worker, struct diag *diag)
{
    w->pages += w->archive.count ? 1 + w->archive.count : 0;
    return !w->archive.count || web_write_archive(w, worker, NULL, diag);
}

static bool write_home(struct web_writer *w, struct web_worker *worker, struct diag *diag)
{
    str lang = w->publication->input->config.lang.text;
    struct context context = w->context;
    struct value *page, *home;
    size_t count = w->publication->count;

    context.arena = &worker->arena;
    page = page_frame(&context, lang, page_web_title(&context), S(""), S(""));
    home = page_home(&context, w->archive.count ? ARCHIVE_HOME : count);
    if (w->archive.count)
        value_set(context.arena, home, "archive", value_text(context.arena, archive_link(&context, S(""))));
    value_set(context.arena, page, "home", home);
    w->pages++;
    return add_page(w, &worker->page, address_file(context.arena, S("")), "home.html", page, diag);
}

/* The part of the publication's address after the host, with a slash at the end: "/" or "/journal/". */
static str base_path(const struct web_writer *w)
{
    str url = w->publication->input->config.url.text;
    ptrdiff_t host = str_find(url, S("://"));
    str rest = host < 0 ? S("") : str_from(url, (size_t)host + 3);
    ptrdiff_t slash = str_find(rest, S("/"));

    return slash < 0 ? S("/") : arena_printf(w->context.arena, "%.*s/", STR(str_from(rest, (size_t)slash)));
}

static bool write_not_found(struct web_writer *w, struct web_worker *worker, struct diag *diag)
{
    const struct config *config = &w->publication->input->config;
    const struct strings *strings = strings_for(w->context.strings, config->lang.text);
    struct value *page =
        page_frame(&w->context, config->lang.text, strings_get(strings, "not_found"), base_path(w), (str){ 0 });

    w->pages++;
    return add_page(w, &worker->page, S("404.html"), "404.html", page, diag);
}

static bool write_robots(const struct web_writer *w, struct diag *diag)
{
    struct buf robots = { 0 };
    bool ok;

    buf_lit(&robots, "User-agent: *\nAllow: /\n");
    if (address_is_known(w->publication)) {
        buf_lit(&robots, "Sitemap: ");
        address_base(&robots, w->publication);
        buf_lit(&robots, "sitemap.xml\n");
    }
    ok = add_text(w, "robots.txt", "text/plain", buf_str(&robots), diag);
    buf_free(&robots);
    return ok;
}

bool web_begin(struct web_writer *w, struct arena *arena, struct bundle *out, const struct publication *publication,
    const struct theme *theme, const struct strings_set *strings, struct diag *diag)
{
    struct web_worker worker = { 0 };
    bool ok;

    *w = (struct web_writer){ .out = out, .publication = publication, .theme = theme };
    w->context = (struct context){ arena, publication, strings, S(""), S(""), &w->terms, BODY_WEB };
    terms_plan(&w->terms, arena, &w->context, NULL);
    w->archive = archive_plan(arena, publication);
    ok = converted_plan(&w->terms, arena, &w->context, diag) && write_style(w, diag) && write_script(w, diag) &&
         write_home(w, &worker, diag) && write_archive(w, &worker, diag) && write_issues(w, &worker, diag) &&
         write_not_found(w, &worker, diag) && sitemap_write(w, diag) &&
         write_robots(w, diag) && add_text(w, ".nojekyll", "", S(""), diag);
    web_worker_free(&worker);
    return ok;
}
