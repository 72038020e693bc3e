/* doc/fences.h: which lines are code between fences (CommonMark 4.5), before anything is parsed. */
#ifndef STELE_DOC_FENCES_H
#define STELE_DOC_FENCES_H

#include "base/str.h"

/* What quotations and lists put before a line. */
struct fence_front {
    size_t len;
    size_t quotations;
    bool list; /* something is indented as in a list, or a list's item begins */
};

/* Zero-initialise it to begin. */
struct fences {
    bool open;
    str fence; /* the line that opened it: three or more of ` or ~ */
    struct fence_front front;
};

/* The three or more `c` at the front of a line, or an empty str. */
str fences_run(str line, char c);

/* To be called for each line in turn: true where it is code or a fence. A guess where fences stand in lists, for which
 * one would have to parse; it rather takes code for text than text for code. */
bool fences_follow(struct fences *f, str line);

#endif
