/* gloss/decided.h: what the term base says of originals that an article would have wrong by itself.
 *
 * In:  a tree whose glosses are found and whose languages aren't tagged yet. Out: the same; originals are in the
 * languages that terms.yaml gives them, with their English or without it (doc->han_said), unless the author says
 * otherwise where they stand.
 */
#ifndef STELE_GLOSS_DECIDED_H
#define STELE_GLOSS_DECIDED_H

#include "doc/doc.h"
#include "input/terms.h"

/* Linear in the number of glosses and of records; costs nothing where the base is empty. */
void decided_take_languages(struct doc *doc, const struct term_base *base);

#endif
