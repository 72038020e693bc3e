/* The short way: articles have changed, and what others know of them hasn't. */
#include "base/file.h"
#include "base/findings.h"
#include "base/hash.h"
#include "run.h"
#include "run_cache.h"
#include "view/address.h"
#include "view/kept.h"
#include "web/web.h"

/* How many articles may have changed: with more, the long way isn't much longer. */
enum { SHORT_MOST = 32 };

#define PAGES_BYTES ((size_t)512 << 20)

struct shortcut {
    struct stele_run *run;
    struct arena arena;
    struct cache_article *changed[SHORT_MOST];
    struct cache_output *outputs[SHORT_MOST]; /* their pages */
    uint64_t parts[SHORT_MOST];               /* the hashes that their parts have now */
    size_t count;
    str kept;                    /* what pages show of others */
    struct bundle_memory pages; /* as they are made */
};

/* --- what has changed */

/* Whether nothing else has changed than the bytes of a few articles whose pages can be made by themselves. */
static bool find_changed(struct shortcut *s)
{
    const struct run_cache *cache = &s->run->cache;
    const struct cache *old = &cache->old;

    if (!old->input_count || old->asked != cache->asked || cache->spoiled || cache->reported || s->run->options.explain ||
        old->shared.len == 0 || cache->changed > SHORT_MOST)
        return false;
    for (size_t i = 0; i < old->article_count; i++) {
        struct cache_article *article = &old->articles[i];

        if (cache->same[article->input])
            continue;
        if (!article->due || article->page.len == 0 || s->count == SHORT_MOST)
            return false;
        s->changed[s->count++] = article;
    }
    return s->count && s->count == cache->changed;
}

static bool find_file(const struct stele_run *run, const struct cache_article *article, size_t *file)
{
    for (size_t i = 0; i < run->input.count; i++) {
        if (!str_equal(run->input.files[i].path, article->path))
            continue;
        *file = i;
        return run_cache_named(&run->input.files[i]) == article->named;
    }
    return false;
}

/* --- one page */

/* Whether the article is to others what it was, and to those who build. */
static bool is_same(const struct run_made *made, const struct cache_article *old)
{
    struct buf record = { 0 };
    bool same;

    run_cache_record(&record, buf_str(&made->record), &made->diag);
    same = hash_bytes(buf_str(&record)) == old->sum;
    buf_free(&record);
    return same && hash_bytes(buf_str(&made->record)) == old->facts;
}

static struct cache_output *find_output(struct shortcut *s, const struct article *article)
{
    const struct cache *old = &s->run->cache.old;
    static const struct cache_key none;
    struct buf path = { 0 };
    str file;

    buf_lit(&path, "site/");
    address_article(&path, article);
    file = address_file(&s->arena, buf_str(&path));
    buf_free(&path);
    for (size_t i = 0; i < old->output_count; i++)
        if (str_equal(old->outputs[i].path, file))
            return cache_key_equal(&old->outputs[i].key, &none) ? NULL : &old->outputs[i];
    return NULL;
}

static bool write_page(struct shortcut *s, const struct run_made *made, size_t i)
{
    struct stele_run *run = s->run;
    struct kept *kept = arena_new(&s->arena, struct kept);
    struct web_writer writer = { .out = &s->pages.bundle, .publication = &kept->publication, .theme = &run->theme };
    struct web_worker worker = { 0 };
    struct diag diag = { 0 };
    bool ok;

    if (!kept_read(kept, &s->arena, s->kept, &s->changed[i]->page, &run->cache.old.shared, &run->input, &made->facts))
        return false;
    kept->publication.spool = &run->spool;
    kept->publication.parts = run->parts;
    kept->context.strings = &run->strings;
    writer.context = kept->context;
    s->outputs[i] = find_output(s, kept->article);
    ok = s->outputs[i] && web_write_article(&writer, &worker, kept->article, &diag) && diag.count == 0;
    web_worker_free(&worker);
    diag_free(&diag);
    return ok;
}

static bool make_page(struct shortcut *s, size_t i)
{
    struct run_made made = { 0 };
    size_t file;
    bool ok = find_file(s->run, s->changed[i], &file) && run_article(s->run, file, &made) &&
              is_same(&made, s->changed[i]) && write_page(s, &made, i);

    s->parts[i] = hash_bytes(buf_str(&made.parts));
    run_made_free(&made);
    return ok;
}

static bool make_pages(struct shortcut *s)
{
    const char *path = file_join(&s->arena, str_of(s->run->options.out), S(RUN_CACHE_PAGES));

    if (file_read(&s->arena, path, PAGES_BYTES, &s->kept) != 0)
        return false;
    s->pages = bundle_memory(&s->arena);
    for (size_t i = 0; i < s->count; i++)
        if (!make_page(s, i))
            return false;
    return true;
}

/* --- all of it, in its place */

static bool commit(struct shortcut *s)
{
    struct output *output = &s->run->output;

    output_keep_rest(output);
    for (size_t i = 0; i < s->pages.count; i++)
        if (!bundle_add(&output->web.bundle, s->pages.items[i].path, S("text/html"), s->pages.items[i].bytes,
                s->run->diag))
            return false;
    return output_commit(output, s->run->options.no_books, s->run->diag);
}

/* The stamps of what was written: pages, and the manifest, where a page has another size. */
static bool stamp_outputs(struct shortcut *s)
{
    struct cache *old = &s->run->cache.old;
    struct stamper stamper;
    bool ok = stamper_begin(&stamper, s->run->options.out) == 0;

    for (size_t i = 0; ok && i < old->output_count; i++)
        if (str_equal(old->outputs[i].path, S(MANIFEST_PATH)))
            ok = run_cache_settle(&stamper, old->outputs[i].path, &old->outputs[i].stamp) == 0;
    for (size_t i = 0; ok && i < s->count; i++) {
        s->outputs[i]->key.of[CACHE_TEXT] = s->parts[i];
        ok = run_cache_settle(&stamper, s->outputs[i]->path, &s->outputs[i]->stamp) == 0;
    }
    stamper_end(&stamper);
    return ok;
}

/* What the disk has answered this time. */
static bool take_answers(struct shortcut *s)
{
    struct run_cache *cache = &s->run->cache;

    for (size_t i = 0; i < s->count; i++) {
        struct trace_entry *input = &cache->old.inputs[s->changed[i]->input];
        const char *path = file_join(&s->arena, s->run->input.root, s->changed[i]->path);
        const struct trace_entry *now = map_get(&cache->trace.entries, str_of(path));

        if (!now || now->kind != TRACE_READ)
            return false;
        input->stamp = now->stamp;
        input->hash = now->hash;
        s->changed[i]->parts = s->parts[i];
    }
    return true;
}

static void finish(struct shortcut *s)
{
    struct stele_run *run = s->run;
    const struct cache *old = &run->cache.old;

    run_cache_stop(run);
    spool_close(&run->spool); /* which nobody will read */
    run->result = (struct stele_build_result){ old->articles_reported, old->pages, old->books, commit(s), false };
    if (run->result.published && stamp_outputs(s) && take_answers(s))
        run_cache_write_again(run);
}

bool run_short(struct stele_run *run)
{
    struct shortcut s = { .run = run };
    struct diag reported = { 0 };
    bool ok = find_changed(&s) && make_pages(&s) &&
              findings_read(&reported, arena_copy(&reported.arena, run->cache.old.findings));

    if (ok) {
        diag_free(run->diag); /* what run_read has found is among what was told */
        diag_join(run->diag, &reported);
        finish(&s);
    }
    diag_free(&reported);
    arena_free(&s.arena);
    return ok;
}
