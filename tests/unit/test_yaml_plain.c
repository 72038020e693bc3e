#include "formats/yaml_parse.h"
#include "formats/yaml_plain.h"
#include "unit.h"

static struct arena arena;

static void expect_same(const struct yaml *plain, const struct yaml *other, const char *text)
{
    for (; plain && other; plain = plain->next, other = other->next) {
        ck_assert_msg(plain->kind == other->kind && plain->quoted == other->quoted, "%s", text);
        ck_assert_msg(str_equal(plain->text, other->text) && str_equal(plain->key, other->key), "%s", text);
        ck_assert_msg(plain->span.line == other->span.line && plain->span.column == other->span.column, "%s", text);
        ck_assert_msg(plain->key_span.line == other->key_span.line, "%s", text);
        ck_assert_msg(plain->key_span.column == other->key_span.column, "%s", text);
        expect_same(plain->first, other->first, text);
    }
    ck_assert_msg(!plain && !other, "%s", text);
}

/* A comment before it leads past the reader of plain lines. */
START_TEST(plain_lines_are_read_as_libfyaml_reads_them)
{
    static const char *const texts[] = {
        "title: \"The way: a history #1\"\nauthors: [李白, \"Du, Fu\", O'Brien]\ndate: 2025-07-01\n",
        "title: 总体国家安全观\nsummary:   In “short” - what's [new], {if} any:it \"is\"; see https://x.example/#y",
        "translation-of: 道德經\nx-y2: [a b,c,  d]\nlang: zh-Hans\ndraft: true\n",
        "e: \"\"\nf: \"  \"\nh: 0x1F\n",
    };

    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        struct diag diag = { 0 };
        const struct yaml *plain = yaml_plain_parse(&arena, str_of(texts[i]), 2);

        ck_assert_msg(plain != NULL, "%s", texts[i]);
        expect_same(plain, yaml_parse(&arena, arena_printf(&arena, "#\n%s", texts[i]), 1, &diag), texts[i]);
        EXPECT_FINDINGS(&diag, "");
        diag_free(&diag);
    }
    arena_free(&arena);
}
END_TEST

START_TEST(whatever_takes_more_is_left)
{
    static const char *const texts[] = { "", "a: b\n\nc: d\n", "a: b # c\n", "a: b\na: c\n", "a: b: c\n", "a:\n",
        "a: \n", "a:b\n", "a : b\n", "A: b\n", " a: b\n", "a: b \n", "a: b:\n", "a: \tb\n", "a: b\r\n", "a: b\n  c\n",
        "a: 'b'\n", "a: \"b\\n\"\n", "a: \"b\" c\n", "a: \"b\n", "a: -b\n", "a: &b\n", "a: ~\n", "a: |\n", "a: []\n",
        "a: [b, ]\n", "a: [b\n", "a: [b] c\n", "a: [b: c]\n", "a: [[b]]\n", "a: {b: c}\n", "a: [b ]\n",
        "a: b\xC2\x85\n", "a: b\xE2\x80\xA8\n", "- a\n", "a\n" };

    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        ck_assert_msg(!yaml_plain_parse(&arena, str_of(texts[i]), 1), "%s", texts[i]);
    arena_free(&arena);
}
END_TEST

SUITE_OF(yaml_plain, plain_lines_are_read_as_libfyaml_reads_them, whatever_takes_more_is_left)
