/* lang/names.h: names of people in running Chinese, as far as they can be known.
 *
 * A title before (部长, 发言人, 教授) or after (先生, 同志), a common family name, and one or two characters that are
 * no word by themselves or are one together. Whatever is less sure isn't taken for a name.
 */
#ifndef STELE_LANG_NAMES_H
#define STELE_LANG_NAMES_H

#include "lang/segment.h"

/* How many words of the run, from `word` on, are somebody's name; 0 where none begins there. The first of them is the
 * family name. */
size_t names_at(const struct segment *segment, size_t word);

#endif
