/* publication/making.h: a publication in the making: what its parts (publication_make.c, resolve.c, books.c) share. */
#ifndef STELE_PUBLICATION_MAKING_H
#define STELE_PUBLICATION_MAKING_H

#include "publication/asked.h"
#include "publication/publication.h"

struct making {
    struct publication *publication;
    struct arena *arena;
    struct arena scratch; /* what is asked for until it is made: the maps below, paths on their way */
    const struct asked *asked;
    struct diag *diag;
    struct map by_path;  /* articles and pages */
    struct map by_slug;  /* articles; editions of articles as SLUG.TAG */
    struct map issues;   /* by id */
    struct map by_case;  /* the same as by_path, in whatever capitals; made when it is asked for */
    struct map not_due;  /* slugs of files that are no part of this build: drafts, later or unreadable ones */
    struct map reported; /* assets of which it was said what doesn't ship */
};

/* What a name compares by, whatever form it is written in and the disk has. */
str making_key(const struct making *making, str name);

/* The article of that name, or edition as SLUG.TAG; NULL where it isn't part of this build, with the error `code` where
 * there is none at all. */
struct article *making_find(struct making *making, const struct text *slug, const char *code);

/* Whether a list names an article a second time; the warning `code` where it does. `seen` holds what it has named. */
bool making_again(
    struct making *making, struct map *seen, const struct article *article, const struct text *slug, const char *code);

/* What all articles refer to. Findings as publication_make's. */
void resolve_references(struct making *making);

/* The books of stele.yaml, after issues and editions; the one book of a lone file. Findings as publication_make's. */
void books_make(struct making *making);
void books_make_lone(struct making *making);

/* How many MiB the pictures of a book take at most, so that with its text it stays below what formats/zip.h reads back.
 */
enum { LIMIT_BOOK_PICTURES = 896 };

/* Finding at `span`, that of the book: the error limit.book. */
void books_check_pictures(const struct book *book, struct span span, struct diag *diag);

#endif
