#include "base/buf.h"

#include "base/bytes16.h"
#include "base/format.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void buf_reserve(struct buf *buf, size_t more)
{
    size_t cap = buf->cap ? buf->cap : 256;

    if (buf->cap - buf->len >= more)
        return;
    while (cap - buf->len < more)
        cap *= 2;
    buf->at = arena_resize(buf->at, cap);
    buf->cap = cap;
}

void buf_printf(struct buf *buf, const char *format, ...)
{
    va_list args;
    size_t room, len;

    buf_reserve(buf, 1);
    room = buf->cap - buf->len;
    va_start(args, format);
    len = format_write(buf->at + buf->len, room, format, args);
    va_end(args);
    if (len >= room) {
        buf_reserve(buf, len + 1);
        va_start(args, format);
        format_write(buf->at + buf->len, len + 1, format, args);
        va_end(args);
    }
    buf->len += len;
}

/* U+FFFE and U+FFFF are no characters of XML, U+FDD0 to U+FDEF none of HTML: EF BF BE, EF BF BF, EF B7 90 to EF B7 AF.
 */
static bool is_noncharacter(str rest)
{
    const unsigned char *at = (const unsigned char *)rest.at;

    return rest.len > 2 && ((at[1] == 0xBF && at[2] >= 0xBE) || (at[1] == 0xB7 && at[2] >= 0x90 && at[2] <= 0xAF));
}

/* What stands for a byte that can't stand for itself, and how many bytes it replaces (0: the byte is fine). */
static size_t escape(str rest, str *text)
{
    unsigned char c = (unsigned char)rest.at[0];

    switch (c) {
    case '&': *text = S("&amp;"); return 1;
    case '<': *text = S("&lt;"); return 1;
    case '>': *text = S("&gt;"); return 1;
    case '"': *text = S("&quot;"); return 1;
    case '\t':
    case '\n': return 0;
    case '\r': *text = S("\n"); return 1;
    case 0xEF: *text = S("\xEF\xBF\xBD"); return is_noncharacter(rest) ? 3 : 0;
    default: *text = S("\xEF\xBF\xBD"); return c < 0x20 ? 1 : 0;
    }
}

/* 1 for the bytes that `escape` has to look at. */
static const unsigned char special[256] = {
    [0] = 1,
    [1] = 1,
    [2] = 1,
    [3] = 1,
    [4] = 1,
    [5] = 1,
    [6] = 1,
    [7] = 1,
    [8] = 1,
    [11] = 1,
    [12] = 1,
    [13] = 1,
    [14] = 1,
    [15] = 1,
    [16] = 1,
    [17] = 1,
    [18] = 1,
    [19] = 1,
    [20] = 1,
    [21] = 1,
    [22] = 1,
    [23] = 1,
    [24] = 1,
    [25] = 1,
    [26] = 1,
    [27] = 1,
    [28] = 1,
    [29] = 1,
    [30] = 1,
    [31] = 1,
    ['&'] = 1,
    ['<'] = 1,
    ['>'] = 1,
    ['"'] = 1,
    [0xEF] = 1,
};

/* "<" is ">" but for one bit, and so are "\"" and "&". */
static bytes16 are_special(bytes16 bytes)
{
    return bytes16_are_below(bytes, 0x20) | bytes16_are(bytes | ('<' ^ '>'), '>') | bytes16_are(bytes | ('"' ^ '&'), '&') |
           bytes16_are(bytes, 0xEF);
}

/* At or after `at` in what begins at `begin`. */
static const unsigned char *next_special(
    const unsigned char *begin, const unsigned char *at, const unsigned char *end)
{
    while (end - at >= (ptrdiff_t)sizeof(bytes16)) {
        bytes16 found = are_special(bytes16_load(at));

        if (bytes16_any(found))
            return at + bytes16_first(found);
        at += sizeof found;
    }
    if (end - begin >= (ptrdiff_t)sizeof(bytes16) && !bytes16_any(are_special(bytes16_load(end - sizeof(bytes16)))))
        return end;
    while (at < end && !special[*at])
        at++;
    return at;
}

void buf_xml(struct buf *buf, str s)
{
    const unsigned char *begin = (const unsigned char *)s.at, *at = begin, *end = begin + s.len, *plain = begin;

    while ((at = next_special(begin, at, end)) < end) {
        str text;
        size_t replaced = escape((str){ (const char *)at, (size_t)(end - at) }, &text);

        if (replaced) {
            buf_add(buf, (str){ (const char *)plain, (size_t)(at - plain) });
            buf_add(buf, text);
            plain = at + replaced;
        }
        at += replaced ? replaced : 1;
    }
    buf_add(buf, (str){ (const char *)plain, (size_t)(end - plain) });
}

str buf_str(const struct buf *buf)
{
    return (str){ buf->at ? buf->at : "", buf->len };
}

str buf_copy(const struct buf *buf, struct arena *arena)
{
    return arena_copy(arena, buf_str(buf));
}

void buf_reset(struct buf *buf)
{
    buf->len = 0;
}

void buf_free(struct buf *buf)
{
    free(buf->at);
    *buf = (struct buf){ 0 };
}
