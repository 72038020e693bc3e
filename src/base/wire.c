#include "base/wire.h"

#include <limits.h>

struct wire wire_writer(struct buf *out)
{
    return (struct wire){ .out = out };
}

struct wire wire_reader(str record, struct arena *arena)
{
    return (struct wire){ .rest = record, .arena = arena };
}

void wire_refuse(struct wire *wire)
{
    wire->rest = S("");
    wire->bad = true;
}

bool wire_done(const struct wire *wire)
{
    return !wire->bad && wire->rest.len == 0;
}

/* --- numbers */

static void put_number(struct buf *out, uint64_t number)
{
    for (; number >= 0x80; number >>= 7)
        buf_byte(out, (char)(number | 0x80));
    buf_byte(out, (char)number);
}

/* The tenth byte holds the one bit that is left; a last digit of 0 is one too many. */
static uint64_t take_long(struct wire *wire)
{
    uint64_t number = 0;

    for (size_t i = 0; i < wire->rest.len && i < 10; i++) {
        unsigned char c = (unsigned char)wire->rest.at[i];

        number |= (uint64_t)(c & 0x7F) << (7 * i);
        if (c >= 0x80)
            continue;
        if ((i && c == 0) || (i == 9 && c > 1))
            break;
        wire->rest = str_from(wire->rest, i + 1);
        return number;
    }
    wire_refuse(wire);
    return 0;
}

static inline uint64_t take_number(struct wire *wire)
{
    unsigned char c = wire->rest.len ? (unsigned char)*wire->rest.at : 0x80;

    if (c >= 0x80)
        return take_long(wire);
    wire->rest.at++;
    wire->rest.len--;
    return c;
}

static uint64_t take_below(struct wire *wire, uint64_t limit)
{
    uint64_t number = take_number(wire);

    if (number < limit)
        return number;
    wire_refuse(wire);
    return 0;
}

void wire_size(struct wire *wire, size_t *number)
{
    if (wire->out)
        put_number(wire->out, *number);
    else
        *number = (size_t)take_below(wire, SIZE_MAX);
}

void wire_int(struct wire *wire, int *number)
{
    if (wire->out)
        put_number(wire->out, (uint64_t)*number);
    else
        *number = (int)take_below(wire, (uint64_t)INT_MAX + 1);
}

unsigned wire_below(struct wire *wire, unsigned value, unsigned limit)
{
    if (!wire->out)
        return (unsigned)take_below(wire, limit);
    put_number(wire->out, value);
    return value;
}

void wire_flag(struct wire *wire, bool *flag)
{
    *flag = wire_below(wire, wire->out && *flag, 2);
}

void wire_span(struct wire *wire, struct span *span)
{
    wire_int(wire, &span->line);
    wire_int(wire, &span->column);
}

/* --- bytes */

/* The next `len` bytes of a record. */
static str take_bytes(struct wire *wire, uint64_t len)
{
    str bytes;

    if (len > wire->rest.len) {
        wire_refuse(wire);
        return S("");
    }
    bytes = str_first(wire->rest, (size_t)len);
    wire->rest = str_from(wire->rest, (size_t)len);
    return bytes;
}

void wire_text(struct wire *wire, str *text)
{
    if (!wire->out) {
        *text = take_bytes(wire, take_number(wire));
        return;
    }
    put_number(wire->out, text->len);
    buf_add(wire->out, *text);
}

void wire_hash(struct wire *wire, uint64_t *hash)
{
    char bytes[sizeof *hash];
    str taken;

    for (size_t i = 0; wire->out && i < sizeof bytes; i++)
        bytes[i] = (char)(*hash >> (8 * i));
    if (wire->out) {
        buf_add(wire->out, (str){ bytes, sizeof bytes });
        return;
    }
    taken = take_bytes(wire, sizeof bytes);
    *hash = 0;
    for (size_t i = 0; i < taken.len; i++)
        *hash |= (uint64_t)(unsigned char)taken.at[i] << (8 * i);
}

void *wire_list(struct wire *wire, void *items, size_t *count, size_t size, size_t least)
{
    if (wire->out) {
        put_number(wire->out, *count);
        return items;
    }
    *count = (size_t)take_number(wire);
    if (*count <= wire->rest.len / least)
        return arena_alloc_array(wire->arena, size, *count);
    wire_refuse(wire);
    *count = 0;
    return NULL;
}
