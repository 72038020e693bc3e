/* input/site.h: a publication's folder: its configuration and its files.
 *
 * In:  the path of a folder, or of one Markdown file. Out: what stele.yaml says and the sorted list of articles.
 */
#ifndef STELE_INPUT_SITE_H
#define STELE_INPUT_SITE_H

#include "input/fields.h"

struct book_config {
    struct text id;
    struct text title;
    struct text subtitle;
    struct text cover;
    struct texts articles; /* slugs, in reading order; none: all articles */
};

/* What a publication switches on. */
struct features {
    bool smart; /* doc/smart.h */
};

/* What stele.yaml may say. */
struct site_config {
    struct text title;
    struct text subtitle;
    struct text lang;        /* "en" where absent */
    struct text second_lang; /* "zh-Hans" where absent */
    struct text url;         /* without a slash at the end */
    struct text publisher;
    struct text theme;
    struct features features;
    struct records books; /* of struct book_config */
};

/* An article's file, by its path within the publication. */
struct source_file {
    str path; /* articles/SLUG.md or articles/SLUG/index.md; a lone file: its name */
    str slug;
};

struct site_source {
    str root;  /* the publication's folder, as given */
    str real;  /* the same, absolute and without links: nothing outside it is read */
    bool lone; /* one Markdown file: no configuration, one article, one book */
    struct site_config config;
    struct source_file *files;
    size_t count;
};

/* Reads what is at `path`. False after a fatal finding (site.missing, site.read); mistakes in stele.yaml are
 * findings, and the rest is read all the same. */
bool site_read(struct arena *arena, const char *path, struct site_source *site, struct diag *diag);

#endif
