#include "formats/yaml_limits.h"

#include "unit.h"

/* `count` times `piece`, between `front` and `back`. */
static void expect_many(const char *front, const char *piece, size_t count, const char *back, const char *wanted)
{
    struct diag diag = { 0 };
    struct buf text = { 0 };

    buf_add(&text, str_of(front));
    for (size_t i = 0; i < count; i++)
        buf_add(&text, str_of(piece));
    buf_add(&text, str_of(back));
    ck_assert_msg(yaml_limits_check(buf_str(&text), 10, &diag) == (wanted[0] == 0), "%s%s", front, piece);
    EXPECT_FINDINGS(&diag, wanted);
    diag_free(&diag);
    buf_free(&text);
}

START_TEST(blank_lines_are_as_many_as_somebody_might_leave)
{
    expect_many("a: |\n", "\n", YAML_BLANK_LINES, "  b\n", "");
    expect_many("a: |\n", "\r\n", YAML_BLANK_LINES, "  b\n", "");
    expect_many("a: |\n", "\n", YAML_BLANK_LINES + 1, "  b\n", "111:1 error[yaml.limit]");
    expect_many("a: 'x\n", " \t\n", YAML_BLANK_LINES + 1, "'\n", "111:3 error[yaml.limit]");
    expect_many("", "a: 1\n\n\n", 4 * YAML_BLANK_LINES, "", "");
}
END_TEST

START_TEST(what_is_in_brackets_ends_soon)
{
    const size_t many = YAML_AHEAD / 2;

    expect_many("a: ", "[", 2 * many, "", "");
    expect_many("a: ", "[", 2 * many + 1, "", "10:4 error[yaml.limit]");
    expect_many("a: 1\n- 道: [", "x,", many, "]", "11:6 error[yaml.limit]");
    expect_many("", "{\"a\": [", many, "", "10:1 error[yaml.limit]");
    expect_many("- - ", "! ", many + 1, "[x]\n", "10:5 error[yaml.limit]");
    expect_many("- !a [", "x,", many, "]\n", "10:3 error[yaml.limit]");
    expect_many("a: [\"", "x]", many, "\"]\n", "10:4 error[yaml.limit]");
    expect_many("a: ['", "''", many, "'\n", "10:4 error[yaml.limit]");
}
END_TEST

START_TEST(what_only_looks_so_is_read)
{
    const size_t many = YAML_AHEAD / 2;

    expect_many("", "- [x, {y: \"]\"}]\n", many / 4, "", "");
    expect_many("", "- en: \"See: [x\"\n  zh: 'y: {'\n", many / 4, "", "");
    expect_many("# [x\na: 1 # b: [x\n", "b: it's [x\n", many / 4, "", "");
    expect_many("", "a: 'tis\n", many / 2, "", "");
    expect_many("a: ", "x ", 2 * many, "\n", "");
    expect_many("a: \"", "x ", 2 * many, "\"\n", "");
    expect_many("", ": ", 2 * many, "", "");
    expect_many("", "- ", 2 * many, "", "");
}
END_TEST

SUITE_OF(yaml_limits, blank_lines_are_as_many_as_somebody_might_leave, what_is_in_brackets_ends_soon,
    what_only_looks_so_is_read)
