#include "base/file.h"

#include "base/file_calls.h"
#include "base/hash.h"
#include "base/trace.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* How deep a tree file_remove follows: what stele writes is never deeper. How many names of its own a new file tries.
 * How much of a file is compared at a time. */
enum { REMOVE_DEPTH = 64, NAMES_TRIED = 1000, COMPARED_BYTES = 1 << 16 };

static enum file_kind kind_of(mode_t mode)
{
    if (S_ISREG(mode))
        return FILE_REGULAR;
    return S_ISDIR(mode) ? FILE_DIRECTORY : FILE_OTHER;
}

static int look(const char *path, struct file_info *info)
{
    struct stat st;

    if (file_calls.fstatat(AT_FDCWD, path, &st, AT_SYMLINK_NOFOLLOW) != 0)
        return errno == ENOENT || errno == ENOTDIR ? 0 : errno;
    info->link = S_ISLNK(st.st_mode);
    if (info->link && file_calls.fstatat(AT_FDCWD, path, &st, 0) != 0)
        return errno == ENOENT || errno == ENOTDIR ? 0 : errno;
    info->kind = kind_of(st.st_mode);
    info->size = (uint64_t)st.st_size;
    info->disk = (uint64_t)st.st_dev;
    return 0;
}

uint64_t file_info_hash(const struct file_info *info)
{
    return (uint64_t)info->kind * 2 + info->link;
}

int file_stat(const char *path, struct file_info *info)
{
    int error;

    *info = (struct file_info){ .kind = FILE_NONE };
    error = look(path, info);
    trace_note(str_of(path), error ? TRACE_FAILED : TRACE_LOOKED, NULL, file_info_hash(info));
    return error;
}

static int read_all(int fd, char *to, size_t size, size_t *got)
{
    for (*got = 0; *got < size;) {
        ssize_t n = file_calls.read(fd, to + *got, size - *got);

        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0)
            return errno;
        if (n == 0)
            break;
        *got += (size_t)n;
    }
    return 0;
}

static int read_open(struct arena *arena, int fd, size_t limit, struct stat *st, str *bytes)
{
    char *to;
    int error;

    if (file_calls.fstat(fd, st) != 0)
        return errno;
    if (S_ISDIR(st->st_mode))
        return EISDIR;
    if (!S_ISREG(st->st_mode))
        return EINVAL;
    if ((uint64_t)st->st_size > limit)
        return EFBIG;
    to = arena_text(arena, (size_t)st->st_size);
    error = read_all(fd, to, (size_t)st->st_size, &bytes->len);
    to[bytes->len] = '\0'; /* where it became shorter meanwhile */
    bytes->at = to;
    return error;
}

/* A path at which nothing is was looked at; any other failure says nothing of what is there. */
static void note_read(const char *path, int error, const struct stat *st, str bytes)
{
    struct stamp stamp;

    if (!trace_is_on())
        return;
    if (error) {
        trace_note(str_of(path), error == ENOENT || error == ENOTDIR ? TRACE_LOOKED : TRACE_FAILED, NULL, 0);
        return;
    }
    stamp = stamp_of(st);
    trace_note(str_of(path), TRACE_READ, &stamp, hash_bytes(bytes));
}

int file_read(struct arena *arena, const char *path, size_t limit, str *bytes)
{
    int fd = file_calls.openat(AT_FDCWD, path, O_RDONLY | O_NONBLOCK, 0); /* a pipe must not make us wait */
    int error = fd < 0 ? errno : 0;
    struct stat st;

    *bytes = S("");
    if (!error)
        error = read_open(arena, fd, limit, &st, bytes);
    if (fd >= 0)
        file_calls.close(fd);
    note_read(path, error, &st, *bytes);
    return error;
}

static int holds_open(int fd, str bytes, bool *holds)
{
    char part[COMPARED_BYTES];
    struct stat st;

    if (file_calls.fstat(fd, &st) != 0)
        return errno;
    if (!S_ISREG(st.st_mode) || (uint64_t)st.st_size != bytes.len)
        return 0;
    while (bytes.len) {
        size_t want = bytes.len < sizeof part ? bytes.len : sizeof part, got;
        int error = read_all(fd, part, want, &got);

        if (error || got < want || memcmp(part, bytes.at, want) != 0)
            return error;
        bytes = str_from(bytes, want);
    }
    *holds = true;
    return 0;
}

int file_holds(const char *path, str bytes, bool *holds)
{
    int fd = file_calls.openat(AT_FDCWD, path, O_RDONLY | O_NONBLOCK | O_NOFOLLOW, 0);
    int error;

    *holds = false;
    if (fd < 0)
        return errno == ENOENT || errno == ENOTDIR || errno == ELOOP ? 0 : errno;
    error = holds_open(fd, bytes, holds);
    file_calls.close(fd);
    return error;
}

static int write_all(int fd, str bytes)
{
    while (bytes.len) {
        ssize_t n = file_calls.write(fd, bytes.at, bytes.len);

        if (n < 0 && errno != EINTR)
            return errno;
        if (n == 0)
            return EIO;
        if (n > 0)
            bytes = str_from(bytes, (size_t)n);
    }
    return 0;
}

/* Closes what was written; what went wrong before counts more. */
static int close_written(int fd, int error)
{
    return file_calls.close(fd) != 0 && !error ? errno : error;
}

int file_create(const char *path, str bytes)
{
    int fd = file_calls.openat(AT_FDCWD, path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, 0666);
    int error;

    if (fd < 0)
        return errno;
    error = close_written(fd, write_all(fd, bytes));
    if (error)
        file_unlink(path);
    return error;
}

int file_open_new(struct arena *arena, const char *stem, mode_t mode, const char **path)
{
    int fd = -1;

    for (int i = 0; fd < 0 && i < NAMES_TRIED; i++) {
        *path = arena_printf(arena, "%s.stele-%ld-%d", stem, (long)getpid(), i).at;
        fd = file_calls.openat(AT_FDCWD, *path, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW, mode);
        if (fd < 0 && errno != EEXIST)
            break;
    }
    return fd;
}

/* Gives an open file the permissions of the one that it is to replace. */
static int take_mode(int fd, const char *from)
{
    struct stat st;

    if (file_calls.fstatat(AT_FDCWD, from, &st, AT_SYMLINK_NOFOLLOW) != 0)
        return errno == ENOENT ? 0 : errno;
    if (!S_ISREG(st.st_mode))
        return 0;
    return file_calls.fchmod(fd, st.st_mode & 07777) != 0 ? errno : 0;
}

static int write_beside(int fd, const char *path, str bytes, bool durable)
{
    int error = write_all(fd, bytes);

    if (!error)
        error = take_mode(fd, path);
    if (!error && durable && file_calls.fsync(fd) != 0)
        error = errno;
    return close_written(fd, error);
}

int file_write(const char *path, str bytes, bool durable)
{
    struct arena arena = { 0 };
    str folder = file_directory(str_of(path)), name = file_base(str_of(path));
    const char *beside = file_join(&arena, folder, arena_printf(&arena, ".%.*s", STR(name)));
    int fd = file_open_new(&arena, beside, 0666, &beside);
    int error = fd < 0 ? errno : write_beside(fd, path, bytes, durable);

    if (!error)
        error = file_rename(beside, path);
    if (error && fd >= 0)
        file_unlink(beside);
    if (!error && durable)
        error = file_sync(arena_cstr(&arena, folder));
    arena_free(&arena);
    return error;
}

/* Some file systems have nothing to wait for in a directory, and say EINVAL. */
static int sync_open(int fd)
{
    struct stat st;

    if (file_calls.fsync(fd) == 0)
        return 0;
    if (errno != EINVAL)
        return errno;
    if (file_calls.fstat(fd, &st) != 0)
        return errno;
    return S_ISDIR(st.st_mode) ? 0 : EINVAL;
}

int file_sync(const char *path)
{
    int fd = file_calls.openat(AT_FDCWD, path, O_RDONLY | O_NONBLOCK, 0);

    return fd < 0 ? errno : close_written(fd, sync_open(fd));
}

int file_make_directory(const char *path)
{
    return file_calls.mkdir(path, 0777) == 0 ? 0 : errno;
}

static int make_directory(const char *path)
{
    struct file_info info;

    int error = file_make_directory(path);

    if (error != EEXIST)
        return error;
    error = file_stat(path, &info);
    return error || info.kind == FILE_DIRECTORY ? error : ENOTDIR;
}

int file_make_directories(const char *path)
{
    char copy[PATH_MAX];
    size_t len = strlen(path);
    int error;

    if (len == 0 || len >= sizeof copy)
        return len ? ENAMETOOLONG : ENOENT;
    error = make_directory(path);
    if (error != ENOENT)
        return error;
    memcpy(copy, path, len + 1);
    for (size_t i = 1; i < len; i++) {
        if (copy[i] != '/')
            continue;
        copy[i] = '\0';
        error = make_directory(copy);
        if (error)
            return error;
        copy[i] = '/';
    }
    return make_directory(path);
}

int file_may_change(const char *path)
{
    return file_calls.access(path, W_OK | X_OK) == 0 ? 0 : errno;
}

/* What an entry is, which some file systems don't say while they list. FILE_NONE where it has gone since. */
static int kind_of_entry(DIR *dir, const struct dirent *entry, enum file_kind *kind)
{
    struct stat st;

    *kind = entry->d_type == DT_REG ? FILE_REGULAR : entry->d_type == DT_DIR ? FILE_DIRECTORY : FILE_OTHER;
    if (entry->d_type != DT_UNKNOWN)
        return 0;
    if (file_calls.fstatat(dirfd(dir), entry->d_name, &st, AT_SYMLINK_NOFOLLOW) == 0)
        *kind = kind_of(st.st_mode);
    else if (errno == ENOENT)
        *kind = FILE_NONE;
    else
        return errno;
    return 0;
}

static int open_directory(int parent, const char *path, int flags, DIR **dir)
{
    int fd = file_calls.openat(parent, path, O_RDONLY | O_DIRECTORY | flags, 0);
    int error;

    if (fd < 0)
        return errno;
    *dir = file_calls.fdopendir(fd);
    if (*dir)
        return 0;
    error = errno;
    file_calls.close(fd);
    return error;
}

/* The next entry besides "." and ".."; NULL at the end, and where *error is set. */
static const struct dirent *next_entry(DIR *dir, int *error)
{
    const struct dirent *entry;

    do {
        errno = 0;
        entry = file_calls.readdir(dir);
    } while (entry && (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0));
    *error = entry ? 0 : errno;
    return entry;
}

static int compare_names(const void *a, const void *b)
{
    return str_compare(((const struct file_name *)a)->name, ((const struct file_name *)b)->name);
}

static int list_entries(struct arena *arena, DIR *dir, struct file_names *names)
{
    const struct dirent *entry;
    size_t cap = 0;
    int error = 0;

    while (!error && (entry = next_entry(dir, &error))) {
        struct file_name name = { str_of(entry->d_name), FILE_NONE };

        error = kind_of_entry(dir, entry, &name.kind);
        if (error || name.kind == FILE_NONE)
            continue;
        name.name = arena_copy(arena, name.name);
        names->items = arena_grow(arena, names->items, names->count, &cap, sizeof *names->items);
        names->items[names->count++] = name;
    }
    return error;
}

uint64_t file_names_hash(const struct file_names *names)
{
    uint64_t hash = names->count;

    for (size_t i = 0; i < names->count; i++) {
        uint64_t parts[3] = { hash, (uint64_t)names->items[i].kind, hash_bytes(names->items[i].name) };

        hash = hash_bytes((str){ (const char *)parts, sizeof parts });
    }
    return hash;
}

/* The stamp is taken before the names: what comes meanwhile gives the folder another one. */
static void note_list(const char *path, int error, const struct stat *st, const struct file_names *names)
{
    struct stamp stamp;

    if (error) {
        trace_note(str_of(path), error == ENOENT || error == ENOTDIR ? TRACE_LOOKED : TRACE_FAILED, NULL, 0);
        return;
    }
    stamp = stamp_of(st);
    trace_note(str_of(path), TRACE_LISTED, &stamp, file_names_hash(names));
}

int file_list(struct arena *arena, const char *path, struct file_names *names)
{
    DIR *dir = NULL;
    struct stat st;
    int error = open_directory(AT_FDCWD, path, 0, &dir);

    *names = (struct file_names){ NULL, 0 };
    if (!error && trace_is_on() && file_calls.fstat(dirfd(dir), &st) != 0)
        error = errno;
    if (!error)
        error = list_entries(arena, dir, names);
    if (dir)
        file_calls.closedir(dir);
    if (names->count)
        qsort(names->items, names->count, sizeof *names->items, compare_names);
    if (trace_is_on())
        note_list(path, error, &st, names);
    return error;
}

int file_rename(const char *from, const char *to)
{
    return file_calls.rename(from, to) == 0 ? 0 : errno;
}

static int remove_at(int parent, const char *name, int depth);

static int remove_entries(DIR *dir, int depth)
{
    const struct dirent *entry;
    int error = 0;

    while (!error && (entry = next_entry(dir, &error)))
        error = remove_at(dirfd(dir), entry->d_name, depth + 1);
    return error;
}

static int remove_directory(int parent, const char *name, int depth)
{
    DIR *dir;
    int error = open_directory(parent, name, O_NOFOLLOW, &dir);

    if (!error) {
        error = remove_entries(dir, depth);
        file_calls.closedir(dir);
    }
    if (!error && file_calls.unlinkat(parent, name, AT_REMOVEDIR) != 0)
        error = errno;
    return error == ENOENT ? 0 : error; /* somebody else is removing it too */
}

static int remove_at(int parent, const char *name, int depth)
{
    if (file_calls.unlinkat(parent, name, 0) == 0 || errno == ENOENT)
        return 0;
    if (errno != EISDIR && errno != EPERM)
        return errno;
    return depth < REMOVE_DEPTH ? remove_directory(parent, name, depth) : ELOOP;
}

int file_remove(const char *path)
{
    return remove_at(AT_FDCWD, path, 0);
}

int file_unlink(const char *path)
{
    return file_calls.unlinkat(AT_FDCWD, path, 0) == 0 ? 0 : errno;
}

int file_remove_directory(const char *path)
{
    return file_calls.unlinkat(AT_FDCWD, path, AT_REMOVEDIR) == 0 ? 0 : errno;
}

int file_resolve(struct arena *arena, const char *path, str *resolved)
{
    char *real = file_calls.realpath(path, NULL);
    int error = real ? 0 : errno;
    struct file_info info;

    if (trace_is_on())
        file_stat(path, &info); /* so that it is known whether anything was there */
    if (error)
        return error;
    *resolved = arena_copy(arena, str_of(real));
    free(real);
    return 0;
}

const char *file_join(struct arena *arena, str dir, str name)
{
    if (dir.len == 0 || str_equal(dir, S(".")))
        return arena_cstr(arena, name);
    return arena_printf(arena, "%.*s%s%.*s", STR(dir), str_ends(dir, S("/")) ? "" : "/", STR(name)).at;
}

str file_directory(str path)
{
    size_t end = path.len;

    while (end && path.at[end - 1] != '/')
        end--;
    if (end == 0)
        return S(".");
    return str_first(path, end > 1 ? end - 1 : 1);
}

str file_base(str path)
{
    size_t begin = path.len;

    while (begin && path.at[begin - 1] != '/')
        begin--;
    return str_from(path, begin);
}

bool file_failed(struct diag *diag, const char *code, const char *verb, const char *path, int error)
{
    diag_fail(diag, code, "can't %s %s: %s", verb, path, strerror(error));
    return false;
}
