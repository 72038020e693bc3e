/* What authors and editors write: YAML, front matter, configuration, words. */
#include "unit.h"

#include "base/file.h"
#include "formats/yaml_parse.h"
#include "input/config_address.h"
#include "input/front.h"
#include "input/input.h"
#include "input/strings.h"

#include <stdlib.h>
#include <string.h>

static struct arena arena;
static struct diag diag;

static void done(void)
{
    diag_free(&diag);
    arena_free(&arena);
}

/* --- yaml */

START_TEST(yaml_keeps_places)
{
    struct yaml *root = yaml_parse(&arena, S("title: 总体 x\nlist: [a, \"b\"]\nsub:\n  k: v\n"), 2, &diag);
    const struct yaml *list = yaml_get(root, S("list"));

    EXPECT_FINDINGS(&diag, "");
    EXPECT_STR(yaml_get(root, S("title"))->text, "总体 x");
    ck_assert_int_eq(yaml_get(root, S("title"))->span.line, 2);
    ck_assert_int_eq(yaml_get(root, S("title"))->span.column, 8);
    ck_assert_int_eq(list->kind, YAML_LIST);
    EXPECT_STR(list->first->next->text, "b");
    ck_assert_int_eq(list->first->next->span.column, 11 + 1);
    ck_assert_int_eq(yaml_get(root, S("sub"))->key_span.line, 4);
    ck_assert_ptr_null(yaml_get(root, S("none")));
    done();
}
END_TEST

START_TEST(yaml_says_what_is_wrong)
{
    static const struct {
        const char *yaml;
        const char *findings;
    } cases[] = {
        { "a: 1\na: 2\n", "2:1 error[yaml.duplicate]" },
        { "a: &x 1\nb: *x\n", "1:4 error[yaml.alias]" },
        { "a: b\nc: *x\n", "2:4 error[yaml.alias]" },
        { "a: !!str 1\n", "" },
        { "a: The # 1 way\n", "1:8 warning[yaml.comment]" },
        { "a: #1\nb: 1\n", "1:4 warning[yaml.comment]" },
        { "a: 1 # the first\nb: # none\n# 2 of them\n", "" },
        { "a: The #1 way\n", "1:8 warning[yaml.comment]" },
        { "a: b: c\n", "1:5 error[yaml.syntax]" },
        { "a: \"open\n", "1:4 error[yaml.syntax]" },
        { "a: b\n---\nc: d\n", "2:1 error[yaml.syntax]" },
        { "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[", "1:33 error[yaml.limit]" },
        { "a: b\n? p:\t?\n", "2:1 error[yaml.key]" }, /* crashes libfyaml 0.7.12 */
        { "- - ? p\n", "1:1 error[yaml.key]" },
        { "a: 1\r  : ?\tp", "1:1 error[yaml.key]" },
        { "%YAML 1.1\n---\na: b\n", "1:1 error[yaml.key]" },
        { "a: Pourquoi ?\nb: ?c\n", "" },
        { "", "" },
        { "# only a comment\n", "" },
    };

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        yaml_parse(&arena, str_of(cases[i].yaml), 1, &diag);
        EXPECT_FINDINGS(&diag, cases[i].findings);
        done();
    }
}
END_TEST

/* The commonest mistakes, where each is, and what its message has to say. */
START_TEST(yaml_says_what_to_write)
{
    static const struct {
        const char *yaml;
        int line, column;
        const char *says;
    } cases[] = {
        { "title: First: a story\n", 1, 13, "title: \"First: a story\"" },
        { "title: 新的: 故事\n", 1, 10, "title: \"新的: 故事\"" },
        { "title: He said \"no: way\"\n", 1, 19, "title: 'He said \"no: way\"'" },
        { "title: “First: a story”\n", 1, 8, "title: \"First: a story\"" },
        { "title: T\n date: 2025\n", 2, 2, "“date” begins further right" },
        { "title: \"T\"\n  date: 2025\n", 2, 3, "“date” begins further right" },
        { " title: T\ndate: 2025\n", 1, 1, "take away the spaces" },
        { "image:\n  file: a\n   alt: b\n", 3, 4, "“alt” begins further right" },
        { "authors:\n  - name: A\n   family: B\n", 3, 4, "“family” begins further left" },
        { "tags:\n  - a\n - b\n", 3, 2, "same column" },
        { "tags:\n - a\n  - b\n", 3, 1, "same column" },
        { "tags:\n  -a\n  -b\n", 2, 3, "a space follows the hyphen" },
        { "title: T\n- A\n", 2, 1, "no list" },
        { "title: \"The Way\ndate: 2025\n", 1, 8, "title: \"The Way\"" },
        { "title: \"The Way\nsubtitle: \"B\"\n", 1, 8, "closing quotation mark" },
        { "title: 'Tis the season\n", 1, 8, "title: \"'Tis the season\"" },
        { "title: 'It's'\n", 1, 12, "title: \"It's\"" },
        { "title: \"A\" and B\n", 1, 11, "title: '\"A\" and B'" },
        { "title: \"A \\q\"\n", 1, 11, "twice" },
        { "authors: \"A\", \"B\"\n", 1, 10, "authors: [\"A\", \"B\"]" },
        { "title: \"T: x”\n", 1, 8, "title: \"T: x\"" },
        { "title: “T: x\"\n", 1, 8, "title: \"T: x\"" },
        { "authors:\n  - \"A\n  - B\n", 2, 5, "- \"A\"" },
        { "\"title: T\ndate: 2025\n", 1, 1, "take it away" },
        { "authors: [\"A\", \"B]\ndate: 2025\n", 1, 16, "closing quotation mark" },
        { "image: {file: a alt: b}\n", 1, 8, "comma" },
        { "image: {file: a, alt: A: b}\n", 1, 8, "quotation marks" },
        { "image: {\n  file: a alt: b,\n  x: y }\n", 2, 3, "comma" },
        { "authors: [A, B\ndate: 2025\n", 1, 10, "bracket" },
        { "title: [Draft] A\n", 1, 8, "title: \"[Draft] A\"" },
        { "title: *A* b\n", 1, 8, "title: \"*A* b\"" },
        { "title: &Sons\n", 1, 8, "title: \"&Sons\"" },
        { "title: !A\n", 1, 8, "title: \"!A\"" },
        { "title: @a\n", 1, 8, "title: \"@a\"" },
        { "title: > 5\n", 1, 8, "title: \"> 5\"" },
        { "\ttitle: T\n", 1, 1, "tab" },
        { "authors:\n\t- A\n", 2, 1, "tab" },
        { "title：T\n", 1, 6, "title: T" },
        { "title: T\ndate：2025\n", 2, 5, "date: 2025" },
        { "title:T\ndate: 2025\n", 1, 6, "title: T" },
        { "title = T\n", 1, 6, "title: T" },
        { "title: T\n\nA text.\n", 3, 1, "no key" },
        { "note: |\n  a: b: c\ntitle: a: b\n", 3, 9, "title: \"a: b\"" },
        { "note: \"a\n  b: c: d\"\ntitle: a: b\n", 3, 9, "title: \"a: b\"" },
        { "title: a\n  b: c\n", 2, 3, "“b” begins further right" },
        { "title: a\n  and b: c\n", 2, 8, "quotation marks" },
    };

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        ck_assert_ptr_null(yaml_parse(&arena, str_of(cases[i].yaml), 1, &diag));
        ck_assert_msg(diag.count == 1, "%s: %zu findings", cases[i].yaml, diag.count);
        ck_assert_msg(diag.items[0].span.line == cases[i].line && diag.items[0].span.column == cases[i].column,
            "%s: %d:%d", cases[i].yaml, diag.items[0].span.line, diag.items[0].span.column);
        ck_assert_msg(str_find(diag.items[0].message, str_of(cases[i].says)) >= 0, "%s: %.*s", cases[i].yaml,
            STR(diag.items[0].message));
        done();
    }
}
END_TEST

START_TEST(yaml_survives_bytes_that_are_no_text)
{
    ck_assert_ptr_null(yaml_parse(&arena, S("a: b\nc: 总\xFF\xFE\n"), 1, &diag));
    EXPECT_FINDINGS(&diag, "2:5 error[text.utf8]");
    done();
}
END_TEST

SUITE_OF(
    yaml, yaml_keeps_places, yaml_says_what_is_wrong, yaml_says_what_to_write, yaml_survives_bytes_that_are_no_text)

/* --- fields */

START_TEST(dates_are_those_of_the_calendar)
{
    static const char *const good[] = { "2025", "2025-05", "2025-05-12", "2024-02-29", "2000-02-29" };
    static const char *const timed[] = { "2025-07-04T10:00:00Z", "2025-07-04 10:00", "2025-07-04T10:00:00.25+08:00",
        "2025-07-04 10:00:00 -0500", "2025-07-04t10:00+08" };
    static const char *const bad[] = { "", "25", "0000", "2025-13", "2025-00", "2025-02-29", "1900-02-29", "2025-04-31",
        "2025-5-12", "2025/05/12", "12 May 2025", "２０２５", "2025-07-04T", "2025-07-04T1:00", "2025-07-04T25:00",
        "2025-07-04 10:00 o’clock", "2025-07-04 10", "2025-02-30T10:00", "2025-07T10:00", "2025-07-04T10:00:00+8" };
    struct date date = { 0 };

    for (size_t i = 0; i < sizeof good / sizeof *good; i++) {
        char iso[16];

        ck_assert_msg(date_parse(str_of(good[i]), &date), "%s", good[i]);
        EXPECT_STR(date_iso(&date, iso), good[i]);
    }
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        ck_assert_msg(!date_parse(str_of(bad[i]), &date), "%s", bad[i]);
    for (size_t i = 0; i < sizeof timed / sizeof *timed; i++) {
        char iso[16];

        ck_assert_msg(date_parse(str_of(timed[i]), &date), "%s", timed[i]);
        EXPECT_STR(date_iso(&date, iso), "2025-07-04");
    }
}
END_TEST

START_TEST(dates_compare_what_is_known)
{
    struct date a = { .year = 2025, .month = 5 }, b = { .year = 2025, .month = 5, .day = 12 }, none = { 0 };

    ck_assert_int_lt(date_compare(&a, &b), 0);
    ck_assert_int_gt(date_compare(&b, &none), 0);
    ck_assert_int_eq(date_compare(&b, &b), 0);
}
END_TEST

static struct front read_front(const char *yaml)
{
    struct front_split split = { .front = str_of(yaml), .front_line = 2 };
    struct front front = { 0 };

    front_parse(&arena, &split, &front, &diag);
    return front;
}

START_TEST(front_matter_is_typed)
{
    struct front front = read_front("title: T\ndate: 2025-05-12\nauthors:\n  - A\n  - {name: B, given: x}\n"
                                    "summary: [p, q]\nimage: pic.png\ndraft: true\nx-mine: [1]\nlang: zh-Hans\n");
    const struct author *authors = front.authors.items;

    EXPECT_FINDINGS(&diag, "");
    EXPECT_STR(front.title.text, "T");
    ck_assert_int_eq(front.date.day, 12);
    ck_assert_uint_eq(front.authors.count, 2);
    EXPECT_STR(authors[0].name.text, "A");
    EXPECT_STR(authors[1].name.text, "B");
    ck_assert(!front.summary.single && front.summary.count == 2);
    EXPECT_STR(front.image.file.text, "pic.png");
    ck_assert(front.draft);
    done();
}
END_TEST

START_TEST(every_mistake_is_found_at_its_place)
{
    struct buf messages = { 0 };
    struct front front =
        read_front("titel: T\ndate: May 12\ndraft: maybe\nlang: zh_CN\nsummary: {a: b}\nimage: {alt: x, fil: y}\n"
                   "authors: [[a]]\nelsewhere: 1\n");
    EXPECT_FINDINGS(&diag,
        "2:1 error[field.unknown]; 3:7 error[field.date]; 4:8 error[field.type]; 5:7 error[field.lang]; "
        "6:10 error[field.type]; 7:17 error[field.unknown]; 8:11 error[field.type]; 9:1 error[field.unknown]");
    diag_print_text(&messages, &diag.items[0], S(""));
    ck_assert_int_ge(str_find(buf_str(&messages), S("did you mean “title”?")), 0);
    EXPECT_STR(front.title.text, "T"); /* so that nobody says that there is none */
    buf_free(&messages);
    done();
}
END_TEST

START_TEST(a_wrong_value_names_the_right_one)
{
    static const struct {
        const char *yaml;
        const char *findings;
        const char *says;
    } cases[] = {
        { "lang: jp\n", "2:7 error[field.lang]", "write ja" },
        { "lang: cn\n", "2:7 error[field.lang]", "write zh-Hans" },
        { "lang: Chinese\n", "2:7 error[field.lang]", "write zh-Hans" },
        { "lang: Traditional Chinese\n", "2:7 error[field.lang]", "write zh-Hant" },
        { "lang: 日本語\n", "2:7 error[field.lang]", "write ja" },
        { "lang: zh_CN\n", "2:7 error[field.lang]", "write zh-CN" },
        { "lang: jp-JP\n", "2:7 error[field.lang]", "write ja-JP" },
        { "lang: eng\n", "2:7 error[field.lang]", "write en" },
        { "lang: zh-Simp\n", "2:7 error[field.lang]", "like en" },
        { "lang: xq\n", "2:7 error[field.lang]", "like en" },
        { "lang: Klingon\n", "2:7 error[field.lang]", "like en" },
        { "lang: “en”\n", "2:7 error[field.lang]", "like en" },
        { "lang: zh-hant-TW\n", "", "" },
        { "summary: [a, b: c]\n", "2:14 error[field.type]", "\"b: c\"" },
        { "lang: nan\n", "", "" }, /* of ISO 639-3 */
        { "lang: de-1996\n", "", "" },
        { "date: 2025/7/4\n", "2:7 error[field.date]", "write 2025-07-04" },
        { "date: 2025年7月4日\n", "2:7 error[field.date]", "write 2025-07-04" },
        { "date: 2025.07\n", "2:7 error[field.date]", "write 2025-07" },
        { "date: 4.7.2025\n", "2:7 error[field.date]", "like 2025-05-12" },
        { "date: “2025-07-04”\n", "2:7 error[field.date]", "write 2025-07-04" },
        { "draft: “true”\n", "2:8 error[field.type]", "curly" },
        { "title: “T”\n", "2:8 info[field.quotes]", "straight" },
        { "draft: True\n", "2:8 error[field.type]", "write true" },
        { "draft: no\n", "2:8 error[field.type]", "write false" },
        { "draft: \"true\"\n", "2:9 error[field.type]", "without quotation marks" },
        { "title: “A” and “B”\n", "", "" },
        { "authors: [A, {family: B}]\n", "2:14 error[field.empty]", "wants a name" },
        { "authors:\n  - A\n  - \"  \"\n", "4:6 error[field.empty]", "wants a name" },
        { "translators: [{name: }]\n", "2:15 error[field.empty]", "wants a name" },
        { "authors: A. Author, B. Author\n", "2:10 info[field.list]", "brackets" },
        { "authors: 李白、杜甫\n", "2:10 info[field.list]", "brackets" },
        { "authors: [\"Author, Jr.\"]\n", "", "" },
        { "summary:\n  - He said: \"no\"\n", "3:5 error[field.type]", "colon" },
        { "authors: [{nmae: A}]\n", "2:12 error[field.unknown]", "“name”" },
        { "authors: [{name: [a]}]\n", "2:18 error[field.type]", "" },
    };

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        read_front(cases[i].yaml);
        EXPECT_FINDINGS(&diag, cases[i].findings);
        ck_assert_msg(
            !*cases[i].says || str_find(diag.items[0].message, str_of(cases[i].says)) >= 0, "%s", cases[i].yaml);
        done();
    }
}
END_TEST

SUITE_OF(fields, a_wrong_value_names_the_right_one, dates_are_those_of_the_calendar, dates_compare_what_is_known,
    front_matter_is_typed, every_mistake_is_found_at_its_place)

/* --- an article's file */

START_TEST(an_article_comes_apart)
{
    static const struct {
        const char *bytes;
        const char *front;
        const char *body;
        int line;
    } cases[] = {
        { "---\ntitle: T\n---\nText\n", "title: T\n", "Text\n", 4 },
        { "\xEF\xBB\xBF---\r\ntitle: T\r\n---\r\nText", "title: T\r\n", "Text", 4 },
        { "Text only\n---\n", "", "Text only\n---\n", 1 },
        { "", "", "", 1 },
        { "---\n---\n", "", "", 3 },
        { "\n---\n\nText\n\n---\n", "", "\n---\n\nText\n\n---\n", 1 },             /* lines across the page */
        { "    ---\n    a: b\n    ---\n", "", "    ---\n    a: b\n    ---\n", 1 }, /* code */
        { "\n---\nNote: this\n", "", "\n---\nNote: this\n", 1 },
        { "+++ and text\n", "", "+++ and text\n", 1 },
        { "———\n\nText\n", "", "———\n\nText\n", 1 },
        { "title: is a word\n\n---\n", "", "title: is a word\n\n---\n", 1 },
        { "<!-- a -->text\n---\na: b\n---\n", "", "<!-- a -->text\n---\na: b\n---\n", 1 },
    };

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct front_split split;

        ck_assert(front_split(str_of(cases[i].bytes), &split, &diag));
        EXPECT_STR(split.front, cases[i].front);
        EXPECT_STR(split.body, cases[i].body);
        ck_assert_int_eq(split.body_line, cases[i].line);
    }
    EXPECT_FINDINGS(&diag, "");
    done();
}
END_TEST

START_TEST(front_matter_is_read_wherever_it_begins)
{
    static const struct {
        const char *bytes;
        const char *findings;
    } cases[] = {
        { "\n---\ndraft: true\n---\nText\n", "2:1 warning[front.place]" },
        { " ---\ndraft: true\n---\nText\n", "1:1 warning[front.place]" },
        { " ---\n draft: true\n ---\nText\n", "1:1 warning[front.place]" },
        { "\xEF\xBB\xBF\r\n\t\r\n---\r\ndraft: true\r\n---\r\nText\n", "3:1 warning[front.place]" },
        { "\xEF\xBB\xBF\xEF\xBB\xBF---\ndraft: true\n---\nText\n", "1:1 warning[front.place]" },
        { "\u00A0\u3000\n---\n# by hand\n\ndraft: true\n---\nText\n", "2:1 warning[front.place]" },
        { "<!-- for\nus -->\n\n---\ndraft: true\n---\nText\n", "4:1 warning[front.place]" },
        { "---  \ndraft: true\n---\t\nText\n", "" },
    };

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct front_split split;
        struct front front = { 0 };

        ck_assert(front_split(str_of(cases[i].bytes), &split, &diag));
        front_parse(&arena, &split, &front, &diag);
        EXPECT_FINDINGS(&diag, cases[i].findings);
        ck_assert_msg(front.draft, "%s", cases[i].bytes);
        EXPECT_STR(str_trim(split.body), "Text");
        done();
    }
}
END_TEST

START_TEST(front_matter_of_another_form_is_told)
{
    static const struct {
        const char *bytes;
        const char *findings;
    } cases[] = {
        { "+++\ntitle = \"T\"\n+++\nText\n", "1:1 error[front.form]" },
        { "\n+++\ntitle = \"T\"\n+++\n", "2:1 error[front.form]" },
        { ";;;\n{\"title\": \"T\"}\n;;;\nText\n", "1:1 error[front.form]" },
        { "---json\n{\"title\": \"T\"}\n---\nText\n", "1:1 error[front.form]" },
        { "\n--- toml \ntitle = \"T\"\n---\n", "2:1 error[front.form]" },
        { "---yaml\ntitle: T\n---\n", "1:1 error[front.form]" },
        { "———\ntitle: T\n———\n", "1:1 error[front.form]" },
        { "---\rtitle: T\r---\r", "1:1 error[front.form]" },
        { "—\ntitle: T\n—\n", "1:1 error[front.form]" },
        { "–-\ntitle：T\n---\n", "1:1 error[front.form]" },
        { "----\ntitle: T\n----\n", "1:1 error[front.form]" },
        { "{\n  \"title\": \"T\"\n}\n", "1:1 error[front.form]" },
        { "title: T\nday: 1\n---\nText\n", "1:1 error[front.form]" },
        { "---\ntitle: T\n———\nText\n", "3:1 error[front.open]" },
        { "---\ntitle: T\n ---\nText\n", "3:1 error[front.open]" },
        { "\n---\ndraft: true\n\nText\n", "2:1 error[front.open]" },
    };

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct front_split split;

        ck_assert_msg(!front_split(str_of(cases[i].bytes), &split, &diag), "%s", cases[i].bytes);
        EXPECT_FINDINGS(&diag, cases[i].findings);
        done();
    }
}
END_TEST

START_TEST(an_article_that_is_no_text_is_told)
{
    struct front_split split;

    ck_assert(!front_split(S("one\ntwo 总\xFF\n"), &split, &diag));
    ck_assert(!front_split(S("a\n\0b"), &split, &diag));
    ck_assert(!front_split(S("---\ntitle: T\n"), &split, &diag));
    EXPECT_FINDINGS(&diag, "2:6 error[text.utf8]; 2:1 error[text.nul]; 1:1 error[front.open]");
    done();
}
END_TEST

SUITE_OF(article, an_article_comes_apart, front_matter_is_read_wherever_it_begins, front_matter_of_another_form_is_told,
    an_article_that_is_no_text_is_told)

/* --- a publication's folder */

static void put(const char *dir, const char *name, const char *text)
{
    const char *path = file_join(&arena, str_of(dir), str_of(name));

    ck_assert_int_eq(file_make_directories(arena_cstr(&arena, file_directory(str_of(path)))), 0);
    ck_assert_int_eq(file_write(path, str_of(text), false), 0);
}

START_TEST(a_folder_gives_its_articles)
{
    char dir[] = "/tmp/stele-test-XXXXXX";
    struct input input;

    ck_assert_ptr_nonnull(mkdtemp(dir));
    put(dir, "stele.yaml", "title: J\nurl: https://j.example/x/\nbooks:\n  - {id: b, articles: [a]}\ntypo: 1\n");
    put(dir, "articles/b.md", "b");
    put(dir, "articles/a/index.md", "a");
    put(dir, "articles/a/picture.png", "");
    put(dir, "articles/notes.txt", "no article");
    put(dir, "articles/.hidden.md", "no article");
    put(dir, "articles/a b.md", "no address");
    ck_assert(input_read(&arena, dir, &input, &diag));
    EXPECT_FINDINGS(&diag, "5:1 error[field.unknown]; 0:0 error[site.name]");
    ck_assert_uint_eq(input.count, 2);
    EXPECT_STR(input.files[0].path, "articles/b.md");
    EXPECT_STR(input.files[1].path, "articles/a/index.md");
    EXPECT_STR(input.files[1].slug, "a");
    EXPECT_STR(input.config.url.text, "https://j.example/x");
    EXPECT_STR(input.config.lang.text, "en");
    ck_assert_uint_eq(input.config.books.count, 1);
    file_remove(dir);
    done();
}
END_TEST

START_TEST(a_lone_file_needs_nothing)
{
    char dir[] = "/tmp/stele-test-XXXXXX";
    struct input input;

    ck_assert_ptr_nonnull(mkdtemp(dir));
    put(dir, "essay.md", "text");
    ck_assert(input_read(&arena, file_join(&arena, str_of(dir), S("essay.md")), &input, &diag));
    ck_assert(input.lone && input.count == 1);
    EXPECT_STR(input.files[0].slug, "essay");
    ck_assert(!input_read(&arena, file_join(&arena, str_of(dir), S("none.md")), &input, &diag));
    EXPECT_FINDINGS(&diag, "0:0 fatal[site.missing]");
    file_remove(dir);
    done();
}
END_TEST

/* Reads a publication of nothing but this stele.yaml. */
static struct config read_config(const char *yaml)
{
    char dir[] = "/tmp/stele-test-XXXXXX";
    struct input input;

    ck_assert_ptr_nonnull(mkdtemp(dir));
    put(dir, "stele.yaml", yaml);
    ck_assert(input_read(&arena, dir, &input, &diag));
    file_remove(dir);
    return input.config;
}

static enum terms_shown read_shown(const char *yaml)
{
    return read_config(yaml).features.shown;
}

START_TEST(which_terms_are_shown_is_one_of_three)
{
    ck_assert_int_eq(read_shown("title: J\n"), TERMS_ALL);
    ck_assert_int_eq(read_shown("features: {terms: approved}\n"), TERMS_APPROVED);
    ck_assert_int_eq(read_shown("features: {terms: none}\n"), TERMS_NONE);
    EXPECT_FINDINGS(&diag, "");
    ck_assert_int_eq(read_shown("features:\n  terms: some\n"), TERMS_ALL);
    EXPECT_FINDINGS(&diag, "2:10 error[field.value]");
    done();
}
END_TEST

static void expect_languages(const char *yaml, const char *lang, const char *second, const char *han)
{
    struct config config = read_config(yaml);

    EXPECT_STR(config.lang.text, lang);
    EXPECT_STR(config.second_lang.text, second);
    EXPECT_STR(config.han.text, han);
}

START_TEST(han_is_of_han_whatever_the_languages)
{
    expect_languages("title: J\n", "en", "zh-Hans", "zh-Hans");
    expect_languages("lang: zh-Hans\nsecond-lang: en\n", "zh-Hans", "en", "zh-Hans");
    expect_languages("languages: [zh-Hant, en]\n", "zh-Hant", "en", "zh-Hant");
    expect_languages("languages: [en, fr, ja]\n", "en", "fr", "ja");
    expect_languages("languages: zh-TW\n", "zh-TW", "en", "zh-Hant");
    expect_languages("languages: [de, en]\n", "de", "en", "zh-Hans");
    expect_languages("languages: [de, en]\nhan: zh-Hant\n", "de", "en", "zh-Hant");
    EXPECT_FINDINGS(&diag, "");
    expect_languages("han: en\n", "en", "zh-Hans", "zh-Hans");
    EXPECT_FINDINGS(&diag, "1:6 error[field.value]");
    expect_languages("lang: fr\nlanguages: [en, zh-Hans]\n", "fr", "zh-Hans", "zh-Hans");
    EXPECT_FINDINGS(&diag, "1:6 error[field.value]; 1:7 error[field.value]");
    done();
}
END_TEST

START_TEST(a_site_stands_at_an_address)
{
    static const struct {
        const char *said, *url; /* NULL: refused */
    } cases[] = {
        { "https://journal.example", "https://journal.example" },
        { " HTTPS://Journal.Example:8080/a/%7Eb/// ", "https://journal.example:8080/a/%7Eb" },
        { "http://localhost", "http://localhost" },
        { "http://[::1]:80/x", "http://[::1]:80/x" },
        { "https://j.example/期", "https://j.example/%E6%9C%9F" },
        { "journal.example", NULL },
        { "javascript:alert(1)", NULL },
        { "javascript://j.example/%0aalert(1)", NULL },
        { "//j.example", NULL },
        { "ftp://j.example", NULL },
        { "https:///x", NULL },
        { "https://", NULL },
        { "https://a//evil.example", NULL },
        { "https://a/b//c", NULL },
        { "https://a/../b", NULL },
        { "https://a/%2E%2e/b", NULL },
        { "https://a/b%2fc", NULL },
        { "https://a/b%20c", "https://a/b%20c" },
        { "https://a/b\\c", NULL },
        { "https://a/b c", NULL },
        { "https://a/%zz", NULL },
        { "https://a/%0d", NULL },
        { "https://a/b\"c", NULL },
        { "https://a?b", NULL },
        { "https://a/b?c", NULL },
        { "https://a#b", NULL },
        { "https://user@a", NULL },
        { "https://a:0", NULL },
        { "https://a:99999", NULL },
        { "https://a..b", NULL },
        { "https://-a.b", NULL },
        { "https://期刊.example", NULL },
    };

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const char *why = NULL;
        str url;
        bool ok = config_address_read(&arena, str_of(cases[i].said), &url, &why);

        ck_assert_msg(ok == !!cases[i].url && ok == !why, "%s: %s", cases[i].said, why ? why : "taken");
        if (ok)
            EXPECT_STR(url, cases[i].url);
    }
    done();
}
END_TEST

START_TEST(an_address_says_what_to_write)
{
    const char *why = NULL;
    str url;

    ck_assert(!config_address_read(&arena, S("journal.example/papers"), &url, &why));
    ck_assert_str_eq(why, "please write https://journal.example/papers");
    read_shown("title: J\nurl: javascript:alert(1)\n");
    EXPECT_FINDINGS(&diag, "2:6 error[field.value]");
    done();
}
END_TEST

SUITE_OF(input_of, a_site_stands_at_an_address, an_address_says_what_to_write, a_folder_gives_its_articles,
    a_lone_file_needs_nothing, which_terms_are_shown_is_one_of_three, han_is_of_han_whatever_the_languages)

/* --- words */

START_TEST(words_fall_back_by_language)
{
    struct strings_set set = { 0 };

    strings_add(&set, &arena, S("en"), S("notes: Notes\n"), &diag);
    strings_add(&set, &arena, S("zh-Hans"), S("notes: 注释\n"), &diag);
    strings_add(&set, &arena, S("zh-Hant"), S("notes: 註釋\n"), &diag);
    EXPECT_STR(strings_get(strings_for(&set, S("zh-Hant")), "notes"), "註釋");
    EXPECT_STR(strings_get(strings_for(&set, S("zh-Hans-CN")), "notes"), "注释");
    EXPECT_STR(strings_get(strings_for(&set, S("zh")), "notes"), "注释");
    EXPECT_STR(strings_get(strings_for(&set, S("en-GB")), "notes"), "Notes");
    EXPECT_STR(strings_get(strings_for(&set, S("fr")), "notes"), "Notes");
    EXPECT_STR(strings_get(strings_for(&set, S("fr")), "missing"), "missing");
    EXPECT_FINDINGS(&diag, "");
    done();
}
END_TEST

SUITE_OF(strings, words_fall_back_by_language)
