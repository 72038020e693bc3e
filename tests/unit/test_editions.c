/* Editions: languages and their names, which blocks of two texts belong together, two texts' ids on one page. */
#include "unit.h"

#include "doc/align.h"
#include "input/editions.h"
#include "input/language.h"
#include "page/prefix.h"

#include <stdlib.h>
#include <string.h>

static struct arena arena;
static struct diag diag;

static void done(void)
{
    diag_free(&diag);
    arena_free(&arena);
}

/* --- languages */

START_TEST(languages_have_their_own_names)
{
    EXPECT_STR(language_name(&arena, S("en")), "English");
    EXPECT_STR(language_name(&arena, S("zh-Hans")), "简体中文");
    EXPECT_STR(language_name(&arena, S("ZH-HANT")), "繁體中文");
    EXPECT_STR(language_name(&arena, S("ja")), "日本語");
    EXPECT_STR(language_name(&arena, S("fr-ca")), "français (CA)");
    EXPECT_STR(language_name(&arena, S("de-Latn-1996")), "Deutsch (Latn-1996)");
    EXPECT_STR(language_name(&arena, S("xx")), "");
    EXPECT_STR(language_name(&arena, S("zh-Hnas")), "");
    EXPECT_STR(language_name(&arena, S("")), "");
    done();
}
END_TEST

START_TEST(tags_have_their_capitals)
{
    EXPECT_STR(language_canonical(&arena, S("ZH-hANS-cn")), "zh-Hans-CN");
    EXPECT_STR(language_canonical(&arena, S("en-u-ca-gregory")), "en-u-ca-gregory");
    EXPECT_STR(language_canonical(&arena, S("sl-rozaj-1994")), "sl-rozaj-1994");
    ck_assert(language_equal(S("zh-hans"), S("zh-Hans")));
    ck_assert(language_agrees(S("zh-Hans-CN"), S("zh-hans")));
    ck_assert(!language_agrees(S("zh-Hant"), S("zh-Hans")));
    ck_assert(!language_agrees(S("zh-Hansa"), S("zh-Hans")));
    done();
}
END_TEST

START_TEST(only_languages_are_taken_off_a_name)
{
    EXPECT_STR(editions_tag(S("a.zh-Hans")), "zh-Hans");
    EXPECT_STR(editions_tag(S("a.b.en")), "en");
    EXPECT_STR(editions_tag(S("a.yue")), "yue");
    EXPECT_STR(editions_tag(S("report.final")), "");
    EXPECT_STR(editions_tag(S("v1.2")), "");
    EXPECT_STR(editions_tag(S("a.zh_CN")), "");
    EXPECT_STR(editions_tag(S(".en")), "");
    EXPECT_STR(editions_tag(S("a.")), "");
    EXPECT_STR(editions_tag(S("en")), "");
    done();
}
END_TEST

/* The files of a folder, by name; what becomes of each: "slug[edition]". */
static void expect_editions(const char *names, const char *wanted, const char *findings)
{
    struct source_file files[16] = { 0 };
    struct buf got = { 0 };
    size_t count = 0;

    for (str rest = str_of(names); rest.len; count++) {
        ptrdiff_t space = str_find(rest, S(" "));
        str name = space < 0 ? rest : str_first(rest, (size_t)space);

        files[count].slug = name;
        rest = str_from(rest, name.len + 1);
    }
    editions_mark(&arena, files, count, &diag);
    for (size_t i = 0; i < count; i++)
        buf_printf(&got, "%s%.*s[%.*s]", i ? " " : "", STR(files[i].slug), STR(files[i].edition));
    EXPECT_STR(buf_str(&got), wanted);
    EXPECT_FINDINGS(&diag, findings);
    buf_free(&got);
    done();
}

START_TEST(an_edition_needs_its_original)
{
    expect_editions("a a.zh-Hans a.ja", "a[] a[zh-Hans] a[ja]", "");
    expect_editions("a.zh-hans a", "a[zh-Hans] a[]", "");
    expect_editions("a.zh-Hans", "a.zh-Hans[]", "0:0 warning[edition.original]");
    expect_editions("notes.old", "notes.old[]", "");
    expect_editions("v v.en v.en.fr", "v[] v[en] v.en.fr[]", "0:0 warning[edition.original]");
    expect_editions("v.en v.en.fr", "v.en[] v.en[fr]", "0:0 warning[edition.original]");
    expect_editions("a a.zh_CN", "a[] a.zh_CN[]", "0:0 warning[edition.tag]");
    expect_editions("a.zh_CN", "a.zh_CN[]", "");
}
END_TEST

/* --- alignment */

/* "p30 h2 q" → blocks: a letter for the kind, a number for the length (of a heading: its level). */
static size_t read_blocks(const char *text, struct block *blocks)
{
    size_t count = 0;

    while (*text) {
        char kind = *text++;
        long number = strtol(text, (char **)(uintptr_t)&text, 10);

        blocks[count++] = (struct block){
            .kind = kind == 'h'   ? NODE_HEADING
                    : kind == 'p' ? NODE_PARAGRAPH
                    : kind == 'l' ? NODE_LIST
                                  : NODE_FIGURE,
            .level = kind == 'h' ? (int)number : 0,
            .size = kind == 'h' ? 10
                    : number    ? (size_t)number
                                : 20,
        };
        while (*text == ' ')
            text++;
    }
    return count;
}

/* Steps as "11 10 21", a bar, and how many differences there are. */
static void expect_alignment(const char *left, const char *right, const char *wanted)
{
    struct block l[64], r[64];
    size_t left_count = read_blocks(left, l), right_count = read_blocks(right, r), i = 0, j = 0;
    struct alignment found = align(&arena, l, left_count, r, right_count);
    struct buf got = { 0 };

    for (size_t k = 0; k < found.count; k++) {
        buf_printf(&got, "%zu%zu ", found.steps[k].left, found.steps[k].right);
        i += found.steps[k].left;
        j += found.steps[k].right;
    }
    buf_printf(&got, "| %zu", found.difference_count);
    EXPECT_STR(buf_str(&got), wanted);
    ck_assert_uint_eq(i, left_count);
    ck_assert_uint_eq(j, right_count);
    buf_free(&got);
    done();
}

START_TEST(blocks_stand_one_by_one)
{
    expect_alignment("", "", "| 0");
    expect_alignment("p p l f", "p p l f", "11 11 11 11 | 0");
    expect_alignment("p h2 p p h3 p h2 p", "p h2 p p h3 p h2 p", "11 11 11 11 11 11 11 11 | 0");
    expect_alignment("h2 p", "h3 p", "11 11 | 0");
}
END_TEST

START_TEST(headings_come_first)
{
    /* the first section of the right side lacks a paragraph: the second one isn't moved by that */
    expect_alignment("h2 p30 p90 h2 p300", "h2 p30 h2 p300", "11 11 10 11 11 | 1");
    /* a subsection that only the left side has */
    expect_alignment("h2 p h3 p p h2 p", "h2 p h2 p", "11 11 10 10 10 11 11 | 1");
    /* a section that only the right side has, told by lengths */
    expect_alignment("h2 p100 h2 p400", "h2 p100 h2 p10 h2 p400", "11 11 01 01 11 11 | 1");
    expect_alignment("p", "", "10 | 1");
    expect_alignment("", "h2 p", "01 01 | 1");
}
END_TEST

START_TEST(kinds_and_lengths_tell)
{
    expect_alignment("p50 f p50 p50", "p50 p50 f p50", "11 01 11 11 10 | 1");
    expect_alignment("p100 p20 p90", "p120 p90", "21 11 | 1");
    expect_alignment("p120 p90", "p100 p20 p90", "12 11 | 1");
    expect_alignment("p2000 h2 p100 p300 p100 p400 l", "p2000 h2 p100 p100 p400 l", "11 11 11 10 11 11 11 | 1");
    expect_alignment("l p", "p", "10 11 | 1");
}
END_TEST

START_TEST(long_texts_are_matched_in_order)
{
    size_t count = 20000;
    struct block *blocks = arena_array(&arena, struct block, count);
    struct alignment found;

    for (size_t i = 0; i < count; i++)
        blocks[i] = (struct block){ .kind = NODE_PARAGRAPH, .size = i % 97 };
    found = align(&arena, blocks, count, blocks, count - 3);
    ck_assert_uint_eq(found.count, count);
    ck_assert_uint_eq(found.difference_count, 1);
    ck_assert_uint_eq(found.steps[count - 1].right, 0);
    done();
}
END_TEST

/* --- ids */

START_TEST(ids_and_what_names_them_get_a_prefix)
{
    EXPECT_STR(prefix_ids(&arena,
                   S("<p id=\"a\">x &lt;b id=&quot; <a href=\"#a\" class=\"a\">y</a> <a href=\"b/#a\">z</a><br/></p>"),
                   S("zh--")),
        "<p id=\"zh--a\">x &lt;b id=&quot; <a href=\"#zh--a\" class=\"a\">y</a> <a href=\"b/#a\">z</a><br/></p>");
    EXPECT_STR(prefix_ids(&arena, S("<li style=\"--note:--note-1;--ref:--ref-1\" aria-labelledby=\"a b\">"), S("p-")),
        "<li style=\"--note:--p-note-1;--ref:--p-ref-1\" aria-labelledby=\"p-a p-b\">");
    EXPECT_STR(prefix_ids(&arena, S("a > b id=\"c\""), S("p-")), "a > b id=\"c\"");
    EXPECT_STR(prefix_ids(&arena, S("<img alt=\"1 > 0\" id=\"i\"/><a href=\"#\">t</a>"), S("p-")),
        "<img alt=\"1 > 0\" id=\"p-i\"/><a href=\"#\">t</a>");
    EXPECT_STR(prefix_ids(&arena, S("<p id=\"cut"), S("p-")), "<p id=\"cut");
    EXPECT_STR(prefix_ids(&arena, S(""), S("p-")), "");
    done();
}
END_TEST

SUITE_OF(editions, languages_have_their_own_names, tags_have_their_capitals, only_languages_are_taken_off_a_name,
    an_edition_needs_its_original, blocks_stand_one_by_one, headings_come_first, kinds_and_lengths_tell,
    long_texts_are_matched_in_order, ids_and_what_names_them_get_a_prefix)
