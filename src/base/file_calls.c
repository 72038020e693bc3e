#include "base/file_calls.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/file.h>
#include <unistd.h>

static int call_openat(int folder, const char *path, int flags, mode_t mode)
{
    return openat(folder, path, flags | O_CLOEXEC, mode);
}

struct file_calls file_calls = {
    .openat = call_openat,
    .read = read,
    .write = write,
    .pread = pread,
    .pwrite = pwrite,
    .fsync = fsync,
    .ftruncate = ftruncate,
    .fchmod = fchmod,
    .flock = flock,
    .close = close,
    .fstat = fstat,
    .fstatat = fstatat,
    .access = access,
    .mkdir = mkdir,
    .rename = rename,
    .unlinkat = unlinkat,
    .realpath = realpath,
    .fdopendir = fdopendir,
    .readdir = readdir,
    .closedir = closedir,
};
