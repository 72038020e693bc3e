/* lang/slug.h: what a text is called in an address: its words in lower case, joined by hyphens, Han and other letters
 * kept, in NFC. */
#ifndef STELE_LANG_SLUG_H
#define STELE_LANG_SLUG_H

#include "base/buf.h"

#include <stdint.h>

/* Whether a character is part of a word: a letter of any script or a digit. */
bool slug_is_word(uint32_t c);

/* Writes the words of `text` after what `out` holds, with a hyphen between where it holds something. */
void slug_write(struct buf *out, str text);

#endif
