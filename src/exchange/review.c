#include "exchange/review.h"

#include "base/hash.h"
#include "exchange/exchange.h"
#include "lang/variant.h"

#include <string.h>

/* How many characters of a line are shown to the left and right of a span; how many spans are named. */
enum { CONTEXT_LEFT = 60, CONTEXT_RIGHT = 140, SPANS = 20 };

struct writing {
    struct buf *out;
    const struct publication *publication;
    const struct review_lines *lines;
    struct arena arena; /* for one row */
    size_t rows;
};

str review_id(struct arena *arena, str en, str zh)
{
    str key = arena_printf(arena, "gloss\t%.*s\t%.*s", STR(en), STR(zh));

    return arena_printf(arena, "g-%.*s", STR(hash_hex(arena, key, 12)));
}

static bool is_space(char c)
{
    return c == ' ' || c == '\n' || c == '\t' || c == '\r';
}

str review_value(struct arena *arena, str text)
{
    struct buf out = { 0 };
    str value;

    text = str_trim(text);
    for (size_t i = 0; i < text.len; i++)
        if (!is_space(text.at[i]) || !is_space(text.at[i - 1]))
            buf_byte(&out, (char)(is_space(text.at[i]) ? ' ' : text.at[i]));
    value = buf_copy(&out, arena);
    buf_free(&out);
    return value;
}

/* --- rules in plain words */

static str gloss_words(const struct term *term)
{
    static const struct {
        const char *rule, *words;
    } known[] = {
        { "quoted", "the English stands in quotation marks" },
        { "emphasis", "the English is emphasised" },
        { "reading", "the English reads as the original does" },
        { "capitals", "the English is written with capitals" },
        { "phrase", "the words before the original that say what it says" },
        { "inside", "the English stands within the brackets" },
        { "behind", "the English follows the original" },
        { "named", "the text says that it is called so" },
        { "dash", "the two stand on either side of a dash" },
        { "marked", "the author marked it" },
    };

    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (str_equal(str_of(known[i].rule), term->rule))
            return str_of(known[i].words);
    return term->rule.len ? term->rule : S("terms.yaml has it");
}

static str kind_words(const struct term *term)
{
    if (term->record && term->record->kind.text.len)
        return S("terms.yaml says so");
    switch (term->kind) {
    case GLOSS_TERM: return S("nothing makes it a name, a title or a quotation");
    case GLOSS_NAME: return S("by its capitals, its reading or the end of the original");
    case GLOSS_TITLE: return S("by its marks, the words around or the end of the original");
    case GLOSS_QUOTATION: return S("it is a clause");
    }
    return S("");
}

static str language_words(const struct term *term)
{
    struct variant_evidence evidence = { 0 };

    if (term->record && term->record->lang.text.len)
        return S("terms.yaml says so");
    if (str_equal(term->lang, S("ko")) || str_equal(term->lang, S("ja")))
        return S("by its writing, or by what stands near");
    variant_count(&evidence, term->zh);
    if (evidence.simplified > evidence.traditional)
        return S("it has characters of simplified writing");
    if (evidence.traditional > evidence.simplified)
        return S("it has characters of traditional writing");
    return S("as other Chinese here, or as the publication says");
}

static str reading_words(const struct term *term)
{
    if (glossary_reading(term).len == 0)
        return S("none is shown");
    if (term->record && term->record->reading.text.len)
        return S("terms.yaml says so");
    return term->reading.len ? S("the text gives it") : S("pinyin, by the dictionary");
}

static void add_rule(struct writing *w, const struct term *term)
{
    str gloss = gloss_words(term), kind = kind_words(term), lang = language_words(term), reading = reading_words(term);

    tsv_write(w->out,
        arena_printf(&w->arena, "gloss: %.*s; kind: %.*s; language: %.*s; reading: %.*s", STR(gloss), STR(kind),
            STR(lang), STR(reading)),
        '\t');
}

/* --- the span */

static void add_cell(struct writing *w, str text)
{
    tsv_write(w->out, review_value(&w->arena, text), '\t');
    buf_byte(w->out, '\t');
}

/* Where it is glossed; and how often it stands in the articles at all. */
static void add_spans(struct writing *w, const struct term *term)
{
    struct buf spans = { 0 };
    size_t glosses = 0;

    for (size_t i = 0; i < term->count; i++) {
        if (!term->occurrences[i].gloss || glosses++ >= SPANS)
            continue;
        buf_add(&spans, glosses > 1 ? S("; ") : S(""));
        exchange_span(&spans, &term->occurrences[i]);
    }
    if (glosses > SPANS)
        buf_printf(&spans, "; and %zu more", glosses - SPANS);
    add_cell(w, buf_str(&spans));
    buf_free(&spans);
    buf_printf(w->out, "%zu\t", term->count);
}

/* Where it is glossed first, else where it stands first; NULL: nowhere. */
static const struct occurrence *first_span(const struct term *term)
{
    for (size_t i = 0; i < term->count; i++)
        if (term->occurrences[i].gloss)
            return &term->occurrences[i];
    return term->count ? &term->occurrences[0] : NULL;
}

static void add_context(struct writing *w, const struct term *term)
{
    const struct occurrence *first = first_span(term);
    str line = S("");

    if (first && w->lines)
        line = around_cut(
            w->lines->text(w->lines->context, first->article), &w->arena, glossary_span(first), CONTEXT_LEFT,
            CONTEXT_RIGHT);
    add_cell(w, line);
}

/* --- rows */

static void add_row(struct writing *w, const struct term *term)
{
    arena_reset(&w->arena);
    buf_lit(w->out, "\tgloss\t");
    add_cell(w, term->en);
    add_cell(w, term->zh);
    add_cell(w, term->abbr);
    add_cell(w, glossary_reading(term));
    add_cell(w, str_of(gloss_kind_name(term->kind)));
    add_cell(w, term->lang);
    add_cell(w, str_of(term_status_name(term->status)));
    add_spans(w, term);
    add_rule(w, term);
    buf_byte(w->out, '\t');
    add_context(w, term);
    w->rows++;
    buf_add(w->out, review_id(&w->arena, review_value(&w->arena, term->en), review_value(&w->arena, term->zh)));
    buf_byte(w->out, '\n');
}

size_t review_write(struct buf *out, const struct publication *p, const struct review_lines *lines, bool all)
{
    struct writing w = { .out = out, .publication = p, .lines = lines };

    buf_lit(out, "\xEF\xBB\xBF"
                 "decision\tguess\ten\tzh\tabbr\treading\tkind\tlang\tstatus\tplaces\tcount\trule\tcontext\tid\n");
    for (size_t i = 0; i < p->glossary.count; i++)
        if (all || p->glossary.terms[i]->status == TERM_PROPOSED)
            add_row(&w, p->glossary.terms[i]);
    for (size_t i = 0; all && i < p->glossary.ignored_count; i++)
        add_row(&w, p->glossary.ignored[i]);
    arena_free(&w.arena);
    return w.rows;
}
