/* What a run keeps for the next one: the index, written last. */
#include "base/file.h"
#include "base/findings.h"
#include "base/stamper.h"
#include "run_cache.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

/* How long it is waited for the clock to go on, in its ticks: ten milliseconds at the most. */
enum { TICKS = 20, TICK_NANOSECONDS = 1000000 };

/* --- what was asked of the disk */

/* A path as the index has it: within the publication, or absolute. */
static str within(const struct stele_run *run, str path)
{
    const str roots[] = { run->input.root, run->input.real };

    for (size_t i = 0; i < sizeof roots / sizeof *roots; i++) {
        if (str_equal(path, roots[i]))
            return S("");
        if (str_starts(path, roots[i]) && str_starts(str_from(path, roots[i].len), S("/")))
            return str_from(path, roots[i].len + 1);
    }
    return path;
}

static void list_inputs(struct stele_run *run, struct cache *index)
{
    const struct map *asked = &run->cache.trace.entries;
    const struct cache *old = &run->cache.old;
    str own = str_of(file_join(&run->cache.arena, str_of(run->options.out), S(RUN_CACHE_FOLDER)));

    index->inputs =
        arena_array(&run->cache.arena, struct trace_entry, asked->count + run->input.count + run_cache_known(run));
    for (size_t i = 0; i < asked->cap; i++) {
        const struct trace_entry *entry = asked->slots[i].value;

        if (!entry || str_starts(entry->path, own))
            continue;
        index->inputs[index->input_count] = *entry;
        index->inputs[index->input_count++].path = within(run, entry->path);
    }
    for (size_t i = 0; i < run->input.count; i++)
        if (run->cache.taken[i])
            index->inputs[index->input_count++] = old->inputs[run->cache.made[i].input];
    run_cache_carry(run, index);
}

/* The same path may have been asked for in two ways: what says more is kept. */
static void drop_twins(struct cache *index)
{
    size_t kept = 0;

    for (size_t i = 0; i < index->input_count; i++) {
        struct trace_entry *last = kept ? &index->inputs[kept - 1] : NULL;

        if (!last || !str_equal(last->path, index->inputs[i].path))
            index->inputs[kept++] = index->inputs[i];
        else if (index->inputs[i].kind > last->kind)
            *last = index->inputs[i];
    }
    index->input_count = kept;
}

/* --- articles */

/* An article whose bytes aren't known can't be kept. */
static void list_articles(struct stele_run *run, struct cache *index)
{
    struct map places = { .arena = &run->cache.arena };

    for (size_t i = 0; i < index->input_count; i++)
        if (index->inputs[i].kind == TRACE_READ)
            map_set(&places, index->inputs[i].path, &index->inputs[i]);
    index->articles = arena_array(&run->cache.arena, struct cache_article, run->input.count);
    for (size_t i = 0; i < run->input.count; i++) {
        struct cache_article *made = &run->cache.made[i];
        const struct trace_entry *input = made->path.len ? map_get(&places, made->path) : NULL;

        if (!input)
            continue;
        made->input = (size_t)(input - index->inputs);
        made->page = run->cache.pages ? run->cache.pages[i] : (struct cache_extent){ 0 };
        index->articles[index->article_count++] = *made;
    }
    run_cache_list_assets(run, index, &places);
}

/* --- outputs */

int run_cache_settle(struct stamper *stamper, str path, struct stamp *stamp)
{
    const struct timespec tick = { 0, TICK_NANOSECONDS };
    enum file_kind kind = FILE_NONE;
    int error = 0;

    for (int i = 0; i < TICKS; i++) {
        int64_t now = stamp_now();

        error = stamper_take(stamper, path, false, &kind, stamp);
        if (error || (stamp->changed < now && stamp->modified < now))
            break;
        nanosleep(&tick, NULL);
    }
    return error || kind == FILE_REGULAR ? error : ENOENT;
}

static int list_outputs(struct stele_run *run, struct cache *index)
{
    struct run_cache *cache = &run->cache;
    struct stamper stamper;
    int error = stamper_begin(&stamper, run->options.out);

    index->outputs = arena_array(&cache->arena, struct cache_output, run->output.count);
    for (const struct output_entry *entry = run->output.last; !error && entry; entry = entry->before) {
        const struct cache_output *old = entry->known ? map_get(&cache->outputs, entry->path) : NULL;
        const struct cache_key *key = map_get(&cache->keys, entry->path);
        struct cache_output *output = &index->outputs[index->output_count++];

        *output = old ? *old : (struct cache_output){ .path = entry->path };
        if (key)
            output->key = *key;
        if (!old)
            error = run_cache_settle(&stamper, entry->path, &output->stamp);
    }
    stamper_end(&stamper);
    return error;
}

/* --- all of it */

static const char *in_out(struct stele_run *run, const char *path)
{
    return file_join(&run->cache.arena, str_of(run->options.out), str_of(path));
}

/* What a killed run has left under the name that is to be moved goes. */
static int clear(const char *path)
{
    int error = file_unlink(path);

    return error == ENOENT ? 0 : error;
}

/* All that is written here has names of its own in a folder that one run at a time has to itself: what isn't moved to its
 * place is written over by the next. */
static int put(struct stele_run *run, const char *path, const char *beside, str bytes)
{
    const char *from = in_out(run, beside);
    int error = clear(from);

    if (!error)
        error = file_create(from, bytes);
    if (!error)
        error = file_rename(from, in_out(run, path));
    if (error)
        file_unlink(from);
    return error;
}

static int move_store(struct stele_run *run)
{
    const char *beside = in_out(run, RUN_CACHE_STORE RUN_CACHE_NEW);

    return run->cache.moves ? file_rename(beside, in_out(run, RUN_CACHE_STORE)) : clear(beside);
}

static int write_index(struct stele_run *run, const struct cache *index)
{
    struct buf bytes = { 0 };
    int error;

    cache_write(&bytes, index);
    error = put(run, RUN_CACHE_INDEX, RUN_CACHE_INDEX RUN_CACHE_NEW, buf_str(&bytes));
    buf_free(&bytes);
    return error;
}

static int write_pages(struct stele_run *run)
{
    return put(run, RUN_CACHE_PAGES, RUN_CACHE_PAGES RUN_CACHE_NEW, buf_str(&run->cache.faces));
}

static int keep_all(struct stele_run *run)
{
    struct run_cache *cache = &run->cache;
    struct buf findings = { 0 };
    struct cache index = { .build = cache->build,
        .asked = cache->asked,
        .world = cache->world,
        .begun = cache->begun,
        .store = cache->store_name,
        .end = atomic_load(&cache->store.end),
        .articles_reported = run->result.articles,
        .pages = run->result.pages,
        .books = run->result.books,
        .shared = cache->shared };
    int error;

    diag_sort(run->diag);
    findings_write(&findings, run->diag);
    index.findings = buf_str(&findings);
    list_inputs(run, &index);
    cache_sort(&index);
    drop_twins(&index);
    list_articles(run, &index);
    error = list_outputs(run, &index);
    cache_sort(&index);
    if (!error)
        error = move_store(run);
    if (!error)
        error = write_pages(run);
    if (!error)
        error = write_index(run, &index);
    buf_free(&findings);
    return error;
}

static void tell(struct stele_run *run, int error)
{
    run->cache.kept = !error;
    if (error)
        diag_note(run->diag, "cache.write", NOWHERE,
            "what this build has understood can't be kept in %s/.cache, and the next one begins anew: %s",
            run->options.out, strerror(error));
}

void run_cache_write(struct stele_run *run)
{
    if (run->result.published && run->cache.build && run->cache.made)
        tell(run, run->cache.failed ? run->cache.failed : keep_all(run));
}

void run_cache_write_again(struct stele_run *run)
{
    run->cache.old.begun = run->cache.begun;
    tell(run, write_index(run, &run->cache.old));
}
