/* doc/smart.h: typewriter's punctuation set as a printer would, where the publication asks for it.
 *
 * In:  a tree whose text is still protected (doc/escapes.h), so that "\"" stays what it is. Out: the same tree, with
 * quotation marks by the article's language, apostrophes, dashes for -- and ---, and … for three dots. Code, raw HTML
 * and addresses stay. Quotation marks as in Unicode's CLDR (characters/delimiters).
 */
#ifndef STELE_DOC_SMART_H
#define STELE_DOC_SMART_H

#include "doc/doc.h"

/* By the language that doc->smart says; where that is empty nothing is changed. Linear. */
void smart_punctuate(struct doc *doc);

#endif
