#include "run.h"

#include "base/file.h"
#include "base/threads.h"
#include "input/config_address.h"
#include "look.h"
#include "publication/facing.h"
#include "publication/publication_make.h"
#include "publication/strays.h"
#include "publication/translations.h"
#include "run_cache.h"

#include <errno.h>
#include <unistd.h>

/* --- its beginning */

void run_begin(struct stele_run *run, const struct stele_options *options, struct diag *diag)
{
    *run = (struct stele_run){ .options = *options, .diag = diag, .spool = { .fd = -1 } };
    run->jobs = options->jobs ? options->jobs : threads_cores();
}

/* Who a second run is said to wait for. */
static str name_of_run(struct stele_run *run)
{
    return arena_printf(&run->arena, "process %ld: stele build %s", (long)getpid(), run->options.path);
}

bool run_open(struct stele_run *run)
{
    const struct stele_options *o = &run->options;

    run->output_options =
        (struct output_options){ o->out, name_of_run(run), o->wait, run->jobs, o->waiting, o->progress_context };
    run->opened = output_open(&run->output, &run->output_options, run->diag) && run_cache_open(run);
    return run->opened;
}

void run_progress(const struct stele_run *run, enum stele_stage stage, size_t worker, atomic_size_t *done, size_t total)
{
    size_t count = atomic_fetch_add(done, 1);

    if (worker == 0 && run->options.progress)
        run->options.progress(run->options.progress_context, stage, count, total);
}

bool run_read_picture(
    const struct stele_run *run, struct arena *arena, const struct picture *picture, str *bytes, struct diag *diag)
{
    int error = picture->waits ? spool_read(&run->spool, arena, picture->bytes, bytes)
                               : assets_read_again(picture, arena, bytes);

    if (error == ESTALE)
        diag_fail(
            diag, "output.changed", "%.*s has changed while stele was at work; please build again", STR(picture->path));
    else if (error)
        file_failed(diag, "output.cache", "read again", picture->waits ? run->options.out : picture->path.at, error);
    return !error;
}

/* --- up to the publication */

/* A folder of nothing is another one than was meant. */
static bool has_something(struct stele_run *run)
{
    if (run->input.count || diag_bad(run->diag))
        return true;
    diag_fail(run->diag, "site.empty",
        "there is nothing to build in %s: no article in %s/articles, no page in %s/pages", run->options.path,
        run->options.path, run->options.path);
    return false;
}

static bool take_url(struct stele_run *run)
{
    const char *why;

    if (config_address_read(&run->arena, run->options.url, &run->input.config.url.text, &why))
        return true;
    diag_add(run->diag, LEVEL_USAGE, "usage", NOWHERE, "--base-url can't be “%.*s”: %s", STR(run->options.url), why);
    return false;
}

bool run_read(struct stele_run *run)
{
    if (!input_read(&run->arena, run->options.path, &run->input, run->diag) || !has_something(run))
        return false;
    if (run->options.url.len && !take_url(run))
        return false;
    look_load(run);
    mention_forms_compile(&run->mentions, &run->arena, &run->input.terms);
    return true;
}

/* The theme's folder as the assets know files, by its resolved path; empty where the publication has none. */
static str resolved_theme(struct stele_run *run)
{
    str path;

    return run->theme_folder && file_resolve(&run->arena, run->theme_folder, &path) == 0 ? path : S("");
}

bool run_assets(struct stele_run *run)
{
    run->assets = assets_begin(&run->arena, run->input.real, resolved_theme(run), run->opened ? &run->spool : NULL);
    asked_begin(&run->asked, &run->brief, &run->input, run->facts, run->count, &run->assets);
    run->asked.others = strays_ask(&run->brief, &run->input.listed, &run->assets);
    if (run->opened)
        run_cache_assets(run);
    return assets_read(&run->assets, run->jobs, run->diag);
}

void run_publication(struct stele_run *run)
{
    if (run->input.lone && run->count == 1) /* all of it is in the article's language */
        run->input.config.lang.text = run->facts[0].lang;
    publication_make(&run->publication, &run->lasting, &run->input, run->facts, run->count, &run->asked, run->diag);
    strays_check(&run->publication, &run->asked, run->diag);
    run->publication.proof = run->options.drafts;
    run->publication.spool = &run->spool;
    run->publication.parts = run->parts;
    run->result.articles = run->publication.count;
}

void run_judge(struct stele_run *run)
{
    if (publication_size(&run->publication) == 0 && !diag_bad(run->diag))
        diag_warn(run->diag, "site.empty", NOWHERE, "nothing is due: all is drafts or dated later; --drafts shows it");
    facing_check(&run->publication, run->diag);
    translations_check(&run->publication, run->diag);
    arena_free(&run->brief);
    arena_trim();
}

/* --- its end */

bool run_may_publish(const struct stele_run *run)
{
    return !diag_bad(run->diag) && !(run->options.strict && run->diag->at[LEVEL_WARNING]);
}

static void close_spool(struct stele_run *run)
{
    int error = spool_close(&run->spool);

    if (error)
        file_failed(run->diag, "output.cache", "write below", run->options.out, error);
}

/* What pages and books were made of; what puts them in place needs room as well. */
static void drop_publication(struct stele_run *run)
{
    run->publication = (struct publication){ 0 };
    run->facts = NULL;
    run->count = 0;
    arena_free(&run->brief);
    arena_free(&run->lasting);
    arena_trim();
}

void run_commit(struct stele_run *run)
{
    close_spool(run);
    drop_publication(run);
    run_cache_stop(run);
    if (run_may_publish(run))
        run->result.published = output_commit(&run->output, run->options.no_books, run->diag);
    diag_join(run->diag, &run->faults);
    run_cache_write(run);
}

void run_end(struct stele_run *run)
{
    run->result.begun = run->output.begun;
    run_cache_close(run);
    if (run->output.options)
        output_close(&run->output, run->diag);
    diag_sort(run->diag);
    arena_free(&run->brief);
    arena_free(&run->lasting);
    arena_free(&run->arena);
}
