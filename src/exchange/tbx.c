/* TBX-Basic: the elements of ISO 30042:2019 with the data categories of the modules Min and Basic in their `type`. */
#include "exchange/exchange.h"
#include "lang/fold.h"
#include "lang/variant.h"

/* A term in one language. */
struct side {
    str lang, text;
    str abbr;    /* with a text only */
    str reading; /* the same */
};

enum { SIDES = 3 }; /* English, the original, the original in the other script */

struct exporting {
    struct buf *out;
    const struct publication *publication;
    const struct term *term;
    struct arena arena; /* for one entry */
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

/* A note of our own, which is in English whatever the publication's language. */
static void add_remark(struct exporting *e, const char *indent, str text)
{
    str english = exchange_english(e->publication);

    buf_printf(e->out, "%s<note", indent);
    if (!str_equal(english, e->publication->input->config.lang.text))
        buf_lit(e->out, " xml:lang=\"en\"");
    buf_byte(e->out, '>');
    buf_xml(e->out, text);
    buf_lit(e->out, "</note>\n");
}

/* --- terms */

static void add_term_note(struct exporting *e, const char *type, const char *value)
{
    add_element(e->out, "            ", "termNote", type, str_of(value));
}

/* `type` is one of termType's values or NULL; `status` one of administrativeStatus', of what is approved. */
static void begin_term(struct exporting *e, str text, const char *type, const char *status)
{
    buf_lit(e->out, "          <termSec>\n");
    add_element(e->out, "            ", "term", NULL, text);
    if (type)
        add_term_note(e, "termType", type);
    if (e->term->kind != GLOSS_TERM) /* names and titles of works stand as nouns; what a term is, nobody has said */
        add_term_note(e, "partOfSpeech", "noun");
    if (e->term->status == TERM_APPROVED)
        add_term_note(e, "administrativeStatus", status);
}

static void end_term(struct exporting *e)
{
    buf_lit(e->out, "          </termSec>\n");
}

static void add_main(struct exporting *e, const struct side *side)
{
    begin_term(e, side->text, side->abbr.len ? "fullForm" : NULL, "preferredTerm-admn-sts");
    if (side->reading.len)
        add_remark(e, "            ", arena_printf(&e->arena, "Reading: %.*s", STR(side->reading)));
    end_term(e);
    if (side->abbr.len) {
        begin_term(e, side->abbr, "acronym", "preferredTerm-admn-sts");
        end_term(e);
    }
}

/* --- languages */

/* The language of another form: English, or that of the original as far as its characters don't say otherwise. */
static str language_of(const struct exporting *e, str form)
{
    struct variant_evidence evidence = { 0 };

    if (!fold_is_han(form))
        return exchange_english(e->publication);
    variant_count(&evidence, form);
    return variant_language(&evidence, e->term->lang);
}

static bool belongs(const struct exporting *e, const struct side *side, str form)
{
    return !str_equal(form, side->text) && str_equal(language_of(e, form), side->lang);
}

static bool has_forms(const struct exporting *e, const struct side *side)
{
    for (size_t i = 0; i < e->term->also_count; i++)
        if (belongs(e, side, e->term->also[i].text))
            return true;
    return side->text.len > 0;
}

static void add_side(struct exporting *e, const struct side *side)
{
    if (side->lang.len == 0 || !has_forms(e, side))
        return;
    buf_lit(e->out, "        <langSec xml:lang=\"");
    buf_xml(e->out, side->lang);
    buf_lit(e->out, "\">\n");
    if (side->text.len)
        add_main(e, side);
    for (size_t i = 0; i < e->term->also_count; i++) {
        if (!belongs(e, side, e->term->also[i].text))
            continue;
        begin_term(e, e->term->also[i].text, NULL, "admittedTerm-admn-sts");
        end_term(e);
    }
    buf_lit(e->out, "        </langSec>\n");
}

/* The other script of Chinese, also where only another form is written in it. */
static str other_language(const struct exporting *e)
{
    const struct term *term = e->term;

    if (term->other.len)
        return term->other_lang;
    for (size_t i = 0; i < term->also_count; i++) {
        str lang = language_of(e, term->also[i].text);

        if (fold_is_han(term->also[i].text) && !str_equal(lang, term->lang))
            return lang;
    }
    return S("");
}

static void add_sides(struct exporting *e)
{
    const struct term *term = e->term;
    const struct side sides[SIDES] = { { exchange_english(e->publication), term->en, term->abbr, S("") },
        { term->lang, term->zh, S(""), term->reading }, { other_language(e), term->other, S(""), term->reading } };

    for (size_t i = 0; i < SIDES; i++)
        add_side(e, &sides[i]);
}

/* --- entries */

static void add_sources(struct exporting *e)
{
    struct buf span = { 0 };

    for (size_t i = 0; i < e->term->count; i++) {
        buf_reset(&span);
        exchange_span(&span, &e->term->occurrences[i]);
        add_element(e->out, "        ", "admin", "source", buf_str(&span));
    }
    buf_free(&span);
}

/* The term's own id, which stays the same from one export to the next, where every reader takes it for an XML name. */
static str entry_id(struct exporting *e)
{
    str id = e->term->id;

    for (size_t i = 0; i < id.len; i++)
        if ((unsigned char)id.at[i] >= 0x80)
            return arena_printf(&e->arena, "c-%zu", e->term->number + 1);
    return id;
}

static void add_entry(struct exporting *e)
{
    const struct term *term = e->term;
    const char *indent = "        ";

    arena_reset(&e->arena);
    buf_printf(e->out, "      <conceptEntry id=\"%.*s\">\n", STR(entry_id(e)));
    if (term->definition.len)
        add_element(
            e->out, indent, "descrip", "definition", exchange_plain(&e->arena, e->publication, term->definition));
    add_sources(e);
    add_remark(e, indent, arena_printf(&e->arena, "Kind: %s", gloss_kind_name(term->kind)));
    if (term->status != TERM_APPROVED)
        add_remark(e, indent, S("Status: proposed. Found in the text; no editor has approved it yet."));
    if (term->note.len)
        add_element(e->out, indent, "note", NULL, exchange_plain(&e->arena, e->publication, term->note));
    add_sides(e);
    buf_lit(e->out, "      </conceptEntry>\n");
}

static bool is_wanted(const struct term *term, bool all)
{
    return term->kind != GLOSS_QUOTATION && (term->status == TERM_APPROVED || (all && term->status == TERM_PROPOSED));
}

static void add_header(struct buf *out, const struct publication *p)
{
    str title = fields_in(&p->input->config.title, p->input->config.lang.text);

    buf_lit(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                 "<tbx xmlns=\"urn:iso:std:iso:30042:ed-2\" type=\"TBX-Basic\" style=\"dca\" xml:lang=\"");
    buf_xml(out, p->input->config.lang.text);
    buf_lit(out, "\">\n  <tbxHeader>\n    <fileDesc>\n");
    if (title.len) {
        buf_lit(out, "      <titleStmt>\n");
        add_element(out, "        ", "title", NULL, title);
        buf_lit(out, "      </titleStmt>\n");
    }
    buf_lit(out, "      <sourceDesc>\n        <p>Terms of the publication’s articles, written by stele</p>\n"
                 "      </sourceDesc>\n    </fileDesc>\n  </tbxHeader>\n  <text>\n    <body>\n");
}

void exchange_tbx(struct buf *out, const struct publication *p, bool all, struct diag *diag)
{
    struct exporting e = { .out = out, .publication = p };
    size_t count = 0;

    for (size_t i = 0; i < p->glossary.count; i++) {
        e.term = p->glossary.terms[i];
        if (!is_wanted(e.term, all))
            continue;
        if (count++ == 0)
            add_header(out, p);
        add_entry(&e);
    }
    arena_free(&e.arena);
    if (count)
        buf_lit(out, "    </body>\n  </text>\n</tbx>\n");
    else
        diag_warn(diag, "terms.none", NOWHERE,
            all ? "there is no term here to write"
                : "no term is approved yet; “stele review” helps, and --all writes what was found");
}
