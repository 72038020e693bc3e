/* What the site has besides pages: the publication's pictures and downloads, its theme's files, those of static/. */
#include "base/file.h"
#include "base/threads.h"
#include "run.h"

#include <errno.h>

/* --- pictures and downloads: bytes that wait */

static bool add_asset(const struct stele_run *run, struct bundle *out, const struct picture *picture, struct diag *diag)
{
    struct arena arena = { 0 };
    str bytes;
    bool ok = run_read_picture(run, &arena, picture, &bytes, diag) &&
              bundle_add(out, arena_printf(&arena, "assets/%.*s", STR(picture->name)), picture->kind.type, bytes, diag);

    arena_free(&arena);
    return ok;
}

/* --- a theme's own pictures, fonts and scripts, which lie in the site as in the theme */

/* Photographs go without where they were taken. */
static bool add_theme_file(struct bundle *out, const struct theme_file *file, struct diag *diag)
{
    struct buf tidy = { 0 };
    bool ok = bundle_add(out, file->name, S("application/octet-stream"), picture_tidy(&tidy, file->bytes), diag);

    buf_free(&tidy);
    return ok;
}

/* --- a file of static/, copied as it is */

static bool add_as_is(const struct stele_run *run, struct bundle *out, str path, struct diag *diag)
{
    struct arena arena = { 0 };
    const char *file = file_join(&arena, run->input.root, path);
    str bytes;
    int error = file_read(&arena, file, ASSET_BYTES, &bytes);
    bool ok = false;

    diag_enter(diag, path);
    if (error == EFBIG)
        diag_error(diag, "site.large", NOWHERE, "this is larger than %d MiB and can't be copied", ASSET_BYTES >> 20);
    else if (error)
        file_failed(diag, "site.read", "read", file, error);
    else
        ok = bundle_add(out, str_from(path, sizeof "static/" - 1), S(""), bytes, diag);
    arena_free(&arena);
    return ok;
}

/* --- all of them, on all cores */

struct adding {
    const struct stele_run *run;
    struct bundle *out;
    const struct theme_file **theme; /* what ships of it */
    size_t theme_count;
    struct diag *diags; /* by number of the file */
    atomic_bool failed;
};

static void count_theme_file(void *context, const struct theme_file *file)
{
    (void)file;
    ++*(size_t *)context;
}

static void list_theme_file(void *context, const struct theme_file *file)
{
    struct adding *adding = context;

    adding->theme[adding->theme_count++] = file;
}

static void list_theme(struct adding *adding, struct arena *arena)
{
    const struct theme *theme = &adding->run->theme;
    size_t count = 0;

    theme_each(theme, S("assets/"), S(""), count_theme_file, &count);
    adding->theme = arena_array(arena, const struct theme_file *, count);
    theme_each(theme, S("assets/"), S(""), list_theme_file, adding);
}

static bool add_file(const struct adding *adding, size_t i, struct diag *diag)
{
    const struct stele_run *run = adding->run;

    if (i < run->assets.ship_count)
        return add_asset(run, adding->out, run->assets.ships[i], diag);
    i -= run->assets.ship_count;
    if (i < adding->theme_count)
        return add_theme_file(adding->out, adding->theme[i], diag);
    return add_as_is(run, adding->out, run->input.listed.as_is[i - adding->theme_count], diag);
}

static void add_one(void *context, size_t worker, size_t i)
{
    struct adding *adding = context;

    (void)worker;
    if (!atomic_load(&adding->failed))
        add_file(adding, i, &adding->diags[i]);
    if (adding->diags[i].at[LEVEL_FATAL])
        atomic_store(&adding->failed, true);
}

void run_files(struct stele_run *run)
{
    struct arena arena = { 0 };
    struct adding adding = { .run = run, .out = &run->output.web.bundle };
    size_t count;

    if (diag_bad(run->diag))
        return;
    list_theme(&adding, &arena);
    count = run->assets.ship_count + adding.theme_count + run->input.listed.as_is_count;
    adding.diags = arena_array(&arena, struct diag, count);
    threads_for(run->jobs, count, add_one, &adding);
    for (size_t i = 0; i < count; i++)
        diag_join(run->diag, &adding.diags[i]);
    arena_free(&arena);
}
