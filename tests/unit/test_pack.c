/* Directories and archives: whole or not at all. */
#include "unit.h"

#include "base/file.h"
#include "base/file_calls.h"
#include "pack/directory.h"
#include "pack/zip.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

static struct arena arena;
static struct diag diag;
static char dir[64];

static const char *in(const char *name)
{
    return file_join(&arena, str_of(dir), str_of(name));
}

static void begin(void)
{
    snprintf(dir, sizeof dir, "/tmp/stele-test-XXXXXX");
    ck_assert_ptr_nonnull(mkdtemp(dir));
}

static void done(void)
{
    file_remove(dir);
    diag_free(&diag);
    arena_free(&arena);
}

static bool exists(const char *name)
{
    struct file_info info;

    return file_stat(in(name), &info) == 0 && info.kind != FILE_NONE;
}

static void expect_file(const char *name, const char *wanted)
{
    str bytes;

    ck_assert_msg(file_read(&arena, in(name), 1 << 20, &bytes) == 0, "%s can't be read", name);
    EXPECT_STR(bytes, wanted);
}

/* --- directory */

static bool write_site(const char *index)
{
    struct directory directory;
    bool ok;

    if (!directory_begin(&directory, in("site"), &diag))
        return false;
    ok = bundle_add(&directory.bundle, S("index.html"), S("text/html"), str_of(index), &diag) &&
         bundle_add(&directory.bundle, S("a/b/c.html"), S("text/html"), S("deep"), &diag);
    if (ok)
        return directory_commit(&directory, &diag);
    directory_abandon(&directory);
    return false;
}

START_TEST(a_directory_is_replaced_whole)
{
    begin();
    ck_assert(write_site("one"));
    expect_file("site/index.html", "one");
    expect_file("site/a/b/c.html", "deep");
    expect_file("site/" DIRECTORY_MANIFEST, "4 a/b/c.html\n3 index.html\n");
    ck_assert_int_eq(file_write(in("site/stale"), S("x"), false), 0);
    ck_assert(write_site("two"));
    expect_file("site/index.html", "two");
    ck_assert(!exists("site/stale"));
    ck_assert(!exists("site.new") && !exists("site.old"));
    EXPECT_FINDINGS(&diag, "");
    done();
}
END_TEST

START_TEST(a_foreign_folder_is_left_alone)
{
    begin();
    ck_assert_int_eq(file_make_directories(in("site")), 0);
    ck_assert(write_site("into an empty one"));
    ck_assert_int_eq(file_remove(in("site/" DIRECTORY_MANIFEST)), 0);
    ck_assert(!write_site("over a foreign one"));
    expect_file("site/index.html", "into an empty one");
    ck_assert_int_eq(file_rename(in("site"), in("real")), 0);
    ck_assert_int_eq(symlink(in("real"), in("site")), 0);
    ck_assert(!write_site("through a link"));
    EXPECT_FINDINGS(&diag, "0:0 fatal[output.foreign]; 0:0 fatal[output.foreign]");
    done();
}
END_TEST

static int writes_left;

static ptrdiff_t failing_write(int fd, const void *from, size_t size)
{
    if (writes_left-- > 0)
        return write(fd, from, size);
    errno = ENOSPC;
    return -1;
}

START_TEST(a_full_disk_leaves_the_old_one)
{
    begin();
    ck_assert(write_site("old"));
    for (int n = 0; n < 3; n++) { /* the manifest's first, empty writing writes nothing */
        writes_left = n;
        file_calls.write = failing_write;
        ck_assert(!write_site("new"));
        file_calls.write = write;
        expect_file("site/index.html", "old");
        ck_assert(!exists("site.new"));
        EXPECT_FINDINGS(&diag, "0:0 fatal[output.write]");
        diag_free(&diag);
    }
    done();
}
END_TEST

START_TEST(paths_stay_inside)
{
    static const char *const bad[] = { "", "/etc/x", "../x", "a/../../x", "a/..", "a//b", "./a", "a/" };
    struct directory directory;

    begin();
    ck_assert(directory_begin(&directory, in("site"), &diag));
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        ck_assert_msg(!bundle_add(&directory.bundle, str_of(bad[i]), S(""), S("x"), &diag), "%s", bad[i]);
    ck_assert(bundle_add(&directory.bundle, S("a..b/..c"), S(""), S("x"), &diag));
    ck_assert(!bundle_add(&directory.bundle, S("a..b/..c"), S(""), S("x"), &diag));
    directory_abandon(&directory);
    ck_assert(!exists("site") && !exists("site.new"));
    done();
}
END_TEST

SUITE_OF(directory, a_directory_is_replaced_whole, a_foreign_folder_is_left_alone, a_full_disk_leaves_the_old_one,
    paths_stay_inside)

/* --- zip */

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
    ck_assert(zip_write(in("book.epub"), &memory, &diag));
    ck_assert_int_eq(file_read(&arena, in("book.epub"), 1 << 20, &bytes), 0);
    unsetenv("TZ");
    tzset();
    return bytes;
}

START_TEST(the_same_bundle_gives_the_same_bytes)
{
    str here, there;

    begin();
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

    begin();
    memory = sample();
    ck_assert(zip_write(in("book.epub"), &memory, &diag));
    ck_assert(zip_read(&arena, in("book.epub"), &back, &diag));
    ck_assert_uint_eq(back.count, 3);
    for (size_t i = 0; i < 3; i++) {
        ck_assert(str_equal(back.items[i].path, memory.items[i].path));
        ck_assert(str_equal(back.items[i].bytes, memory.items[i].bytes));
    }
    EXPECT_FINDINGS(&diag, "");
    done();
}
END_TEST

START_TEST(a_full_disk_leaves_no_book)
{
    struct bundle_memory memory;

    begin();
    memory = sample();
    writes_left = 0;
    file_calls.write = failing_write;
    ck_assert(!zip_write(in("book.epub"), &memory, &diag));
    file_calls.write = write;
    ck_assert(!exists("book.epub"));
    EXPECT_FINDINGS(&diag, "0:0 fatal[book.write]");
    done();
}
END_TEST

/* Every truncation and every flipped byte of a small archive: a finding or a bundle, never a crash. */
START_TEST(damaged_archives_are_told)
{
    str whole;
    char *copy;

    begin();
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

    begin();
    memory = bundle_memory(&arena);
    bundle_add(&memory.bundle, S("mimetype"), S(""), S("application/epub+zip"), &diag);
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        bundle_add(&memory.bundle, str_of(names[i]), S(""), S("x"), &diag);
    ck_assert(zip_write(in("book.epub"), &memory, &diag));
    ck_assert(zip_read(&arena, in("book.epub"), &back, &diag));
    ck_assert_uint_eq(back.count, 2);
    EXPECT_STR(back.items[1].path, "good");
    EXPECT_FINDINGS(&diag, "0:0 error[PKG-009]; 0:0 error[PKG-009]; 0:0 error[PKG-009]; 0:0 error[PKG-009]");
    done();
}
END_TEST

SUITE_OF(zip, the_same_bundle_gives_the_same_bytes, what_is_packed_is_read_back, a_full_disk_leaves_no_book,
    damaged_archives_are_told, names_that_lead_elsewhere_are_left_out)
