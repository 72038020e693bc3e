/* fail WHAT STEP: a build replaces a good one while the disk fails, or the process dies, at its n-th call of the
 * system; WHAT is io (EIO, once), full (ENOSPC, from then on) or kill; every STEPth n is tried, from 1 until a build
 * passes.
 *
 * What has to hold: a build that doesn't pass says why, once; each file is whole, and without the list of steps all are
 * the old ones; the next command, whatever becomes of it, makes all of them old or all of them new; files of others are
 * as they were; and a build that passes leaves what it always leaves, and nothing beside.
 */
#include "base/file.h"
#include "base/file_calls.h"
#include "base/map.h"
#include "pack/journal.h"
#include "stele.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

/* --- calls that fail */

static enum { NONE, IO, FULL, KILL } what;
static atomic_int calls; /* that count */
static int wanted;
static struct file_calls real;

/* Whether this call is the one; `grows`: a full disk refuses it. */
static bool hit(bool grows)
{
    int n;

    if (what == NONE || (what == FULL && !grows))
        return false;
    n = atomic_fetch_add(&calls, 1) + 1;
    if (what == FULL ? n < wanted : n != wanted)
        return false;
    if (what == KILL)
        kill(getpid(), SIGKILL);
    errno = what == FULL ? ENOSPC : EIO;
    return true;
}

static int fail_openat(int at, const char *path, int flags, mode_t mode)
{
    return hit((flags & O_CREAT) || (flags & O_TMPFILE) == O_TMPFILE) ? -1 : real.openat(at, path, flags, mode);
}

static ssize_t fail_read(int fd, void *to, size_t size)
{
    return hit(false) ? -1 : real.read(fd, to, size);
}

/* Whoever dies while he writes has written half. */
static ssize_t fail_write(int fd, const void *from, size_t size)
{
    if (what == KILL && calls + 1 == wanted && real.write(fd, from, size / 2) < 0)
        return -1;
    return hit(true) ? -1 : real.write(fd, from, size);
}

static ssize_t fail_pread(int fd, void *to, size_t size, off_t at)
{
    return hit(false) ? -1 : real.pread(fd, to, size, at);
}

static ssize_t fail_pwrite(int fd, const void *from, size_t size, off_t at)
{
    return hit(true) ? -1 : real.pwrite(fd, from, size, at);
}

static int fail_fsync(int fd)
{
    return hit(false) ? -1 : real.fsync(fd);
}

static int fail_ftruncate(int fd, off_t size)
{
    return hit(false) ? -1 : real.ftruncate(fd, size);
}

static int fail_fchmod(int fd, mode_t mode)
{
    return hit(false) ? -1 : real.fchmod(fd, mode);
}

static int fail_flock(int fd, int operation)
{
    return hit(false) ? -1 : real.flock(fd, operation);
}

static int fail_close(int fd)
{
    bool fails = hit(false);
    int error = errno, result = real.close(fd);

    if (fails)
        errno = error;
    return fails ? -1 : result;
}

static int fail_fstat(int fd, struct stat *info)
{
    return hit(false) ? -1 : real.fstat(fd, info);
}

static int fail_fstatat(int at, const char *path, struct stat *info, int flags)
{
    return hit(false) ? -1 : real.fstatat(at, path, info, flags);
}

static int fail_access(const char *path, int mode)
{
    return hit(false) ? -1 : real.access(path, mode);
}

static int fail_mkdir(const char *path, mode_t mode)
{
    return hit(true) ? -1 : real.mkdir(path, mode);
}

static int fail_rename(const char *from, const char *to)
{
    return hit(false) ? -1 : real.rename(from, to);
}

static int fail_unlinkat(int at, const char *path, int flags)
{
    return hit(false) ? -1 : real.unlinkat(at, path, flags);
}

static char *fail_realpath(const char *path, char *to)
{
    return hit(false) ? NULL : real.realpath(path, to);
}

static DIR *fail_fdopendir(int fd)
{
    return hit(false) ? NULL : real.fdopendir(fd);
}

static struct dirent *fail_readdir(DIR *folder)
{
    return hit(false) ? NULL : real.readdir(folder);
}

static int fail_closedir(DIR *folder)
{
    bool fails = hit(false);
    int result = real.closedir(folder);

    return fails ? -1 : result;
}

static void take_calls(void)
{
    real = file_calls;
    file_calls = (struct file_calls){ fail_openat, fail_read, fail_write, fail_pread, fail_pwrite, fail_fsync,
        fail_ftruncate, fail_fchmod, fail_flock, fail_close, fail_fstat, fail_fstatat, fail_access, fail_mkdir,
        fail_rename, fail_unlinkat, fail_realpath, fail_fdopendir, fail_readdir, fail_closedir };
}

/* --- what lies in a folder */

static struct arena lasting, brief;
static char dir[64];
static int failures;

static const char *in(const char *name)
{
    return file_join(&lasting, str_of(dir), str_of(name));
}

static void must(int error, const char *path)
{
    if (!error)
        return;
    fprintf(stderr, "%s: %s\n", path, strerror(error));
    exit(2);
}

static void put(const char *name, const char *text)
{
    const char *path = in(name);

    must(file_make_directories(arena_cstr(&lasting, file_directory(str_of(path)))), path);
    must(file_write(path, str_of(text), false), path);
}

/* Files by their paths below `folder`, as maps from path to str. */
static void read_tree(struct arena *arena, struct map *tree, const char *root, str folder)
{
    struct file_names names;
    const char *path = file_join(arena, str_of(root), folder);

    must(file_list(arena, path, &names), path);
    for (size_t i = 0; i < names.count; i++) {
        str name = str_of(file_join(arena, folder, names.items[i].name)), *bytes = arena_new(arena, str);

        if (str_equal(name, S(".cache")))
            continue;
        if (names.items[i].kind == FILE_DIRECTORY) {
            read_tree(arena, tree, root, name);
            continue;
        }
        path = file_join(arena, str_of(root), name);
        must(file_read(arena, path, 1 << 30, bytes), path);
        map_set(tree, name, bytes);
    }
}

static struct map tree_of(struct arena *arena, const char *root)
{
    struct map tree = { .arena = arena };

    read_tree(arena, &tree, root, S(""));
    return tree;
}

static bool has(const struct map *tree, str path, str bytes)
{
    const str *known = map_get(tree, path);

    return known && str_equal(*known, bytes);
}

static bool holds_all(const struct map *tree, const struct map *of)
{
    for (size_t i = 0; i < of->cap; i++)
        if (of->slots[i].value && !has(tree, of->slots[i].key, *(const str *)of->slots[i].value))
            return false;
    return true;
}

static bool is_same(const struct map *a, const struct map *b)
{
    return a->count == b->count && holds_all(a, b);
}

static void write_tree(const struct map *tree, const char *root)
{
    must(file_remove(root), root);
    for (size_t i = 0; i < tree->cap; i++) {
        const struct map_slot *slot = &tree->slots[i];
        const char *path = slot->value ? file_join(&brief, str_of(root), slot->key) : NULL;

        if (!path)
            continue;
        must(file_make_directories(arena_cstr(&brief, file_directory(str_of(path)))), path);
        must(file_create(path, *(const str *)slot->value), path);
    }
}

/* --- the publications */

static void put_publications(void)
{
    put("old/stele.yaml",
        "title: Old\nbooks:\n  - {id: all, title: All}\n  - {id: gone, title: Gone, articles: [a]}\n");
    put("old/articles/a.md", "# A\n\nA “comprehensive” (总体) approach.\n");
    put("old/articles/same.md", "# Same\n\nText.\n");
    put("old/articles/gone.md", "# Gone\n\nText.\n");
    put("new/stele.yaml", "title: New\nbooks:\n  - {id: all, title: All}\n  - {id: new, title: New, articles: [a]}\n");
    put("new/terms.yaml", "- {en: comprehensive, zh: 总体, status: approved}\n");
    put("new/articles/a.md", "# A\n\nAnother “comprehensive” (总体) approach.[^n]\n\n[^n]: ![x](x.svg)\n");
    put("new/articles/x.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"1\" height=\"1\"/>\n");
    put("new/articles/same.md", "# Same\n\nText.\n");
    put("new/articles/new/index.md", "# New\n\nText.\n");
    put("wrong/articles/a.md", "# A\n\nText[^none].\n");
}

static void put_foreign(void)
{
    put("out/site/CNAME", "example.org");
    put("out/site/articles/gone/upload", "mine");
    put("out/books/mine.epub", "mine");
}

/* What is told, for whoever has to find out why. */
static void tell(const struct diag *diag)
{
    for (size_t i = 0; i < diag->count && i < 5; i++)
        printf("  %s[%s]: %.*s\n", diag_level_name(diag->items[i].level), diag->items[i].code,
            STR(diag->items[i].message));
}

static size_t jobs = 1;

static void build(const char *publication, struct diag *diag)
{
    const struct stele_options options = { .path = in(publication), .out = in("out"), .jobs = jobs };
    struct stele_build_result result;

    stele_build(&options, &result, diag);
}

/* --- what has to hold */

static struct map old, new;

static void check(bool holds, int n, const char *claim, const struct diag *diag)
{
    if (holds)
        return;
    if (failures++ < 20) {
        printf("not ok - call %d: %s\n", n, claim);
        tell(diag);
    }
}

/* Each file of site and books is one of the old or one of the new ones, whole. */
static bool is_whole(const struct map *tree)
{
    for (size_t i = 0; i < tree->cap; i++) {
        const struct map_slot *slot = &tree->slots[i];

        if (!slot->value || slot->key.at[0] == '.')
            continue;
        if (!has(&old, slot->key, *(const str *)slot->value) && !has(&new, slot->key, *(const str *)slot->value))
            return false;
    }
    return true;
}

/* What is kept for the next build, and nothing that a killed one was about to keep. */
static bool keeps_no_rest(void)
{
    struct file_names names;
    const char *path = in("out/.cache");

    must(file_list(&brief, path, &names), path);
    for (size_t i = 0; i < names.count; i++)
        if (!str_equal(names.items[i].name, S("index")) && !str_equal(names.items[i].name, S("facts")) &&
            !str_equal(names.items[i].name, S("pages")))
            return false;
    return true;
}

static void check_after(int n, const struct diag *diag)
{
    struct map now = tree_of(&brief, in("out"));
    struct diag next = { 0 };
    bool begun = map_get(&now, S(JOURNAL_PATH)) != NULL;

    check(is_whole(&now), n, "every file is whole", diag);
    check(begun || holds_all(&now, &old) || holds_all(&now, &new), n, "before the steps all are old, then new", diag);
    build("wrong", &next);
    now = tree_of(&brief, in("out"));
    check(is_same(&now, &old) || is_same(&now, &new), n, "the next command makes all old or all new", &next);
    diag_free(&next);
    build("new", &next);
    now = tree_of(&brief, in("out"));
    check(next.count == 0 && is_same(&now, &new), n, "the next build leaves what it always leaves", &next);
    check(keeps_no_rest(), n, "nothing is left in the cache", &next);
    diag_free(&next);
}

/* One build with the n-th call failing; whether it passed without meeting one. */
static bool fail_at(int n, int kind)
{
    struct diag diag = { 0 };
    struct map now;
    bool met;

    wanted = n;
    calls = 0;
    what = kind;
    build("new", &diag);
    met = calls >= n;
    what = NONE;
    now = tree_of(&brief, in("out"));
    if (!diag_bad(&diag))
        check(is_same(&now, &new), n, "a build that says nothing has made all", &diag);
    check(diag.at[LEVEL_FATAL] <= 1, n, "a failure is told once", &diag);
    check_after(n, &diag);
    diag_free(&diag);
    return !met;
}

static bool die_at(int n)
{
    struct diag none = { 0 };
    int status = 0;
    pid_t child = fork();

    if (child == 0) {
        struct diag diag = { 0 };

        wanted = n;
        calls = 0;
        what = KILL;
        build("new", &diag);
        _exit(diag_bad(&diag));
    }
    must(child < 0 || waitpid(child, &status, 0) != child ? errno : 0, "fork");
    if (WIFEXITED(status))
        check(WEXITSTATUS(status) == 0, n, "a build that isn't killed passes", &none);
    check_after(n, &none);
    return WIFEXITED(status);
}

static int try_all(int kind, int step)
{
    int tried = 0;

    for (int n = 1; failures < 20; n += step, tried++) {
        struct diag first = { 0 };
        bool passed;

        arena_reset(&brief);
        write_tree(&old, in("out"));
        build("old", &first); /* which keeps what it has understood */
        diag_free(&first);
        passed = kind == KILL ? die_at(n) : fail_at(n, kind);
        if (passed)
            break;
    }
    return tried;
}

static struct map made(const char *publication)
{
    struct diag diag = { 0 };

    build(publication, &diag);
    if (diag.count) {
        tell(&diag);
        exit(2);
    }
    return tree_of(&lasting, in("out"));
}

int main(int argc, char **argv)
{
    static const char *const kinds[] = { [IO] = "io", [FULL] = "full", [KILL] = "kill" };
    int kind = 0, tried;

    for (int i = IO; argc > 2 && i <= KILL; i++)
        if (strcmp(argv[1], kinds[i]) == 0)
            kind = i;
    snprintf(dir, sizeof dir, "%s/stele-fail-XXXXXX", access("/dev/shm", W_OK) == 0 ? "/dev/shm" : "/tmp");
    if (!kind || !mkdtemp(dir)) {
        fputs("usage: fail io|full|kill STEP [JOBS]\n", stderr);
        return 2;
    }
    jobs = argc > 3 ? (size_t)atoi(argv[3]) : 1;
    take_calls();
    put_publications();
    put_foreign();
    old = made("old");
    new = made("new");
    tried = try_all(kind, atoi(argv[2]));
    if (failures == 0)
        printf("ok - %s at %d calls: site and books are whole, old or new\n", argv[1], tried);
    must(file_remove(dir), dir);
    return failures != 0;
}
