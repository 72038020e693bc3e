/* Numbers and texts as bytes, and bytes that nobody wrote. */
#include "unit.h"

#include "base/wire.h"

static struct arena arena;
static struct buf bytes;

static void done(void)
{
    buf_free(&bytes);
    arena_free(&arena);
}

static void expect_number(size_t number, const char *wanted, size_t len)
{
    struct wire w = wire_writer(&bytes);
    size_t back = 1;

    buf_reset(&bytes);
    wire_size(&w, &number);
    ck_assert(str_equal(buf_str(&bytes), (str){ wanted, len }));
    w = wire_reader(buf_str(&bytes), NULL);
    wire_size(&w, &back);
    ck_assert(wire_done(&w));
    ck_assert_uint_eq(back, number);
}

START_TEST(a_number_takes_as_few_bytes_as_it_can)
{
    expect_number(0, "\0", 1);
    expect_number(127, "\x7f", 1);
    expect_number(128, "\x80\x01", 2);
    expect_number(624485, "\xe5\x8e\x26", 3); /* the example of DWARF's appendix C */
    expect_number(SIZE_MAX - 1, "\xfe\xff\xff\xff\xff\xff\xff\xff\xff\x01", 10);
    done();
}
END_TEST

static void refuse_number(const char *record, size_t len)
{
    struct wire w = wire_reader((str){ record, len }, NULL);
    size_t number = 1;

    wire_size(&w, &number);
    ck_assert_msg(w.bad && number == 0 && w.rest.len == 0, "a number of %zu bytes is read", len);
}

START_TEST(what_nobody_writes_is_no_number)
{
    refuse_number("", 0);
    refuse_number("\x80", 1);
    refuse_number("\x80\x00", 2);                                  /* 0 in two bytes */
    refuse_number("\xff\xff\xff\xff\xff\xff\xff\xff\xff\x02", 10); /* 65 bits */
    refuse_number("\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\x01", 11);
}
END_TEST

START_TEST(what_follows_a_bad_value_is_nothing)
{
    struct wire w = wire_reader(S("\x05"
                                  "four"
                                  "\x01"),
        &arena);
    uint64_t hash = 1;
    size_t count = 1;
    str text = S("before");
    bool flag = true;
    int number = 1;

    wire_text(&w, &text);
    EXPECT_STR(text, "four\x01");
    wire_text(&w, &text);
    wire_flag(&w, &flag);
    wire_int(&w, &number);
    wire_hash(&w, &hash);
    wire_list(&w, NULL, &count, 1000, 1);
    ck_assert(text.len == 0 && !flag && number == 0 && hash == 0 && count == 0 && w.bad && !wire_done(&w));
    done();
}
END_TEST

START_TEST(values_have_limits)
{
    struct wire w = wire_reader(S("\x02"), &arena);
    size_t count;
    bool flag;
    int number;

    wire_flag(&w, &flag);
    ck_assert(w.bad);
    w = wire_reader(S("\xff\xff\xff\xff\x08"), &arena); /* INT_MAX + 1 is 80 80 80 80 08 */
    wire_int(&w, &number);
    ck_assert(w.bad);
    w = wire_reader(S("\x04"
                      "abc"),
        &arena);
    wire_list(&w, NULL, &count, 8, 1);
    ck_assert(w.bad);
    w = wire_reader(S("\x03"
                      "abc"),
        &arena);
    ck_assert_ptr_nonnull(wire_list(&w, NULL, &count, 8, 1));
    ck_assert_uint_eq(count, 3);
    w = wire_reader(S("\x02"
                      "abc"),
        &arena);
    wire_list(&w, NULL, &count, 8, 2);
    ck_assert(w.bad);
    done();
}
END_TEST

SUITE_OF(wire, a_number_takes_as_few_bytes_as_it_can, what_nobody_writes_is_no_number,
    what_follows_a_bad_value_is_nothing, values_have_limits)
