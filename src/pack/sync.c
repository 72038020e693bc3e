#include "pack/sync.h"

#include "base/file.h"
#include "base/threads.h"

#include <errno.h>
#include <stdatomic.h>

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

bool sync_paths(const char *const *paths, size_t count, size_t jobs, bool may_be_gone, struct diag *diag)
{
    struct syncing syncing = { .paths = paths, .may_be_gone = may_be_gone };

    threads_for(jobs > 1 ? SYNC_JOBS : 1, count, sync_one, &syncing);
    return syncing.error ? file_failed(diag, "output.write", "write", syncing.failed, syncing.error) : true;
}
