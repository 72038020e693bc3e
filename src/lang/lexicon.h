/* lang/lexicon.h: the words of CC-CEDICT, compiled into the program: which strings of Han are words, how they are read,
 * what they mean in English.
 *
 * One table of bytes, made by lang/make-lexicon.py and taken in as it is: nothing is built at start, only the pages
 * that are looked at are read from the disk. The table is under CC BY-SA 4.0 (lang/LICENSE.CC-CEDICT.txt). Its English
 * helps to find and to read; none of it is ever printed.
 */
#ifndef STELE_LANG_LEXICON_H
#define STELE_LANG_LEXICON_H

#include "base/str.h"

/* How many bytes at the beginning of `han` (UTF-8; simplified or traditional) are the longest word of the lexicon; at
 * least one character where it is Han at all, 0 where it isn't. */
size_t lexicon_longest(str han);

/* Whether `han` as a whole is a word of the lexicon. */
bool lexicon_has(str han);

/* Whether `han`, a word or a character of the lexicon, is written with a capital in pinyin: a name of somebody,
 * some place, some work. */
bool lexicon_is_proper(str han);

/* How well the words of `english` (lower or upper case, no markup) are meanings of `han`, which may be a phrase that is
 * no word itself and is then taken apart: the number of those English words that some part of it means, compared by
 * their stems. Articles, prepositions and the like aren't counted. */
size_t lexicon_renders(str han, str english);

#endif
