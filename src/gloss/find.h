/* gloss/find.h: the glosses of one block's text.
 */
#ifndef STELE_GLOSS_FIND_H
#define STELE_GLOSS_FIND_H

#include "gloss/finder.h"

/* Finds the glosses of a line into finder->items; `finder` is zeroed but for its arena, han and cjk, or was used
 * before. Linear in the text. */
void find_glosses(struct finder *finder, const struct line_text *line);

#endif
