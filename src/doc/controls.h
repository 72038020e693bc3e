/* doc/controls.h: what is no text. */
#ifndef STELE_DOC_CONTROLS_H
#define STELE_DOC_CONTROLS_H

#include "base/arena.h"
#include "base/diag.h"

/* `markdown`, which begins on line `line` of its file, without control characters (but tabs and ends of lines) and
 * noncharacters, which XML and HTML refuse and which stand for something else while an article is read
 * (doc/escapes.h); the same text where it has none. Finding: the warning text.control, once a line. */
str controls_drop(struct arena *arena, str markdown, int line, struct diag *diag);

#endif
