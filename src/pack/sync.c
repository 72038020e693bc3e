#include "pack/sync.h"

#include "base/file.h"
#include "base/threads.h"

#include <errno.h>
#include <stdatomic.h>
#include <time.h>

/* What takes longer, in seconds, waits for a disk, and then threads cost less than they save. */
static const double WAITING = 50e-6;

struct syncing {
    const char *const *paths;
    bool may_be_gone;
    atomic_int error; /* of the one that failed first */
    const char *failed;
};

static void sync_one(void *context, size_t worker, size_t i)
{
    struct syncing *syncing = context;
    int error = file_sync(syncing->paths[i]), none = 0;

    (void)worker;
    if (syncing->may_be_gone && (error == ENOENT || error == ENOTDIR))
        return;
    if (error && atomic_compare_exchange_strong(&syncing->error, &none, error))
        syncing->failed = syncing->paths[i];
}

static double now(void)
{
    struct timespec at;

    clock_gettime(CLOCK_MONOTONIC, &at);
    return (double)at.tv_sec + (double)at.tv_nsec / 1e9;
}

/* Waits for one after another as long as no waiting is done, as in memory; returns how many these were. */
static size_t sync_quick(struct syncing *syncing, size_t count)
{
    size_t i = 0;

    for (double begin = now(), end = begin; i < count && end - begin < WAITING; begin = end, end = now())
        sync_one(syncing, 0, i++);
    return i;
}

bool sync_paths(const char *const *paths, size_t count, size_t jobs, bool may_be_gone, struct diag *diag)
{
    struct syncing syncing = { .paths = paths, .may_be_gone = may_be_gone };
    size_t done = sync_quick(&syncing, count);

    syncing.paths += done;
    threads_for(jobs > 1 ? SYNC_JOBS : 1, count - done, sync_one, &syncing);
    return syncing.error ? file_failed(diag, "output.write", "write", syncing.failed, syncing.error) : true;
}
