/* Whose it is to mend a book that came out wrong. */
#include "unit.h"

#include "formats/zip.h"
#include "judge.h"

static struct arena arena;
static struct diag diag, faults;

static void done(void)
{
    diag_free(&diag);
    diag_free(&faults);
    arena_free(&arena);
}

/* A book of its kind and, where that isn't NULL, this container. */
static str book_with(const char *container)
{
    struct entry files[] = { { S("mimetype"), S(""), S("application/epub+zip") },
        { S("META-INF/container.xml"), S(""), str_of(container) } };
    struct zip_entry entries[2];
    struct deflate deflate = { 0 };
    str archive;

    for (size_t i = 0; i < 2; i++)
        entries[i] = zip_entry_make(&deflate, &arena, &files[i]);
    ck_assert(zip_pack(&arena, entries, container ? 2 : 1, &archive, &diag));
    deflate_free(&deflate);
    return archive;
}

/* What is told first, the whole of it. */
static void expect_first(const struct diag *told, const char *code, const char *message)
{
    ck_assert_uint_gt(told->count, 0);
    ck_assert_str_eq(told->items[0].code, code);
    EXPECT_STR(told->items[0].message, message);
    EXPECT_STR(told->items[0].path, "");
}

START_TEST(a_fault_is_ours_and_holds_nothing_back)
{
    ck_assert(!judge_book(book_with(NULL), S("all"), false, 1, &diag, &faults));
    EXPECT_FINDINGS(&diag, "");
    expect_first(&faults, "book.fault",
        "book “all” came out wrong and isn't published. That is a fault of stele's, not yours: please report it, with "
        "this line and the articles that are in the book. RSC-002: the book has no META-INF/container.xml");
    done();
    judge_book(book_with("<container/>"), S("all"), false, 1, &diag, &faults);
    ck_assert_uint_eq(faults.count, 1);
    ck_assert_int_ge(str_find(faults.items[0].message, S("book. RSC-005, META-INF/container.xml:1: ")), 0);
    done();
}
END_TEST

/* Each place as far as it is known: the book, the file, its line and column. */
START_TEST(what_a_theme_has_done_is_an_error)
{
#define THEME " (the publication's theme has pages of its own for books; what is wrong may be there)"
    ck_assert(!judge_book(book_with(NULL), S("all"), true, 1, &diag, &faults));
    expect_first(&diag, "RSC-002", "book “all”: the book has no META-INF/container.xml" THEME);
    done();
    judge_book(book_with("<a>\n <b></a>"), S("all"), true, 1, &diag, &faults);
    ck_assert_int_lt(str_find(diag.items[1].message, S("theme")), 0); /* once is enough */
    expect_first(&diag, "RSC-016",
        "book “all”, META-INF/container.xml:2:9: Opening and ending tag mismatch: b line 2 and a" THEME);
    done();
    judge_book(book_with("<container/>"), S("b"), true, 1, &diag, &faults);
    ck_assert(str_starts(diag.items[0].message, S("book “b”, META-INF/container.xml:1: ")));
    ck_assert(str_ends(diag.items[0].message, S(THEME)));
    EXPECT_FINDINGS(&faults, "");
    done();
}
END_TEST

SUITE_OF(judge, a_fault_is_ours_and_holds_nothing_back, what_a_theme_has_done_is_an_error)
