/* lang/letters.h: under which letter of a dictionary a word stands. */
#ifndef STELE_LANG_LETTERS_H
#define STELE_LANG_LETTERS_H

#include "base/str.h"

#include <stdint.h>

/* The base letter of a Latin one, in lower case: of É, đ, ǎ and Ǚ e, d, a and u; another ASCII character itself; 0 for
 * anything else. */
char letters_base(uint32_t c);

/* The base letter of the first character that counts, signs passed over: 'a' to 'z', '0' for a digit, '*' for anything
 * else and for nothing. */
char letters_initial(str word);

#endif
