/* gloss/abbreviations.h: whether an abbreviation is explained before it is used.
 *
 * In:  a tree whose glosses are found. Out: findings; the tree stays as it is. What counts is where a gloss gives the
 * abbreviation beside its term, or where it stands in brackets of its own after its words: (GSI).
 */
#ifndef STELE_GLOSS_ABBREVIATIONS_H
#define STELE_GLOSS_ABBREVIATIONS_H

#include "doc/doc.h"

/* The warning term.abbr.early for each abbreviation of a gloss in the text that is used before it, at its first use;
 * notes are passed over, since they are read in an order of their own. Linear in the length of the text. */
void abbreviations_check(const struct doc *doc, struct diag *diag);

#endif
