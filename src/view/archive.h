/* view/archive.h: where a publication has more articles than its front page shows, all of them, year by year.
 *
 * In:  the publication. Out: sheets, each of which is a page: "archive/2025/", "archive/2025-2/", and for what has no
 * date "archive/undated/". The sheets of a year are counted from its oldest article, so that a new one moves no other
 * from sheet to sheet; "archive/" leads to all of them.
 */
#ifndef STELE_VIEW_ARCHIVE_H
#define STELE_VIEW_ARCHIVE_H

#include "view/context.h"

/* How many articles the front page shows at most, the newest, and a sheet. */
enum { ARCHIVE_HOME = 100, ARCHIVE_SHEET = 500 };

struct archive_sheet {
    int year;       /* 0: without a date */
    size_t ordinal; /* within its year, from 1 */
    size_t first;   /* among the publication's articles, */
    size_t count;   /* and how many */
};

struct archive {
    struct archive_sheet *sheets; /* newest first */
    size_t count;                 /* 0: the front page shows all articles, and there is no archive */
};

struct archive archive_plan(struct arena *arena, const struct publication *publication);

/* The path of a sheet, and of the page that leads to all: NULL. */
str archive_path(struct arena *arena, const struct archive_sheet *sheet);

/* What a page is called; the same. */
str archive_name(const struct context *context, const struct archive_sheet *sheet);

/* The value of `archive`; the same. Addresses after `root`. */
struct value *archive_value(
    const struct context *context, const struct archive *archive, const struct archive_sheet *sheet, str root);

/* A link to the page that leads to all, after `root`. */
str archive_link(const struct context *context, str root);

#endif
