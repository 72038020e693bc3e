#include "unit.h"

#include "base/build_id.h"
#include "base/file.h"
#include "base/findings.h"
#include "base/hasher.h"
#include "base/recheck.h"
#include "facts/cache.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

static struct arena arena;

/* --- what a trace keeps, and whether that still holds */

static const char *folder(void)
{
    char *path = arena_alloc(&arena, 32);

    snprintf(path, 32, "/tmp/stele-test-XXXXXX");
    return mkdtemp(path);
}

static const char *in(const char *dir, const char *name)
{
    return file_join(&arena, str_of(dir), str_of(name));
}

static void put(const char *dir, const char *name, const char *bytes)
{
    ck_assert_int_eq(file_write(in(dir, name), str_of(bytes), false), 0);
}

/* Asks a folder what a run might ask it: it reads two files, one of which isn't there, and looks and lists. */
static void ask(struct trace *trace, const char *dir)
{
    struct arena scratch = { 0 };
    struct file_names names;
    struct file_info info;
    str bytes;

    trace_begin(trace, S(""));
    file_read(&scratch, in(dir, "text"), 100, &bytes);
    file_read(&scratch, in(dir, "none"), 100, &bytes);
    file_stat(in(dir, "picture"), &info);
    file_stat(in(dir, "text"), &info); /* less than what is known already */
    file_list(&scratch, dir, &names);
    trace_stop(trace);
    arena_free(&scratch);
}

/* What each answer would be now, as a letter: s(ame), t(ouched), c(hanged); in the order text, none, picture, folder.
 * `begun` is when the run began, as seen from now, in seconds. */
static const char *again(const struct trace *trace, const char *dir, int begun)
{
    static const char *const names[] = { "/text", "/none", "/picture", "" };
    static char letters[5];
    struct recheck recheck;

    ck_assert_int_eq(recheck_begin(&recheck, dir, stamp_now() + begun * INT64_C(1000000000)), 0);
    for (int i = 0; i < 4; i++) {
        struct trace_entry *known = map_get(&trace->entries, arena_printf(&arena, "%s%s", dir, names[i]));
        struct trace_entry entry;

        ck_assert_ptr_nonnull(known);
        entry = *known;
        entry.path = str_of(names[i][0] ? names[i] + 1 : "");
        letters[i] = "stc"[recheck_ask(&recheck, &entry)];
    }
    recheck_end(&recheck);
    return letters;
}

/* A folder with a text and a picture, asked; its times are an hour old. */
static const char *begin(struct trace *trace)
{
    const char *dir = folder();

    put(dir, "text", "one");
    put(dir, "picture", "two");
    ask(trace, dir);
    return dir;
}

static void end(struct trace *trace, const char *dir)
{
    ck_assert_int_eq(file_remove(dir), 0);
    trace_free(trace);
    arena_free(&arena);
}

START_TEST(nothing_has_changed)
{
    struct trace trace;
    const char *dir = begin(&trace);

    ck_assert_str_eq(again(&trace, dir, 10), "ssss");
    ck_assert_str_eq(again(&trace, dir, 0), "tsst"); /* so soon a stamp may hide a change */
    ck_assert_uint_eq(trace.entries.count, 4);
    end(&trace, dir);
}
END_TEST

START_TEST(a_file_is_written_anew)
{
    struct trace trace;
    const char *dir = begin(&trace);

    put(dir, "text", "two");
    ck_assert_str_eq(again(&trace, dir, 10), "csst");
    put(dir, "text", "one");
    ck_assert_str_eq(again(&trace, dir, 10), "tsst");
    put(dir, "text", "longer");
    put(dir, "picture", "what is there is all that was asked");
    ck_assert_str_eq(again(&trace, dir, 10), "csst");
    end(&trace, dir);
}
END_TEST

/* The same size, and the time that it had. */
START_TEST(an_old_time_hides_no_change)
{
    struct trace trace;
    const char *dir = begin(&trace);
    struct stat st;
    int fd;

    ck_assert_int_eq(stat(in(dir, "text"), &st), 0);
    usleep(50000);
    fd = open(in(dir, "text"), O_WRONLY);
    ck_assert_int_eq(write(fd, "two", 3), 3);
    close(fd);
    ck_assert_int_eq(utimensat(AT_FDCWD, in(dir, "text"), (struct timespec[]){ st.st_atim, st.st_mtim }, 0), 0);
    ck_assert_str_eq(again(&trace, dir, 10), "csss");
    end(&trace, dir);
}
END_TEST

START_TEST(files_come_and_go)
{
    struct trace trace;
    const char *dir = begin(&trace);

    put(dir, "none", "");
    ck_assert_str_eq(again(&trace, dir, 10), "scsc");
    end(&trace, dir);
}
END_TEST

START_TEST(a_link_is_no_file)
{
    struct trace trace;
    const char *dir = begin(&trace);

    ck_assert_int_eq(file_rename(in(dir, "picture"), in(dir, "other")), 0);
    ck_assert_int_eq(symlink("other", in(dir, "picture")), 0);
    ck_assert_str_eq(again(&trace, dir, 10), "sscc");
    ck_assert_int_eq(file_unlink(in(dir, "text")), 0);
    ck_assert_int_eq(file_make_directory(in(dir, "text")), 0);
    ck_assert_str_eq(again(&trace, dir, 10), "cscc");
    end(&trace, dir);
}
END_TEST

START_TEST(questions_about_the_output_are_not_noted)
{
    struct arena scratch = { 0 };
    const char *dir = folder();
    struct trace trace;
    struct file_info info;

    trace_begin(&trace, arena_printf(&arena, "%s/out/", dir));
    file_stat(in(dir, "out/site"), &info);
    file_stat(in(dir, "out.md"), &info);
    trace_stop(&trace);
    file_stat(in(dir, "later"), &info);
    ck_assert_uint_eq(trace.entries.count, 1);
    arena_free(&scratch);
    end(&trace, dir);
}
END_TEST

START_TEST(stamps_settle)
{
    const int64_t second = 1000000000, now = 1000 * second + 1;
    const struct stamp fine = { 1, 990 * second + 1, 999 * second + 1, 1 }, coarse = { 1, 0, 999 * second, 1 };

    ck_assert(stamp_is_settled(&fine, now));
    ck_assert(!stamp_is_settled(&fine, 999 * second + 1));
    ck_assert(!stamp_is_settled(&fine, 999 * second + 1000000));
    ck_assert(!stamp_is_settled(&coarse, now)); /* a disk that keeps whole seconds */
    ck_assert(stamp_is_settled(&coarse, now + 2 * second));
}
END_TEST

START_TEST(values_are_hashed_one_by_one)
{
    struct hasher a = { 0 }, b = { 0 }, c = { 0 };

    hasher_text(&a, S("ab"));
    hasher_text(&a, S("c"));
    hasher_text(&b, S("a"));
    hasher_text(&b, S("bc"));
    hasher_text(&c, S("ab"));
    hasher_text(&c, S("c"));
    ck_assert(a.hash == c.hash && a.hash != b.hash);
    hasher_number(&a, 0);
    ck_assert(a.hash != c.hash);
}
END_TEST

START_TEST(a_program_knows_which_it_is)
{
    ck_assert(build_id() != 0 && build_id() == build_id());
}
END_TEST

/* Paths come in a buffer that is used again; the folder that was entered is another one all the same. */
START_TEST(stamps_are_taken_folder_by_folder)
{
    static const char *const paths[] = { "a/one", "a/two", "b/one", "b/two", "a/one" };
    const char *dir = folder();
    struct stamper stamper;
    struct stamp stamp;
    enum file_kind kind;
    char path[8];

    ck_assert_int_eq(file_make_directories(in(dir, "a")), 0);
    ck_assert_int_eq(file_make_directories(in(dir, "b")), 0);
    put(dir, "a/one", "1");
    put(dir, "a/two", "22");
    put(dir, "b/one", "333");
    put(dir, "b/two", "4444");
    ck_assert_int_eq(stamper_begin(&stamper, dir), 0);
    for (size_t i = 0; i < 5; i++) {
        snprintf(path, sizeof path, "%s", paths[i]);
        ck_assert_int_eq(stamper_take(&stamper, str_of(path), false, &kind, &stamp), 0);
        ck_assert_int_eq(kind, FILE_REGULAR);
        ck_assert_uint_eq(stamp.size, i == 4 ? 1 : i + 1);
    }
    ck_assert_int_eq(stamper_take(&stamper, S("a/none"), false, &kind, &stamp), 0);
    ck_assert_int_eq(kind, FILE_NONE);
    stamper_end(&stamper);
    ck_assert_int_eq(file_remove(dir), 0);
    arena_free(&arena);
}
END_TEST

/* --- findings */

START_TEST(findings_are_told_again)
{
    struct diag diag = { .path = S("a.md") }, back = { 0 };
    struct buf record = { 0 };

    diag_error(&diag, "link.missing", ((struct span){ 3, 4 }), "no %s", "article");
    diag_warn(&diag, "RSC-001", NOWHERE, "of a book");
    diag_note(&diag, "link.missing", ((struct span){ 5, 1 }), "and");
    diag.at[LEVEL_INFO] = 20000;
    findings_write(&record, &diag);
    ck_assert(findings_read(&back, buf_str(&record)));
    EXPECT_FINDINGS(&back, "3:4 error[link.missing]; 0:0 warning[RSC-001]; 5:1 info[link.missing]");
    ck_assert_uint_eq(back.at[LEVEL_INFO], 20000);
    EXPECT_STR(back.items[0].path, "a.md");
    EXPECT_STR(back.items[0].message, "no article");
    for (size_t i = 0; i < record.len; i++) {
        struct diag part = { 0 };

        ck_assert(!findings_read(&part, str_first(buf_str(&record), i)));
        diag_free(&part);
    }
    diag_free(&back);
    diag_free(&diag);
    buf_free(&record);
}
END_TEST

START_TEST(failures_are_no_memories)
{
    struct diag diag = { 0 }, back = { 0 };
    struct buf record = { 0 };

    diag_fail(&diag, "output.write", "full");
    findings_write(&record, &diag);
    ck_assert(!findings_read(&back, buf_str(&record)));
    ck_assert_uint_eq(back.count, 0);
    diag_free(&diag);
    buf_free(&record);
}
END_TEST

/* --- the index */

static struct cache sample(void)
{
    static struct trace_entry inputs[] = { { S("articles/b.md"), TRACE_READ, { 1, 2, 3, 4 }, 5 },
        { S("articles"), TRACE_LISTED, { 6, -7, 8, 9 }, 10 }, { S("articles/a/x.png"), TRACE_LOOKED, { 0 }, 0 },
        { S("articles/a.md"), TRACE_READ, { 1, 2, 3, 4 }, UINT64_MAX } };
    static struct cache_article articles[] = { { S("articles/b.md"), 0, 1, { 100, 20 }, 2, 3, 4, true, { 5, 6, 7 } },
        { S("articles/a.md"), 3, 1, { 120, 30 }, 2, 3, 4, false, { 0 } } };
    static struct cache_asset assets[] = { { 3, true, S("x-1.png"), S("image/png"), S(".png"), 5, 6, 700, S("") },
        { 0, false, S("y-2.csv"), S("text/csv"), S(".csv"), 0, 0, 8, S("links") } };
    static struct cache_output outputs[] = { { S("site/index.html"), { { 1, 2, 3, 4, 5, 6 } }, { 7, 8, 9, 10 } } };

    return (struct cache){ 11, 12, 13, -14, 15, 150, { 7, 8, 9 }, 16, 17, 18, inputs, 4, articles, 2, assets, 2, outputs, 1,
        S("findings") };
}

START_TEST(an_index_is_read_as_it_was_written)
{
    struct cache cache = sample(), back;
    struct buf bytes = { 0 }, twice = { 0 };

    cache_write(&bytes, &cache);
    ck_assert(cache_read(&back, &arena, buf_str(&bytes), 11));
    ck_assert_int_eq(back.begun, -14);
    ck_assert_uint_eq(back.input_count, 4);
    ck_assert_uint_eq(back.inputs[3].hash, UINT64_MAX);
    ck_assert_int_eq(back.inputs[1].stamp.modified, -7);
    ck_assert_str_eq(back.inputs[0].path.at, "articles/b.md");
    ck_assert_uint_eq(back.articles[1].record.at, 120);
    ck_assert_uint_eq(back.assets[0].input, 3);
    EXPECT_STR(back.assets[0].name, "x-1.png");
    ck_assert_uint_eq(back.assets[0].height, 6);
    ck_assert(!back.assets[1].shown);
    ck_assert_uint_eq(back.assets[1].size, 8);
    EXPECT_STR(back.assets[1].without, "links");
    ck_assert(cache_key_equal(&back.outputs[0].key, &cache.outputs[0].key));
    EXPECT_STR(back.findings, "findings");
    cache_write(&twice, &back);
    ck_assert(str_equal(buf_str(&bytes), buf_str(&twice)));
    ck_assert(!cache_read(&back, &arena, buf_str(&bytes), 10)); /* another program's */
    ck_assert_uint_eq(back.input_count, 0);
    buf_free(&bytes);
    buf_free(&twice);
    arena_free(&arena);
}
END_TEST

START_TEST(a_damaged_index_is_none)
{
    struct cache cache = sample(), back;
    struct buf bytes = { 0 };

    cache_write(&bytes, &cache);
    for (size_t i = 0; i < bytes.len; i++) {
        bytes.at[i] ^= 4;
        ck_assert_msg(!cache_read(&back, &arena, buf_str(&bytes), 11), "byte %zu", i);
        bytes.at[i] ^= 4;
        ck_assert(!cache_read(&back, &arena, str_first(buf_str(&bytes), i), 11));
    }
    ck_assert(cache_read(&back, &arena, buf_str(&bytes), 11));
    buf_free(&bytes);
    arena_free(&arena);
}
END_TEST

START_TEST(an_index_of_what_there_is_not_is_none)
{
    struct cache cache = sample(), back;
    struct buf bytes = { 0 };

    cache.articles[1].input = 4;
    cache_write(&bytes, &cache);
    ck_assert(!cache_read(&back, &arena, buf_str(&bytes), 11));
    cache.articles[1].input = 3;
    cache.assets[0].input = 4;
    buf_reset(&bytes);
    cache_write(&bytes, &cache);
    ck_assert(!cache_read(&back, &arena, buf_str(&bytes), 11));
    cache.assets[0].input = 3;
    cache.end = 149;
    buf_reset(&bytes);
    cache_write(&bytes, &cache);
    ck_assert(!cache_read(&back, &arena, buf_str(&bytes), 11));
    buf_free(&bytes);
    arena_free(&arena);
}
END_TEST

START_TEST(an_index_is_in_order)
{
    struct cache cache = sample();

    cache_sort(&cache);
    EXPECT_STR(cache.inputs[0].path, "articles");
    EXPECT_STR(cache.inputs[1].path, "articles/a.md");
    EXPECT_STR(cache.inputs[2].path, "articles/b.md");
    EXPECT_STR(cache.inputs[3].path, "articles/a/x.png");
    EXPECT_STR(cache.articles[0].path, "articles/a.md");
}
END_TEST

SUITE_OF(cache, nothing_has_changed, a_file_is_written_anew, an_old_time_hides_no_change, files_come_and_go,
    a_link_is_no_file, questions_about_the_output_are_not_noted, stamps_settle,
    stamps_are_taken_folder_by_folder, values_are_hashed_one_by_one,
    a_program_knows_which_it_is, findings_are_told_again, failures_are_no_memories, an_index_is_read_as_it_was_written,
    a_damaged_index_is_none, an_index_of_what_there_is_not_is_none, an_index_is_in_order)
