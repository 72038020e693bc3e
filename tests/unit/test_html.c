/* Raw HTML: tags, what stands in which element, what attributes may say. */
#include "unit.h"

#include "doc/values.h"
#include "formats/elements.h"
#include "formats/tags.h"

#include <stdio.h>

/* --- tags */

/* Each piece by its kind: "text", "<name attributes>", "</name>", "!comment", "?other"; "/" behind what has "/>" and
 * "…" behind what has no end. */
static void expect_tags(const char *html, const char *wanted)
{
    struct tags tags = { .rest = str_of(html) };
    struct buf got = { 0 };
    struct tag tag;

    while (tags_next(&tags, &tag)) {
        buf_lit(&got, "|");
        switch (tag.kind) {
        case TAG_TEXT: buf_add(&got, tag.text); break;
        case TAG_OPEN: buf_printf(&got, "<%.*s%s>", STR(tag.name), tag.closed ? "/" : ""); break;
        case TAG_CLOSE: buf_printf(&got, "</%.*s>", STR(tag.name)); break;
        case TAG_COMMENT: buf_printf(&got, "!%s", tag.closed ? "" : "…"); break;
        case TAG_OTHER: buf_printf(&got, "?%s", tag.closed ? "" : "…"); break;
        }
    }
    EXPECT_STR(buf_str(&got), wanted);
    buf_free(&got);
}

START_TEST(tags_are_told_from_text)
{
    expect_tags("", "");
    expect_tags("a<b>c</b>d", "|a|<b>|c|</b>|d");
    expect_tags("<br/><br /><a href=x/><i/ >", "|<br/>|<br/>|<a>|<i>");
    expect_tags("1 < 2 <3 <= </ > <", "|1 < 2 <3 <= </ > <");
    expect_tags("<a title=\"<b>\" x='>'>c", "|<a>|c");
    expect_tags("<p\n class = 'x'\n>c</p\n>", "|<p>|c|</p>");
    expect_tags("a<b c", "|a|<b c");
    expect_tags("a<b c=\"d>e<i>f</i>", "|a|<b c=\"d>e<i>f</i>");
}
END_TEST

START_TEST(comments_end_where_html_ends_them)
{
    expect_tags("<!-- a --> b", "|!| b");
    expect_tags("<!--> b <!---> c <!-- - -- > --> d", "|!| b |!| c |!| d");
    expect_tags("<!-- a > b", "|!…");
    expect_tags("<?php x > y ?> b <!DOCTYPE x> c <![CDATA[ > ]]> d", "|?| b |?| c |?| d");
    expect_tags("<?php x", "|?…");
}
END_TEST

START_TEST(attributes_are_read_as_html_has_them)
{
    str rest = S(" a b=c d='e f' g=\"h\"i = j =k / l/m"), name, value;
    struct buf got = { 0 };

    while (tag_attribute(&rest, &name, &value))
        buf_printf(&got, "%.*s:%.*s ", STR(name), STR(value));
    EXPECT_STR(buf_str(&got), "a: b:c d:e f g:h i:j =k: l: m: ");
    buf_free(&got);
}
END_TEST

START_TEST(what_goes_with_its_content_ends_at_its_own_end)
{
    int one = 1, nested = 1, none = 1, raw = 1;

    EXPECT_STR(tags_skip(S("a</svgx></SVG >b"), S("svg"), true, &one), "b");
    ck_assert_int_eq(one, 0);
    EXPECT_STR(tags_skip(S("<svg>a</svg><svg/>b</svg>c"), S("svg"), true, &nested), "c");
    EXPECT_STR(tags_skip(S("a</b>"), S("svg"), true, &none), "");
    ck_assert_int_eq(none, 1);
    EXPECT_STR(tags_skip(S("'<script>'</script>c"), S("script"), false, &raw), "c");
    ck_assert_ptr_null(tags_last_end(S("<svg>"), S("svg")));
    ck_assert_str_eq(tags_last_end(S("</svg></SVG>"), S("svg")), "</SVG>");
}
END_TEST

SUITE_OF(tags, tags_are_told_from_text, comments_end_where_html_ends_them, attributes_are_read_as_html_has_them,
    what_goes_with_its_content_ends_at_its_own_end)

/* --- elements */

static bool allows(const char *parent, const char *child)
{
    return element_allows(element_find(str_of(parent)), element_find(str_of(child)));
}

START_TEST(elements_nest_as_html_wants_it)
{
    ck_assert_ptr_null(element_find(S("script")));
    ck_assert(element_is_void_of_text(S("script")) >= 0 && element_is_void_of_text(S("font")) < 0);
    ck_assert(allows("ul", "li") && !allows("ul", "p") && !allows("div", "li") && !allows("ul", "td"));
    ck_assert(allows("li", "p") && allows("p", "b") && !allows("p", "div") && !allows("b", "p"));
    ck_assert(allows("summary", "h3") && allows("summary", "b") && !allows("summary", "p"));
    ck_assert(allows("tbody", "tr") && !allows("table", "tr") && !allows("rp", "b"));
}
END_TEST

START_TEST(attributes_belong_to_elements)
{
    const struct element *li = element_find(S("li")), *td = element_find(S("td"));

    ck_assert(element_has(td, element_find(S("tr")), S("colspan")));
    ck_assert(!element_has(td, element_find(S("tr")), S("onclick")));
    ck_assert(!element_has(td, element_find(S("tr")), S("style")));
    ck_assert(element_has(li, element_find(S("ol")), S("value")));
    ck_assert(!element_has(li, element_find(S("ul")), S("value")));
    ck_assert(!element_has(li, element_find(S("ol")), S("a-name-that-is-longer-than-any-of-html")));
}
END_TEST

SUITE_OF(elements, elements_nest_as_html_wants_it, attributes_belong_to_elements)

/* --- values */

static void expect_value(const char *element, const char *attribute, const char *written, const char *wanted)
{
    struct arena arena = { 0 };
    str value = str_of(written);

    EXPECT_STR(value_fits(&arena, str_of(element), str_of(attribute), &value) ? value : S("-"), wanted);
    arena_free(&arena);
}

START_TEST(values_have_their_syntax)
{
    expect_value("td", "colspan", "2", "2");
    expect_value("td", "colspan", "0", "-");
    expect_value("td", "colspan", "1001", "-");
    expect_value("td", "rowspan", "2x", "-");
    expect_value("td", "lang", "zh_CN", "-");
    expect_value("td", "lang", "zh-Hant", "zh-Hant");
    expect_value("td", "id", "1a", "1a"); /* doc/ids.h makes a name of it */
    expect_value("td", "id", "a b", "-");
    expect_value("bdo", "dir", "RTL", "rtl");
    expect_value("bdo", "dir", "left", "-");
    expect_value("bdo", "dir", "auto", "-");
    expect_value("p", "dir", "auto", "auto");
    expect_value("bdo", "dir", "", "-");
    expect_value("ol", "type", "A", "A");
    expect_value("ol", "type", "disc", "-");
    expect_value("ol", "start", "-3", "-3");
    expect_value("ol", "start", "three", "-");
    expect_value("details", "open", "", "open");
    expect_value("details", "open", "yes", "-");
    expect_value("a", "title", "one\ntwo", "one two");
}
END_TEST

START_TEST(times_are_those_of_html)
{
    static const char *const times[] = { "2025", "2025-05", "2025-05-12", "05-12", "--05-12", "2025-W20", "08:30",
        "08:30:15", "08:30:15.250", "2025-05-12T08:30", "2025-05-12 08:30Z", "2025-05-12T08:30+08:00", "P3D", "PT20M",
        "P1DT2H3S", "02-29", "2024-02-29" };
    static const char *const others[] = { "", "25", "2025-5", "2025-02-30", "2025-13", "yesterday", "24:00", "8:30",
        "08:60", "08:30:15.", "2025-05-12T", "P", "PT", "P3", "P3M", "P1H", "PT3D", "2025-W54", "2025-05-12x",
        "2023-02-29", "0000" };

    for (size_t i = 0; i < sizeof times / sizeof *times; i++)
        ck_assert_msg(value_is_time(str_of(times[i])), "“%s” is a time", times[i]);
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        ck_assert_msg(!value_is_time(str_of(others[i])), "“%s” is no time", others[i]);
    expect_value("time", "datetime", "2025-05", "2025-05");
    expect_value("del", "datetime", "2025-05", "-");
    expect_value("ins", "datetime", "2025-05-12", "2025-05-12");
    expect_value("ins", "datetime", "2025-05-12T08:30", "-");
    expect_value("ins", "datetime", "2025-05-12T08:30Z", "2025-05-12T08:30Z");
}
END_TEST

SUITE_OF(values, values_have_their_syntax, times_are_those_of_html)
