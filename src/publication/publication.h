/* publication/publication.h: all articles in reading order, with what they refer to, and issues, books and terms. */
#ifndef STELE_PUBLICATION_PUBLICATION_H
#define STELE_PUBLICATION_PUBLICATION_H

#include "facts/facts.h"
#include "input/input.h"
#include "media/assets.h"
#include "publication/glossary.h"

/* How many pages are linked at the foot of each; where there are more, the front page links all of them. */
enum { PAGES_AT_FOOT = 40 };

struct article {
    const struct facts *facts;
    size_t number;                   /* of these among all, as they were given */
    const struct picture **pictures; /* by the numbers of facts->references.pictures; NULL: not found */
    size_t picture_count;
    struct link *links;                    /* by the numbers of facts->references.links */
    const struct term **terms;             /* by the numbers of facts->glosses; NULL: none is shown */
    struct issue *issue;                   /* that it is in; NULL: none */
    size_t rank;                           /* where an issue lists it, from 1; 0: none does */
    const struct article *previous, *next; /* in reading order: within its issue, else among those in none */
    const struct article *original;        /* the one that this is an edition of; NULL: none */
    const struct article *edition;         /* the next one of the same article, by language; NULL: no more */
};

struct issue {
    const struct issue_config *config;
    const struct article **articles; /* in its own order; those that only say they are in it at the end */
    size_t count;
    const struct picture *cover; /* NULL: none */
};

/* Where a link within the publication leads. */
struct link {
    const struct article *article; /* NULL: nowhere */
    str fragment;                  /* without "#"; may be empty */
    const struct picture *file;    /* what is downloaded there; NULL: nothing */
};

struct book {
    str id;
    str title;                       /* Markdown within a line; empty: that of its one article, or of the publication */
    str subtitle;                    /* the same */
    const struct article **articles; /* in reading order */
    size_t count;
    str lang;                      /* the language that it asks for; empty: none */
    const struct article **facing; /* by chapter, the edition beside it, or NULL; NULL where the book asks for none */
    const struct chapter_entry *entries; /* see publication/chapters.h */
    size_t entry_count;
};

struct publication {
    const struct input *input;
    struct spool *spool;        /* where the articles' parts lie, */
    const struct extent *parts; /* and where there, by the number of the file */
    struct article *articles;   /* newest first; those of one day, and those without a date at the end, in the order of
                                   their issue, then by slug */
    size_t count;
    struct article *pages; /* after them, by name */
    size_t page_count;
    struct article *editions; /* after these: articles and pages in other languages, see publication/editions.h */
    size_t edition_count;
    struct issue *issues; /* newest first; those without a date at the end, by id */
    size_t issue_count;
    struct book *books;
    size_t book_count;
    struct glossary glossary;
    bool proof; /* drafts are shown: every page says so and asks not to be indexed */
};

/* How many have a page: articles, pages and editions, which lie one after another. */
size_t publication_size(const struct publication *publication);

/* The term of gloss `number` of an article, or NULL where it has none: a gloss that is to be ignored, a quotation that
 * wasn't kept (struct facts_options). */
const struct term *publication_term(const struct article *article, size_t number);

/* The parts of an article, in an arena. False after the fatal finding output.cache. */
bool publication_parts(const struct publication *publication, const struct article *article, struct arena *arena,
    struct parts *parts, struct diag *diag);

#endif
