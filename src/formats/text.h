/* formats/text.h: whether bytes are text. */
#ifndef STELE_FORMATS_TEXT_H
#define STELE_FORMATS_TEXT_H

#include "base/diag.h"

/* Whether `bytes`, which begin on line `line` of their file, are UTF-8 without zeros. What isn't is an error at its
 * place: text.utf8, text.nul. */
bool text_check(str bytes, int line, struct diag *diag);

#endif
