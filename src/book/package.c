#include "book/package.h"

#include "lang/language.h"
#include "view/address.h"

#define XML_DECLARATION "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"

void package_container(struct buf *out, const struct book_writing *w)
{
    (void)w;
    buf_lit(out, XML_DECLARATION
        "<container version=\"1.0\" xmlns=\"urn:oasis:names:tc:opendocument:xmlns:container\">\n"
        "<rootfiles>\n<rootfile full-path=\"EPUB/package.opf\" media-type=\"application/oebps-package+xml\"/>\n"
        "</rootfiles>\n</container>\n");
}

/* --- the package document */

/* <name>text</name>, nothing where there is no text. */
static void add_element(struct buf *out, const char *name, str text)
{
    if (text.len == 0)
        return;
    buf_printf(out, "<%s>", name);
    buf_xml(out, text);
    buf_printf(out, "</%s>\n", name);
}

static void add_meta(struct buf *out, const char *property, const char *value)
{
    buf_printf(out, "<meta property=\"%s\">%s</meta>\n", property, value);
}

/* A person of a book: author (aut) or translator (trl), MARC relators. */
static void add_person(
    struct buf *out, const struct author *author, const char *element, const char *role, size_t number)
{
    buf_printf(out, "<dc:%s id=\"%s-%zu\">", element, role, number);
    buf_xml(out, author->name.text);
    buf_printf(out, "</dc:%s>\n<meta refines=\"#%s-%zu\" property=\"role\" scheme=\"marc:relators\">%s</meta>\n",
        element, role, number, role);
    if (author->family.text.len == 0)
        return;
    buf_printf(out, "<meta refines=\"#%s-%zu\" property=\"file-as\">", role, number);
    buf_xml(out, author->family.text);
    if (author->given.text.len) {
        buf_lit(out, ", ");
        buf_xml(out, author->given.text);
    }
    buf_lit(out, "</meta>\n");
}

static void add_people(struct buf *out, const struct people *people, const char *element, const char *role,
    struct map *seen, size_t *number)
{
    for (size_t i = 0; i < people->count; i++)
        if (people->items[i].name.text.len && !map_set(seen, people->items[i].name.text, seen))
            add_person(out, &people->items[i], element, role, ++*number);
}

static void add_all_people(struct buf *out, const struct book_writing *w, struct arena *arena)
{
    struct map authors = { .arena = arena }, translators = { .arena = arena };
    size_t author_count = 0, translator_count = 0;

    for (size_t i = 0; i < w->book->count; i++) {
        const struct facts *facts = w->book->articles[i]->facts;

        add_people(out, &facts->authors, "creator", "aut", &authors, &author_count);
        add_people(out, &facts->translators, "contributor", "trl", &translators, &translator_count);
        if (w->book->facing && w->book->facing[i])
            add_people(
                out, &w->book->facing[i]->facts->translators, "contributor", "trl", &translators, &translator_count);
    }
}

/* The articles' latest date is when the book appeared. */
static void add_date(struct buf *out, const struct book_writing *w)
{
    struct date last = { 0 };
    char iso[16];

    for (size_t i = 0; i < w->book->count; i++)
        if (date_compare(&w->book->articles[i]->facts->date, &last) > 0)
            last = w->book->articles[i]->facts->date;
    add_element(out, "dc:date", date_iso(&last, iso));
}

/* What is said of access is what is known: the text can be read, it has a table of contents and headings, nothing
 * flashes or moves or sounds. Pictures need eyes; that the text suffices without them is for a person to judge. */
static void add_access(struct buf *out, const struct book_writing *w)
{
    add_meta(out, "schema:accessMode", "textual");
    if (w->pictures.count)
        add_meta(out, "schema:accessMode", "visual");
    else
        add_meta(out, "schema:accessModeSufficient", "textual");
    add_meta(out, "schema:accessibilityFeature", "structuralNavigation");
    add_meta(out, "schema:accessibilityFeature", "tableOfContents");
    add_meta(out, "schema:accessibilityHazard", "none");
}

/* The book's own language, and those of what stands beside its chapters. */
static void add_languages(struct buf *out, const struct book_writing *w, struct arena *arena)
{
    struct map seen = { .arena = arena };

    map_set(&seen, w->lang, &seen);
    add_element(out, "dc:language", w->lang);
    for (size_t i = 0; w->book->facing && i < w->book->count; i++)
        if (w->book->facing[i] && !map_set(&seen, w->book->facing[i]->facts->lang, &seen))
            add_element(out, "dc:language", w->book->facing[i]->facts->lang);
}

static void add_metadata(struct buf *out, const struct book_writing *w, struct arena *arena)
{
    const struct config *config = &w->context.publication->input->config;
    const struct facts *only = w->book->count == 1 ? w->book->articles[0]->facts : NULL;

    buf_lit(out, "<metadata xmlns:dc=\"http://purl.org/dc/elements/1.1/\">\n");
    buf_printf(out, "<dc:identifier id=\"id\">urn:uuid:%.*s</dc:identifier>\n", STR(w->identifier));
    add_element(out, "dc:title", w->title);
    add_languages(out, w, arena);
    add_all_people(out, w, arena);
    add_element(out, "dc:publisher", config->publisher.text);
    add_date(out, w);
    if (only) {
        add_element(out, "dc:description", only->description);
        add_element(out, "dc:rights", only->license);
    }
    buf_printf(out, "<meta property=\"dcterms:modified\">%.*s</meta>\n", STR(w->modified));
    add_access(out, w);
    buf_lit(out, "</metadata>\n");
}

static void add_items(struct buf *out, const struct book_writing *w)
{
    buf_lit(out, "<item id=\"nav\" href=\"nav.xhtml\" media-type=\"application/xhtml+xml\" properties=\"nav\"/>\n"
                 "<item id=\"ncx\" href=\"toc.ncx\" media-type=\"application/x-dtbncx+xml\"/>\n"
                 "<item id=\"style\" href=\"style.css\" media-type=\"text/css\"/>\n"
                 "<item id=\"title\" href=\"text/title.xhtml\" media-type=\"application/xhtml+xml\"/>\n");
    for (size_t i = 1; i <= w->book->count; i++)
        buf_printf(out,
            "<item id=\"chapter-%zu\" href=\"text/" ADDRESS_CHAPTER "\" media-type=\"application/xhtml+xml\"/>\n", i,
            i);
    for (size_t i = 0; i < w->terms.count; i++)
        buf_printf(out, "<item id=\"glossary-%zu\" href=\"text/%.*s\" media-type=\"application/xhtml+xml\"/>\n", i + 1,
            STR(w->terms.sheets[i]->address));
    for (size_t i = 0; i < w->pictures.count; i++)
        buf_printf(out, "<item id=\"picture-%zu\" href=\"images/%.*s\" media-type=\"%.*s\"/>\n", i + 1,
            STR(w->pictures.items[i]->name), STR(w->pictures.items[i]->kind.type));
}

void package_write(struct buf *out, const struct book_writing *w, struct arena *arena)
{
    buf_lit(out,
        XML_DECLARATION "<package xmlns=\"http://www.idpf.org/2007/opf\" version=\"3.0\" unique-identifier=\"id\"");
    buf_printf(out, " xml:lang=\"%.*s\">\n", STR(w->lang));
    add_metadata(out, w, arena);
    buf_lit(out, "<manifest>\n");
    add_items(out, w);
    buf_lit(out, "</manifest>\n<spine toc=\"ncx\"");
    if (language_is_rtl(w->lang))
        buf_lit(out, " page-progression-direction=\"rtl\"");
    buf_lit(out, ">\n<itemref idref=\"title\"/>\n<itemref idref=\"nav\"/>\n");
    for (size_t i = 1; i <= w->book->count; i++)
        buf_printf(out, "<itemref idref=\"chapter-%zu\"/>\n", i);
    for (size_t i = 1; i <= w->terms.count; i++)
        buf_printf(out, "<itemref idref=\"glossary-%zu\"/>\n", i);
    buf_lit(out, "</spine>\n</package>\n");
}

/* --- the navigation document: chapters, and under each the headings of its second level */

static void add_headings(struct buf *out, const struct book_writing *w, size_t chapter)
{
    const struct chapter_headings *headings = &w->headings[chapter - 1];

    buf_add(out, headings->count ? S("\n<ol>\n") : S(""));
    for (size_t i = 0; i < headings->count; i++) {
        buf_printf(out, "<li><a href=\"text/" ADDRESS_CHAPTER "#", chapter);
        buf_xml(out, headings->items[i].id);
        buf_lit(out, "\">");
        buf_add(out, headings->items[i].xhtml);
        buf_lit(out, "</a></li>\n");
    }
    buf_add(out, headings->count ? S("</ol>\n") : S(""));
}

/* Says its language where the book is in another. */
static void begin_chapter(struct buf *out, str lang, str book)
{
    if (str_equal(lang, book))
        buf_lit(out, "<li>");
    else
        buf_printf(out, "<li lang=\"%.*s\" xml:lang=\"%.*s\">", STR(lang), STR(lang));
}

static void add_chapters(struct buf *out, const struct book_writing *w, struct arena *arena)
{
    for (size_t i = 1; i <= w->book->count; i++) {
        const struct facts *facts = w->book->articles[i - 1]->facts;

        begin_chapter(out, facts->lang, w->lang);
        buf_printf(out, "<a href=\"text/" ADDRESS_CHAPTER "\">", i);
        buf_add(out, body_line(arena, &facts->title.xhtml, BODY_BOOK));
        buf_lit(out, "</a>");
        add_headings(out, w, i);
        buf_lit(out, "</li>\n");
    }
}

static void add_glossary(struct buf *out, const struct strings *strings, const char *type)
{
    buf_printf(out, "<li><a%s href=\"text/glossary.xhtml\">", type);
    buf_xml(out, strings_get(strings, "terms"));
    buf_lit(out, "</a></li>\n");
}

static void add_landmarks(struct buf *out, const struct book_writing *w, const struct strings *strings)
{
    buf_lit(out, "<nav epub:type=\"landmarks\" hidden=\"hidden\" aria-label=\"");
    buf_xml(out, strings_get(strings, "landmarks"));
    buf_lit(out, "\">\n<ol>\n<li><a epub:type=\"titlepage\" href=\"text/title.xhtml\">");
    buf_xml(out, strings_get(strings, "title_page"));
    buf_lit(out, "</a></li>\n<li><a epub:type=\"toc\" href=\"nav.xhtml\">");
    buf_xml(out, strings_get(strings, "contents"));
    buf_lit(out, "</a></li>\n<li><a epub:type=\"bodymatter\" href=\"text/chapter-1.xhtml\">");
    buf_xml(out, strings_get(strings, "text"));
    buf_lit(out, "</a></li>\n");
    if (w->terms.count)
        add_glossary(out, strings, " epub:type=\"glossary\"");
    buf_lit(out, "</ol>\n</nav>\n");
}

void package_nav(struct buf *out, const struct book_writing *w, struct arena *arena)
{
    const struct strings *strings = strings_for(w->context.strings, w->lang);

    buf_lit(out, XML_DECLARATION "<!DOCTYPE html>\n<html xmlns=\"http://www.w3.org/1999/xhtml\""
                                 " xmlns:epub=\"http://www.idpf.org/2007/ops\"");
    buf_printf(out, " lang=\"%.*s\" xml:lang=\"%.*s\"%s>\n<head>\n<meta charset=\"utf-8\"/>\n<title>", STR(w->lang),
        STR(w->lang), language_is_rtl(w->lang) ? " dir=\"rtl\"" : "");
    buf_xml(out, w->title);
    buf_lit(out, "</title>\n<link rel=\"stylesheet\" href=\"style.css\"/>\n</head>\n<body>\n"
                 "<nav epub:type=\"toc\" role=\"doc-toc\" aria-labelledby=\"contents\">\n<h1 id=\"contents\">");
    buf_xml(out, strings_get(strings, "contents"));
    buf_lit(out, "</h1>\n<ol>\n");
    add_chapters(out, w, arena);
    if (w->terms.count)
        add_glossary(out, strings, "");
    buf_lit(out, "</ol>\n</nav>\n");
    if (w->book->count)
        add_landmarks(out, w, strings);
    buf_lit(out, "</body>\n</html>\n");
}

/* --- the NCX */

static void open_point(struct buf *out, size_t *order, str label)
{
    ++*order;
    buf_printf(out, "<navPoint id=\"point-%zu\" playOrder=\"%zu\"><navLabel><text>", *order, *order);
    buf_xml(out, label);
    buf_lit(out, "</text></navLabel>");
}

static void add_points(struct buf *out, size_t *order, const struct book_writing *w, size_t chapter)
{
    const struct chapter_headings *headings = &w->headings[chapter - 1];

    open_point(out, order, w->book->articles[chapter - 1]->facts->title.plain);
    buf_printf(out, "<content src=\"text/" ADDRESS_CHAPTER "\"/>\n", chapter);
    for (size_t i = 0; i < headings->count; i++) {
        open_point(out, order, headings->items[i].plain);
        buf_printf(out, "<content src=\"text/" ADDRESS_CHAPTER "#", chapter);
        buf_xml(out, headings->items[i].id);
        buf_lit(out, "\"/></navPoint>\n");
    }
    buf_lit(out, "</navPoint>\n");
}

void package_ncx(struct buf *out, const struct book_writing *w)
{
    size_t order = 0;

    buf_lit(out, XML_DECLARATION "<ncx xmlns=\"http://www.daisy.org/z3986/2005/ncx/\" version=\"2005-1\"");
    buf_printf(out,
        " xml:lang=\"%.*s\">\n<head>\n<meta name=\"dtb:uid\" content=\"urn:uuid:%.*s\"/>\n</head>\n<docTitle><text>",
        STR(w->lang), STR(w->identifier));
    buf_xml(out, w->title);
    buf_lit(out, "</text></docTitle>\n<navMap>\n");
    for (size_t i = 1; i <= w->book->count; i++)
        add_points(out, &order, w, i);
    if (w->terms.count) {
        open_point(out, &order, strings_get(strings_for(w->context.strings, w->lang), "terms"));
        buf_lit(out, "<content src=\"text/glossary.xhtml\"/>\n</navPoint>\n");
    }
    buf_lit(out, "</navMap>\n</ncx>\n");
}
