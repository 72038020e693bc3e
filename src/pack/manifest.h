/* pack/manifest.h: the list of what is stele's in a folder of output.
 *
 * OUT/site/.stele-manifest has a line for each file: its size in bytes, a space, its path as seen from OUT/site. Books
 * (../books/ID.epub) come first, then what is in the website, each in the order of the paths, bytewise. The manifest
 * itself isn't listed. Only what it lists is ever replaced or removed.
 */
#ifndef STELE_PACK_MANIFEST_H
#define STELE_PACK_MANIFEST_H

#include "base/buf.h"
#include "base/diag.h"
#include "base/map.h"

#define MANIFEST_PATH "site/.stele-manifest"
#define MANIFEST_BYTES ((size_t)1 << 28)

/* One file; `path` as seen from OUT: site/index.html, books/ID.epub. */
struct manifest_entry {
    str path;
    size_t size;
};

struct manifest {
    struct manifest_entry *items;
    size_t count;
    size_t cap;
    struct map paths; /* of struct manifest_entry */
};

/* Reads that of `out`; empty where there is none. False after the fatal finding output.manifest, where it isn't what
 * stele writes (a list that leads anywhere else than below site/ and books/ included), or output.write. */
bool manifest_read(struct manifest *manifest, struct arena *arena, const char *out, struct diag *diag);

/* Whether a path, as seen from OUT, is one that stele may write: plain, below site/ or books/, without control
 * characters. */
bool manifest_allows(str path);

/* Writes one line. In the order of the paths as seen from OUT the lines come in theirs. */
void manifest_write(struct buf *out, str path, size_t size);

#endif
