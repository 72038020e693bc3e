/* base/spool.h: records that wait on the disk, not in memory.
 *
 * Several threads may add and read at once. The file has no name: it ends with the spool, whatever happens. Or it is one
 * that stays, for another run.
 */
#ifndef STELE_BASE_SPOOL_H
#define STELE_BASE_SPOOL_H

#include "base/arena.h"
#include "base/str.h"

#include <stdatomic.h>
#include <stdint.h>

struct spool {
    int fd;
    _Atomic uint64_t end;
};

/* Where a record lies. */
struct extent {
    uint64_t at;
    uint32_t len;
};

/* Opens an empty spool in a folder, which is there. An errno value on failure. */
int spool_open(struct spool *spool, const char *folder);

/* Opens one that stays, and holds `end` bytes already, after which records are added: EINVAL where it is no file, or a
 * shorter one. Where `end` is 0 it is made, or begun anew. A link isn't followed. */
int spool_open_file(struct spool *spool, const char *path, uint64_t end);

/* Adds a record of at most 4 GiB; reads one into an arena. An errno value on failure. */
int spool_add(struct spool *spool, str record, struct extent *extent);
int spool_read(const struct spool *spool, struct arena *arena, struct extent extent, str *record);

/* Takes away what was added after `end`. An errno value on failure. */
int spool_cut(struct spool *spool, uint64_t end);

/* Ends it. An errno value where the disk only now says that something went wrong. */
int spool_close(struct spool *spool);

#endif
