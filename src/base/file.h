/* base/file.h: the one seam to the disk; the system calls that it makes are listed in base/file_calls.h.
 *
 * Every function answers with 0 or an errno value and reports nothing: only the caller knows whether a missing file
 * is an author's mistake or a failure, and can say so in its own words. Paths are terminated strings.
 * What is looked at, listed, read and resolved is noted where a trace is on (base/trace.h).
 */
#ifndef STELE_BASE_FILE_H
#define STELE_BASE_FILE_H

#include "base/arena.h"
#include "base/diag.h"
#include "base/str.h"

#include <stdint.h>
#include <sys/types.h>

enum file_kind { FILE_NONE, FILE_REGULAR, FILE_DIRECTORY, FILE_OTHER };

struct file_info {
    enum file_kind kind; /* of what a link leads to */
    bool link;           /* whether the name itself is a symbolic link */
    uint64_t size;       /* bytes */
    uint64_t disk;       /* which one it lies on */
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
 * A NUL follows the bytes. */
int file_read(struct arena *arena, const char *path, size_t limit, str *bytes);

/* Whether a regular file, which is no link, stands there and holds exactly these bytes. */
int file_holds(const char *path, str bytes, bool *holds);

/* Makes a file of a name that nothing has yet (EEXIST, and a link isn't followed) and writes all of it. After a failure
 * what was written is removed. */
int file_create(const char *path, str bytes);

/* Makes a file, or replaces what is there whole: written beside under a name that nothing has, then renamed; a file
 * that is replaced gives its permissions. `durable` waits until file and name are on the disk. A link is replaced, not
 * followed. After a failure all is as it was. */
int file_write(const char *path, str bytes, bool durable);

/* Opens a new file for reading and writing whose name begins with `stem`; *path is that name. A descriptor, or -1 with
 * errno set. */
int file_open_new(struct arena *arena, const char *stem, mode_t mode, const char **path);

/* Waits until a file's bytes, or a directory's names, are on the disk. */
int file_sync(const char *path);

/* One directory (EEXIST where anything has the name); the directory and those above it that are missing, which may
 * exist. */
int file_make_directory(const char *path);
int file_make_directories(const char *path);

/* 0 where names in a directory may be made, moved and removed. */
int file_may_change(const char *path);

int file_list(struct arena *arena, const char *path, struct file_names *names);

/* What a trace keeps of what is at a path, and of a folder's names. */
uint64_t file_info_hash(const struct file_info *info);
uint64_t file_names_hash(const struct file_names *names);

int file_rename(const char *from, const char *to);

/* Removes a file, or a directory with all in it; links are removed, not followed. Nothing there is no error. */
int file_remove(const char *path);

/* Removes one name that is no directory (EISDIR where it is one), or one empty directory. ENOENT where nothing is. */
int file_unlink(const char *path);
int file_remove_directory(const char *path);

/* `path` made absolute, without links or "..": ENOENT where it isn't there. */
int file_resolve(struct arena *arena, const char *path, str *resolved);

/* dir/name; name alone where dir is empty or ".". */
const char *file_join(struct arena *arena, str dir, str name);

/* Everything up to the last slash, "." where there is none; and what follows it. */
str file_directory(str path);
str file_base(str path);

/* Adds the fatal finding "can't VERB PATH: reason" and returns false. */
bool file_failed(struct diag *diag, const char *code, const char *verb, const char *path, int error);

#endif
