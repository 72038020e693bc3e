/* gloss/remark.h: Han in brackets that names nothing beside it.
 *
 * Where something is from (李白《静夜思》, 孟子·梁惠王上), in which language it is to be had (中文文档), where in a
 * book it stands and how much of it there is (第45页, 共1204句), what an editor says to the reader (转载请注明出处).
 */
#ifndef STELE_GLOSS_REMARK_H
#define STELE_GLOSS_REMARK_H

#include "base/str.h"

/* Whether Han says this by itself, whatever stands beside it. Looks at its first characters and its last. */
bool remark_is(str han);

/* How many bytes name whom or what a work or a chapter is from: 李白 of 李白《静夜思》, 孟子 of 孟子·梁惠王上; 0 where
 * there is no such thing. */
size_t remark_author(str han);

#endif
