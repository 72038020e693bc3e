#include "write/writer.h"

#include "lang/language.h"

void writer_slot(struct writer *w, enum slot_kind kind, size_t index)
{
    w->slots = arena_grow(w->arena, w->slots, w->slot_count, &w->slot_cap, sizeof *w->slots);
    w->slots[w->slot_count++] = (struct slot){ (uint32_t)w->out.len, (uint32_t)index, kind };
}

void writer_attribute(struct writer *w, const char *name, str value)
{
    if (value.len == 0)
        return;
    buf_byte(&w->out, ' ');
    buf_add(&w->out, str_of(name));
    buf_lit(&w->out, "=\"");
    buf_xml(&w->out, value);
    buf_byte(&w->out, '"');
}

void writer_id(struct writer *w, str id)
{
    if (id.len == 0)
        return;
    buf_lit(&w->out, " id=\"");
    writer_slot(w, SLOT_ID, 0);
    buf_xml(&w->out, id);
    buf_byte(&w->out, '"');
}

void writer_lang(struct writer *w, str lang, str said)
{
    size_t begin = w->out.len;

    writer_attribute(w, "lang", lang);
    if (lang.len)
        writer_slot(w, SLOT_LANG, w->out.len - begin - strlen(" lang=\"\""));
    if (lang.len && !said.len && language_is_rtl(lang) != language_is_rtl(w->options->lang))
        writer_attribute(w, "dir", language_is_rtl(lang) ? S("rtl") : S("ltr"));
}
