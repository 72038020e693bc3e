#include "media/exif.h"
#include "media/formats.h"
#include "media/octets.h"

enum { HAS_XMP = 0x04, HAS_EXIF = 0x08, FRAME_HEAD = 16 };

struct chunk {
    str type, data;
};

struct webp {
    struct buf *out;
    struct picture_kind *kind;
    unsigned orientation;
    size_t flags; /* where they stand in `out`; 0: nowhere */
    bool drawn;
};

/* Each has an octet after it where its length is odd, which the last one may lack. */
static bool take_chunk(str *rest, struct chunk *chunk)
{
    size_t len = octets_little(*rest, 4, 4);

    if (rest->len < 8 || len > rest->len - 8)
        return false;
    *chunk = (struct chunk){ str_first(*rest, 4), str_first(str_from(*rest, 8), len) };
    *rest = str_from(*rest, 8 + len + (len & 1));
    return true;
}

static bool is(const struct chunk *chunk, const char *type)
{
    return memcmp(chunk->type.at, type, 4) == 0;
}

static void add_chunk(struct buf *out, str type, str data)
{
    buf_add(out, type);
    octets_add_little(out, (unsigned)data.len, 4);
    buf_add(out, data);
    if (data.len & 1)
        buf_byte(out, '\0');
}

/* Puts a length where room was left for it. */
static void set_length(struct buf *out, size_t at, size_t len)
{
    for (size_t i = 0; i < 4; i++, len >>= 8)
        out->at[at + i] = (char)len;
}

static void set_size(struct webp *w, unsigned width, unsigned height)
{
    if (w->kind->width)
        return;
    w->kind->width = width;
    w->kind->height = height;
}

/* A picture as such: a key frame of VP8 (RFC 6386, 9.1), or one without loss. */
static const char *take_image(struct webp *w, const struct chunk *chunk)
{
    unsigned lossless = octets_little(chunk->data, 1, 4);
    bool lossy = is(chunk, "VP8 ");

    if (lossy ? chunk->data.len < 10 || !str_equal(str_first(str_from(chunk->data, 3), 3), S("\x9D\x01\x2A"))
              : chunk->data.len < 5 || octet(chunk->data, 0) != 0x2F)
        return PICTURE_DAMAGED;
    if (lossy)
        set_size(w, octets_little(chunk->data, 6, 2) & 0x3FFF, octets_little(chunk->data, 8, 2) & 0x3FFF);
    else
        set_size(w, (lossless & 0x3FFF) + 1, (lossless >> 14 & 0x3FFF) + 1);
    add_chunk(w->out, chunk->type, chunk->data);
    w->drawn = true;
    return NULL;
}

/* One picture of a moving one: its place, then chunks of its own. */
static const char *take_frame(struct webp *w, const struct chunk *frame)
{
    str rest = str_from(frame->data, FRAME_HEAD);
    size_t from = w->out->len;
    const char *wrong = frame->data.len < FRAME_HEAD ? PICTURE_DAMAGED : NULL;
    struct chunk chunk;

    buf_lit(w->out, "ANMF\0\0\0\0");
    buf_add(w->out, str_first(frame->data, FRAME_HEAD));
    while (!wrong && rest.len) {
        if (!take_chunk(&rest, &chunk))
            return PICTURE_DAMAGED;
        if (is(&chunk, "VP8 ") || is(&chunk, "VP8L"))
            wrong = take_image(w, &chunk);
        else if (is(&chunk, "ALPH"))
            add_chunk(w->out, chunk.type, chunk.data);
    }
    set_length(w->out, from + 4, w->out->len - from - 8);
    return wrong;
}

static void take_extended(struct webp *w, const struct chunk *chunk)
{
    set_size(w, octets_little(chunk->data, 4, 3) + 1, octets_little(chunk->data, 7, 3) + 1);
    w->flags = w->out->len + 8;
    add_chunk(w->out, chunk->type, chunk->data);
    w->out->at[w->flags] &= (char)~(HAS_XMP | HAS_EXIF);
}

static const char *take(struct webp *w, const struct chunk *chunk)
{
    if (is(chunk, "VP8 ") || is(chunk, "VP8L"))
        return take_image(w, chunk);
    if (is(chunk, "ANMF"))
        return take_frame(w, chunk);
    if (is(chunk, "VP8X") && chunk->data.len == 10 && !w->flags)
        take_extended(w, chunk);
    else if (w->flags && (is(chunk, "ICCP") || is(chunk, "ANIM") || is(chunk, "ALPH")))
        add_chunk(w->out, chunk->type, chunk->data);
    else if (is(chunk, "EXIF"))
        w->orientation = exif_orientation(chunk->data);
    return NULL;
}

/* The orientation follows the picture; only an extended file has room for it. */
static void add_orientation(struct webp *w)
{
    struct buf exif = { 0 };

    if (w->orientation == 1 || !w->flags)
        return;
    exif_write(&exif, w->orientation);
    add_chunk(w->out, S("EXIF"), buf_str(&exif));
    w->out->at[w->flags] |= HAS_EXIF;
    exif_turn(w->kind, w->orientation);
    buf_free(&exif);
}

const char *webp_ship(struct buf *out, str bytes, struct picture_kind *kind)
{
    size_t from = out->len, len = octets_little(bytes, 4, 4);
    struct webp w = { .out = out, .kind = kind, .orientation = 1 };
    str rest = str_from(str_first(bytes, len + 8), 12);
    const char *wrong = NULL;
    struct chunk chunk;

    if (len > bytes.len - 7) /* the last octet may be lacking where it is there only to make their number even */
        return PICTURE_CUT;
    buf_lit(out, "RIFF\0\0\0\0WEBP");
    while (!wrong && rest.len) {
        if (!take_chunk(&rest, &chunk))
            return PICTURE_CUT;
        wrong = take(&w, &chunk);
    }
    add_orientation(&w);
    set_length(out, from + 4, out->len - from - 8);
    return wrong ? wrong : w.drawn ? NULL : PICTURE_DAMAGED;
}
