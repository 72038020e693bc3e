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

/* Bytes that aren't ASCII that can be seen, nor spaces, as most are. */
static bytes16 uncommon(bytes16 bytes)
{
    return bytes16_are_outside(bytes, ' ') | bytes16_are(bytes, 0x7F);
}

static bool may_be_none(unsigned char byte)
{
    return (byte < 0x20 && byte != '\n' && byte != '\t' && byte != '\r') || byte == 0x7F || byte == 0xC2 ||
           byte == 0xEF || byte >= 0xF0;
}

static size_t next_candidate(str text, size_t at)
{
    while (text.len - at > sizeof(bytes16)) {
        bytes16 bytes = bytes16_load(text.at + at);

        if (bytes16_any(uncommon(bytes))) {
            bytes16 found = candidates(bytes, bytes16_load(text.at + at + 1));

            if (bytes16_any(found))
                return at + bytes16_first(found);
        }
        at += sizeof bytes;
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

/* Follows a text from one span to a later one. */
struct following {
    size_t at;
    struct span span; /* of `at`, in the text that is left */
    int here;         /* how many were left out on this line */
};

static void follow(struct following *f, str text, size_t to)
{
    for (; f->at < to; f->at++) {
        if (text.at[f->at] == '\n') {
            f->span = (struct span){ f->span.line + 1, 1 };
            f->here = 0;
        } else if (((unsigned char)text.at[f->at] & 0xC0) != 0x80) {
            f->span.column++;
        }
    }
}

static void leave_out(
    struct controls *controls, struct arena *arena, struct following *f, uint32_t c, struct diag *diag)
{
    if (f->here++ == 0)
        diag_warn(diag, "text.control", f->span,
            "U+%04X stands here, which is no text and can't be seen; it is left out", (unsigned)c);
    controls->left_out =
        arena_grow(arena, controls->left_out, controls->count, &controls->cap, sizeof *controls->left_out);
    controls->left_out[controls->count++] = f->span;
}

str controls_drop(struct arena *arena, str markdown, int line, struct controls *controls, struct diag *diag)
{
    struct following following = { .span = { line, 1 } };
    struct buf kept = { 0 };
    size_t copied = 0;
    str text = markdown;

    for (size_t at = next_candidate(markdown, 0), len; at < markdown.len; at = next_candidate(markdown, at + len)) {
        uint32_t c = utf8_decode(str_from(markdown, at), &len);

        if (!is_none(c))
            continue;
        follow(&following, markdown, at);
        leave_out(controls, arena, &following, c, diag);
        buf_add(&kept, (str){ markdown.at + copied, at - copied });
        copied = following.at = at + len;
    }
    if (copied) {
        buf_add(&kept, str_from(markdown, copied));
        text = buf_copy(&kept, arena);
    }
    buf_free(&kept);
    return text;
}

/* --- spans */

/* How many stand before a span of the text that is left; `shift`: of the file, where those from `first` on take a
 * column each. */
static size_t count_before(const struct controls *controls, struct span span, size_t first, bool shift)
{
    size_t low = first, high = controls->count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;
        struct span here = controls->left_out[middle];

        here.column += shift ? (int)(middle - first) : 0;
        if (span_is_before(here, span))
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

struct span controls_along(const struct controls *controls, struct span from, int columns)
{
    size_t first = count_before(controls, (struct span){ from.line, 0 }, 0, false);
    int column = from.column - (int)(count_before(controls, from, first, true) - first) + columns;
    size_t passed = count_before(controls, (struct span){ from.line, column + 1 }, first, false) - first;

    return (struct span){ from.line, column + (int)passed };
}
