/* The map of articles: each alone, on all cores. */
#include "base/file.h"
#include "base/threads.h"
#include "facts/codec.h"
#include "run.h"

#include <errno.h>

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
    struct facts_common common;
    atomic_size_t done;
    atomic_bool failed; /* the disk did, which is told once */
    struct map_worker {
        struct arena lasting, brief, scratch;
        struct buf record;
    } workers[THREADS_MAX];
};

static void fail(struct mapping *mapping, size_t i, int error)
{
    if (error && !atomic_exchange(&mapping->failed, true))
        file_failed(&mapping->diags[i], "output.cache", "write below", mapping->run->options.out, error);
}

/* Bodies wait for the publication on the disk. */
static void keep_parts(struct mapping *mapping, struct map_worker *worker, const struct parts *parts, size_t i)
{
    buf_reset(&worker->record);
    parts_write(&worker->record, parts);
    fail(mapping, i, spool_add(&mapping->run->spool, buf_str(&worker->record), &mapping->run->facts[i].parts));
}

/* Facts stay in memory, by their record: their tree ends. */
static void keep_facts(struct mapping *mapping, struct map_worker *worker, const struct facts *facts, size_t i)
{
    const struct facts_room room = { &worker->lasting, &worker->brief, &mapping->common,
        mapping->run->input.terms.count };

    buf_reset(&worker->record);
    codec_write(&worker->record, facts);
    mapping->run->facts[i] = *facts;
    if (!facts_keep(&mapping->run->facts[i], &room, buf_str(&worker->record)))
        fail(mapping, i, EILSEQ);
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
    struct article_making making = { &mapping->options, &worker->scratch, tree_wanted(mapping->watcher, i),
        &mapping->diags[i] };
    struct facts facts;
    struct parts parts;

    if (atomic_load(&mapping->failed))
        return;
    run_progress(run, STELE_READING, number, &mapping->done, run->input.count);
    arena_reset(&worker->scratch);
    mapping->usable[i] = article_make_file(&making, &run->input.files[i], &facts, &parts);
    if (!mapping->usable[i])
        return;
    keep_facts(mapping, worker, &facts, i);
    if (mapping->watcher->parts)
        mapping->watcher->parts(mapping->watcher->context, i, &parts);
    if (run->opened)
        keep_parts(mapping, worker, &parts, i);
}

static void join_map(struct mapping *mapping)
{
    struct stele_run *run = mapping->run;
    const struct facts_room room = { &run->arena, &run->brief, &mapping->common, 0 };

    facts_common_end(&mapping->common, &room);
    for (size_t i = 0; i < run->input.count; i++) {
        diag_join(run->diag, &mapping->diags[i]);
        if (mapping->usable[i])
            run->facts[run->count++] = run->facts[i];
    }
    for (size_t i = 0; i < THREADS_MAX; i++) {
        arena_join(&run->arena, &mapping->workers[i].lasting);
        arena_join(&run->brief, &mapping->workers[i].brief);
        arena_free(&mapping->workers[i].scratch);
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
    facts_common_begin(&mapping.common);
    threads_for(run->jobs, run->input.count, map_article, &mapping);
    join_map(&mapping);
    return !mapping.failed;
}
