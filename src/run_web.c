/* Site: bundle → output, which keeps it beside. */
#include "base/file.h"
#include "base/threads.h"
#include "run.h"
#include "view/facing.h"
#include "web/web.h"

#include <errno.h>

static bool add_picture(struct stele_run *run, struct bundle *out, const struct picture *picture)
{
    struct arena arena = { 0 };
    str bytes;
    bool ok =
        run_read_picture(run, &arena, picture, &bytes, run->diag) &&
        bundle_add(out, arena_printf(&arena, "assets/%.*s", STR(picture->name)), picture->kind.type, bytes, run->diag);

    arena_free(&arena);
    return ok;
}

static bool add_web_pictures(struct stele_run *run, struct bundle *out)
{
    for (size_t i = 0; i < run->assets.ship_count; i++)
        if (!add_picture(run, out, run->assets.ships[i]))
            return false;
    return true;
}

/* The second map: pages on all cores. */
struct paging {
    const struct stele_run *run;
    const struct web_writer *writer;
    struct diag diags[THREADS_MAX];
    struct web_worker workers[THREADS_MAX];
    atomic_size_t done;
    atomic_bool failed;
};

static void write_page(void *context, size_t worker, size_t i)
{
    struct paging *paging = context;

    const struct article *article = &paging->run->publication.articles[i];
    struct diag *diag = &paging->diags[worker];

    if (atomic_load(&paging->failed))
        return;
    run_progress(paging->run, STELE_WRITING, worker, &paging->done, publication_size(&paging->run->publication));
    web_write_article(paging->writer, &paging->workers[worker], article, diag);
    if (facing_wanted(article))
        web_write_facing(paging->writer, &paging->workers[worker], article, diag);
    if (diag->at[LEVEL_FATAL])
        atomic_store(&paging->failed, true);
}

static void write_pages(struct stele_run *run, const struct web_writer *writer)
{
    struct paging paging = { .run = run, .writer = writer };

    threads_for(run->jobs, publication_size(&run->publication), write_page, &paging);
    for (size_t i = 0; i < THREADS_MAX; i++) {
        diag_join(run->diag, &paging.diags[i]);
        web_worker_free(&paging.workers[i]);
    }
}

/* A theme's own pictures, fonts and scripts lie in the site as in the theme, photographs without where they were taken.
 */
struct theme_assets {
    struct bundle *out;
    struct diag *diag;
    bool ok;
};

static void add_theme_asset(void *context, const struct theme_file *file)
{
    struct theme_assets *assets = context;
    struct buf tidy = { 0 };

    assets->ok = assets->ok && bundle_add(assets->out, file->name, S("application/octet-stream"),
                                   picture_tidy(&tidy, file->bytes), assets->diag);
    buf_free(&tidy);
}

static bool add_theme_assets(const struct stele_run *run, struct bundle *out)
{
    struct theme_assets assets = { out, run->diag, true };

    theme_each(&run->theme, S("assets/"), S(""), add_theme_asset, &assets);
    return assets.ok;
}

/* A file of static/, copied as it is. */
static bool add_as_is(struct stele_run *run, struct bundle *out, str path)
{
    struct arena arena = { 0 };
    const char *file = file_join(&arena, run->input.root, path);
    str bytes, before = diag_enter(run->diag, path);
    int error = file_read(&arena, file, ASSET_BYTES, &bytes);
    bool ok = false;

    if (error == EFBIG)
        diag_error(
            run->diag, "site.large", NOWHERE, "this is larger than %d MiB and can't be copied", ASSET_BYTES >> 20);
    else if (error)
        file_failed(run->diag, "site.read", "read", file, error);
    else
        ok = bundle_add(out, str_from(path, sizeof "static/" - 1), S(""), bytes, run->diag);
    diag_enter(run->diag, before);
    arena_free(&arena);
    return ok;
}

static bool add_all_as_is(struct stele_run *run, struct bundle *out)
{
    const struct files *listed = &run->input.listed;

    for (size_t i = 0; i < listed->as_is_count; i++)
        if (!add_as_is(run, out, listed->as_is[i]))
            return false;
    return true;
}

void run_web(struct stele_run *run)
{
    struct bundle *out = &run->output.web.bundle;
    struct web_writer writer;

    if (web_begin(&writer, &run->arena, out, &run->publication, &run->theme, &run->strings, run->diag))
        write_pages(run, &writer);
    if (!diag_bad(run->diag) && add_web_pictures(run, out) && add_theme_assets(run, out))
        add_all_as_is(run, out);
    run->result.pages = writer.pages + publication_size(&run->publication) + facing_count(&run->publication);
}
