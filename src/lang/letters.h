/* lang/letters.h: under which letter of a dictionary a word stands. */
#ifndef STELE_LANG_LETTERS_H
#define STELE_LANG_LETTERS_H

#include "base/str.h"

/* The base letter of the first character that counts, signs passed over: 'a' to 'z' (also for É, đ, ǎ), '0' for a
 * digit,
 * '*' for anything else and for nothing. */
char letters_initial(str word);

#endif
