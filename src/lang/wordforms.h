/* lang/wordforms.h: text as words to be compared: a word of letters and digits is one, and so is each character of
 * Chinese, Japanese or Korean writing.
 */
#ifndef STELE_LANG_WORDFORMS_H
#define STELE_LANG_WORDFORMS_H

#include "base/str.h"

#include <stdint.h>

/* What stands before a word, from what joins to what parts. */
enum wordform_gap {
    GAP_NONE,
    GAP_SPACE,
    GAP_HYPHEN,
    GAP_OTHER,   /* a comma, say */
    GAP_STOP,    /* what begins a sentence or a phrase of its own: . ? ! : an opening bracket or quotation mark … */
    GAP_BARRIER, /* code, a picture, another block: whatever isn't text */
};

struct wordform {
    str text;     /* as written, without the 's of a possessive */
    uint64_t key; /* the same for all forms of a word that count as one: capitals, the plural's s, traditional
                        characters */
    enum wordform_gap gap;
    bool possessive; /* 's or ’s was after it */
    bool han;        /* a character of Chinese, Japanese or Korean writing */
};

/* Takes the next word of `text` at or after byte *at, which moves after it. `gap` is what stands before, as far as
 * was seen; what `text` has between is added to it. False, with *at at the end, where no word comes any more. */
bool wordform_next(str text, size_t *at, enum wordform_gap *gap, struct wordform *wordform);

/* How a word is written. */
bool wordform_is_capitalised(str word);  /* its first letter */
bool wordform_is_abbreviation(str word); /* two capitals or more and no small letter: GSI, G20, COVID */

#endif
