#include "site/publication.h"

#include "base/file.h"
#include "base/path.h"
#include "base/unicode.h"
#include "input/address.h"
#include "site/chapters.h"
#include "site/consistency.h"
#include "site/editions.h"

#include <stdint.h>
#include <stdlib.h>

struct making {
    struct publication *publication;
    struct arena *arena;
    struct pictures *pictures;
    struct diag *diag;
    struct map by_path; /* articles and pages */
    struct map by_slug; /* articles; editions of articles as SLUG.TAG */
    struct map issues;  /* by id */
    struct map not_due; /* slugs and paths of files that are no part of this build: drafts, later or unreadable ones */
};

/* What a name compares by, whatever form it is written in and the disk has. */
static str key_of(const struct making *m, str name)
{
    return unicode_nfc(m->arena, name);
}

enum region { OF_ARTICLES, OF_PAGES, OF_EDITIONS };

static enum region region_of(const struct facts *facts)
{
    return facts->edition.len ? OF_EDITIONS : facts->page ? OF_PAGES : OF_ARTICLES;
}

static int compare_articles(const void *left, const void *right)
{
    const struct article *a = left, *b = right;
    enum region region = region_of(a->facts);
    int order = (int)region - (int)region_of(b->facts);

    if (!order && region == OF_ARTICLES)
        order = date_compare(&b->facts->date, &a->facts->date);
    if (!order && a->place != b->place)
        order = a->place < b->place ? -1 : 1;
    if (!order)
        order = str_compare(a->facts->slug, b->facts->slug);
    if (!order)
        order = str_compare(a->facts->edition, b->facts->edition);
    return order ? order : str_compare(a->facts->path, b->facts->path);
}

/* Where each slug stands in the list of the first issue that names it, from 1, as a pointer. */
static void list_places(struct making *m, struct map *places)
{
    const struct site_source *source = m->publication->source;

    for (size_t i = 0; i < source->issue_count; i++)
        for (size_t j = 0; j < source->issues[i].articles.count; j++) {
            str slug = key_of(m, source->issues[i].articles.items[j].text);

            if (!map_get(places, slug))
                map_set(places, slug, (void *)(uintptr_t)(j + 1));
        }
}

/* Articles first, then pages, then editions: one list, so that whatever concerns all goes over it once. */
static void order_articles(struct making *m, const struct facts *facts, size_t count)
{
    struct publication *p = m->publication;
    struct map places = { .arena = m->arena };

    list_places(m, &places);
    p->articles = arena_array(m->arena, struct article, count);
    for (size_t i = 0; i < count; i++) {
        enum region region = region_of(&facts[i]);

        p->articles[i].facts = &facts[i];
        if (region == OF_ARTICLES)
            p->articles[i].place = (size_t)(uintptr_t)map_get(&places, facts[i].slug);
        p->count += region == OF_ARTICLES;
        p->page_count += region == OF_PAGES;
        p->edition_count += region == OF_EDITIONS;
    }
    p->pages = p->articles + p->count;
    p->editions = p->pages + p->page_count;
    if (count)
        qsort(p->articles, count, sizeof *p->articles, compare_articles);
}

static void index_article(struct making *m, struct map *by_slug, struct article *article)
{
    const struct facts *facts = article->facts;
    map_set(&m->by_path, key_of(m, facts->path), article);
    map_set(by_slug, facts->slug, article);
}

static str edition_name(struct making *m, str slug, str edition)
{
    return arena_printf(m->arena, "%.*s.%.*s", STR(slug), STR(edition));
}

static void index_edition(struct making *m, struct article *edition)
{
    const struct facts *facts = edition->facts;
    str name = edition_name(m, facts->slug, facts->edition);

    map_set(&m->by_path, key_of(m, facts->path), edition);
    if (!facts->page && !map_get(&m->by_slug, name))
        map_set(&m->by_slug, name, edition);
}

static void index_articles(struct making *m)
{
    struct publication *p = m->publication;
    struct map pages = { .arena = m->arena };

    for (size_t i = 0; i < p->count; i++)
        index_article(m, &m->by_slug, &p->articles[i]);
    for (size_t i = 0; i < p->page_count; i++)
        index_article(m, &pages, &p->pages[i]);
    editions_join(p, m->arena, &m->by_slug, &pages, m->diag);
    for (size_t i = 0; i < p->edition_count; i++)
        index_edition(m, &p->editions[i]);
}

/* What has a file and is no part of this build is none of the authors' mistakes, wherever it is named. */
static void list_not_due(struct making *m)
{
    const struct site_source *source = m->publication->source;

    for (size_t i = 0; i < source->count; i++) {
        const struct source_file *file = &source->files[i];

        if (map_get(&m->by_path, key_of(m, file->path)))
            continue;
        map_set(&m->not_due, key_of(m, file->path), (void *)(uintptr_t)file);
        if (!file->page)
            map_set(&m->not_due, file->edition.len ? edition_name(m, file->slug, file->edition) : file->slug,
                (void *)(uintptr_t)file);
    }
}

/* --- issues and reading order */

static int compare_issues(const void *left, const void *right)
{
    const struct issue *a = left, *b = right;
    int order = date_compare(&b->config->date, &a->config->date);

    return order ? order : str_compare(b->config->id, a->config->id);
}

static struct article *find_article(struct making *m, const struct text *slug, const char *code)
{
    str key = key_of(m, slug->text);
    struct article *article = map_get(&m->by_slug, key);

    if (!article && !map_get(&m->not_due, key))
        diag_error(m->diag, code, slug->span, "there is no article articles/%.*s.md or articles/%.*s/index.md",
            STR(slug->text), STR(slug->text));
    return article;
}

/* Whether a list names an article a second time; a finding where it does. `seen` holds what it has named. */
static bool is_again(
    struct making *m, struct map *seen, const struct article *article, const struct text *slug, const char *code)
{
    if (!map_set(seen, article->facts->path, seen))
        return false;
    diag_warn(m->diag, code, slug->span, "“%.*s” stands in this list already and is taken once", STR(slug->text));
    return true;
}

/* The articles that an issue lists, in its order. */
static void take_listed(struct making *m, struct issue *issue, size_t *cap)
{
    const struct issue_config *config = issue->config;
    struct map seen = { .arena = m->arena };

    for (size_t i = 0; i < config->articles.count; i++) {
        const struct text *slug = &config->articles.items[i];
        struct article *article = find_article(m, slug, "issue.article");

        if (!article)
            continue;
        if (article->original) {
            diag_error(m->diag, "issue.article", slug->span,
                "an issue names articles, and their editions come with them: please name “%.*s”",
                STR(article->facts->slug));
            continue;
        }
        if (is_again(m, &seen, article, slug, "issue.twice"))
            continue;
        if (article->issue) {
            diag_error(m->diag, "issue.twice", slug->span, "this article is in issue “%.*s” already",
                STR(article->issue->config->id));
            continue;
        }
        article->issue = issue;
        issue->articles = arena_grow(m->arena, issue->articles, issue->count, cap, sizeof *issue->articles);
        issue->articles[issue->count++] = article;
    }
}

/* An article that says it is in an issue, and that the issue doesn't list, stands at its end. */
static void take_saying(struct making *m, struct article *article, const struct map *by_id, size_t *caps)
{
    const struct text *id = &article->facts->issue;
    struct issue *issue = map_get(by_id, key_of(m, id->text));
    str before = diag_enter(m->diag, article->facts->path);

    if (!issue) {
        diag_error(m->diag, "issue.unknown", id->span, "there is no issue issues/%.*s.yaml", STR(id->text));
    } else if (article->issue && article->issue != issue) {
        diag_error(
            m->diag, "issue.twice", id->span, "issue “%.*s” lists this article", STR(article->issue->config->id));
    } else if (!article->issue) {
        article->issue = issue;
        issue->articles = arena_grow(
            m->arena, issue->articles, issue->count, &caps[issue - m->publication->issues], sizeof *issue->articles);
        issue->articles[issue->count++] = article;
    }
    diag_enter(m->diag, before);
}

static void link_neighbours(struct publication *p)
{
    struct article *last = NULL;

    for (size_t i = 0; i < p->issue_count; i++)
        for (size_t j = 0; j < p->issues[i].count; j++) {
            struct article *article = &p->articles[p->issues[i].articles[j] - p->articles];

            article->previous = j ? p->issues[i].articles[j - 1] : NULL;
            article->next = j + 1 < p->issues[i].count ? p->issues[i].articles[j + 1] : NULL;
        }
    for (size_t i = 0; i < p->count; i++) {
        struct article *article = &p->articles[i];

        if (article->issue)
            continue;
        article->previous = last;
        if (last)
            last->next = article;
        last = article;
    }
}

static void find_cover(struct making *m, struct issue *issue)
{
    const struct text *file = &issue->config->cover.file;

    if (file->text.len)
        issue->cover = pictures_find(m->pictures, S("issues"), file->text, file->span, m->diag);
}

static void make_issues(struct making *m)
{
    struct publication *p = m->publication;
    const struct site_source *source = p->source;
    struct map by_id = { .arena = m->arena };
    size_t *caps = arena_array(m->arena, size_t, source->issue_count);

    p->issue_count = source->issue_count;
    p->issues = arena_array(m->arena, struct issue, p->issue_count);
    for (size_t i = 0; i < p->issue_count; i++)
        p->issues[i].config = &source->issues[i];
    if (p->issue_count)
        qsort(p->issues, p->issue_count, sizeof *p->issues, compare_issues);
    for (size_t i = 0; i < p->issue_count; i++) {
        str before = diag_enter(m->diag, p->issues[i].config->path);

        map_set(&by_id, p->issues[i].config->id, &p->issues[i]);
        take_listed(m, &p->issues[i], &caps[i]);
        find_cover(m, &p->issues[i]);
        diag_enter(m->diag, before);
    }
    for (size_t i = 0; i < p->count; i++)
        if (p->articles[i].facts->issue.text.len)
            take_saying(m, &p->articles[i], &by_id, caps);
    link_neighbours(p);
    editions_place(p, m->diag);
    m->issues = by_id;
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

/* A place is asked for by its id, or by what GitHub calls it: the link gets the id then. */
static void find_fragment(struct making *m, const struct reference *reference, struct link *link)
{
    str id;

    if (!link->article || link->fragment.len == 0 || has_fragment(link->article->facts, link->fragment))
        return;
    if (facts_find_alias(link->article->facts, link->fragment, &id)) {
        link->fragment = arena_copy(m->arena, id);
        return;
    }
    diag_error(m->diag, "link.fragment", reference->span, "%.*s has no place called “%.*s”",
        STR(link->article->facts->path), STR(link->fragment));
}

/* A lone file knows of no other article; what may be downloaded lies beside it. */
static void tell_missing(struct making *m, const struct reference *reference)
{
    if (m->publication->source->lone)
        diag_warn(m->diag, "link.lone", reference->span,
            "“%.*s” isn't part of this build of one file: the words stay, without a link; to link it, build the folder",
            STR(reference->target));
    else
        diag_error(m->diag, "link.missing", reference->span,
            "“%.*s” leads to no article and no file; a link to an article names its file, like other-article.md",
            STR(reference->target));
}

static struct link find_link(struct making *m, const struct article *from, const struct reference *reference)
{
    ptrdiff_t hash = str_find(reference->target, S("#"));
    str path = hash < 0 ? reference->target : str_first(reference->target, (size_t)hash);
    str fragment = hash < 0 ? S("") : str_from(reference->target, (size_t)hash + 1), target = S("");
    struct link link = { .article = from, .fragment = key_of(m, path_decode(m->arena, fragment)) };
    size_t errors;

    if (path.len == 0)
        return link;
    link.article = NULL;
    if (path_join(m->arena, file_directory(from->facts->path), path_decode(m->arena, path), &target)) {
        target = key_of(m, target);
        link.article = map_get(&m->by_path, target);
    }
    if (link.article)
        return link;
    if (map_get(&m->not_due, target)) {
        diag_note(m->diag, "link.unpublished", reference->span,
            "“%.*s” is no part of this build: the words stay, without a link", STR(reference->target));
        return link;
    }
    errors = m->diag->at[LEVEL_ERROR];
    if (!m->publication->source->lone || pictures_know(path))
        link.file =
            pictures_find_download(m->pictures, file_directory(from->facts->path), path, reference->span, m->diag);
    if (!link.file && m->diag->at[LEVEL_ERROR] == errors)
        tell_missing(m, reference);
    return link;
}

static void find_links(struct making *m, struct article *article)
{
    const struct reference_list *list = &article->facts->references.links;

    article->links = arena_array(m->arena, struct link, list->count);
    for (size_t i = 0; i < list->count; i++) {
        article->links[i] = find_link(m, article, &list->items[i]);
        find_fragment(m, &list->items[i], &article->links[i]);
    }
}

static void find_references(struct making *m)
{
    for (size_t i = 0; i < publication_size(m->publication); i++) {
        struct article *article = &m->publication->articles[i];
        str before = diag_enter(m->diag, article->facts->path);

        find_pictures(m, article);
        find_links(m, article);
        diag_enter(m->diag, before);
    }
}

/* --- books */

/* The articles that a book names, in its order. Where it asks for a language, an article and its edition are one. */
static void add_chapters(struct making *m, struct book *book, const struct book_config *config)
{
    const struct texts *slugs = &config->articles;
    struct map seen = { .arena = m->arena };

    book->articles = arena_array(m->arena, const struct article *, slugs->count);
    for (size_t i = 0; i < slugs->count; i++) {
        const struct text *slug = &slugs->items[i];
        const struct article *article = find_article(m, slug, "book.article");
        const struct article *one = article && config->lang.text.len && article->original ? article->original : article;

        if (article && !is_again(m, &seen, one, slug, "book.twice"))
            book->articles[book->count++] = article;
    }
}

/* The language in which a book is called. */
static str title_lang(const struct making *m, const struct book_config *config)
{
    return config->lang.text.len ? config->lang.text : m->publication->source->config.lang.text;
}

static void add_issue(struct making *m, struct book *book, const struct book_config *config)
{
    const struct issue *issue = map_get(&m->issues, key_of(m, config->issue.text));

    if (!issue) {
        diag_error(
            m->diag, "book.issue", config->issue.span, "there is no issue issues/%.*s.yaml", STR(config->issue.text));
        return;
    }
    book->articles = issue->articles;
    book->count = issue->count;
    if (book->title.len == 0)
        book->title = words_in(&issue->config->title, title_lang(m, config));
    if (book->subtitle.len == 0)
        book->subtitle = words_in(&issue->config->subtitle, title_lang(m, config));
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
    return id.len > 0 && address_is_free(id);
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
    if (!str_trim(book->title).len && book->count > 1 && !str_trim(m->publication->source->config.title.text).len)
        diag_warn(m->diag, "book.title", config->id.span,
            "neither this book nor the publication has a title, so the book is called after its first article; please "
            "say title:");
}

/* Whether there is something to make a book of; a finding where there isn't. */
static bool make_book(struct making *m, struct book *book, const struct book_config *config)
{
    size_t errors = m->diag->at[LEVEL_ERROR];
    str lang = title_lang(m, config);

    *book = (struct book){ .id = key_of(m, config->id.text),
        .title = words_in(&config->title, lang),
        .subtitle = words_in(&config->subtitle, lang) };
    if (!is_id(book->id))
        diag_error(m->diag, "book.id", config->id.span,
            "a book wants an id of letters, digits and hyphens that Windows doesn't keep for itself; its file is "
            "called after it");
    choose_chapters(m, book, config);
    if (book->count)
        editions_choose(book, config, config->issue.text.len || config->articles.count, m->arena, m->diag);
    else if (m->diag->at[LEVEL_ERROR] == errors)
        diag_warn(m->diag, "book.empty", config->id.span,
            "none of the articles of book “%.*s” is published yet, so it isn't made", STR(book->id));
    check_title(m, book, config);
    chapters_index(book, m->arena);
    return book->count > 0;
}

static void make_books(struct making *m)
{
    struct publication *p = m->publication;
    const struct records *records = &p->source->config.books;
    const struct book_config *configs = records->items;
    struct map names = { .arena = m->arena };
    str *ids = arena_array(m->arena, str, records->count), *other;

    p->books = arena_array(m->arena, struct book, records->count);
    for (size_t i = 0; i < records->count; i++) {
        p->book_count += make_book(m, &p->books[p->book_count], &configs[i]);
        ids[i] = key_of(m, configs[i].id.text);
        other = map_set(&names, unicode_caseless(m->arena, ids[i]), &ids[i]);
        if (other)
            diag_error(m->diag, "book.id", configs[i].id.span, "another book has the id “%.*s”%s", STR(*other),
                str_equal(*other, ids[i])
                    ? ""
                    : ", which differs from this in capitals only: many disks keep only one of their files");
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
    chapters_index(&p->books[0], m->arena);
}

void publication_make(struct publication *publication, struct arena *arena, const struct site_source *source,
    const struct facts *facts, size_t count, struct arena *glosses, struct pictures *pictures, struct diag *diag)
{
    struct making m = { .publication = publication,
        .arena = arena,
        .pictures = pictures,
        .diag = diag,
        .by_path = { .arena = arena },
        .by_slug = { .arena = arena },
        .not_due = { .arena = arena } };
    str before;

    *publication = (struct publication){ .source = source };
    order_articles(&m, facts, count);
    index_articles(&m);
    list_not_due(&m);
    make_issues(&m);
    glossary_make(&publication->glossary, arena, source, publication->articles, publication_size(publication));
    consistency_check(publication, diag);
    arena_free(glosses);
    find_references(&m);
    before = diag_enter(diag, S("stele.yaml"));
    if (source->lone)
        make_lone_book(&m);
    else
        make_books(&m);
    diag_enter(diag, before);
}

size_t publication_size(const struct publication *publication)
{
    return publication->count + publication->page_count + publication->edition_count;
}

bool publication_parts(const struct publication *publication, const struct article *article, struct arena *arena,
    struct parts *parts, struct diag *diag)
{
    str record;
    int error = spool_read(publication->spool, arena, article->facts->parts, &record);

    *parts = error ? (struct parts){ 0 } : parts_read(arena, record);
    return error ? file_failed(diag, "output.cache", "read", "what was kept of an article", error) : true;
}
