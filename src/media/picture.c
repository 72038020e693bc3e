#include "media/picture.h"

#include "media/formats.h"

#include <stdlib.h>
#include <string.h>

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

/* --- all of them */

static const char *svg_ship(struct buf *out, str bytes, struct picture_kind *kind)
{
    struct picture_kind read = svg_kind(svg_tag(bytes));

    kind->width = read.width;
    kind->height = read.height;
    buf_add(out, bytes);
    return NULL;
}

struct format {
    const char *front;
    size_t at;
    const char *then; /* stands at `at` */
    const char *type, *extension;
    const char *(*ship)(struct buf *out, str bytes, struct picture_kind *kind);
};

/* The format of a picture by its first bytes; NULL where it is none. */
static const struct format *find_format(str bytes)
{
    static const struct format formats[] = {
        { "\x89PNG\r\n\x1A\n", 0, "", "image/png", ".png", png_ship },
        { "\xFF\xD8\xFF", 0, "", "image/jpeg", ".jpg", jpeg_ship },
        { "GIF87a", 0, "", "image/gif", ".gif", gif_ship },
        { "GIF89a", 0, "", "image/gif", ".gif", gif_ship },
        { "RIFF", 8, "WEBP", "image/webp", ".webp", webp_ship },
    };
    static const struct format svg = { "", 0, "", "image/svg+xml", ".svg", svg_ship };

    for (size_t i = 0; i < sizeof formats / sizeof *formats; i++)
        if (str_starts(bytes, str_of(formats[i].front)) &&
            str_starts(str_from(bytes, formats[i].at), str_of(formats[i].then)))
            return &formats[i];
    return svg_tag(bytes).len ? &svg : NULL;
}

/* Whether a picture has a size that can be shown; an SVG needs none. */
static str judge_size(struct arena *arena, const struct picture_kind *kind)
{
    if (str_equal(kind->extension, S(".svg")))
        return S("");
    if (kind->width == 0 || kind->height == 0)
        return arena_printf(
            arena, "says that it is %u × %u pixels large; please export it again", kind->width, kind->height);
    if (kind->width > PICTURE_PIXELS / kind->height)
        return arena_printf(arena,
            "says that it is %u × %u pixels large, more than browsers and e-readers open; please make it smaller",
            kind->width, kind->height);
    return S("");
}

struct picture_reading picture_read(struct arena *arena, struct buf *out, str bytes)
{
    const struct format *format = find_format(bytes);
    struct picture_reading reading = { { S(""), S(""), 0, 0 }, S("") };

    if (!format)
        return reading;
    reading.kind.type = str_of(format->type);
    reading.kind.extension = str_of(format->extension);
    reading.problem = str_of(format->ship(out, bytes, &reading.kind));
    if (reading.problem.len == 0)
        reading.problem = judge_size(arena, &reading.kind);
    return reading;
}
