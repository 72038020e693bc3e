/* base/file_calls.h: the calls of the system that the program makes, all of them, so that a test can make one fail.
 *
 * Each is what POSIX says of it; only the files of base/ that are the seam to the disk use them.
 */
#ifndef STELE_BASE_FILE_CALLS_H
#define STELE_BASE_FILE_CALLS_H

#include <dirent.h>
#include <stddef.h>
#include <sys/stat.h>
#include <sys/types.h>

struct file_calls {
    int (*openat)(int folder, const char *path, int flags, mode_t mode); /* O_CLOEXEC is added */
    ssize_t (*read)(int fd, void *to, size_t size);
    ssize_t (*write)(int fd, const void *from, size_t size);
    ssize_t (*pread)(int fd, void *to, size_t size, off_t at);
    ssize_t (*pwrite)(int fd, const void *from, size_t size, off_t at);
    int (*fsync)(int fd);
    int (*ftruncate)(int fd, off_t size);
    int (*fchmod)(int fd, mode_t mode);
    int (*flock)(int fd, int operation);
    int (*close)(int fd);
    int (*fstat)(int fd, struct stat *info);
    int (*fstatat)(int folder, const char *path, struct stat *info, int flags);
    int (*access)(const char *path, int mode);
    int (*mkdir)(const char *path, mode_t mode);
    int (*rename)(const char *from, const char *to);
    int (*unlinkat)(int folder, const char *path, int flags);
    char *(*realpath)(const char *path, char *to);
    DIR *(*fdopendir)(int fd);
    struct dirent *(*readdir)(DIR *folder);
    int (*closedir)(DIR *folder);
};
extern struct file_calls file_calls;

#endif
