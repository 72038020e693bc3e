/* The small modules of base/ that a few lines each can hold to account. */
#include "unit.h"

#include "base/bundle.h"
#include "base/hash.h"
#include "base/json.h"
#include "base/map.h"
#include "base/path.h"
#include "base/pool.h"
#include "base/spool.h"
#include "base/threads.h"
#include "base/utf8.h"

#include <limits.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

START_TEST(arena_gives_zeroed_aligned_memory)
{
    struct arena arena = { 0 };

    for (size_t size = 1; size < 100000; size = size * 3 + 1) {
        char *at = arena_alloc(&arena, size);

        ck_assert_uint_eq((uintptr_t)at % 16, 0);
        for (size_t i = 0; i < size; i++)
            ck_assert_int_eq(at[i], 0);
        memset(at, 0xAA, size);
    }
    arena_free(&arena);
    ck_assert_ptr_null(arena.block);
}
END_TEST

START_TEST(pool_gives_again_what_was_released)
{
    struct pool pool = { 0 };
    char *first = pool_alloc(&pool, 5, 20), *second = pool_alloc(&pool, 1, 100);

    memset(first, 'x', 100);
    pool_release(&pool, first);
    ck_assert_ptr_eq(pool_alloc(&pool, 1, 97), first);
    for (int i = 0; i < 97; i++)
        ck_assert_int_eq(first[i], 0);
    ck_assert_ptr_ne(pool_alloc(&pool, 1, 97), second);
    pool_release(&pool, NULL);
    pool_free(&pool);
}
END_TEST

START_TEST(pool_that_ends_keeps_what_is_left)
{
    struct pool pool = { 0 };
    char *pieces[2000];

    for (size_t i = 0; i < 2000; i++) {
        pieces[i] = pool_alloc(&pool, 1, 64);
        snprintf(pieces[i], 64, "piece %zu", i);
    }
    pool_release(&pool, pieces[7]);
    pool_end(&pool);
    for (size_t i = 0; i < 1990; i++)
        if (i != 7)
            pool_release(&pool, pieces[i]);
    EXPECT_STR(str_of(pieces[1990]), "piece 1990");
    EXPECT_STR(str_of(pieces[1999]), "piece 1999");
    pool_free(&pool);
}
END_TEST

START_TEST(pool_keeps_what_is_resized)
{
    struct pool pool = { 0 };
    char *at = NULL;

    for (size_t size = 1; size < 100000; size += size / 2 + 1) {
        at = pool_resize(&pool, at, size);
        at[size - 1] = (char)size;
        ck_assert_int_eq(at[0], 1);
    }
    pool_free(&pool);
}
END_TEST

/* A large array lies elsewhere than small things, and goes when it has grown. */
START_TEST(arena_leaves_room_beside_what_is_large)
{
    struct arena arena = { 0 };
    const char *first, *next;
    uint64_t *numbers = NULL;
    size_t cap = 0;

    for (size_t i = 0; i < 100000; i++) {
        numbers = arena_grow(&arena, numbers, i, &cap, sizeof *numbers);
        if (numbers[i] != 0)
            ck_abort_msg("number %zu isn't zero", i);
        numbers[i] = i;
    }
    for (size_t i = 0; i < 100000; i++)
        if (numbers[i] != i)
            ck_abort_msg("number %zu is another", i);
    arena_free(&arena);
    first = arena_text(&arena, 4);
    numbers = arena_take(&arena, 1 << 20);
    next = arena_text(&arena, 4);
    ck_assert_ptr_eq(next, first + 5);
    arena_return(&arena, numbers, 1 << 20);
    ck_assert_ptr_eq(arena_text(&arena, 4), next + 5);
    ck_assert_uint_eq((uintptr_t)arena_take(&arena, 1) % 16, 0);
    arena_free(&arena);
}
END_TEST

START_TEST(arena_copies_and_formats)
{
    struct arena arena = { 0 };
    str text = arena_printf(&arena, "%d %s", 12, "steles");

    EXPECT_STR(text, "12 steles");
    ck_assert_int_eq(text.at[text.len], '\0');
    EXPECT_STR(arena_copy(&arena, S("")), "");
    ck_assert_str_eq(arena_cstr(&arena, str_first(S("content"), 4)), "cont");
    arena_free(&arena);
}
END_TEST

START_TEST(arenas_join_and_begin_again)
{
    struct arena a = { 0 }, b = { 0 };
    str kept = arena_copy(&b, S("kept"));

    arena_alloc(&a, 100);
    arena_join(&a, &b);
    ck_assert_ptr_null(b.block);
    arena_join(&a, &b);
    EXPECT_STR(kept, "kept");
    for (int i = 0; i < 100; i++) {
        arena_reset(&b);
        arena_alloc(&b, 30000);
        arena_alloc(&b, 10);
    }
    arena_free(&a);
    arena_free(&b);
}
END_TEST

static void add_up(void *context, size_t worker, size_t i)
{
    atomic_size_t *sums = context;

    (void)worker;
    atomic_fetch_add(&sums[i % 2], i);
}

START_TEST(work_is_shared_and_done_once)
{
    atomic_size_t sums[2] = { 0, 0 };

    threads_for(4, 1001, add_up, sums);
    ck_assert_uint_eq(sums[0], 250500);
    ck_assert_uint_eq(sums[1], 250000);
    threads_for(4, 0, add_up, sums);
    ck_assert_uint_ge(threads_cores(), 1);
}
END_TEST

START_TEST(a_spool_keeps_records)
{
    struct arena arena = { 0 };
    struct spool spool;
    struct extent extents[100];

    ck_assert_int_eq(spool_open(&spool, "/tmp"), 0);
    for (int i = 0; i < 100; i++)
        ck_assert_int_eq(spool_add(&spool, arena_printf(&arena, "record %d", i), &extents[i]), 0);
    for (int i = 99; i >= 0; i--) {
        str record;

        ck_assert_int_eq(spool_read(&spool, &arena, extents[i], &record), 0);
        ck_assert(str_equal(record, arena_printf(&arena, "record %d", i)));
    }
    spool_close(&spool);
    ck_assert_int_ne(spool_open(&spool, "/none/such"), 0);
    arena_free(&arena);
}
END_TEST

SUITE_OF(arena, arena_gives_zeroed_aligned_memory, pool_gives_again_what_was_released,
    pool_that_ends_keeps_what_is_left, pool_keeps_what_is_resized, arena_leaves_room_beside_what_is_large,
    arena_copies_and_formats, arenas_join_and_begin_again, work_is_shared_and_done_once, a_spool_keeps_records)

START_TEST(buf_escapes_xml)
{
    struct buf buf = { 0 };

    buf_xml(&buf, S("a < b & \"c\" > ‘d’ \x01\t\n"));
    EXPECT_STR(buf_str(&buf), "a &lt; b &amp; &quot;c&quot; &gt; ‘d’ \xEF\xBF\xBD\t\n");
    buf_reset(&buf);
    buf_xml(
        &buf, S("\xEF\xBF\xBE\xEF\xBF\xBF，ok")); /* U+FFFE, U+FFFF and a character that begins with the same byte */
    EXPECT_STR(buf_str(&buf), "\xEF\xBF\xBD\xEF\xBF\xBD，ok");
    buf_free(&buf);
}
END_TEST

START_TEST(buf_writes_json_strings)
{
    struct buf buf = { 0 };

    json_string(&buf, S("\"总体\"\\\n\x02\xFF"));
    EXPECT_STR(buf_str(&buf), "\"\\\"总体\\\"\\\\\\n\\u0002\xEF\xBF\xBD\"");
    buf_free(&buf);
}
END_TEST

SUITE_OF(buf, buf_escapes_xml, buf_writes_json_strings)

START_TEST(bundle_keeps_copies_in_order)
{
    struct arena arena = { 0 };
    struct bundle_memory memory = bundle_memory(&arena);
    struct diag diag = { 0 };
    char bytes[] = "one";

    bundle_add(&memory.bundle, S("a"), S("text/plain"), str_of(bytes), &diag);
    bytes[0] = 'X';
    bundle_add(&memory.bundle, S("b"), S(""), S("two"), &diag);
    ck_assert_uint_eq(memory.count, 2);
    EXPECT_STR(bundle_find(&memory, S("a"))->bytes, "one");
    EXPECT_STR(memory.items[1].path, "b");
    ck_assert_ptr_null(bundle_find(&memory, S("c")));
    diag_free(&diag);
    arena_free(&arena);
}
END_TEST

SUITE_OF(bundle, bundle_keeps_copies_in_order)

START_TEST(map_finds_what_was_set)
{
    struct arena arena = { 0 };
    struct map map = { .arena = &arena };
    static int values[1000];

    for (int i = 0; i < 1000; i++)
        ck_assert_ptr_null(map_set(&map, arena_printf(&arena, "key %d", i), &values[i]));
    for (int i = 0; i < 1000; i++)
        ck_assert_ptr_eq(map_get(&map, arena_printf(&arena, "key %d", i)), &values[i]);
    ck_assert_ptr_eq(map_set(&map, S("key 7"), &values[0]), &values[7]);
    ck_assert_ptr_eq(map_get(&map, S("key 7")), &values[0]);
    ck_assert_ptr_null(map_get(&map, S("key 1000")));
    ck_assert_uint_eq(map.count, 1000);
    arena_free(&arena);
}
END_TEST

START_TEST(hashes_are_the_same_everywhere)
{
    struct arena arena = { 0 };
    str uuid = hash_uuid(&arena, S("stele"));

    EXPECT_STR(hash_hex(&arena, S(""), 12), "99aa06d30147"); /* XXH3's own test vector for the empty input */
    ck_assert_uint_eq(uuid.len, 36);
    ck_assert_int_eq(uuid.at[14], '8');
    ck_assert_ptr_nonnull(strchr("89ab", uuid.at[19]));
    arena_free(&arena);
}
END_TEST

SUITE_OF(map, map_finds_what_was_set, hashes_are_the_same_everywhere)

START_TEST(paths_are_joined_and_kept_inside)
{
    static const struct {
        const char *folder, *path, *joined; /* NULL: it climbs out */
    } cases[] = {
        { "a/b", "c.md", "a/b/c.md" },
        { "a/b", "../c.md", "a/c.md" },
        { "a", "..//./c.md", "c.md" },
        { ".", "c.md", "c.md" },
        { "a", "../../c.md", NULL },
        { "a", "b/../../..", NULL },
        { "", "", "" },
    };
    struct arena arena = { 0 };

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        str joined;
        bool inside = path_join(&arena, str_of(cases[i].folder), str_of(cases[i].path), &joined);

        ck_assert_int_eq(inside, cases[i].joined != NULL);
        if (inside)
            EXPECT_STR(joined, cases[i].joined);
    }
    EXPECT_STR(path_decode(&arena, S("a%20b%E6%80%BB%zz%2%00")), "a b总%zz%2%00");
    arena_free(&arena);
}
END_TEST

START_TEST(plain_paths_are_told)
{
    static const char *const plain[] = { "a", "a/b", "..a/b..", "总/体" };
    static const char *const others[] = { "", "/a", "a/", "a//b", ".", "..", "a/../b", "./a" };

    for (size_t i = 0; i < sizeof plain / sizeof *plain; i++)
        ck_assert_msg(path_is_plain(str_of(plain[i])), "%s", plain[i]);
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        ck_assert_msg(!path_is_plain(str_of(others[i])), "%s", others[i]);
}
END_TEST

SUITE_OF(path, paths_are_joined_and_kept_inside, plain_paths_are_told)

START_TEST(utf8_tells_valid_from_invalid)
{
    static const char *const invalid[] = { "\x80", "\xC0\x80", "\xC1\xBF", "\xE0\x80\x80", "\xED\xA0\x80",
        "\xF0\x80\x80\x80", "\xF4\x90\x80\x80", "\xF5\x80\x80\x80", "\xE6\x80", "\xFF" };

    for (size_t i = 0; i < sizeof invalid / sizeof *invalid; i++)
        ck_assert_uint_eq(utf8_length(str_of(invalid[i])), 0);
    ck_assert_uint_eq(utf8_valid(S("plain ascii, and 总体, and 𠀀")), strlen("plain ascii, and 总体, and 𠀀"));
    ck_assert_uint_eq(utf8_valid(S("longer than eight\xFF.")), 17);
    ck_assert_uint_eq(utf8_count(S("总体 𠀀é")), 5);
}
END_TEST

START_TEST(utf8_decodes_what_it_encodes)
{
    static const uint32_t characters[] = { 'a', 0x7F, 0x80, 0x7FF, 0x800, 0x603B, 0xFFFD, 0x10000, 0x2A6DF, 0x10FFFF };

    for (size_t i = 0; i < sizeof characters / sizeof *characters; i++) {
        char bytes[4];
        size_t len = utf8_encode(characters[i], bytes), back;

        ck_assert_uint_eq(utf8_decode((str){ bytes, len }, &back), characters[i]);
        ck_assert_uint_eq(back, len);
    }
}
END_TEST

SUITE_OF(utf8, utf8_tells_valid_from_invalid, utf8_decodes_what_it_encodes)

/* As the C library does it, for our own conversions and for its. */
#define EXPECT_FORMAT(...)                                                                                             \
    do {                                                                                                               \
        struct buf out = { 0 };                                                                                        \
        struct arena arena = { 0 };                                                                                    \
        char wanted[2048];                                                                                             \
        snprintf(wanted, sizeof wanted, __VA_ARGS__);                                                                  \
        buf_lit(&out, "");                                                                                             \
        buf_printf(&out, __VA_ARGS__);                                                                                 \
        EXPECT_STR(buf_str(&out), wanted);                                                                             \
        EXPECT_STR(arena_printf(&arena, __VA_ARGS__), wanted);                                                         \
        arena_free(&arena);                                                                                            \
        buf_free(&out);                                                                                                \
    } while (0)

START_TEST(text_is_formatted_as_the_library_does)
{
    char text[701];

    memset(text, 'x', sizeof text - 1);
    text[sizeof text - 1] = '\0';
    EXPECT_FORMAT("%s", "");
    EXPECT_FORMAT("plain, and 100%%");
    EXPECT_FORMAT("%d %d %d %zu %zu", 0, INT_MIN, INT_MAX, (size_t)0, SIZE_MAX);
    EXPECT_FORMAT("[%.*s|%.*s|%.*s]", 2, "abc", 0, "abc", 9, "abc");
    EXPECT_FORMAT("%s%s %s", text, "安全", text + 300);
    EXPECT_FORMAT("%04d %5.1f %02X %-8s| %d", 7, 1.25, 200u, "left", 3);
    for (int len = 250; len < 262; len++)
        EXPECT_FORMAT("%.*s%d", len, text, 5);
}
END_TEST

SUITE_OF(format, text_is_formatted_as_the_library_does)
