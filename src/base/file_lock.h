/* base/file_lock.h: a file that one run holds at a time.
 *
 * Whoever holds it has its name written in it. The file goes when it is released; after a kill it stays, held by
 * nobody.
 */
#ifndef STELE_BASE_FILE_LOCK_H
#define STELE_BASE_FILE_LOCK_H

#include "base/arena.h"
#include "base/str.h"

struct file_lock {
    int fd; /* -1: not held */
    const char *path;
};

/* Takes the lock at `path`, which has to live as long, for `holder`, a line of text. EWOULDBLOCK where somebody has it;
 * EINVAL or ELOOP where something stands there that is no lock. */
int file_lock_take(struct file_lock *lock, const char *path, str holder);

/* What the holder of the lock at `path` has written, without what doesn't print; empty where that can't be known. */
str file_lock_holder(struct arena *arena, const char *path);

/* Whether the file that is held still stands at its path: somebody may have removed its folder. */
int file_lock_stands(const struct file_lock *lock, bool *stands);

/* Removes the file and lets it go. Nothing where it isn't held. */
int file_lock_release(struct file_lock *lock);

#endif
