/* The template engine, besides what the specification's own tests say. */
#include "unit.h"

#include "theme/mustache.h"

#include <string.h>

static struct arena arena;
static struct diag diag;
static struct templates templates;

static void add(const char *name, const char *source)
{
    templates.arena = &arena;
    mustache_add(&templates, str_of(name), str_of(name), str_of(source), &diag);
}

static void expect_rendered(const char *name, const struct value *context, const char *wanted)
{
    struct buf out = { 0 };

    mustache_render(&out, &templates, str_of(name), context, &diag);
    EXPECT_STR(buf_str(&out), wanted);
    buf_free(&out);
}

static void done(void)
{
    diag_free(&diag);
    arena_free(&arena);
    templates = (struct templates){ 0 };
}

START_TEST(errors_stand_at_their_line)
{
    static const struct {
        const char *source;
        const char *findings;
    } cases[] = {
        { "ok\n 总 {{#a}}\n", "2:4 error[theme.syntax]" },
        { "{{#a}}\n{{/b}}", "2:1 error[theme.syntax]" },
        { "x{{/a}}", "1:2 error[theme.syntax]" },
        { "a\n{{b", "2:1 error[theme.syntax]" },
        { "{{}}\n{{# }}", "1:1 error[theme.syntax]; 2:1 error[theme.syntax]" },
        { "{{=a=}}", "1:1 error[theme.syntax]" },
        { "{{{a}}", "1:1 error[theme.syntax]" },
    };

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        add("t", cases[i].source);
        EXPECT_FINDINGS(&diag, cases[i].findings);
        done();
    }
}
END_TEST

START_TEST(layouts_are_inherited)
{
    struct value *page = value_map(&arena);

    add("layout", "<title>{{$title}}none{{/title}}</title>\n<main>\n  {{$main}}\n  {{/main}}\n</main>\n");
    add("page",
        "{{<layout}}\n{{$title}}{{name}}{{/title}}\n{{$main}}\n<p>{{name}}</p>\n<p>two</p>\n{{/main}}\n{{/layout}}\n");
    value_set(&arena, page, "name", value_text(&arena, S("a & b")));
    expect_rendered("page", page, "<title>a &amp; b</title>\n<main>\n  <p>a &amp; b</p>\n  <p>two</p>\n</main>\n");
    expect_rendered("layout", page, "<title>none</title>\n<main>\n</main>\n");
    EXPECT_FINDINGS(&diag, "");
    done();
}
END_TEST

START_TEST(what_is_missing_is_told)
{
    add("page", "a\n{{>none}}b{{gone.deeper}}\n");
    expect_rendered("page", value_map(&arena), "a\nb\n");
    EXPECT_FINDINGS(&diag, "2:1 warning[theme.missing]");
    done();
    expect_rendered("nothing", NULL, "");
    EXPECT_FINDINGS(&diag, "0:0 error[theme.missing]");
    done();
}
END_TEST

START_TEST(endless_calls_end)
{
    add("self", "x{{>self}}");
    add("parent", "{{<parent}}{{/parent}}");
    expect_rendered("parent", NULL, "");
    EXPECT_FINDINGS(&diag, "1:1 error[theme.limit]");
    done();
    add("self", "x{{>self}}");
    {
        struct buf out = { 0 };

        mustache_render(&out, &templates, S("self"), NULL, &diag);
        ck_assert_uint_eq(out.len, TEMPLATE_DEPTH + 1);
        buf_free(&out);
    }
    EXPECT_FINDINGS(&diag, "1:2 error[theme.limit]");
    done();
    add("p", "{{$x}}{{/x}}");
    add("a", "{{<p}}{{$x}}a{{$x}}b{{/x}}{{/x}}{{/p}}");
    {
        struct buf out = { 0 };

        mustache_render(&out, &templates, S("a"), NULL, &diag);
        buf_free(&out);
    }
    EXPECT_FINDINGS(&diag, "1:14 error[theme.limit]");
    done();
}
END_TEST

/* Twenty sections over a list of two, one in the other, are a million rounds; sixty would never end. */
START_TEST(sections_do_not_multiply_without_end)
{
    struct value *context = value_map(&arena), *list = value_list(&arena);
    struct buf source = { 0 }, out = { 0 };

    value_push(&arena, list, value_text(&arena, S("x")));
    value_push(&arena, list, value_text(&arena, S("y")));
    value_set(&arena, context, "a", list);
    for (int i = 0; i < 60; i++)
        buf_lit(&source, "{{#a}}");
    for (int i = 0; i < 60; i++)
        buf_lit(&source, "{{/a}}");
    buf_byte(&source, '\0');
    add("many", source.at);
    mustache_render(&out, &templates, S("many"), context, &diag);
    EXPECT_FINDINGS(&diag, "1:343 error[theme.limit]");
    buf_free(&source);
    buf_free(&out);
    done();
}
END_TEST

START_TEST(sections_do_not_nest_without_end)
{
    struct buf source = { 0 };

    for (int i = 0; i < 100000; i++)
        buf_lit(&source, "{{#a}}");
    templates.arena = &arena;
    ck_assert(!mustache_add(&templates, S("deep"), S("deep"), buf_str(&source), &diag));
    ck_assert(diag_bad(&diag));
    buf_free(&source);
    done();
}
END_TEST

SUITE_OF(mustache, errors_stand_at_their_line, layouts_are_inherited, what_is_missing_is_told, endless_calls_end,
    sections_do_not_multiply_without_end, sections_do_not_nest_without_end)
