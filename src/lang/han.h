/* lang/han.h: in which language Han is written, by its characters: what only Japan writes (読, 売, 々), what only one
 * of simplified and traditional Chinese has, what no Japanese has. Kana and hangul decide at once.
 *
 * Tables in the program, no start. All of it is linear in the text (UTF-8).
 */
#ifndef STELE_LANG_HAN_H
#define STELE_LANG_HAN_H

#include "base/str.h"

#include <stdbool.h>

/* Whether a language is Chinese, Japanese or Korean, by its tag. */
bool han_writes(str lang);

enum han_japanese {
    HAN_UNDECIDED,
    HAN_JAPANESE,     /* a character that only Japan writes, or those of both Chinese scripts that Japan has: 種会 */
    HAN_OLD,          /* traditional ones that Japan has given up: 國; Chinese, or Japanese from before 1946 */
    HAN_NOT_JAPANESE, /* one that isn't in Japanese at all: 们, 说 */
};

enum han_japanese han_japanese(str text);

/* The language of Chinese, Japanese or Korean: ko by hangul, ja by kana and by its characters, zh-Hans or zh-Hant by
 * those that only one has, as `otherwise` writes it where that is a kind of it; `otherwise` where nothing decides. */
str han_language(str text, str otherwise);

/* The same where no text around decides: words decide as well (不至於, 一本万利). */
str han_language_alone(str text, str otherwise);

#endif
