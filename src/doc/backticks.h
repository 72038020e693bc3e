/* doc/backticks.h: a way round a fault of cmark-gfm 0.29.0.gfm.6.
 *
 * Once it has looked in vain for the end of one code span, it no longer finds the second span of any length after it:
 * what stands in it is read as text, tags and all. So a run of backticks that nothing closes is hidden from it.
 */
#ifndef STELE_DOC_BACKTICKS_H
#define STELE_DOC_BACKTICKS_H

#include "base/str.h"

/* What a hidden backtick is: a control character, since a text may not grow while the parser holds it. */
#define BACKTICK_HIDDEN '\x1A'

/* Hides, in the text of one block, the runs of backticks that nothing closes and after which code spans stand (6.3).
 * True where there were any. Linear. */
bool backticks_hide(char *text, size_t len);

#endif
