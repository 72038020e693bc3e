/* media/lookup.h: which file of a publication a path in an article means.
 *
 * Names compare in NFC. Hidden files and folders are as if they weren't there.
 */
#ifndef STELE_MEDIA_LOOKUP_H
#define STELE_MEDIA_LOOKUP_H

#include "base/arena.h"
#include "base/map.h"

#include <stdbool.h>

/* What a thread looks up with. */
struct lookup {
    struct arena *arena;
    str root;           /* the publication's folder, resolved */
    struct map folders; /* the names in a folder from which one was missed; of the same arena */
};

/* The resolved path of what an article in `folder` (within the publication) calls `target`. ENOENT where there is
 * nothing, or nothing that may be seen; EXDEV where it lies outside; else an errno value. */
int lookup_file(struct lookup *lookup, str folder, str target, str *path);

/* The name of a file that lies there and is called the same but for its capitals; empty where there is none. */
str lookup_other_case(struct lookup *lookup, str folder, str target);

/* Whether a resolved path lies below another. */
bool lookup_inside(str path, str root);

#endif
