#include "input/around.h"

#include "base/utf8.h"

/* How far apart marks are within a line, in characters. */
enum { STEP = 1024 };

/* A span whose byte is known. */
struct around_mark {
    struct span span;
    size_t at;
};

static void add_mark(struct around *around, struct arena *arena, struct span span, size_t at)
{
    around->marks = arena_grow(arena, around->marks, around->count, &around->cap, sizeof *around->marks);
    around->marks[around->count++] = (struct around_mark){ span, at };
}

void around_begin(struct around *around, struct arena *arena, str text)
{
    struct span span = { 1, 1 };

    *around = (struct around){ .text = text };
    add_mark(around, arena, span, 0);
    for (size_t at = 0, len; at < text.len; at += len) {
        utf8_decode(str_from(text, at), &len);
        if (text.at[at] == '\n') {
            span = (struct span){ span.line + 1, 1 };
            add_mark(around, arena, span, at + 1);
        } else if (++span.column % STEP == 0) {
            add_mark(around, arena, span, at + len);
        }
    }
}

static bool is_after(const struct around_mark *mark, struct span span)
{
    return mark->span.line > span.line || (mark->span.line == span.line && mark->span.column > span.column);
}

/* The last mark that isn't after a span. */
static const struct around_mark *find_mark(const struct around *around, struct span span)
{
    size_t low = 0, high = around->count;

    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;

        if (is_after(&around->marks[middle], span))
            high = middle;
        else
            low = middle;
    }
    return &around->marks[low];
}

static bool ends_line(const struct around *around, size_t at)
{
    return at >= around->text.len || around->text.at[at] == '\n' || around->text.at[at] == '\r';
}

static size_t forward(const struct around *around, size_t at, int characters)
{
    size_t len;

    for (; characters > 0 && !ends_line(around, at); characters--, at += len)
        utf8_decode(str_from(around->text, at), &len);
    return at;
}

static size_t backward(const struct around *around, size_t at, int characters)
{
    for (; characters > 0 && at && !ends_line(around, at - 1); characters--)
        for (at--; at && ((unsigned char)around->text.at[at] & 0xC0) == 0x80;)
            at--;
    return at;
}

str around_cut(const struct around *around, struct arena *arena, struct span span, int before, int after)
{
    const struct around_mark *mark = find_mark(around, span);
    size_t at, from, to;

    if (mark->span.line != span.line)
        return S("");
    at = forward(around, mark->at, span.column - mark->span.column);
    from = backward(around, at, before);
    to = forward(around, at, after);
    return arena_printf(arena, "%s%.*s%s", from && !ends_line(around, from - 1) ? "…" : "", (int)(to - from),
        around->text.at + from, ends_line(around, to) ? "" : "…");
}
