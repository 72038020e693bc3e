/* base/embedded.h: the files that travel inside the program: the default theme, the grammars. */
#ifndef STELE_BASE_EMBEDDED_H
#define STELE_BASE_EMBEDDED_H

#include "base/str.h"

/* A file of the source tree, by its path there; the table ends with a path of NULL. Made by the Makefile. */
struct embedded {
    const char *path;
    const char *begin;
    const char *end;
};
extern const struct embedded embedded_files[];

/* The bytes of the file at `path` ("themes/stele/layout.html"), or false. They are followed by a NUL. */
bool embedded_find(str path, str *bytes);

#endif
