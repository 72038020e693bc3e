/* base/utf8.h: UTF-8 as RFC 3629 defines it: no surrogates, nothing overlong, nothing above U+10FFFF. */
#ifndef STELE_BASE_UTF8_H
#define STELE_BASE_UTF8_H

#include "base/str.h"

#include <stdint.h>
#include <uchar.h>

/* How many bytes the character at the front of s takes, 1 to 4; 0 where there is no valid one. */
size_t utf8_length(str s);

/* utf8_decode of what isn't ASCII. */
uint32_t utf8_decode_long(str s, size_t *len);

/* The character at the front of s, with its length in *len; U+FFFD and 1 where it isn't valid. s isn't empty. */
static inline uint32_t utf8_decode(str s, size_t *len)
{
    uint32_t utf8_decode_long(str s, size_t * len);

    if ((unsigned char)s.at[0] >= 0x80)
        return utf8_decode_long(s, len);
    *len = 1;
    return (unsigned char)s.at[0];
}

/* How many bytes from the start are valid: s.len when all are. */
size_t utf8_valid(str s);

/* How many characters s holds; s is valid UTF-8. */
size_t utf8_count(str s);

/* Whether c is one of `count` characters of the Basic Multilingual Plane, in the order of code points. */
bool utf8_among(uint32_t c, const char16_t *characters, size_t count);

/* Writes c into four bytes, returns how many it took. */
size_t utf8_encode(uint32_t c, char out[4]);

/* Whether nothing of a text can be seen: it is empty, or all white space and characters without width. */
bool utf8_is_blank(str s);

#endif
