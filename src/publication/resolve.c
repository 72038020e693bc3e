#include "base/path.h"
#include "base/unicode.h"
#include "publication/making.h"

static void find_pictures(struct making *m, struct article *article, const struct article_asked *asked)
{
    const struct reference_list *list = &article->facts->references.pictures;

    article->pictures = arena_array(m->arena, const struct picture *, list->count);
    article->picture_count = list->count;
    for (size_t i = 0; i < list->count; i++)
        article->pictures[i] =
            assets_picture(asked->pictures[i], &m->reported, list->items[i].target, list->items[i].span, m->diag);
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

/* What a page calls so itself. */
static bool has_own(const struct facts *facts, str id)
{
    if (has_number(id, "note-", facts->note_count) || has_number(id, "ref-", facts->note_count))
        return true;
    return str_equal(id, S("text")) || (str_equal(id, S("notes")) && facts->note_count) ||
           (str_equal(id, S("summary")) && facts->has_summary);
}

/* A block is asked for by its id, or by another name that it has, its author's or GitHub's: the link gets the id then.
 */
static void find_fragment(struct making *m, const struct reference *reference, struct link *link)
{
    str id;

    if (!link->article || link->fragment.len == 0 || facts_have_id(link->article->facts, link->fragment))
        return;
    if (facts_find_alias(link->article->facts, link->fragment, &id)) {
        link->fragment = arena_copy(m->arena, id);
        return;
    }
    if (has_own(link->article->facts, link->fragment))
        return;
    diag_error(m->diag, "link.fragment", reference->span, "%.*s has no place called “%.*s”",
        STR(link->article->facts->path), STR(link->fragment));
}

/* The article whose path differs in capitals only, as some disks find it and others don't; NULL: there is none. */
static const struct article *find_by_case(struct making *m, str path)
{
    const struct publication *p = m->publication;

    if (!m->by_case.arena) {
        m->by_case.arena = &m->scratch;
        for (size_t i = 0; i < publication_size(p); i++)
            map_set(&m->by_case, unicode_caseless(&m->scratch, p->articles[i].facts->path), &p->articles[i]);
    }
    return map_get(&m->by_case, unicode_caseless(&m->scratch, path));
}

/* The article at a path from `from`, as a link has it; *target is the path from the root, empty where it leads out. */
static const struct article *article_at(struct making *m, const struct article *from, str path, str *target)
{
    *target = asked_target(&m->scratch, from->facts, path);
    return map_get(&m->by_path, *target);
}

/* Says of a link with a query that it has one, where that is all that is wrong with it. */
static bool report_query(
    struct making *m, const struct article *from, const struct reference *reference, const struct asset_answer *answer)
{
    str link = reference->target, path = asked_path(link), target;
    ptrdiff_t question = str_find(path, S("?"));

    if (question < 0 || !((answer && answer->bare) || article_at(m, from, str_first(path, (size_t)question), &target)))
        return false;
    diag_error(m->diag, "link.missing", reference->span,
        "“%.*s” has a “?” and more behind it, of which pages and files without a server know nothing; write “%.*s%.*s”",
        STR(link), (int)question, link.at, STR(str_from(link, path.len)));
    return true;
}

/* A lone file knows of no other article; what may be downloaded lies beside it. */
static void report_missing(struct making *m, const struct article *from, const struct reference *reference, str path,
    const struct asset_answer *answer)
{
    bool lone = m->publication->input->lone;
    const struct article *near = lone ? NULL : find_by_case(m, path);

    if (near)
        diag_error(m->diag, "link.missing", reference->span,
            "“%.*s” leads to no article; there is %.*s, and capitals count", STR(reference->target),
            STR(near->facts->path));
    else if (lone)
        diag_warn(m->diag, "link.lone", reference->span,
            "“%.*s” isn't part of this build of one file: the words stay, without a link; to link it, build the folder",
            STR(reference->target));
    else if (!report_query(m, from, reference, answer))
        diag_error(m->diag, "link.missing", reference->span,
            "“%.*s” leads to no article and no file; a link to an article names its file, like other-article.md",
            STR(reference->target));
}

static struct link find_link(
    struct making *m, const struct article *from, const struct reference *reference, const struct asset_answer *answer)
{
    str path = asked_path(reference->target), fragment = str_from(reference->target, path.len + 1), target;
    struct link link = { .article = from, .fragment = S("") };
    size_t errors = m->diag->at[LEVEL_ERROR];

    if (fragment.len)
        link.fragment = making_key(m, path_decode(m->arena, fragment));
    if (path.len == 0)
        return link;
    link.article = article_at(m, from, path, &target);
    if (link.article)
        return link;
    if (map_get(&m->asked->files, target)) {
        diag_note(m->diag, "link.unpublished", reference->span,
            "“%.*s” is no part of this build: the words stay, without a link", STR(reference->target));
        return link;
    }
    if (answer)
        link.file = assets_download(answer, &m->reported, path, reference->span, m->diag);
    if (!link.file && m->diag->at[LEVEL_ERROR] == errors)
        report_missing(m, from, reference, target, answer);
    return link;
}

static void find_links(struct making *m, struct article *article, const struct article_asked *asked)
{
    const struct reference_list *list = &article->facts->references.links;

    article->links = arena_array(m->arena, struct link, list->count);
    for (size_t i = 0; i < list->count; i++) {
        article->links[i] = find_link(m, article, &list->items[i], asked->links[i]);
        find_fragment(m, &list->items[i], &article->links[i]);
    }
}

void resolve_references(struct making *m)
{
    for (size_t i = 0; i < publication_size(m->publication); i++) {
        struct article *article = &m->publication->articles[i];
        const struct article_asked *asked = &m->asked->articles[article->number];
        str before = diag_enter(m->diag, article->facts->path);

        find_pictures(m, article, asked);
        find_links(m, article, asked);
        diag_enter(m->diag, before);
    }
}
