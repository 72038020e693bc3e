/* base/stamper.h: the stamps of many files below one folder, each for one call of the system. */
#ifndef STELE_BASE_STAMPER_H
#define STELE_BASE_STAMPER_H

#include "base/file.h"
#include "base/stamp.h"

#include <limits.h>

struct stamper {
    int root;
    int folder;          /* the last path's, or -1 */
    char name[PATH_MAX]; /* of that folder, below the root, with a slash after it */
    size_t name_len;
};

/* Opens the folder; stamper_end in any case. An errno value on failure. */
int stamper_begin(struct stamper *stamper, const char *root);
void stamper_end(struct stamper *stamper);

/* What is at a path below the folder, or at an absolute one; a NUL follows it. FILE_NONE where nothing is, which is no
 * error. `follow`: of a link, what it leads to. It is quick where one
 * asks folder by folder. */
int stamper_take(struct stamper *stamper, str path, bool follow, enum file_kind *kind, struct stamp *stamp);

#endif
