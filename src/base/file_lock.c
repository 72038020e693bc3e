#include "base/file_lock.h"

#include "base/buf.h"
#include "base/file.h"
#include "base/file_calls.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/file.h>

/* How often a lock file may vanish while it is taken; how much is read of a holder's name. */
enum { TRIES = 100, HOLDER_BYTES = 1000 };

int file_lock_stands(const struct file_lock *lock, bool *stands)
{
    struct stat held, there;

    *stands = false;
    if (file_calls.fstat(lock->fd, &held) != 0)
        return errno;
    if (file_calls.fstatat(AT_FDCWD, lock->path, &there, AT_SYMLINK_NOFOLLOW) != 0)
        return errno == ENOENT || errno == ENOTDIR ? 0 : errno;
    *stands = held.st_ino == there.st_ino && held.st_dev == there.st_dev;
    return 0;
}

static int open_lock(struct file_lock *lock)
{
    struct stat st;

    lock->fd = file_calls.openat(AT_FDCWD, lock->path, O_RDWR | O_CREAT | O_NOFOLLOW | O_NONBLOCK, 0666);
    if (lock->fd < 0)
        return errno == EISDIR || errno == ENXIO ? EINVAL : errno;
    if (file_calls.fstat(lock->fd, &st) != 0)
        return errno;
    if (!S_ISREG(st.st_mode))
        return EINVAL;
    return file_calls.flock(lock->fd, LOCK_EX | LOCK_NB) == 0 ? 0 : errno;
}

static int write_holder(const struct file_lock *lock, str holder)
{
    struct arena arena = { 0 };
    str line = arena_printf(&arena, "%.*s\n", STR(holder));
    int error = file_calls.ftruncate(lock->fd, 0) == 0 ? 0 : errno;

    if (!error && file_calls.pwrite(lock->fd, line.at, line.len, 0) != (ssize_t)line.len)
        error = errno ? errno : ENOSPC;
    arena_free(&arena);
    return error;
}

static void let_go(struct file_lock *lock)
{
    if (lock->fd >= 0)
        file_calls.close(lock->fd); /* nothing that matters was written */
    lock->fd = -1;
}

int file_lock_release(struct file_lock *lock)
{
    bool stands;
    int error;

    if (lock->fd < 0)
        return 0;
    error = file_lock_stands(lock, &stands);
    if (stands)
        error = file_unlink(lock->path);
    let_go(lock);
    return error;
}

static int hold(struct file_lock *lock, str holder)
{
    int error = write_holder(lock, holder);

    if (error)
        file_lock_release(lock);
    return error;
}

int file_lock_take(struct file_lock *lock, const char *path, str holder)
{
    *lock = (struct file_lock){ -1, path };
    for (int i = 0; i < TRIES; i++) {
        bool stands = false;
        int error = open_lock(lock);

        if (!error)
            error = file_lock_stands(lock, &stands);
        if (stands)
            return hold(lock, holder);
        let_go(lock);
        if (error)
            return error;
    }
    return EWOULDBLOCK; /* whoever had it always removed it meanwhile */
}

str file_lock_holder(struct arena *arena, const char *path)
{
    str text, line = S("");
    struct buf out = { 0 };

    if (file_read(arena, path, HOLDER_BYTES, &text) == 0)
        str_line(&text, &line);
    for (size_t i = 0; i < line.len; i++)
        if ((unsigned char)line.at[i] >= ' ' && line.at[i] != 0x7F)
            buf_byte(&out, line.at[i]);
    line = buf_copy(&out, arena);
    buf_free(&out);
    return line;
}
