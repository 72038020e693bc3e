#include "media/picture.h"

#include "media/formats.h"
#include "media/svg.h"

struct format {
    const char *front;
    size_t at;
    const char *then; /* stands at `at` */
    const char *type, *extension;
    const char *(*ship)(struct buf *out, str bytes, struct picture_kind *kind);
};

/* The format of a picture by its first bytes; NULL where it is none of pixels. */
static const struct format *find_format(str bytes)
{
    static const struct format formats[] = {
        { "\x89PNG\r\n\x1A\n", 0, "", "image/png", ".png", png_ship },
        { "\xFF\xD8\xFF", 0, "", "image/jpeg", ".jpg", jpeg_ship },
        { "GIF87a", 0, "", "image/gif", ".gif", gif_ship },
        { "GIF89a", 0, "", "image/gif", ".gif", gif_ship },
        { "RIFF", 8, "WEBP", "image/webp", ".webp", webp_ship },
    };

    for (size_t i = 0; i < sizeof formats / sizeof *formats; i++)
        if (str_starts(bytes, str_of(formats[i].front)) &&
            str_starts(str_from(bytes, formats[i].at), str_of(formats[i].then)))
            return &formats[i];
    return NULL;
}

/* Whether a picture has a size that can be shown. */
static str judge_size(struct arena *arena, const struct picture_kind *kind)
{
    if (kind->width == 0 || kind->height == 0)
        return arena_printf(
            arena, "says that it is %u × %u pixels large; please export it again", kind->width, kind->height);
    if (kind->width > PICTURE_PIXELS / kind->height)
        return arena_printf(arena,
            "says that it is %u × %u pixels large, more than browsers and e-readers open; please make it smaller",
            kind->width, kind->height);
    return S("");
}

/* A picture of pixels; no type where it is none. */
static struct picture_reading read_pixels(struct arena *arena, struct buf *out, str bytes)
{
    const struct format *format = find_format(bytes);
    struct picture_reading reading = { { S(""), S(""), 0, 0 }, S(""), S("") };

    if (!format)
        return reading;
    reading.kind.type = str_of(format->type);
    reading.kind.extension = str_of(format->extension);
    reading.problem = str_of(format->ship(out, bytes, &reading.kind));
    if (reading.problem.len == 0)
        reading.problem = judge_size(arena, &reading.kind);
    return reading;
}

/* A picture within a drawing: a drawing there holds pictures of pixels only. */
static struct picture_reading read_inner(struct arena *arena, struct buf *out, str bytes)
{
    return find_format(bytes) || !svg_seems(bytes) ? read_pixels(arena, out, bytes)
                                                   : svg_read(arena, out, bytes, read_pixels);
}

struct picture_reading picture_read(struct arena *arena, struct buf *out, str bytes)
{
    return find_format(bytes) || !svg_seems(bytes) ? read_pixels(arena, out, bytes)
                                                   : svg_read(arena, out, bytes, read_inner);
}

str picture_tidy(struct buf *out, str bytes)
{
    const struct format *format = find_format(bytes);
    struct picture_kind kind = { S(""), S(""), 0, 0 };

    return format && !format->ship(out, bytes, &kind) ? buf_str(out) : bytes;
}
