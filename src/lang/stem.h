/* lang/stem.h: English words by what they have in common with their relatives: nation, nations, national, nationally;
 * security, secure, secured; China, Chinese; took, take; labour, labor.
 *
 * For comparing alone: a stem is no word and is never shown. It goes further than a dictionary would (general and
 * generate meet), since it is used to find out whether two languages may say the same.
 */
#ifndef STELE_LANG_STEM_H
#define STELE_LANG_STEM_H

#include "base/str.h"

#include <stdint.h>

/* Takes the next word (letters, digits and the apostrophes within) off the front of *rest into *word; false where
 * there is none left. Hyphens part words; letters beyond ASCII belong to them. */
bool stem_next_word(str *rest, str *word);

/* A number that relatives share; 0 for a word that says nothing by itself (the, of, to, …) and for what is no word.
 * Upper and lower case are the same. */
uint16_t stem_of(str word);

#endif
