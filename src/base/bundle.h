/* base/bundle.h: files on their way out, one after another: path, media type, bytes.
 *
 * Whoever makes pages or books adds entries; where they go (a directory, a zip, memory) is the receiver's matter. So
 * pages, packing and checking know nothing of each other.
 */
#ifndef STELE_BASE_BUNDLE_H
#define STELE_BASE_BUNDLE_H

#include "base/arena.h"
#include "base/diag.h"
#include "base/str.h"

/* `path` is relative, with slashes, without "." or ".." parts; `type` a media type, empty where none is known. */
struct entry {
    str path;
    str type;
    str bytes;
};

/* A receiver. `add` may keep nothing of the entry after it returns; false, with a finding, where it failed. */
struct bundle {
    bool (*add)(struct bundle *bundle, struct entry entry, struct diag *diag);
};

bool bundle_add(struct bundle *bundle, str path, str type, str bytes, struct diag *diag);

/* The other way round: files that are there, their bytes read one by one, in any thread. `read` gives the i-th file's
 * in an arena, or borrowed; false, with a finding, where it failed. */
struct bundle_reader {
    const str *paths;
    size_t count;
    bool (*read)(const struct bundle_reader *reader, size_t i, struct arena *arena, str *bytes, struct diag *diag);
};

/* A receiver that keeps copies of all entries in an arena, in order. */
struct bundle_memory {
    struct bundle bundle;
    struct arena *arena;
    struct entry *items;
    size_t count;
    size_t cap;
};

struct bundle_memory bundle_memory(struct arena *arena);

/* The entry at `path`, or NULL. Linear in the number of entries. */
const struct entry *bundle_find(const struct bundle_memory *memory, str path);

#endif
