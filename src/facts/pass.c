#include "facts/pass.h"

size_t pass_at(struct wire *w, size_t at, size_t before, size_t end)
{
    size_t step = at - before;

    wire_size(w, &step);
    if (w->out || step <= end - before)
        return before + step;
    wire_refuse(w);
    return before;
}

static void pass_slot(struct wire *w, struct slot *slot, size_t before, size_t end)
{
    slot->at = (uint32_t)pass_at(w, slot->at, before, end);
    slot->kind = wire_below(w, slot->kind, SLOT_KINDS);
    slot->index = wire_below(w, slot->index, UINT32_MAX);
    if (slot->kind == SLOT_LANG && slot->index >= slot->at) {
        wire_refuse(w); /* a language before the body's beginning */
        *slot = (struct slot){ 0 };
    }
}

void pass_body(struct wire *w, struct body *body)
{
    enum { LEAST = 3 };
    size_t before = 0;

    wire_text(w, &body->bytes);
    if (!w->out && body->bytes.len > UINT32_MAX)
        wire_refuse(w);
    body->slots = wire_list(w, body->slots, &body->slot_count, sizeof *body->slots, LEAST);
    for (size_t i = 0; i < body->slot_count; before = body->slots[i++].at)
        pass_slot(w, &body->slots[i], before, body->bytes.len);
}

void pass_line(struct wire *w, struct line *line)
{
    pass_body(w, &line->xhtml);
    wire_text(w, &line->plain);
}
