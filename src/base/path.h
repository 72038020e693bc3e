/* base/path.h: paths with slashes, as they stand in documents, archives and bundles; nothing here looks at a disk. */
#ifndef STELE_BASE_PATH_H
#define STELE_BASE_PATH_H

#include "base/arena.h"
#include "base/str.h"

/* `path` as seen from `folder`, with "." and ".." worked out and doubled slashes made one; false where it climbs above
 * the root. Both are relative; "." is the root itself. */
bool path_join(struct arena *arena, str folder, str path, str *joined);

/* "%20" and the like as the bytes that they stand for (RFC 3986, 2.1); anything else as it is, and "%00", since no name
 * of a file holds a NUL and the system would take it for the name's end. */
str path_decode(struct arena *arena, str path);

/* Whether a path is relative and stays where it is: not empty, no "." or ".." or empty parts, no slash at either end.
 */
bool path_is_plain(str path);

#endif
