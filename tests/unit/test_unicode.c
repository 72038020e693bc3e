#include "base/unicode.h"
#include "unit.h"

#define E_ACUTE "\xC3\xA9"      /* U+00E9 */
#define E_AND_ACUTE "e\xCC\x81" /* e, U+0301 */

START_TEST(names_are_composed)
{
    struct arena arena = { 0 };
    str ascii = S("Cafe-2.md"), han = S("中国——和平“共处”"), composed = S("caf" E_ACUTE);

    ck_assert_ptr_eq(unicode_nfc(&arena, ascii).at, ascii.at);
    ck_assert_ptr_eq(unicode_nfc(&arena, han).at, han.at);
    ck_assert_ptr_eq(unicode_nfc(&arena, composed).at, composed.at);
    EXPECT_STR(unicode_nfc(&arena, S("caf" E_AND_ACUTE)), "caf" E_ACUTE);
    EXPECT_STR(unicode_nfc(&arena, S("か\xE3\x82\x99")), "が");
    EXPECT_STR(unicode_nfc(&arena, S("\xE1\x84\x92\xE1\x85\xA1\xE1\x86\xAB")), "한");
    arena_free(&arena);
}
END_TEST

START_TEST(marks_are_sorted_before_they_are_composed)
{
    struct arena arena = { 0 };

    /* a with dot below and circumflex, in either order */
    EXPECT_STR(unicode_nfc(&arena, S("a\xCC\xA3\xCC\x82")), "ậ");
    EXPECT_STR(unicode_nfc(&arena, S("a\xCC\x82\xCC\xA3")), "ậ");
    arena_free(&arena);
}
END_TEST

START_TEST(what_is_no_text_or_too_long_stays)
{
    struct arena arena = { 0 };
    struct buf marks = { 0 };
    str broken = S("caf\xE9" E_AND_ACUTE);

    ck_assert_ptr_eq(unicode_nfc(&arena, broken).at, broken.at);
    for (int i = 0; i < UNICODE_NAME; i++)
        buf_lit(&marks, E_AND_ACUTE);
    ck_assert_ptr_eq(unicode_nfc(&arena, buf_str(&marks)).at, marks.at);
    buf_free(&marks);
    arena_free(&arena);
}
END_TEST

START_TEST(composes_without_an_arena)
{
    struct buf scratch = { 0 };
    str plain = S("plain");

    ck_assert_ptr_eq(unicode_compose(&scratch, plain).at, plain.at);
    EXPECT_STR(unicode_compose(&scratch, S(E_AND_ACUTE)), E_ACUTE);
    EXPECT_STR(unicode_compose(&scratch, S("o" E_AND_ACUTE)), "o" E_ACUTE);
    buf_free(&scratch);
}
END_TEST

static bool one_name(const char *a, const char *b)
{
    struct arena arena = { 0 };
    bool same = str_equal(unicode_caseless(&arena, str_of(a)), unicode_caseless(&arena, str_of(b)));

    arena_free(&arena);
    return same;
}

START_TEST(disks_tell_neither_case_nor_form_apart)
{
    ck_assert(one_name("Map.PNG", "map.png"));
    ck_assert(one_name("caf" E_ACUTE, "caf" E_AND_ACUTE));
    ck_assert(one_name("CAFE\xCC\x81", "caf" E_ACUTE));
    ck_assert(one_name("Straße", "STRASSE"));
    ck_assert(one_name("Σ", "ς"));
    ck_assert(!one_name("cafe", "caf" E_ACUTE));
    ck_assert(!one_name("国", "國"));
}
END_TEST

START_TEST(widths_and_what_is_seen)
{
    ck_assert_int_eq(unicode_width('a'), 1);
    ck_assert_int_eq(unicode_width(0x4E2D), 2);
    ck_assert_int_eq(unicode_width(0xFF21), 2);
    ck_assert_int_eq(unicode_width(0x1F600), 2);
    ck_assert_int_eq(unicode_width(0x301), 0);
    ck_assert(unicode_prints('a') && unicode_prints(' ') && unicode_prints(0x4E2D) && unicode_prints(0x301));
    ck_assert(!unicode_prints('\n') && !unicode_prints(0x7F) && !unicode_prints(0x9B) && !unicode_prints(0x202E));
    ck_assert(!unicode_prints(0x200B) && !unicode_prints(0xFFFD) && !unicode_prints(0x2028));
    ck_assert(unicode_is_alphanumeric(0xFF21) && unicode_is_alphanumeric(0x4E2D) && !unicode_is_alphanumeric(0x3001));
    ck_assert_uint_eq(unicode_lower(0xC9), 0xE9);
    ck_assert_uint_eq(unicode_lower(0x4E2D), 0x4E2D);
}
END_TEST

START_TEST(a_terminal_is_not_steered)
{
    struct buf out = { 0 };

    unicode_add_tame(&out, S("a\x1B[2J\nb\xC2\x9B"
                             "1m\x7F \xE2\x80\xAEgnp.exe \xFF中"));
    EXPECT_STR(buf_str(&out), "a·[2J·b·1m· ·gnp.exe ·中");
    buf_free(&out);
}
END_TEST

SUITE_OF(unicode, names_are_composed, marks_are_sorted_before_they_are_composed, what_is_no_text_or_too_long_stays,
    composes_without_an_arena, disks_tell_neither_case_nor_form_apart, widths_and_what_is_seen,
    a_terminal_is_not_steered)
