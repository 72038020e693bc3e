/* doc/facing_pairs.h: two languages side by side within an article.
 *
 * In:  a tree in which ids aren't given yet. Out: each division of class "parallel" holds divisions of class "pair",
 * and each of these one or two divisions: the first text and, of class "second", the other. What a division holds is
 * either
 *
 *   - two divisions, or two quotations, each of which is one text: their blocks stand beside one another as doc/align.h
 *     finds, or
 *   - blocks of which the first and the second make a pair, the third and the fourth, and so on.
 *
 * Reading from the beginning to the end goes pair by pair.
 */
#ifndef STELE_DOC_FACING_PAIRS_H
#define STELE_DOC_FACING_PAIRS_H

#include "doc/languages.h"

/* Makes the pairs, of text and notes. A side that is written in Chinese, Japanese or Korean carries its language where
 * its author gives none. Findings, warnings: parallel.odd where the last block has no partner, parallel.count where two
 * texts don't have the same blocks. Linear in the size of the tree. */
void facing_pairs_make(struct doc *doc, const struct languages *languages, struct diag *diag);

#endif
