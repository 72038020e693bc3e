#include "doc/gloss_spelling.h"

#include <string.h>

static char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;
}

static bool is_vowel(char c)
{
    return (c & 0x80) || (c && strchr("aeiou", c));
}

/* Whether `c` may stand before `next` in a romanisation of Japanese; of Korean. A word ends with ' '. */
static bool fits_japanese(char c, char next)
{
    if (is_vowel(c) || (is_vowel(next) && c != 'c' && !strchr("lqvx", c)))
        return true;
    if (c == 'n' || (c == next && strchr("kstp", c)))
        return true;
    return (strchr("sc", c) && next == 'h') || (c == 't' && next == 's') || (next == 'y' && strchr("krhmgbp", c)) ||
           (c == 'm' && strchr("bp", next));
}

static bool fits_korean(char c, char next)
{
    if (strchr("fqvxz", c) || (c == 'c' && next != 'h'))
        return false;
    return !strchr("ryw", c) || is_vowel(next) || next == 'r' || next == 'y';
}

/* With finals as in other dialects (Kwok, Tam) and what Wade–Giles has (hs, tz). */
static bool fits_chinese(char c, char next)
{
    if (is_vowel(c) || (is_vowel(next) && c != 'v' && c != 'x'))
        return true;
    if (strchr("vx", c))
        return is_vowel(next);
    if (strchr("zcs", c) && next == 'h')
        return true;
    if ((c == 'h' && next == 's') || (c == 't' && strchr("sz", next)) || (strchr("kg", c) && next == 'w') ||
        (c == 'n' && next == 'g'))
        return true;
    return strchr("ngr", c) || (strchr("hmptk", c) && !strchr("vxyj", next));
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
