/* stele.h: what the program can do, as a library.
 *
 * Every function reports into a diag and returns the counts of what it made; nothing is printed and nothing exits.
 */
#ifndef STELE_H
#define STELE_H

#include "base/diag.h"

#define STELE_VERSION "0.1.0"

enum stele_stage { STELE_READING, STELE_WRITING, STELE_BINDING };

/* What a command is about. Each takes what concerns it and passes over the rest; all that isn't said is zero. */
struct stele_options {
    const char *path; /* a publication's folder or one Markdown file */
    str as_of;        /* a date, YYYY-MM-DD: articles dated later are left out; empty: none are */
    bool drafts;      /* drafts and later articles too; those of a build are marked as proofs, every page */
    size_t jobs;      /* how many threads; 0: one for each core. What is made is the same with any number */

    /* stele_build alone: */
    const char *out; /* the folder for site/ and books/; made where it is missing */
    str url;         /* the publication's address, instead of stele.yaml's; may be empty */
    str modified;    /* the moment that books give as their last change, CCYY-MM-DDThh:mm:ssZ; empty: their own dates */
    bool no_books;   /* those that were made earlier stay */
    bool strict;     /* with a warning nothing is published either */
    unsigned wait;   /* how many seconds a run that is at work in `out` is waited for */
    void (*progress)(void *context, enum stele_stage stage, size_t done, size_t total); /* may be NULL */
    void (*waiting)(void *context, str holder); /* called once, when waiting for `holder` begins; may be NULL */
    void *progress_context;                     /* of both */
    struct buf *explain; /* where it is said of each file that was made again why, a line each; NULL: nowhere */
};

struct stele_build_result {
    size_t articles;
    size_t pages;
    size_t books;
    bool published; /* what was made is in its place */
    bool begun;     /* it was on its way there: after a failure the next run finishes that */
};

/* Builds the website and the books. All is made and checked beside; then what differs takes its place in one step,
 * which the next run on `out` finishes if this one is killed. With an error in the content (diag_bad), or what `strict`
 * takes for one, all stays as it was. What stele didn't write is neither replaced nor moved nor removed. False where
 * the environment failed (a fatal finding). Paths in findings are relative to the publication's folder. */
bool stele_build(const struct stele_options *options, struct stele_build_result *result, struct diag *diag);

enum stele_dump_kind {
    STELE_DUMP_AST,         /* the tree after all passes */
    STELE_DUMP_BODY,        /* the XHTML of website and book, slots shown as {picture 0} and {link 0} */
    STELE_DUMP_TEXT,        /* the plain text of each block, and of each note */
    STELE_DUMP_PUBLICATION, /* articles, pages, issues and books, and how they belong together */
};

/* Writes what the program understood of the articles, drafts among them, as stable text. False where the environment
 * failed. */
bool stele_dump(const struct stele_options *options, enum stele_dump_kind kind, struct buf *out, struct diag *diag);

/* The same for one article that is at hand as text, in a publication without configuration; not for
 * STELE_DUMP_PUBLICATION. Touches no file. */
void stele_dump_text(str text, enum stele_dump_kind kind, struct buf *out, struct diag *diag);

enum stele_terms_format { STELE_TERMS_TEXT, STELE_TERMS_JSON, STELE_TERMS_CSV, STELE_TERMS_TBX, STELE_TERMS_TMX };

/* Writes the terms of the articles, each with its spans; with `all` STELE_TERMS_TBX has what isn't approved yet as
 * well. False where the environment failed. */
bool stele_terms(
    const struct stele_options *options, enum stele_terms_format format, bool all, struct buf *out, struct diag *diag);

/* Writes what was guessed (glosses with their kinds, languages and readings) as a table to edit; with `all` what is
 * decided as well. False where the environment failed. */
bool stele_review(const struct stele_options *options, bool all, struct buf *out, struct diag *diag);

/* Writes the decisions of an edited table, a file, into terms.yaml, where what a person wrote stays byte for byte;
 * nothing is written where the table has a mistake. False where the environment failed. */
bool stele_review_apply(const struct stele_options *options, const char *table, struct diag *diag);

/* Writes into stele.lock.yaml what the translations of a publication are made from: all of them, drafts too, or, where
 * `article` isn't NULL, those of the article with that slug. What else the file holds stays byte for byte. How many
 * entries are new or changed is reported as the finding lock.written. False where the environment failed. */
bool stele_lock(const struct stele_options *options, const char *article, struct diag *diag);

/* Writes a file of the default theme ("article.html"), or the names of all, a line each, where `name` is NULL. False,
 * with a finding of level usage, where there is no such file. */
bool stele_theme(const char *name, struct buf *out, struct diag *diag);

#endif
