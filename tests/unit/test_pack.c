/* Archives. */
#include "unit.h"

#include "formats/zip.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

static struct arena arena;
static struct diag diag;

static void done(void)
{
    diag_free(&diag);
    arena_free(&arena);
}

static struct bundle_memory sample(void)
{
    struct bundle_memory memory = bundle_memory(&arena);

    bundle_add(&memory.bundle, S("mimetype"), S(""), S("application/epub+zip"), &diag);
    bundle_add(&memory.bundle, S("EPUB/总体.xhtml"), S("application/xhtml+xml"),
        S("<p>aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa</p>"), &diag);
    bundle_add(&memory.bundle, S("EPUB/empty"), S(""), S(""), &diag);
    return memory;
}

static str packed(const char *zone)
{
    struct bundle_memory memory = sample();
    str bytes;

    setenv("TZ", zone, 1);
    tzset();
    ck_assert(zip_pack(&arena, &memory, &bytes, &diag));
    unsetenv("TZ");
    tzset();
    return bytes;
}

START_TEST(the_same_bundle_gives_the_same_bytes)
{
    str here, there;

    here = packed("UTC");
    there = packed("Asia/Shanghai");
    ck_assert(str_equal(here, there));
    EXPECT_STR(str_first(str_from(here, 30), 28), "mimetypeapplication/epub+zip"); /* first, stored, nothing between */
    done();
}
END_TEST

START_TEST(what_is_packed_is_read_back)
{
    struct bundle_memory back = bundle_memory(&arena), memory;
    str archive;

    memory = sample();
    ck_assert(zip_pack(&arena, &memory, &archive, &diag));
    ck_assert(zip_parse(&arena, archive, &back, &diag));
    ck_assert_uint_eq(back.count, 3);
    for (size_t i = 0; i < 3; i++) {
        ck_assert(str_equal(back.items[i].path, memory.items[i].path));
        ck_assert(str_equal(back.items[i].bytes, memory.items[i].bytes));
    }
    EXPECT_FINDINGS(&diag, "");
    done();
}
END_TEST

/* Every truncation and every flipped byte of a small archive: a finding or a bundle, never a crash. */
START_TEST(damaged_archives_are_told)
{
    str whole;
    char *copy;

    whole = packed("UTC");
    for (size_t len = 0; len < whole.len; len += 7) {
        struct bundle_memory back = bundle_memory(&arena);

        diag_free(&diag);
        zip_parse(&arena, str_first(whole, len), &back, &diag);
        ck_assert_msg(diag_bad(&diag), "the first %zu bytes pass for a book", len);
    }
    copy = arena_alloc(&arena, whole.len);
    for (size_t i = 0; i < whole.len; i++) {
        struct bundle_memory back = bundle_memory(&arena);

        memcpy(copy, whole.at, whole.len);
        copy[i] = (char)(copy[i] ^ 0x41);
        zip_parse(&arena, (str){ copy, whole.len }, &back, &diag);
    }
    ck_assert_uint_gt(diag.at[LEVEL_ERROR], whole.len / 4);
    done();
}
END_TEST

START_TEST(names_that_lead_elsewhere_are_left_out)
{
    static const char *const names[] = { "../x", "/x", "a/../../x", "a\\b", "good" };
    struct bundle_memory memory, back = bundle_memory(&arena);
    str archive;

    memory = bundle_memory(&arena);
    bundle_add(&memory.bundle, S("mimetype"), S(""), S("application/epub+zip"), &diag);
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        bundle_add(&memory.bundle, str_of(names[i]), S(""), S("x"), &diag);
    ck_assert(zip_pack(&arena, &memory, &archive, &diag));
    ck_assert(zip_parse(&arena, archive, &back, &diag));
    ck_assert_uint_eq(back.count, 2);
    EXPECT_STR(back.items[1].path, "good");
    EXPECT_FINDINGS(&diag, "0:0 error[PKG-009]; 0:0 error[PKG-009]; 0:0 error[PKG-009]; 0:0 error[PKG-009]");
    done();
}
END_TEST

SUITE_OF(zip, the_same_bundle_gives_the_same_bytes, what_is_packed_is_read_back, damaged_archives_are_told,
    names_that_lead_elsewhere_are_left_out)
