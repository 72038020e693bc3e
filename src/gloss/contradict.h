/* gloss/contradict.h: what speaks against a candidate: that an English side and an original don't belong together. */
#ifndef STELE_GLOSS_CONTRADICT_H
#define STELE_GLOSS_CONTRADICT_H

#include "gloss/english.h"
#include "gloss/finder.h"

/* multilateralism (多边主义): both say that it is a doctrine. */
bool contradict_is_doctrine(const struct finder *f, const struct english *english, const struct original *o);

/* Whether the words before an original aren't its English: nothing of it is covered, and it is the name of
 * something else, a work that a sentence comes from, or what a mere word like "character" is followed by. */
bool contradicts(const struct finder *f, struct english *english, const struct original *o);

#endif
