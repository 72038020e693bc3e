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
    { "E/b c.xhtml", DOCUMENT("<p id=\"x\">y</p>") },
    { "E/s.css", "/* url(none) */ p { background: url('i.png'); content: \"url(none)\" }" },
    { "E/i.png", "png" },
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
        { "E/p.opf", "idref=\"b\"", "idref=\"zz\"", "OPF-049", 17 },
        { "E/p.opf", "idref=\"b\"", "idref=\"a\"", "OPF-034", 17 },
        { "E/p.opf", "toc=\"ncx\"", "toc=\"s\"", "OPF-050", 15 },
        { "E/p.opf", "idref=\"b\"", "idref=\"i\"", "OPF-043", 17 },
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

SUITE_OF(book_check, a_good_book_has_no_findings, each_fault_is_found)
