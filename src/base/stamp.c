#include "base/stamp.h"

#include <sys/stat.h>
#include <time.h>

#define SECOND INT64_C(1000000000)

/* How far two clocks of one machine may be apart: a few ticks. On a disk that keeps whole seconds only, or every second
 * one (FAT), a stamp says less. */
#define APART (SECOND / 50)
#define APART_COARSE (2 * SECOND)

static int64_t nanoseconds(struct timespec time)
{
    return (int64_t)time.tv_sec * SECOND + time.tv_nsec;
}

struct stamp stamp_of(const struct stat *info)
{
    return (struct stamp){ (uint64_t)info->st_size, nanoseconds(info->st_mtim), nanoseconds(info->st_ctim),
        (uint64_t)info->st_ino };
}

int64_t stamp_now(void)
{
    struct timespec time;

    return clock_gettime(CLOCK_REALTIME_COARSE, &time) == 0 ? nanoseconds(time) : 0;
}

bool stamp_is_settled(const struct stamp *stamp, int64_t moment)
{
    int64_t latest = stamp->modified > stamp->changed ? stamp->modified : stamp->changed;

    return latest < moment - (latest % SECOND ? APART : APART_COARSE);
}
