/* doc/controls.h: what is no text. */
#ifndef STELE_DOC_CONTROLS_H
#define STELE_DOC_CONTROLS_H

#include "base/arena.h"
#include "base/diag.h"

/* What was left out: on which line, and at which column the next character of the text that is left stands; in their
 * order. */
struct controls {
    struct span *left_out;
    size_t count, cap;
};

/* `markdown`, which begins on line `line` of its file, without control characters (but tabs and ends of lines) and
 * noncharacters, which XML and HTML refuse and which stand for something else while an article is read
 * (doc/escapes.h); the same text where it has none. `controls`, which is empty, learns where they stood. Finding: the
 * warning text.control, once a line. */
str controls_drop(struct arena *arena, str markdown, int line, struct controls *controls, struct diag *diag);

/* Where in the file stands what is `columns` after `from` in the text that is left. */
struct span controls_along(const struct controls *controls, struct span from, int columns);

#endif
