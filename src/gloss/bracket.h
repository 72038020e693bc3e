/* gloss/bracket.h: glosses whose originals stand in brackets: comprehensive (总体). */
#ifndef STELE_GLOSS_BRACKET_H
#define STELE_GLOSS_BRACKET_H

#include "gloss/finder.h"

/* Glosses of the bracket at tokens `open` and `close`; whether there are any. */
bool bracket_find(struct finder *f, size_t open, size_t close);

#endif
