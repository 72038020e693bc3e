/* lang/cedict.h: the table of words (lang/lexicon.bin, made by lang/make-lexicon.py, which says how it is laid out) as
 * lang/lexicon.c and lang/reading.c look into it.
 *
 * The table lies in the program as it is and needs no start. What it says is checked before it is followed, so a wrong
 * table gives wrong answers, never a read outside of it. Characters have numbers of their own, from 1 on.
 */
#ifndef STELE_LANG_CEDICT_H
#define STELE_LANG_CEDICT_H

#include "base/str.h"

#include <stdint.h>

/* Of more characters no word is looked for. */
enum { CEDICT_LONGEST = 24 };

/* The number of a code point, 0 where the table doesn't have it; and the number of the simplified character that a
 * traditional one usually stands for, or its own. */
uint16_t cedict_character(uint32_t code_point);
uint16_t cedict_simplified(uint16_t character);

/* How many readings a character has, and one of them, the most usual first: letters in lower case, v for ü, then the
 * tone as a digit, 5 for none; "r5" for 儿 in yìdiǎnr. Where there is no such reading, "". */
size_t cedict_reading_count(uint16_t character);
const char *cedict_reading(uint16_t character, size_t which);

/* The words are a trie of characters. A path through it follows a text in two ways at once: as written as far as that
 * goes on (乾坤 is a word), else by simplified characters; and simplified throughout (長城). */
struct cedict_path {
    size_t written, simplified; /* nodes */
};

/* Zero-initialised it is at the start. Goes on with a character; false, for good, once no word goes on so. */
bool cedict_step(struct cedict_path *path, uint16_t character);

/* The node of the word that ends here, 0 where none does. */
size_t cedict_word_here(const struct cedict_path *path);

/* The character that leads to a node, as the word is listed: what the readings of the word count by. */
uint16_t cedict_label(size_t node);

enum {
    CEDICT_PROPER = 0x10,     /* written with a capital */
    CEDICT_SPELLED = 0x20,    /* not just its characters' most usual readings */
    CEDICT_IDIOM = 0x40,      /* of four characters */
    CEDICT_ONE_SCRIPT = 0x80, /* written so in simplified writing alone, or in traditional alone */
};

/* What is known of a word. */
struct cedict_word {
    unsigned flags;
    const unsigned char
        *spelled; /* for each character: which reading (CEDICT_WHICH), CEDICT_CAPITAL; NULL unless SPELLED */
    size_t spelled_count;
    const unsigned char *stems; /* of its English (lang/stem.h), two bytes each */
    size_t stem_count;
};

enum { CEDICT_WHICH = 0x3F, CEDICT_CAPITAL = 0x80 };

/* Of the word that ends at `node`. All zero where none does. */
struct cedict_word cedict_word(size_t node);

/* Whether that one is CEDICT_PROPER: told sooner, since words are asked for it again and again. */
bool cedict_is_proper(size_t node);

/* The reading of a family name of one character (`second` 0) or two, one character of it at a time; "" where it is no
 * family name. */
const char *cedict_family(uint16_t first, uint16_t second, size_t which);

#endif
