/* run.h: the stages that every command goes through, in this order, each as far as it needs.
 *
 *     run_cache_…      what the run before has kept, and what this one keeps (run_cache.h)
 *     run_read         configuration, term base, list of files, theme, words
 *     run_articles     each article alone, on all cores → facts, and bodies that wait
 *     run_assets       each picture and download that they refer to, on all cores, read once
 *     run_publication  all facts → the publication; no disk
 *     run_judge        findings that need more than one article
 *     run_web          publication + bodies → pages, on all cores
 *     run_files        what else the website has: pictures, the theme's files, static/, on all cores
 *     run_books        publication + bodies → books, each checked
 *     run_commit       what differs takes its place, in one step (explain.h: why it differed)
 *
 * A stage adds its own to the run and changes nothing of an earlier one's. It returns false where the next makes no
 * sense, which is reported; mistakes in the content are findings, and the rest is done all the same.
 */
#ifndef STELE_RUN_H
#define STELE_RUN_H

#include "run_state.h"

/* Who looks at the articles while they are made, on all cores; `file` is a number of input.files. */
struct run_watcher {
    void *context;
    struct buf *(*tree)(void *context, size_t file); /* where the tree is to be written; NULL: nowhere */
    void (*parts)(void *context, size_t file, const struct parts *parts); /* may be NULL */
    bool plain;                                                           /* with the text of each block */
};

/* Begins a run; what `options` refers to outlives it, and the run doesn't move any more. run_end sorts the findings and
 * ends it, whatever has happened in between. */
void run_begin(struct stele_run *run, const struct stele_options *options, struct diag *diag);
void run_end(struct stele_run *run);

/* Before run_read, where something will be written to OUT: takes the lock on it. */
bool run_open(struct stele_run *run);

bool run_read(struct stele_run *run);
bool run_articles(struct stele_run *run, const struct run_watcher *watcher); /* may be NULL */

/* Of articles that weren't made, since they haven't changed, the parts of those that are wanted, by number of
 * input.files. False after a fatal finding. */
bool run_parts(struct stele_run *run, const bool *wanted);

/* One article, made by itself: its facts, and the records of these and of its parts. */
struct run_made {
    struct arena arena;
    struct pairs pairs;
    struct facts facts;
    struct buf record, parts;
    struct diag diag;
};

/* Makes an article by its number among input.files; its parts wait as those of run_articles. `made` is zero-initialised
 * and ended by run_made_free. False where it isn't due, or the disk says no. */
bool run_article(struct stele_run *run, size_t file, struct run_made *made);
void run_made_free(struct run_made *made);

/* Where articles have changed and their facts haven't, makes their pages alone, puts them in their places, and reports
 * again what was told: the run is done (run_short.c). False where that won't do, and nothing has been done. */
bool run_short(struct stele_run *run);

bool run_assets(struct stele_run *run);
void run_publication(struct stele_run *run);
void run_judge(struct stele_run *run);
void run_web(struct stele_run *run);
void run_files(struct stele_run *run);
void run_books(struct stele_run *run);
void run_commit(struct stele_run *run);

/* Whether what was found so far lets anything be published. */
bool run_may_publish(const struct stele_run *run);

/* Tells of progress; `done` is counted here. Of several workers only the first, which runs in the caller's thread,
 * does. */
void run_progress(
    const struct stele_run *run, enum stele_stage stage, size_t worker, atomic_size_t *done, size_t total);

/* The bytes that ship of a picture, in an arena, in any thread. False after the fatal finding output.cache. */
bool run_read_picture(
    const struct stele_run *run, struct arena *arena, const struct picture *picture, str *bytes, struct diag *diag);

#endif
