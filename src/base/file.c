#include "base/file.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* How deep a tree file_remove follows: what stele writes is never deeper. */
enum { REMOVE_DEPTH = 64 };

static int call_open(const char *path, int flags, unsigned mode)
{
    return open(path, flags | O_CLOEXEC, (mode_t)mode);
}

static int call_mkdir(const char *path, unsigned mode)
{
    return mkdir(path, (mode_t)mode);
}

struct file_calls file_calls = { call_open, read, write, fsync, close, call_mkdir, rename };

static enum file_kind kind_of(mode_t mode)
{
    if (S_ISREG(mode))
        return FILE_REGULAR;
    return S_ISDIR(mode) ? FILE_DIRECTORY : FILE_OTHER;
}

int file_stat(const char *path, struct file_info *info)
{
    struct stat st;

    *info = (struct file_info){ FILE_NONE, false, 0 };
    if (lstat(path, &st) != 0)
        return errno == ENOENT || errno == ENOTDIR ? 0 : errno;
    info->link = S_ISLNK(st.st_mode);
    if (info->link && stat(path, &st) != 0)
        return errno == ENOENT || errno == ENOTDIR ? 0 : errno;
    info->kind = kind_of(st.st_mode);
    info->size = (uint64_t)st.st_size;
    return 0;
}

static int read_all(int fd, char *to, size_t size, size_t *got)
{
    for (*got = 0; *got < size;) {
        ptrdiff_t n = file_calls.read(fd, to + *got, size - *got);

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

static int read_open(struct arena *arena, int fd, size_t limit, str *bytes)
{
    struct stat st;
    char *to;
    int error;

    if (fstat(fd, &st) != 0)
        return errno;
    if (S_ISDIR(st.st_mode))
        return EISDIR;
    if (!S_ISREG(st.st_mode))
        return EINVAL;
    if ((uint64_t)st.st_size > limit)
        return EFBIG;
    to = arena_alloc(arena, (size_t)st.st_size + 1);
    error = read_all(fd, to, (size_t)st.st_size, &bytes->len);
    bytes->at = to;
    return error;
}

int file_read(struct arena *arena, const char *path, size_t limit, str *bytes)
{
    int fd = file_calls.open(path, O_RDONLY | O_NONBLOCK, 0); /* a pipe must not make us wait */
    int error;

    *bytes = S("");
    if (fd < 0)
        return errno;
    error = read_open(arena, fd, limit, bytes);
    file_calls.close(fd);
    return error;
}

static int write_open(int fd, str bytes, bool durable)
{
    while (bytes.len) {
        ptrdiff_t n = file_calls.write(fd, bytes.at, bytes.len);

        if (n < 0 && errno != EINTR)
            return errno;
        if (n > 0)
            bytes = str_from(bytes, (size_t)n);
    }
    return durable && file_calls.sync(fd) != 0 ? errno : 0;
}

int file_write(const char *path, str bytes, bool durable)
{
    int fd = file_calls.open(path, O_WRONLY | O_CREAT | O_TRUNC, 0666);
    int error;

    if (fd < 0)
        return errno;
    error = write_open(fd, bytes, durable);
    if (file_calls.close(fd) != 0 && !error)
        error = errno;
    if (error)
        unlink(path);
    return error;
}

int file_take_mode(const char *path, const char *from)
{
    struct stat info;

    if (stat(from, &info) != 0)
        return errno == ENOENT ? 0 : errno;
    return chmod(path, info.st_mode & 07777) != 0 ? errno : 0;
}

static int make_directory(const char *path)
{
    struct file_info info;

    if (file_calls.make_directory(path, 0777) == 0)
        return 0;
    if (errno != EEXIST)
        return errno;
    return file_stat(path, &info) == 0 && info.kind == FILE_DIRECTORY ? 0 : ENOTDIR;
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

static enum file_kind kind_of_entry(const struct dirent *entry)
{
    switch (entry->d_type) {
    case DT_REG: return FILE_REGULAR;
    case DT_DIR: return FILE_DIRECTORY;
    default: return FILE_OTHER;
    }
}

static int compare_names(const void *a, const void *b)
{
    return str_compare(((const struct file_name *)a)->name, ((const struct file_name *)b)->name);
}

int file_list(struct arena *arena, const char *path, struct file_names *names)
{
    DIR *dir = opendir(path);
    struct dirent *entry;
    size_t cap = 0;
    int error;

    *names = (struct file_names){ NULL, 0 };
    if (!dir)
        return errno;
    while ((errno = 0, entry = readdir(dir))) {
        str name = str_of(entry->d_name);

        if (str_equal(name, S(".")) || str_equal(name, S("..")))
            continue;
        names->items = arena_grow(arena, names->items, names->count, &cap, sizeof *names->items);
        names->items[names->count++] = (struct file_name){ arena_copy(arena, name), kind_of_entry(entry) };
    }
    error = errno;
    closedir(dir);
    if (names->count)
        qsort(names->items, names->count, sizeof *names->items, compare_names);
    return error;
}

int file_rename(const char *from, const char *to)
{
    return file_calls.rename(from, to) == 0 ? 0 : errno;
}

int file_exchange(const char *a, const char *b)
{
    return renameat2(AT_FDCWD, a, AT_FDCWD, b, RENAME_EXCHANGE) == 0 ? 0 : errno;
}

static int remove_at(int parent, const char *name, int depth);

static int remove_entries(DIR *dir, int depth)
{
    struct dirent *entry;

    while ((errno = 0, entry = readdir(dir))) {
        str name = str_of(entry->d_name);
        int error;

        if (str_equal(name, S(".")) || str_equal(name, S("..")))
            continue;
        error = remove_at(dirfd(dir), entry->d_name, depth + 1);
        if (error)
            return error;
    }
    return errno;
}

static int remove_directory(int parent, const char *name, int depth)
{
    int fd = openat(parent, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    DIR *dir;
    int error;

    if (fd < 0)
        return errno;
    dir = fdopendir(fd);
    if (!dir) {
        error = errno;
        close(fd);
        return error;
    }
    error = remove_entries(dir, depth);
    closedir(dir);
    if (error)
        return error;
    return unlinkat(parent, name, AT_REMOVEDIR) == 0 ? 0 : errno;
}

static int remove_at(int parent, const char *name, int depth)
{
    if (unlinkat(parent, name, 0) == 0 || errno == ENOENT)
        return 0;
    if (errno != EISDIR && errno != EPERM)
        return errno;
    return depth < REMOVE_DEPTH ? remove_directory(parent, name, depth) : ELOOP;
}

int file_remove(const char *path)
{
    return remove_at(AT_FDCWD, path, 0);
}

int file_resolve(struct arena *arena, const char *path, str *resolved)
{
    char *real = realpath(path, NULL);

    if (!real)
        return errno;
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
