/* gloss/ignored.h: what a person wants left alone.
 *
 * In:  a tree whose glosses are found, and the term base. Out: the same text; glosses that are to be ignored are in
 * doc->glosses still, so that they can be listed for review, but no node is theirs.
 */
#ifndef STELE_GLOSS_IGNORED_H
#define STELE_GLOSS_IGNORED_H

#include "doc/doc.h"
#include "input/terms.h"

/* Takes out the NODE_GLOSSes and NODE_ORIGINALs of what is ignored. Linear in the size of the tree; costs nothing where
 * the base ignores nothing. */
void ignored_unwrap(struct doc *doc, const struct term_base *base);

#endif
