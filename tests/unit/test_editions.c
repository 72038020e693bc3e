/* Editions: languages and their names, which blocks of two texts belong together, two texts' ids on one page. */
#include "unit.h"

#include "doc/align.h"
#include "formats/yaml_parse.h"
#include "input/editions.h"
#include "lang/language.h"
#include "publication/translations.h"

#include <stdlib.h>
#include <string.h>

static struct arena arena;
static struct diag diag;

static void done(void)
{
    diag_free(&diag);
    arena_free(&arena);
}

/* --- languages */

START_TEST(languages_have_their_own_names)
{
    EXPECT_STR(language_name(&arena, S("en")), "English");
    EXPECT_STR(language_name(&arena, S("zh-Hans")), "简体中文");
    EXPECT_STR(language_name(&arena, S("ZH-HANT")), "繁體中文");
    EXPECT_STR(language_name(&arena, S("ja")), "日本語");
    EXPECT_STR(language_name(&arena, S("fr-ca")), "français (CA)");
    EXPECT_STR(language_name(&arena, S("de-Latn-1996")), "Deutsch (Latn-1996)");
    EXPECT_STR(language_name(&arena, S("xx")), "");
    EXPECT_STR(language_name(&arena, S("zh-Hnas")), "");
    EXPECT_STR(language_name(&arena, S("")), "");
    done();
}
END_TEST

START_TEST(tags_have_their_capitals)
{
    EXPECT_STR(language_canonical(&arena, S("ZH-hANS-cn")), "zh-Hans-CN");
    EXPECT_STR(language_canonical(&arena, S("en-u-ca-gregory")), "en-u-ca-gregory");
    EXPECT_STR(language_canonical(&arena, S("sl-rozaj-1994")), "sl-rozaj-1994");
    ck_assert(language_equal(S("zh-hans"), S("zh-Hans")));
    ck_assert(language_agrees(S("zh-Hans-CN"), S("zh-hans")));
    ck_assert(!language_agrees(S("zh-Hant"), S("zh-Hans")));
    ck_assert(!language_agrees(S("zh-Hansa"), S("zh-Hans")));
    done();
}
END_TEST

START_TEST(directions_go_by_script)
{
    ck_assert(language_is_rtl(S("ar")) && language_is_rtl(S("ug")) && language_is_rtl(S("ug-Arab-CN")));
    ck_assert(language_is_rtl(S("az-Arab")) && language_is_rtl(S("he-IL")));
    ck_assert(!language_is_rtl(S("ug-Latn")) && !language_is_rtl(S("zh-Hans")) && !language_is_rtl(S("")));
    ck_assert(!language_is_rtl(S("arn")));
}
END_TEST

START_TEST(only_languages_are_taken_off_a_name)
{
    EXPECT_STR(editions_tag(S("a.zh-Hans")), "zh-Hans");
    EXPECT_STR(editions_tag(S("a.b.en")), "en");
    EXPECT_STR(editions_tag(S("a.yue")), "yue");
    EXPECT_STR(editions_tag(S("report.final")), "");
    EXPECT_STR(editions_tag(S("v1.2")), "");
    EXPECT_STR(editions_tag(S("a.zh_CN")), "");
    EXPECT_STR(editions_tag(S(".en")), "");
    EXPECT_STR(editions_tag(S("a.")), "");
    EXPECT_STR(editions_tag(S("en")), "");
    done();
}
END_TEST

/* The files of a folder, by name; what becomes of each: "slug[edition]". */
static void expect_editions(const char *names, const char *wanted, const char *findings)
{
    struct text_file files[16] = { 0 };
    struct buf got = { 0 };
    size_t count = 0;

    for (str rest = str_of(names); rest.len; count++) {
        ptrdiff_t space = str_find(rest, S(" "));
        str name = space < 0 ? rest : str_first(rest, (size_t)space);

        files[count].slug = name;
        rest = str_from(rest, name.len + 1);
    }
    editions_mark(&arena, files, count, &diag);
    for (size_t i = 0; i < count; i++)
        buf_printf(&got, "%s%.*s[%.*s]", i ? " " : "", STR(files[i].slug), STR(files[i].edition));
    EXPECT_STR(buf_str(&got), wanted);
    EXPECT_FINDINGS(&diag, findings);
    buf_free(&got);
    done();
}

START_TEST(an_edition_needs_its_original)
{
    expect_editions("a a.zh-Hans a.ja", "a[] a[zh-Hans] a[ja]", "");
    expect_editions("a.zh-hans a", "a[zh-Hans] a[]", "");
    expect_editions("a.zh-Hans", "a.zh-Hans[]", "0:0 warning[edition.original]");
    expect_editions("notes.old", "notes.old[]", "");
    expect_editions("v v.en v.en.fr", "v[] v[en] v.en.fr[]", "0:0 warning[edition.original]");
    expect_editions("v.en v.en.fr", "v.en[] v.en[fr]", "0:0 warning[edition.original]");
    expect_editions("a a.zh_CN", "a[] a.zh_CN[]", "0:0 warning[edition.tag]");
    expect_editions("a.zh_CN", "a.zh_CN[]", "");
}
END_TEST

/* --- alignment */

/* "p30 h2 q" → blocks: a letter for the kind, a number for the length (of a heading: its level). */
static size_t read_blocks(const char *text, struct block *blocks)
{
    size_t count = 0;

    while (*text) {
        char kind = *text++;
        long number = strtol(text, (char **)(uintptr_t)&text, 10);

        blocks[count++] = (struct block){
            .kind = kind == 'h'   ? NODE_HEADING
                    : kind == 'p' ? NODE_PARAGRAPH
                    : kind == 'l' ? NODE_LIST
                                  : NODE_FIGURE,
            .level = kind == 'h' ? (int)number : 0,
            .size = kind == 'h' ? 10
                    : number    ? (size_t)number
                                : 20,
        };
        while (*text == ' ')
            text++;
    }
    return count;
}

/* Steps as "11 10 21", a bar, and how many differences there are. */
static void expect_alignment(const char *left, const char *right, const char *wanted)
{
    struct block l[64], r[64];
    size_t left_count = read_blocks(left, l), right_count = read_blocks(right, r), i = 0, j = 0;
    struct alignment found = align(&arena, l, left_count, r, right_count);
    struct buf got = { 0 };

    for (size_t k = 0; k < found.count; k++) {
        buf_printf(&got, "%zu%zu ", found.steps[k].left, found.steps[k].right);
        i += found.steps[k].left;
        j += found.steps[k].right;
    }
    buf_printf(&got, "| %zu", found.difference_count);
    EXPECT_STR(buf_str(&got), wanted);
    ck_assert_uint_eq(i, left_count);
    ck_assert_uint_eq(j, right_count);
    buf_free(&got);
    done();
}

START_TEST(blocks_stand_one_by_one)
{
    expect_alignment("", "", "| 0");
    expect_alignment("p p l f", "p p l f", "11 11 11 11 | 0");
    expect_alignment("p h2 p p h3 p h2 p", "p h2 p p h3 p h2 p", "11 11 11 11 11 11 11 11 | 0");
    expect_alignment("h2 p", "h3 p", "11 11 | 0");
}
END_TEST

START_TEST(headings_come_first)
{
    /* the first section of the right side lacks a paragraph: the second one isn't moved by that */
    expect_alignment("h2 p30 p90 h2 p300", "h2 p30 h2 p300", "11 11 10 11 11 | 1");
    /* a subsection that only the left side has */
    expect_alignment("h2 p h3 p p h2 p", "h2 p h2 p", "11 11 10 10 10 11 11 | 1");
    /* a section that only the right side has, told by lengths */
    expect_alignment("h2 p100 h2 p400", "h2 p100 h2 p10 h2 p400", "11 11 01 01 11 11 | 1");
    expect_alignment("p", "", "10 | 1");
    expect_alignment("", "h2 p", "01 01 | 1");
}
END_TEST

START_TEST(kinds_and_lengths_tell)
{
    expect_alignment("p50 f p50 p50", "p50 p50 f p50", "11 01 11 11 10 | 1");
    expect_alignment("p100 p20 p90", "p120 p90", "21 11 | 1");
    expect_alignment("p120 p90", "p100 p20 p90", "12 11 | 1");
    expect_alignment("p2000 h2 p100 p300 p100 p400 l", "p2000 h2 p100 p100 p400 l", "11 11 11 10 11 11 11 | 1");
    expect_alignment("l p", "p", "10 11 | 1");
}
END_TEST

START_TEST(long_texts_are_matched_in_order)
{
    size_t count = 20000;
    struct block *blocks = arena_array(&arena, struct block, count);
    struct alignment found;

    for (size_t i = 0; i < count; i++)
        blocks[i] = (struct block){ .kind = NODE_PARAGRAPH, .size = i % 97 };
    found = align(&arena, blocks, count, blocks, count - 3);
    ck_assert_uint_eq(found.count, count);
    ck_assert_uint_eq(found.difference_count, 1);
    ck_assert_uint_eq(found.steps[count - 1].right, 0);
    done();
}
END_TEST

/* --- what has changed since */

/* Blocks whose marks are letters, one to a line of the file. */
static struct blocks blocks_of(const char *letters)
{
    struct blocks blocks = { arena_array(&arena, struct block, strlen(letters) + 1), strlen(letters), 0 };

    for (size_t i = 0; i < blocks.count; i++)
        blocks.items[i] = (struct block){ .kind = NODE_PARAGRAPH,
            .size = 9,
            .span = { (int)i + 1, 1 },
            .hash = (uint64_t)(unsigned char)letters[i] << 32 };
    return blocks;
}

/* The translation has as many paragraphs as the original has now. */
static void check_translation(struct blocks then, struct blocks now)
{
    struct facts original = { .path = S("a.md"), .blocks = now }, facts = { .path = S("a.fr.md"), .blocks = now };
    struct article articles[] = { { .facts = &original }, { .facts = &facts, .original = &articles[0] } };
    struct lock_entry entry = { .path = facts.path, .of = original.path };
    struct input input = { .lock = { .entries = &entry, .count = 1, .by_path = { .arena = &arena } } };
    struct text_file file = { .path = facts.path, .edition = S("fr") };
    struct publication publication = { .input = &input, .editions = &articles[1], .edition_count = 1 };

    input.files = &file;
    input.count = 1;
    entry.blocks = (struct lock_marks){ arena_array(&arena, uint32_t, then.count + 1), then.count };
    for (size_t i = 0; i < then.count; i++)
        entry.blocks.items[i] = (uint32_t)(then.items[i].hash >> 32);
    map_set(&input.lock.by_path, entry.path, &entry);
    translations_check(&publication, &diag);
}

/* What was and what is, as letters; the findings as "CODE LINE". */
static void expect_changes(const char *then, const char *now, const char *wanted)
{
    struct buf got = { 0 };

    check_translation(blocks_of(then), blocks_of(now));
    for (size_t i = 0; i < diag.count; i++)
        buf_printf(
            &got, "%s%s %d", i ? ", " : "", diag.items[i].code + sizeof "translation." - 1, diag.items[i].span.line);
    EXPECT_STR(buf_str(&got), wanted);
    buf_free(&got);
    done();
}

START_TEST(what_changed_in_an_original_is_found)
{
    expect_changes("abcd", "abcd", "");
    expect_changes("abcd", "abXd", "changed 3");
    expect_changes("abcd", "abXcd", "added 3");
    expect_changes("abcd", "abd", "removed 3");
    expect_changes("abcd", "bcd", "removed 1");
    expect_changes("abcd", "abc", "removed 3");
    expect_changes("abcd", "Xabcd", "added 1");
    expect_changes("abcd", "abcdX", "added 5");
    expect_changes("abcd", "XYZW", "changed 1, changed 2, changed 3, changed 4");
    expect_changes("", "ab", "added 1, added 2");
    expect_changes("ab", "", "removed 1");
    expect_changes("abcdef", "aXYdeZf", "changed 2, changed 3, added 6");
    expect_changes("abcd", "acbd", "added 2, removed 4");
    expect_changes("a*b*c*d", "a*X*c*d", "changed 3");
    expect_changes("***", "****", "added 4");
    expect_changes("a**b**c", "a**c", "removed 4");
}
END_TEST

/* Twenty thousand paragraphs in the opposite order: no pair but one, and no time lost. */
START_TEST(much_that_changed_is_found_in_time)
{
    size_t count = 20000;
    struct blocks then = { arena_array(&arena, struct block, count), count, 0 };
    struct blocks now = { arena_array(&arena, struct block, count), count, 0 };

    for (size_t i = 0; i < count; i++)
        then.items[i].hash = now.items[count - 1 - i].hash = (uint64_t)(i + 1) << 32;
    check_translation(then, now);
    ck_assert_uint_eq(diag.at[LEVEL_WARNING], count);
    done();
}
END_TEST

/* --- the lock file */

static void expect_edited(const char *was, const char *wanted)
{
    uint32_t marks[] = { 1, 0xabcdef01 };
    struct lock_entry entry = { S("a.fr.md"), S("a.md"), 0xff, { marks, 2 }, { NULL, 0 } };
    struct buf got = { 0 };

    ck_assert(lock_edit(&got, str_of(was), &entry, 1, &diag));
    EXPECT_STR(buf_str(&got), wanted);
    EXPECT_FINDINGS(&diag, "");
    buf_free(&got);
    done();
}

#define SECTION                                                                                                        \
    "translations:\n  \"a.fr.md\":\n    of: \"a.md\"\n    front: 000000ff\n    blocks:\n      00000001 abcdef01\n"

START_TEST(a_lock_keeps_what_others_wrote)
{
    expect_edited("# x\n", "# x\n" SECTION);
    expect_edited("a: 1", "a: 1\n" SECTION);
    expect_edited("translations:\n  b: {of: c, front: 00000000}\n", SECTION);
    expect_edited("a: 1\ntranslations: {}\n\n# of b\nb:\n  - translations: 2\n",
        "a: 1\n" SECTION "\n# of b\nb:\n  - translations: 2\n");
    expect_edited("translations:\n  # inner\n  b:\n    of: c\n\n\n# end\n", SECTION "\n\n# end\n");
    expect_edited("text: |\n  translations:\n    x\n", "text: |\n  translations:\n    x\n" SECTION);
    expect_edited("---\na: 1\n...\n", "---\na: 1\n" SECTION "...\n");
    expect_edited("\"translations\":\r\n  b: 1\r\nc: 2\r\n", SECTION "c: 2\r\n");
}
END_TEST

START_TEST(what_was_locked_is_read_again)
{
    struct lock lock;
    struct buf text = { 0 };
    uint32_t marks[23];
    struct lock_entry entry = { S("a \"b\": #.md"), S("c.md"), 7, { marks, 23 }, { marks, 1 } };

    for (size_t i = 0; i < 23; i++)
        marks[i] = (uint32_t)(i * 0x12345678);
    ck_assert(lock_edit(&text, S(""), &entry, 1, &diag));
    lock_read(&lock, &arena, yaml_parse(&arena, buf_str(&text), 1, &diag), &diag);
    EXPECT_FINDINGS(&diag, "");
    ck_assert_uint_eq(lock.count, 1);
    EXPECT_STR(lock.entries[0].path, "a \"b\": #.md");
    EXPECT_STR(lock.entries[0].of, "c.md");
    ck_assert_uint_eq(lock.entries[0].front, 7);
    ck_assert_uint_eq(lock.entries[0].blocks.count, 23);
    ck_assert_mem_eq(lock.entries[0].blocks.items, marks, sizeof marks);
    ck_assert_uint_eq(lock.entries[0].notes.count, 1);
    buf_free(&text);
    done();
}
END_TEST

SUITE_OF(editions, languages_have_their_own_names, tags_have_their_capitals, directions_go_by_script,
    only_languages_are_taken_off_a_name, an_edition_needs_its_original, blocks_stand_one_by_one, headings_come_first,
    kinds_and_lengths_tell, long_texts_are_matched_in_order, what_changed_in_an_original_is_found,
    much_that_changed_is_found_in_time, a_lock_keeps_what_others_wrote, what_was_locked_is_read_again)
