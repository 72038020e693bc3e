#include "book/book.h"

#include "base/hash.h"
#include "book/package.h"
#include "view/dictionary.h"
#include "view/address.h"
#include "view/facing.h"

static bool add(struct book_writing *w, str path, const char *type, str bytes)
{
    return bundle_add(w->out, path, str_of(type), bytes, w->diag);
}

static bool add_rendered(struct book_writing *w, str path, const char *template, const struct value *page)
{
    struct buf text = { 0 };
    bool ok;

    mustache_render(&text, &w->theme->templates, str_of(template), page, w->diag);
    ok = add(w, path, "application/xhtml+xml", buf_str(&text));
    buf_free(&text);
    return ok;
}

static bool is_parallel(const struct book_writing *w, size_t chapter)
{
    return w->book->facing && w->book->facing[chapter];
}

static bool write_chapter(struct book_writing *w, size_t number, const struct article *article)
{
    struct page_filler filler = page_filler(w->context.publication, article, w->book, S("../"));
    const struct facts *facts = article->facts;
    struct value *page = context_page(&w->context, facts->lang, facts->title.plain, S("../"), S(""));

    filler.terms = &w->terms;
    value_set(w->context.arena, page, "article", context_article(&w->context, &filler, &w->parts[number - 1]));
    return add_rendered(
        w, arena_printf(w->context.arena, "EPUB/text/" ADDRESS_CHAPTER, number), "book/chapter.xhtml", page);
}

static bool write_facing_chapter(struct book_writing *w, size_t number)
{
    const struct article *left = w->book->articles[number - 1], *right = w->book->facing[number - 1];
    struct page_filler filler = page_filler(w->context.publication, left, w->book, S("../"));
    struct facing_pair sides = { filler, page_filler(w->context.publication, right, w->book, S("../")),
        &w->parts[number - 1], &w->facing[number - 1] };
    struct value *page = context_page(&w->context, left->facts->lang, left->facts->title.plain, S("../"), S(""));

    sides.left.terms = sides.right.terms = &w->terms;
    value_set(w->context.arena, page, "article", facing_article(&w->context, left, right));
    value_set(w->context.arena, page, "parallel", facing_value(&w->context, &sides));
    return add_rendered(
        w, arena_printf(w->context.arena, "EPUB/text/" ADDRESS_CHAPTER, number), "book/parallel.xhtml", page);
}

static bool write_title_page(struct book_writing *w)
{
    struct value *page = context_page(&w->context, w->lang, w->title, S("../"), S(""));

    value_set(w->context.arena, page, "book", context_book(&w->context, w->book));
    return add_rendered(w, S("EPUB/text/title.xhtml"), "book/title.xhtml", page);
}

static bool write_glossary(struct book_writing *w, const struct terms_sheet *sheet)
{
    struct value *page = context_page(&w->context, w->lang, w->title, S("../"), S(""));

    value_set(w->context.arena, page, "terms", dictionary_sheet(&w->context, sheet, w->lang, S("")));
    return add_rendered(
        w, arena_printf(w->context.arena, "EPUB/text/%.*s", STR(sheet->address)), "book/glossary.xhtml", page);
}

static bool write_made(
    struct book_writing *w, str path, const char *type, void (*make)(struct buf *, const struct book_writing *))
{
    struct buf text = { 0 };
    bool ok;

    make(&text, w);
    ok = add(w, path, type, buf_str(&text));
    buf_free(&text);
    return ok;
}

static bool write_all(struct book_writing *w)
{
    bool ok = add(w, S("mimetype"), "", S("application/epub+zip")) &&
              write_made(w, S("META-INF/container.xml"), "application/xml", package_container) &&
              write_made(w, S("EPUB/package.opf"), "application/oebps-package+xml", package_write) &&
              write_made(w, S("EPUB/nav.xhtml"), "application/xhtml+xml", package_nav) &&
              write_made(w, S("EPUB/toc.ncx"), "application/x-dtbncx+xml", package_ncx) &&
              add(w, S("EPUB/style.css"), "text/css", theme_style(w->context.arena, w->theme, S("book/"))) &&
              write_title_page(w);

    for (size_t i = 0; ok && i < w->book->count; i++)
        ok = is_parallel(w, i) ? write_facing_chapter(w, i + 1) : write_chapter(w, i + 1, w->book->articles[i]);
    for (size_t i = 0; ok && i < w->terms.count; i++)
        ok = write_glossary(w, w->terms.sheets[i]);
    return ok;
}

/* The same book has the same name wherever it is made: by its publication's address or title, and its id. */
static str identifier(struct book_writing *w)
{
    const struct config *config = &w->context.publication->input->config;
    str home = config->url.text.len ? config->url.text : context_web_title(&w->context);

    return hash_uuid(w->context.arena, arena_printf(w->context.arena, "%.*s\n%.*s", STR(home), STR(w->book->id)));
}

static str last_change(struct book_writing *w)
{
    struct date last = { .year = 1980, .month = 1, .day = 1 }; /* a book without dates is as old as its zip's format */

    for (size_t i = 0; i < w->book->count; i++) {
        const struct facts *facts = w->book->articles[i]->facts;

        if (date_compare(&facts->date, &last) > 0)
            last = facts->date;
        if (date_compare(&facts->updated, &last) > 0)
            last = facts->updated;
    }
    return arena_printf(
        w->context.arena, "%04d-%02d-%02dT00:00:00Z", last.year, last.month ? last.month : 1, last.day ? last.day : 1);
}

static bool read_parts(struct book_writing *w)
{
    w->parts = arena_array(w->context.arena, struct parts, w->book->count);
    w->facing = arena_array(w->context.arena, struct parts, w->book->count);
    for (size_t i = 0; i < w->book->count; i++) {
        if (!publication_parts(w->context.publication, w->book->articles[i], w->context.arena, &w->parts[i], w->diag))
            return false;
        if (is_parallel(w, i) &&
            !publication_parts(w->context.publication, w->book->facing[i], w->context.arena, &w->facing[i], w->diag))
            return false;
    }
    return true;
}

bool book_write(struct bundle *out, const struct publication *publication, const struct book *book,
    const struct theme *theme, const struct strings_set *strings, str modified, struct diag *diag)
{
    struct arena arena = { 0 };
    struct book_writing w = { .out = out, .book = book, .theme = theme, .diag = diag };
    bool ok;

    w.context = (struct context){ &arena, publication, strings, S("../style.css"), S(""), &w.terms, BODY_BOOK };
    terms_plan(&w.terms, &arena, &w.context, book);
    w.title = context_book_title(&w.context, book);
    w.lang = context_book_lang(&w.context, book);
    w.identifier = identifier(&w);
    w.modified = modified.len ? modified : last_change(&w);
    w.pictures = book_pictures(&arena, book);
    ok = read_parts(&w) && write_all(&w);
    arena_free(&arena);
    return ok;
}

struct listing {
    struct arena *arena;
    struct picture_list list;
    struct map seen; /* pictures by name */
    size_t cap;
};

static void list_pictures(struct listing *l, const struct article *article)
{
    for (size_t i = 0; i < article->picture_count; i++) {
        const struct picture *picture = article->pictures[i];

        if (!picture || map_set(&l->seen, picture->name, l))
            continue;
        l->list.items = arena_grow(l->arena, l->list.items, l->list.count, &l->cap, sizeof *l->list.items);
        l->list.items[l->list.count++] = picture;
    }
}

struct picture_list book_pictures(struct arena *arena, const struct book *book)
{
    struct listing listing = { .arena = arena, .seen = { .arena = arena } };

    for (size_t i = 0; i < book->count; i++) {
        list_pictures(&listing, book->articles[i]);
        if (book->facing && book->facing[i])
            list_pictures(&listing, book->facing[i]);
    }
    return listing.list;
}
