#include "site/terms.h"

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
    buf_printf(out, ", \"line\": %d, \"column\": %d}", at->span.line, at->span.column);
}

static void add_term(struct buf *out, const struct term *term)
{
    buf_lit(out, "{");
    add_member(out, "en", term->en);
    add_member(out, "zh", term->zh);
    add_member(out, "abbr", term->abbr);
    add_member(out, "reading", term->reading);
    add_member(out, "kind", str_of(gloss_kind_name(term->kind)));
    add_member(out, "lang", term->lang);
    add_member(out, "status", str_of(term_status_name(term->status)));
    buf_lit(out, "\"occurrences\": [");
    for (size_t i = 0; i < term->count; i++) {
        buf_add(out, i ? S(", ") : S(""));
        add_occurrence(out, &term->occurrences[i]);
    }
    buf_lit(out, "]}");
}

void terms_json(struct buf *out, const struct publication *p)
{
    buf_lit(out, "[");
    for (size_t i = 0; i < p->glossary.count; i++) {
        buf_add(out, i ? S(",\n ") : S(""));
        add_term(out, p->glossary.terms[i]);
    }
    buf_lit(out, "]\n");
}
