#include "build.h"

#include "base/file.h"
#include "input/config_address.h"
#include "look.h"
#include "publication/strays.h"

/* A folder of nothing is another one than was meant. */
static bool has_something(struct build *b)
{
    if (b->source.count || diag_bad(b->diag))
        return true;
    diag_fail(b->diag, "site.empty", "there is nothing to build in %s: no article in %s/articles, no page in %s/pages",
        b->options->path, b->options->path, b->options->path);
    return false;
}

static bool take_url(struct build *b)
{
    const char *why;

    if (site_address_read(&b->arena, b->options->url, &b->source.config.url.text, &why))
        return true;
    diag_add(b->diag, LEVEL_USAGE, "usage", NOWHERE, "--base-url can't be “%.*s”: %s", STR(b->options->url), why);
    return false;
}

bool build_read(struct build *b)
{
    if (!site_read(&b->arena, b->options->path, &b->source, b->diag) || !has_something(b))
        return false;
    if (b->options->url.len && !take_url(b))
        return false;
    look_load(b);
    mentions_compile(&b->mentions, &b->arena, &b->source.terms);
    return true;
}

bool build_wants_books(const struct build *b)
{
    return !b->options->no_books && (b->source.lone || b->source.config.books.count);
}

struct article_options build_options(const struct build *b)
{
    return (struct article_options){ &b->source, &b->strings, &b->mentions, b->options->as_of, b->options->drafts,
        build_wants_books(b), b->survey || b->source.terms.count };
}

/* The theme's folder as the pictures know files, by its resolved path; empty where the publication has none. */
static str resolved_theme(struct build *b)
{
    str path;

    return b->theme_folder && file_resolve(&b->arena, b->theme_folder, &path) == 0 ? path : S("");
}

void build_publication(struct build *b, struct spool *spool)
{
    if (b->source.lone && b->count == 1) /* all of it is in the article's language */
        b->source.config.lang.text = b->facts[0].lang;
    b->pictures = pictures_begin(&b->arena, b->source.real, resolved_theme(b), spool);
    publication_make(&b->publication, &b->arena, &b->source, b->facts, b->count, &b->glosses, &b->pictures, b->diag);
    strays_check(&b->publication, &b->pictures, b->diag);
}

void build_end(struct build *b)
{
    diag_sort(b->diag);
    arena_free(&b->brief);
    arena_free(&b->glosses);
    arena_free(&b->arena);
}
