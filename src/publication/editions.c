#include "publication/editions.h"

#include "lang/language.h"

const struct article *editions_first(const struct article *article)
{
    return article->original ? article->original : article;
}

const struct article *editions_find(const struct article *article, str lang)
{
    const struct article *first = editions_first(article), *kind = NULL;

    for (const struct article *edition = first; edition; edition = edition->edition) {
        if (language_equal(edition->facts->lang, lang))
            return edition;
        if (!kind && language_agrees(edition->facts->lang, lang))
            kind = edition;
    }
    return kind;
}

const struct article *editions_in(const struct article *article, str lang)
{
    const struct article *found = editions_find(article, lang);

    return found ? found : editions_first(article);
}

bool editions_any(const struct article *article)
{
    return editions_first(article)->edition != NULL;
}

/* --- joining */

struct joining {
    struct publication *publication;
    struct arena *arena;
    const struct map *originals;
    const struct map *pages;
    struct diag *diag;
};

static struct article *next_of(const struct joining *j, const struct article *article)
{
    return article->edition ? &j->publication->articles[article->edition - j->publication->articles] : NULL;
}

/* The last of the editions of `original`; NULL, with a finding, where it can't have this one as well. */
static struct article *place_for(struct joining *j, struct article *original, const struct facts *facts)
{
    struct article *last = original;
    size_t count = 0;

    for (struct article *other = original; other; other = next_of(j, other)) {
        if (language_equal(other->facts->lang, facts->lang) || language_equal(other->facts->edition, facts->edition)) {
            diag_error(j->diag, "edition.twice", NOWHERE, "%.*s is the same article in this language already",
                STR(other->facts->path));
            return NULL;
        }
        last = other;
        count++;
    }
    if (count < EDITIONS)
        return last;
    diag_error(j->diag, "edition.limit", NOWHERE, "an article can be in %d languages at most", EDITIONS);
    return NULL;
}

/* The edition's facts, with what it has from its original. */
static const struct facts *complete(struct joining *j, const struct facts *edition, const struct facts *original)
{
    struct facts *facts;

    if (edition->date.year && edition->authors.count)
        return edition;
    facts = arena_new(j->arena, struct facts);
    *facts = *edition;
    if (!facts->date.year)
        facts->date = original->date;
    if (!facts->authors.count)
        facts->authors = original->authors;
    return facts;
}

static void check_language(struct joining *j, const struct facts *facts)
{
    struct arena scratch = { 0 };

    if (language_name(&scratch, facts->edition).len == 0)
        diag_warn(j->diag, "edition.language", NOWHERE,
            "“%.*s” is no language that stele knows; where it is meant, readers see this tag as its name",
            STR(facts->edition));
    arena_free(&scratch);
}

static bool join(struct joining *j, struct article *edition)
{
    const struct facts *facts = edition->facts;
    struct article *original = map_get(facts->page ? j->pages : j->originals, facts->slug), *last;

    if (!original) {
        diag_note(j->diag, "edition.original", NOWHERE,
            "the article that this is an edition of is no part of this build, and so neither is this");
        return false;
    }
    last = place_for(j, original, facts);
    if (!last)
        return false;
    last->edition = edition;
    edition->original = original;
    check_language(j, facts);
    edition->facts = complete(j, facts, original->facts);
    return true;
}

void editions_join(
    struct publication *p, struct arena *arena, const struct map *originals, const struct map *pages, struct diag *diag)
{
    struct joining joining = { p, arena, originals, pages, diag };
    size_t kept = 0;

    for (size_t i = 0; i < p->edition_count; i++) {
        str before = diag_enter(diag, p->editions[i].facts->path);

        p->editions[kept] = p->editions[i];
        kept += join(&joining, &p->editions[kept]);
        diag_enter(diag, before);
    }
    p->edition_count = kept;
}

/* --- their order */

static void order(struct article *edition, struct diag *diag)
{
    const struct article *original = edition->original;
    const struct text *said = &edition->facts->issue;
    str lang = edition->facts->lang;

    edition->issue = original->issue;
    edition->previous = original->previous ? editions_in(original->previous, lang) : NULL;
    edition->next = original->next ? editions_in(original->next, lang) : NULL;
    if (said->text.len && !(original->issue && str_equal(original->issue->config->id, said->text)))
        diag_error(diag, "issue.twice", said->span,
            "%.*s isn't in issue “%.*s”, and an edition is where its original is", STR(original->facts->path),
            STR(said->text));
}

void editions_order(struct publication *p, struct diag *diag)
{
    for (size_t i = 0; i < p->edition_count; i++) {
        str before = diag_enter(diag, p->editions[i].facts->path);

        order(&p->editions[i], diag);
        diag_enter(diag, before);
    }
}

/* --- in books */

static void choose_language(
    struct book *book, const struct text *lang, bool listed, struct arena *arena, struct diag *diag)
{
    const struct article **chosen = arena_array(arena, const struct article *, book->count);
    size_t count = 0;

    for (size_t i = 0; i < book->count; i++) {
        const struct article *edition = editions_find(book->articles[i], lang->text);

        if (edition)
            chosen[count++] = edition;
        else if (listed)
            diag_warn(diag, "book.edition", lang->span, "%.*s has no edition in “%.*s” and isn't in this book",
                STR(book->articles[i]->facts->path), STR(lang->text));
    }
    if (count == 0)
        diag_warn(diag, "book.edition", lang->span,
            "none of this book's articles has an edition in “%.*s” yet, so it isn't made", STR(lang->text));
    book->articles = chosen;
    book->count = count;
}

static void choose_facing(struct book *book, const struct text *lang, struct arena *arena, struct diag *diag)
{
    size_t count = 0;

    book->facing = arena_array(arena, const struct article *, book->count);
    for (size_t i = 0; i < book->count; i++) {
        const struct article *other = editions_find(book->articles[i], lang->text);

        book->facing[i] = other == book->articles[i] ? NULL : other;
        count += book->facing[i] != NULL;
    }
    if (count == 0)
        diag_warn(diag, "book.edition", lang->span,
            "none of this book's articles has an edition in “%.*s” that could stand beside it", STR(lang->text));
}

void editions_choose(
    struct book *book, const struct book_config *config, bool listed, struct arena *arena, struct diag *diag)
{
    book->lang = config->lang.text;
    if (config->lang.text.len)
        choose_language(book, &config->lang, listed, arena, diag);
    if (config->parallel.text.len && book->count)
        choose_facing(book, &config->parallel, arena, diag);
}
