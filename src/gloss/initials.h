/* gloss/initials.h: GSI and the Global Security Initiative.
 */
#ifndef STELE_GLOSS_INITIALS_H
#define STELE_GLOSS_INITIALS_H

#include "base/str.h"

/* Whether `abbreviation` is made of the initials of `text`: of its words in order, small ones left out or not, further
 * letters of a word after its initial (KMT, Kuomintang), one capitalised word passed over at most. */
bool initials_fit(str text, str abbreviation);

#endif
