/* look.h: what a publication looks like and how it speaks: its theme and the interface's words. */
#ifndef STELE_LOOK_H
#define STELE_LOOK_H

#include "run_state.h"

/* Loads theme and words into a run whose configuration is read: the default's, and after them the publication's own,
 * of which nothing is passed over in silence. Findings as theme/theme.h, theme/check.h and input/strings.h list;
 * theme.missing for a folder that isn't there; strings.unknown for a word that nothing uses; strings.partial for a
 * language of one's own that lacks words. */
void look_load(struct stele_run *run);

#endif
