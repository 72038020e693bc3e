#include "write/body.h"

void body_fill_part(
    struct buf *out, const struct body *body, size_t from, size_t to, size_t *slot, const struct body_filler *filler)
{
    for (; *slot < body->slot_count && body->slots[*slot].at < to; ++*slot) {
        const struct slot *next = &body->slots[*slot];

        if (!(filler->kinds >> next->kind & 1))
            continue;
        buf_add(out, (str){ body->bytes.at + from, next->at - from });
        from = next->at;
        filler->fill(filler, out, body, next);
    }
    buf_add(out, (str){ body->bytes.at + from, to - from });
}

void body_fill_lang(struct buf *out, const struct body *body, const struct slot *slot)
{
    buf_lit(out, " xml:lang=\"");
    buf_add(out, (str){ body->bytes.at + slot->at - 1 - slot->index, slot->index }); /* before its quotation mark */
    buf_byte(out, '"');
}

void body_fill(struct buf *out, const struct body *body, const struct body_filler *filler)
{
    size_t slot = 0;

    buf_reserve(out, body->bytes.len + 48 * body->slot_count); /* about so many fill one */
    body_fill_part(out, body, 0, body->bytes.len, &slot, filler);
}

static void fill_lang(
    const struct body_filler *filler, struct buf *out, const struct body *body, const struct slot *slot)
{
    (void)filler;
    body_fill_lang(out, body, slot);
}

str body_line(struct arena *arena, const struct body *body, enum body_target target)
{
    const struct body_filler filler = { 1 << SLOT_LANG, fill_lang };
    struct buf out = { 0 };
    str line;

    if (target == BODY_WEB || body->slot_count == 0)
        return body->bytes;
    body_fill(&out, body, &filler);
    line = buf_copy(&out, arena);
    buf_free(&out);
    return line;
}
