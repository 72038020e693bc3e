#include "pack/journal.h"

#include "base/file.h"
#include "base/map.h"
#include "pack/manifest.h"
#include "pack/sync.h"

#include <errno.h>

#define HEAD "stele journal 1"
#define JOURNAL_BYTES ((size_t)1 << 28)

static const char *const names[] = { [STEP_MOVE] = "move ", [STEP_REMOVE] = "remove ", [STEP_FOLDER] = "folder " };

void journal_add(struct journal *journal, struct arena *arena, enum step_kind kind, str path)
{
    journal->items = arena_grow(arena, journal->items, journal->count, &journal->cap, sizeof *journal->items);
    journal->items[journal->count++] = (struct step){ kind, path };
}

/* --- writing */

static const char *below(struct arena *arena, const char *folder, const char *path)
{
    return file_join(arena, str_of(folder), str_of(path));
}

/* Written in the stage, where a kill leaves nothing that isn't removed, and moved to its place. */
static int write_list(struct arena *arena, const char *out, str text, bool *stands)
{
    const char *beside = below(arena, out, STAGE_PATH "/journal");
    int error = file_create(beside, text);

    if (!error)
        error = file_sync(beside);
    if (!error)
        error = file_rename(beside, below(arena, out, JOURNAL_PATH));
    *stands = !error;
    return error ? error : file_sync(out);
}

int journal_write(const struct journal *journal, const char *out, bool *stands)
{
    struct arena arena = { 0 };
    struct buf text = { 0 };
    int error;

    buf_lit(&text, HEAD "\n");
    for (size_t i = 0; i < journal->count; i++)
        buf_printf(&text, "%s%.*s\n", names[journal->items[i].kind], STR(journal->items[i].path));
    buf_printf(&text, "end %zu\n", journal->count);
    error = write_list(&arena, out, buf_str(&text), stands);
    buf_free(&text);
    arena_free(&arena);
    return error;
}

/* --- going the steps */

/* What was moved already isn't in the stage any more. */
static int move(struct arena *arena, const char *out, str path)
{
    const char *from = file_join(arena, str_of(below(arena, out, STAGE_PATH)), path);
    const char *to = file_join(arena, str_of(out), path);
    int error = file_rename(from, to);
    struct file_info info;

    if (error != ENOENT)
        return error;
    error = file_stat(to, &info);
    return error || info.kind != FILE_NONE ? error : ENOENT;
}

/* Whether what should go has gone, or is something else now, which a step before has put there. */
static bool is_gone(int error)
{
    return error == ENOENT || error == ENOTDIR || error == EISDIR;
}

static int go(struct arena *arena, const char *out, const struct step *step)
{
    const char *path = file_join(arena, str_of(out), step->path);
    int error;

    switch (step->kind) {
    case STEP_MOVE: return move(arena, out, step->path);
    case STEP_REMOVE: error = file_unlink(path); return is_gone(error) ? 0 : error;
    case STEP_FOLDER:
        error = file_remove_directory(path);
        return is_gone(error) || error == ENOTEMPTY || error == EEXIST ? 0 : error;
    }
    return 0;
}

/* Waits for each folder in which a name has changed and that is still there. */
static bool sync_folders(
    const struct journal *journal, struct arena *arena, const char *out, size_t jobs, struct diag *diag)
{
    const char **folders = arena_array(arena, const char *, journal->count);
    struct map known = { .arena = arena };
    size_t count = 0;

    for (size_t i = 0; i < journal->count; i++) {
        str folder = file_directory(journal->items[i].path);

        if (!map_set(&known, folder, &known))
            folders[count++] = str_equal(folder, S(".")) ? out : file_join(arena, str_of(out), folder);
    }
    return sync_paths(folders, count, jobs, true, diag);
}

static bool remove_list(struct arena *arena, const char *out, struct diag *diag)
{
    const char *path = below(arena, out, JOURNAL_PATH);
    int error = file_unlink(path);

    if (!error)
        error = file_sync(out);
    return error ? file_failed(diag, "output.write", "remove", path, error) : true;
}

/* In a first run it was seen that nothing is in the way; before a later one somebody may have put it there. */
static bool report_step(const char *path, int error, struct diag *diag)
{
    if (error != EISDIR && error != ENOTDIR && error != ENOTEMPTY && error != EEXIST)
        return file_failed(diag, "output.write", "replace", path, error);
    diag_fail(diag, "output.foreign", "something that isn't stele's stands at %s; move it away, and build again", path);
    return false;
}

bool journal_run(const struct journal *journal, const char *out, size_t jobs, struct diag *diag)
{
    struct arena arena = { 0 };
    bool ok = true;

    for (size_t i = 0; ok && i < journal->count; i++) {
        int error = go(&arena, out, &journal->items[i]);

        if (error)
            ok = report_step(file_join(&arena, str_of(out), journal->items[i].path), error, diag);
    }
    ok = ok && sync_folders(journal, &arena, out, jobs, diag) && remove_list(&arena, out, diag);
    arena_free(&arena);
    return ok;
}

/* --- what a killed run has left */

static bool read_step(struct journal *journal, struct arena *arena, str line)
{
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        str path = str_from(line, str_of(names[i]).len);

        if (!str_starts(line, str_of(names[i])))
            continue;
        journal_add(journal, arena, (enum step_kind)i, path);
        return manifest_allows(path) || str_equal(path, S("site")) || str_equal(path, S("books"));
    }
    return false;
}

static bool read_list(struct journal *journal, struct arena *arena, str text)
{
    str line;
    bool good = str_line(&text, &line) && str_equal(line, S(HEAD));

    while (good && str_line(&text, &line) && !str_starts(line, S("end ")))
        good = read_step(journal, arena, line);
    return good && text.len == 0 && str_equal(line, arena_printf(arena, "end %zu", journal->count));
}

/* Whether nothing but folders lies on the way to a path; what isn't there yet will be made. */
static bool check_way(struct arena *arena, struct map *known, const char *out, str path, struct diag *diag)
{
    struct file_info info;
    const char *folder;
    int error;

    for (size_t i = 1; i < path.len; i++) {
        if (path.at[i] != '/' || map_set(known, str_first(path, i), known))
            continue;
        folder = file_join(arena, str_of(out), str_first(path, i));
        error = file_stat(folder, &info);
        if (error)
            return file_failed(diag, "output.write", "look at", folder, error);
        if (info.link) {
            diag_fail(diag, "output.foreign",
                "%s is a symbolic link, through which stele doesn't write; put a folder in its place, and build again",
                folder);
            return false;
        }
    }
    return true;
}

static bool check_all(const struct journal *journal, struct arena *arena, const char *out, struct diag *diag)
{
    struct map known = { .arena = arena };

    for (size_t i = 0; i < journal->count; i++)
        if (!check_way(arena, &known, out, journal->items[i].path, diag))
            return false;
    return true;
}

static bool finish(struct arena *arena, const char *out, const char *path, size_t jobs, struct diag *diag)
{
    struct journal journal = { 0 };
    str text = S("");
    int error = file_read(arena, path, JOURNAL_BYTES, &text);

    if (error)
        return file_failed(diag, "output.write", "read", path, error);
    if (read_list(&journal, arena, text))
        return check_all(&journal, arena, out, diag) && journal_run(&journal, out, jobs, diag);
    diag_fail(diag, "output.journal", "%s isn't as stele writes it; please remove it, and build again", path);
    return false;
}

bool journal_finish(const char *out, size_t jobs, struct diag *diag)
{
    struct arena arena = { 0 };
    const char *path = below(&arena, out, JOURNAL_PATH);
    struct file_info info;
    int error = file_stat(path, &info);
    bool ok = true;

    if (error)
        ok = file_failed(diag, "output.write", "look at", path, error);
    else if (info.kind != FILE_NONE || info.link)
        ok = finish(&arena, out, path, jobs, diag);
    arena_free(&arena);
    return ok;
}
