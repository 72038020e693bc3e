#include "pack/directory.h"

#include "base/file.h"
#include "base/path.h"

#include <errno.h>
#include <stdlib.h>

static const char *beside_name(struct arena *arena, const char *target, const char *suffix)
{
    str path = str_of(target);

    while (path.len > 1 && str_ends(path, S("/")))
        path.len--;
    return arena_printf(arena, "%.*s%s", STR(path), suffix).at;
}

static const char *in(struct directory *d, const char *folder, str path)
{
    return file_join(&d->arena, str_of(folder), path);
}

static bool is_ours(struct directory *d, const char *path)
{
    struct file_info info;

    return file_stat(in(d, path, S(DIRECTORY_MANIFEST)), &info) == 0 && info.kind == FILE_REGULAR;
}

static bool is_empty(struct directory *d, const char *path)
{
    struct file_names names;

    return file_list(&d->arena, path, &names) == 0 && names.count == 0;
}

static bool may_replace(struct directory *d, const char *path, struct diag *diag)
{
    struct file_info info;
    int error = file_stat(path, &info);

    if (error)
        return file_failed(diag, "output.write", "look at", path, error);
    if (info.kind == FILE_NONE && !info.link)
        return true;
    if (!info.link && info.kind == FILE_DIRECTORY && (is_ours(d, path) || is_empty(d, path)))
        return true;
    diag_fail(diag, "output.foreign",
        "%s isn't a folder that stele made, so it isn't replaced; choose another place with -o", path);
    return false;
}

/* What an earlier run left when it was stopped. */
static bool clear_beside(struct directory *d, struct diag *diag)
{
    int error;

    if (!may_replace(d, d->beside, diag))
        return false;
    error = file_remove(d->beside);
    return error ? file_failed(diag, "output.write", "remove", d->beside, error) : true;
}

/* The manifest stands there from the start, so that whatever is left after a crash is known as ours. */
static bool open_beside(struct directory *d, struct diag *diag)
{
    const char *manifest = in(d, d->beside, S(DIRECTORY_MANIFEST));
    int error = file_make_directories(d->beside);

    if (!error)
        error = file_write(manifest, S(""), false);
    return error ? file_failed(diag, "output.write", "write", d->beside, error) : true;
}

struct directory_entry {
    str path;
    size_t size;
    struct directory_entry *before;
};

/* Notes an entry; false where its path can't be used, or was used already. */
static bool note_entry(struct directory *d, const struct entry *entry)
{
    struct directory_entry *noted;

    if (!path_is_plain(entry->path) || map_get(&d->paths, entry->path))
        return false;
    noted = arena_new(&d->arena, struct directory_entry);
    *noted = (struct directory_entry){ arena_copy(&d->arena, entry->path), entry->bytes.len, d->last };
    d->last = noted;
    d->count++;
    map_set(&d->paths, noted->path, noted);
    return true;
}

/* Whether this folder is new here, and so has to be made. */
static bool note_folder(struct directory *d, str folder)
{
    if (str_equal(folder, S(".")) || map_get(&d->folders, folder))
        return false;
    map_set(&d->folders, arena_copy(&d->arena, folder), d);
    return true;
}

static int make_and_write(const struct directory *d, const struct entry *entry, bool make)
{
    struct arena scratch = { 0 };
    const char *path = file_join(&scratch, str_of(d->beside), entry->path);
    int error = make ? file_make_directories(arena_cstr(&scratch, file_directory(str_of(path)))) : 0;

    if (!error)
        error = file_write(path, entry->bytes, false);
    if (error == ENOENT) { /* another thread is about to make the folder */
        error = file_make_directories(arena_cstr(&scratch, file_directory(str_of(path))));
        if (!error)
            error = file_write(path, entry->bytes, false);
    }
    arena_free(&scratch);
    return error;
}

static bool add(struct bundle *bundle, struct entry entry, struct diag *diag)
{
    struct directory *d = (struct directory *)bundle;
    bool fresh, make;
    int error;

    pthread_mutex_lock(&d->lock);
    fresh = note_entry(d, &entry);
    make = fresh && note_folder(d, file_directory(entry.path));
    pthread_mutex_unlock(&d->lock);
    if (!fresh) {
        diag_fail(diag, "output.path", "“%.*s” can't be written, or not twice", STR(entry.path));
        return false;
    }
    error = make_and_write(d, &entry, make);
    return error ? file_failed(diag, "output.write", "write", arena_cstr(&diag->arena, entry.path), error) : true;
}

static int compare_entries(const void *a, const void *b)
{
    const struct directory_entry *const *left = a, *const *right = b;

    return str_compare((*left)->path, (*right)->path);
}

static int write_manifest(struct directory *d)
{
    struct directory_entry **sorted = arena_array(&d->arena, struct directory_entry *, d->count);
    struct buf manifest = { 0 };
    size_t count = 0;
    int error;

    for (struct directory_entry *entry = d->last; entry; entry = entry->before)
        sorted[count++] = entry;
    if (count)
        qsort(sorted, count, sizeof *sorted, compare_entries);
    for (size_t i = 0; i < count; i++)
        buf_printf(&manifest, "%zu %.*s\n", sorted[i]->size, STR(sorted[i]->path));
    error = file_write(in(d, d->beside, S(DIRECTORY_MANIFEST)), buf_str(&manifest), false);
    buf_free(&manifest);
    return error;
}

static void end(struct directory *d)
{
    pthread_mutex_destroy(&d->lock);
    arena_free(&d->arena);
}

bool directory_begin(struct directory *d, const char *target, struct diag *diag)
{
    *d = (struct directory){ .bundle = { add } };
    pthread_mutex_init(&d->lock, NULL);
    d->paths.arena = d->folders.arena = &d->arena;
    d->target = beside_name(&d->arena, target, "");
    d->beside = beside_name(&d->arena, target, ".new");
    if (may_replace(d, d->target, diag) && clear_beside(d, diag) && open_beside(d, diag))
        return true;
    end(d);
    return false;
}

/* One exchange where the file system can; else the old one is moved aside first. */
static int put_in_place(struct directory *d)
{
    const char *old = beside_name(&d->arena, d->target, ".old");
    struct file_info info;
    int error = file_stat(d->target, &info);

    if (error || info.kind == FILE_NONE)
        return error ? error : file_rename(d->beside, d->target);
    error = file_exchange(d->beside, d->target);
    if (error != EINVAL && error != ENOSYS)
        return error;
    file_remove(old);
    error = file_rename(d->target, old);
    if (!error)
        error = file_rename(d->beside, d->target);
    if (error)
        file_rename(old, d->target);
    else
        file_remove(old);
    return error;
}

bool directory_commit(struct directory *d, struct diag *diag)
{
    int error = write_manifest(d);
    bool ok;

    if (!error)
        error = put_in_place(d);
    ok = error ? file_failed(diag, "output.write", "replace", d->target, error) : true;
    directory_abandon(d); /* after the exchange the old one lies there */
    return ok;
}

void directory_abandon(struct directory *d)
{
    file_remove(d->beside);
    end(d);
}
