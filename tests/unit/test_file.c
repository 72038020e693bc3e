#include "unit.h"

#include "base/file.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

static struct arena arena;

static const char *folder(void)
{
    static char path[64];

    snprintf(path, sizeof path, "/tmp/stele-test-XXXXXX");
    return mkdtemp(path);
}

static const char *in(const char *dir, const char *name)
{
    return file_join(&arena, str_of(dir), str_of(name));
}

START_TEST(writes_reads_lists_and_removes)
{
    const char *dir = folder();
    struct file_names names;
    struct file_info info;
    str bytes;

    ck_assert_int_eq(file_make_directories(in(dir, "a/b/c")), 0);
    ck_assert_int_eq(file_make_directories(in(dir, "a/b/c")), 0);
    ck_assert_int_eq(file_write(in(dir, "a/two"), S("2"), true), 0);
    ck_assert_int_eq(file_write(in(dir, "a/one"), S("1"), false), 0);
    ck_assert_int_eq(file_read(&arena, in(dir, "a/two"), 10, &bytes), 0);
    EXPECT_STR(bytes, "2");
    ck_assert_int_eq(file_list(&arena, in(dir, "a"), &names), 0);
    ck_assert_uint_eq(names.count, 3);
    EXPECT_STR(names.items[0].name, "b");
    EXPECT_STR(names.items[1].name, "one");
    ck_assert_int_eq(names.items[0].kind, FILE_DIRECTORY);
    ck_assert_int_eq(file_remove(dir), 0);
    ck_assert_int_eq(file_stat(dir, &info), 0);
    ck_assert_int_eq(info.kind, FILE_NONE);
    arena_free(&arena);
}
END_TEST

START_TEST(says_what_is_wrong)
{
    const char *dir = folder();
    str bytes;

    ck_assert_int_eq(file_read(&arena, in(dir, "none"), 10, &bytes), ENOENT);
    ck_assert_int_eq(file_read(&arena, dir, 10, &bytes), EISDIR);
    ck_assert_int_eq(file_write(in(dir, "big"), S("0123456789+"), false), 0);
    ck_assert_int_eq(file_read(&arena, in(dir, "big"), 10, &bytes), EFBIG);
    ck_assert_int_eq(file_make_directories(in(dir, "big/below")), ENOTDIR);
    ck_assert_int_eq(file_remove(in(dir, "none")), 0);
    ck_assert_int_eq(file_remove(dir), 0);
    arena_free(&arena);
}
END_TEST

START_TEST(removes_links_without_following_them)
{
    const char *kept = arena_cstr(&arena, str_of(folder())), *dir = folder();
    struct file_info info;

    ck_assert_int_eq(file_write(in(kept, "file"), S("kept"), false), 0);
    ck_assert_int_eq(symlink(kept, in(dir, "link")), 0);
    ck_assert_int_eq(file_remove(dir), 0);
    ck_assert_int_eq(file_stat(in(kept, "file"), &info), 0);
    ck_assert_int_eq(info.kind, FILE_REGULAR);
    ck_assert_int_eq(file_remove(kept), 0);
    arena_free(&arena);
}
END_TEST

static ptrdiff_t no_space(int fd, const void *from, size_t size)
{
    (void)fd;
    (void)from;
    (void)size;
    errno = ENOSPC;
    return -1;
}

START_TEST(leaves_nothing_after_a_failed_write)
{
    const char *dir = folder();
    struct file_info info;

    file_calls.write = no_space;
    ck_assert_int_eq(file_write(in(dir, "half"), S("text"), false), ENOSPC);
    file_calls.write = write;
    ck_assert_int_eq(file_stat(in(dir, "half"), &info), 0);
    ck_assert_int_eq(info.kind, FILE_NONE);
    ck_assert_int_eq(file_remove(dir), 0);
    arena_free(&arena);
}
END_TEST

START_TEST(takes_paths_apart)
{
    EXPECT_STR(file_directory(S("articles/a/index.md")), "articles/a");
    EXPECT_STR(file_directory(S("a.md")), ".");
    EXPECT_STR(file_directory(S("/a")), "/");
    EXPECT_STR(file_base(S("articles/a.md")), "a.md");
    ck_assert_str_eq(file_join(&arena, S("."), S("a")), "a");
    ck_assert_str_eq(file_join(&arena, S("x/"), S("a")), "x/a");
    arena_free(&arena);
}
END_TEST

SUITE_OF(file, writes_reads_lists_and_removes, says_what_is_wrong, removes_links_without_following_them,
    leaves_nothing_after_a_failed_write, takes_paths_apart)
