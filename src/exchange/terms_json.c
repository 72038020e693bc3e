#include "exchange/exchange.h"

#include "base/json.h"

static void add_member(struct buf *out, const char *name, str value)
{
    if (value.len == 0)
        return;
    buf_printf(out, "\"%s\": ", name);
    json_string(out, value);
    buf_lit(out, ", ");
}

static void add_occurrence(struct buf *out, const struct occurrence *at)
{
    buf_lit(out, "{\"path\": ");
    json_string(out, at->article->facts->path);
    buf_printf(out, ", \"line\": %d, \"column\": %d}", (int)at->line, (int)at->column);
}

static void add_occurrences(struct buf *out, const struct term *term, size_t form)
{
    size_t count = 0;

    for (size_t i = 0; i < term->count; i++) {
        if (term->occurrences[i].form != form)
            continue;
        buf_add(out, count++ ? S(", ") : S(""));
        add_occurrence(out, &term->occurrences[i]);
    }
}

/* One object for each way in which the original is written. */
static void add_form(struct buf *out, const struct term *term, size_t number)
{
    const struct term_form own = { term->zh, term->lang };
    const struct term_form *form = number < term->form_count ? &term->forms[number] : &own;

    buf_lit(out, "{");
    add_member(out, "en", term->en);
    add_member(out, "zh", form->zh);
    add_member(out, "abbr", term->abbr);
    add_member(out, "reading", glossary_reading(term));
    if (term->guessed)
        buf_lit(out, "\"reading-automatic\": true, ");
    add_member(out, "kind", str_of(gloss_kind_name(term->kind)));
    add_member(out, "lang", form->lang);
    add_member(out, "status", str_of(term_status_name(term->status)));
    buf_lit(out, "\"occurrences\": [");
    add_occurrences(out, term, number);
    buf_lit(out, "]}");
}

void exchange_json(struct buf *out, const struct publication *p)
{
    size_t written = 0;

    buf_lit(out, "[");
    for (size_t i = 0; i < p->glossary.count; i++) {
        const struct term *term = p->glossary.terms[i];

        for (size_t form = 0; form == 0 || form < term->form_count; form++) {
            buf_add(out, written++ ? S(",\n ") : S(""));
            add_form(out, term, form);
        }
    }
    buf_lit(out, "]\n");
}
