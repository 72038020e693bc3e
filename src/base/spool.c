#include "base/spool.h"

#include "base/file.h"
#include "base/file_calls.h"

#include <errno.h>
#include <fcntl.h>

/* On a file system without unnamed files: a name that goes at once. */
static int open_named(struct spool *spool, const char *folder)
{
    struct arena arena = { 0 };
    const char *path;
    int error;

    spool->fd = file_open_new(&arena, file_join(&arena, str_of(folder), S("spool")), 0600, &path);
    error = spool->fd < 0 ? errno : file_unlink(path);
    arena_free(&arena);
    return error;
}

int spool_open(struct spool *spool, const char *folder)
{
    *spool = (struct spool){ .fd = file_calls.openat(AT_FDCWD, folder, O_TMPFILE | O_RDWR, 0600) };
    return spool->fd >= 0 ? 0 : open_named(spool, folder);
}

int spool_open_file(struct spool *spool, const char *path, uint64_t end)
{
    int flags = O_RDWR | O_NOFOLLOW | O_NONBLOCK | (end ? 0 : O_CREAT | O_TRUNC);
    struct stat st;

    *spool = (struct spool){ .fd = file_calls.openat(AT_FDCWD, path, flags, 0666), .end = end };
    if (spool->fd < 0)
        return errno;
    if (file_calls.fstat(spool->fd, &st) != 0)
        return errno;
    return S_ISREG(st.st_mode) && (uint64_t)st.st_size >= end ? 0 : EINVAL;
}

int spool_add(struct spool *spool, str record, struct extent *extent)
{
    uint64_t at = atomic_fetch_add(&spool->end, record.len);

    if (record.len > UINT32_MAX)
        return EFBIG;
    *extent = (struct extent){ at, (uint32_t)record.len };
    while (record.len) {
        ssize_t n = file_calls.pwrite(spool->fd, record.at, record.len, (off_t)at);

        if (n < 0 && errno != EINTR)
            return errno;
        if (n == 0)
            return EIO;
        if (n < 0)
            continue;
        record = str_from(record, (size_t)n);
        at += (uint64_t)n;
    }
    return 0;
}

int spool_read(const struct spool *spool, struct arena *arena, struct extent extent, str *record)
{
    char *to = arena_text(arena, extent.len);
    size_t got = 0;

    while (got < extent.len) {
        ssize_t n = file_calls.pread(spool->fd, to + got, extent.len - got, (off_t)(extent.at + got));

        if (n < 0 && errno != EINTR)
            return errno;
        if (n == 0)
            return EIO;
        got += n > 0 ? (size_t)n : 0;
    }
    *record = (str){ to, extent.len };
    return 0;
}

int spool_cut(struct spool *spool, uint64_t end)
{
    if (end == atomic_load(&spool->end))
        return 0;
    atomic_store(&spool->end, end);
    return file_calls.ftruncate(spool->fd, (off_t)end) == 0 ? 0 : errno;
}

int spool_close(struct spool *spool)
{
    int error = spool->fd >= 0 && file_calls.close(spool->fd) != 0 ? errno : 0;

    spool->fd = -1;
    return error;
}
