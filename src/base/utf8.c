#include "base/utf8.h"

#include "base/bytes16.h"

#include <string.h>

static bool continues(char c)
{
    return ((unsigned char)c & 0xC0) == 0x80;
}

size_t utf8_length(str s)
{
    const unsigned char *b = (const unsigned char *)s.at;

    if (s.len == 0)
        return 0;
    if (b[0] < 0x80)
        return 1;
    if (b[0] < 0xC2 || b[0] > 0xF4 || s.len < 2 || !continues(s.at[1]))
        return 0;
    if (b[0] < 0xE0)
        return 2;
    if (s.len < 3 || !continues(s.at[2]))
        return 0;
    if (b[0] < 0xF0) /* E0 A0..BF, and ED 80..9F: neither overlong nor a surrogate */
        return (b[0] == 0xE0 && b[1] < 0xA0) || (b[0] == 0xED && b[1] > 0x9F) ? 0 : 3;
    if (s.len < 4 || !continues(s.at[3]))
        return 0;
    return (b[0] == 0xF0 && b[1] < 0x90) || (b[0] == 0xF4 && b[1] > 0x8F) ? 0 : 4;
}

uint32_t utf8_decode_long(str s, size_t *len)
{
    const unsigned char *b = (const unsigned char *)s.at;

    /* U+1000 to U+CFFF, nearly all Han among them: neither overlong nor surrogates, and most of what comes here */
    if (s.len >= 3 && b[0] > 0xE0 && b[0] < 0xED && continues(s.at[1]) && continues(s.at[2])) {
        *len = 3;
        return (uint32_t)(b[0] & 0x0F) << 12 | (uint32_t)(b[1] & 0x3F) << 6 | (b[2] & 0x3F);
    }
    *len = utf8_length(s);
    switch (*len) {
    case 1: return b[0];
    case 2: return (uint32_t)(b[0] & 0x1F) << 6 | (b[1] & 0x3F);
    case 3: return (uint32_t)(b[0] & 0x0F) << 12 | (uint32_t)(b[1] & 0x3F) << 6 | (b[2] & 0x3F);
    case 4:
        return (uint32_t)(b[0] & 0x07) << 18 | (uint32_t)(b[1] & 0x3F) << 12 | (uint32_t)(b[2] & 0x3F) << 6 |
               (b[3] & 0x3F);
    default: *len = 1; return 0xFFFD;
    }
}

size_t utf8_valid(str s)
{
    size_t i = 0;

    while (i < s.len) {
        size_t len;

        if (s.len - i >= sizeof(bytes16)) {
            bytes16 high = (bytes16)(bytes16_load(s.at + i) >= 0x80);

            i += bytes16_any(high) ? bytes16_first(high) : sizeof high;
            if (!bytes16_any(high))
                continue;
        }
        len = utf8_length(str_from(s, i));
        if (!len)
            return i;
        i += len;
    }
    return i;
}

size_t utf8_count(str s)
{
    size_t count = s.len, i = 0;

    for (; s.len - i >= 8; i += 8) { /* of eight bytes at once, those of the form 10xxxxxx */
        uint64_t eight;

        memcpy(&eight, s.at + i, 8);
        eight = (eight & ~(eight << 1) & 0x8080808080808080u) >> 7;
        count -= (size_t)(eight * 0x0101010101010101u >> 56); /* the sum of its bytes */
    }
    for (; i < s.len; i++)
        count -= continues(s.at[i]);
    return count;
}

size_t utf8_encode(uint32_t c, char out[4])
{
    if (c < 0x80) {
        out[0] = (char)c;
        return 1;
    }
    if (c < 0x800) {
        out[0] = (char)(0xC0 | c >> 6);
        out[1] = (char)(0x80 | (c & 0x3F));
        return 2;
    }
    if (c < 0x10000) {
        out[0] = (char)(0xE0 | c >> 12);
        out[1] = (char)(0x80 | (c >> 6 & 0x3F));
        out[2] = (char)(0x80 | (c & 0x3F));
        return 3;
    }
    out[0] = (char)(0xF0 | c >> 18);
    out[1] = (char)(0x80 | (c >> 12 & 0x3F));
    out[2] = (char)(0x80 | (c >> 6 & 0x3F));
    out[3] = (char)(0x80 | (c & 0x3F));
    return 4;
}

bool utf8_among(uint32_t c, const char16_t *characters, size_t count)
{
    size_t low = 0, high = count;

    while (low < high) {
        size_t middle = (low + high) / 2;

        if (characters[middle] == c)
            return true;
        if (c < characters[middle])
            high = middle;
        else
            low = middle + 1;
    }
    return false;
}

/* White space (Unicode's White_Space), and what is drawn as nothing. */
static bool is_unseen(uint32_t c)
{
    return c <= ' ' || (c >= 0x7F && c <= 0xA0) || c == 0xAD || c == 0x1680 || (c >= 0x2000 && c <= 0x200F) ||
           (c >= 0x2028 && c <= 0x202F) || (c >= 0x205F && c <= 0x206F) || c == 0x3000 || c == 0xFEFF;
}

bool utf8_is_blank(str s)
{
    for (size_t i = 0, len; i < s.len; i += len)
        if (!is_unseen(utf8_decode(str_from(s, i), &len)))
            return false;
    return true;
}
