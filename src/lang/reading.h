/* lang/reading.h: how Han is read in Standard Chinese, and whether Latin letters are such a reading.
 *
 * Hanyu Pinyin by GB/T 16159 (orthography) and ISO 7098: syllables of a word are written together (lang/lexicon.h says
 * what is a word), an apostrophe stands before a syllable that begins with a, e or o within a word (Xī'ān), names have
 * capitals.
 */
#ifndef STELE_LANG_READING_H
#define STELE_LANG_READING_H

#include "base/buf.h"
#include "base/str.h"

enum reading_style {
    READING_TEXT,   /* words with spaces between: zǒngtǐ guójiā ānquánguān */
    READING_NAME,   /* of a person: family name and given name, each one word with a capital: Chén Xiǎodōng; a
                       character that is read otherwise as a family name is read so (Shàn, Rén, Zēng, Ōu, Qiú, Xiè, Zhā)
                     */
    READING_PROPER, /* of a place, an institution, a work: words with capitals: Běijīng Dàxué */
};

/* Writes the reading of `han` (UTF-8; simplified or traditional). Latin letters and digits in it are written as they
 * are, Han punctuation as its Latin counterpart, a character without a known reading as itself. Linear. */
void reading_write(struct buf *out, str han, enum reading_style style);

/* The same word by word, for ruby: calls `each` for each word with its bytes and its reading, and for each character
 * that isn't Han with its bytes and an empty reading. Both are borrowed for the call. */
void reading_each_word(
    str han, enum reading_style style, void (*each)(void *context, str word, str reading), void *context);

/* The same character by character, for ruby above each: the reading is that of the character within its word, in lower
 * case but where a word with a capital begins. */
void reading_each_character(
    str han, enum reading_style style, void (*each)(void *context, str character, str reading), void *context);

/* Which romanisation of some Han a stretch of Latin letters is. */
enum romanisation {
    ROMANISATION_NONE,
    ROMANISATION_PINYIN,     /* with or without tones, in any capitals, hyphens and apostrophes ignored, v for ü */
    ROMANISATION_WADE_GILES, /* Mao Tse-tung, Chiang Kai-shek's characters don't: that one is known to the term base */
    ROMANISATION_OTHER,      /* near enough to be meant: a letter or two off, or another dialect's known spelling */
};

/* Whether `latin` reads `han` as a whole; of a person's name in either order (Xiaodong Chen). `latin` may leave out
 * what a Latin text leaves out (spaces, tones, apostrophes). Any reading of each character counts. */
enum romanisation reading_matches(str han, str latin);

/* Whether that is ROMANISATION_PINYIN: quicker. */
bool reading_is_pinyin(str han, str latin);

/* Whether a stretch of Latin letters could be a romanisation of something at all, word by word: pinyin or Wade-Giles
 * syllables; Japanese morae (Hepburn); Korean syllables (Revised Romanisation or McCune-Reischauer). Bits. */
enum { LATIN_CHINESE = 1, LATIN_JAPANESE = 2, LATIN_KOREAN = 4 };
unsigned reading_could_be(str latin);

/* Whether it could be pinyin. */
bool reading_could_be_pinyin(str latin);

/* Whether LATIN_CHINESE is among them: quicker. */
bool reading_could_be_chinese(str latin);

#endif
