/* Site: bundle → output, which keeps it beside. */
#include "base/threads.h"
#include "publication/facing.h"
#include "run.h"
#include "run_cache.h"
#include "view/address.h"
#include "view/kept.h"
#include "view/keys.h"
#include "web/web.h"

/* --- the second map: pages on all cores, those that aren't in their places already */

struct paging {
    struct stele_run *run;
    const struct web_writer *writer;
    bool *page, *facing; /* by number in the publication: it has to be made */
    bool *sheet;         /* by number in the archive: the same */
    bool *terms;         /* by number of a sheet of terms: the same */
    size_t count;        /* of pages to be made, all together */
    struct diag diags[THREADS_MAX];
    struct web_worker workers[THREADS_MAX];
    atomic_size_t done;
    atomic_bool failed;
};

/* Where a page lies, as seen from OUT. */
static str file_of(struct arena *arena, const struct publication *p, const struct article *article, bool facing)
{
    struct buf path = { 0 };
    str file;

    buf_lit(&path, "site/");
    if (facing)
        address_facing(&path, p, article);
    else
        address_article(&path, article);
    file = address_file(arena, buf_str(&path));
    buf_free(&path);
    return file;
}

static void choose_page(struct paging *paging, const struct keys *keys, struct arena *arena, size_t i, bool *parts)
{
    const struct publication *p = &paging->run->publication;
    const struct article *article = &p->articles[i];
    struct cache_key key = keys_article(keys, article);

    paging->page[i] = !run_cache_has(paging->run, file_of(arena, p, article, false), &key);
    if (facing_wanted(article)) {
        key = keys_facing(keys, article);
        paging->facing[i] = !run_cache_has(paging->run, file_of(arena, p, article, true), &key);
    }
    parts[article->facts->file] |= paging->page[i] || paging->facing[i];
    if (paging->facing[i])
        parts[article->original->facts->file] = true;
    paging->count += (size_t)paging->page[i] + paging->facing[i];
}

static str file_of_sheet(struct arena *arena, const struct archive_sheet *sheet)
{
    return arena_printf(arena, "site/%.*s", STR(address_file(arena, archive_path(arena, sheet))));
}

static void choose_sheet(struct paging *paging, const struct keys *keys, struct arena *arena, size_t i)
{
    const struct archive_sheet *sheet = &paging->writer->archive.sheets[i];
    struct cache_key key = keys_archive(keys, sheet);

    paging->sheet[i] = !run_cache_has(paging->run, file_of_sheet(arena, sheet), &key);
    paging->count += paging->sheet[i];
}

static str file_of_terms(struct arena *arena, const struct terms_sheet *sheet)
{
    return arena_printf(arena, "site/%.*s", STR(address_file(arena, sheet->address)));
}

static void choose_terms(struct paging *paging, const struct keys *keys, struct arena *arena, size_t i)
{
    const struct terms_sheet *sheet = paging->writer->terms.sheets[i];
    struct cache_key key = keys_terms(keys, sheet);

    paging->terms[i] = !run_cache_has(paging->run, file_of_terms(arena, sheet), &key);
    paging->count += paging->terms[i];
}

/* Decides which pages have to be made, and makes the parts that these need. */
static bool choose_pages(struct paging *paging, struct arena *arena)
{
    struct stele_run *run = paging->run;
    size_t count = publication_size(&run->publication);
    bool *parts = arena_array(arena, bool, run->input.count);
    struct arena scratch = { 0 };
    struct keys keys;

    paging->page = arena_array(arena, bool, count);
    paging->facing = arena_array(arena, bool, count);
    paging->sheet = arena_array(arena, bool, paging->writer->archive.count);
    keys_begin(&keys, arena, &paging->writer->context, run_state_given(run));
    for (size_t i = 0; i < count; i++) {
        arena_reset(&scratch);
        choose_page(paging, &keys, &scratch, i, parts);
    }
    for (size_t i = 0; i < paging->writer->archive.count; i++)
        choose_sheet(paging, &keys, &scratch, i);
    paging->terms = arena_array(arena, bool, paging->writer->terms.count);
    for (size_t i = 0; i < paging->writer->terms.count; i++)
        choose_terms(paging, &keys, &scratch, i);
    arena_free(&scratch);
    return run_parts(run, parts);
}

static size_t reported(const struct diag *diag)
{
    return diag->at[LEVEL_ERROR] + diag->at[LEVEL_WARNING] + diag->at[LEVEL_INFO];
}

/* A page of which something was found isn't remembered, so that it is reported again. */
static void forget_if_reported(
    struct paging *paging, size_t number, const struct article *article, bool facing, size_t before)
{
    if (reported(&paging->diags[number]) > before)
        run_cache_forget(
            paging->run, file_of(&paging->workers[number].arena, &paging->run->publication, article, facing));
}

static void write_page(void *context, size_t number, size_t i)
{
    struct paging *paging = context;
    const struct article *article = &paging->run->publication.articles[i];
    struct web_worker *worker = &paging->workers[number];
    struct diag *diag = &paging->diags[number];
    size_t before = reported(diag);

    if (atomic_load(&paging->failed) || !(paging->page[i] || paging->facing[i]))
        return;
    run_progress(paging->run, STELE_WRITING, number, &paging->done, paging->count);
    if (paging->page[i] && web_write_article(paging->writer, worker, article, diag))
        forget_if_reported(paging, number, article, false, before);
    before = reported(diag);
    if (paging->facing[i] && web_write_facing(paging->writer, worker, article, diag))
        forget_if_reported(paging, number, article, true, before);
    if (diag->at[LEVEL_FATAL])
        atomic_store(&paging->failed, true);
}

static void write_sheet(void *context, size_t number, size_t i)
{
    struct paging *paging = context;
    const struct archive_sheet *sheet = &paging->writer->archive.sheets[i];
    struct web_worker *worker = &paging->workers[number];
    struct diag *diag = &paging->diags[number];
    size_t before = reported(diag);

    if (atomic_load(&paging->failed) || !paging->sheet[i])
        return;
    run_progress(paging->run, STELE_WRITING, number, &paging->done, paging->count);
    if (!web_write_archive(paging->writer, worker, sheet, diag))
        atomic_store(&paging->failed, true);
    else if (reported(diag) > before)
        run_cache_forget(paging->run, file_of_sheet(&worker->arena, sheet));
}

static void write_terms(void *context, size_t number, size_t i)
{
    struct paging *paging = context;
    const struct terms_sheet *sheet = paging->writer->terms.sheets[i];
    struct web_worker *worker = &paging->workers[number];
    struct diag *diag = &paging->diags[number];
    size_t before = reported(diag);

    if (atomic_load(&paging->failed) || !paging->terms[i])
        return;
    run_progress(paging->run, STELE_WRITING, number, &paging->done, paging->count);
    if (!web_write_terms(paging->writer, worker, sheet, diag))
        atomic_store(&paging->failed, true);
    else if (reported(diag) > before)
        run_cache_forget(paging->run, file_of_terms(&worker->arena, sheet));
}

static void write_pages(struct stele_run *run, const struct web_writer *writer)
{
    struct paging paging = { .run = run, .writer = writer };
    struct arena arena = { 0 };

    if (choose_pages(&paging, &arena)) {
        threads_for(run->jobs, publication_size(&run->publication), write_page, &paging);
        threads_for(run->jobs, writer->archive.count, write_sheet, &paging);
        threads_for(run->jobs, writer->terms.count, write_terms, &paging);
    }
    for (size_t i = 0; i < THREADS_MAX; i++) {
        diag_join(run->diag, &paging.diags[i]);
        web_worker_free(&paging.workers[i]);
    }
    arena_free(&arena);
}

/* What their pages show of others is kept, but of articles that stand in books, which have to be made again with them. */
static void keep_pages(struct stele_run *run, const struct web_writer *writer)
{
    struct run_cache *cache = &run->cache;

    cache->pages = arena_array(&cache->arena, struct cache_extent, run->input.count);
    kept_write(&cache->faces, &run->lasting, &writer->context, cache->pages, &cache->shared);
    for (size_t i = 0; run_state_wants_books(run) && i < run->publication.book_count; i++) {
        const struct book *book = &run->publication.books[i];

        for (size_t j = 0; j < book->count; j++) {
            cache->pages[book->articles[j]->facts->file].len = 0;
            if (book->facing && book->facing[j])
                cache->pages[book->facing[j]->facts->file].len = 0;
        }
    }
}

void run_web(struct stele_run *run)
{
    struct bundle *out = &run->output.web.bundle;
    struct web_writer writer;

    if (web_begin(&writer, &run->lasting, out, &run->publication, &run->theme, &run->strings, run->diag))
        write_pages(run, &writer);
    if (!diag_bad(run->diag))
        keep_pages(run, &writer);
    run->result.pages = writer.pages + writer.terms.count + publication_size(&run->publication) + facing_count(&run->publication);
}
