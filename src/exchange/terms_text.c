#include "exchange/exchange.h"

#include <stdlib.h>

static int compare(const void *left, const void *right)
{
    const struct term *a = *(const struct term *const *)left, *b = *(const struct term *const *)right;
    int order = str_compare(a->sort_en, b->sort_en);

    if (!order)
        order = str_compare(a->sort_zh, b->sort_zh);
    return order ? order : (a->number > b->number) - (a->number < b->number);
}

/* --- one term */

static void add_part(struct buf *out, const char *before, str text, const char *after)
{
    if (text.len)
        buf_printf(out, "%s%.*s%s", before, STR(text), after);
}

/* comprehensive national security concept (CNSC)  总体国家安全观  zǒngtǐ guójiā ānquánguān  term */
static void add_head(struct buf *out, const struct term *term)
{
    buf_add(out, term->en.len ? term->en : S("–"));
    add_part(out, " (", term->abbr, ")");
    add_part(out, "  ", term->zh, "");
    add_part(out, " / ", term->other, "");
    add_part(out, "  ", glossary_reading(term), term->guessed ? " (automatic)" : "");
    add_part(out, "  ", str_of(gloss_kind_name(term->kind)), "");
    add_part(out, ", ", term->lang, "\n");
    if (term->lang.len == 0)
        buf_byte(out, '\n');
}

static void add_forms(struct buf *out, const struct term *term)
{
    for (size_t i = 0; i < term->also_count; i++)
        buf_printf(
            out, "%s%.*s%s", i ? ", " : "    also: ", STR(term->also[i].text), i + 1 == term->also_count ? "\n" : "");
    for (size_t i = 0; i < term->variant_count; i++)
        buf_printf(out, "%s%.*s%s", i ? ", " : "    written: ", STR(term->variants[i]),
            i + 1 == term->variant_count ? "\n" : "");
}

/* An article and its spans: articles/a.md:12:5, 40:3 (again). */
static void add_spans(struct buf *out, const struct term *term)
{
    const struct article *last = NULL;

    for (size_t i = 0; i < term->count; i++) {
        const struct occurrence *at = &term->occurrences[i];

        if (at->article == last) {
            buf_printf(out, ", %d:%d", (int)at->line, (int)at->column);
        } else {
            buf_add(out, last ? S("\n    ") : S("    "));
            exchange_span(out, at);
        }
        last = at->article;
    }
    buf_add(out, last ? S("\n") : S("    nowhere\n"));
}

/* --- all of them */

static void add_section(
    struct buf *out, const struct term *const *terms, size_t count, enum term_status status, bool quotations)
{
    size_t found = 0;

    for (size_t i = 0; i < count; i++) {
        if (terms[i]->status != status || (terms[i]->kind == GLOSS_QUOTATION) != quotations)
            continue;
        if (found++ == 0)
            buf_printf(out, "%s%s\n\n", out->len ? "\n" : "",
                quotations                ? "Quotations with their originals"
                : status == TERM_APPROVED ? "Approved terms"
                                          : "Found in the text, not approved yet");
        add_head(out, terms[i]);
        add_forms(out, terms[i]);
        add_spans(out, terms[i]);
    }
}

void exchange_text(struct buf *out, const struct publication *p)
{
    size_t count = p->glossary.count;
    const struct term **terms = arena_resize(NULL, (count + 1) * sizeof(struct term *));

    for (size_t i = 0; i < count; i++)
        terms[i] = p->glossary.terms[i];
    qsort(terms, count, sizeof(struct term *), compare);
    for (int quotations = 0; quotations < 2; quotations++) {
        add_section(out, terms, count, TERM_APPROVED, quotations);
        add_section(out, terms, count, TERM_PROPOSED, quotations);
    }
    free(terms);
}
