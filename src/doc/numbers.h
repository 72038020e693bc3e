/* doc/numbers.h: characters that are written by their number, "&#20013;" (CommonMark 2.5). */
#ifndef STELE_DOC_NUMBERS_H
#define STELE_DOC_NUMBERS_H

#include "doc/doc.h"

/* Tells of numbers that name no text, "&#8;" or "&#0;": the warning text.control, once a node. To be called on a tree fresh from the parser, whose text holds no such character otherwise (doc/controls.h). */
void numbers_check(struct doc *doc, struct diag *diag);

#endif
