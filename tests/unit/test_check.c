/* The checker: a book without fault, and one fault at a time. */
#include "unit.h"

#include "check/book.h"
#include "formats/xml.h"

#include <string.h>

static struct arena arena;
static struct diag diag;

static void done(void)
{
    diag_free(&diag);
    arena_free(&arena);
}

/* --- xml */

START_TEST(documents_become_trees)
{
    const struct xml *root = xml_parse(
        &arena, S("<a xmlns=\"n\" xmlns:x=\"m\" x:k='v'>\n<b id=\"1\">t &amp; u</b>\n<c><d/></c></a>"), NULL, &diag);

    EXPECT_FINDINGS(&diag, "");
    ck_assert(xml_is(root, "n", "a"));
    EXPECT_STR(xml_attribute_ns(root, "m", "k"), "v");
    EXPECT_STR(xml_child(root, "n", "b")->text, "t & u");
    ck_assert_int_eq(root->first->line, 2);
    ck_assert(xml_has(root->first, "id") && !xml_has(root->first, "none"));
    ck_assert(xml_is(xml_next(root, root->first->next), "n", "d"));
    ck_assert_ptr_null(xml_next(root, root->first->next->first));
    done();
}
END_TEST

START_TEST(what_is_not_well_formed_is_told)
{
    ck_assert_ptr_null(xml_parse(&arena, S("<a>\n <b></a>"), NULL, &diag));
    ck_assert_int_eq(diag.items[0].span.line, 2);
    ck_assert_str_eq(diag.items[0].code, "RSC-016");
    ck_assert_ptr_null(xml_parse(&arena, S(""), NULL, &diag));
    ck_assert_ptr_null(xml_parse(&arena, S("<a b='1' c:b='2'/>"), NULL, &diag));
    ck_assert_ptr_null(xml_parse(&arena, S("<a>&nbsp;</a>"), NULL, &diag));
    done();
}
END_TEST

/* What a document declares of its own is refused where it begins: it can name files, grow, and add what nobody sees. */
START_TEST(nothing_is_declared)
{
    static const char *const cases[] = { "<!DOCTYPE a [<!ENTITY f SYSTEM \"file:///etc/passwd\">]><a>&f;</a>",
        "<!DOCTYPE a [\n<!ENTITY e \"xxxxxxxxxx\">\n<!ENTITY f \"&e;&e;\">]><a b=\"&f;\">&f;</a>",
        "<!DOCTYPE a [<!ENTITY % p \"q\">]><a/>", "<!DOCTYPE a [<!ATTLIST a onload CDATA \"x\">]><a/>",
        "<!DOCTYPE a [<!ATTLIST a b (c|d) \"c\">]><a/>", "<!DOCTYPE a [<!ELEMENT a (b?, c)*>]><a/>",
        "<!DOCTYPE a [<!NOTATION n SYSTEM \"n\">]><a/>",
        "<!DOCTYPE a [<!NOTATION n SYSTEM \"n\"><!ENTITY u SYSTEM \"u\" NDATA n>]><a/>" };

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        ck_assert_ptr_null(xml_parse(&arena, str_of(cases[i]), NULL, &diag));
        ck_assert_uint_eq(diag.count, 1);
        ck_assert_int_eq(diag.items[0].span.line, i == 1 ? 2 : 1);
        done();
    }
    ck_assert_ptr_nonnull(xml_parse(&arena, S("<!DOCTYPE a><a/>"), NULL, &diag));
    ck_assert_ptr_nonnull(
        xml_parse(&arena, S("<!DOCTYPE a PUBLIC \"p\" \"http://x.example/a.dtd\" []><a/>"), NULL, &diag));
    EXPECT_FINDINGS(&diag, "");
    done();
}
END_TEST

START_TEST(mixed_text_is_kept_where_it_is_wanted)
{
    const struct xml *root = xml_parse_mixed(&arena, S("<a>1<b>2</b>3<c/><![CDATA[4]]>&lt;<!-- x -->5</a>"), &diag);

    EXPECT_STR(root->text, "1");
    EXPECT_STR(root->first->text, "2");
    EXPECT_STR(root->first->tail, "3");
    EXPECT_STR(root->first->next->text, "");
    EXPECT_STR(root->first->next->tail, "4<5");
    EXPECT_STR(root->tail, "");
    EXPECT_FINDINGS(&diag, "");
    done();
}
END_TEST

SUITE_OF(xml, documents_become_trees, what_is_not_well_formed_is_told, nothing_is_declared,
    mixed_text_is_kept_where_it_is_wanted)

/* --- a book */

struct file {
    const char *path;
    const char *text;
};

#define DOCUMENT(body)                                                                                                 \
    "<html xmlns=\"http://www.w3.org/1999/xhtml\" "                                                                    \
    "xmlns:epub=\"http://www.idpf.org/2007/ops\">\n<head><title>t</title>"                                             \
    "<link rel=\"stylesheet\" href=\"s.css\"/></head>\n<body>\n" body "\n</body></html>"

static const struct file good[] = {
    { "mimetype", "application/epub+zip" },
    { "META-INF/container.xml",
        "<container version=\"1.0\" xmlns=\"urn:oasis:names:tc:opendocument:xmlns:container\"><rootfiles>"
        "<rootfile full-path=\"E/p.opf\" media-type=\"application/oebps-package+xml\"/></rootfiles></container>" },
    { "E/p.opf",
        "<package xmlns=\"http://www.idpf.org/2007/opf\" version=\"3.0\" unique-identifier=\"id\">\n"
        "<metadata xmlns:dc=\"http://purl.org/dc/elements/1.1/\">\n"
        "<dc:identifier id=\"id\">urn:x</dc:identifier>\n"
        "<dc:title>t</dc:title><dc:language>en</dc:language>\n"
        "<meta property=\"dcterms:modified\">2025-07-04T00:00:00Z</meta>\n"
        "</metadata>\n<manifest>\n"
        "<item id=\"nav\" href=\"nav.xhtml\" media-type=\"application/xhtml+xml\" properties=\"nav\"/>\n"
        "<item id=\"ncx\" href=\"t.ncx\" media-type=\"application/x-dtbncx+xml\"/>\n"
        "<item id=\"a\" href=\"a.xhtml\" media-type=\"application/xhtml+xml\"/>\n"
        "<item id=\"b\" href=\"b%20c.xhtml\" media-type=\"application/xhtml+xml\"/>\n"
        "<item id=\"s\" href=\"s.css\" media-type=\"text/css\"/>\n"
        "<item id=\"i\" href=\"i.png\" media-type=\"image/png\"/>\n"
        "<item id=\"v\" href=\"v.svg\" media-type=\"image/svg+xml\"/>\n"
        "</manifest>\n<spine toc=\"ncx\">\n<itemref idref=\"a\"/>\n<itemref idref=\"b\"/>\n</spine>\n</package>" },
    { "E/nav.xhtml", DOCUMENT("<nav epub:type=\"toc\"><ol><li><a href=\"a.xhtml\">A</a></li><li><a "
                              "href=\"b%20c.xhtml#x\">B</a></li></ol></nav>") },
    { "E/t.ncx", "<ncx xmlns=\"http://www.daisy.org/z3986/2005/ncx/\" version=\"2005-1\"><head><meta name=\"dtb:uid\" "
                 "content=\"urn:x\"/></head>"
                 "<docTitle><text>t</text></docTitle><navMap><navPoint "
                 "id=\"p\"><navLabel><text>A</text></navLabel><content src=\"a.xhtml\"/>"
                 "</navPoint></navMap></ncx>" },
    { "E/a.xhtml", DOCUMENT("<p id=\"n\">x <a href=\"b%20c.xhtml#x\">y</a> <a href=\"#n\">z</a> <a "
                            "href=\"https://x.example\">w</a>\n<img src=\"i.png\" alt=\"\"/></p>") },
    { "E/b c.xhtml", DOCUMENT("<p id=\"x\">y</p><p id=\"z\">y</p><p id=\"q\">y</p><p id=\"a\">y</p>") },
    { "E/s.css", "/* url(none) */ p { background: url('i.png'); content: \"url(none)\" }" },
    { "E/i.png", "png" },
    { "E/v.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"><g id=\"f\"/><use href=\"#f\"/></svg>" },
};

struct memory_reader {
    struct bundle_reader reader;
    const struct bundle_memory *memory;
};

static bool read_file(const struct bundle_reader *reader, size_t i, struct arena *to, str *bytes, struct diag *told)
{
    (void)to, (void)told;
    *bytes = ((const struct memory_reader *)reader)->memory->items[i].bytes;
    return true;
}

static void check_files(const struct bundle_memory *book)
{
    str *paths = arena_array(&arena, str, book->count);
    struct memory_reader reader = { { paths, book->count, read_file }, book };

    for (size_t i = 0; i < book->count; i++)
        paths[i] = book->items[i].path;
    book_check_all(&reader.reader, 2, &diag);
}

/* Checks the good book with `from` replaced by `to` in the file `path` (the whole file left out where `from` is NULL).
 */
static void check_with(const char *path, const char *from, const char *to)
{
    struct bundle_memory book = bundle_memory(&arena);
    bool changed = path == NULL;

    for (size_t i = 0; i < sizeof good / sizeof *good; i++) {
        str text = str_of(good[i].text);
        ptrdiff_t at = path && strcmp(path, good[i].path) == 0 && from ? str_find(text, str_of(from)) : -1;

        if (path && strcmp(path, good[i].path) == 0 && !from) {
            changed = true;
            continue;
        }
        if (at >= 0) {
            changed = true;
            text = arena_printf(&arena, "%.*s%s%s", (int)at, text.at, to, text.at + at + strlen(from));
        }
        bundle_add(&book.bundle, str_of(good[i].path), S(""), text, &diag);
    }
    ck_assert_msg(changed, "“%s” isn't in %s", from ? from : "", path ? path : "");
    check_files(&book);
}

START_TEST(a_good_book_has_no_findings)
{
    check_with(NULL, NULL, NULL);
    EXPECT_FINDINGS(&diag, "");
    done();
}
END_TEST

START_TEST(each_fault_is_found)
{
    static const struct {
        const char *path, *from, *to;
        const char *code; /* of the first finding */
        int line;
    } cases[] = {
        { "mimetype", NULL, NULL, "PKG-006", 0 },
        { "mimetype", "zip", "zip\n", "PKG-007", 0 },
        { "META-INF/container.xml", NULL, NULL, "RSC-002", 0 },
        { "META-INF/container.xml", "version=\"1.0\"", "", "RSC-005", 1 },
        { "META-INF/container.xml", "E/p.opf", "E/q.opf", "OPF-002", 1 },
        { "E/p.opf", "<manifest>", "<manifest><", "RSC-016", 7 },
        { "E/p.opf", "version=\"3.0\"", "version=\"4.0\"", "RSC-005", 1 },
        { "E/p.opf", "<dc:title>t</dc:title>", "", "RSC-005", 2 },
        { "E/p.opf", "unique-identifier=\"id\"", "unique-identifier=\"other\"", "OPF-030", 1 },
        { "E/p.opf", "2025-07-04T00:00:00Z", "2025-07-04", "RSC-005", 5 },
        { "E/p.opf", "dcterms:modified", "dcterms:created", "RSC-005", 2 },
        { "E/p.opf", "id=\"a\" href=\"a.xhtml\"", "id=\"a\" href=\"z.xhtml\"", "RSC-001", 10 },
        { "E/p.opf", "<item id=\"s\" href=\"s.css\" media-type=\"text/css\"/>", "", "OPF-003", 0 },
        { "E/p.opf", "image/png", "image/gif", "OPF-029", 13 },
        { "E/p.opf", "id=\"i\"", "id=\"s\"", "RSC-005", 13 },
        { "E/p.opf", " properties=\"nav\"", "", "RSC-005", 7 },
        { "E/p.opf", "idref=\"b\"", "idref=\"zz\"", "OPF-049", 18 },
        { "E/p.opf", "idref=\"b\"", "idref=\"a\"", "OPF-034", 18 },
        { "E/p.opf", "toc=\"ncx\"", "toc=\"s\"", "OPF-050", 16 },
        { "E/p.opf", "idref=\"b\"", "idref=\"i\"", "OPF-043", 18 },
        { "E/p.opf", "href=\"s.css\"", "href=\"i.png\"", "OPF-029", 12 },
        { "E/nav.xhtml", "epub:type=\"toc\"", "", "RSC-005", 1 },
        { "E/nav.xhtml", "<ol>", "<p>x</p><ol>", "RSC-005", 4 },
        { "E/nav.xhtml", "href=\"a.xhtml\"", "href=\"b%20c.xhtml\"", NULL, 0 },
        { "E/nav.xhtml", "b%20c.xhtml#x", "b%20c.xhtml#none", "RSC-012", 4 },
        { "E/t.ncx", "urn:x", "urn:y", "NCX-001", 1 },
        { "E/t.ncx", "<navLabel><text>A</text></navLabel>", "", "RSC-005", 1 },
        { "E/a.xhtml", "id=\"n\"", "id=\"m\"", "RSC-012", 4 },
        { "E/a.xhtml", "<img", "<img id=\"n\"", "RSC-005", 5 },
        { "E/a.xhtml", "i.png", "none.png", "RSC-007", 5 },
        { "E/a.xhtml", "i.png", "https://x.example/i.png", "RSC-006", 5 },
        { "E/a.xhtml", "i.png", "../../i.png", "RSC-007", 5 },
        { "E/a.xhtml", "b%20c.xhtml#x", "nav.xhtml", "RSC-011", 4 },
        { "E/a.xhtml", "<p id", "<script>x</script><p id", "OPF-014", 0 },
        { "E/a.xhtml", "</p>", "", "RSC-016", 6 },
        { "E/v.svg", "</svg>", "", "RSC-016", 1 },
        { "E/s.css", "i.png", "j.png", "RSC-007", 0 },
        { "E/s.css", "p {", "@import \"none.css\"; p {", "RSC-007", 0 },
        { "E/s.css", "p {", "p { mask: image-set('none.png' 1x);", "RSC-007", 0 },
    };

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        check_with(cases[i].path, cases[i].from, cases[i].to);
        if (!cases[i].code) {
            EXPECT_FINDINGS(&diag, "");
        } else {
            ck_assert_msg(diag.count > 0, "case %zu: nothing found, wanted %s", i, cases[i].code);
            ck_assert_msg(strcmp(diag.items[0].code, cases[i].code) == 0 && diag.items[0].span.line == cases[i].line,
                "case %zu: got %s at line %d (%.*s), wanted %s at %d", i, diag.items[0].code, diag.items[0].span.line,
                STR(diag.items[0].message), cases[i].code, cases[i].line);
        }
        done();
    }
}
END_TEST

/* One change of the good book, and all that is told of it. */
struct change {
    const char *path, *from, *to;
    const char *findings;
};

static void expect_told(const char *of, const char *findings)
{
    struct buf got = { 0 };

    for (size_t i = 0; i < diag.count; i++)
        buf_printf(&got, "%s%d:%d %s[%s]", i ? "; " : "", diag.items[i].span.line, diag.items[i].span.column,
            diag_level_name(diag.items[i].level), diag.items[i].code);
    ck_assert_msg(str_equal(buf_str(&got), str_of(findings)), "%s: got “%.*s”, wanted “%s” (%.*s)", of,
        STR(buf_str(&got)), findings, diag.count ? (int)diag.items[0].message.len : 0,
        diag.count ? diag.items[0].message.at : "");
    buf_free(&got);
}

static void expect_changes(const struct change *changes, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        check_with(changes[i].path, changes[i].from, changes[i].to);
        expect_told(changes[i].to, changes[i].findings);
        done();
    }
}

#define EXPECT_CHANGES(...)                                                                                            \
    expect_changes((const struct change[]){ __VA_ARGS__ },                                                             \
        sizeof((const struct change[]){ __VA_ARGS__ }) / sizeof(struct change))
#define IN_A(to, findings)                                                                                             \
    {                                                                                                                  \
        "E/a.xhtml", "<p id", to "<p id", findings                                                                     \
    }

START_TEST(addresses_lead_where_they_should)
{
    EXPECT_CHANGES(IN_A("<a href='mailto:a@x.example'/>", ""), IN_A("<a href='a+b-c.1:x'/>", ""),
        IN_A("<a href='//x.example'/>", ""), IN_A("<a href='1a:x'/>", "4:0 error[RSC-007]"),
        IN_A("<a href=':x'/>", "4:0 error[RSC-007]"), IN_A("<a href='n/b:c'/>", "4:0 error[RSC-007]"),
        IN_A("<a href='A:x'/>", ""), IN_A("<a href='Z9:x'/>", ""), IN_A("<a href='z0:x'/>", ""),
        IN_A("<a href='a~:x'/>", "4:0 error[RSC-007]"), IN_A("<a href='a.xhtml?q=1'/>", ""),
        IN_A("<a href='b%20c.xhtml?q#%78'/>", ""), IN_A("<a href='?q'/>", ""), IN_A("<a href=''/>", ""),
        IN_A("<a href=' a.xhtml '/>", ""), IN_A("<a href='/E/a.xhtml'/>", "4:0 error[RSC-007]"),
        IN_A("<a href='../E/a.xhtml'/>", ""), IN_A("<a href='../../a.xhtml'/>", "4:0 error[RSC-007]"),
        IN_A("<a href='#epubcfi(/2/4)'/>", ""), IN_A("<a href='b%20c.xhtml#epubcfi(/2/4)'/>", ""),
        IN_A("<a href='b%20c.xhtml#a'/><a href='b%20c.xhtml#q'/><a href='b%20c.xhtml#z'/>", ""),
        IN_A("<a href='b%20c.xhtml#r'/>", "4:0 error[RSC-012]"), IN_A("<a href='#r'/>", "4:0 error[RSC-012]"),
        IN_A("<a href='a.xhtml#r'/>", "4:0 error[RSC-012]"), IN_A("<a href='a.xhtml#n'/>", ""),
        IN_A("<a href='s.css#r'/>", ""), IN_A("<a href='p.opf'/>", ""),
        IN_A("<a href='../mimetype'/>", "4:0 error[RSC-008]"), IN_A("<a href='v.svg'/>", "4:0 error[RSC-011]"),
        IN_A("<img src='v.svg#f'/>", ""), IN_A("<img src='v.svg#g'/>", "4:0 error[RSC-012]"),
        { "E/v.svg", "#f", "#g", "1:0 error[RSC-012]" });
}
END_TEST

/* What refers: each element's attribute, to a file that isn't there; and to the network, where it may. */
START_TEST(each_reference_is_looked_up)
{
    static const char *const parts[] = { "<link href='%s'/>", "<img src='%s'/>", "<iframe src='%s'/>",
        "<embed src='%s'/>", "<object data='%s'/>", "<image href='%s'/>", "<use href='%s'/>",
        "<image xmlns:x='http://www.w3.org/1999/xlink' x:href='%s'/>",
        "<use xmlns:x='http://www.w3.org/1999/xlink' x:href='%s'/>", "<video poster='%s'/>",
        "<img srcset='i.png 1x, %s 2x'/>", "<img srcset='%s'/>", "<p style='background: url(%s)'/>",
        "<style>p { background: url(%s) }</style>" };
    static const char *const others[] = { "<a href='%s'/>", "<area href='%s'/>", "<content src='%s'/>",
        "<a xmlns:x='http://www.w3.org/1999/xlink' x:href='%s'/>", "<video src='%s'/>", "<audio src='%s'/>",
        "<source src='%s'/>", "<track src='%s'/>", "<q cite='%s'/>" };
    static const char *const none[] = { "<b href='%s'/>", "<a src='%s'/>", "<a data='%s'/>",
        "<a xmlns:x='urn:x' x:href='%s'/>", "<a poster='%s'/>", "<a title='url(%s)'/>", "<b>url(%s)</b>" };
    static const struct {
        const char *const *elements;
        size_t count;
        const char *absent, *remote;
    } lists[] = { { parts, sizeof parts / sizeof *parts, "4:0 error[RSC-007]", "4:0 error[RSC-006]" },
        { others, sizeof others / sizeof *others, "4:0 error[RSC-007]", "" },
        { none, sizeof none / sizeof *none, "", "" } };

    for (size_t l = 0; l < sizeof lists / sizeof *lists; l++) {
        for (size_t i = 0; i < lists[l].count; i++) {
            const char *const addresses[] = { "none.png", "https://x.example/", "i.png", "data:,x" };

            for (size_t k = 0; k < 4; k++) {
                str element = S("");
                const char *format = lists[l].elements[i], *hole = strstr(format, "%s");

                element = arena_printf(&arena, "%.*s%s%s<p id", (int)(hole - format), format, addresses[k], hole + 2);
                check_with("E/a.xhtml", "<p id", element.at);
                expect_told(element.at, k == 0 ? lists[l].absent : k == 1 ? lists[l].remote : "");
                done();
            }
        }
    }
    EXPECT_CHANGES(IN_A("<script src='none.js'/>", "0:0 error[OPF-014]; 4:0 error[RSC-007]"),
        IN_A("<img srcset='i.png 1x,, i.png 2x,'/>", ""), IN_A("<img srcset='i.png, none.png'/>", "4:0 error[RSC-007]"),
        IN_A("<img srcset='\n\ti.png 1x,none.png'/>", "5:0 error[RSC-007]"), IN_A("<img srcset=''/>", ""),
        IN_A("<p style=''/>", ""));
}
END_TEST

START_TEST(a_manifest_says_what_documents_use)
{
#define ITEM(properties) { "E/p.opf", "id=\"a\" href", "id=\"a\" properties=\"" properties "\" href", "" }
    EXPECT_CHANGES(IN_A("<svg xmlns='http://www.w3.org/2000/svg'/>", "0:0 error[OPF-014]"),
        IN_A("<math xmlns='http://www.w3.org/1998/Math/MathML'/>", "0:0 error[OPF-014]"),
        IN_A("<form/>", "0:0 error[OPF-014]"), IN_A("<form xmlns='urn:x'/>", ""),
        IN_A("<script/>", "0:0 error[OPF-014]"), { "E/v.svg", "<g", "<script/><g", "0:0 error[OPF-014]" }, ITEM("svg"),
        ITEM("scripted mathml"));
}
END_TEST

/* What documents use is said of them. */
START_TEST(what_a_manifest_says_is_enough)
{
    struct bundle_memory book = bundle_memory(&arena);

    for (size_t i = 0; i < sizeof good / sizeof *good; i++) {
        str text = str_of(good[i].text);
        ptrdiff_t at = str_find(text, strcmp(good[i].path, "E/p.opf") == 0 ? S(" href=\"a.xhtml\"") : S("<p id=\"n\""));

        if (at >= 0)
            text = arena_printf(&arena, "%.*s%s%s", (int)at, text.at,
                strcmp(good[i].path, "E/p.opf") == 0
                    ? " properties=\"scripted svg mathml\""
                    : "<script/><form/><svg xmlns='http://www.w3.org/2000/svg'/><math xmlns='urn:m'/>",
                text.at + at);
        bundle_add(&book.bundle, str_of(good[i].path), S(""), text, &diag);
    }
    check_files(&book);
    EXPECT_FINDINGS(&diag, "");
    done();
}
END_TEST

#define IN_PACKAGE(from, to, findings)                                                                                 \
    {                                                                                                                  \
        "E/p.opf", from, to, findings                                                                                  \
    }
#define MODIFIED "<meta property=\"dcterms:modified\">2025-07-04T00:00:00Z</meta>"

START_TEST(a_package_is_whole)
{
    EXPECT_CHANGES(IN_PACKAGE("04T00", "04 00", "5:0 error[RSC-005]"),
        IN_PACKAGE("2025-07", "2025/07", "5:0 error[RSC-005]"), IN_PACKAGE("2025-07", "202:-07", "5:0 error[RSC-005]"),
        IN_PACKAGE("2025-07", "20/5-07", "5:0 error[RSC-005]"),
        IN_PACKAGE("2025-07-04T00:00:00Z", " 2099-09-09T09:09:09Z ", ""),
        IN_PACKAGE("00Z", "000Z", "5:0 error[RSC-005]"), IN_PACKAGE(MODIFIED, MODIFIED MODIFIED, "2:0 error[RSC-005]"),
        IN_PACKAGE(MODIFIED, MODIFIED "<meta property=\"dcterms:modified\" refines=\"#id\">x</meta>", ""),
        IN_PACKAGE(MODIFIED, MODIFIED "<meta property=\"x\" refines=\"#none\">x</meta>", "5:0 error[RSC-005]"),
        IN_PACKAGE(MODIFIED, MODIFIED "<meta property=\"x\" refines=\"a.xhtml\">x</meta>", ""),
        IN_PACKAGE("<dc:title>t", "<dc:title id=\"t\">t", ""),
        IN_PACKAGE("unique-identifier=\"id\"", "unique-identifier=\"nav\"", "1:0 error[OPF-030]"),
        IN_PACKAGE("</manifest>",
            "<item id=\"o\" href=\"p.opf\" media-type=\"application/oebps-package+xml\"/></manifest>",
            "15:0 error[OPF-099]"),
        IN_PACKAGE("</manifest>", "<item id=\"o\" href=\"i.png\" media-type=\"image/png\"/></manifest>",
            "15:0 error[OPF-074]"),
        IN_PACKAGE(
            "</manifest>", "<item id=\"o\" href=\"https://x.example/\" media-type=\"audio/mpeg\"/></manifest>", ""),
        IN_PACKAGE("href=\"i.png\"", "href=\"../../i.png\"",
            "13:0 error[RSC-001]; 0:0 warning[OPF-003]; 5:0 error[RSC-008]; 0:0 error[RSC-008]"),
        IN_PACKAGE("media-type=\"image/png\"", "media-type=\"image/png\" properties=\"cover-image\"", ""),
        IN_PACKAGE("href=\"v.svg\"", "properties=\"cover-image\" href=\"v.svg\"", ""),
        IN_PACKAGE("<itemref idref=\"b\"/>", "<itemref idref=\"id\"/>",
            "18:0 error[OPF-049]; 4:0 error[RSC-011]; 4:0 error[RSC-011]"),
        IN_PACKAGE("<itemref idref=\"b\"/>", "<itemref idref=\"b\"/><itemref idref=\"v\"/>", ""),
        IN_PACKAGE("toc=\"ncx\"", "toc=\"none\"", "16:0 error[RSC-005]; 16:0 error[OPF-050]"),
        IN_PACKAGE(" toc=\"ncx\"", "", ""));
}
END_TEST

/* What a file is called and what it is said to be. */
START_TEST(names_fit_media_types)
{
    static const char *const names[] = { "xhtml", "css", "png", "jpg", "jpeg", "gif", "svg", "webp", "ncx", "woff2" };

    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        struct bundle_memory book = bundle_memory(&arena);
        str package = str_of(good[2].text), last = S("</manifest>");
        ptrdiff_t at = str_find(package, last);

        for (size_t k = 0; k < sizeof good / sizeof *good; k++)
            bundle_add(&book.bundle, str_of(good[k].path), S(""),
                k == 2 ? arena_printf(&arena, "%.*s<item id=\"o\" href=\"o.%s\" media-type=\"x/y\"/>%s", (int)at,
                             package.at, names[i], package.at + at)
                       : str_of(good[k].text),
                &diag);
        bundle_add(&book.bundle, arena_printf(&arena, "E/o.%s", names[i]), S(""), S("x"), &diag);
        check_files(&book);
        expect_told(names[i], "15:0 error[OPF-029]");
        done();
    }
}
END_TEST

START_TEST(contents_are_in_the_order_of_reading)
{
#define TOC "<nav epub:type=\"toc\">"
#define IN_NAV(from, to, findings) { "E/nav.xhtml", from, to, findings }
    EXPECT_CHANGES(IN_NAV("<a href=\"a.xhtml\">", "<a href=\"b%20c.xhtml\">", ""),
        IN_NAV("b%20c.xhtml#x", "a.xhtml", ""),
        IN_NAV("</li></ol>", "</li><li><a href=\"a.xhtml\">A</a></li></ol>", "4:0 warning[NAV-011]"),
        IN_NAV("</li></ol>", "</li><li><a href=\"../../a.xhtml\">A</a></li></ol>", "4:0 error[RSC-007]"),
        IN_NAV(TOC, "<nav epub:type=\"landmarks\"><ol><li><a href=\"b%20c.xhtml\">B</a></li></ol></nav>" TOC, ""),
        IN_NAV(TOC, "<section epub:type=\"toc\"><a href=\"b%20c.xhtml\">B</a></section>" TOC, ""),
        IN_NAV("epub:type=\"toc\"", "epub:type=\"x toc\"", ""),
        IN_NAV("epub:type=\"toc\"", "epub:type=\"tocs\"", "1:0 error[RSC-005]"), { "E/t.ncx", "urn:x", " urn:x ", "" },
        IN_A("<nav><p>x</p></nav>", ""), IN_A("<meta name='dtb:uid' content='x'/>", ""),
        { "E/t.ncx", "name=\"dtb:uid\"", "name=\"dtb:other\"", "" });
}
END_TEST

SUITE_OF(book_check, a_good_book_has_no_findings, each_fault_is_found, addresses_lead_where_they_should,
    each_reference_is_looked_up, a_manifest_says_what_documents_use, what_a_manifest_says_is_enough, a_package_is_whole,
    names_fit_media_types, contents_are_in_the_order_of_reading)
