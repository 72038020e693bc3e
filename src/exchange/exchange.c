#include "exchange/exchange.h"

#include "formats/tsv.h"
#include "write/line.h"

void exchange_span(struct buf *out, const struct occurrence *occurrence)
{
    buf_add(out, occurrence->article->facts->path);
    buf_printf(out, ":%d:%d", (int)occurrence->line, (int)occurrence->column);
}

str exchange_english(const struct publication *p)
{
    str lang = p->input->config.lang.text;

    return str_equal(lang, S("en")) || str_starts(lang, S("en-")) ? lang : S("en");
}

str exchange_plain(struct arena *arena, const struct publication *p, str markdown)
{
    const struct config *config = &p->input->config;
    const struct languages languages = { config->lang.text, config->han.text, false };
    struct diag said = { 0 }; /* where it is shown, on the page */
    str plain = line_make(arena, markdown, NOWHERE, &languages, &said).plain;

    diag_free(&said);
    return plain;
}

/* --- CSV */

static void add_cell(struct buf *out, str text)
{
    tsv_write(out, text, ',');
    buf_byte(out, ',');
}

static void add_spans(struct buf *out, const struct term *term)
{
    struct buf spans = { 0 };

    for (size_t i = 0; i < term->count; i++) {
        buf_add(&spans, i ? S("; ") : S(""));
        exchange_span(&spans, &term->occurrences[i]);
    }
    tsv_write(out, buf_str(&spans), ',');
    buf_free(&spans);
}

static void add_also(struct buf *out, const struct term *term)
{
    struct buf forms = { 0 };

    for (size_t i = 0; i < term->also_count; i++) {
        buf_add(&forms, i ? S("; ") : S(""));
        buf_add(&forms, term->also[i].text);
    }
    add_cell(out, buf_str(&forms));
    buf_free(&forms);
}

static void add_row(struct buf *out, struct arena *arena, const struct publication *p, const struct term *term)
{
    add_cell(out, term->en);
    add_cell(out, term->zh);
    add_cell(out, term->abbr);
    add_cell(out, term->reading);
    add_cell(out, str_of(gloss_kind_name(term->kind)));
    add_cell(out, term->lang);
    add_cell(out, str_of(term_status_name(term->status)));
    add_also(out, term);
    add_cell(out, exchange_plain(arena, p, term->definition));
    add_cell(out, exchange_plain(arena, p, term->note));
    buf_printf(out, "%zu,", term->count);
    add_spans(out, term);
    buf_lit(out, "\r\n");
}

void exchange_csv(struct buf *out, const struct publication *p)
{
    struct arena arena = { 0 };

    buf_lit(out, "en,zh,abbr,reading,kind,lang,status,also,definition,note,count,places\r\n");
    for (size_t i = 0; i < p->glossary.count; i++) {
        add_row(out, &arena, p, p->glossary.terms[i]);
        arena_reset(&arena);
    }
    arena_free(&arena);
}

/* --- TMX */

static void add_property(struct buf *out, const char *type, str text)
{
    buf_printf(out, "      <prop type=\"%s\">", type);
    buf_xml(out, text);
    buf_lit(out, "</prop>\n");
}

static void add_variant(struct buf *out, str lang, str text)
{
    buf_lit(out, "      <tuv xml:lang=\"");
    buf_xml(out, lang);
    buf_lit(out, "\"><seg>");
    buf_xml(out, text);
    buf_lit(out, "</seg></tuv>\n");
}

static void add_unit(struct buf *out, const struct term *term, str english)
{
    struct buf span = { 0 };

    buf_lit(out, "    <tu tuid=\"");
    buf_xml(out, term->id);
    buf_lit(out, "\" srclang=\"");
    buf_xml(out, term->lang);
    buf_lit(out, "\">\n");
    if (term->status != TERM_APPROVED)
        add_property(out, "x-status", str_of(term_status_name(term->status)));
    for (size_t i = 0; i < term->count; i++) {
        buf_reset(&span);
        exchange_span(&span, &term->occurrences[i]);
        add_property(out, "x-place", buf_str(&span));
    }
    add_variant(out, term->lang, term->zh);
    add_variant(out, english, term->en);
    buf_lit(out, "    </tu>\n");
    buf_free(&span);
}

void exchange_tmx(struct buf *out, const struct publication *p, const char *version)
{
    buf_printf(out,
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        "<!DOCTYPE tmx SYSTEM \"tmx14.dtd\">\n"
        "<tmx version=\"1.4\">\n"
        "  <header creationtool=\"stele\" creationtoolversion=\"%s\" segtype=\"phrase\" o-tmf=\"stele\" "
        "adminlang=\"en\"\n"
        "    srclang=\"",
        version);
    buf_xml(out, p->input->config.han.text);
    buf_lit(out, "\" datatype=\"plaintext\"/>\n  <body>\n");
    for (size_t i = 0; i < p->glossary.count; i++) {
        const struct term *term = p->glossary.terms[i];

        if (term->kind == GLOSS_QUOTATION && term->en.len && term->zh.len)
            add_unit(out, term, exchange_english(p));
    }
    buf_lit(out, "  </body>\n</tmx>\n");
}
