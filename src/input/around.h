/* input/around.h: what a file says around a span.
 *
 * In:  a text and spans in it, in any order. Out: the line of each, cut around it. Finding a span takes the same time
 * wherever it is, also in a line as long as the file.
 */
#ifndef STELE_INPUT_AROUND_H
#define STELE_INPUT_AROUND_H

#include "base/arena.h"
#include "base/diag.h"

struct around_mark;

struct around {
    str text;
    struct around_mark *marks; /* in the order of the text */
    size_t count, cap;
};

/* `text` is borrowed. Linear. */
void around_begin(struct around *around, struct arena *arena, str text);

/* The line of a span: at most `before` characters before it and `after` from it on, with … where more follows; empty
 * where the text has no such span. */
str around_cut(const struct around *around, struct arena *arena, struct span span, int before, int after);

#endif
