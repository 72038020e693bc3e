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

static str pack(const struct bundle_memory *files)
{
    struct zip_entry *entries = arena_array(&arena, struct zip_entry, files->count);
    struct deflate deflate = { 0 };
    str bytes;

    for (size_t i = 0; i < files->count; i++)
        entries[i] = zip_entry_make(&deflate, &arena, &files->items[i]);
    ck_assert(zip_pack(&arena, entries, files->count, &bytes, &diag));
    deflate_free(&deflate);
    return bytes;
}

/* What can be read of an archive. */
static struct bundle_memory unpack(str archive)
{
    struct bundle_memory files = bundle_memory(&arena);
    struct zip_archive read;
    str bytes;

    zip_begin(&read, &arena, archive, &diag);
    for (size_t i = 0; i < read.reader.count; i++)
        if (read.reader.read(&read.reader, i, &arena, &bytes, &diag))
            bundle_add(&files.bundle, read.reader.paths[i], S(""), bytes, &diag);
    zip_end(&read);
    return files;
}

static str packed(const char *zone)
{
    struct bundle_memory memory = sample();
    str bytes;

    setenv("TZ", zone, 1);
    tzset();
    bytes = pack(&memory);
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
    struct bundle_memory back, memory;

    memory = sample();
    back = unpack(pack(&memory));
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
        diag_free(&diag);
        unpack(str_first(whole, len));
        ck_assert_msg(diag_bad(&diag), "the first %zu bytes pass for a book", len);
    }
    copy = arena_alloc(&arena, whole.len);
    for (size_t i = 0; i < whole.len; i++) {
        memcpy(copy, whole.at, whole.len);
        copy[i] = (char)(copy[i] ^ 0x41);
        unpack((str){ copy, whole.len });
    }
    ck_assert_uint_gt(diag.at[LEVEL_ERROR], whole.len / 4);
    done();
}
END_TEST

START_TEST(names_that_lead_elsewhere_are_left_out)
{
    static const char *const names[] = { "../x", "/x", "a/../../x", "a\\b", "good" };
    struct bundle_memory memory, back;

    memory = bundle_memory(&arena);
    bundle_add(&memory.bundle, S("mimetype"), S(""), S("application/epub+zip"), &diag);
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        bundle_add(&memory.bundle, str_of(names[i]), S(""), S("x"), &diag);
    back = unpack(pack(&memory));
    ck_assert_uint_eq(back.count, 2);
    EXPECT_STR(back.items[1].path, "good");
    EXPECT_FINDINGS(&diag, "0:0 error[PKG-009]; 0:0 error[PKG-009]; 0:0 error[PKG-009]; 0:0 error[PKG-009]");
    done();
}
END_TEST

/* --- one file of an archive */

START_TEST(a_file_is_deflated_alike_whatever_was_before)
{
    struct entry text = { S("t"), S("text/css"), S("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa") };
    struct entry other = { S("o"), S("text/css"), S("abaababaabaababaababaabaababaabaababaababaabaababaababaabaab") };
    struct deflate fresh = { 0 }, used = { 0 };
    struct zip_entry first, second;

    first = zip_entry_make(&fresh, &arena, &text);
    zip_entry_make(&used, &arena, &other);
    second = zip_entry_make(&used, &arena, &text);
    ck_assert_int_eq(first.method, ZIP_DEFLATED);
    ck_assert_uint_lt(first.packed.len, text.bytes.len);
    ck_assert(str_equal(first.packed, second.packed));
    deflate_free(&fresh);
    deflate_free(&used);
    done();
}
END_TEST

/* The method that a file of this path, type and text is packed by. */
static enum zip_method method_of(const char *path, const char *type, const char *text)
{
    struct entry file = { str_of(path), str_of(type), str_of(text) };
    struct deflate deflate = { 0 };
    struct zip_entry entry = zip_entry_make(&deflate, &arena, &file);

    deflate_free(&deflate);
    return entry.method;
}

START_TEST(what_gains_nothing_is_stored)
{
    const char *aaa = "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";

    ck_assert_int_eq(method_of("a.css", "text/css", aaa), ZIP_DEFLATED);
    ck_assert_int_eq(method_of("a.css", "text/css", "ab"), ZIP_STORED);
    ck_assert_int_eq(method_of("a.css", "text/css", ""), ZIP_STORED);
    ck_assert_int_eq(method_of("a.png", "image/png", aaa), ZIP_STORED);
    ck_assert_int_eq(method_of("a.svg", "image/svg+xml", aaa), ZIP_DEFLATED);
    ck_assert_int_eq(method_of("mimetype", "", aaa), ZIP_STORED);
    done();
}
END_TEST

/* What is told of a file that is packed as `entry` says, behind a mimetype. */
static void expect_file(const struct zip_entry *entry, const char *findings)
{
    struct entry type = { S("mimetype"), S(""), S("application/epub+zip") };
    struct zip_entry entries[2] = { [1] = *entry };
    struct deflate deflate = { 0 };
    str archive;

    entries[0] = zip_entry_make(&deflate, &arena, &type);
    deflate_free(&deflate);
    ck_assert(zip_pack(&arena, entries, 2, &archive, &diag));
    ck_assert_uint_eq(unpack(archive).count, *findings ? 1 : 2);
    EXPECT_FINDINGS(&diag, findings);
    diag_free(&diag);
}

START_TEST(what_an_archive_says_of_a_file_is_compared)
{
    struct entry text = { S("t"), S("text/css"), S("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa") };
    struct deflate deflate = { 0 };
    struct zip_entry entry = zip_entry_make(&deflate, &arena, &text), wrong;

    expect_file(&entry, "");
    wrong = entry;
    wrong.crc ^= 1;
    expect_file(&wrong, "0:0 error[PKG-008]");
    wrong = entry;
    wrong.size++;
    expect_file(&wrong, "0:0 error[PKG-008]");
    wrong.size -= 2;
    expect_file(&wrong, "0:0 error[PKG-008]");
    wrong = entry;
    wrong.packed.len--;
    expect_file(&wrong, "0:0 error[PKG-008]");
    wrong = entry;
    wrong.packed = arena_printf(&arena, "%.*sx", STR(entry.packed)); /* more than is inflated */
    expect_file(&wrong, "0:0 error[PKG-008]");
    wrong = entry;
    wrong.size = ZIP_ENTRY_BYTES; /* no memory is taken for what can't come of so few bytes */
    expect_file(&wrong, "0:0 error[PKG-008]");
    wrong.size = ZIP_ENTRY_BYTES + 1;
    expect_file(&wrong, "0:0 error[PKG-008]");
    deflate_free(&deflate);
    done();
}
END_TEST

/* --- how a book begins */

/* An archive of one stored file, with `extra` bytes of an extra field in its local header. */
static str archive_with_extra(const char *path, const char *text, size_t extra)
{
    struct entry file = { str_of(path), S(""), str_of(text) };
    struct bundle_memory files = bundle_memory(&arena);
    size_t header = 30 + strlen(path), end;
    str plain;
    char *bytes;

    bundle_add(&files.bundle, file.path, file.type, file.bytes, &diag);
    plain = pack(&files);
    bytes = arena_alloc(&arena, plain.len + extra);
    memcpy(bytes, plain.at, header);
    memcpy(bytes + header + extra, plain.at + header, plain.len - header);
    end = plain.len + extra - 22;
    for (int i = 0; i < 2; i++) { /* the length of the field; where the directory begins */
        bytes[28 + i] = (char)(extra >> 8 * i);
        bytes[end + 16 + (size_t)i] = (char)((header + strlen(text) + extra) >> 8 * i);
    }
    return (str){ bytes, plain.len + extra };
}

static void expect_beginning(str archive, const char *findings)
{
    unpack(archive);
    EXPECT_FINDINGS(&diag, findings);
    done();
}

START_TEST(a_book_begins_with_its_mimetype)
{
    static const char type[] = "application/epub+zip";
    struct deflate deflate = { 0 };
    struct zip_entry deflated = { S("mimetype"), ZIP_DEFLATED, sizeof type - 1, deflate_crc(str_of(type)), S("") };
    str archive;

    expect_beginning(archive_with_extra("mimetype", type, 0), "");
    expect_beginning(archive_with_extra("mimetype", type, 4), "0:0 error[PKG-005]");
    expect_beginning(archive_with_extra("mimetype", type, 256), "0:0 error[PKG-005]");
    expect_beginning(archive_with_extra("mimetypo", type, 0), "0:0 error[PKG-006]");
    expect_beginning(archive_with_extra("mimetype2", type, 0), "0:0 error[PKG-006]");
    expect_beginning(archive_with_extra("m", "", 0), "0:0 error[PKG-006]");
    deflated.packed = deflate_pack(&deflate, &arena, str_of(type));
    ck_assert(zip_pack(&arena, &deflated, 1, &archive, &diag));
    deflate_free(&deflate);
    expect_beginning(archive, "0:0 error[PKG-005]");
}
END_TEST

SUITE_OF(zip, the_same_bundle_gives_the_same_bytes, what_is_packed_is_read_back, damaged_archives_are_told,
    names_that_lead_elsewhere_are_left_out, a_file_is_deflated_alike_whatever_was_before, what_gains_nothing_is_stored,
    what_an_archive_says_of_a_file_is_compared, a_book_begins_with_its_mimetype)
