/* lang/lexicon.h: the words of CC-CEDICT, compiled into the program: which strings of Han are words, and what they mean
 * in English. (How they are read: lang/reading.h.)
 *
 * One table of bytes, made by lang/make-lexicon.py and taken in as it is: nothing is built at start, only the pages
 * that are looked at are read from the disk. The table is under CC BY-SA 4.0 (lang/LICENSE.CC-CEDICT.txt), the readings
 * of rare characters in it under the licence of Unicode (lang/LICENSE.Unicode.txt). Its English helps to find and to
 * read; none of it is ever printed (and it isn't there: only numbers of its stems are).
 */
#ifndef STELE_LANG_LEXICON_H
#define STELE_LANG_LEXICON_H

#include "base/arena.h"
#include "base/str.h"

#include <stdint.h>

/* The longest word of the lexicon that `han` (UTF-8; simplified or traditional) begins with: how many bytes it takes,
 * at least one character where it is Han at all, 0 where it isn't; and whether it is written with a capital in pinyin,
 * a name of somebody, some place, some work. Where it is a common word as well (和平), it isn't. */
struct lexicon_word {
    size_t bytes;
    bool proper;
};
struct lexicon_word lexicon_longest(str han);

/* Whether `han` as a whole is a word of the lexicon. */
bool lexicon_has(str han);

/* How well the words of `english` (lower or upper case, no markup) are meanings of `han`, which may be a phrase that is
 * no word itself and is then taken apart: the number of those English words that some part of it means, compared by
 * their stems. Articles, prepositions and the like aren't counted. */
size_t lexicon_renders(str han, str english);

/* Whether some part of `han` (a word in it, or a character) means the English word, by its stem; false for an article,
 * a preposition and the like. */
bool lexicon_means(str han, str word);

/* Whether an English word says something by itself: no article, preposition or the like. */
bool lexicon_says(str word);

/* The same for many questions about the same Han: gather once, in time linear in `han`, then ask as often as one likes.
 * Of Han that is longer than LEXICON_CHARACTERS only so much is looked at. */
enum { LEXICON_CHARACTERS = 400 };

struct lexicon_senses {
    size_t characters; /* how many were looked at, punctuation among them */
    size_t count, cap;
    struct lexicon_sense {
        uint64_t where; /* a bit for each character of the word that means it, the first the lowest; those after the
                           63rd share the highest */
        uint16_t stem;
    } * items;
};

/* In the arena. */
struct lexicon_senses lexicon_senses(struct arena *arena, str han);

/* The characters of the Han that mean the English word, a bit each (the first the lowest); 0 where none do. */
uint64_t lexicon_where(const struct lexicon_senses *senses, str word);

#endif
