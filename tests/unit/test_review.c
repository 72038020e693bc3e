/* Decisions written on a disk that fails: terms.yaml is what it was, and nothing lies beside it. */
#include "unit.h"

#include "base/file.h"
#include "base/file_calls.h"
#include "stele.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

static struct arena arena;
static char folder[64];

static const char *in(const char *name)
{
    return file_join(&arena, str_of(folder), str_of(name));
}

static void write_all(const char *terms)
{
    struct stele_options options = { .path = folder };
    struct buf table = { 0 };
    struct diag diag = { 0 };
    str text;
    ptrdiff_t row;

    snprintf(folder, sizeof folder, "/tmp/stele-test-XXXXXX");
    ck_assert_ptr_nonnull(mkdtemp(folder));
    ck_assert_int_eq(file_make_directories(in("articles")), 0);
    ck_assert_int_eq(file_write(in("articles/a.md"), S("# A\n\nA “comprehensive” (总体) approach.\n"), false), 0);
    if (terms)
        ck_assert_int_eq(file_write(in("terms.yaml"), str_of(terms), false), 0);
    ck_assert(stele_review(&options, false, &table, &diag));
    text = buf_str(&table);
    row = str_find(text, S("\n\tgloss"));
    ck_assert_int_gt(row, 0);
    text = arena_printf(
        &arena, "%.*s\naccept%.*s", STR(str_first(text, (size_t)row)), STR(str_from(text, (size_t)row + 1)));
    ck_assert_int_eq(file_write(in("table"), text, false), 0);
    buf_free(&table);
    diag_free(&diag);
}

static void expect_terms(const char *wanted)
{
    struct file_info info;
    str text;

    if (wanted) {
        ck_assert_int_eq(file_read(&arena, in("terms.yaml"), 1000, &text), 0);
        EXPECT_STR(text, wanted);
    } else {
        ck_assert_int_eq(file_stat(in("terms.yaml"), &info), 0);
        ck_assert_int_eq(info.kind, FILE_NONE);
    }
    ck_assert_int_eq(file_stat(in("terms.yaml.new"), &info), 0);
    ck_assert_int_eq(info.kind, FILE_NONE);
}

static int fail_rename(const char *from, const char *to)
{
    (void)from, (void)to;
    errno = EIO;
    return -1;
}

static ptrdiff_t fail_write(int fd, const void *from, size_t size)
{
    (void)fd, (void)from, (void)size;
    errno = ENOSPC;
    return -1;
}

/* Applies the table; the findings, or "" where there is none but the count of what was done. */
static void apply(const char *wanted)
{
    const struct stele_options options = { .path = folder };
    struct diag diag = { 0 };

    stele_review_apply(&options, in("table"), &diag);
    EXPECT_FINDINGS(&diag, wanted);
    diag_free(&diag);
}

START_TEST(review_writes_all_or_nothing)
{
    static const char *const before[] = { NULL, "# ours\n- zh: 总体\n  en: comprehensive\n  status: proposed\n" };
    const struct file_calls calls = file_calls;

    for (size_t i = 0; i < sizeof before / sizeof *before; i++) {
        write_all(before[i]);
        file_calls.rename = fail_rename;
        apply("0:0 fatal[review.write]");
        file_calls = calls;
        expect_terms(before[i]);
        file_calls.write = fail_write;
        apply("0:0 fatal[review.write]");
        file_calls = calls;
        expect_terms(before[i]);
        apply("0:0 info[review.applied]");
        ck_assert_int_eq(file_remove(folder), 0);
    }
    arena_free(&arena);
}
END_TEST

/* A term base that is a link is written where it leads to; one that leads out of the publication isn't touched. */
START_TEST(review_follows_a_link_within)
{
    struct file_info info;

    write_all(NULL);
    ck_assert_int_eq(file_write(in("base.yaml"), S("# ours\n"), false), 0);
    ck_assert_int_eq(symlink("base.yaml", in("terms.yaml")), 0);
    apply("0:0 info[review.applied]");
    ck_assert_int_eq(file_stat(in("terms.yaml"), &info), 0);
    ck_assert(info.link);
    ck_assert_uint_gt(info.size, 7);
    ck_assert_int_eq(file_remove(folder), 0);
    arena_free(&arena);
}
END_TEST

START_TEST(review_leaves_what_lies_outside)
{
    char outside[] = "/tmp/stele-test-XXXXXX";
    int fd = mkstemp(outside);
    str text;

    ck_assert_int_ge(fd, 0);
    close(fd);
    write_all(NULL);
    ck_assert_int_eq(symlink(outside, in("terms.yaml")), 0);
    apply("0:0 error[site.outside]");
    ck_assert_int_eq(file_read(&arena, outside, 1000, &text), 0);
    EXPECT_STR(text, "");
    ck_assert_int_eq(file_remove(outside), 0);
    ck_assert_int_eq(file_remove(folder), 0);
    arena_free(&arena);
}
END_TEST

SUITE_OF(review, review_writes_all_or_nothing, review_follows_a_link_within, review_leaves_what_lies_outside)
