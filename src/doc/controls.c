#include "doc/controls.h"

#include "base/buf.h"
#include "base/bytes16.h"
#include "base/utf8.h"

/* Bytes where something may begin that is no text. */
static bytes16 candidates(bytes16 bytes, bytes16 next)
{
    bytes16 low = bytes16_are_below(bytes, 0x20) & ~bytes16_are(bytes, '\n') & ~bytes16_are(bytes, '\t') &
                  ~bytes16_are(bytes, '\r');

    return low | bytes16_are(bytes, 0x7F) | (bytes16_are(bytes, 0xC2) & bytes16_are_below(next, 0xA0)) |
           (bytes16_are(bytes, 0xEF) & (bytes16_are(next, 0xB7) | bytes16_are(next, 0xBF))) |
           ~bytes16_are_below(bytes, 0xF0);
}

static bool may_be_none(unsigned char byte)
{
    return (byte < 0x20 && byte != '\n' && byte != '\t' && byte != '\r') || byte == 0x7F || byte == 0xC2 ||
           byte == 0xEF || byte >= 0xF0;
}

static size_t next_candidate(str text, size_t at)
{
    while (text.len - at > sizeof(bytes16)) {
        bytes16 found = candidates(bytes16_load(text.at + at), bytes16_load(text.at + at + 1));

        if (bytes16_any(found))
            return at + bytes16_first(found);
        at += sizeof found;
    }
    while (at < text.len && !may_be_none((unsigned char)text.at[at]))
        at++;
    return at;
}

/* Control characters, and what Unicode (23.7) says will never be a character. */
static bool is_none(uint32_t c)
{
    if (c < 0xA0)
        return (c < 0x20 && c != '\n' && c != '\t' && c != '\r') || c >= 0x7F;
    return (c >= 0xFDD0 && c <= 0xFDEF) || (c & 0xFFFE) == 0xFFFE;
}

/* Follows the lines of a text up to one place behind another. */
struct following {
    size_t at;
    size_t begin; /* of the line */
    int line;
    int said; /* the line of the last finding */
};

static void follow(struct following *f, str text, size_t to)
{
    for (; f->at < to; f->at++) {
        if (text.at[f->at] != '\n')
            continue;
        f->line++;
        f->begin = f->at + 1;
    }
}

static void say(struct following *f, str text, size_t at, uint32_t c, struct diag *diag)
{
    int column;

    follow(f, text, at);
    if (f->said == f->line)
        return;
    f->said = f->line;
    column = 1 + (int)utf8_count((str){ text.at + f->begin, at - f->begin });
    diag_warn(diag, "text.control", ((struct span){ f->line, column }),
        "U+%04X stands here, which is no text and can't be seen; it is left out", (unsigned)c);
}

str controls_drop(struct arena *arena, str markdown, int line, struct diag *diag)
{
    struct following following = { .line = line };
    struct buf kept = { 0 };
    size_t copied = 0;
    str text = markdown;

    for (size_t at = next_candidate(markdown, 0), len; at < markdown.len; at = next_candidate(markdown, at + len)) {
        uint32_t c = utf8_decode(str_from(markdown, at), &len);

        if (!is_none(c))
            continue;
        say(&following, markdown, at, c, diag);
        buf_add(&kept, (str){ markdown.at + copied, at - copied });
        copied = at + len;
    }
    if (copied) {
        buf_add(&kept, str_from(markdown, copied));
        text = buf_copy(&kept, arena);
    }
    buf_free(&kept);
    return text;
}
