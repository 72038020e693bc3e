#include "base/unicode.h"

#include "base/bytes16.h"
#include "base/utf8.h"

#include <stdlib.h>
#include <utf8proc.h>

/* Hot path: whether a character is one that NFC neither changes nor moves, whatever stands around it. True of Latin
 * with its commoner accents, general punctuation and most Han; what is left asks the tables. */
static bool is_settled(uint32_t c)
{
    return c < 0x300 || (c >= 0x2010 && c <= 0x205F) || (c >= 0x3000 && c <= 0x3029) || (c >= 0x3400 && c <= 0x9FFF);
}

static bool is_composed(str text)
{
    size_t i = 0;

    while (text.len - i >= sizeof(bytes16) && !bytes16_any_wide(bytes16_load(text.at + i)))
        i += sizeof(bytes16);
    for (size_t len; i < text.len; i += len) {
        unsigned char first = (unsigned char)text.at[i];

        if (first < 0x80)
            len = 1;
        else if (first >= 0xE4 && first <= 0xE9) /* U+4000 to U+9FFF */
            len = 3;
        else if (!is_settled(utf8_decode(str_from(text, i), &len)))
            return false;
    }
    return true;
}

/* The text in another form, to be freed, or NULL. */
static char *map_text(str text, utf8proc_option_t options, size_t *len)
{
    utf8proc_uint8_t *mapped = NULL;
    utf8proc_ssize_t got = -1;

    if (text.len <= UNICODE_NAME)
        got = utf8proc_map((const utf8proc_uint8_t *)text.at, (utf8proc_ssize_t)text.len, &mapped, options);
    *len = got < 0 ? 0 : (size_t)got;
    return got < 0 ? NULL : (char *)mapped;
}

static str map_into(struct arena *arena, str text, utf8proc_option_t options)
{
    str mapped;
    char *bytes = map_text(text, options, &mapped.len);

    mapped.at = bytes;
    if (bytes && !str_equal(mapped, text))
        text = arena_copy(arena, mapped);
    free(bytes);
    return text;
}

str unicode_nfc(struct arena *arena, str text)
{
    return is_composed(text) ? text : map_into(arena, text, UTF8PROC_STABLE | UTF8PROC_COMPOSE);
}

str unicode_compose(struct buf *scratch, str text)
{
    char *bytes;
    size_t len;

    if (is_composed(text))
        return text;
    bytes = map_text(text, UTF8PROC_STABLE | UTF8PROC_COMPOSE, &len);
    if (!bytes)
        return text;
    buf_reset(scratch);
    buf_add(scratch, (str){ bytes, len });
    free(bytes);
    return buf_str(scratch);
}

/* Small letters, where the text is ASCII, as nearly all names are; false where it isn't. */
static bool lower_ascii(struct arena *arena, str text, str *lower)
{
    char *copy = arena_alloc(arena, text.len + 1);

    for (size_t i = 0; i < text.len; i++) {
        char c = text.at[i];

        if ((unsigned char)c >= 0x80)
            return false;
        copy[i] = c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
    }
    *lower = (str){ copy, text.len };
    return true;
}

str unicode_caseless(struct arena *arena, str text)
{
    str lower;

    if (lower_ascii(arena, text, &lower))
        return lower;
    /* Twice, since folding can give what has to be taken apart again. */
    for (int i = 0; i < 2; i++)
        text = map_into(arena, text, UTF8PROC_STABLE | UTF8PROC_DECOMPOSE | UTF8PROC_CASEFOLD);
    return text;
}

uint32_t unicode_lower(uint32_t c)
{
    if (c < 0x80)
        return c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c;
    return (uint32_t)utf8proc_tolower((utf8proc_int32_t)c);
}

void unicode_add_lower(struct buf *out, uint32_t c)
{
    char bytes[4];

    if (c < 0x80)
        buf_byte(out, (char)unicode_lower(c));
    else
        buf_add(out, (str){ bytes, utf8_encode(unicode_lower(c), bytes) });
}

/* Whether a character is of one of some general categories, a bit each. */
static bool is_of(uint32_t c, uint32_t categories)
{
    return categories >> utf8proc_category((utf8proc_int32_t)c) & 1;
}

#define CATEGORY(name) (1u << UTF8PROC_CATEGORY_##name)

bool unicode_is_alphanumeric(uint32_t c)
{
    if (c < 0x80)
        return (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z');
    return is_of(c, CATEGORY(LU) | CATEGORY(LL) | CATEGORY(LT) | CATEGORY(LM) | CATEGORY(LO) | CATEGORY(ND) |
                        CATEGORY(NL) | CATEGORY(NO));
}

int unicode_width(uint32_t c)
{
    return c < 0x80 ? 1 : utf8proc_charwidth((utf8proc_int32_t)c);
}

static bool is_direction(uint32_t c)
{
    return c == 0x200E || c == 0x200F || (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) || c == 0x61C;
}

bool unicode_prints(uint32_t c)
{
    const uint32_t hidden = CATEGORY(CN) | CATEGORY(CC) | CATEGORY(CF) | CATEGORY(CS) | CATEGORY(ZL) | CATEGORY(ZP);

    return c < 0x7F ? c >= 0x20 : c != 0xFFFD && !is_of(c, hidden);
}

/* Whether a character is only itself on a terminal: joiners, which words of some languages need, are. */
static bool is_tame(uint32_t c)
{
    return c >= 0x20 && !(c >= 0x7F && c < 0xA0) && c != 0x2028 && c != 0x2029 && !is_direction(c);
}

void unicode_add_tame(struct buf *out, str text)
{
    size_t kept = 0;

    for (size_t i = 0, len; i < text.len; i += len) {
        str rest = str_from(text, i);

        if (is_tame(utf8_decode(rest, &len)) && utf8_length(rest))
            continue;
        buf_add(out, (str){ text.at + kept, i - kept });
        buf_lit(out, "·");
        kept = i + len;
    }
    buf_add(out, str_from(text, kept));
}
