/* lang/syllable.h: one syllable of Standard Chinese in its spellings.
 *
 * A syllable comes as the table has it: lower case, v for ü, the tone as a last digit (5 for none): zhong1, lv4, r5.
 */
#ifndef STELE_LANG_SYLLABLE_H
#define STELE_LANG_SYLLABLE_H

#include "base/buf.h"

/* Hanyu Pinyin with its tone mark where it belongs: zhōng, lǜ, r; with a capital first where `capital`. */
void syllable_write(struct buf *out, const char *syllable, bool capital);

/* Whether it begins with a, e or o, so that an apostrophe stands before it within a word. */
bool syllable_needs_apostrophe(const char *syllable);

/* Only its letters, u for ü: zhong, lu. Terminated; at most SYLLABLE_LETTERS with the end. */
enum { SYLLABLE_LETTERS = 10 };
void syllable_letters(char out[SYLLABLE_LETTERS], const char *syllable);

/* The letters of its Wade-Giles spelling, without apostrophes and diacritics: chung, lu. */
void syllable_wade_giles(char out[SYLLABLE_LETTERS], const char *syllable);

/* Whether that may begin with a letter. */
bool syllable_wade_giles_begins(const char *syllable, char letter);

#endif
