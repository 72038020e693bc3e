#include "site/publication.h"

#include "base/file.h"
#include "base/path.h"

#include <stdlib.h>

struct making {
    struct publication *publication;
    struct arena *arena;
    struct pictures *pictures;
    struct diag *diag;
    struct map by_path;
    struct map by_slug;
};

static int compare_articles(const void *left, const void *right)
{
    const struct article *a = left, *b = right;
    int order = date_compare(&b->facts->date, &a->facts->date);

    return order ? order : str_compare(a->facts->slug, b->facts->slug);
}

static void order_articles(struct making *m, const struct facts *facts, size_t count)
{
    struct publication *p = m->publication;

    p->articles = arena_array(m->arena, struct article, count);
    p->count = count;
    for (size_t i = 0; i < count; i++)
        p->articles[i].facts = &facts[i];
    if (count)
        qsort(p->articles, count, sizeof *p->articles, compare_articles);
}

static void index_articles(struct making *m)
{
    struct publication *p = m->publication;

    for (size_t i = 0; i < p->count; i++) {
        struct article *article = &p->articles[i];
        const struct article *other = map_get(&m->by_slug, article->facts->slug);
        str before = diag_enter(m->diag, article->facts->path);

        if (other)
            diag_error(m->diag, "site.slug", NOWHERE,
                "%.*s has the same address, articles/%.*s/; please rename one of them", STR(other->facts->path),
                STR(article->facts->slug));
        diag_enter(m->diag, before);
        map_set(&m->by_path, article->facts->path, article);
        map_set(&m->by_slug, article->facts->slug, article);
    }
}

/* --- pictures and links */

static void find_pictures(struct making *m, struct article *article)
{
    const struct reference_list *list = &article->facts->references.pictures;
    str folder = file_directory(article->facts->path);

    article->pictures = arena_array(m->arena, const struct picture *, list->count);
    article->picture_count = list->count;
    for (size_t i = 0; i < list->count; i++)
        article->pictures[i] = pictures_find(m->pictures, folder, list->items[i].target, list->items[i].span, m->diag);
}

static bool has_number(str id, const char *prefix, size_t most)
{
    str digits = str_from(id, str_of(prefix).len);
    size_t number = 0;

    if (!str_starts(id, str_of(prefix)) || digits.len == 0 || digits.len > 6)
        return false;
    for (size_t i = 0; i < digits.len; i++) {
        if (digits.at[i] < '0' || digits.at[i] > '9')
            return false;
        number = number * 10 + (size_t)(digits.at[i] - '0');
    }
    return number >= 1 && number <= most;
}

static bool has_fragment(const struct facts *facts, str id)
{
    if (facts_have_id(facts, id))
        return true;
    if (has_number(id, "note-", facts->note_count) || has_number(id, "ref-", facts->note_count))
        return true;
    return str_equal(id, S("text")) || (str_equal(id, S("notes")) && facts->note_count) ||
           (str_equal(id, S("summary")) && facts->has_summary);
}

static void check_fragment(struct making *m, const struct reference *reference, const struct link *link)
{
    if (!link->article || link->fragment.len == 0 || has_fragment(link->article->facts, link->fragment))
        return;
    diag_error(m->diag, "link.fragment", reference->span, "%.*s has no place called “%.*s”",
        STR(link->article->facts->path), STR(link->fragment));
}

static struct link find_link(struct making *m, const struct article *from, const struct reference *reference)
{
    ptrdiff_t hash = str_find(reference->target, S("#"));
    str path = hash < 0 ? reference->target : str_first(reference->target, (size_t)hash);
    str fragment = hash < 0 ? S("") : str_from(reference->target, (size_t)hash + 1), target;
    struct link link = { from, path_decode(m->arena, fragment) };

    if (path.len == 0)
        return link;
    link.article = NULL;
    if (path_join(m->arena, file_directory(from->facts->path), path_decode(m->arena, path), &target))
        link.article = map_get(&m->by_path, target);
    if (!link.article)
        diag_error(m->diag, "link.missing", reference->span,
            "“%.*s” leads to no article; a link to one names its file, like other-article.md", STR(reference->target));
    return link;
}

static void find_links(struct making *m, struct article *article)
{
    const struct reference_list *list = &article->facts->references.links;

    article->links = arena_array(m->arena, struct link, list->count);
    for (size_t i = 0; i < list->count; i++) {
        article->links[i] = find_link(m, article, &list->items[i]);
        check_fragment(m, &list->items[i], &article->links[i]);
    }
}

static void find_references(struct making *m)
{
    for (size_t i = 0; i < m->publication->count; i++) {
        struct article *article = &m->publication->articles[i];
        str before = diag_enter(m->diag, article->facts->path);

        find_pictures(m, article);
        find_links(m, article);
        diag_enter(m->diag, before);
    }
}

/* --- books */

static void add_chapters(struct making *m, struct book *book, const struct texts *slugs)
{
    book->articles = arena_array(m->arena, const struct article *, slugs->count);
    for (size_t i = 0; i < slugs->count; i++) {
        const struct article *article = map_get(&m->by_slug, slugs->items[i].text);

        if (article)
            book->articles[book->count++] = article;
        else
            diag_error(m->diag, "book.article", slugs->items[i].span,
                "there is no article articles/%.*s.md or articles/%.*s/index.md", STR(slugs->items[i].text),
                STR(slugs->items[i].text));
    }
}

static void add_all_chapters(struct making *m, struct book *book)
{
    const struct publication *p = m->publication;

    book->articles = arena_array(m->arena, const struct article *, p->count);
    for (; book->count < p->count; book->count++)
        book->articles[book->count] = &p->articles[book->count];
}

static bool is_id(str id)
{
    for (size_t i = 0; i < id.len; i++) {
        char c = id.at[i];
        bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
                     c == '_' || (unsigned char)c >= 0x80;

        if (!plain && !(c == '.' && i))
            return false;
    }
    return id.len > 0 && id.len <= 200;
}

static void make_book(struct making *m, struct book *book, const struct book_config *config)
{
    *book = (struct book){ .id = config->id.text, .title = config->title.text, .subtitle = config->subtitle.text };
    if (!is_id(book->id))
        diag_error(m->diag, "book.id", config->id.span,
            "a book wants an id of letters, digits and hyphens; its file is called after it");
    if (config->articles.count)
        add_chapters(m, book, &config->articles);
    else
        add_all_chapters(m, book);
}

static void make_books(struct making *m)
{
    struct publication *p = m->publication;
    const struct records *records = &p->source->config.books;
    const struct book_config *configs = records->items;

    p->book_count = records->count;
    p->books = arena_array(m->arena, struct book, records->count);
    for (size_t i = 0; i < records->count; i++) {
        make_book(m, &p->books[i], &configs[i]);
        for (size_t j = 0; j < i; j++)
            if (str_equal(p->books[j].id, p->books[i].id))
                diag_error(
                    m->diag, "book.id", configs[i].id.span, "another book has the id “%.*s”", STR(p->books[i].id));
    }
}

static void make_lone_book(struct making *m)
{
    struct publication *p = m->publication;

    p->book_count = p->count;
    p->books = arena_array(m->arena, struct book, p->count);
    if (p->count == 0)
        return;
    p->books[0].id = p->articles[0].facts->slug;
    add_all_chapters(m, &p->books[0]);
}

void publication_make(struct publication *publication, struct arena *arena, const struct site_source *source,
    const struct facts *facts, size_t count, struct pictures *pictures, struct diag *diag)
{
    struct making m = { publication, arena, pictures, diag, { .arena = arena }, { .arena = arena } };
    str before;

    *publication = (struct publication){ .source = source };
    order_articles(&m, facts, count);
    index_articles(&m);
    find_references(&m);
    before = diag_enter(diag, S("stele.yaml"));
    if (source->lone)
        make_lone_book(&m);
    else
        make_books(&m);
    diag_enter(diag, before);
}

bool publication_parts(const struct publication *publication, const struct article *article, struct arena *arena,
    struct parts *parts, struct diag *diag)
{
    str record;
    int error = spool_read(publication->spool, arena, article->facts->parts, &record);

    *parts = error ? (struct parts){ 0 } : parts_read(arena, record);
    return error ? file_failed(diag, "output.cache", "read", "what was kept of an article", error) : true;
}
