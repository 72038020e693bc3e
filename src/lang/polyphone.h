/* lang/polyphone.h: words and single characters that are read in several ways, by what stands around them.
 *
 * A list of rules such as a reader keeps in mind: 得 before 了 after a pronoun is dé, after a verb de; 为 is wèi where
 * something is done for somebody and wéi where something is or becomes something. Where no rule fits, the usual reading
 * holds.
 */
#ifndef STELE_LANG_POLYPHONE_H
#define STELE_LANG_POLYPHONE_H

#include "lang/segment.h"

/* How the word of that number is read where it stands: syllables with a space between; NULL where no rule says. */
const char *polyphone_reading(const struct segment *segment, size_t word);

/* Whether a word that begins with this character may have a rule at all. */
bool polyphone_is(uint32_t character);

#endif
