#include "gloss/spelling.h"

#include "base/utf8.h"

static char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;
}

/* Of lists as short as these, quicker than strchr. */
static inline bool is_one(char c, const char *list)
{
    for (; *list; list++)
        if (*list == c)
            return true;
    return false;
}

static bool is_vowel(char c)
{
    return (c & 0x80) || is_one(c, "aeiou");
}

/* Whether `c` may stand before `next` in a romanisation of Japanese; of Korean. A word ends with ' '. */
static bool fits_japanese(char c, char next)
{
    if (is_vowel(c) || (is_vowel(next) && c != 'c' && !is_one(c, "lqvx")))
        return true;
    if (c == 'n' || (c == next && is_one(c, "kstp")))
        return true;
    return (is_one(c, "sc") && next == 'h') || (c == 't' && next == 's') || (next == 'y' && is_one(c, "krhmgbp")) ||
           (c == 'm' && is_one(next, "bp"));
}

static bool fits_korean(char c, char next)
{
    if (is_one(c, "fqvxz") || (c == 'c' && next != 'h'))
        return false;
    return !is_one(c, "ryw") || is_vowel(next) || next == 'r' || next == 'y';
}

/* With finals as in other dialects (Kwok, Tam) and what Wade–Giles has (hs, tz). */
static bool fits_chinese(char c, char next)
{
    if (is_vowel(c) || (is_vowel(next) && c != 'v' && c != 'x'))
        return true;
    if (is_one(c, "vx"))
        return is_vowel(next);
    if (is_one(c, "zcs") && next == 'h')
        return true;
    if ((c == 'h' && next == 's') || (c == 't' && is_one(next, "sz")) || (is_one(c, "kg") && next == 'w') ||
        (c == 'n' && next == 'g'))
        return true;
    return is_one(c, "ngr") || (is_one(c, "hmptk") && !is_one(next, "vxyj"));
}

static bool fits(str word, bool (*fit)(char c, char next))
{
    for (size_t i = 0; i < word.len; i++) {
        char c = lower(word.at[i]), next = i + 1 < word.len ? lower(word.at[i + 1]) : ' ';

        if (c >= 'a' && c <= 'z' && !fit(c, next))
            return false;
    }
    return true;
}

bool spelling_may_be_foreign(str text)
{
    return fits(text, fits_japanese) || fits(text, fits_korean);
}

bool spelling_may_be_chinese(str text)
{
    return fits(text, fits_chinese);
}

/* --- tones */

/* āáǎà ēéěè īíǐì ōóǒò ūúǔù ǖǘǚǜ, and the macron of what is romanised otherwise */
static bool is_toned(uint32_t c)
{
    static const uint32_t letters[] = { 0xE0, 0xE1, 0xE8, 0xE9, 0xEC, 0xED, 0xF2, 0xF3, 0xF9, 0xFA, 0xC0, 0xC1, 0xC8,
        0xC9, 0xD2, 0xD3, 0x100, 0x101, 0x112, 0x113, 0x11A, 0x11B, 0x12A, 0x12B, 0x14C, 0x14D, 0x16A, 0x16B };

    for (size_t i = 0; i < sizeof letters / sizeof *letters; i++)
        if (letters[i] == c)
            return true;
    return c >= 0x1CD && c <= 0x1DC;
}

bool spelling_has_tones(str text)
{
    size_t len;

    for (size_t at = 0; at < text.len; at += len)
        if (is_toned(utf8_decode(str_from(text, at), &len)))
            return true;
    return false;
}
