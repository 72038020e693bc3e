#include "view/cards.h"

#include "formats/url.h"
#include "view/headword.h"

static bool is_written_so(const struct page_filler *f, const struct terms_entry *entry, size_t number)
{
    return f->parts && number < f->parts->written_count && f->parts->written[number] == entry->written;
}

/* Whether a card says anything that doesn't stand in the text beside the gloss. A reading that is a guess stands above
 * the text as well, under the same switch. */
static bool has_card(
    const struct page_filler *f, const struct terms_entry *entry, const struct term *term, size_t number)
{
    bool read = headword_read(term).len && !term->guessed;

    return entry->definition.len || read || term->kind == GLOSS_NAME || term->kind == GLOSS_TITLE ||
           !is_written_so(f, entry, number);
}

void cards_fill(const struct page_filler *f, struct buf *out, size_t number)
{
    const struct term *term = publication_term(f->article, number);
    const struct terms_entry *entry = terms_entry(f->terms, term);
    bool card = entry && has_card(f, entry, term, number);

    if (!card && (!entry || !terms_says_more(entry, term)))
        return;
    if (f->book && card) {
        buf_printf(out, " id=\"%.*sgloss.%zu\" epub:type=\"noteref\" role=\"doc-noteref\" href=\"#%.*scard.",
            STR(f->prefix), number + 1, STR(f->prefix));
        url_write(out, term->id);
    } else {
        buf_lit(out, " href=\"");
        buf_add(out, f->book ? S("") : f->root);
        terms_address(out, entry, term);
    }
    buf_byte(out, '"');
}

struct writing {
    const struct context *c;
    const struct page_filler *f;
    struct headword_words words;
    struct buf out;
    struct map seen; /* by the terms' ids */
};

/* --- a card of a page */

static void write_paragraph(struct buf *out, const char *class, str xhtml)
{
    if (xhtml.len == 0)
        return;
    buf_printf(out, "<p class=\"%s\">", class);
    buf_add(out, xhtml);
    buf_lit(out, "</p>\n");
}

static void write_web_card(struct writing *w, const struct term *term)
{
    const struct terms_entry *entry = terms_entry(w->c->terms, term);
    struct buf *out = &w->out;

    buf_lit(out, "<div class=\"card\" id=\"card.");
    buf_xml(out, term->id);
    buf_lit(out, "\">\n<p class=\"head\">");
    if (term->zh.len)
        headword_han(out, w->c, term->zh, term->lang);
    headword_reading(out, w->c, &w->words, term);
    buf_lit(out, "</p>\n<p class=\"english\">");
    headword_english(out, w->c, term, w->words.lang);
    headword_abbr(out, w->c, term);
    headword_kind(out, &w->words, term);
    buf_lit(out, "</p>\n");
    write_paragraph(out, "definition", entry->definition);
    buf_lit(out, "<p class=\"more\"><a href=\"");
    buf_add(out, w->f->root);
    terms_address(out, entry, term);
    buf_lit(out, "\">");
    buf_xml(out, w->words.in_terms);
    buf_lit(out, "</a></p>\n</div>\n");
}

/* --- a card of a chapter: a note */

static void write_book_card(struct writing *w, const struct term *term, size_t number)
{
    const struct terms_entry *entry = terms_entry(w->c->terms, term);
    struct buf *out = &w->out;

    buf_printf(out, "<aside epub:type=\"footnote\" role=\"doc-footnote\" id=\"%.*scard.", STR(w->f->prefix));
    buf_xml(out, term->id);
    buf_printf(out,
        "\" class=\"card\"><p><a class=\"backref\" href=\"#%.*sgloss.%zu\" role=\"doc-backlink\" aria-label=\"",
        STR(w->f->prefix), number + 1);
    buf_xml(out, w->words.back);
    buf_lit(out, "\">↩</a> <b>");
    headword_english(out, w->c, term, w->words.lang);
    buf_lit(out, "</b>");
    headword_rest(out, w->c, &w->words, term);
    buf_lit(out, "</p>\n");
    write_paragraph(out, "definition", entry->definition);
    buf_lit(out, "<p class=\"more\"><a href=\"");
    terms_address(out, entry, term);
    buf_lit(out, "\">");
    buf_xml(out, w->words.in_terms);
    buf_lit(out, "</a></p></aside>\n");
}

/* --- all of them */

static void begin(struct writing *w)
{
    if (!w->f->book) {
        buf_lit(&w->out, "<div class=\"cards\" hidden=\"hidden\">\n");
        return;
    }
    buf_lit(&w->out, "<section class=\"notes cards\" epub:type=\"footnotes\" aria-label=\"");
    buf_xml(&w->out, strings_get(strings_for(w->c->strings, w->words.lang), "terms"));
    buf_lit(&w->out, "\">\n<p class=\"title\">");
    buf_xml(&w->out, strings_get(strings_for(w->c->strings, w->words.lang), "terms"));
    buf_lit(&w->out, "</p>\n");
}

static void write_cards(struct writing *w, const struct body *body)
{
    for (size_t i = 0; i < body->slot_count; i++) {
        const struct slot *slot = &body->slots[i];
        const struct term *term = slot->kind == SLOT_GLOSS ? publication_term(w->f->article, slot->index) : NULL;
        const struct terms_entry *entry = terms_entry(w->c->terms, term);

        if (!entry || !has_card(w->f, entry, term, slot->index) || map_set(&w->seen, term->id, w))
            continue;
        if (w->out.len == 0)
            begin(w);
        if (w->f->book)
            write_book_card(w, term, slot->index);
        else
            write_web_card(w, term);
    }
}

str cards_write(const struct context *c, const struct page_filler *f, const struct bodies *bodies)
{
    struct writing w = { .c = c, .f = f, .seen = { .arena = c->arena } };
    str cards;

    if (f->article->facts->gloss_count == 0)
        return S("");
    w.words = headword_words(c, f->article->facts->lang);
    write_cards(&w, &bodies->text);
    write_cards(&w, &bodies->notes);
    if (w.out.len)
        buf_add(&w.out, f->book ? S("</section>\n") : S("</div>\n"));
    cards = buf_copy(&w.out, c->arena);
    buf_free(&w.out);
    return cards;
}
