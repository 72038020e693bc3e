/* base/stamp.h: what shows, without reading it, that a file is as it was: its size, its times, its number on the disk.
 *
 * The change time is part of it, so that an edit that restores the time of the last modification is seen. A file that
 * is changed twice within one tick of the disk's clock may keep its stamp: stamp_is_settled says whether that can be.
 */
#ifndef STELE_BASE_STAMP_H
#define STELE_BASE_STAMP_H

#include <stdbool.h>
#include <stdint.h>

/* Times in nanoseconds since 1970. All zero: nothing is there. */
struct stamp {
    uint64_t size;
    int64_t modified;
    int64_t changed;
    uint64_t inode;
};

struct stat;

/* That of what the system says of a file. */
struct stamp stamp_of(const struct stat *info);

static inline bool stamp_equal(const struct stamp *a, const struct stamp *b)
{
    return a->size == b->size && a->modified == b->modified && a->changed == b->changed && a->inode == b->inode;
}

/* The time now by the clock that stamps come from, which goes in ticks. */
int64_t stamp_now(void);

/* Whether whatever happens to the file from `moment` on gives it another stamp. */
bool stamp_is_settled(const struct stamp *stamp, int64_t moment);

#endif
