/* doc/decided.h: what the term base says of glosses that an article would have wrong by itself.
 *
 * In:  a tree whose glosses are found. Out: the same, in the languages that terms.yaml gives their originals.
 */
#ifndef STELE_DOC_DECIDED_H
#define STELE_DOC_DECIDED_H

#include "doc/doc.h"
#include "input/terms.h"

/* Linear in the number of glosses; costs nothing where the base is empty. */
void decided_take_languages(struct doc *doc, const struct term_base *base);

#endif
