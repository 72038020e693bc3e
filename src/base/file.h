/* base/file.h: the one seam to the disk.
 *
 * Every function answers with 0 or an errno value and reports nothing: only the caller knows whether a missing file
 * is an author's mistake or a failure, and can say so in the words of its place. Paths are terminated strings.
 */
#ifndef STELE_BASE_FILE_H
#define STELE_BASE_FILE_H

#include "base/arena.h"
#include "base/diag.h"
#include "base/str.h"

#include <stdint.h>

enum file_kind { FILE_NONE, FILE_REGULAR, FILE_DIRECTORY, FILE_OTHER };

struct file_info {
    enum file_kind kind; /* of what a link leads to */
    bool link;           /* whether the name itself is a symbolic link */
    uint64_t size;       /* bytes */
};

struct file_name {
    str name;
    enum file_kind kind; /* FILE_OTHER for a symbolic link */
};

/* Sorted by name, bytewise; without "." and "..". */
struct file_names {
    struct file_name *items;
    size_t count;
};

/* What is at `path`; FILE_NONE where nothing is, which is no error. */
int file_stat(const char *path, struct file_info *info);

/* The whole of a regular file, at most `limit` bytes: EFBIG beyond, EISDIR or EINVAL where it is no regular file.
 * A NUL stands behind the bytes. */
int file_read(struct arena *arena, const char *path, size_t limit, str *bytes);

/* Makes or empties the file and writes all of it; `durable` waits until it is on the disk. After a failure what was
 * written is removed. */
int file_write(const char *path, str bytes, bool durable);

/* Gives a file the permissions of another one, which it is to replace; no error where there is none. */
int file_take_mode(const char *path, const char *from);

/* The directory and those above it that are missing; it may exist. */
int file_make_directories(const char *path);

int file_list(struct arena *arena, const char *path, struct file_names *names);
int file_rename(const char *from, const char *to);

/* Swaps two names at once, where the file system can (EINVAL or ENOSYS where it can't). */
int file_exchange(const char *a, const char *b);

/* Removes a file, or a directory with all in it; links are removed, not followed. Nothing there is no error. */
int file_remove(const char *path);

/* `path` made absolute, without links or "..": ENOENT where it isn't there. */
int file_resolve(struct arena *arena, const char *path, str *resolved);

/* dir/name; name alone where dir is empty or ".". */
const char *file_join(struct arena *arena, str dir, str name);

/* Everything up to the last slash, "." where there is none; and what stands behind it. */
str file_directory(str path);
str file_base(str path);

/* Adds the fatal finding "can't VERB PATH: reason" and returns false. */
bool file_failed(struct diag *diag, const char *code, const char *verb, const char *path, int error);

/* The calls of the system that the seam makes, so that a test can make one of them fail. */
struct file_calls {
    int (*open)(const char *path, int flags, unsigned mode);
    ptrdiff_t (*read)(int fd, void *to, size_t size);
    ptrdiff_t (*write)(int fd, const void *from, size_t size);
    int (*sync)(int fd);
    int (*close)(int fd);
    int (*make_directory)(const char *path, unsigned mode);
    int (*rename)(const char *from, const char *to);
};
extern struct file_calls file_calls;

#endif
