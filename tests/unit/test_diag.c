#include "unit.h"

static void fill(struct diag *diag)
{
    diag_enter(diag, S("b.md"));
    diag_warn(diag, "late", ((struct span){ 9, 1 }), "the last");
    diag_error(diag, "early", ((struct span){ 2, 7 }), "“%s”", "quoted");
    diag_enter(diag, S("a.md"));
    diag_note(diag, "first", NOWHERE, "anywhere");
}

START_TEST(sorts_by_place)
{
    struct diag diag = { 0 };

    fill(&diag);
    diag_sort(&diag);
    EXPECT_FINDINGS(&diag, "0:0 info[first]; 2:7 error[early]; 9:1 warning[late]");
    ck_assert(diag_bad(&diag));
    diag_free(&diag);
}
END_TEST

START_TEST(prints_text_and_json)
{
    struct diag diag = { 0 };
    struct buf out = { 0 };

    fill(&diag);
    diag_print_text(&out, &diag.items[1], S("content"));
    diag_print_text(&out, &diag.items[2], S(""));
    EXPECT_STR(buf_str(&out), "content/b.md:2:7: error[early]: “quoted”\na.md: info[first]: anywhere\n");
    buf_reset(&out);
    diag_print_json(&out, &diag, S("content"));
    EXPECT_STR(buf_str(&out),
        "{\"path\": \"content\", \"findings\": [{\"level\": \"warning\", \"code\": \"late\", \"path\": \"b.md\", "
        "\"line\": 9, "
        "\"column\": 1, \"message\": \"the last\"}, {\"level\": \"error\", \"code\": \"early\", \"path\": \"b.md\", "
        "\"line\": 2, "
        "\"column\": 7, \"message\": \"“quoted”\"}, {\"level\": \"info\", \"code\": \"first\", \"path\": \"a.md\", "
        "\"message\": \"anywhere\"}]}\n");
    buf_free(&out);
    diag_free(&diag);
}
END_TEST

START_TEST(paths_steer_no_terminal)
{
    struct diag diag = { 0 };
    struct buf out = { 0 };

    diag_enter(&diag, S("a\x1B]0;x\nb.md: error[forged]: \xE2\x80\xAE.md"));
    diag_warn(&diag, "real", NOWHERE, "a\tb\xFF");
    diag_print_text(&out, &diag.items[0], S("in\x1B"));
    EXPECT_STR(buf_str(&out), "in·/a·]0;x·b.md: error[forged]: ·.md: warning[real]: a·b·\n");
    buf_free(&out);
    diag_free(&diag);
}
END_TEST

START_TEST(cuts_what_is_quoted_between_characters)
{
    struct diag diag = { 0 };
    struct arena arena = { 0 };
    struct buf han = { 0 };

    for (int i = 0; i < 61; i++)
        buf_lit(&han, "字");
    diag_error(&diag, "long", NOWHERE, "“%.*s” and “%.*s” lead nowhere", STR(str_first(buf_str(&han), 180)),
        STR(buf_str(&han)));
    EXPECT_STR(diag.items[0].message, arena_printf(&arena, "“%.*s” and “%.*s…” lead nowhere",
                                          STR(str_first(buf_str(&han), 180)), STR(str_first(buf_str(&han), 180)))
                                          .at);
    for (int i = 0; i < 10; i++)
        buf_add(&han, buf_copy(&han, &arena));
    diag_error(&diag, "long", NOWHERE, "%.*s", STR(str_first(buf_str(&han), 9000)));
    ck_assert_uint_eq(diag.items[1].message.len, 3000 + sizeof "…" - 1);
    diag_error(&diag, "open", NOWHERE, "“%.*s", STR(str_first(buf_str(&han), 9000)));
    ck_assert_uint_eq(diag.items[2].message.len, sizeof "“" - 1 + 180 + sizeof "…" - 1);
    buf_free(&han);
    arena_free(&arena);
    diag_free(&diag);
}
END_TEST

START_TEST(counts_what_repeats)
{
    struct diag diag = { 0 };

    diag_enter(&diag, S("a.md"));
    for (int i = 0; i < DIAG_REPEATED + 3; i++)
        diag_error(&diag, "again", ((struct span){ i + 1, 1 }), "the same");
    diag_enter(&diag, S("b.md"));
    diag_error(&diag, "again", NOWHERE, "the same");
    diag_sort(&diag);
    ck_assert_uint_eq(diag.count, DIAG_REPEATED + 1);
    EXPECT_STR(diag.items[DIAG_REPEATED - 2].message, "the same");
    EXPECT_STR(diag.items[DIAG_REPEATED - 1].message, "the same (and 3 more like it)");
    EXPECT_STR(diag.items[DIAG_REPEATED].message, "the same");
    ck_assert_uint_eq(diag.at[LEVEL_ERROR], DIAG_REPEATED + 4);
    diag_free(&diag);
    for (int i = 0; i < DIAG_REPEATED + 3; i++) { /* an info is the same wherever it stands */
        char path[] = { (char)('a' + i), '\0' };

        diag_enter(&diag, str_of(path));
        diag_note(&diag, "again", NOWHERE, "the same");
    }
    diag_sort(&diag);
    ck_assert_uint_eq(diag.count, DIAG_REPEATED);
    EXPECT_STR(diag.items[DIAG_REPEATED - 1].message, "the same (and 3 more like it)");
    diag_free(&diag);
}
END_TEST

START_TEST(joins_and_counts_past_the_limit)
{
    struct diag all = { 0 }, one = { 0 };

    for (int i = 0; i < DIAG_LIMIT + 5; i++)
        diag_warn(&one, "many", NOWHERE, "again");
    ck_assert_uint_eq(one.count, DIAG_LIMIT);
    diag_error(&all, "mine", NOWHERE, "before");
    diag_join(&all, &one);
    ck_assert_uint_eq(all.at[LEVEL_WARNING], DIAG_LIMIT + 5);
    ck_assert_uint_eq(all.at[LEVEL_ERROR], 1);
    ck_assert_uint_eq(all.count, DIAG_LIMIT + 1);
    diag_error(&all, "mine", NOWHERE, "behind"); /* no number of warnings hides an error */
    EXPECT_STR(all.items[DIAG_LIMIT + 1].message, "behind");
    diag_free(&all);
}
END_TEST

/* What it holds, what is added and what is joined; an error and a failure stay what they are. */
START_TEST(findings_are_what_is_wanted)
{
    static const struct diag_wish wishes[] = {
        { "quiet", LEVEL_INFO, true, false },
        { "loud", LEVEL_ERROR, false, false },
        { "mixed", LEVEL_INFO, false, false },
        { "lenient", LEVEL_WARNING, false, true },
    };
    struct diag diag = { 0 }, other = { 0 };

    diag_warn(&diag, "quiet", NOWHERE, "a");
    diag_note(&diag, "loud", NOWHERE, "b");
    diag_tune(&diag, wishes, 4);
    EXPECT_FINDINGS(&diag, "0:0 error[loud]");
    diag_warn(&other, "mixed", NOWHERE, "c");
    diag_error(&other, "mixed", NOWHERE, "d");
    diag_error(&other, "quiet", NOWHERE, "e");
    diag_warn(&other, "quiet", NOWHERE, "f");
    diag_error(&other, "lenient", NOWHERE, "g");
    diag_fail(&other, "loud", "h");
    diag_warn(&other, "else", NOWHERE, "i");
    diag_join(&diag, &other);
    EXPECT_FINDINGS(&diag,
        "0:0 error[loud]; 0:0 info[mixed]; 0:0 error[mixed]; 0:0 error[quiet]; 0:0 warning[lenient]; "
        "0:0 fatal[loud]; 0:0 warning[else]");
    ck_assert_uint_eq(diag.at[LEVEL_ERROR], 3);
    ck_assert_uint_eq(diag.at[LEVEL_WARNING], 2);
    ck_assert_uint_eq(diag.at[LEVEL_INFO], 1);
    diag_free(&diag);
}
END_TEST

SUITE_OF(diag, findings_are_what_is_wanted, sorts_by_place, prints_text_and_json, paths_steer_no_terminal,
    cuts_what_is_quoted_between_characters, counts_what_repeats, joins_and_counts_past_the_limit)
