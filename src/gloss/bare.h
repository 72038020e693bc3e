/* gloss/bare.h: glosses whose originals stand in no bracket: “comprehensive” 总体. */
#ifndef STELE_GLOSS_BARE_H
#define STELE_GLOSS_BARE_H

#include "gloss/finder.h"

/* A gloss of the run at token `han`, which stands in no bracket; returns the token after what was looked at. */
size_t bare_find(struct finder *f, size_t han);

#endif
