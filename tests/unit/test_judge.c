/* Whose it is to mend a book that came out wrong. */
#include "unit.h"

#include "formats/zip.h"
#include "judge.h"

/* A book without anything in it but its kind. */
static str broken_book(struct arena *arena, struct diag *diag)
{
    struct entry file = { S("mimetype"), S(""), S("application/epub+zip") };
    struct deflate deflate = { 0 };
    struct zip_entry entry = zip_entry_make(&deflate, arena, &file);
    str archive;

    ck_assert(zip_pack(arena, &entry, 1, &archive, diag));
    deflate_free(&deflate);
    return archive;
}

START_TEST(a_fault_is_ours_and_holds_nothing_back)
{
    struct arena arena = { 0 };
    struct diag diag = { 0 }, faults = { 0 };

    ck_assert(!judge_book(broken_book(&arena, &diag), S("all"), false, 1, &diag, &faults));
    EXPECT_FINDINGS(&diag, "");
    EXPECT_FINDINGS(&faults, "0:0 fatal[book.fault]");
    ck_assert_int_ge(str_find(faults.items[0].message, S("book “all”")), 0);
    ck_assert_int_ge(str_find(faults.items[0].message, S("please report it")), 0);
    ck_assert_int_ge(str_find(faults.items[0].message, S("RSC-002")), 0);
    diag_free(&faults);
    arena_free(&arena);
}
END_TEST

START_TEST(what_a_theme_has_done_is_an_error)
{
    struct arena arena = { 0 };
    struct diag diag = { 0 }, faults = { 0 };

    ck_assert(!judge_book(broken_book(&arena, &diag), S("all"), true, 1, &diag, &faults));
    EXPECT_FINDINGS(&faults, "");
    EXPECT_FINDINGS(&diag, "0:0 error[RSC-002]");
    ck_assert_int_ge(str_find(diag.items[0].message, S("book “all”")), 0);
    ck_assert_int_ge(str_find(diag.items[0].message, S("theme")), 0);
    diag_free(&diag);
    arena_free(&arena);
}
END_TEST

SUITE_OF(judge, a_fault_is_ours_and_holds_nothing_back, what_a_theme_has_done_is_an_error)
