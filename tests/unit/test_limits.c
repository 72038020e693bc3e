#include "doc/ids.h"
#include "doc/limits.h"
#include "doc/parse.h"

#include "unit.h"

/* --- limits */

static void expect_limit(const char *markdown, const char *wanted)
{
    struct diag diag = { 0 };

    ck_assert_int_eq(limits_check(str_of(markdown), 10, &diag), wanted[0] == '\0');
    EXPECT_FINDINGS(&diag, wanted);
    diag_free(&diag);
}

/* `count` times `piece`, between `front` and `back`. */
static void expect_many(const char *front, const char *piece, size_t count, const char *back, const char *wanted)
{
    struct buf text = { 0 };

    buf_add(&text, str_of(front));
    for (size_t i = 0; i < count; i++)
        buf_add(&text, str_of(piece));
    buf_add(&text, str_of(back));
    buf_byte(&text, '\0');
    expect_limit(text.at, wanted);
    buf_free(&text);
}

START_TEST(an_honest_article_passes)
{
    expect_limit("", "");
    expect_limit("# T\n\n|a|b|\n|-|-|\n|c|d|\n\n[x]: /u \"t\"\n\nA[^1] <? ![p](u) [l](u)\n\n[^1]: n\n", "");
    expect_many("|a|b|\n|-|-|\n", "|c|d|\n", LIMIT_TABLE_CELLS / 2 - 1, "", "");
    expect_many("", "a\n---\n", LIMIT_HEADINGS, "", "");
}
END_TEST

START_TEST(tables_have_a_size)
{
    expect_many("|a|\n|-|\n", "|c|\n", LIMIT_TABLE_CELLS, "", "100012:1 error[limit.table]");
    expect_many("", "|a", LIMIT_TABLE_COLUMNS + 1, "|\n|-|\n", "12:1 error[limit.table]");
    expect_many("> ", "|a", LIMIT_TABLE_COLUMNS + 1, "|\r> |-|\r", "12:1 error[limit.table]");
    expect_many("", "|a", LIMIT_TABLE_COLUMNS + 1, "|\n\n|-|\n", ""); /* no table */
}
END_TEST

START_TEST(what_is_short_is_counted)
{
    expect_many("", "a\n\n", LIMIT_NODES / 3, "", "");
    expect_many("", "a\n\n", LIMIT_NODES / 2, "", "250010:1 error[limit.nodes]");
    expect_many("", "a\n", LIMIT_NODES, "", "250010:1 error[limit.nodes]");
    expect_many("", "- a\n", LIMIT_NODES / 3, "", "83343:1 error[limit.nodes]");
    expect_many("", "& ", 2 * (size_t)LIMIT_NODES, "", "11:1 error[limit.nodes]");
    expect_many("", "twelve words and more of prose, as an article has them, fill such a line\n", LIMIT_NODES, "", "");
}
END_TEST

START_TEST(rows_of_signs_nest_nothing)
{
    expect_many("", "-", LIMIT_NESTING + 11, "", "");
    expect_many("", "- ", LIMIT_NESTING + 11, "", "");
    expect_many("", "+-", LIMIT_NESTING, "+", "");
    expect_many("", "*", LIMIT_MARKS + 1, "", "");
    expect_many("", "_ ", LIMIT_MARKS + 1, "", "");
    expect_many("a\n", "+", LIMIT_NESTING + 11, "", "");
    expect_many("", "1.", LIMIT_NESTING + 11, "", "");
    expect_many("", "> ", LIMIT_NESTING + 11, "---", "11:1 error[limit.nesting]");
}
END_TEST

START_TEST(what_is_matched_late_is_counted)
{
    expect_many("", "a <?", 50000, "", "11:1 error[limit.steps]");
    expect_many("", "![[]()", 50000, "", "11:1 error[limit.steps]");
    expect_many("", "[a](b) *", 10000, "", "11:1 error[limit.steps]");
    expect_many("", "- *a*, [b](c)\n", 10000, "", "");
    expect_many("", "|a|\n|-|-|\n", 5000, "\n", "10010:1 error[limit.steps]");
    expect_many("", "**x* ", LIMIT_MARKS / 3 + 1, "", "11:1 error[limit.marks]");
    expect_many("", "[", LIMIT_MARKS + 1, "", "11:1 error[limit.marks]");
    expect_many("", ">", LIMIT_NESTING + 11, "a", "11:1 error[limit.nesting]");
    expect_many("", "- ", LIMIT_NESTING + 11, "a", "11:1 error[limit.nesting]");
    expect_many("", "1. ", LIMIT_NESTING + 11, "a", "11:1 error[limit.nesting]");
    expect_many("", "> > > a\n", 100000, "", "");
    expect_many("", "[^a] ", LIMIT_NOTES + 1, "", "11:1 error[limit.notes]");
    expect_many("", "^[a] ", LIMIT_NOTES + 1, "", "11:1 error[limit.notes]");
    expect_many("", "# a\n", LIMIT_HEADINGS + 1, "", "10011:1 error[limit.headings]");
    expect_many(
        "[a]: /aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\n\n",
        "[a]\n\n", 1000000, "", "2000012:1 error[limit.references]");
}
END_TEST

SUITE_OF(limits, an_honest_article_passes, tables_have_a_size, what_is_short_is_counted, rows_of_signs_nest_nothing,
    what_is_matched_late_is_counted)

/* --- smart punctuation */

static void expect_smart(const char *lang, const char *markdown, const char *wanted)
{
    struct arena arena = { 0 };
    struct diag diag = { 0 };
    struct buf plain = { 0 };
    struct doc doc;

    parse_line(&doc, &arena, str_of(markdown), ((struct span){ 1, 1 }), str_of(lang), &diag);
    node_plain(&plain, doc.root);
    EXPECT_STR(buf_str(&plain), wanted);
    buf_free(&plain);
    diag_free(&diag);
    arena_free(&arena);
}

START_TEST(punctuation_is_set_by_language)
{
    expect_smart("", "\"a\" -- b...", "\"a\" -- b...");
    expect_smart("en", "\"a\" -- b... c---d", "“a” – b… c—d");
    expect_smart("en-GB", "'It's *\"so\"*,' he said in the '90s", "‘It’s “so”,’ he said in the ’90s");
    expect_smart("en", "(\"a\") \\\"b\\\" `\"c\"` <https://x.example/a--b> d-e .. -----",
        "(“a”) \"b\" \"c\" https://x.example/a--b d-e .. -----");
    expect_smart("de", "\"a 'b' c\"", "„a ‚b‘ c“");
    expect_smart("fr", "\"a\" l'eau",
        "«\xC2\xA0"
        "a\xC2\xA0» l’eau");
    expect_smart("zh-Hant-TW", "他說\"好\"", "他說「好」");
    expect_smart("zh-Hans", "他说 \"好\"", "他说 “好”");
}
END_TEST

START_TEST(what_is_around_tells_which_mark_it_is)
{
    expect_smart("en", "\"*Title*\" and \"[a](/b)\", \"`c`\", \"**d** e\"", "“Title” and “a”, “c”, “d e”");
    expect_smart("en", "*\"a\"* (\"*b*\")\n\"*c*\"", "“a” (“b”) “c”");
    expect_smart("en", "<b>\"</b>x<b>\"</b>", "“x”");
    expect_smart("en", "\"中国\"'s part, 中国's, the '90s, O'Neill", "“中国”’s part, 中国’s, the ’90s, O’Neill");
    expect_smart("en", "he said:\"Go,\"and went; \"x\": 5\"", "he said:“Go,”and went; “x”: 5”");
    expect_smart("zh-Hans", "他说:\"你好\",又说'再见'了", "他说:“你好”,又说‘再见’了");
    expect_smart("zh-Hans", "所谓'quote'是'引'的,the\"国家\"of", "所谓‘quote’是‘引’的,the“国家”of");
    expect_smart("en", "Han'引'Han, 中'引'中 and O'Neill's", "Han‘引’Han, 中‘引’中 and O’Neill’s");
    expect_smart("zh-Hant", "說'好'OK,又'好'了,台灣's", "說『好』OK,又『好』了,台灣’s");
    expect_smart("en", "'\"A\"' and \"'b'\", \"...and\" -\"c\"-", "‘“A”’ and “‘b’”, “…and” -“c”-");
}
END_TEST

SUITE_OF(smart, punctuation_is_set_by_language, what_is_around_tells_which_mark_it_is)

/* --- ids */

START_TEST(an_id_is_a_name)
{
    ck_assert(id_is_name(S("a")) && id_is_name(S("总体-1.b_c")) && id_is_name(S("_x")));
    ck_assert(!id_is_name(S("")) && !id_is_name(S("1a")) && !id_is_name(S("a b")) && !id_is_name(S("-a")));
    ck_assert(!id_is_name(S("a“b”")) && !id_is_name(S("。")));
}
END_TEST

SUITE_OF(ids, an_id_is_a_name)
