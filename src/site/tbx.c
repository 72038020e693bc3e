/* TBX-Basic: the elements of ISO 30042:2019 with the data categories of the Basic and Min modules in their `type`. */
#include "site/exchange.h"

/* What is said of one language's side of a term. */
struct side {
    str lang, text, abbr, reading, definition;
};

static void add_element(struct buf *out, const char *indent, const char *name, const char *type, str text)
{
    buf_printf(out, "%s<%s", indent, name);
    if (type)
        buf_printf(out, " type=\"%s\"", type);
    buf_byte(out, '>');
    buf_xml(out, text);
    buf_printf(out, "</%s>\n", name);
}

static void add_term_note(struct buf *out, const char *type, const char *value)
{
    add_element(out, "            ", "termNote", type, str_of(value));
}

/* `type` is one of termType's values or NULL. */
static void add_term(struct buf *out, const struct term *term, str text, const char *type, const char *status)
{
    buf_lit(out, "          <termSec>\n");
    add_element(out, "            ", "term", NULL, text);
    if (type)
        add_term_note(out, "termType", type);
    if (term->kind != GLOSS_TERM) /* names and titles of works stand as nouns; what a term is, nobody has said */
        add_term_note(out, "partOfSpeech", "noun");
    if (status)
        add_term_note(out, "administrativeStatus", status);
}

static void end_term(struct buf *out)
{
    buf_lit(out, "          </termSec>\n");
}

static void add_reading(struct buf *out, str reading)
{
    if (reading.len == 0)
        return;
    buf_lit(out, "            <note>Reading: ");
    buf_xml(out, reading);
    buf_lit(out, "</note>\n");
}

static void add_side(struct buf *out, const struct term *term, const struct side *side)
{
    const char *status = term->status == TERM_APPROVED ? "preferredTerm-admn-sts" : NULL;

    buf_lit(out, "        <langSec xml:lang=\"");
    buf_xml(out, side->lang);
    buf_lit(out, "\">\n");
    if (side->definition.len)
        add_element(out, "          ", "descrip", "definition", side->definition);
    add_term(out, term, side->text, side->abbr.len ? "fullForm" : NULL, status);
    add_reading(out, side->reading);
    end_term(out);
    if (side->abbr.len) {
        add_term(out, term, side->abbr, "acronym", status);
        end_term(out);
    }
    buf_lit(out, "        </langSec>\n");
}

static void add_sources(struct buf *out, const struct term *term)
{
    struct buf place = { 0 };

    for (size_t i = 0; i < term->count; i++) {
        buf_reset(&place);
        terms_place(&place, &term->occurrences[i]);
        add_element(out, "        ", "admin", "source", buf_str(&place));
    }
    buf_free(&place);
}

static void add_entry(struct buf *out, const struct term *term, str english)
{
    const struct side from = { term->lang, term->zh, S(""), term->reading, S("") };
    const struct side to = { english, term->en, term->abbr, S(""), term->definition };

    buf_printf(out, "      <conceptEntry id=\"c%zu\">\n", term->number + 1);
    add_sources(out, term);
    buf_printf(out, "        <note>Kind: %s</note>\n", gloss_kind_name(term->kind));
    if (term->status != TERM_APPROVED)
        buf_lit(out, "        <note>Status: proposed. Found in the text; no editor has approved it yet.</note>\n");
    add_side(out, term, &to);
    add_side(out, term, &from);
    buf_lit(out, "      </conceptEntry>\n");
}

static bool is_wanted(const struct term *term, bool all)
{
    return term->kind != GLOSS_QUOTATION && (term->status == TERM_APPROVED || (all && term->status == TERM_PROPOSED));
}

static void add_header(struct buf *out, const struct publication *p)
{
    str title = p->source->config.title.text;

    buf_lit(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                 "<tbx xmlns=\"urn:iso:std:iso:30042:ed-2\" type=\"TBX-Basic\" style=\"dca\" xml:lang=\"");
    buf_xml(out, terms_english(p));
    buf_lit(out, "\">\n  <tbxHeader>\n    <fileDesc>\n");
    if (title.len) {
        buf_lit(out, "      <titleStmt>\n");
        add_element(out, "        ", "title", NULL, title);
        buf_lit(out, "      </titleStmt>\n");
    }
    buf_lit(out, "      <sourceDesc>\n        <p>Terms of the publication’s articles, written by stele</p>\n"
                 "      </sourceDesc>\n    </fileDesc>\n  </tbxHeader>\n  <text>\n    <body>\n");
}

void terms_tbx(struct buf *out, const struct publication *p, bool all, struct diag *diag)
{
    size_t count = 0;

    for (size_t i = 0; i < p->glossary.count; i++) {
        if (!is_wanted(p->glossary.terms[i], all))
            continue;
        if (count++ == 0)
            add_header(out, p);
        add_entry(out, p->glossary.terms[i], terms_english(p));
    }
    if (count)
        buf_lit(out, "    </body>\n  </text>\n</tbx>\n");
    else
        diag_warn(diag, "terms.none", NOWHERE,
            all ? "there is no term here to write"
                : "no term is approved yet; “stele review” helps, and --all writes what was found");
}
