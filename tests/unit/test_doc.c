/* One article's tree: parsing and passes. */
#include "unit.h"

#include "doc/figures.h"
#include "doc/headings.h"
#include "doc/ids.h"
#include "doc/inlines.h"
#include "doc/languages.h"
#include "doc/lines.h"
#include "doc/notes.h"
#include "doc/parse.h"
#include "doc/smart.h"
#include "doc/verse.h"
#include "lang/script.h"
#include "lang/variant.h"
#include "write/dump.h"
#include "write/line.h"

#include <stdio.h>
#include <string.h>

static struct arena arena;
static struct diag diag;
static struct doc doc;

static void read_doc(const char *markdown)
{
    doc_parse(&doc, &arena, str_of(markdown), 1, &diag);
}

static void expect_dump(const char *wanted)
{
    struct buf out = { 0 };

    dump_doc(&out, &doc);
    EXPECT_STR(buf_str(&out), wanted);
    buf_free(&out);
}

static void done(void)
{
    diag_free(&diag);
    arena_free(&arena);
}

/* --- parse */

START_TEST(places_count_characters)
{
    read_doc("# 总体 *a*\n\n- 安全 `b`\n");
    expect_dump("document 1:1\n"
                "  heading 1:1 1\n"
                "    text 1:3 \"总体 \"\n"
                "    emph 1:6\n"
                "      text 1:7 \"a\"\n"
                "  list 3:1 tight\n"
                "    item 3:1\n"
                "      paragraph 3:3\n"
                "        text 3:3 \"安全 \"\n"
                "        code 3:7 \"b\"\n");
    done();
}
END_TEST

START_TEST(tables_keep_their_alignment)
{
    read_doc("| a | b |\n|:-:|--:|\n| 1 | 2 |\n");
    expect_dump("document 1:1\n"
                "  table 1:1\n"
                "    row 1:1 header\n"
                "      cell 1:2 center\n"
                "        text 1:3 \"a\"\n"
                "      cell 1:6 right\n"
                "        text 1:7 \"b\"\n"
                "    row 3:1\n"
                "      cell 3:2 center\n"
                "        text 3:3 \"1\"\n"
                "      cell 3:6 right\n"
                "        text 3:7 \"2\"\n");
    done();
}
END_TEST

START_TEST(depth_is_capped)
{
    char quotes[5001];

    memset(quotes, '>', 5000);
    quotes[5000] = '\0';
    read_doc(quotes);
    EXPECT_FINDINGS(&diag, "1:100 error[doc.depth]");
    done();
}
END_TEST

/* The first place of each picture, in order. */
static void expect_pictures(const char *markdown, const char *wanted)
{
    struct buf places = { 0 };

    read_doc(markdown);
    for (const struct node *node = doc.root; node; node = node_next(doc.root, node))
        if (node->kind == NODE_IMAGE)
            buf_printf(&places, "%d:%d ", node->span.line, node->span.column);
    EXPECT_STR(str_trim(buf_str(&places)), wanted);
    buf_free(&places);
    done();
}

START_TEST(lines_are_right_where_the_parser_miscounts)
{
    expect_pictures("a\\\nb\\\n![x](u) ![y](u)\n", "3:1 3:9");
    expect_pictures("a  \n![x](u)\nb ![y](u)\n", "2:1 3:3");
    expect_pictures("[l](u \"two\nlines\") ![x](u)\n![y](u)\n", "2:9 3:1");
    expect_pictures("[a]: /u\n[b]: /v\n  \"title\"\ntext ![x](u)\n![y](u)\n", "4:6 5:1");
    expect_pictures("`a\nb` ![x](u)\n<b\n> ![y](u)\n", "2:4 4:3");
    expect_pictures("> a\\\n> ![x](u)\nlazy ![y](u)\n", "2:1 3:8"); /* columns only near: 3 and 6 */
    expect_pictures("a ![x](u)\n===\n\n![总](u) ![y](u)\n", "1:3 4:1 4:9");
}
END_TEST

START_TEST(a_line_is_a_paragraph)
{
    parse_line(&doc, &arena, S("A *new* “era”"), ((struct span){ 7, 3 }), S(""), &diag);
    ck_assert_int_eq(doc.root->kind, NODE_PARAGRAPH);
    ck_assert_int_eq(doc.root->first->next->kind, NODE_EMPH);
    parse_line(&doc, &arena, S("A note^[here]"), ((struct span){ 7, 3 }), S(""), &diag);
    EXPECT_FINDINGS(&diag, "7:7 error[note.line]");
    done();
    parse_line(&doc, &arena, S("# 5 > 4"), ((struct span){ 7, 3 }), S(""), &diag);
    ck_assert_int_eq(doc.root->kind, NODE_PARAGRAPH);
    EXPECT_STR(doc.root->first->text, "# 5 > 4");
    done();
}
END_TEST

static bool is_true_of(const struct node *node)
{
    const char *at = node->text.at;
    size_t len = node->text.len;

    return !(node->lacks & LACKS_CJK && script_next_candidate(node->text, 0) < len) &&
           !(node->lacks & LACKS_BRACKETS && (memchr(at, '[', len) || memchr(at, ']', len))) &&
           !(node->lacks & LACKS_ADDRESS && (memchr(at, ':', len) || memchr(at, '@', len)));
}

static size_t count_lacking(void)
{
    size_t count = 0;

    for (const struct node *node = doc.root; node; node = node_next(doc.root, node)) {
        ck_assert_msg(node->kind != NODE_TEXT || is_true_of(node), "%.*s", STR(node->text));
        count += node->lacks == (LACKS_CJK | LACKS_BRACKETS | LACKS_ADDRESS);
    }
    return count;
}

START_TEST(what_a_text_lacks_stays_true)
{
    read_doc("A \\[b\\] \"c\" \\: d\\@e.example 安全 f: \\&#91; *plain words of some length, more than sixteen*\n\n"
             "| [g] : 观\n|   h\n\n1. i\n   : j\n\nTerm\n: what [it]{.k} is, see x@y.example, www.z.example and 一\n");
    ck_assert_uint_gt(count_lacking(), 0);
    definitions_find(&doc);
    strikes_find(&doc);
    spans_find(&doc, &diag);
    notes_link(&doc, &diag);
    autolinks_find(&doc);
    doc.smart = S("en");
    smart_punctuate(&doc);
    spans_finish(&doc);
    verse_make(&doc, &diag);
    lines_join(&doc);
    ck_assert_uint_gt(count_lacking(), 0);
    done();
}
END_TEST

SUITE_OF(parse, what_a_text_lacks_stays_true, places_count_characters, tables_keep_their_alignment, depth_is_capped,
    a_line_is_a_paragraph, lines_are_right_where_the_parser_miscounts)

/* --- addresses that stand bare */

static void expect_addresses(const char *markdown, const char *wanted)
{
    struct buf found = { 0 };

    read_doc(markdown);
    autolinks_find(&doc);
    for (const struct node *node = doc.root; node; node = node_next(doc.root, node))
        if (node->kind == NODE_LINK)
            buf_printf(&found, "%s%.*s", found.len ? " " : "", STR(node->text));
    EXPECT_STR(buf_str(&found), wanted);
    buf_free(&found);
    done();
}

START_TEST(addresses_follow_one_another)
{
    expect_addresses("See http://a.org, b@c.org, www.d.org and http://e.org/x; www.f.org, g@h.org: i@j.org.",
        "http://a.org mailto:b@c.org http://www.d.org http://e.org/x http://www.f.org mailto:g@h.org mailto:i@j.org");
    expect_addresses(
        "www.a.org www.b.org: none@ : wwww https://c.org", "http://www.a.org http://www.b.org https://c.org");
    expect_addresses("nothing: here @ all, www", "");
}
END_TEST

SUITE_OF(autolinks, addresses_follow_one_another)

/* --- notes */

START_TEST(notes_are_numbered_as_they_are_met)
{
    read_doc("b[^b] a[^a] b[^b]\n\n[^a]: A[^c]\n[^b]: B\n\n    more\n[^c]: C\n");
    notes_link(&doc, &diag);
    EXPECT_FINDINGS(&diag, "");
    ck_assert_uint_eq(doc.note_count, 3);
    EXPECT_STR(doc.notes[0].label, "b");
    ck_assert_int_eq(doc.notes[0].references, 2);
    EXPECT_STR(doc.notes[1].label, "a");
    EXPECT_STR(doc.notes[2].label, "c");
    ck_assert_ptr_nonnull(doc.notes[0].node->first->next);
    done();
}
END_TEST

START_TEST(what_is_wrong_with_notes_is_told)
{
    read_doc("One[^none] and \\[^escaped] and `[^code]`.\n"
             "\n"
             "[^twice] here[^twice]\n"
             "\n"
             "[^twice]: first\n"
             "[^twice]: second\n"
             "[^idle]: nobody asks\n"
             "\n"
             "```\n"
             "[^fenced]: code\n"
             "```\n");
    notes_link(&doc, &diag);
    diag_sort(&diag);
    EXPECT_FINDINGS(&diag, "1:4 error[note.undefined]; 6:1 error[note.duplicate]; 7:1 warning[note.unused]");
    done();
}
END_TEST

START_TEST(undefined_notes_are_found_within_notes_and_quotations)
{
    read_doc("> quoted[^x]\n\ntext[^a]\n\n[^a]: see [^y]\n");
    notes_link(&doc, &diag);
    diag_sort(&diag);
    EXPECT_FINDINGS(&diag, "1:9 error[note.undefined]; 5:11 error[note.undefined]");
    done();
}
END_TEST

SUITE_OF(notes, notes_are_numbered_as_they_are_met, what_is_wrong_with_notes_is_told,
    undefined_notes_are_found_within_notes_and_quotations)

/* --- blocks */

START_TEST(a_picture_alone_is_a_figure)
{
    read_doc("![alt](a.png \"The *caption*\")\n\nText ![in](b.png) line.\n");
    figures_make(&doc, &diag);
    expect_dump("document 1:1\n"
                "  figure 1:1\n"
                "    image 1:1 \"a.png\"\n"
                "      text 1:3 \"alt\"\n"
                "    paragraph 1:1\n"
                "      text 1:1 \"The \"\n"
                "      emph 1:5\n"
                "        text 1:6 \"caption\"\n"
                "  paragraph 3:1\n"
                "    text 3:1 \"Text \"\n"
                "    image 3:6 \"b.png\"\n"
                "      text 3:8 \"in\"\n"
                "    text 3:18 \" line.\"\n");
    done();
}
END_TEST

static const struct node *heading(int number)
{
    const struct node *node = doc.root->first;

    while (node && (node->kind != NODE_HEADING || number--))
        node = node->next;
    return node;
}

START_TEST(headings_have_readable_unique_ids)
{
    read_doc("# China’s New Era\n\n### 总体 国家安全观\n\n# China's new era!\n\n# 2014\n\n# Note 1\n\n# Notes\n\n# "
             "…\n\n# China's new era 2\n\n# Note\n\n# Note\n\n# Note\n");
    headings_lower(&doc, &diag);
    ids_give(&doc, &diag);
    EXPECT_STR(heading(0)->names->id, "chinas-new-era");
    ck_assert_int_eq(heading(0)->level, 2);
    EXPECT_STR(heading(1)->names->id, "总体-国家安全观");
    ck_assert_int_eq(heading(1)->level, 3); /* none is skipped */
    EXPECT_STR(heading(2)->names->id, "chinas-new-era-2");
    EXPECT_STR(heading(3)->names->id, "s-2014");
    EXPECT_STR(heading(4)->names->id, "s-note-1");
    EXPECT_STR(heading(5)->names->id, "notes-2");
    EXPECT_STR(heading(6)->names->id, "s-");
    EXPECT_STR(heading(7)->names->id, "chinas-new-era-2-2");
    EXPECT_STR(heading(8)->names->id, "note");
    EXPECT_STR(heading(9)->names->id, "s-note");
    EXPECT_STR(heading(10)->names->id, "s-note-2");
    done();
}
END_TEST

START_TEST(the_first_heading_may_be_the_title)
{
    struct node *title;

    read_doc("# Title\n\n## Part\n");
    title = headings_take_title(&doc);
    ck_assert_ptr_nonnull(title);
    EXPECT_STR(title->first->text, "Title");
    ck_assert_int_eq(doc.root->first->level, 2);
    ck_assert_ptr_null(headings_take_title(&doc));
    done();
}
END_TEST

START_TEST(a_title_without_words_leaves_what_it_shows)
{
    struct node *title;

    read_doc("# ![alt](a.png)\n\ntext\n\n##\n\n## &nbsp;&#x200B;\n\n## ![alt](b.png)\n\n## -\n");
    title = headings_take_title(&doc);
    ck_assert(title && !node_has_words(title));
    ck_assert_int_eq(doc.root->first->kind, NODE_PARAGRAPH);
    ck_assert_int_eq(doc.root->first->first->kind, NODE_IMAGE);
    headings_drop_empty(&doc, &diag);
    EXPECT_FINDINGS(&diag, "5:1 warning[heading.empty]; 7:1 warning[heading.empty]; 9:1 warning[heading.empty]");
    ck_assert_int_eq(doc.root->last->prev->first->kind, NODE_IMAGE);
    ck_assert_int_eq(doc.root->last->prev->prev->kind, NODE_PARAGRAPH);
    ck_assert_int_eq(doc.root->last->prev->prev->first->kind, NODE_TEXT);
    done();
}
END_TEST

START_TEST(a_title_said_twice_is_taken_once)
{
    read_doc("# The *Way*, “again”[^1]\n\n# Other\n\n[^1]: note\n");
    ck_assert_ptr_null(headings_take_repeated(&doc, S("The way"), &diag));
    ck_assert_ptr_null(headings_take_repeated(&doc, S("—"), &diag));
    EXPECT_FINDINGS(&diag, "");
    ck_assert_ptr_nonnull(headings_take_repeated(&doc, S("**The** way, again"), &diag));
    EXPECT_FINDINGS(&diag, "1:1 info[title.twice]");
    ck_assert_ptr_null(headings_take_repeated(&doc, S("Other"), &diag));
    ck_assert_ptr_null(doc.root->first);
    done();
}
END_TEST

START_TEST(lines_of_han_are_joined)
{
    read_doc("亚洲\n安全\n模式 model\n新\n한국\n어\n");
    lines_join(&doc);
    EXPECT_STR(doc.root->first->first->text, "亚洲安全模式 model");
    ck_assert_int_eq(doc.root->first->first->next->kind, NODE_SOFT_BREAK);
    ck_assert_int_eq(doc.root->first->first->next->next->next->kind, NODE_SOFT_BREAK);
    done();
}
END_TEST

SUITE_OF(blocks, a_picture_alone_is_a_figure, headings_have_readable_unique_ids, the_first_heading_may_be_the_title,
    a_title_without_words_leaves_what_it_shows, a_title_said_twice_is_taken_once, lines_of_han_are_joined)

/* --- languages */

static void expect_tagged(const char *text, const char *wanted)
{
    const struct languages languages = { S("en"), S("zh-Hans"), false };
    struct buf out = { 0 };
    char shorter[1024];
    size_t len = 0;

    line_write(&out, str_of(text), &languages, BODY_WEB);
    /* <span lang="zh-Hans">x</span> reads as [zh-Hans:x] */
    for (str rest = buf_str(&out); rest.len;) {
        if (str_starts(rest, S("<span lang=\""))) {
            str lang = str_from(rest, 12);

            lang.len = (size_t)str_find(lang, S("\""));
            len += (size_t)snprintf(shorter + len, sizeof shorter - len, "[%.*s:", STR(lang));
            rest = str_from(rest, (size_t)str_find(rest, S(">")) + 1);
        } else if (str_starts(rest, S("</span>"))) {
            shorter[len++] = ']';
            rest = str_from(rest, 7);
        } else {
            shorter[len++] = rest.at[0];
            rest = str_from(rest, 1);
        }
    }
    EXPECT_STR(((str){ shorter, len }), wanted);
    buf_free(&out);
}

START_TEST(runs_carry_their_language)
{
    expect_tagged("“comprehensive” (总体) approach", "“comprehensive” ([zh-Hans:总体]) approach");
    expect_tagged("“总体国家安全观” and", "“[zh-Hans:总体国家安全观]” and");
    expect_tagged("霸权 … 持续煽风点火、制造紧张)", "[zh-Hans:霸权 … 持续煽风点火、制造紧张])");
    expect_tagged("说“好”后，走。OK", "[zh-Hans:说“好”后，走。]OK");
    expect_tagged("《论持久战》 (1938)", "[zh-Hans:《论持久战》] (1938)");
    expect_tagged("2014年4月15日提出", "2014[zh-Hans:年4月15日提出]");
    expect_tagged("“总体” “观”", "“[zh-Hans:总体]” “[zh-Hans:观]”");
    expect_tagged("ひらがな and 한국어 and 漢字かな", "[ja:ひらがな] and [ko:한국어] and [ja:漢字かな]");
    expect_tagged("full-width ， alone", "full-width ， alone");
    expect_tagged("𠮷野家", "[zh-Hans:𠮷野家]");
    expect_tagged("a — b … c", "a — b … c");
}
END_TEST

START_TEST(script_is_told_by_what_only_one_has)
{
    struct variant_evidence none = { 0 }, both = { 0 };

    expect_tagged("总体 and 總體 and 道", "[zh-Hans:总体] and [zh-Hant:總體] and [zh-Hans:道]");
    expect_tagged("發展 (发展), 國家安全觀", "[zh-Hant:發展] ([zh-Hans:发展]), [zh-Hant:國家安全觀]");
    variant_count(&both, S("a国國 é𠮷道里"));
    ck_assert_uint_eq(both.simplified, 1);
    ck_assert_uint_eq(both.traditional, 1);
    EXPECT_STR(variant_language(&both, S("zh-Hant-TW")), "zh-Hant-TW");
    EXPECT_STR(variant_language(&none, S("zh-Hans")), "zh-Hans");
    both.traditional++;
    EXPECT_STR(variant_language(&both, S("zh-Hans")), "zh-Hant");
    EXPECT_STR(variant_language(&both, S("zh-Hant-TW")), "zh-Hant-TW");
}
END_TEST

static void expect_han(const char *markdown, str article, str second, const char *wanted)
{
    const struct languages languages = { article, second, false };

    read_doc(markdown);
    EXPECT_STR(languages_han(&doc, S(""), &languages), wanted);
    done();
}

START_TEST(an_article_tells_what_its_han_is_in)
{
    expect_han("總體國家 and 国[^1]\n\n[^1]: 觀\n", S("en"), S("zh-Hans"), "zh-Hant");
    expect_han("道", S("en"), S("zh-Hant-HK"), "zh-Hant-HK");
    expect_han("總體國家", S("zh-Hans"), S("zh-Hant"), "zh-Hans");
    expect_han("国会", S("en"), S("ja"), "ja");
    expect_han("国", S("ja"), S("zh-Hans"), "ja");
}
END_TEST

START_TEST(the_articles_own_language_needs_no_tag)
{
    const struct languages chinese = { S("zh-Hans"), S("zh-Hans"), false };

    read_doc("总体 and 한국어 `代码`\n");
    languages_tag_doc(&doc, &chinese);
    expect_dump("document 1:1\n"
                "  paragraph 1:1\n"
                "    text 1:1 \"总体 and \"\n"
                "    span 1:1 lang=\"ko\"\n"
                "      text 1:1 \"한국어\"\n"
                "    text 1:1 \" \"\n"
                "    code 1:13\n"
                "      text 1:13 \"代码\"\n");
    done();
}
END_TEST

START_TEST(code_is_tagged_like_text_and_pictures_whole)
{
    const struct languages languages = { S("en"), S("zh-Hant"), false };

    read_doc("`总体 x` ![圖 1](a.png) ![圖 one](b.png)\n");
    languages_tag_doc(&doc, &languages);
    expect_dump("document 1:1\n"
                "  paragraph 1:1\n"
                "    code 1:2\n"
                "      span 1:2 lang=\"zh-Hans\"\n"
                "        text 1:2 \"总体\"\n"
                "      text 1:2 \" x\"\n"
                "    text 1:7 \" \"\n"
                "    image 1:8 \"a.png\" lang=\"zh-Hant\"\n"
                "      text 1:10 \"圖 1\"\n"
                "    text 1:21 \" \"\n"
                "    image 1:22 \"b.png\"\n"
                "      text 1:24 \"圖 one\"\n");
    done();
}
END_TEST

SUITE_OF(languages, runs_carry_their_language, script_is_told_by_what_only_one_has, an_article_tells_what_its_han_is_in,
    the_articles_own_language_needs_no_tag, code_is_tagged_like_text_and_pictures_whole)

START_TEST(scripts_are_told_by_their_ranges)
{
    ck_assert_int_eq(script_of(0x603B), SCRIPT_HAN);
    ck_assert_int_eq(script_of(0x20BB7), SCRIPT_HAN);
    ck_assert_int_eq(script_of(0x3007), SCRIPT_HAN);
    ck_assert_int_eq(script_of(0x3042), SCRIPT_KANA);
    ck_assert_int_eq(script_of(0xD55C), SCRIPT_HANGUL);
    ck_assert_int_eq(script_of(0x300A), SCRIPT_CJK_MARK);
    ck_assert_int_eq(script_of(0xFF0C), SCRIPT_CJK_MARK);
    ck_assert_int_eq(script_of(0x201C), SCRIPT_OTHER);
    ck_assert_int_eq(script_of('a'), SCRIPT_OTHER);
    ck_assert_int_eq(script_of(0x1F600), SCRIPT_OTHER);
}
END_TEST

SUITE_OF(script, scripts_are_told_by_their_ranges)
