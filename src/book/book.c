#include "book/book.h"

#include "base/hash.h"
#include "book/package.h"
#include "view/address.h"
#include "view/dictionary.h"
#include "view/facing.h"
#include "view/fill.h"
#include "view/page.h"

/* --- one file */

/* A file while it is made. */
struct making {
    const struct book_writing *writing;
    struct book_worker *worker;
    struct context context; /* its values last as long as the file */
    struct diag *diag;
};

static void render(struct making *m, const char *template, const struct value *page)
{
    mustache_render(&m->worker->text, &m->writing->theme->templates, str_of(template), page, m->diag);
}

static struct page_filler filler_of(const struct making *m, const struct article *article, const struct parts *parts)
{
    struct page_filler filler = fill_begin(m->context.publication, article, m->writing->book, S("../"));

    filler.terms = &m->writing->terms;
    filler.parts = parts;
    return filler;
}

static struct value *page_of(const struct making *m, const struct article *article)
{
    return page_frame(&m->context, article->facts->lang, article->facts->title.plain, S("../"), S(""));
}

static void write_alone(struct making *m, const struct article *article, const struct parts *parts)
{
    struct page_filler filler = filler_of(m, article, parts);
    struct value *page = page_of(m, article);

    value_set(m->context.arena, page, "article", page_article(&m->context, &filler, parts));
    render(m, "book/chapter.xhtml", page);
}

static void write_facing(struct making *m, const struct article *left, const struct article *right,
    const struct parts *left_parts, const struct parts *right_parts)
{
    struct facing_pair sides = { filler_of(m, left, left_parts), filler_of(m, right, right_parts) };
    struct value *page = page_of(m, left);

    value_set(m->context.arena, page, "article", facing_article(&m->context, left, right));
    value_set(m->context.arena, page, "parallel", facing_value(&m->context, &sides));
    render(m, "book/parallel.xhtml", page);
}

/* Keeps those headings that the contents list: the second level of those that have words. */
static struct chapter_headings keep_headings(struct arena *arena, const struct parts *parts)
{
    struct chapter_headings kept = { arena_array(arena, struct chapter_heading, parts->heading_count), 0 };

    for (size_t i = 0; i < parts->heading_count; i++) {
        const struct heading *heading = &parts->headings[i];

        if (heading->level == 2 && heading->text.plain.len)
            kept.items[kept.count++] =
                (struct chapter_heading){ arena_copy(arena, heading->id), arena_copy(arena, heading->text.plain),
                    arena_copy(arena, body_line(arena, &heading->text.xhtml, BODY_BOOK)) };
    }
    return kept;
}

static bool write_chapter(struct making *m, struct chapter_headings *headings, size_t chapter)
{
    const struct book *book = m->writing->book;
    const struct publication *publication = m->context.publication;
    const struct article *left = book->articles[chapter], *right = book->facing ? book->facing[chapter] : NULL;
    struct parts parts, facing;

    if (!publication_parts(publication, left, m->context.arena, &parts, m->diag))
        return false;
    if (right && !publication_parts(publication, right, m->context.arena, &facing, m->diag))
        return false;
    *headings = keep_headings(&m->worker->lasting, &parts);
    if (right)
        write_facing(m, left, right, &parts, &facing);
    else
        write_alone(m, left, &parts);
    return true;
}

static struct value *book_page(const struct making *m)
{
    return page_frame(&m->context, m->writing->lang, m->writing->title, S("../"), S(""));
}

static void write_title_page(struct making *m)
{
    struct value *page = book_page(m);

    value_set(m->context.arena, page, "book", page_book(&m->context, m->writing->book));
    render(m, "book/title.xhtml", page);
}

static void write_glossary(struct making *m, const struct terms_sheet *sheet)
{
    struct value *page = book_page(m);

    value_set(m->context.arena, page, "terms", dictionary_sheet(&m->context, sheet, m->writing->lang, S("")));
    render(m, "book/glossary.xhtml", page);
}

static void write_style(struct making *m)
{
    buf_add(&m->worker->text, theme_style(m->context.arena, m->writing->theme, S("book/")));
}

/* --- all of them, by number */

enum fixed { MIMETYPE, CONTAINER, PACKAGE, NAV = BOOK_CONTENTS, NCX, STYLE, TITLE, FIXED };

static const struct {
    const char *path, *type;
} fixed[FIXED] = {
    [MIMETYPE] = { "mimetype", "" },
    [CONTAINER] = { "META-INF/container.xml", "application/xml" },
    [PACKAGE] = { "EPUB/package.opf", "application/oebps-package+xml" },
    [NAV] = { "EPUB/nav.xhtml", "application/xhtml+xml" },
    [NCX] = { "EPUB/toc.ncx", "application/x-dtbncx+xml" },
    [STYLE] = { "EPUB/style.css", "text/css" },
    [TITLE] = { "EPUB/text/title.xhtml", "application/xhtml+xml" },
};

static void write_fixed(struct making *m, enum fixed number)
{
    struct buf *out = &m->worker->text;

    switch (number) {
    case MIMETYPE: buf_lit(out, "application/epub+zip"); break;
    case CONTAINER: package_container(out, m->writing); break;
    case PACKAGE: package_write(out, m->writing, m->context.arena); break;
    case NAV: package_nav(out, m->writing, m->context.arena); break;
    case NCX: package_ncx(out, m->writing); break;
    case STYLE: write_style(m); break;
    case TITLE: write_title_page(m); break;
    case FIXED: break;
    }
}

size_t book_file_count(const struct book_writing *w)
{
    return FIXED + w->book->count + w->terms.count;
}

bool book_make_file(
    struct book_writing *w, struct book_worker *worker, size_t number, struct entry *file, struct diag *diag)
{
    struct making making = { w, worker, w->context, diag };
    struct arena *arena = making.context.arena = &worker->arena;
    size_t chapter = number - FIXED, sheet = chapter - w->book->count;

    arena_reset(arena);
    buf_reset(&worker->text);
    if (number < FIXED) {
        *file = (struct entry){ .path = str_of(fixed[number].path), .type = str_of(fixed[number].type) };
        write_fixed(&making, (enum fixed)number);
    } else {
        file->type = S("application/xhtml+xml");
        if (chapter < w->book->count) {
            file->path = arena_printf(arena, "EPUB/text/" ADDRESS_CHAPTER, chapter + 1);
            if (!write_chapter(&making, &w->headings[chapter], chapter))
                return false;
        } else {
            file->path = arena_printf(arena, "EPUB/text/%.*s", STR(w->terms.sheets[sheet]->address));
            write_glossary(&making, w->terms.sheets[sheet]);
        }
    }
    file->bytes = buf_str(&worker->text);
    return true;
}

void book_worker_free(struct book_worker *worker)
{
    arena_free(&worker->arena);
    arena_free(&worker->lasting);
    buf_free(&worker->text);
}

/* --- what all files have in common */

/* The same book has the same name wherever it is made: by its publication's address or title, and its id. */
static str identifier(struct book_writing *w)
{
    const struct config *config = &w->context.publication->input->config;
    str home = config->url.text.len ? config->url.text : page_web_title(&w->context);

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

static struct picture_list list_all_pictures(struct arena *arena, const struct book *book)
{
    struct listing listing = { .arena = arena, .seen = { .arena = arena } };

    for (size_t i = 0; i < book->count; i++) {
        list_pictures(&listing, book->articles[i]);
        if (book->facing && book->facing[i])
            list_pictures(&listing, book->facing[i]);
    }
    return listing.list;
}

void book_begin(struct book_writing *w, struct arena *arena, const struct publication *publication,
    const struct book *book, const struct theme *theme, const struct strings_set *strings, str modified)
{
    *w = (struct book_writing){ .book = book, .theme = theme };
    w->context = (struct context){ arena, publication, strings, S("../style.css"), S(""), &w->terms, BODY_BOOK };
    terms_plan(&w->terms, arena, &w->context, book);
    w->title = page_book_title(&w->context, book);
    w->lang = page_book_lang(&w->context, book);
    w->identifier = identifier(w);
    w->modified = modified.len ? modified : last_change(w);
    w->pictures = list_all_pictures(arena, book);
    w->headings = arena_array(arena, struct chapter_headings, book->count);
}
