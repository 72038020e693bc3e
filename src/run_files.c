/* What the website has besides pages: the publication's pictures and downloads, its theme's files, those of static/. */
#include "base/file.h"
#include "base/hash.h"
#include "base/threads.h"
#include "run.h"
#include "run_cache.h"

#include <errno.h>

/* --- pictures and downloads: bytes that wait */

/* Whether an output is in its place already, where what it is made of has this hash. */
static bool is_there(struct stele_run *run, struct arena *arena, str file, uint64_t hash)
{
    const struct cache_key key = { { hash } };

    return run_cache_has(run, arena_printf(arena, "site/%.*s", STR(file)), &key);
}

/* Its name is of its content. */
static bool add_asset(struct stele_run *run, struct bundle *out, const struct picture *picture, struct diag *diag)
{
    struct arena arena = { 0 };
    str path = arena_printf(&arena, "assets/%.*s", STR(picture->name)), bytes;
    bool ok = is_there(run, &arena, path, hash_bytes(picture->name)) ||
              (run_read_picture(run, &arena, picture, &bytes, diag) &&
                  bundle_add(out, path, picture->kind.type, bytes, diag));

    arena_free(&arena);
    return ok;
}

/* --- a theme's own pictures, fonts and scripts, which lie in the website as in the theme */

/* Photographs go without where they were taken. */
static bool add_theme_file(struct stele_run *run, struct bundle *out, const struct theme_file *file, struct diag *diag)
{
    struct arena arena = { 0 };
    struct buf tidy = { 0 };
    bool ok = is_there(run, &arena, file->name, hash_bytes(file->bytes)) ||
              bundle_add(out, file->name, S("application/octet-stream"), picture_tidy(&tidy, file->bytes), diag);

    buf_free(&tidy);
    arena_free(&arena);
    return ok;
}

/* --- a file of static/, copied as it is */

static bool copy(struct stele_run *run, struct bundle *out, str path, str to, struct diag *diag)
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
        ok = is_there(run, &arena, to, hash_bytes(bytes)) || bundle_add(out, to, S(""), bytes, diag);
    arena_free(&arena);
    return ok;
}

static bool add_as_is(struct stele_run *run, struct bundle *out, size_t number, struct diag *diag)
{
    str path = run->input.listed.as_is[number], to = str_from(path, sizeof "static/" - 1);

    return run_cache_copied(run, number, to) || copy(run, out, path, to, diag);
}

/* --- all of them, on all cores */

struct adding {
    struct stele_run *run;
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
    struct stele_run *run = adding->run;

    if (i < run->assets.ship_count)
        return add_asset(run, adding->out, run->assets.ships[i], diag);
    i -= run->assets.ship_count;
    if (i < adding->theme_count)
        return add_theme_file(run, adding->out, adding->theme[i], diag);
    return add_as_is(run, adding->out, i - adding->theme_count, diag);
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
