#include "publication/publication_make.h"

#include "base/file.h"
#include "base/unicode.h"
#include "publication/consistency.h"
#include "publication/editions.h"
#include "publication/glossary_make.h"
#include "publication/making.h"

#include <stdint.h>
#include <stdlib.h>

/* What a name compares by, whatever form it is written in and the disk has. */
str making_key(const struct making *m, str name)
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
    if (!order && a->rank != b->rank)
        order = a->rank < b->rank ? -1 : 1;
    if (!order)
        order = str_compare(a->facts->slug, b->facts->slug);
    if (!order)
        order = str_compare(a->facts->edition, b->facts->edition);
    return order ? order : str_compare(a->facts->path, b->facts->path);
}

/* Where each slug stands in the list of the first issue that names it, from 1, as a pointer. */
static void list_ranks(struct making *m, struct map *ranks)
{
    const struct input *input = m->publication->input;

    for (size_t i = 0; i < input->issue_count; i++)
        for (size_t j = 0; j < input->issues[i].articles.count; j++) {
            str slug = making_key(m, input->issues[i].articles.items[j].text);

            if (!map_get(ranks, slug))
                map_set(ranks, slug, (void *)(uintptr_t)(j + 1));
        }
}

/* Articles first, then pages, then editions: one list, so that whatever concerns all goes over it once. */
static void order_articles(struct making *m, const struct facts *facts, size_t count)
{
    struct publication *p = m->publication;
    struct map ranks = { .arena = &m->scratch };

    list_ranks(m, &ranks);
    p->articles = arena_array(m->arena, struct article, count);
    for (size_t i = 0; i < count; i++) {
        enum region region = region_of(&facts[i]);

        p->articles[i].facts = &facts[i];
        p->articles[i].number = i;
        if (region == OF_ARTICLES)
            p->articles[i].rank = (size_t)(uintptr_t)map_get(&ranks, facts[i].slug);
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
    map_set(&m->by_path, making_key(m, facts->path), article);
    map_set(by_slug, facts->slug, article);
}

static str edition_name(struct making *m, str slug, str edition)
{
    return arena_printf(&m->scratch, "%.*s.%.*s", STR(slug), STR(edition));
}

static void index_edition(struct making *m, struct article *edition)
{
    const struct facts *facts = edition->facts;
    str name = edition_name(m, facts->slug, facts->edition);

    map_set(&m->by_path, making_key(m, facts->path), edition);
    if (!facts->page && !map_get(&m->by_slug, name))
        map_set(&m->by_slug, name, edition);
}

static void report_pages(const struct publication *p, struct diag *diag)
{
    if (p->page_count > PAGES_AT_FOOT)
        diag_note(diag, "pages.many", NOWHERE,
            "%zu pages are too many for the foot of each: it links the first %d, and the front page links all of them",
            p->page_count, PAGES_AT_FOOT);
}

static void index_articles(struct making *m)
{
    struct publication *p = m->publication;
    struct map pages = { .arena = &m->scratch };

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
    const struct input *input = m->publication->input;

    for (size_t i = 0; i < input->count; i++) {
        const struct text_file *file = &input->files[i];

        if (!file->page && !map_get(&m->by_path, making_key(m, file->path)))
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

struct article *making_find(struct making *m, const struct text *slug, const char *code)
{
    str key = making_key(m, slug->text);
    struct article *article = map_get(&m->by_slug, key);

    if (!article && !map_get(&m->not_due, key))
        diag_error(m->diag, code, slug->span, "there is no article articles/%.*s.md or articles/%.*s/index.md",
            STR(slug->text), STR(slug->text));
    return article;
}

/* Whether a list names an article a second time; a finding where it does. `seen` holds what it has named. */
bool making_again(
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
    struct map seen = { .arena = &m->scratch };

    for (size_t i = 0; i < config->articles.count; i++) {
        const struct text *slug = &config->articles.items[i];
        struct article *article = making_find(m, slug, "issue.article");

        if (!article)
            continue;
        if (article->original) {
            diag_error(m->diag, "issue.article", slug->span,
                "an issue names articles, and their editions come with them: please name “%.*s”",
                STR(article->facts->slug));
            continue;
        }
        if (making_again(m, &seen, article, slug, "issue.twice"))
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
    struct issue *issue = map_get(by_id, making_key(m, id->text));
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
    const struct asset_answer *answer = m->asked->covers[issue->config - m->publication->input->issues];

    if (file->text.len)
        issue->cover = assets_picture(answer, &m->reported, file->text, file->span, m->diag);
}

static void make_issues(struct making *m)
{
    struct publication *p = m->publication;
    const struct input *input = p->input;
    struct map by_id = { .arena = &m->scratch };
    size_t *caps = arena_array(&m->scratch, size_t, input->issue_count);

    p->issue_count = input->issue_count;
    p->issues = arena_array(m->arena, struct issue, p->issue_count);
    for (size_t i = 0; i < p->issue_count; i++)
        p->issues[i].config = &input->issues[i];
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
    editions_order(p, m->diag);
    m->issues = by_id;
}

void publication_make(struct publication *publication, struct arena *arena, const struct input *input,
    const struct facts *facts, size_t count, const struct asked *asked, struct diag *diag)
{
    struct making m = { .publication = publication, .arena = arena, .asked = asked, .diag = diag };
    str before;

    m.by_path.arena = m.by_slug.arena = m.not_due.arena = m.reported.arena = &m.scratch;
    *publication = (struct publication){ .input = input };
    order_articles(&m, facts, count);
    index_articles(&m);
    report_pages(publication, m.diag);
    list_not_due(&m);
    make_issues(&m);
    glossary_make(&publication->glossary, arena, input, publication->articles, publication_size(publication));
    consistency_check(publication, diag);
    resolve_references(&m);
    before = diag_enter(diag, S("stele.yaml"));
    if (input->lone)
        books_make_lone(&m);
    else
        books_make(&m);
    diag_enter(diag, before);
    arena_free(&m.scratch);
}
