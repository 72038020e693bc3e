#include "media/picture.h"

#include <stdlib.h>
#include <string.h>

static unsigned big(str bytes, size_t at, size_t count)
{
    unsigned value = 0;

    for (size_t i = 0; i < count; i++)
        value = value << 8 | (at + i < bytes.len ? (unsigned char)bytes.at[at + i] : 0);
    return value;
}

static unsigned little(str bytes, size_t at, size_t count)
{
    unsigned value = 0;

    for (size_t i = count; i-- > 0;)
        value = value << 8 | (at + i < bytes.len ? (unsigned char)bytes.at[at + i] : 0);
    return value;
}

static struct picture_kind png_kind(str bytes)
{
    return (struct picture_kind){ S("image/png"), S(".png"), big(bytes, 16, 4), big(bytes, 20, 4) };
}

static struct picture_kind gif_kind(str bytes)
{
    return (struct picture_kind){ S("image/gif"), S(".gif"), little(bytes, 6, 2), little(bytes, 8, 2) };
}

/* Whether a marker is a start of frame: SOF0 to SOF15 without DHT, JPG and DAC, which stand between them. */
static bool starts_frame(unsigned marker)
{
    return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
}

static struct picture_kind jpeg_kind(str bytes)
{
    struct picture_kind kind = { S("image/jpeg"), S(".jpg"), 0, 0 };
    size_t at = 2;

    while (at + 9 < bytes.len && (unsigned char)bytes.at[at] == 0xFF) {
        unsigned marker = (unsigned char)bytes.at[at + 1];

        if (starts_frame(marker)) {
            kind.height = big(bytes, at + 5, 2);
            kind.width = big(bytes, at + 7, 2);
            break;
        }
        at += marker == 0xFF ? 1 : 2 + big(bytes, at + 2, 2); /* 0xFF may stand repeated before a marker */
    }
    return kind;
}

static struct picture_kind webp_kind(str bytes)
{
    struct picture_kind kind = { S("image/webp"), S(".webp"), 0, 0 };
    str chunk = str_first(str_from(bytes, 12), 4);

    if (str_equal(chunk, S("VP8X"))) {
        kind.width = little(bytes, 24, 3) + 1;
        kind.height = little(bytes, 27, 3) + 1;
    } else if (str_equal(chunk, S("VP8L"))) {
        kind.width = (little(bytes, 21, 4) & 0x3FFF) + 1;
        kind.height = (little(bytes, 21, 4) >> 14 & 0x3FFF) + 1;
    } else if (str_equal(chunk, S("VP8 "))) {
        kind.width = little(bytes, 26, 2) & 0x3FFF;
        kind.height = little(bytes, 28, 2) & 0x3FFF;
    }
    return kind;
}

/* The value of an attribute within a start tag, without its quotation marks. */
static str attribute(str tag, str name)
{
    for (ptrdiff_t at; (at = str_find(tag, name)) >= 0; tag = str_from(tag, (size_t)at + name.len)) {
        str rest = str_trim(str_from(tag, (size_t)at + name.len));
        const char *end;
        char quote;

        if (at == 0 || !strchr(" \t\r\n", tag.at[at - 1]) || !str_starts(rest, S("=")))
            continue;
        rest = str_trim(str_from(rest, 1));
        quote = rest.len ? rest.at[0] : '\0';
        end = quote == '"' || quote == '\'' ? memchr(rest.at + 1, quote, rest.len - 1) : NULL;
        if (end)
            return (str){ rest.at + 1, (size_t)(end - rest.at - 1) };
    }
    return S("");
}

/* A length in pixels at the front of `text`, moved past it; 0 where it is relative or none. */
static double take_number(str *text)
{
    char digits[32] = "";
    char *end;
    double value;

    *text = str_trim(*text);
    memcpy(digits, text->at, text->len < sizeof digits - 1 ? text->len : sizeof digits - 1);
    for (char *c = digits; *c; c++)
        if (*c == ',' || *c == 'x' || *c == 'X')
            *c = ' ';
    value = strtod(digits, &end);
    *text = str_from(*text, (size_t)(end - digits));
    while (text->len && text->at[0] == ',')
        *text = str_from(*text, 1);
    return value > 0 && value < 1e6 ? value : 0;
}

static unsigned svg_length(str value)
{
    double number = take_number(&value);

    return value.len == 0 || str_equal(value, S("px")) ? (unsigned)(number + 0.5) : 0;
}

static struct picture_kind svg_kind(str tag)
{
    struct picture_kind kind = { S("image/svg+xml"), S(".svg"), svg_length(attribute(tag, S("width"))),
        svg_length(attribute(tag, S("height"))) };
    str box = attribute(tag, S("viewBox"));

    if (kind.width && kind.height)
        return kind;
    take_number(&box);
    take_number(&box);
    kind.width = (unsigned)(take_number(&box) + 0.5);
    kind.height = (unsigned)(take_number(&box) + 0.5);
    return kind;
}

/* The root's start tag, if the root is an svg: what may stand before it are a declaration, comments, a document type.
 */
static str svg_tag(str bytes)
{
    str head = str_first(bytes, 1 << 16);
    ptrdiff_t at = str_find(head, S("<svg"));
    str rest = str_trim(str_starts(head, S("\xEF\xBB\xBF")) ? str_from(head, 3) : head);
    const char *end;

    if (at < 0 || !(str_starts(rest, S("<?xml")) || str_starts(rest, S("<svg")) || str_starts(rest, S("<!"))))
        return S("");
    end = memchr(head.at + at, '>', head.len - (size_t)at);
    return end ? (str){ head.at + at, (size_t)(end - head.at - at) } : S("");
}

struct picture_kind picture_kind(str bytes)
{
    str tag;

    if (str_starts(bytes, S("\x89PNG\r\n\x1A\n")) && bytes.len >= 33)
        return png_kind(bytes);
    if (str_starts(bytes, S("\xFF\xD8\xFF")))
        return jpeg_kind(bytes);
    if ((str_starts(bytes, S("GIF87a")) || str_starts(bytes, S("GIF89a"))) && bytes.len >= 13)
        return gif_kind(bytes);
    if (str_starts(bytes, S("RIFF")) && str_equal(str_first(str_from(bytes, 8), 4), S("WEBP")) && bytes.len >= 30)
        return webp_kind(bytes);
    tag = svg_tag(bytes);
    if (tag.len)
        return svg_kind(tag);
    return (struct picture_kind){ S(""), S(""), 0, 0 };
}
