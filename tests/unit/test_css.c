/* What style sheets load. */
#include "unit.h"

#include "formats/css.h"

/* The references of a sheet, each as it stands there, with its front; remote ones with an exclamation mark. */
static void expect_references(const char *sheet, const char *wanted)
{
    struct css_scan scan = { .sheet = str_of(sheet) };
    struct css_reference reference;
    struct buf out = { 0 };

    while (css_next(&scan, &reference)) {
        buf_printf(&out, "%s%.*s=%s%s", out.len ? "; " : "",
            STR(str_first(str_from(scan.sheet, reference.from), reference.len)), reference.front,
            css_is_remote(&reference) ? "!" : "");
    }
    EXPECT_STR(buf_str(&out), wanted);
    buf_free(&out);
}

START_TEST(addresses_are_found)
{
    expect_references("a { b: url(x.png) red url( 'Y z.png' ) }", "url(x.png)=x.png; url( 'Y z.png' )=yz.png");
    expect_references("@import \"a.css\" screen; @import url(b.css);", "\"a.css\"=a.css; url(b.css)=b.css");
    expect_references("a{b:image-set('p.png' 1x, url(q.png) 2x);c:'r'}", "'p.png'=p.png; url(q.png)=q.png");
    expect_references("a{b:image-set(type('x') 1x)}", "'x'=x");
    expect_references("a{b:src(var(--c))}", "var(=");
    expect_references("a{fill:url(#g)}", "url(#g)=#g");
}
END_TEST

START_TEST(remote_ones_are_known)
{
    expect_references("@import 'HTTP://x.example/a.css'", "'HTTP://x.example/a.css'=http://x.example/a.css!");
    expect_references("a{b:URL(//x.example/a)}", "URL(//x.example/a)=//x.example/a!");
    expect_references("a{b:u\\72 l(ht\\74 p://x)}", "u\\72 l(ht\\74 p://x)=http://x!");
    expect_references("a{b:url(\" \\9http:x\")}", "url(\" \\9http:x\")=http:x!");
    expect_references("a{b:url(/\\x)}", "url(/\\x)=/x");
    expect_references("a{b:url('/\\\\x')}", "url('/\\\\x')=/\\x!");
    expect_references("a{b:url(data:image/png;base64,AA)}", "url(data:image/png;base64,AA)=data:image/png;base64,aa");
    expect_references("a{b:url(javascript:x)}", "url(javascript:x)=javascript:x!");
}
END_TEST

START_TEST(what_loads_nothing_is_none)
{
    expect_references("/* url(http://x) @import 'y' */ a{content:'url(http://x)';font-family:\"http://x\"}", "");
    expect_references("@namespace svg url(http://www.w3.org/2000/svg); a{b:curl(x) rgb(1,2,3)}", "");
    expect_references("/* url(x)", "");
    expect_references("a{b:'url(x)\n}", "");
    expect_references("a{b:'x\rurl(y)'}", "url(y)=y"); /* a string ends with its line */
}
END_TEST

START_TEST(an_end_too_early_is_an_end)
{
    expect_references("url(", "url(=");
    expect_references("url('x", "url('x=x");
    expect_references("@import \"x\\", "\"x\\=x");
    expect_references("u\\", "");
    expect_references("@", "");
    expect_references(")))url(a)", "url(a)=a");
}
END_TEST

START_TEST(a_sheet_is_whole_or_not)
{
    static const char *const whole[] = { "", " /* a */ ", "a { b: c; d: e } f{}", "@import none; a{b:c}",
        "@media x { a { b: c } }", "a:not([b='}']) > c::before { content: \"{\\\"\"; --x: {}; y: url(data:a;b) }",
        "a { b: c;; }", "@font-face { a: b }" };
    static const char *const broken[] = { "a { b: c", "a }", "{ a: b }", "a { b }", "a { b; c: d }", "a; b { c: d }",
        "a", "a { b: ') }", "/* a", "a { b: (c }", "a { b: c) }", "a { b: [(c]) }", "\"a\"", "a ({b:c})" };

    for (size_t i = 0; i < sizeof whole / sizeof *whole; i++)
        ck_assert_msg(css_is_whole(str_of(whole[i])), "%s", whole[i]);
    for (size_t i = 0; i < sizeof broken / sizeof *broken; i++)
        ck_assert_msg(!css_is_whole(str_of(broken[i])), "%s", broken[i]);
}
END_TEST

SUITE_OF(css, addresses_are_found, remote_ones_are_known, what_loads_nothing_is_none, a_sheet_is_whole_or_not,
    an_end_too_early_is_an_end)
