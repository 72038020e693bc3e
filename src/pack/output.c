#include "pack/output.h"

#include "base/file.h"
#include "pack/journal.h"
#include "pack/plan.h"
#include "pack/sync.h"

#include <errno.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { TRIES_A_SECOND = 20 };

static const char *in(struct output *o, const char *path)
{
    return file_join(&o->arena, str_of(o->options->path), str_of(path));
}

static bool failed(struct output *o, const char *verb, const char *path, int error, struct diag *diag)
{
    return error ? file_failed(diag, "output.write", verb, in(o, path), error) : true;
}

/* --- one run at a time */

static void rest(void)
{
    const struct timespec time = { 0, 1000000000 / TRIES_A_SECOND };

    nanosleep(&time, NULL);
}

static str who(struct output *o, const char *path)
{
    str holder = file_lock_holder(&o->arena, path);

    return holder.len ? holder : S("another program");
}

/* OUT is made again each time: who held the lock may have removed both. */
static int take(struct output *o, const char *path)
{
    int error = file_make_directories(o->options->path);

    if (!error)
        error = file_lock_take(&o->lock, path, o->options->holder);
    return error == ENOENT ? EWOULDBLOCK : error;
}

static bool report_lock(struct output *o, const char *path, int error, struct diag *diag)
{
    if (error == EWOULDBLOCK)
        diag_fail(diag, "output.busy",
            "%s is being written by %s; please try again when that has ended (waited for %u seconds)", o->options->path,
            who(o, path).at, o->options->wait);
    else if (error == ELOOP || error == EINVAL)
        diag_fail(diag, "output.foreign", "%s isn't stele's; move it away, or choose another place with -o", path);
    else
        file_failed(diag, "output.write", "write", path, error);
    return false;
}

static bool take_lock(struct output *o, struct diag *diag)
{
    const struct output_options *options = o->options;
    const char *path = in(o, LOCK_PATH);
    str holder = S("");
    int error;

    for (unsigned left = options->wait * TRIES_A_SECOND; (error = take(o, path)) == EWOULDBLOCK && left; left--) {
        if (holder.len == 0) {
            holder = who(o, path);
            if (options->waiting)
                options->waiting(options->context, holder);
        }
        rest();
    }
    if (error)
        return report_lock(o, path, error, diag);
    if (holder.len)
        diag_note(diag, "output.busy", NOWHERE, "%s was being written by %.*s; it was waited for", options->path,
            STR(holder));
    return true;
}

/* --- opening */

/* Finishes a run that was killed while it went its steps, or undoes one that had not begun them. */
static bool recover(struct output *o, struct diag *diag)
{
    return journal_finish(o->options->path, o->options->jobs, diag) &&
           failed(o, "remove", STAGE_PATH, file_remove(in(o, STAGE_PATH)), diag);
}

static bool open_stage(struct output *o, struct diag *diag)
{
    return failed(o, "make", STAGE_PATH, file_make_directory(in(o, STAGE_PATH)), diag);
}

static bool add(struct bundle *bundle, struct entry entry, struct diag *diag);

bool output_open(struct output *o, const struct output_options *options, struct diag *diag)
{
    struct file_info info;
    int error = file_stat(options->path, &info);

    *o = (struct output){ .options = options, .opened = true, .lock = { .fd = -1 } };
    pthread_mutex_init(&o->mutex, NULL);
    o->web = (struct output_part){ { add }, o, S("site/") };
    o->books = (struct output_part){ { add }, o, S("books/") };
    o->entries.arena = o->folders.arena = &o->arena;
    o->fresh = info.kind == FILE_NONE && !info.link;
    if (error)
        return file_failed(diag, "output.write", "look at", options->path, error);
    return take_lock(o, diag) && recover(o, diag) && open_stage(o, diag) &&
           manifest_read(&o->manifest, &o->arena, options->path, diag);
}

bool output_open_spool(struct output *o, struct spool *spool, struct diag *diag)
{
    return failed(o, "write in", STAGE_PATH, spool_open(spool, in(o, STAGE_PATH)), diag);
}

/* --- adding */

/* Notes the folders of a path; false where one of them is a file. */
static bool note_folders(struct output *o, str path)
{
    for (size_t i = path.len; i-- > 0;) {
        str folder = str_first(path, i);

        if (path.at[i] != '/')
            continue;
        if (map_get(&o->entries, folder))
            return false;
        if (map_set(&o->folders, folder, o))
            break;
    }
    return true;
}

/* Notes an entry; NULL where its path can't be used, or was used already. */
static struct output_entry *note(struct output *o, str folder, const struct entry *entry)
{
    struct output_entry *noted;
    str path = arena_printf(&o->arena, "%.*s%.*s", STR(folder), STR(entry->path));

    if (!manifest_allows(path) || map_get(&o->entries, path) || map_get(&o->folders, path) || !note_folders(o, path))
        return NULL;
    noted = arena_new(&o->arena, struct output_entry);
    *noted = (struct output_entry){ .path = path, .size = entry->bytes.len, .before = o->last };
    o->last = noted;
    o->count++;
    map_set(&o->entries, path, noted);
    return noted;
}

/* Makes a folder of the stage with those above it, but never the stage itself, which was there. */
static int make_folder(struct arena *arena, const char *stage, str folder)
{
    const char *path = file_join(arena, str_of(stage), folder);
    int error = str_equal(folder, S(".")) ? ENOENT : file_make_directory(path);

    if (error == ENOENT && !str_equal(folder, S("."))) {
        error = make_folder(arena, stage, file_directory(folder));
        if (!error)
            error = file_make_directory(path);
    }
    return error == EEXIST ? 0 : error;
}

static int stage(const char *out, str path, str bytes)
{
    struct arena arena = { 0 };
    const char *folder = file_join(&arena, str_of(out), S(STAGE_PATH));
    const char *file = file_join(&arena, str_of(folder), path);
    int error = file_create(file, bytes);

    if (error == ENOENT) {
        error = make_folder(&arena, folder, file_directory(path));
        if (!error)
            error = file_create(file, bytes);
    }
    arena_free(&arena);
    return error;
}

/* Whether what stands in an entry's place is stele's, and the same. */
static int is_there(const struct output *o, str path, str bytes, bool *there)
{
    struct arena arena = { 0 };
    bool ours = map_get(&o->manifest.paths, path) || str_equal(path, S(MANIFEST_PATH));
    int error = 0;

    *there = false;
    if (ours)
        error = file_holds(file_join(&arena, str_of(o->options->path), path), bytes, there);
    arena_free(&arena);
    return error;
}

static bool write_entry(struct output *o, struct output_entry *noted, str bytes, struct diag *diag)
{
    bool there;
    int error = is_there(o, noted->path, bytes, &there);

    if (!error && !there)
        error = stage(o->options->path, noted->path, bytes);
    noted->staged = !error && !there;
    if (error && !atomic_exchange(&o->failed, true))
        file_failed(
            diag, "output.write", "write", file_join(&diag->arena, str_of(o->options->path), noted->path), error);
    return !error;
}

bool output_add_known(struct output *o, str path)
{
    const struct manifest_entry *there = map_get(&o->manifest.paths, path);
    const struct entry entry = { .path = path, .bytes = { "", there ? there->size : 0 } };
    struct output_entry *noted;

    if (!there)
        return false;
    pthread_mutex_lock(&o->mutex);
    noted = note(o, S(""), &entry);
    if (noted)
        noted->known = true;
    pthread_mutex_unlock(&o->mutex);
    return noted != NULL;
}

static bool add(struct bundle *bundle, struct entry entry, struct diag *diag)
{
    struct output_part *part = (struct output_part *)bundle;
    struct output *o = part->output;
    struct output_entry *noted;

    if (atomic_load(&o->failed))
        return false;
    pthread_mutex_lock(&o->mutex);
    noted = note(o, part->folder, &entry);
    pthread_mutex_unlock(&o->mutex);
    if (noted)
        return write_entry(o, noted, entry.bytes, diag);
    diag_fail(diag, "output.path", "“%.*s” can't be written, or not twice", STR(entry.path));
    return false;
}

/* --- putting it in place */

bool output_keep(struct output *o, str path, struct diag *diag)
{
    struct entry entry = { .path = path };
    struct file_info info;
    int error;

    if (!map_get(&o->manifest.paths, path) || map_get(&o->entries, path))
        return true;
    error = file_stat(in(o, arena_cstr(&o->arena, path)), &info);
    if (error)
        return failed(o, "look at", arena_cstr(&o->arena, path), error, diag);
    entry.bytes.len = (size_t)info.size;
    if (info.kind == FILE_REGULAR && !info.link)
        note(o, S(""), &entry);
    return true;
}

void output_keep_rest(struct output *o)
{
    o->keeps_rest = true;
}

/* Books that were made earlier and stay. */
static bool keep(struct output *o, struct diag *diag)
{
    for (size_t i = 0; i < o->manifest.count; i++)
        if (str_starts(o->manifest.items[i].path, o->books.folder) && !output_keep(o, o->manifest.items[i].path, diag))
            return false;
    return true;
}

static int compare_entries(const void *a, const void *b)
{
    const struct output_entry *const *left = a, *const *right = b;

    return str_compare((*left)->path, (*right)->path);
}

static void list_entries(struct output *o, struct buf *text)
{
    struct output_entry **sorted = arena_array(&o->arena, struct output_entry *, o->count);
    size_t count = 0;

    for (struct output_entry *entry = o->last; entry; entry = entry->before)
        sorted[count++] = entry;
    if (count)
        qsort(sorted, count, sizeof *sorted, compare_entries);
    for (size_t i = 0; i < count; i++)
        manifest_write(text, sorted[i]->path, sorted[i]->size);
}

/* What was listed, of which some files may have another size. */
static void list_again(struct output *o, struct buf *text)
{
    for (size_t i = 0; i < o->manifest.count; i++) {
        const struct manifest_entry *item = &o->manifest.items[i];
        const struct output_entry *entry = map_get(&o->entries, item->path);

        manifest_write(text, item->path, entry ? entry->size : item->size);
    }
}

static bool add_manifest(struct output *o, struct diag *diag)
{
    struct buf text = { 0 };
    bool ok;

    if (o->keeps_rest)
        list_again(o, &text);
    else
        list_entries(o, &text);
    ok = bundle_add(&o->web.bundle, str_from(S(MANIFEST_PATH), o->web.folder.len), S(""), buf_str(&text), diag);
    buf_free(&text);
    return ok;
}

/* Waits for all that lies in the stage, and for the folders in it. */
static bool sync_stage(struct output *o, struct diag *diag)
{
    const char **paths = arena_array(&o->arena, const char *, o->count * 2 + o->folders.count + 1);
    const char *folder = in(o, STAGE_PATH);
    struct map known = { .arena = &o->arena };
    size_t count = 0;

    for (const struct output_entry *entry = o->last; entry; entry = entry->before) {
        if (!entry->staged)
            continue;
        paths[count++] = file_join(&o->arena, str_of(folder), entry->path);
        for (size_t i = entry->path.len; i-- > 0;) {
            if (entry->path.at[i] != '/')
                continue;
            if (map_set(&known, str_first(entry->path, i), o))
                break;
            paths[count++] = file_join(&o->arena, str_of(folder), str_first(entry->path, i));
        }
    }
    paths[count++] = folder;
    return sync_paths(paths, count, o->options->jobs, false, diag);
}

static bool is_still_ours(struct output *o, struct diag *diag)
{
    bool stands;
    int error = file_lock_stands(&o->lock, &stands);

    if (error)
        return failed(o, "look at", LOCK_PATH, error, diag);
    if (!stands)
        diag_fail(
            diag, "output.changed", "%s was removed while stele was at work; please build again", o->options->path);
    return stands;
}

static bool go(struct output *o, const struct journal *journal, struct diag *diag)
{
    int error = journal_write(journal, o->options->path, &o->begun);

    return failed(o, "write", JOURNAL_PATH, error, diag) &&
           journal_run(journal, o->options->path, o->options->jobs, diag);
}

bool output_commit(struct output *o, bool keep_books, struct diag *diag)
{
    struct journal journal = { 0 };

    if ((keep_books && !o->keeps_rest && !keep(o, diag)) || !add_manifest(o, diag) || !plan_make(&journal, &o->arena, o, diag) ||
        !is_still_ours(o, diag))
        return false;
    if (journal.count && !(sync_stage(o, diag) && go(o, &journal, diag)))
        return false;
    o->done = true;
    return true;
}

/* --- the end */

/* What a run leaves that has made OUT and nothing in it. */
static void leave_nothing(struct output *o)
{
    file_remove_directory(in(o, ".cache")); /* where something is in them they stay */
    file_remove_directory(o->options->path);
}

void output_close(struct output *o, struct diag *diag)
{
    bool held;

    if (!o->opened)
        return;
    held = o->lock.fd >= 0;
    if (held && (o->done || !o->begun))
        failed(o, "remove", STAGE_PATH, file_remove(in(o, STAGE_PATH)), diag);
    failed(o, "remove", LOCK_PATH, file_lock_release(&o->lock), diag);
    if (held && o->fresh && !o->done && !o->begun)
        leave_nothing(o);
    pthread_mutex_destroy(&o->mutex);
    arena_free(&o->arena);
}
