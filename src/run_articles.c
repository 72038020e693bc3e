/* The map of articles: each alone, on all cores. */
#include "base/file.h"
#include "base/threads.h"
#include "run.h"

/* What all articles share. */
static struct article_options options_of(const struct stele_run *run)
{
    return (struct article_options){ &run->input, &run->strings, &run->mentions, run->options.as_of,
        run->options.drafts, run_wants_books(run), run->quotations || run->input.terms.count };
}

/* Articles' parts wait in OUT/.cache. */
static bool open_spool(struct stele_run *run)
{
    const char *folder = file_join(&run->arena, str_of(run->options.out), S(".cache"));
    struct file_info info;
    int error = file_stat(folder, &info);

    if (!error && info.link) {
        diag_fail(run->diag, "output.foreign",
            "%s is a symbolic link, through which stele doesn't write; move it away, or choose another place with -o",
            folder);
        return false;
    }
    if (!error)
        error = file_make_directories(folder);
    if (!error)
        error = spool_open(&run->spool, folder);
    return error ? file_failed(run->diag, "output.write", "write in", folder, error) : true;
}

/* --- the map */

/* Each article has a diag of its own, and findings are joined in the order of the files. */
struct mapping {
    struct stele_run *run;
    const struct run_watcher *watcher;
    struct article_options options;
    struct diag *diags; /* by article */
    bool *usable;       /* by article */
    atomic_size_t done;
    atomic_bool failed; /* the disk did, which is told once */
    struct map_worker {
        struct arena lasting, brief, glosses, scratch;
        struct buf record;
        struct map shared;
        struct arena sharing; /* of that map */
    } workers[THREADS_MAX];
};

/* Bodies wait for the publication on the disk. */
static void keep_parts(struct mapping *mapping, struct map_worker *worker, const struct parts *parts, size_t i)
{
    struct stele_run *run = mapping->run;
    int error;

    buf_reset(&worker->record);
    parts_write(&worker->record, parts);
    error = spool_add(&run->spool, buf_str(&worker->record), &run->facts[i].parts);
    if (error && !atomic_exchange(&mapping->failed, true))
        file_failed(&mapping->diags[i], "output.cache", "write below", run->options.out, error);
}

static struct buf *tree_wanted(const struct run_watcher *watcher, size_t i)
{
    return watcher->tree ? watcher->tree(watcher->context, i) : NULL;
}

static void map_article(void *context, size_t number, size_t i)
{
    struct mapping *mapping = context;
    struct stele_run *run = mapping->run;
    struct map_worker *worker = &mapping->workers[number];
    struct article_making making = { &mapping->options, &worker->lasting, &worker->brief, &worker->glosses,
        &worker->scratch, tree_wanted(mapping->watcher, i), &mapping->diags[i], &worker->shared };
    struct parts parts;

    if (atomic_load(&mapping->failed))
        return;
    run_progress(run, STELE_READING, number, &mapping->done, run->input.count);
    worker->shared.arena = &worker->sharing;
    arena_reset(&worker->scratch);
    mapping->usable[i] = article_make_file(&making, &run->input.files[i], &run->facts[i], &parts);
    if (!mapping->usable[i])
        return;
    if (mapping->watcher->parts)
        mapping->watcher->parts(mapping->watcher->context, i, &parts);
    if (run->opened)
        keep_parts(mapping, worker, &parts, i);
}

static void join_map(struct mapping *mapping)
{
    struct stele_run *run = mapping->run;

    for (size_t i = 0; i < run->input.count; i++) {
        diag_join(run->diag, &mapping->diags[i]);
        if (mapping->usable[i])
            run->facts[run->count++] = run->facts[i];
    }
    for (size_t i = 0; i < THREADS_MAX; i++) {
        arena_join(&run->arena, &mapping->workers[i].lasting);
        arena_join(&run->brief, &mapping->workers[i].brief);
        arena_join(&run->glosses, &mapping->workers[i].glosses);
        arena_free(&mapping->workers[i].scratch);
        arena_free(&mapping->workers[i].sharing);
        buf_free(&mapping->workers[i].record);
    }
}

bool run_articles(struct stele_run *run, const struct run_watcher *watcher)
{
    static const struct run_watcher nobody = { 0 };
    struct mapping mapping = { .run = run, .watcher = watcher ? watcher : &nobody, .options = options_of(run) };

    if (run->opened && !open_spool(run))
        return false;
    run->facts = arena_array(&run->arena, struct facts, run->input.count);
    mapping.diags = arena_array(&run->brief, struct diag, run->input.count);
    mapping.usable = arena_array(&run->brief, bool, run->input.count);
    threads_for(run->jobs, run->input.count, map_article, &mapping);
    join_map(&mapping);
    return !mapping.failed;
}
