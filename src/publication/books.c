#include "base/unicode.h"
#include "input/name.h"
#include "publication/chapters.h"
#include "publication/editions.h"
#include "publication/making.h"

/* The articles that a book names, in its order. Where it asks for a language, an article and its edition are one. */
static void add_chapters(struct making *m, struct book *book, const struct book_config *config)
{
    const struct texts *slugs = &config->articles;
    struct map seen = { .arena = &m->scratch };

    book->articles = arena_array(m->arena, const struct article *, slugs->count);
    for (size_t i = 0; i < slugs->count; i++) {
        const struct text *slug = &slugs->items[i];
        const struct article *article = making_find(m, slug, "book.article");
        const struct article *one = article && config->lang.text.len && article->original ? article->original : article;

        if (article && !making_again(m, &seen, one, slug, "book.twice"))
            book->articles[book->count++] = article;
    }
}

/* The language in which a book is called. */
static str title_lang(const struct making *m, const struct book_config *config)
{
    return config->lang.text.len ? config->lang.text : m->publication->input->config.lang.text;
}

static void add_issue(struct making *m, struct book *book, const struct book_config *config)
{
    const struct issue *issue = map_get(&m->issues, making_key(m, config->issue.text));

    if (!issue) {
        diag_error(
            m->diag, "book.issue", config->issue.span, "there is no issue issues/%.*s.yaml", STR(config->issue.text));
        return;
    }
    book->articles = issue->articles;
    book->count = issue->count;
    if (book->title.len == 0)
        book->title = fields_in(&issue->config->title, title_lang(m, config));
    if (book->subtitle.len == 0)
        book->subtitle = fields_in(&issue->config->subtitle, title_lang(m, config));
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
    return id.len > 0 && name_is_free(id);
}

static void choose_chapters(struct making *m, struct book *book, const struct book_config *config)
{
    if (config->issue.text.len)
        add_issue(m, book, config);
    else if (config->articles.span.line)
        add_chapters(m, book, config);
    else
        add_all_chapters(m, book);
}

/* What a book without a title of its own is called: after the publication, else after its first article. */
static void check_title(struct making *m, const struct book *book, const struct book_config *config)
{
    if (!str_trim(book->title).len && book->count > 1 && !str_trim(m->publication->input->config.title.text).len)
        diag_warn(m->diag, "book.title", config->id.span,
            "neither this book nor the publication has a title, so the book is called after its first article; please "
            "say title:");
}

/* The grammar of a book's metadata takes longer for each person, the more there are. */
enum { LIMIT_PEOPLE = 10000 };

static void check_people(struct making *m, const struct book *book, struct span span)
{
    size_t count = 0;

    for (size_t i = 0; i < book->count; i++)
        count += book->articles[i]->facts->authors.count + book->articles[i]->facts->translators.count;
    if (count > LIMIT_PEOPLE)
        diag_error(m->diag, "limit.people", span,
            "the articles of book “%.*s” name %zu authors and translators: a book takes at most %d", STR(book->id),
            count, LIMIT_PEOPLE);
}

static uint64_t new_bytes(struct map *seen, const struct article *article)
{
    uint64_t bytes = 0;

    for (size_t i = 0; i < article->picture_count; i++) {
        const struct picture *picture = article->pictures[i];

        if (picture && !map_set(seen, picture->name, seen))
            bytes += picture->bytes.len;
    }
    return bytes;
}

void books_check_pictures(const struct book *book, struct span span, struct diag *diag)
{
    struct arena scratch = { 0 };
    struct map seen = { .arena = &scratch };
    uint64_t bytes = 0;

    for (size_t i = 0; i < book->count; i++) {
        bytes += new_bytes(&seen, book->articles[i]);
        if (book->facing && book->facing[i])
            bytes += new_bytes(&seen, book->facing[i]);
    }
    if (bytes >> 20 > LIMIT_BOOK_PICTURES)
        diag_error(diag, "limit.book", span,
            "the pictures of book “%.*s” take %d MiB: a book takes at most %d; please make them smaller, or give the "
            "book fewer articles",
            STR(book->id), (int)(bytes >> 20), LIMIT_BOOK_PICTURES);
    arena_free(&scratch);
}

/* Whether there is something to make a book of; a finding where there isn't. */
static bool make_book(struct making *m, struct book *book, const struct book_config *config)
{
    str lang = title_lang(m, config);

    *book = (struct book){ .id = making_key(m, config->id.text),
        .title = fields_in(&config->title, lang),
        .subtitle = fields_in(&config->subtitle, lang) };
    if (!is_id(book->id))
        diag_error(m->diag, "book.id", config->id.span,
            "a book wants an id of letters, digits and hyphens that Windows doesn't keep for itself; its file is "
            "called after it");
    choose_chapters(m, book, config);
    if (book->count)
        editions_choose(book, config, config->issue.text.len || config->articles.count, m->arena, m->diag);
    else if (m->diag->at[LEVEL_ERROR] == 0) /* with an error, an article may be missing for that */
        diag_warn(m->diag, "book.empty", config->id.span,
            "none of the articles of book “%.*s” is published yet, so it isn't made", STR(book->id));
    check_title(m, book, config);
    check_people(m, book, config->id.span);
    books_check_pictures(book, config->id.span, m->diag);
    chapters_index(book, m->arena);
    return book->count > 0;
}

void books_make(struct making *m)
{
    struct publication *p = m->publication;
    const struct records *records = &p->input->config.books;
    const struct book_config *configs = records->items;
    struct map names = { .arena = &m->scratch };
    str *ids = arena_array(&m->scratch, str, records->count), *other;

    p->books = arena_array(m->arena, struct book, records->count);
    for (size_t i = 0; i < records->count; i++) {
        p->book_count += make_book(m, &p->books[p->book_count], &configs[i]);
        ids[i] = making_key(m, configs[i].id.text);
        other = map_set(&names, unicode_caseless(&m->scratch, ids[i]), &ids[i]);
        if (other)
            diag_error(m->diag, "book.id", configs[i].id.span, "another book has the id “%.*s”%s", STR(*other),
                str_equal(*other, ids[i])
                    ? ""
                    : ", which differs from this in capitals only: many disks keep only one of their files");
    }
}

void books_make_lone(struct making *m)
{
    struct publication *p = m->publication;
    str path;

    p->book_count = p->count;
    p->books = arena_array(m->arena, struct book, p->count);
    if (p->count == 0)
        return;
    p->books[0].id = p->articles[0].facts->slug;
    add_all_chapters(m, &p->books[0]);
    path = diag_enter(m->diag, p->articles[0].facts->path);
    check_people(m, &p->books[0], NOWHERE);
    books_check_pictures(&p->books[0], NOWHERE, m->diag);
    diag_enter(m->diag, path);
    chapters_index(&p->books[0], m->arena);
}
