#include "base/buf.h"
#include "doc/escapes.h"
#include "doc/marks.h"

#include <stdint.h>

static const char signs[] = MARK_SIGNS, address_signs[] = MARK_ADDRESS_SIGNS;

/* The mark at the front of a text, or 0. */
static uint32_t mark_at(str text)
{
    unsigned last;

    if (text.len < 3 || (unsigned char)text.at[0] != 0xEF || (unsigned char)text.at[1] != 0xB7)
        return 0;
    last = (unsigned char)text.at[2];
    return last >= 0x90 && last <= 0xAF ? MARK_FIRST + last - 0x90 : 0;
}

/* What stands at the front of a text for something else: how long it is and what for. */
struct stand_in {
    size_t len;
    char bytes[2];
    size_t count;
    int columns; /* of what stands here */
    bool division;
    bool definition; /* whose line wants its colon back */
    bool address;
};

/* What begins with a backslash: an escaped sign, or what stands before an escaped quotation mark. */
static bool escape_at(str text, bool literal, struct stand_in *in)
{
    uint32_t mark = text.at[0] == '\\' ? mark_at(str_from(text, 1)) : 0;

    if (mark == MARK_QUOTE) {
        in->len = sizeof QUOTE - 1;
        in->columns = 2;
        return true;
    }
    if (mark < MARK_FIRST || mark >= MARK_FIRST + sizeof signs - 1)
        return false;
    in->len = text.len > 4 && text.at[4] == SIGN_END ? 5 : 4;
    in->columns = 3;
    in->count = literal ? 2 : 1;
    in->bytes[0] = '\\';
    in->bytes[in->count - 1] = signs[mark - MARK_FIRST];
    return true;
}

static bool stand_in_at(str text, bool literal, struct stand_in *in)
{
    uint32_t mark = mark_at(text);

    *in = (struct stand_in){ .len = 3, .columns = 1 };
    if (str_starts(text, S(FENCE_OPEN))) {
        in->len = sizeof FENCE_OPEN - 1;
        in->columns = 5;
        in->division = true;
    } else if (mark == MARK_SPACE) {
        in->len += str_starts(str_from(text, 3), S(SPACE)) ? 3 : 0;
        in->columns = in->len == 6 ? 2 : 1;
    } else if (str_starts(text, S(SPACE)) && mark_at(str_from(text, 3)) == MARK_SPACE) {
        in->len = 6;
        in->columns = 2;
    } else if (str_starts(text, S(ESCAPES_DEFINITION))) {
        in->len = sizeof ESCAPES_DEFINITION - 1;
        in->columns = 2;
        in->definition = literal;
    } else if (mark == MARK_GAP) {
        in->count = 0;
    } else if (mark == MARK_OPEN) {
        in->count = 1;
        in->bytes[0] = '[';
    } else if (mark >= MARK_ADDRESS && mark < MARK_ADDRESS + sizeof address_signs - 1) {
        in->count = 1;
        in->bytes[0] = address_signs[mark - MARK_ADDRESS];
        in->address = true;
    } else {
        return escape_at(text, literal, in);
    }
    return true;
}

/* The next byte at or after `from` where something may stand for something else. */
static size_t next_candidate(str text, size_t from)
{
    while (from < text.len) {
        unsigned char c = (unsigned char)text.at[from];

        if ((c == 0xEF || c == 0xE2 || c == '<' || c == '\\') && from + 2 < text.len)
            return from;
        from++;
    }
    return text.len;
}

/* After the mark of a division: what the author wrote, up to the mark at its end, which is left out. */
static size_t restore_division(struct buf *out, str text, size_t at)
{
    ptrdiff_t close = str_find(str_from(text, at), S(FENCE_CLOSE));

    if (close < 0)
        return at;
    buf_add(out, (str){ text.at + at, (size_t)close });
    return at + (size_t)close + sizeof FENCE_CLOSE - 1;
}

/* The last line begins with ":" again. */
static void restore_definition(struct buf *out)
{
    size_t begin = out->len;

    while (begin && out->at[begin - 1] != '\n')
        begin--;
    while (begin < out->len && (out->at[begin] == ' ' || out->at[begin] == '\t'))
        begin++;
    if (begin < out->len && out->at[begin] == '+')
        out->at[begin] = ':';
}

/* `addresses`: only their signs. */
static str restore(struct arena *arena, str text, bool literal, bool addresses)
{
    struct buf out = { 0 };
    size_t copied = 0;
    str restored = text;

    for (size_t at = next_candidate(text, 0); at < text.len; at = next_candidate(text, at)) {
        struct stand_in in;

        if (!stand_in_at(str_from(text, at), literal, &in) || (addresses && !in.address)) {
            at++;
            continue;
        }
        buf_add(&out, (str){ text.at + copied, at - copied });
        buf_add(&out, (str){ in.bytes, in.count });
        at += in.len;
        if (in.definition)
            restore_definition(&out);
        if (in.division)
            at = restore_division(&out, text, at);
        copied = at;
    }
    if (copied) {
        buf_add(&out, str_from(text, copied));
        restored = buf_copy(&out, arena);
    }
    buf_free(&out);
    return restored;
}

str escapes_restore(struct arena *arena, str text, bool literal)
{
    return restore(arena, text, literal, false);
}

str escapes_show_addresses(struct arena *arena, str text)
{
    return restore(arena, text, false, true);
}

int escapes_shift(str text)
{
    int shift = 0;

    for (size_t at = next_candidate(text, 0); at < text.len; at = next_candidate(text, at)) {
        struct stand_in in;

        if (!stand_in_at(str_from(text, at), true, &in)) {
            at++;
            continue;
        }
        shift += (int)in.count - in.columns;
        at += in.len;
    }
    return shift;
}

str escapes_fence(str html)
{
    str line = str_trim(html);

    if (!str_starts(line, S(FENCE_OPEN)) || !str_ends(line, S(FENCE_CLOSE)))
        return S("");
    line = str_from(line, sizeof FENCE_OPEN - 1);
    return str_trim(str_first(line, line.len - (sizeof FENCE_CLOSE - 1)));
}
