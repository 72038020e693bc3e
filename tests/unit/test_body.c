/* Tree → XHTML, facts, addresses. */
#include "unit.h"

#include "doc/attribute_keys.h"
#include "doc/figures.h"
#include "doc/headings.h"
#include "doc/ids.h"
#include "doc/inlines.h"
#include "doc/notes.h"
#include "doc/parse.h"
#include "facts/facts.h"
#include "formats/url.h"
#include "write/body.h"
#include "write/body_write.h"
#include "write/links.h"

static struct arena arena;
static struct diag diag;
static struct doc doc;

static void done(void)
{
    diag_free(&diag);
    arena_free(&arena);
}

static void read_doc(const char *markdown)
{
    doc_parse(&doc, &arena, str_of(markdown), 1, &diag);
    figures_make(&doc, &diag);
    notes_link(&doc, &diag);
}

static void fill(const struct body_filler *filler, struct buf *out, const struct body *body, const struct slot *slot)
{
    (void)filler;
    switch (slot->kind) {
    case SLOT_PICTURE: buf_printf(out, " src=\"%u\"", slot->index); return;
    case SLOT_LINK:
    case SLOT_GLOSS: buf_printf(out, " href=\"%u\"", slot->index); return;
    case SLOT_NOTE: buf_printf(out, "%u", slot->index); return;
    case SLOT_ID: buf_lit(out, "fr--"); return;
    case SLOT_LANG: body_fill_lang(out, body, slot); return;
    case SLOT_HAN: return;
    }
}

enum { USUAL = 1 << SLOT_PICTURE | 1 << SLOT_LINK | 1 << SLOT_GLOSS | 1 << SLOT_NOTE };

static struct body_options options_for(enum body_target target)
{
    return (struct body_options){ .target = target,
        .words = { S("Notes & more"), S("Back to %1"), S("Back to %1 (%2 of %3)") } };
}

static void expect_filled(enum body_target target, bool notes, unsigned kinds, const char *wanted)
{
    struct body_options options = options_for(target);
    struct references references = { .arena = &arena };
    const struct body_filler filler = { kinds, fill };
    struct buf out = { 0 };
    struct body body;

    links_settle(&doc, doc.root, &diag);
    references_collect(&references, doc.root);
    body = notes ? body_write_notes(&arena, &doc, &options) : body_write(&arena, doc.root, &options);
    body_fill(&out, &body, &filler);
    EXPECT_STR(buf_str(&out), wanted);
    buf_free(&out);
}

static void expect_body(enum body_target target, bool notes, const char *wanted)
{
    expect_filled(target, notes, USUAL, wanted);
}

START_TEST(blocks_are_well_formed_xhtml)
{
    read_doc("a < b & *c* **d** `e<f`\\\ng\n\n> q\n\n3. x\n4. y\n\n---\n\n```c x\nif (a < "
             "b)\n```\n\n|h|\n|--:|\n|1|\n|2|\n");
    expect_body(BODY_WEB, false,
        "<p>a &lt; b &amp; <em>c</em> <strong>d</strong> <code>e&lt;f</code><br/>\ng</p>\n"
        "<blockquote><p>q</p>\n</blockquote>\n"
        "<ol start=\"3\">\n<li>x</li>\n<li>y</li>\n</ol>\n"
        "<hr/>\n"
        "<pre><code class=\"language-c\">if (a &lt; b)\n</code></pre>\n"
        "<table><thead>\n<tr><th scope=\"col\" class=\"right\">h</th></tr>\n</thead>\n"
        "<tbody>\n<tr><td class=\"right\">1</td></tr>\n<tr><td class=\"right\">2</td></tr>\n</tbody>\n</table>\n");
    done();
}
END_TEST

START_TEST(links_and_pictures_have_slots)
{
    read_doc("![alt \"x\"](p.png \"Cap\")\n\n[a](other.md) [b](https://x.example/ä?a=1&b \"T\") "
             "[c](javascript:alert(1)) ![d](q.png)\n");
    expect_body(BODY_WEB, false,
        "<figure><img src=\"0\" alt=\"alt &quot;x&quot;\"/><figcaption>Cap</figcaption></figure>\n"
        "<p><a href=\"0\">a</a> <a href=\"https://x.example/%C3%A4?a=1&amp;b\" title=\"T\">b</a> c "
        "<img src=\"1\" alt=\"d\"/></p>\n");
    EXPECT_FINDINGS(&diag, "3:50 error[link.scheme]");
    done();
}
END_TEST

START_TEST(notes_on_the_site)
{
    read_doc("a[^x] b[^y] c[^x]\n\n[^x]: X\n\n    more\n\n[^y]:\n    - list\n");
    expect_body(BODY_WEB, false,
        "<p>a<sup class=\"noteref\" style=\"--ref:--ref-1\"><a id=\"ref-1\" href=\"#note-1\" "
        "role=\"doc-noteref\">1</a></sup>"
        " b<sup class=\"noteref\" style=\"--ref:--ref-2\"><a id=\"ref-2\" href=\"#note-2\" "
        "role=\"doc-noteref\">2</a></sup>"
        " c<sup class=\"noteref\"><a id=\"ref-1-2\" href=\"#note-1\" role=\"doc-noteref\">1</a></sup></p>\n");
    expect_body(BODY_WEB, true,
        "<section class=\"notes\" role=\"doc-endnotes\" aria-labelledby=\"notes\">\n<h2 id=\"notes\">Notes &amp; "
        "more</h2>\n<ol>\n"
        "<li id=\"note-1\" class=\"note\" style=\"--note:--note-1;--ref:--ref-1\"><p>X</p>\n<p>more"
        " <a class=\"backref\" href=\"#ref-1\" role=\"doc-backlink\" aria-label=\"Back to 1 (1 of 2)\">↩</a>"
        " <a class=\"backref\" href=\"#ref-1-2\" role=\"doc-backlink\" aria-label=\"Back to 1 (2 of "
        "2)\">↩<sup>2</sup></a></p>\n</li>\n"
        "<li id=\"note-2\" class=\"note\" "
        "style=\"--note:--note-2;--ref:--ref-2;--above:--note-1\"><ul>\n<li>list</li>\n</ul>\n"
        "<p> <a class=\"backref\" href=\"#ref-2\" role=\"doc-backlink\" aria-label=\"Back to 2\">↩</a></p>\n</li>\n"
        "</ol>\n</section>\n");
    done();
}
END_TEST

START_TEST(notes_in_the_book)
{
    read_doc("a[^x] b[^x] c[^y]\n\n[^x]: X\n\n[^y]: > quoted\n");
    expect_body(BODY_BOOK, false,
        "<p>a<a epub:type=\"noteref\" role=\"doc-noteref\" class=\"noteref\" id=\"ref-1\" href=\"#note-1\">1</a>"
        " b<a epub:type=\"noteref\" role=\"doc-noteref\" class=\"noteref\" id=\"ref-1-2\" href=\"#note-1\">1</a>"
        " c<a epub:type=\"noteref\" role=\"doc-noteref\" class=\"noteref\" id=\"ref-2\" href=\"#note-2\">2</a></p>\n");
    expect_body(BODY_BOOK, true,
        "<section class=\"notes\" epub:type=\"footnotes\" aria-labelledby=\"notes\">\n<h2 id=\"notes\">Notes &amp; "
        "more</h2>\n"
        "<aside epub:type=\"footnote\" role=\"doc-footnote\" id=\"note-1\" class=\"note\"><p>"
        "<a class=\"backref\" href=\"#ref-1\" role=\"doc-backlink\" aria-label=\"Back to 1 (1 of 2)\">1</a> X"
        " <a class=\"backref\" href=\"#ref-1-2\" role=\"doc-backlink\" aria-label=\"Back to 1 (2 of "
        "2)\">↩<sup>2</sup></a></p>\n</aside>\n"
        "<aside epub:type=\"footnote\" role=\"doc-footnote\" id=\"note-2\" class=\"note\"><p>"
        "<a class=\"backref\" href=\"#ref-2\" role=\"doc-backlink\" aria-label=\"Back to 2\">2</a> </p>\n"
        "<blockquote><p>quoted</p>\n</blockquote>\n</aside>\n"
        "</section>\n");
    done();
}
END_TEST

/* So that two articles can stand on one page. */
START_TEST(ids_and_what_names_them_have_slots)
{
    static const char markdown[] =
        "# H {#a}\n\n[s \\<b id=c>]{#b title=\"id=\\\"d\\\"\"} t[^x] u[^y]\n\n[^x]: X\n\n[^y]: Y\n";

    read_doc(markdown);
    spans_find(&doc, &diag);
    attribute_keys_take(&doc, &diag);
    spans_finish(&doc);
    ids_give(&doc, &diag);
    expect_filled(BODY_WEB, false, USUAL | 1 << SLOT_ID,
        "<h1 id=\"fr--a\">H</h1>\n<p><span id=\"fr--b\">s &lt;b id=c&gt;</span> t<sup class=\"noteref\" "
        "style=\"--ref:--fr--ref-1\"><a id=\"fr--ref-1\" href=\"#fr--note-1\" role=\"doc-noteref\">1</a></sup> u<sup "
        "class=\"noteref\" style=\"--ref:--fr--ref-2\"><a id=\"fr--ref-2\" href=\"#fr--note-2\" "
        "role=\"doc-noteref\">2</a></sup></p>\n");
    expect_filled(BODY_WEB, true, USUAL | 1 << SLOT_ID,
        "<section class=\"notes\" role=\"doc-endnotes\" aria-labelledby=\"fr--notes\">\n<h2 id=\"fr--notes\">Notes "
        "&amp; "
        "more</h2>\n<ol>\n"
        "<li id=\"fr--note-1\" class=\"note\" style=\"--note:--fr--note-1;--ref:--fr--ref-1\"><p>X"
        " <a class=\"backref\" href=\"#fr--ref-1\" role=\"doc-backlink\" aria-label=\"Back to 1\">↩</a></p>\n</li>\n"
        "<li id=\"fr--note-2\" class=\"note\" "
        "style=\"--note:--fr--note-2;--ref:--fr--ref-2;--above:--fr--note-1\"><p>Y"
        " <a class=\"backref\" href=\"#fr--ref-2\" role=\"doc-backlink\" aria-label=\"Back to 2\">↩</a></p>\n</li>\n"
        "</ol>\n</section>\n");
    expect_filled(BODY_BOOK, false, 1 << SLOT_ID,
        "<h1 id=\"fr--a\">H</h1>\n<p><span id=\"fr--b\">s &lt;b id=c&gt;</span> t<a epub:type=\"noteref\" "
        "role=\"doc-noteref\" class=\"noteref\" id=\"fr--ref-1\" href=\"#fr--note-1\"></a> u<a epub:type=\"noteref\" "
        "role=\"doc-noteref\" class=\"noteref\" id=\"fr--ref-2\" href=\"#fr--note-2\"></a></p>\n");
    done();
}
END_TEST

START_TEST(html_that_was_not_read_is_not_written)
{
    read_doc("a <b>c</b> <!-- d -->\n\n<div>\n");
    expect_body(BODY_WEB, false, "<p>a c </p>\n");
    done();
}
END_TEST

SUITE_OF(body, blocks_are_well_formed_xhtml, links_and_pictures_have_slots, notes_on_the_site, notes_in_the_book,
    ids_and_what_names_them_have_slots, html_that_was_not_read_is_not_written)

/* --- addresses */

START_TEST(addresses_are_told_apart)
{
    static const struct {
        const char *url;
        enum url_kind kind;
    } cases[] = {
        { "#a", URL_FRAGMENT },
        { "other.md", URL_RELATIVE },
        { "../a/b.md#c", URL_RELATIVE },
        { "a.md:1", URL_EXTERNAL },
        { "", URL_RELATIVE },
        { "https://x.example", URL_EXTERNAL },
        { "//x.example", URL_EXTERNAL },
        { "mailto:a@b.example", URL_EXTERNAL },
        { "javascript:x", URL_FORBIDDEN },
        { " Java\tScript:x", URL_FORBIDDEN },
        { "DATA:text/html,x", URL_FORBIDDEN },
        { "file:///etc/passwd", URL_FORBIDDEN },
        { "总体:x", URL_RELATIVE },
    };

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        ck_assert_msg(url_kind(str_of(cases[i].url)) == cases[i].kind, "%s", cases[i].url);
}
END_TEST

START_TEST(addresses_are_written_as_they_must_be)
{
    static const char *const cases[][2] = {
        { "https://x.example/#a#b%", "https://x.example/#a%23b%25" },
        { "https://x.example/100%?q=[a]&r=%zz%20%4", "https://x.example/100%25?q=%5Ba%5D&amp;r=%25zz%20%254" },
        { "https://[::1]:80/[a]", "https://[::1]:80/%5Ba%5D" },
        { "https://x.example/@y", "https://x.example/@y" },
        { "mailto:a[b]@x.example", "mailto:a%5Bb%5D@x.example" },
        { "a b/总.md#x\"<y>", "a%20b/%E6%80%BB.md#x%22%3Cy%3E" },
    };

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct buf out = { 0 };

        url_write(&out, str_of(cases[i][0]));
        EXPECT_STR(buf_str(&out), cases[i][1]);
        buf_free(&out);
    }
}
END_TEST

START_TEST(what_is_no_address_is_told)
{
    static const char *const good[] = { "https://x.example", "//x.example/a", "HTTP://x:/", "http://x:65535?y",
        "ftp://x", "https://[2001:db8::1]:80/", "https://例子.测试/", "https://a_b.example./", "https://x%41y/",
        "http://127.0.0.1:8000/", "https://a1.b2", "https://xn--fsqu00a.example", "https://xn--bcher-kva.example",
        "mailto:a", "tel:+86 10", "urn:isbn:1", "xmpp:a@b" };
    static const char *const bad[] = { "https://u:p@x.example", "https://@x/", "https:", "https:/x", "https:x.example",
        "https:///x", "https://", "http://?x", "http://u@/", "http://:80/", "http://x:99999/", "http://x:8o/",
        "http://a:b:c/", "http://[::1", "http://[::1]x/", "http://[zz::1]/", "http://a..b/", "http://256.1.1.1/",
        "http://1.2.3.4.5/", "http://0x7f.1/", "http://.a/", "http://a b/", "http://a%20b/", "http://a|b/", "//",
        "///x", "https://xn--zzzz.example/", "mailto:", "tel:", "foo:bar", "doi:10.1/2", "C:\\x", "a.md:1",
        "averylongschemethatgoeson:x" };

    for (size_t i = 0; i < sizeof good / sizeof *good; i++)
        ck_assert_msg(!url_fault(str_of(good[i])), "%s", good[i]);
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        ck_assert_msg(url_kind(str_of(bad[i])) == URL_EXTERNAL && url_fault(str_of(bad[i])), "%s", bad[i]);
}
END_TEST

SUITE_OF(url, addresses_are_told_apart, addresses_are_written_as_they_must_be, what_is_no_address_is_told)

/* --- facts */

static struct parts parts;

static struct facts make_facts(const char *front_matter, const char *markdown)
{
    struct front_split split = { .front = str_of(front_matter), .front_line = 2 };
    static struct pairs pairs;
    struct facts_options options = { .languages = { S("en"), S("zh-Hans") }, .pairs = &pairs };
    struct facts facts = { .path = S("articles/a.md"), .slug = S("a"), .lang = S("en") };
    struct front front = { 0 };
    struct node *title;

    front_parse(&arena, &split, &front, &diag);
    read_doc(markdown);
    title = headings_take_title(&doc);
    headings_lower(&doc, &diag);
    ids_give(&doc, &diag);
    facts_make(&facts, &parts, &doc, title, &front, &options, &diag);
    return facts;
}

START_TEST(facts_tell_an_article)
{
    struct facts facts =
        make_facts("title: \"The *Way* (道)\"\nsummary: Short [and](https://x.example) sweet\nimage: a.png\n",
            "Text[^n] [l](b.md)\n\n## Part (部)\n\n![x](c.png)\n\n[^n]: N ![y](d.png)\n");

    EXPECT_FINDINGS(&diag, "");
    EXPECT_STR(facts.title.xhtml.bytes, "The <em>Way</em> (<span lang=\"zh-Hans\">道</span>)");
    EXPECT_STR(body_line(&arena, &facts.title.xhtml, BODY_WEB), "The <em>Way</em> (<span lang=\"zh-Hans\">道</span>)");
    EXPECT_STR(body_line(&arena, &facts.title.xhtml, BODY_BOOK),
        "The <em>Way</em> (<span lang=\"zh-Hans\" xml:lang=\"zh-Hans\">道</span>)");
    EXPECT_STR(facts.title.plain, "The Way (道)");
    EXPECT_STR(facts.description, "Short and sweet");
    EXPECT_STR(facts.ids, "part-部\n");
    ck_assert(facts_have_id(&facts, S("part-部")));
    ck_assert(!facts_have_id(&facts, S("part")));
    ck_assert(!facts_have_id(&facts, S("")));
    ck_assert_int_eq(facts.lead, 0);
    ck_assert_uint_eq(facts.references.pictures.count, 3);
    EXPECT_STR(facts.references.pictures.items[2].target, "d.png");
    ck_assert_uint_eq(facts.references.links.count, 1);
    ck_assert_int_eq(facts.references.links.items[0].span.line, 1);
    ck_assert_uint_eq(facts.note_count, 1);
    done();
}
END_TEST

START_TEST(titles_come_from_somewhere)
{
    EXPECT_STR(
        make_facts("", "# From [the](x.md) heading[^1]\n\ntext\n\n[^1]: n\n").title.xhtml.bytes, "From the heading");
    done();
    EXPECT_STR(make_facts("", "only text\n").title.xhtml.bytes, "a");
    EXPECT_FINDINGS(&diag, "1:1 warning[article.title]");
    done();
}
END_TEST

START_TEST(parts_are_read_as_they_were_written)
{
    struct buf record = { 0 };
    struct parts back;

    make_facts(
        "summary: [one, two 总体]\ndisclaimer: \"*D*\"\nimage: {file: a.png, alt: A, caption: \"C [l](x.md)\"}\n",
        "a[^1] ![x](c.png)\n\n## H *i*\n\n[^1]: n\n");
    buf_byte(&record, '!'); /* so that nothing in the record is aligned */
    parts_write(&record, &parts);
    ck_assert(parts_read(&back, &arena, str_from(buf_str(&record), 1)));
    ck_assert(
        str_equal(back.web.text.bytes, parts.web.text.bytes) && str_equal(back.web.notes.bytes, parts.web.notes.bytes));
    ck_assert_uint_eq(back.web.text.slot_count, parts.web.text.slot_count);
    ck_assert_mem_eq(back.web.text.slots, parts.web.text.slots, parts.web.text.slot_count * sizeof(struct slot));
    ck_assert_uint_eq(back.caption.slot_count, 1);
    EXPECT_STR(back.disclaimer.bytes, "<em>D</em>");
    ck_assert_uint_eq(back.summary_count, 2);
    ck_assert(!back.summary_single);
    EXPECT_STR(back.alt, "A");
    EXPECT_STR(back.headings[0].text.xhtml.bytes, "H <em>i</em>");
    ck_assert_uint_eq(back.book.text.bytes.len, 0);
    buf_free(&record);
    done();
}
END_TEST

START_TEST(ids_are_found)
{
    static const char *const ids[] = { "a", "a-2", "b", "p-1", "p-10", "p-2", "z" };
    struct facts facts =
        make_facts("title: T\n", "# t\n\n## z\n\n## p 2\n\n## a\n\n## b\n\n## p 1\n\n## a\n\n## p 10\n");

    for (size_t i = 0; i < sizeof ids / sizeof *ids; i++)
        ck_assert(facts_have_id(&facts, str_of(ids[i])));
    ck_assert(!facts_have_id(&facts, S("0")));
    ck_assert(!facts_have_id(&facts, S("p-3")));
    ck_assert(!facts_have_id(&facts, S("zz")));
    done();
}
END_TEST

START_TEST(the_first_pairs_are_remembered)
{
    const struct gloss way = { .en = S("way"), .zh = S("道"), .lang = S("zh-Hans"), .rule = "quoted" };
    struct gloss gloss = way;
    struct pairs pairs = { 0 };
    const struct gloss_pair *first = pairs_find(&pairs, &arena, &way);

    EXPECT_STR(first->sound, "dào");
    ck_assert_ptr_eq(pairs_find(&pairs, &arena, &way), first);
    gloss.marked = true;
    ck_assert_ptr_ne(pairs_find(&pairs, &arena, &gloss), first);
    for (int i = 0; i < 16384; i++) {
        gloss.en = arena_printf(&arena, "way %d", i);
        pairs_find(&pairs, &arena, &gloss);
    }
    ck_assert_ptr_eq(pairs_find(&pairs, &arena, &way), first);
    gloss.en = S("one more");
    ck_assert_ptr_ne(pairs_find(&pairs, &arena, &gloss), pairs_find(&pairs, &arena, &gloss));
    EXPECT_STR(pairs_find(&pairs, &arena, &gloss)->en, "one more");
    pairs_free(&pairs);
    done();
}
END_TEST

SUITE_OF(facts, the_first_pairs_are_remembered, ids_are_found, facts_tell_an_article,
    titles_come_from_somewhere, parts_are_read_as_they_were_written)
