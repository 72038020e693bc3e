/* Runs of the whole, one after another. */
#include "unit.h"

#include "base/buf.h"
#include "base/file.h"
#include "base/file_calls.h"
#include "stele.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static struct arena arena;
static char folder[] = "/tmp/stele-test-XXXXXX";
static struct file_calls calls;
static int reads_of_assets;

static const char *in(const char *name)
{
    return file_join(&arena, str_of(folder), str_of(name));
}

static void put(const char *name, str bytes)
{
    ck_assert_int_eq(file_make_directories(arena_cstr(&arena, file_directory(str_of(in(name))))), 0);
    ck_assert_int_eq(file_write(in(name), bytes, false), 0);
}

/* A file that is written while a run begins may change without another stamp (base/stamp.h). */
static void settle(void)
{
    nanosleep(&(struct timespec){ 0, 60000000 }, NULL);
}

/* Counts the files that lie among the publication's assets and are opened. */
static int counting_openat(int at, const char *path, int flags, mode_t mode)
{
    str text = str_of(path);

    reads_of_assets += str_find(text, S("in/files/")) >= 0 || str_find(text, S("in/static/")) >= 0;
    return calls.openat(at, path, flags, mode);
}

/* Builds; how many assets were read. */
static int build(void)
{
    const struct stele_options options = { .path = in("in"), .out = in("out"), .jobs = 1 };
    struct stele_build_result result;
    struct diag diag = { 0 };

    calls = file_calls;
    file_calls.openat = counting_openat;
    reads_of_assets = 0;
    settle();
    ck_assert(stele_build(&options, &result, &diag));
    EXPECT_FINDINGS(&diag, "");
    ck_assert(result.published);
    file_calls = calls;
    diag_free(&diag);
    return reads_of_assets;
}

static void expect_output(const char *name, str wanted)
{
    str bytes;

    ck_assert_int_eq(file_read(&arena, in(name), 1000, &bytes), 0);
    EXPECT_STR(bytes, wanted.at);
}

#define DRAWING "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\"/>"

static void find_data(const char **path)
{
    struct file_names names;

    ck_assert_int_eq(file_list(&arena, in("out/site/assets"), &names), 0);
    *path = NULL;
    for (size_t i = 0; i < names.count; i++)
        if (str_ends(names.items[i].name, S(".csv")))
            *path = arena_printf(&arena, "out/site/assets/%.*s", STR(names.items[i].name)).at;
    ck_assert_ptr_nonnull(*path);
}

START_TEST(assets_that_have_not_changed_are_not_read)
{
    const char *data;

    ck_assert_ptr_nonnull(mkdtemp(folder));
    put("in/articles/a.md", S("# A\n\n![x](../files/x.svg) [y](../files/data.csv) [y](../files/data.csv)\n"));
    put("in/files/x.svg", S(DRAWING));
    put("in/files/data.csv", S("a,b"));
    put("in/static/own.txt", S("x"));
    put("in/stele.yaml", S("title: T\n"));
    ck_assert_int_eq(build(), 3);
    ck_assert_int_eq(build(), 0);

    put("in/articles/a.md", S("# A\n\nMore. ![x](../files/x.svg) [y](../files/data.csv)\n"));
    ck_assert_int_eq(build(), 0);
    find_data(&data);
    expect_output(data, S("a,b"));
    expect_output("out/site/own.txt", S("x"));

    ck_assert_int_eq(file_remove(in(data)), 0);
    put("out/site/own.txt", S("edited"));
    ck_assert_int_eq(build(), 2);
    expect_output(data, S("a,b"));
    expect_output("out/site/own.txt", S("x"));

    put("in/files/data.csv", S("a,c"));
    put("in/static/own.txt", S("y"));
    ck_assert_int_ge(build(), 2);
    find_data(&data);
    expect_output(data, S("a,c"));
    expect_output("out/site/own.txt", S("y"));
    file_remove(folder);
    arena_free(&arena);
}
END_TEST

SUITE_OF(run, assets_that_have_not_changed_are_not_read)
