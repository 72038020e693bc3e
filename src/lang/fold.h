/* lang/fold.h: what two ways of writing one thing have in common.
 *
 * In:  text. Out: a key to compare by, never to be shown: two texts that differ only in what doesn't make another term
 * have the same key.
 */
#ifndef STELE_LANG_FOLD_H
#define STELE_LANG_FOLD_H

#include "base/buf.h"

/* English: in lower case, without an article at its front, quotation marks and commas; hyphens and line breaks are
 * spaces, a curly apostrophe is a straight one, & is and, plurals are singulars. */
void fold_english(struct buf *out, str text);

/* Chinese, Japanese or Korean: without spaces, punctuation and variation selectors, traditional characters as their
 * simplified ones where one stands for the other; vocabulary stays what it is. */
void fold_han(struct buf *out, str text);

/* Both sides of a term: English, a tab, the original. */
void fold_pair(struct buf *out, str english, str original);

/* Whether a text has a character of Chinese, Japanese or Korean writing other than punctuation. */
bool fold_is_han(str text);

#endif
