/* gloss/spelling.h: a quick look at letters, before the tables of syllables are asked.
 */
#ifndef STELE_GLOSS_SPELLING_H
#define STELE_GLOSS_SPELLING_H

#include "base/str.h"

/* Whether a text could be a romanisation of Chinese; of Japanese or Korean. Where it says no, it is none. */
bool spelling_may_be_chinese(str text);
bool spelling_may_be_foreign(str text);

/* Whether a text has letters with marks that pinyin has for tones. */
bool spelling_has_tones(str text);

#endif
