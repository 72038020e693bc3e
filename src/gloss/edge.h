/* gloss/edge.h: where a term begins in Chinese prose, which doesn't part its words: 默认的方式是调试构建（debug
 * build）.
 *
 * Marks around it decide; else what the English in the bracket says or reads of the clause's end, up to a word that
 * parts (是, 的, 称为) or where it says all of it. Nothing reaches across a mark. Where none of that decides, there is
 * no gloss.
 */
#ifndef STELE_GLOSS_EDGE_H
#define STELE_GLOSS_EDGE_H

#include "gloss/candidate.h"

/* Moves the beginning of the run before the bracket at token `open` to that of the term; false where it can't be known.
 * Linear in the run's last clause, of which so much is looked at as a lexicon's question allows. */
bool edge_find(struct finder *f, struct bracket_part *run, size_t open);

#endif
