/* The map of articles: each alone, on all cores. */
#include "base/file.h"
#include "base/hash.h"
#include "base/threads.h"
#include "facts/codec.h"
#include "run.h"
#include "run_cache.h"

#include <errno.h>

/* What all articles share. */
static struct article_options options_of(const struct stele_run *run, bool plain)
{
    return (struct article_options){ &run->input, &run->strings, &run->mentions, run->options.as_of,
        run->options.drafts, run_state_wants_books(run), run->quotations || run->input.terms.count, plain };
}

/* Articles' parts wait on the disk that the output goes to. */
static bool open_spool(struct stele_run *run)
{
    run->parts = arena_array(&run->arena, struct extent, run->input.count);
    return output_open_spool(&run->output, &run->spool, run->diag);
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
    struct pairs pairs;
    atomic_size_t done;
    atomic_bool failed; /* the disk did, which is reported once */
    struct map_worker {
        struct arena lasting, brief, scratch, said;
        struct buf record, facts;
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
    fail(mapping, i, spool_add(&mapping->run->spool, buf_str(&worker->record), &mapping->run->parts[i]));
}

static struct facts_room room_of(struct mapping *mapping, struct map_worker *worker)
{
    return (struct facts_room){ &worker->lasting, &worker->brief, &mapping->common, mapping->run->input.terms.count };
}

/* Facts stay in memory, by their record: their tree ends. */
static void keep_facts(struct mapping *mapping, struct map_worker *worker, const struct facts *facts, size_t i)
{
    const struct facts_room room = room_of(mapping, worker);

    buf_reset(&worker->facts);
    codec_write(&worker->facts, facts);
    mapping->run->facts[i] = *facts;
    mapping->run->facts[i].file = i;
    if (!codec_keep(&mapping->run->facts[i], &room, buf_str(&worker->facts)))
        fail(mapping, i, EILSEQ);
}

/* An article that was made by an earlier run, of the same. */
static bool take(struct mapping *mapping, struct map_worker *worker, size_t i)
{
    const struct facts_room room = room_of(mapping, worker);

    return run_cache_take(
        mapping->run, &mapping->run->facts[i], &mapping->usable[i], &worker->scratch, &room, &mapping->diags[i]);
}

static struct buf *tree_wanted(const struct run_watcher *watcher, size_t i)
{
    return watcher->tree ? watcher->tree(watcher->context, i) : NULL;
}

static void make(struct mapping *mapping, struct map_worker *worker, const struct article_making *making, size_t i)
{
    struct stele_run *run = mapping->run;
    struct facts facts;
    struct parts parts;

    mapping->usable[i] = article_make_file(making, &run->input.files[i], &facts, &parts);
    buf_reset(&worker->record);
    buf_reset(&worker->facts);
    if (mapping->usable[i])
        keep_facts(mapping, worker, &facts, i);
    if (mapping->usable[i] && mapping->watcher->parts)
        mapping->watcher->parts(mapping->watcher->context, i, &parts);
    if (mapping->usable[i] && run->opened)
        keep_parts(mapping, worker, &parts, i);
    if (run->opened)
        run_cache_keep(run, &run->facts[i], mapping->usable[i], buf_str(&worker->facts), buf_str(&worker->record),
            &mapping->diags[i]);
}

static void map_article(void *context, size_t number, size_t i)
{
    struct mapping *mapping = context;
    struct stele_run *run = mapping->run;
    struct map_worker *worker = &mapping->workers[number];
    struct article_making making = { &mapping->options, &worker->scratch, tree_wanted(mapping->watcher, i),
        &mapping->diags[i], &mapping->pairs };

    if (atomic_load(&mapping->failed))
        return;
    run_progress(run, STELE_READING, number, &mapping->done, run->input.count);
    arena_reset(&worker->scratch);
    run->facts[i].file = i;
    if (!run->opened || !take(mapping, worker, i))
        make(mapping, worker, &making, i);
    diag_settle(&mapping->diags[i], &worker->said);
}

static void join_map(struct mapping *mapping)
{
    struct stele_run *run = mapping->run;
    const struct facts_room room = { &run->lasting, &run->brief, &mapping->common, 0 };

    codec_common_end(&mapping->common, &room);
    pairs_free(&mapping->pairs);
    for (size_t i = 0; i < run->input.count; i++) {
        diag_join(run->diag, &mapping->diags[i]);
        if (mapping->usable[i])
            run->facts[run->count++] = run->facts[i];
    }
    for (size_t i = 0; i < THREADS_MAX; i++) {
        arena_join(&run->lasting, &mapping->workers[i].lasting);
        arena_join(&run->brief, &mapping->workers[i].brief);
        arena_free(&mapping->workers[i].scratch);
        arena_free(&mapping->workers[i].said);
        buf_free(&mapping->workers[i].record);
        buf_free(&mapping->workers[i].facts);
    }
}

bool run_articles(struct stele_run *run, const struct run_watcher *watcher)
{
    static const struct run_watcher nobody = { 0 };
    struct arena arena = { 0 };
    struct mapping mapping = {
        .run = run, .watcher = watcher ? watcher : &nobody, .options = options_of(run, watcher && watcher->plain)
    };

    if (run->opened && !run->parts && !open_spool(run))
        return false;
    if (run->opened)
        run_cache_begin(run);
    run->facts = arena_array(&run->lasting, struct facts, run->input.count);
    mapping.diags = arena_array(&arena, struct diag, run->input.count);
    mapping.usable = arena_array(&arena, bool, run->input.count);
    codec_common_begin(&mapping.common);
    threads_for(run->jobs, run->input.count, map_article, &mapping);
    join_map(&mapping);
    arena_free(&arena);
    arena_trim();
    return !mapping.failed;
}

/* --- articles that weren't made */

bool run_article(struct stele_run *run, size_t file, struct run_made *made)
{
    const struct article_options options = options_of(run, false);
    const struct article_making making = { &options, &made->arena, NULL, &made->diag, &made->pairs };
    struct parts parts;

    if ((!run->parts && !open_spool(run)) ||
        !article_make_file(&making, &run->input.files[file], &made->facts, &parts))
        return false;
    made->facts.file = file;
    codec_write(&made->record, &made->facts);
    parts_write(&made->parts, &parts);
    return spool_add(&run->spool, buf_str(&made->parts), &run->parts[file]) == 0;
}

void run_made_free(struct run_made *made)
{
    arena_free(&made->arena);
    pairs_free(&made->pairs);
    buf_free(&made->record);
    buf_free(&made->parts);
    diag_free(&made->diag);
}

/* Made again, an article repeats its findings, and its facts are known. */
static void make_again(void *context, size_t number, size_t i)
{
    struct mapping *mapping = context;
    struct stele_run *run = mapping->run;
    struct map_worker *worker = &mapping->workers[number];
    const struct text_file *file = &run->input.files[i];
    struct diag said = { .path = file->path };
    struct article_making making = { &mapping->options, &worker->scratch, NULL, &said, &mapping->pairs };
    struct facts facts;
    struct parts parts;
    str bytes;

    if (atomic_load(&mapping->failed) || !mapping->usable[i] || run->parts[i].len)
        return;
    arena_reset(&worker->scratch);
    if (run_cache_read(run, i, &worker->scratch, &bytes) && article_make(&making, file, bytes, &facts, &parts))
        keep_parts(mapping, worker, &parts, i);
    else if (!atomic_exchange(&mapping->failed, true))
        diag_fail(&mapping->diags[i], "output.changed", "%.*s has changed while stele was at work; please build again",
            STR(file->path));
    diag_free(&said);
}

bool run_parts(struct stele_run *run, const bool *wanted)
{
    struct arena arena = { 0 };
    struct mapping mapping = { .run = run, .options = options_of(run, false) };

    mapping.diags = arena_array(&arena, struct diag, run->input.count);
    mapping.usable = arena_array(&arena, bool, run->input.count);
    memcpy(mapping.usable, wanted, run->input.count * sizeof *wanted);
    threads_for(run->jobs, run->input.count, make_again, &mapping);
    for (size_t i = 0; i < run->input.count; i++)
        diag_join(run->diag, &mapping.diags[i]);
    for (size_t i = 0; i < THREADS_MAX; i++) {
        arena_free(&mapping.workers[i].scratch);
        buf_free(&mapping.workers[i].record);
    }
    pairs_free(&mapping.pairs);
    arena_free(&arena);
    return !mapping.failed;
}
