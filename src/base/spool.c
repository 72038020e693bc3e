#include "base/spool.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

int spool_open(struct spool *spool, const char *folder)
{
    struct arena arena = { 0 };
    char *path;
    int error;

    *spool = (struct spool){ .fd = open(folder, O_TMPFILE | O_RDWR | O_CLOEXEC, 0600) };
    if (spool->fd >= 0)
        return 0;
    path = arena_alloc(&arena, str_of(folder).len + sizeof "/spool-XXXXXX"); /* a file system without unnamed files */
    stpcpy(stpcpy(path, folder), "/spool-XXXXXX");
    spool->fd = mkostemp(path, O_CLOEXEC);
    error = spool->fd >= 0 ? 0 : errno;
    if (!error)
        unlink(path);
    arena_free(&arena);
    return error;
}

int spool_add(struct spool *spool, str record, struct extent *extent)
{
    uint64_t at = atomic_fetch_add(&spool->end, record.len);

    if (record.len > UINT32_MAX)
        return EFBIG;
    *extent = (struct extent){ at, (uint32_t)record.len };
    while (record.len) {
        ssize_t n = pwrite(spool->fd, record.at, record.len, (off_t)at);

        if (n < 0 && errno != EINTR)
            return errno;
        if (n <= 0)
            continue;
        record = str_from(record, (size_t)n);
        at += (uint64_t)n;
    }
    return 0;
}

int spool_read(struct spool *spool, struct arena *arena, struct extent extent, str *record)
{
    char *to = arena_alloc(arena, extent.len + (size_t)1);
    size_t got = 0;

    while (got < extent.len) {
        ssize_t n = pread(spool->fd, to + got, extent.len - got, (off_t)(extent.at + got));

        if (n < 0 && errno != EINTR)
            return errno;
        if (n == 0)
            return EIO;
        got += n > 0 ? (size_t)n : 0;
    }
    *record = (str){ to, extent.len };
    return 0;
}

void spool_close(struct spool *spool)
{
    if (spool->fd >= 0)
        close(spool->fd);
    spool->fd = -1;
}
