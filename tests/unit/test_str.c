#include "unit.h"

#include <string.h>

START_TEST(lines_end_at_either_newline)
{
    str rest = S("one\r\ntwo\n\nthree"), line;

    ck_assert(str_line(&rest, &line));
    EXPECT_STR(line, "one");
    ck_assert(str_line(&rest, &line));
    EXPECT_STR(line, "two");
    ck_assert(str_line(&rest, &line));
    EXPECT_STR(line, "");
    ck_assert(str_line(&rest, &line));
    EXPECT_STR(line, "three");
    ck_assert(!str_line(&rest, &line));
}
END_TEST

START_TEST(distance_counts_edits_and_swaps)
{
    ck_assert_int_eq(str_distance(S("title"), S("title"), 3), 0);
    ck_assert_int_eq(str_distance(S("titel"), S("title"), 3), 1);
    ck_assert_int_eq(str_distance(S("athors"), S("authors"), 3), 1);
    ck_assert_int_eq(str_distance(S("date"), S("updated"), 3), 3);
    ck_assert_int_eq(str_distance(S(""), S("abc"), 5), 3);
    ck_assert_int_gt(str_distance(S("summary"), S("license"), 2), 2);
}
END_TEST

START_TEST(trim_find_and_order)
{
    EXPECT_STR(str_trim(S(" \t a b \r\n")), "a b");
    EXPECT_STR(str_trim(S("   ")), "");
    ck_assert_int_eq(str_find(S("bilingual"), S("ling")), 2);
    ck_assert_int_eq(str_find(S("bilingual"), S("long")), -1);
    ck_assert(str_compare(S("a"), S("ab")) < 0 && str_compare(S("b"), S("ab")) > 0);
    ck_assert(str_starts(S("stele"), S("st")) && !str_starts(S("s"), S("st")));
    ck_assert(str_ends(S("stele"), S("le")) && !str_ends(S("e"), S("le")));
}
END_TEST

/* Wherever it stands in a text of any length, behind places that look like it, and in nothing beyond the text. */
START_TEST(short_text_is_found_at_every_place)
{
    static const char *const needles[] = { "ab", "{%", "www.", "\xE4\xB8\xAD", "sixteen letters!", "seventeen letters" };
    char text[80];

    for (size_t n = 0; n < sizeof needles / sizeof *needles; n++) {
        str needle = str_of(needles[n]);

        for (size_t at = 0; at + needle.len < sizeof text; at++) {
            memset(text, needle.at[0], sizeof text);
            for (size_t i = 1; i < sizeof text; i += 2)
                text[i] = '-';
            memcpy(text + at, needle.at, needle.len);
            for (size_t len = at + needle.len; len < sizeof text; len++)
                ck_assert_int_eq(str_find((str){ text, len }, needle), (ptrdiff_t)at);
            ck_assert_int_eq(str_find((str){ text, at + needle.len - 1 }, needle), -1);
        }
    }
}
END_TEST

SUITE_OF(str, lines_end_at_either_newline, distance_counts_edits_and_swaps, trim_find_and_order,
    short_text_is_found_at_every_place)
