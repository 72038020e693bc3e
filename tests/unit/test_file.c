#include "unit.h"

#include "base/file.h"
#include "base/file_calls.h"
#include "base/spool.h"

#include <errno.h>
#include <fcntl.h>
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

static struct dirent *kinds_unknown(DIR *dir)
{
    struct dirent *entry = readdir(dir);

    if (entry)
        entry->d_type = DT_UNKNOWN;
    return entry;
}

static int no_look(int at, const char *path, struct stat *info, int flags)
{
    (void)at;
    (void)path;
    (void)info;
    (void)flags;
    errno = EIO;
    return -1;
}

/* As network file systems list: a name, and not what it is. */
START_TEST(lists_where_kinds_are_not_told)
{
    const struct file_calls calls = file_calls;
    const char *dir = folder();
    struct file_names names;

    ck_assert_int_eq(file_make_directory(in(dir, "a")), 0);
    ck_assert_int_eq(file_write(in(dir, "b"), S("b"), false), 0);
    ck_assert_int_eq(symlink("a", in(dir, "c")), 0);
    file_calls.readdir = kinds_unknown;
    ck_assert_int_eq(file_list(&arena, dir, &names), 0);
    ck_assert_uint_eq(names.count, 3);
    ck_assert_int_eq(names.items[0].kind, FILE_DIRECTORY);
    ck_assert_int_eq(names.items[1].kind, FILE_REGULAR);
    ck_assert_int_eq(names.items[2].kind, FILE_OTHER);
    file_calls.fstatat = no_look;
    ck_assert_int_eq(file_list(&arena, dir, &names), EIO);
    file_calls = calls;
    ck_assert_int_eq(file_remove(dir), 0);
    arena_free(&arena);
}
END_TEST

/* Whoever puts links where names are guessed gets nothing written to where they lead. */
START_TEST(writes_through_no_link)
{
    const char *kept = arena_cstr(&arena, str_of(folder())), *dir = folder();
    const char *names[] = { "new", "new.new", arena_printf(&arena, ".new.stele-%ld-0", (long)getpid()).at };
    struct file_names left;
    str bytes;

    ck_assert_int_eq(file_write(in(kept, "file"), S("kept"), false), 0);
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        ck_assert_int_eq(symlink(in(kept, "file"), in(dir, names[i])), 0);
    ck_assert_int_eq(file_create(in(dir, "new"), S("x")), EEXIST);
    ck_assert_int_eq(file_write(in(dir, "new"), S("new"), true), 0);
    ck_assert_int_eq(file_read(&arena, in(dir, "new"), 10, &bytes), 0);
    EXPECT_STR(bytes, "new");
    ck_assert_int_eq(file_read(&arena, in(kept, "file"), 10, &bytes), 0);
    EXPECT_STR(bytes, "kept");
    ck_assert_int_eq(file_list(&arena, dir, &left), 0);
    ck_assert_uint_eq(left.count, 3);
    ck_assert_int_eq(file_remove(dir), 0);
    ck_assert_int_eq(file_remove(kept), 0);
    arena_free(&arena);
}
END_TEST

START_TEST(replaces_whole_and_keeps_permissions)
{
    const char *dir = folder();
    struct stat st;
    bool holds;

    ck_assert_int_eq(file_write(in(dir, "a"), S("one"), true), 0);
    ck_assert_int_eq(chmod(in(dir, "a"), 0600), 0);
    ck_assert_int_eq(file_write(in(dir, "a"), S("two"), true), 0);
    ck_assert_int_eq(stat(in(dir, "a"), &st), 0);
    ck_assert_int_eq(st.st_mode & 0777, 0600);
    ck_assert_int_eq(file_holds(in(dir, "a"), S("two"), &holds), 0);
    ck_assert(holds);
    ck_assert_int_eq(file_holds(in(dir, "a"), S("owt"), &holds), 0);
    ck_assert(!holds);
    ck_assert_int_eq(symlink("a", in(dir, "b")), 0);
    ck_assert_int_eq(file_holds(in(dir, "b"), S("two"), &holds), 0);
    ck_assert(!holds);
    ck_assert_int_eq(file_holds(in(dir, "none"), S("two"), &holds), 0);
    ck_assert(!holds);
    ck_assert_int_eq(file_remove(dir), 0);
    arena_free(&arena);
}
END_TEST

static int close_fails(int fd)
{
    close(fd);
    errno = EIO;
    return -1;
}

static int no_unnamed(int at, const char *path, int flags, mode_t mode)
{
    if ((flags & O_TMPFILE) != O_TMPFILE)
        return openat(at, path, flags, mode);
    errno = EOPNOTSUPP;
    return -1;
}

START_TEST(tells_what_closing_says)
{
    const struct file_calls calls = file_calls;
    const char *dir = folder();
    struct file_info info;
    struct spool spool;

    file_calls.close = close_fails;
    ck_assert_int_eq(file_create(in(dir, "a"), S("one")), EIO);
    ck_assert_int_eq(file_write(in(dir, "a"), S("one"), false), EIO);
    ck_assert_int_eq(file_stat(in(dir, "a"), &info), 0);
    ck_assert_int_eq(info.kind, FILE_NONE);
    ck_assert_int_eq(spool_open(&spool, dir), 0);
    ck_assert_int_eq(spool_close(&spool), EIO);
    file_calls = calls;
    ck_assert_int_eq(file_remove(dir), 0);
    arena_free(&arena);
}
END_TEST

static ssize_t writes_nothing(int fd, const void *bytes, size_t count, off_t at)
{
    (void)fd, (void)bytes, (void)count, (void)at;
    return 0;
}

START_TEST(a_spool_on_which_nothing_is_written_fails)
{
    const struct file_calls calls = file_calls;
    const char *dir = folder();
    struct extent extent;
    struct spool spool;

    ck_assert_int_eq(spool_open(&spool, dir), 0);
    file_calls.pwrite = writes_nothing;
    ck_assert_int_eq(spool_add(&spool, S("one"), &extent), EIO);
    file_calls = calls;
    ck_assert_int_eq(spool_close(&spool), 0);
    ck_assert_int_eq(file_remove(dir), 0);
    arena_free(&arena);
}
END_TEST

START_TEST(spools_without_unnamed_files)
{
    const struct file_calls calls = file_calls;
    const char *dir = folder();
    struct file_names left;
    struct extent extent;
    struct spool spool;
    str back;

    file_calls.openat = no_unnamed;
    ck_assert_int_eq(spool_open(&spool, dir), 0);
    file_calls = calls;
    ck_assert_int_eq(file_list(&arena, dir, &left), 0);
    ck_assert_uint_eq(left.count, 0);
    ck_assert_int_eq(spool_add(&spool, S("one"), &extent), 0);
    ck_assert_int_eq(spool_add(&spool, S("two"), &extent), 0);
    ck_assert_int_eq(spool_read(&spool, &arena, extent, &back), 0);
    EXPECT_STR(back, "two");
    ck_assert_int_eq(spool_close(&spool), 0);
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
    leaves_nothing_after_a_failed_write, lists_where_kinds_are_not_told, writes_through_no_link,
    replaces_whole_and_keeps_permissions, tells_what_closing_says, spools_without_unnamed_files,
    a_spool_on_which_nothing_is_written_fails, takes_paths_apart)
