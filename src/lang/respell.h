/* lang/respell.h: a reading as a text spells it: 乐嘉 beside “Le Jia” is Lè Jiā, 东莞 beside “Dongguan” Dōngguǎn.
 */
#ifndef STELE_LANG_RESPELL_H
#define STELE_LANG_RESPELL_H

#include "lang/reading.h"

/* Writes the reading of `han` in the words and with the capitals of `latin`, which is its pinyin with tones or without,
 * in the order of the characters: of each the reading that is spelt there, where several are the one that `style`
 * gives. False, with nothing written, where it isn't. */
bool respell(struct buf *out, str han, str latin, enum reading_style style);

#endif
