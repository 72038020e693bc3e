/* doc/containers.h: which lists, notes and definitions lines stand in (CommonMark 5.2), before anything is parsed. */
#ifndef STELE_DOC_CONTAINERS_H
#define STELE_DOC_CONTAINERS_H

#include "base/str.h"

enum { CONTAINERS_DEPTH = 32 };

/* Zero-initialise it to begin. */
struct containers {
    size_t columns[CONTAINERS_DEPTH]; /* where what each holds begins, after the marks of quotation */
    size_t count;
    size_t quotations;
    bool in_text; /* a paragraph may go on */
};

/* To be called for each line that isn't code between fences, in turn: how many bytes of quotation and indentation stand
 * before what the line says, all of its length where it is empty, or indented so far that it is code or goes on with a
 * paragraph. A guess where a paragraph goes on in what looks like the beginning of a list. Constant for each line, but
 * for blanks and marks at its front. */
size_t containers_follow(struct containers *c, str line);

#endif
