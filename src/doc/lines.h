/* doc/lines.h: lines of Chinese and Japanese, which are written without spaces.
 *
 * In:  a tree whose inline passes are done. Out: the same tree; a line break between two characters of Chinese or
 * Japanese, which is no space, is gone, whatever begins or ends there: emphasis, links, code, ruby, references to
 * notes. Quotation marks and dashes that other languages have as well are taken for what stands beyond them. (CSS Text
 * 3, 4.1.2, says so; no browser does it.)
 */
#ifndef STELE_DOC_LINES_H
#define STELE_DOC_LINES_H

#include "doc/doc.h"

/* Text, and the notes that are referred to. Linear. */
void lines_join(struct doc *doc);

#endif
