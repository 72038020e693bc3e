/* lang/spelled.h: Latin letters as romanisations are compared by: without marks, in lower case.
 */
#ifndef STELE_LANG_SPELLED_H
#define STELE_LANG_SPELLED_H

#include "base/str.h"

/* Names and terms that are compared; longer ones are none. */
enum { SPELLED_LETTERS = 120 };

/* Places between letters: a bit for each, the first the lowest. */
typedef unsigned __int128 spelled_set;

struct spelled {
    char at[SPELLED_LETTERS + 1]; /* u for ü; terminated */
    size_t len;
    spelled_set gaps; /* the letters before which something stood that was left out: a space, a hyphen, an apostrophe */
};

/* Takes the letters of `latin`; spaces, hyphens, apostrophes, commas and tones are left out. False where there is
 * anything else, no letter, or more than are compared. */
bool spelled_take(struct spelled *spelled, str latin);

static inline spelled_set spelled_bit(size_t at)
{
    return (spelled_set)1 << at;
}

#endif
