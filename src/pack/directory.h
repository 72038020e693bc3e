/* pack/directory.h: a bundle → a directory, whole or not at all.
 *
 * In:  entries, one after another. Out: they are written into a directory beside the target, and directory_commit puts
 * that in the target's place. Until then, and after any failure, the target is as it was.
 */
#ifndef STELE_PACK_DIRECTORY_H
#define STELE_PACK_DIRECTORY_H

#include "base/bundle.h"
#include "base/map.h"

#include <pthread.h>

/* The file that tells a directory made by stele: one line for each entry in the order of the paths, its size and its
 * path. */
#define DIRECTORY_MANIFEST ".stele-manifest"

struct directory_entry;

/* `bundle` first, so that a directory is a bundle. */
struct directory {
    struct bundle bundle;
    struct arena arena;
    const char *target;
    const char *beside;
    pthread_mutex_t lock; /* around all below and the arena: several threads may add entries */
    struct map paths;     /* of struct directory_entry: added already */
    struct map folders;   /* made already */
    struct directory_entry *last;
    size_t count;
};

/* Begins to write what shall stand at `target`. Only a directory with the manifest in it, an empty one or none may be
 * replaced: else the fatal finding output.foreign. output.write where the disk says no. */
bool directory_begin(struct directory *directory, const char *target, struct diag *diag);

/* Puts what was added in the target's place and ends. False after a failure, when it is as after directory_abandon. */
bool directory_commit(struct directory *directory, struct diag *diag);

/* Removes what was added and ends. */
void directory_abandon(struct directory *directory);

#endif
