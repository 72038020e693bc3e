/* lang/letters.h: how Latin text is compared where people look words up: by letters alone, as a dictionary orders them.
 *
 * Capitals, accents, tone marks, spaces and punctuation don't count: “Běijīng Dàxué” stands between “beijing” and
 * “beiyang”. What is no Latin letter or digit stays as it is, behind the Latin ones.
 */
#ifndef STELE_LANG_LETTERS_H
#define STELE_LANG_LETTERS_H

#include "base/buf.h"
#include "base/str.h"

/* Writes what `text` (UTF-8) is compared by. Equal results mean that other things have to decide. */
void letters_write(struct buf *out, str text);

/* The first letter of such a result: 'a' to 'z', '0' for a digit, '*' for anything else and for nothing. */
char letters_initial(str letters);

#endif
