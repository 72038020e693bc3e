/* book/writing.h: a book while its files are made. */
#ifndef STELE_BOOK_WRITING_H
#define STELE_BOOK_WRITING_H

#include "publication/publication.h"
#include "theme/theme.h"
#include "view/terms.h"

/* The pictures that a book shows, each once, in order of first use. */
struct picture_list {
    const struct picture **items;
    size_t count;
};

/* The headings of a chapter that the contents list. */
struct chapter_headings {
    struct chapter_heading {
        str id;
        str plain;
        str xhtml;
    } * items;
    size_t count;
};

/* A book in the making; all of it stands from the beginning but the headings, each chapter's its own. */
struct book_writing {
    const struct book *book;
    const struct theme *theme;
    struct context context;
    str title; /* plain */
    str lang;
    str identifier; /* a UUID */
    str modified;   /* CCYY-MM-DDThh:mm:ssZ */
    struct picture_list pictures;
    struct chapter_headings *headings; /* by chapter */
    struct terms_plan terms;           /* its glossary, which has no sheet where there are no terms */
};

#endif
