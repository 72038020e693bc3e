#include "run_cache.h"

#include "base/build_id.h"
#include "base/file.h"
#include "base/findings.h"
#include "base/hasher.h"
#include "base/recheck.h"
#include "facts/codec.h"
#include "run_cache.h"

#include <errno.h>
#include <limits.h>
#include <unistd.h>

#define STORE_MAGIC "stelefax"
enum { STORE_HEAD = sizeof STORE_MAGIC - 1 + sizeof(uint64_t) };
#define INDEX_BYTES ((size_t)512 << 20)

/* A store is written anew where it is so many times what is alive in it, and not small. */
enum { STORE_WASTE = 3, STORE_SMALL = 1 << 20 };

static const char *in_out(struct stele_run *run, const char *path)
{
    return file_join(&run->cache.arena, str_of(run->options.out), str_of(path));
}

/* --- what was kept */

/* The command's options, and which file it is about where that is one. What they are is asked before anything else. */
static uint64_t options_hash(const struct stele_options *o, str lone)
{
    struct hasher hasher = { 0 };

    hasher_text(&hasher, lone);
    hasher_text(&hasher, o->as_of);
    hasher_text(&hasher, o->url);
    hasher_text(&hasher, o->modified);
    hasher_number(&hasher, (uint64_t)o->drafts | (uint64_t)o->no_books << 1 | (uint64_t)o->strict << 2);
    return hasher.hash;
}

/* The folder that the publication's paths are within. */
static const char *root_of(struct stele_run *run, str *lone)
{
    struct file_info info;
    bool folder = file_stat(run->options.path, &info) == 0 && info.kind == FILE_DIRECTORY;

    *lone = folder ? S("") : file_base(str_of(run->options.path));
    return folder ? run->options.path : arena_cstr(&run->cache.arena, file_directory(str_of(run->options.path)));
}

static void recheck_inputs(struct run_cache *cache, const char *root)
{
    struct recheck recheck;

    if (recheck_begin(&recheck, root, cache->old.begun) != 0)
        cache->old = (struct cache){ 0 };
    cache->same = arena_array(&cache->arena, bool, cache->old.input_count);
    for (size_t i = 0; i < cache->old.input_count; i++) {
        enum recheck_result result = recheck_ask(&recheck, &cache->old.inputs[i]);

        cache->same[i] = result != RECHECK_CHANGED;
        cache->changed += result == RECHECK_CHANGED;
        cache->touched |= result == RECHECK_TOUCHED;
    }
    recheck_end(&recheck);
}

/* Whether the folders on the way to an output are none that lead elsewhere: those that are new since the last one. A
 * page's own, of which there are many, is looked at where something has to be written there. */
static bool is_way(struct stamper *stamper, str last, str path)
{
    char folder[PATH_MAX];
    size_t depth = 0;

    for (size_t i = 0; i < path.len && i < sizeof folder; i++) {
        enum file_kind kind;
        struct stamp stamp;
        bool own = !memchr(path.at + i + 1, '/', path.len - i - 1);

        folder[i] = path.at[i];
        if (path.at[i] != '/' || (++depth > 2 && own) || str_starts(last, str_first(path, i + 1)))
            continue;
        folder[i] = '\0';
        if (stamper_take(stamper, (str){ folder, i }, false, &kind, &stamp) != 0 || kind != FILE_DIRECTORY)
            return false;
        folder[i] = '/';
    }
    return true;
}

static void recheck_outputs(struct run_cache *cache, const char *out)
{
    struct stamper stamper;
    bool ok = stamper_begin(&stamper, out) == 0;
    str last = S("");

    for (size_t i = 0; ok && i < cache->old.output_count; i++) {
        ok = is_way(&stamper, last, cache->old.outputs[i].path);
        last = cache->old.outputs[i].path;
    }
    for (size_t i = 0; i < cache->old.output_count; i++) {
        struct cache_output *output = &cache->old.outputs[i];
        enum file_kind kind = FILE_NONE;
        struct stamp stamp;

        if (ok && stamper_take(&stamper, output->path, false, &kind, &stamp) == 0 && kind == FILE_REGULAR &&
            stamp_equal(&stamp, &output->stamp))
            continue;
        output->stamp = (struct stamp){ 0 };
        cache->spoiled++;
    }
    stamper_end(&stamper);
}

static bool is_link(struct stele_run *run)
{
    const char *folder = in_out(run, RUN_CACHE_FOLDER);
    struct file_info info;

    if (file_stat(folder, &info) != 0 || !info.link)
        return false;
    diag_fail(run->diag, "output.foreign",
        "%s is a symbolic link, through which stele doesn't write; move it away, or choose another place with -o",
        folder);
    return true;
}

bool run_cache_open(struct stele_run *run)
{
    struct run_cache *cache = &run->cache;
    const char *root;
    str bytes, lone;

    *cache = (struct run_cache){
        .begun = stamp_now(), .build = build_id(), .opened = true, .store = { .fd = -1 }, .from = { .fd = -1 }
    };
    pthread_mutex_init(&cache->mutex, NULL);
    cache->articles.arena = cache->outputs.arena = cache->keys.arena = &cache->arena;
    cache->shown.arena = cache->others.arena = cache->files.arena = &cache->arena;
    if (is_link(run))
        return false;
    root = root_of(run, &lone);
    cache->asked = options_hash(&run->options, lone);
    if (cache->build && file_read(&cache->arena, in_out(run, RUN_CACHE_INDEX), INDEX_BYTES, &bytes) == 0 &&
        cache_read(&cache->old, &cache->arena, bytes, cache->build)) {
        recheck_inputs(cache, root);
        recheck_outputs(cache, run->options.out);
    }
    return true;
}

/* What a run adds that keeps nothing goes again; what can't go is written over by the next. */
static void undo_store(struct stele_run *run)
{
    if (run->cache.moves)
        file_unlink(in_out(run, RUN_CACHE_STORE RUN_CACHE_NEW));
    else if (run->cache.store.fd >= 0)
        spool_cut(&run->cache.store, run->cache.old.end);
}

void run_cache_close(struct stele_run *run)
{
    struct run_cache *cache = &run->cache;

    if (!cache->opened)
        return;
    if (!cache->kept)
        undo_store(run);
    if (cache->moves)
        spool_close(&cache->store);
    spool_close(&cache->from);
    buf_free(&cache->faces);
    if (cache->traced)
        trace_free(&cache->trace);
    pthread_mutex_destroy(&cache->mutex);
    arena_free(&cache->arena);
    cache->opened = false;
}

/* --- nothing has changed */

bool run_cache_unchanged(struct stele_run *run)
{
    struct run_cache *cache = &run->cache;
    const struct cache *old = &cache->old;
    struct diag reported = { 0 };

    cache->reported = run->diag->count;
    if (!old->input_count || old->asked != cache->asked || cache->changed || cache->spoiled ||
        !findings_read(&reported, arena_copy(&reported.arena, old->findings))) {
        trace_begin(&cache->trace, str_of(in_out(run, "books/")));
        cache->traced = true;
        return false;
    }
    diag_join(run->diag, &reported);
    run->result = (struct stele_build_result){ old->articles_reported, old->pages, old->books, true, false };
    if (cache->touched)
        run_cache_write_again(run);
    return true;
}

void run_cache_stop(struct stele_run *run)
{
    if (run->cache.traced)
        trace_stop(&run->cache.trace);
}

/* --- what all articles depend on */

static void hash_terms(struct hasher *hasher, const struct term_base *terms)
{
    hasher_number(hasher, terms->count);
    for (size_t i = 0; i < terms->count; i++) {
        const struct term_record *record = &terms->records[i];

        hasher_number(hasher, (uint64_t)record->standing);
        hasher_text(hasher, record->zh.text);
        hasher_text(hasher, record->en.text);
        hasher_text(hasher, record->abbr.text);
        hasher_text(hasher, record->reading.text);
        hasher_text(hasher, record->kind.text);
        hasher_text(hasher, record->lang.text);
        hasher_number(hasher, record->also.count);
        for (size_t j = 0; j < record->also.count; j++)
            hasher_text(hasher, record->also.items[j].text);
    }
}

static void hash_file(struct stele_run *run, struct hasher *hasher, str name)
{
    const char *path = file_join(&run->cache.arena, run->input.root, name);
    const struct trace_entry *entry = map_get(&run->cache.trace.entries, str_of(path));

    hasher_number(hasher, entry ? entry->hash : 0);
    hasher_number(hasher, entry && entry->kind == TRACE_READ);
}

static void hash_words(struct hasher *hasher, const struct theme *theme)
{
    for (size_t i = theme->own; i < theme->count; i++) {
        if (!str_starts(theme->files[i].name, S("strings/")))
            continue;
        hasher_text(hasher, theme->files[i].name);
        hasher_text(hasher, theme->files[i].bytes);
    }
}

static uint64_t world_hash(struct stele_run *run)
{
    struct hasher hasher = { .hash = run->cache.build };

    hasher_text(&hasher, run->options.as_of);
    hasher_number(&hasher, (uint64_t)run->options.drafts | (uint64_t)run_state_wants_books(run) << 1 |
                               (uint64_t)run->input.lone << 2 | (uint64_t)run->quotations << 3);
    hash_file(run, &hasher, S("stele.yaml"));
    hash_words(&hasher, &run->theme);
    hash_terms(&hasher, &run->input.terms);
    return hasher.hash;
}

/* --- the store */

static uint64_t alive(const struct cache *cache)
{
    uint64_t sum = 0;

    for (size_t i = 0; i < cache->article_count; i++)
        sum += cache->articles[i].record.len;
    return sum;
}

static str store_head(char head[STORE_HEAD], uint64_t name)
{
    memcpy(head, STORE_MAGIC, STORE_HEAD - sizeof name);
    memcpy(head + STORE_HEAD - sizeof name, &name, sizeof name);
    return (str){ head, STORE_HEAD };
}

/* Whether the store is the one that the index is about. */
static bool open_old_store(struct stele_run *run)
{
    struct run_cache *cache = &run->cache;
    struct arena scratch = { 0 };
    char head[STORE_HEAD];
    str there = S("");
    bool ok = cache->old.end >= STORE_HEAD &&
              spool_open_file(&cache->from, in_out(run, RUN_CACHE_STORE), cache->old.end) == 0 &&
              spool_read(&cache->from, &scratch, (struct extent){ 0, STORE_HEAD }, &there) == 0 &&
              str_equal(there, store_head(head, cache->old.store));

    arena_free(&scratch);
    return ok;
}

static void open_new_store(struct stele_run *run)
{
    struct run_cache *cache = &run->cache;
    struct extent extent;
    char head[STORE_HEAD];
    int error = file_make_directory(in_out(run, RUN_CACHE_FOLDER));

    if (error == EEXIST)
        error = 0;
    cache->moves = true;
    cache->store_name = (uint64_t)cache->begun ^ (uint64_t)getpid();
    if (!error)
        error = spool_open_file(&cache->store, in_out(run, RUN_CACHE_STORE RUN_CACHE_NEW), 0);
    if (!error)
        error = spool_add(&cache->store, store_head(head, cache->store_name), &extent);
    cache->failed = error;
}

static void open_store(struct stele_run *run)
{
    struct run_cache *cache = &run->cache;
    bool wasted = cache->old.end > STORE_SMALL && cache->old.end > STORE_WASTE * alive(&cache->old);
    bool good = cache->old.world == cache->world && open_old_store(run);

    if (good)
        for (size_t i = 0; i < cache->old.article_count; i++)
            map_set(&cache->articles, cache->old.articles[i].path, &cache->old.articles[i]);
    if (!good || wasted) {
        open_new_store(run);
        return;
    }
    cache->store_name = cache->old.store;
    cache->store.fd = cache->from.fd;
    atomic_store(&cache->store.end, cache->old.end);
}

static void index_outputs(struct run_cache *cache)
{
    for (size_t i = 0; i < cache->old.output_count; i++)
        if (cache->old.outputs[i].stamp.inode)
            map_set(&cache->outputs, cache->old.outputs[i].path, &cache->old.outputs[i]);
}

void run_cache_begin(struct stele_run *run)
{
    struct run_cache *cache = &run->cache;

    cache->made = arena_array(&cache->arena, struct cache_article, run->input.count);
    cache->taken = arena_array(&cache->arena, bool, run->input.count);
    cache->copied = arena_array(&cache->arena, bool, run->input.listed.as_is_count);
    cache->world = world_hash(run);
    index_outputs(cache);
    open_store(run);
}

/* --- articles */

uint64_t run_cache_named(const struct text_file *file)
{
    struct hasher hasher = { 0 };

    hasher_text(&hasher, file->slug);
    hasher_text(&hasher, file->edition);
    hasher_text(&hasher, file->lang);
    hasher_number(&hasher, (uint64_t)file->translated | (uint64_t)file->page << 1);
    return hasher.hash;
}

/* Where the disk says no nothing is kept, which is reported once, at the end. */
static void add_record(struct run_cache *cache, str record, struct extent *extent)
{
    int none = 0, error = atomic_load(&cache->failed) ? 0 : spool_add(&cache->store, record, extent);

    if (error)
        atomic_compare_exchange_strong(&cache->failed, &none, error);
}

static bool read_record(
    str record, struct facts *facts, bool due, struct arena *scratch, const struct facts_room *room, struct diag *diag)
{
    struct wire wire = wire_reader(record, scratch);
    str findings;

    wire_text(&wire, &findings);
    if (wire.bad || !findings_read(diag, arena_copy(&diag->arena, findings)))
        return false;
    if (due ? codec_keep(facts, room, wire.rest) : wire_done(&wire))
        return true;
    diag_free(diag);
    return false;
}

bool run_cache_take(struct stele_run *run, struct facts *facts, bool *due, struct arena *scratch,
    const struct facts_room *room, struct diag *diag)
{
    struct run_cache *cache = &run->cache;
    size_t file = facts->file;
    const struct text_file *source = &run->input.files[file];
    const struct cache_article *old = map_get(&cache->articles, source->path);
    str record;

    if (!old || !cache->same[old->input] || old->named != run_cache_named(source))
        return false;
    if (spool_read(&cache->from, scratch, old->record, &record) != 0 || hash_bytes(record) != old->sum)
        return false;
    *facts = (struct facts){ .path = source->path,
        .slug = source->slug,
        .edition = source->edition,
        .page = source->page,
        .file = file,
        .hash = old->facts,
        .parts_hash = old->parts };
    if (!read_record(record, facts, old->due, scratch, room, diag))
        return false;
    *due = old->due;
    cache->made[file] = *old;
    cache->taken[file] = true;
    if (cache->moves)
        add_record(cache, record, &cache->made[file].record);
    return true;
}

void run_cache_record(struct buf *out, str facts, const struct diag *diag)
{
    struct buf findings = { 0 };
    struct wire wire = wire_writer(out);
    str told;

    findings_write(&findings, diag);
    told = buf_str(&findings);
    wire_text(&wire, &told);
    buf_add(out, facts);
    buf_free(&findings);
}

void run_cache_keep(
    struct stele_run *run, struct facts *facts, bool due, str record, str parts, const struct diag *diag)
{
    const struct text_file *file = &run->input.files[facts->file];
    struct cache_article *made = &run->cache.made[facts->file];
    struct buf whole = { 0 };

    run_cache_record(&whole, record, diag);
    facts->hash = hash_bytes(record);
    facts->parts_hash = hash_bytes(parts);
    *made = (struct cache_article){ .path = file->path,
        .named = run_cache_named(file),
        .sum = hash_bytes(buf_str(&whole)),
        .facts = facts->hash,
        .parts = facts->parts_hash,
        .due = due };
    add_record(&run->cache, buf_str(&whole), &made->record);
    buf_free(&whole);
}

bool run_cache_read(struct stele_run *run, size_t file, struct arena *arena, str *bytes)
{
    const struct run_cache *cache = &run->cache;
    const char *path = file_join(arena, run->input.root, run->input.files[file].path);

    return cache->taken[file] && file_read(arena, path, ARTICLE_BYTES, bytes) == 0 &&
           hash_bytes(*bytes) == cache->old.inputs[cache->made[file].input].hash;
}

/* --- outputs */

bool run_cache_has(struct stele_run *run, str path, const struct cache_key *key)
{
    struct run_cache *cache = &run->cache;
    const struct cache_output *old = map_get(&cache->outputs, path);
    struct cache_key *kept;

    pthread_mutex_lock(&cache->mutex);
    kept = arena_new(&cache->arena, struct cache_key);
    *kept = *key;
    map_set(&cache->keys, arena_copy(&cache->arena, path), kept);
    pthread_mutex_unlock(&cache->mutex);
    return old && cache_key_equal(&old->key, key) && output_add_known(&run->output, old->path);
}

void run_cache_forget(struct stele_run *run, str path)
{
    struct cache_key *key;

    pthread_mutex_lock(&run->cache.mutex);
    key = map_get(&run->cache.keys, path);
    if (key)
        *key = (struct cache_key){ 0 };
    pthread_mutex_unlock(&run->cache.mutex);
}
