/* Tables of spreadsheets, YAML scalars, and terms.yaml edited. */
#include "unit.h"

#include "base/utf8.h"
#include "formats/tsv.h"
#include "formats/yaml_parse.h"
#include "formats/yaml_edit.h"
#include "formats/yaml_section.h"
#include "formats/yaml_scalar.h"
#include "input/around.h"

#include <string.h>

static struct arena arena;
static struct diag diag;

static void done(void)
{
    diag_free(&diag);
    arena_free(&arena);
}

/* --- tables */

/* A table's cells with | between, its rows with / between. */
static str read_back(str text)
{
    struct tsv table;
    struct buf out = { 0 };
    str copy;

    if (tsv_read(&table, &arena, text, &diag)) {
        for (size_t i = 0; i < table.count; i++) {
            buf_add(&out, i ? S("/") : S(""));
            for (size_t j = 0; j < table.rows[i].count; j++) {
                buf_add(&out, j ? S("|") : S(""));
                buf_add(&out, tsv_cell(&table, &table.rows[i], j).text);
            }
        }
    }
    copy = buf_copy(&out, &arena);
    buf_free(&out);
    return copy;
}

START_TEST(tsv_reads_what_spreadsheets_write)
{
    static const struct {
        const char *text;
        const char *cells;
    } cases[] = {
        { "", "" },
        { "a\tb\nc\td\n", "a|b/c|d" },
        { "a,b\r\nc,d", "a|b/c|d" },
        { "a;b,c;d\rx;y;z\r", "a|b,c|d/x|y|z" },
        { "\xEF\xBB\xBF"
          "a\tb,c\n",
            "a|b,c" },
        { "a,b\n\"x,\"\"y\"\"\r\nz\",\"\"\n", "a|b/x,\"y\"\nz|" },
        { "a\tb\n\n\t\n \t\nc\n", "a|b/c" },
        { "a,b\n'=1,'x\n''-2,'@\n", "a|b/=1|'x/'-2|@" },
        { "a\tb\nin \"it\"\t5\"\n", "a|b/in \"it\"|5\"" },
        { "a,,\n,b,\n", "a||/|b|" },
    };

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        EXPECT_STR(read_back(str_of(cases[i].text)), cases[i].cells);
        EXPECT_FINDINGS(&diag, "");
    }
    EXPECT_STR(read_back(S("\xFF\xFE"
                           "a\0\t\0-N\r\0\n\0=\xD8\x00\xDE"
                           "\x00\xD8x\0")),
        "a|中/😀\xEF\xBF\xBDx");
    EXPECT_STR(read_back(S("\xFE\xFF\0a\0,N-\0\n\xDC\x01")), "a|中/\xEF\xBF\xBD");
    done();
}
END_TEST

START_TEST(tsv_keeps_spans)
{
    struct tsv table;
    struct tsv_cell cell;

    ck_assert(tsv_read(&table, &arena,
        S("\xEF\xBB\xBF"
          "a\tb\n\"总\n体\"\t\"x\"\t总\ty\n\n1\t2"),
        &diag));
    ck_assert_uint_eq(table.count, 3);
    cell = tsv_cell(&table, &table.rows[1], 3);
    EXPECT_STR(cell.text, "y");
    ck_assert_int_eq(cell.span.line, 3);
    ck_assert_int_eq(cell.span.column, 10);
    cell = tsv_cell(&table, &table.rows[2], 7);
    EXPECT_STR(cell.text, "");
    ck_assert_int_eq(cell.span.line, 5);
    done();
}
END_TEST

START_TEST(tsv_says_what_is_wrong)
{
    static const struct {
        const char *text;
        const char *findings;
    } cases[] = {
        { "a\tb\n\t\"open\nx", "2:2 error[table.quote]" },
        { "a,\"b\"c\n", "1:6 error[table.quote]" },
        { "a,b\n\xFF", "2:1 error[text.utf8]" },
    };

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct tsv table;

        ck_assert(!tsv_read(&table, &arena, str_of(cases[i].text), &diag));
        EXPECT_FINDINGS(&diag, cases[i].findings);
        diag_free(&diag);
    }
    done();
}
END_TEST

static const char *const hostile[] = { "", " ", "a", "=1+1", "+1", "-1", "- x", "@x", "'=x", "''=x", "'x", "\"",
    "\"x\"", "a\tb", "a\nb", "a,b", "a;b", "x: y", "x:", ":x", "x #y", "#x", "{x}", "[x", "&x", "*x", "!x", "|", ">",
    "%x", "`x", "?", "? x", "-", "---", "...", "... x", "null", "~", "True", "NO", "y", "12", "1.5e3", "2025-05-12",
    "0x1F", "12:30", "1978 reform", "\\", "a\\nb", "\x01", "\x7F", "\xC2\x85", "\xC2\xA0", "\xE2\x80\xA8",
    "\xEF\xBB\xBF", "“总体” 总体", "é", "𠀀", "a ", " a", "a  b", "<<", "=", "＝1", "'＠x", "\t=1", "it's",
    "don’t: x" };

START_TEST(tsv_survives_its_own_writing)
{
    static const char separators[] = "\t,;";

    for (const char *separator = separators; *separator; separator++) {
        struct buf out = { 0 };
        struct tsv table;
        size_t count = sizeof hostile / sizeof *hostile;

        buf_printf(&out, "h%ch\n", *separator);
        for (size_t i = 0; i < count; i++) {
            buf_printf(&out, "row%c", *separator);
            tsv_write(&out, str_of(hostile[i]), *separator);
            buf_byte(&out, '\n');
        }
        ck_assert(tsv_read(&table, &arena, buf_str(&out), &diag));
        ck_assert_uint_eq(table.count, count + 1);
        for (size_t i = 0; i < count; i++)
            EXPECT_STR(tsv_cell(&table, &table.rows[i + 1], 1).text, hostile[i]);
        buf_free(&out);
    }
    done();
}
END_TEST

static void expect_cell(const char *text, const char *wanted)
{
    struct buf out = { 0 };

    tsv_write(&out, str_of(text), ',');
    EXPECT_STR(buf_str(&out), wanted);
    buf_free(&out);
}

START_TEST(tsv_guards_what_would_be_calculated)
{
    expect_cell("=1+1", "'=1+1");
    expect_cell("＝1+1", "'＝1+1");
    expect_cell("＋1", "'＋1");
    expect_cell("－1", "'－1");
    expect_cell("＠SUM(A1)", "'＠SUM(A1)");
    expect_cell("\t=1", "'\t=1");
    expect_cell("\r=1", "\"'\r=1\"");
    expect_cell("'＝1", "''＝1");
    expect_cell("1＋1＝2", "1＋1＝2");
    expect_cell("（注）", "（注）");
}
END_TEST

SUITE_OF(table, tsv_reads_what_spreadsheets_write, tsv_keeps_spans, tsv_says_what_is_wrong,
    tsv_survives_its_own_writing, tsv_guards_what_would_be_calculated)

/* --- lines around places */

START_TEST(around_cuts_lines)
{
    static const struct {
        struct span span;
        int before, behind;
        const char *wanted;
    } cases[] = {
        { { 1, 1 }, 5, 3, "总体国…" },
        { { 1, 3 }, 1, 9, "…体国家" },
        { { 1, 9 }, 2, 2, "…国家" },
        { { 2, 1 }, 9, 9, "ab" },
        { { 3, 1 }, 9, 9, "" },
        { { 4, 2 }, 9, 9, "x" },
        { { 5, 1 }, 9, 9, "" },
        { { 9, 1 }, 9, 9, "" },
    };
    struct around around;

    around_begin(&around, &arena, S("总体国家\nab\r\n\nx\n"));
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        EXPECT_STR(around_cut(&around, &arena, cases[i].span, cases[i].before, cases[i].behind), cases[i].wanted);
    around_begin(&around, &arena, S(""));
    EXPECT_STR(around_cut(&around, &arena, (struct span){ 1, 1 }, 9, 9), "");
    done();
}
END_TEST

START_TEST(around_finds_its_way_in_long_lines)
{
    struct buf text = { 0 };
    struct around around;

    buf_lit(&text, "first\n");
    for (int i = 0; i < 10000; i++)
        buf_printf(&text, "%04d总", i);
    around_begin(&around, &arena, buf_str(&text));
    for (int i = 0; i < 10000; i++) {
        str wanted = arena_printf(&arena, "%s%04d总%s", i ? "…" : "", i, i < 9999 ? "…" : "");

        EXPECT_STR(around_cut(&around, &arena, (struct span){ 2, 5 * i + 1 }, 0, 5), wanted.at);
    }
    buf_free(&text);
    done();
}
END_TEST

SUITE_OF(around, around_cuts_lines, around_finds_its_way_in_long_lines)

/* --- scalars */

START_TEST(scalar_is_read_as_it_was)
{
    for (size_t i = 0; i < sizeof hostile / sizeof *hostile; i++) {
        struct buf out = { 0 };
        struct yaml *root;

        buf_lit(&out, "- k: ");
        yaml_scalar_write(&out, str_of(hostile[i]));
        buf_lit(&out, "\n  l: m\n");
        root = yaml_parse(&arena, buf_str(&out), 1, &diag);
        EXPECT_FINDINGS(&diag, "");
        EXPECT_STR(yaml_get(root->first, S("k"))->text, hostile[i]);
        ck_assert(!yaml_is_null(yaml_get(root->first, S("k"))));
        EXPECT_STR(yaml_get(root->first, S("l"))->text, "m");
        buf_free(&out);
    }
    done();
}
END_TEST

START_TEST(scalar_is_plain_where_it_can_be)
{
    static const struct {
        const char *text;
        const char *scalar;
    } cases[] = { { "comprehensive", "comprehensive" }, { "总体国家安全观", "总体国家安全观" },
        { "it's \"so\"", "it's \"so\"" }, { "1978 reform", "1978 reform" }, { "C#", "C#" }, { "a:b", "a:b" },
        { "no", "\"no\"" }, { "12", "\"12\"" }, { "0x1f", "\"0x1f\"" }, { ".NaN", "\".NaN\"" },
        { "-.inf", "\"-.inf\"" }, { "2025-05-12 10:00", "\"2025-05-12 10:00\"" }, { "x: y", "\"x: y\"" },
        { "\"x\\\"", "\"\\\"x\\\\\\\"\"" }, { "a\nb\x01", "\"a\\nb\\x01\"" }, { "\xE2\x80\xA8", "\"\\u2028\"" } };

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct buf out = { 0 };

        yaml_scalar_write(&out, str_of(cases[i].text));
        EXPECT_STR(buf_str(&out), cases[i].scalar);
        buf_free(&out);
    }
}
END_TEST

SUITE_OF(scalar, scalar_is_read_as_it_was, scalar_is_plain_where_it_can_be)

/* --- terms.yaml */

static const struct yaml_edit_list list = { S("terms"), S("# Ours.\n\n") };

/* What the text becomes where the record at line `line` (0: a new one) gets status: approved, and en: law where it is
 * new; "" where nothing may be written. */
static str edited(const char *text, int line, int column)
{
    struct yaml_edit_record record = { .at = { line, column }, .keys = { { S("status"), S("approved") } }, .count = 1 };
    struct yaml_edit_counts counts;
    struct buf out = { 0 };
    str copy = S("");

    if (line == 0) {
        record.keys[1] = record.keys[0];
        record.keys[0] = (struct yaml_edit_key){ S("en"), S("law") };
        record.count = 2;
    }
    if (yaml_edit_records(&out, &counts, str_of(text), &list, &record, 1, &diag))
        copy = buf_copy(&out, &arena);
    buf_free(&out);
    return copy;
}

START_TEST(amend_disturbs_nothing)
{
    static const struct {
        const char *text;
        int line, column;
        const char *wanted;
    } cases[] = {
        { "- en: a\n", 1, 3, "- en: a\n  status: approved\n" },
        { "- en: a", 1, 3, "- en: a\n  status: approved\n" },
        { "- en: a # why\n# end\n", 1, 3, "- en: a # why\n  status: approved\n# end\n" },
        { "- en: a\n  status: proposed\n", 1, 3, "- en: a\n  status: approved\n" },
        { "- en: a\n  status: \"proposed\" # x\n- en: b\n", 1, 3, "- en: a\n  status: approved # x\n- en: b\n" },
        { "- status: 'pro''posed'\n  en: a\n", 1, 3, "- status: approved\n  en: a\n" },
        { "- en: a\n  status:\n  zh: b\n", 1, 3, "- en: a\n  status: approved\n  zh: b\n" },
        { "- en: a\n  status:   # not yet\n", 1, 3, "- en: a\n  status: approved   # not yet\n" },
        { "- en: a\n  status: !!str proposed\n", 1, 3, "- en: a\n  status: !!str approved\n" },
        { "- en: a\n  status : proposed\n", 1, 3, "- en: a\n  status : approved\n" },
        { "- en: a\n  status: approved\n", 1, 3, "- en: a\n  status: approved\n" },
        { "-   en: a\n    zh: b\n-   en: c\n", 1, 5, "-   en: a\n    zh: b\n    status: approved\n-   en: c\n" },
        { "-\n  en: a\n-\n  en: c\n", 4, 3, "-\n  en: a\n-\n  en: c\n  status: approved\n" },
        { "- note: |\n    a\n    status: proposed\n  en: b\n  also: [c,\n    d]\n", 1, 3,
            "- note: |\n    a\n    status: proposed\n  en: b\n  status: approved\n  also: [c,\n    d]\n" },
        { "\xEF\xBB\xBF- en: a\r\n- zh: 总\r\n", 2, 3, "\xEF\xBB\xBF- en: a\r\n- zh: 总\r\n  status: approved\r\n" },
        { "- zh: 总 # 体\n  en: \"a\\\"\" # b\n", 1, 3, "- zh: 总 # 体\n  en: \"a\\\"\" # b\n  status: approved\n" },
        { "- en: a\r\r- en: b\r", 3, 3, "- en: a\r\r- en: b\r\n  status: approved\n" },
        { "terms:\n  - en: a\n", 2, 5, "terms:\n  - en: a\n    status: approved\n" },
        { "- en: a\n", 0, 0, "- en: a\n- en: law\n  status: approved\n" },
        { "  - en: a\n\n# end", 0, 0, "  - en: a\n\n# end\n  - en: law\n    status: approved\n" },
        { "terms:\n- en: a\n", 0, 0, "terms:\n- en: a\n- en: law\n  status: approved\n" },
        { "---\n# nothing yet\n", 0, 0, "---\n# nothing yet\n- en: law\n  status: approved\n" },
    };

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        EXPECT_STR(edited(cases[i].text, cases[i].line, cases[i].column), cases[i].wanted);
        EXPECT_FINDINGS(&diag, "");
    }
    done();
}
END_TEST

START_TEST(amend_leaves_what_it_cannot_touch)
{
    static const struct {
        const char *text;
        int line, column;
        const char *findings;
        bool written;
    } cases[] = {
        { "- {en: a}\n", 1, 3, "1:3 warning[amend.record]", true },
        { "- en: a\n  status: >\n    proposed\n", 1, 3, "1:3 warning[amend.record]", true },
        { "- en: a\n  status: pro\n    posed\n", 1, 3, "1:3 warning[amend.record]", true },
        { "- en: |\n    a\n", 1, 3, "1:3 warning[amend.record]", true },
        { "[en: a]\n", 0, 0, "1:1 error[amend.list]", false },
        { "[]\n", 0, 0, "1:1 error[amend.list]", false },
        { "a: b\n", 0, 0, "0:0 error[amend.unsafe]", false },
        { "{}\n", 0, 0, "0:0 error[amend.unsafe]", false },
        { "- en: a\n...\n", 0, 0, "0:0 error[amend.unsafe]", false },
        { "- en: a\n\t", 0, 0, "2:2 error[yaml.syntax]", false },
        { "- en: [\n", 0, 0, "1:7 error[yaml.syntax]", false },
    };

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        EXPECT_STR(edited(cases[i].text, cases[i].line, cases[i].column), cases[i].written ? cases[i].text : "");
        EXPECT_FINDINGS(&diag, cases[i].findings);
        diag_free(&diag);
    }
    done();
}
END_TEST

START_TEST(amend_begins_a_file)
{
    str text = edited("", 0, 0);

    ck_assert(str_starts(text, S("# ")));
    ck_assert(str_ends(text, S("\n\n- en: law\n  status: approved\n")));
    EXPECT_FINDINGS(&diag, "");
    done();
}
END_TEST

SUITE_OF(edits, amend_disturbs_nothing, amend_leaves_what_it_cannot_touch, amend_begins_a_file)

/* --- sections */

START_TEST(section_is_replaced_alone)
{
    static const struct {
        const char *text, *lines, *wanted, *findings;
    } cases[] = {
        { "", "b: 1\n", "b: 1\n", "" },
        { "# x\na: 1 # y\nb:\n  c: 2\n  # z\n\n# of d\nd: 3", "b: 1\n", "# x\na: 1 # y\nb: 1\n\n# of d\nd: 3", "" },
        { "b: 2\nd: 3\n", "", "d: 3\n", "" },
        { "a: 1", "b: 1\n", "a: 1\nb: 1\n", "" },
        { "a: 1\n...\n", "b: 1\n", "a: 1\nb: 1\n...\n", "" },
        { "{a: 1}\n", "b: 1\n", NULL, "1:1 error[lock.form]" },
        { "a: 1\n", "c: 1\n", NULL, "1:1 error[lock.form]" },
        { "a: [\n", "b: 1\n", NULL, "1:4 error[yaml.syntax]" },
    };

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct buf out = { 0 };
        bool ok = yaml_section_replace(&out, str_of(cases[i].text), S("b"), str_of(cases[i].lines), "lock.form", &diag);

        ck_assert_msg(ok == (cases[i].wanted != NULL), "%s", cases[i].text);
        if (ok)
            EXPECT_STR(buf_str(&out), cases[i].wanted);
        EXPECT_FINDINGS(&diag, cases[i].findings);
        buf_free(&out);
        done();
    }
}
END_TEST

SUITE_OF(sections, section_is_replaced_alone)
