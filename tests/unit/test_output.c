/* The folder of output: one run at a time, whole or nothing, and nobody else's files. */
#include "unit.h"

#include "base/file.h"
#include "base/file_calls.h"
#include "pack/journal.h"
#include "pack/output.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static struct arena arena;
static struct diag diag;
static char dir[64];
static struct output output;
static struct output_options options;

static const char *in(const char *name)
{
    return file_join(&arena, str_of(dir), str_of(name));
}

static void begin(void)
{
    snprintf(dir, sizeof dir, "/tmp/stele-test-XXXXXX");
    ck_assert_ptr_nonnull(mkdtemp(dir));
    options = (struct output_options){ .path = in("out"), .holder = S("the test"), .jobs = 2 };
}

static void done(void)
{
    ck_assert_int_eq(file_remove(dir), 0);
    diag_free(&diag);
    arena_free(&arena);
}

static void put(const char *name, const char *text)
{
    str folder = file_directory(str_of(in(name)));

    ck_assert_int_eq(file_make_directories(arena_cstr(&arena, folder)), 0);
    ck_assert_int_eq(file_write(in(name), str_of(text), false), 0);
}

static void expect_file(const char *name, const char *wanted)
{
    str bytes;

    ck_assert_msg(file_read(&arena, in(name), 1 << 20, &bytes) == 0, "%s can't be read", name);
    EXPECT_STR(bytes, wanted);
}

static bool exists(const char *name)
{
    struct stat st;

    return lstat(in(name), &st) == 0;
}

/* Adds "index.html=one a/b.html=two ../books/x.epub=three". */
static bool add_all(const char *files)
{
    str rest = str_of(files);

    while (rest.len) {
        ptrdiff_t space = str_find(rest, S(" "));
        str file = str_first(rest, space < 0 ? rest.len : (size_t)space);
        size_t equals = (size_t)str_find(file, S("="));
        str path = str_first(file, equals), text = str_from(file, equals + 1);
        bool book = str_starts(path, S("../books/"));

        if (!bundle_add(
                book ? &output.books.bundle : &output.web.bundle, str_from(path, book ? 9 : 0), S(""), text, &diag))
            return false;
        rest = str_from(rest, file.len + 1);
    }
    return true;
}

static bool build_keeping(const char *files, bool keep_books)
{
    bool ok = output_open(&output, &options, &diag) && add_all(files) && output_commit(&output, keep_books, &diag);

    output_close(&output, &diag);
    return ok;
}

static bool build(const char *files)
{
    return build_keeping(files, false);
}

static void expect_nothing_left(void)
{
    ck_assert(!exists("out/" STAGE_PATH) && !exists("out/" JOURNAL_PATH) && !exists("out/" LOCK_PATH));
}

START_TEST(output_is_replaced_whole)
{
    struct stat before, after;

    begin();
    ck_assert(build("index.html=one a/b/c.html=deep ../books/x.epub=book"));
    expect_file("out/" MANIFEST_PATH, "4 ../books/x.epub\n4 a/b/c.html\n3 index.html\n");
    ck_assert_int_eq(stat(in("out/site/a/b/c.html"), &before), 0);
    ck_assert(build("index.html=two a/b/c.html=deep d/e.html=new"));
    expect_file("out/site/index.html", "two");
    expect_file("out/site/d/e.html", "new");
    expect_file("out/" MANIFEST_PATH, "4 a/b/c.html\n3 d/e.html\n3 index.html\n");
    ck_assert_int_eq(stat(in("out/site/a/b/c.html"), &after), 0);
    ck_assert_int_eq(before.st_ino, after.st_ino); /* the same bytes: not touched */
    ck_assert(!exists("out/books"));
    ck_assert(build("index.html=two"));
    ck_assert(!exists("out/site/a") && !exists("out/site/d"));
    expect_nothing_left();
    EXPECT_FINDINGS(&diag, "");
    done();
}
END_TEST

START_TEST(nothing_stays_of_what_is_given_up)
{
    begin();
    ck_assert(output_open(&output, &options, &diag));
    ck_assert(add_all("index.html=one a/b=two"));
    output_close(&output, &diag);
    ck_assert(!exists("out"));
    ck_assert(build("index.html=one"));
    ck_assert(output_open(&output, &options, &diag));
    ck_assert(add_all("index.html=two a/b=two"));
    output_close(&output, &diag);
    expect_file("out/site/index.html", "one");
    ck_assert(!exists("out/site/a"));
    expect_nothing_left();
    EXPECT_FINDINGS(&diag, "");
    done();
}
END_TEST

START_TEST(what_is_not_ours_stays)
{
    static const char *const kept[] = { "out/site/CNAME", "out/site/.git/config", "out/site/a/upload",
        "out/books/x.txt", "out/site.old/page", "out/site.new/page", "out/notes" };

    begin();
    for (size_t i = 0; i < sizeof kept / sizeof *kept; i++)
        put(kept[i], "mine");
    ck_assert(build("index.html=one a/page=one ../books/x.epub=one"));
    ck_assert_int_eq(mkdir(in("out/site/a/empty"), 0777), 0);
    ck_assert_int_eq(mkdir(in("out/site/empty"), 0777), 0);
    ck_assert(build("index.html=two"));
    for (size_t i = 0; i < sizeof kept / sizeof *kept; i++)
        expect_file(kept[i], "mine");
    ck_assert(exists("out/site/a/empty") && exists("out/site/empty"));
    ck_assert(!exists("out/site/a/page") && !exists("out/books/x.epub"));
    EXPECT_FINDINGS(&diag, "");
    done();
}
END_TEST

/* What somebody has put at a name of ours since stays too, once we no longer want the name. */
START_TEST(what_has_taken_our_place_stays)
{
    begin();
    ck_assert(build("index.html=one page=one folder/page=one"));
    ck_assert_int_eq(file_remove(in("out/site/page")), 0);
    ck_assert_int_eq(symlink("index.html", in("out/site/page")), 0);
    ck_assert_int_eq(file_remove(in("out/site/folder/page")), 0);
    put("out/site/folder/page/mine", "mine");
    ck_assert(build("index.html=two"));
    ck_assert(exists("out/site/page"));
    expect_file("out/site/folder/page/mine", "mine");
    EXPECT_FINDINGS(&diag, "");
    done();
}
END_TEST

static void expect_foreign(const char *files, const char *named)
{
    ck_assert_msg(!build(files), "%s was built", files);
    ck_assert_uint_eq(diag.count, 1);
    ck_assert_str_eq(diag.items[0].code, "output.foreign");
    ck_assert_msg(str_starts(diag.items[0].message, str_of(in(named))), "%.*s", STR(diag.items[0].message));
    diag_free(&diag);
    expect_nothing_left();
}

START_TEST(what_is_in_the_way_is_named)
{
    begin();
    ck_assert(build("index.html=one a/b=one"));
    put("out/site/page", "mine");
    put("out/site/folder/mine", "mine");
    put("out/books/x.epub", "mine");
    put("elsewhere/index.html", "mine");
    ck_assert_int_eq(symlink(in("elsewhere"), in("out/site/link")), 0);
    ck_assert_int_eq(symlink(in("elsewhere/index.html"), in("out/site/link.html")), 0);
    expect_foreign("index.html=two page=two", "out/site/page");
    expect_foreign("index.html=two page/below=two", "out/site/page");
    expect_foreign("index.html=two folder=two", "out/site/folder");
    expect_foreign("index.html=two link/index.html=two", "out/site/link");
    expect_foreign("index.html=two link.html=two", "out/site/link.html");
    expect_foreign("index.html=two ../books/x.epub=two", "out/books/x.epub");
    expect_file("out/site/index.html", "one");
    ck_assert_int_eq(file_remove(in("out/books")), 0);
    ck_assert_int_eq(symlink(in("elsewhere"), in("out/books")), 0);
    expect_foreign("index.html=two ../books/y.epub=two", "out/books");
    ck_assert_int_eq(file_rename(in("out/site"), in("real")), 0);
    ck_assert_int_eq(symlink(in("real"), in("out/site")), 0);
    expect_foreign("index.html=two", "out/site");
    expect_file("real/index.html", "one");
    expect_file("elsewhere/index.html", "mine");
    ck_assert(!exists("elsewhere/y.epub"));
    done();
}
END_TEST

/* OUT itself may be a link; its site is where it leads. */
START_TEST(out_may_be_a_link)
{
    begin();
    ck_assert_int_eq(mkdir(in("real"), 0777), 0);
    ck_assert_int_eq(symlink(in("real"), in("out")), 0);
    ck_assert(build("index.html=one"));
    ck_assert(build("index.html=two"));
    expect_file("real/site/index.html", "two");
    done();
}
END_TEST

START_TEST(files_and_folders_change_places)
{
    begin();
    ck_assert(build("index.html=one a=file b/c/d=one b/e=one"));
    ck_assert(build("index.html=one a/b/c=folder b=file"));
    expect_file("out/site/a/b/c", "folder");
    expect_file("out/site/b", "file");
    ck_assert(build("index.html=one a=file b/c/d=one b/e=one"));
    expect_file("out/site/a", "file");
    expect_file("out/site/b/c/d", "one");
    put("out/site/b/mine", "mine");
    expect_foreign("index.html=one b=file", "out/site/b");
    expect_file("out/site/b/c/d", "one");
    ck_assert(!build("index.html=one f=file f/g=one"));
    EXPECT_FINDINGS(&diag, "0:0 fatal[output.path]");
    diag_free(&diag);
    ck_assert(!build("index.html=one a=file a/g=one")); /* the first is there already */
    EXPECT_FINDINGS(&diag, "0:0 fatal[output.path]");
    done();
}
END_TEST

START_TEST(books_stay_where_none_are_asked_for)
{
    begin();
    ck_assert(build("index.html=one ../books/x.epub=book ../books/y.epub=book"));
    ck_assert_int_eq(file_remove(in("out/books/y.epub")), 0);
    ck_assert(build_keeping("index.html=two", true));
    expect_file("out/books/x.epub", "book");
    expect_file("out/" MANIFEST_PATH, "4 ../books/x.epub\n3 index.html\n");
    ck_assert(build("index.html=two ../books/x.epub=other"));
    expect_file("out/books/x.epub", "other");
    EXPECT_FINDINGS(&diag, "");
    done();
}
END_TEST

START_TEST(a_single_book_can_stay)
{
    begin();
    ck_assert(build("index.html=one ../books/x.epub=book ../books/y.epub=book"));
    put("out/books/foreign.epub", "theirs");
    ck_assert(output_open(&output, &options, &diag) && add_all("index.html=two"));
    ck_assert(output_keep(&output, S("books/x.epub"), &diag));
    ck_assert(output_keep(&output, S("books/foreign.epub"), &diag));
    ck_assert(output_keep(&output, S("books/none.epub"), &diag));
    ck_assert(output_commit(&output, false, &diag));
    output_close(&output, &diag);
    expect_file("out/site/index.html", "two");
    expect_file("out/books/x.epub", "book");
    expect_file("out/books/foreign.epub", "theirs");
    ck_assert(!exists("out/books/y.epub"));
    expect_file("out/" MANIFEST_PATH, "4 ../books/x.epub\n3 index.html\n");
    EXPECT_FINDINGS(&diag, "");
    done();
}
END_TEST

START_TEST(what_is_known_is_not_looked_at)
{
    begin();
    ck_assert(build("a.html=one b.html=two c.html=three"));
    ck_assert_int_eq(file_unlink(in("out/site/a.html")), 0);
    ck_assert(output_open(&output, &options, &diag) && add_all("b.html=new"));
    ck_assert(output_add_known(&output, S("site/a.html")));
    ck_assert(!output_add_known(&output, S("site/a.html")));
    ck_assert(!output_add_known(&output, S("site/b.html")));
    ck_assert(!output_add_known(&output, S("site/d.html")));
    ck_assert(output_commit(&output, false, &diag));
    output_close(&output, &diag);
    ck_assert(!exists("out/site/a.html"));
    ck_assert(!exists("out/site/c.html"));
    expect_file("out/" MANIFEST_PATH, "3 a.html\n3 b.html\n");
    EXPECT_FINDINGS(&diag, "");
    done();
}
END_TEST

START_TEST(paths_stay_inside)
{
    static const char *const bad[] = { "", "/etc/x", "../x", "a/../../x", "a/..", "a//b", "./a", "a/", "a\nb" };

    begin();
    ck_assert(output_open(&output, &options, &diag));
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        ck_assert_msg(!bundle_add(&output.web.bundle, str_of(bad[i]), S(""), S("x"), &diag), "%s", bad[i]);
    ck_assert(bundle_add(&output.web.bundle, S("a..b/..c"), S(""), S("x"), &diag));
    ck_assert(!bundle_add(&output.web.bundle, S("a..b/..c"), S(""), S("x"), &diag));
    output_close(&output, &diag);
    ck_assert(!exists("out"));
    done();
}
END_TEST

/* --- one run at a time */

static char waited_for[100];

static void waiting(void *context, str holder)
{
    (void)context;
    snprintf(waited_for, sizeof waited_for, "%.*s", STR(holder));
}

START_TEST(one_run_at_a_time)
{
    struct output_options other = { .holder = S("process 7: stele build j"), .jobs = 1 };
    struct output first;

    begin();
    other.path = options.path;
    ck_assert(output_open(&first, &other, &diag));
    expect_file("out/" LOCK_PATH, "process 7: stele build j\n");
    options.waiting = waiting;
    ck_assert(!build("index.html=one"));
    EXPECT_FINDINGS(&diag, "0:0 fatal[output.busy]");
    ck_assert_msg(str_find(diag.items[0].message, S("process 7: stele build j")) > 0, "%s", diag.items[0].message.at);
    diag_free(&diag);
    ck_assert_str_eq(waited_for, "");
    options.wait = 1;
    ck_assert(!build("index.html=one"));
    ck_assert_str_eq(waited_for, "process 7: stele build j");
    EXPECT_FINDINGS(&diag, "0:0 fatal[output.busy]");
    diag_free(&diag);
    ck_assert(exists("out/" STAGE_PATH)); /* that of the first */
    output_close(&first, &diag);
    ck_assert(build("index.html=one"));
    EXPECT_FINDINGS(&diag, "");
    done();
}
END_TEST

START_TEST(a_lock_that_nobody_holds_is_taken)
{
    begin();
    put("out/" LOCK_PATH, "process 1: killed long ago");
    ck_assert(build("index.html=one"));
    expect_nothing_left();
    put("precious", "kept");
    ck_assert_int_eq(symlink(in("precious"), in("out/" LOCK_PATH)), 0);
    ck_assert(!build("index.html=two"));
    EXPECT_FINDINGS(&diag, "0:0 fatal[output.foreign]");
    expect_file("precious", "kept");
    diag_free(&diag);
    ck_assert_int_eq(unlink(in("out/" LOCK_PATH)), 0);
    ck_assert_int_eq(mkfifo(in("out/" LOCK_PATH), 0666), 0);
    ck_assert(!build("index.html=two"));
    EXPECT_FINDINGS(&diag, "0:0 fatal[output.foreign]");
    done();
}
END_TEST

START_TEST(a_folder_that_is_removed_meanwhile_is_told)
{
    begin();
    ck_assert(build("index.html=one"));
    ck_assert(output_open(&output, &options, &diag));
    ck_assert(add_all("index.html=two"));
    ck_assert_int_eq(file_remove(in("out")), 0);
    ck_assert(!add_all("a/b=three"));
    ck_assert(!output_commit(&output, false, &diag));
    output_close(&output, &diag);
    ck_assert_int_eq(diag.at[LEVEL_FATAL], 1);
    ck_assert(!exists("out"));
    diag_free(&diag);
    ck_assert(build("index.html=one a/b=one"));
    ck_assert(output_open(&output, &options, &diag));
    ck_assert(add_all("index.html=two a/b=one"));
    ck_assert_int_eq(file_remove(in("out/site/a")), 0);
    ck_assert(!output_commit(&output, false, &diag));
    output_close(&output, &diag);
    EXPECT_FINDINGS(&diag, "0:0 fatal[output.changed]");
    done();
}
END_TEST

/* --- after a kill */

static int renames_left;

static int failing_rename(const char *from, const char *to)
{
    if (renames_left-- > 0)
        return rename(from, to);
    errno = EIO;
    return -1;
}

START_TEST(a_step_that_was_begun_is_finished)
{
    begin();
    for (renames_left = 1; renames_left < 6; renames_left++) {
        int left = renames_left;

        ck_assert(build("index.html=one a/b=one c/d=one ../books/x.epub=one"));
        file_calls.rename = failing_rename;
        ck_assert(!build("index.html=two a/b=two e/f=two ../books/x.epub=two"));
        file_calls.rename = rename;
        EXPECT_FINDINGS(&diag, "0:0 fatal[output.write]");
        diag_free(&diag);
        renames_left = left;
        ck_assert(exists("out/" JOURNAL_PATH));
        ck_assert(output_open(&output, &options, &diag)); /* the next command, whatever becomes of it */
        output_close(&output, &diag);
        expect_file("out/site/index.html", "two");
        expect_file("out/site/a/b", "two");
        expect_file("out/site/e/f", "two");
        expect_file("out/books/x.epub", "two");
        ck_assert(!exists("out/site/c"));
        expect_nothing_left();
    }
    EXPECT_FINDINGS(&diag, "");
    done();
}
END_TEST

START_TEST(a_step_that_was_not_begun_is_undone)
{
    begin();
    ck_assert(build("index.html=one"));
    put("out/" STAGE_PATH "/site/index.html", "two");
    put("out/" STAGE_PATH "/journal", "stele journal 1\nmove site/index.html\n");
    ck_assert(output_open(&output, &options, &diag));
    output_close(&output, &diag);
    expect_file("out/site/index.html", "one");
    expect_nothing_left();
    done();
}
END_TEST

/* Whoever writes a list or a manifest for us moves and removes nothing of anybody's. */
START_TEST(lists_are_data)
{
    static const char *const lists[] = {
        "",
        "stele journal 1\n",
        "stele journal 1\nmove site/a\n",
        "stele journal 1\nmove site/a\nend 2\n",
        "stele journal 1\nremove ../precious\nend 1\n",
        "stele journal 1\nremove /etc/passwd\nend 1\n",
        "stele journal 1\nremove site/../../precious\nend 1\n",
        "stele journal 1\nremove .stele-lock\nend 1\n",
        "stele journal 1\nfold site/a\nend 1\n",
        "stele journal 1\nend 0\nmore\n",
    };

    begin();
    ck_assert(build("index.html=one"));
    put("precious", "kept");
    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++) {
        put("out/" JOURNAL_PATH, lists[i]);
        ck_assert_msg(!build("index.html=two"), "%s", lists[i]);
        EXPECT_FINDINGS(&diag, "0:0 fatal[output.journal]");
        diag_free(&diag);
    }
    ck_assert_int_eq(symlink(dir, in("out/site/up")), 0);
    put("out/" JOURNAL_PATH, "stele journal 1\nremove site/up/precious\nend 1\n");
    ck_assert(!build("index.html=two"));
    EXPECT_FINDINGS(&diag, "0:0 fatal[output.foreign]");
    diag_free(&diag);
    ck_assert_int_eq(unlink(in("out/" JOURNAL_PATH)), 0);
    put("out/" MANIFEST_PATH, "4 ../../precious\n3 index.html\n");
    ck_assert(!build("index.html=two"));
    EXPECT_FINDINGS(&diag, "0:0 fatal[output.manifest]");
    diag_free(&diag);
    put("out/" MANIFEST_PATH, "4 up/precious\n3 index.html\n");
    ck_assert(!build("index.html=two"));
    EXPECT_FINDINGS(&diag, "0:0 fatal[output.foreign]");
    expect_file("precious", "kept");
    expect_file("out/site/index.html", "one");
    done();
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

START_TEST(a_full_disk_is_told_once)
{
    begin();
    ck_assert(build("index.html=one"));
    ck_assert(output_open(&output, &options, &diag));
    file_calls.write = no_space;
    ck_assert(!add_all("index.html=two"));
    ck_assert(!add_all("b.html=two"));
    file_calls.write = write;
    ck_assert(!add_all("c.html=two"));
    ck_assert(!output_commit(&output, false, &diag));
    output_close(&output, &diag);
    EXPECT_FINDINGS(&diag, "0:0 fatal[output.write]");
    expect_file("out/site/index.html", "one");
    expect_nothing_left();
    done();
}
END_TEST

SUITE_OF(output, output_is_replaced_whole, nothing_stays_of_what_is_given_up, what_is_not_ours_stays,
    what_has_taken_our_place_stays, what_is_in_the_way_is_named, out_may_be_a_link, files_and_folders_change_places,
    books_stay_where_none_are_asked_for, a_single_book_can_stay, what_is_known_is_not_looked_at, paths_stay_inside, one_run_at_a_time,
    a_lock_that_nobody_holds_is_taken, a_folder_that_is_removed_meanwhile_is_told, a_step_that_was_begun_is_finished,
    a_step_that_was_not_begun_is_undone, lists_are_data, a_full_disk_is_told_once)
