/* Drawings: what ships of them. */
#include "unit.h"

#include "media/picture.h"
#include "media/svg.h"
#include "media/svg_names.h"

static struct arena arena;

#define SVG "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\""

/* What ships of a drawing with this content, between the root's tags; or its problem. */
static void expect_content(const char *content, const char *wanted, const char *without)
{
    struct buf out = { 0 }, again = { 0 };
    str svg = arena_printf(&arena, SVG ">%s</svg>", content), inside;
    struct picture_reading reading = picture_read(&arena, &out, svg);

    EXPECT_STR(reading.kind.type, "image/svg+xml");
    EXPECT_STR(reading.without, without);
    if (reading.problem.len) {
        EXPECT_STR(reading.problem, wanted);
    } else {
        inside = str_from(buf_str(&out), sizeof SVG - 1);
        inside = str_starts(inside, S("/>")) ? S("") : str_from(inside, 1);
        EXPECT_STR(str_first(inside, inside.len > 7 ? inside.len - 7 : 0), wanted);
        EXPECT_STR(picture_read(&arena, &again, buf_str(&out)).without, "");
        EXPECT_STR(buf_str(&again), arena_copy(&arena, buf_str(&out)).at);
    }
    buf_free(&again);
    buf_free(&out);
    arena_free(&arena);
}

/* The same comes out. */
static void expect_kept(const char *content)
{
    expect_content(content, content, "");
}

START_TEST(what_draws_stays)
{
    expect_kept("<g class=\"a\" transform=\"translate(1,2)\"><path d=\"M0 0h1\" style=\"fill:red\"/></g>");
    expect_kept("<defs><linearGradient id=\"g\"><stop offset=\"0\" stop-color=\"#fff\"/></linearGradient></defs>"
                "<rect fill=\"url(#g)\" style=\"stroke: url(#g) black\"/>");
    expect_kept("<text x=\"1\" xml:space=\"preserve\" xml:lang=\"zh-Hans\">安 <tspan dy=\"2\">全</tspan> &amp; "
                "&lt;b&gt;\n</text>");
    expect_kept("<symbol id=\"图\"><circle r=\"2\"/></symbol><use href=\"#图\"/><use xlink:href=\"#图\"/>");
    expect_kept("<title>A &amp; B</title><desc>Words</desc>");
    expect_kept("<style type=\"text/css\">.a &gt; b { fill: url(#x-1) }</style><g id=\"x-1\"/>");
    expect_kept("<circle r=\"1\"><animate attributeName=\"r\" to=\"3\" dur=\"1s\"/></circle>");
    expect_content("<rect width='1'></rect>", "<rect width=\"1\"/>", "");
    expect_content("<a:rect xmlns:a='http://www.w3.org/2000/svg' width='&#49;'/>", "<rect width=\"1\"/>", "");
}
END_TEST

START_TEST(what_programs_note_goes_without_a_word)
{
    expect_content("<metadata><r xmlns='x'>Secret</r></metadata><g/>", "<g/>", "");
    expect_content(
        "<i:layer xmlns:i='x'><g/></i:layer><g i:label='Secret' xmlns:i='x' data-x='1' unknown='2'/>", "<g/>", "");
    expect_content("<!-- Secret --><?secret x?><g/>", "<g/>", "");
    expect_content("<title>A<b xmlns='x'>B</b>C</title>", "<title>ABC</title>", "");
}
END_TEST

START_TEST(nothing_runs)
{
    expect_content("<script>alert(1)</script><script href='x.js'/><g/>", "<g/>", "scripts");
    expect_content("<x:script xmlns:x='http://www.w3.org/2000/svg'>alert(1)</x:script>", "", "scripts");
    expect_content("<rect onload='alert(1)' ONCLICK='x' width='1'/>", "<rect width=\"1\"/>", "event handlers");
    expect_content("<a href='javascript:alert(1)'><g/></a>", "<a><g/></a>", "links");
    expect_content("<a xlink:href='java&#10;script:alert(1)'><g/></a>", "<a><g/></a>", "links");
    expect_content("<a href=' https://x.example/'><g/></a>", "<a><g/></a>", "links");
    expect_content("<a><set attributeName='href' to='javascript:x'/></a>", "<a/>", "event handlers");
    expect_content("<a><animate attributeName='xlink:href' values='javascript:x'/></a>", "<a/>", "event handlers");
    expect_content("<g><set attributeName='onclick' to='x'/></g>", "<g/>", "event handlers");
    expect_content(
        "<foreignObject><iframe xmlns='http://www.w3.org/1999/xhtml' srcdoc='x'/></foreignObject>", "", "HTML");
    expect_content("<body xmlns='http://www.w3.org/1999/xhtml'><script>alert(1)</script></body>", "", "HTML");
    expect_content("<iframe/><video/><flowRoot/>", "", "sound and film, elements that SVG doesn't have");
    expect_content("<use href='data:image/svg+xml,x#a'/>",
        "holds a picture that can't be shown (its line 1, “data:image/svg+xml,x#a…”); please export it again", "");
}
END_TEST

START_TEST(nothing_is_loaded)
{
    expect_content("<style>@import url(http://x.example/a.css); a{b:url(//x) red}</style>",
        "<style>@import none; a{b:none red}</style>", "styles and fonts that lie elsewhere");
    expect_content("<style><![CDATA[@import '</style><script>';]]></style>", "<style>@import none;</style>",
        "styles and fonts that lie elsewhere");
    expect_content("<g style=\"fill:u\\72l('http://x')\" mask='url(x.svg#m)' filter='url(#none)'/>",
        "<g style=\"fill:none\" mask=\"none\" filter=\"none\"/>", "styles and fonts that lie elsewhere");
    expect_content("<image href='https://e.example/x.png'/>",
        "shows something that lies outside of it, “https://e.example/x.png” (its line 1); please put that into it", "");
    expect_content("<g/>\n<use xlink:href='other.svg#a'/>",
        "shows something that lies outside of it, “other.svg#a” (its line 2); please put that into it", "");
    expect_content("<g xml:base='http://x.example/'><use href='#a'/></g>", "<g><use/></g>", "");
}
END_TEST

/* A photograph within a drawing is what ships of it; one that isn't any is told. */
START_TEST(pictures_within_ship_as_pictures_do)
{
    expect_content("<image href='data:image/gif;base64,R0lGODlhAQABAAAAACH+BlNlY3JldAAsAAAAAAEAAQAAAgJEAQA7YmVoaW5k'/>",
        "<image href=\"data:image/gif;base64,R0lGODlhAQABAAAAACwAAAAAAQABAAACAkQBADs=\"/>", "");
    expect_content("<image href='data:text/html;base64,R0lG\nODlhAQABAAAAACwAAAAAAQABAAACAkQBADs='/>",
        "<image href=\"data:image/gif;base64,R0lGODlhAQABAAAAACwAAAAAAQABAAACAkQBADs=\"/>", "");
    expect_content("<image href='data:image/png;base64,AAAA'/>",
        "holds a picture that can't be shown (its line 1, “data:image/png;base64,…”); please export it again", "");
    /* <svg xmlns="http://www.w3.org/2000/svg"><script/></svg>, percent-encoded as little as may be */
    expect_content(
        "<image href=\"data:image/svg+xml,&lt;svg xmlns='http://www.w3.org/2000/svg'>&lt;script/>&lt;/svg>\"/>",
        "<image href=\"data:image/svg+xml;base64,"
        "PHN2ZyB4bWxucz0iaHR0cDovL3d3dy53My5vcmcvMjAwMC9zdmciIHhtbG5zOnhsaW5rPSJodHRwOi8vd3d3LnczLm9yZy8xOTk5L3hsaW5rIi"
        "8+"
        "Cg==\"/>",
        "");
}
END_TEST

/* Names of XML, each once; what leads to none is left out. */
START_TEST(ids_fit_books)
{
    expect_content("<g id='a'/><g id='a'/><use href='#a'/>", "<g id=\"a\"/><g/><use href=\"#a\"/>", "");
    expect_content(
        "<g id='1 a'/><use href='#1%20a'/>", "<g id=\"id-44d77c558cc9f918\"/><use href=\"#id-44d77c558cc9f918\"/>", "");
    expect_content("<use href='#b'/><g clip-path='url(#b) inset(1px)' fill='red'/>",
        "<use/><g clip-path=\"none inset(1px)\" fill=\"red\"/>", "");
}
END_TEST

START_TEST(words_are_not_lost)
{
    expect_content("<foreignObject><p xmlns='http://www.w3.org/1999/xhtml'>Words</p></foreignObject>",
        "has words in it that are HTML (its line 1), which e-readers don't show; please export it with its text as SVG",
        "HTML");
    expect_content("<switch><foreignObject><p xmlns='http://www.w3.org/1999/xhtml'>Words</p></foreignObject>"
                   "<text>Words</text></switch>",
        "<switch><text>Words</text></switch>", "HTML");
    expect_content("<switch><text>Words</text><foreignObject><p xmlns='http://www.w3.org/1999/xhtml'>Words</p>"
                   "</foreignObject></switch>",
        "has words in it that are HTML (its line 1), which e-readers don't show; please export it with its text as SVG",
        "HTML");
}
END_TEST

static void expect_kind(str svg, const char *type, unsigned width, unsigned height)
{
    struct buf out = { 0 };
    struct picture_kind kind = picture_read(&arena, &out, svg).kind;

    EXPECT_STR(kind.type, type);
    ck_assert_uint_eq(kind.width, width);
    ck_assert_uint_eq(kind.height, height);
    buf_free(&out);
    arena_free(&arena);
}

START_TEST(drawings_tell_their_size)
{
    expect_kind(S("<svg width=\"30\" height='40px'/>"), "image/svg+xml", 30, 40);
    expect_kind(S("<svg width=\"2in\" height='2.54cm' viewBox='0 0 1 1'/>"), "image/svg+xml", 192, 96);
    expect_kind(S("<svg width=\"210mm\" height='72pt' viewBox='0 0 1 1'/>"), "image/svg+xml", 794, 96);
    expect_kind(
        S("<?xml version=\"1.0\"?>\n<!-- <svg width='9' height='9'> -->\n" SVG " viewBox=\"0 0 12.5 20\"></svg>"),
        "image/svg+xml", 13, 20);
    expect_kind(S("\xEF\xBB\xBF<!DOCTYPE svg PUBLIC '-//W3C//DTD SVG 1.1//EN' 'http://x.example/svg11.dtd'>" SVG
                  " width=\"100%\" height=\"5em\" viewBox='-1,-1,7,9'/>"),
        "image/svg+xml", 7, 9);
    expect_kind(S(SVG "/>"), "image/svg+xml", 0, 0);
    expect_kind(S("<s:svg xmlns:s='http://www.w3.org/2000/svg' width='1' height='2'/>"), "image/svg+xml", 1, 2);
    expect_kind(S("<!-- <svg> --><html/>"), "", 0, 0);
    expect_kind(S("<!DOCTYPE html><html><svg></html>"), "", 0, 0);
    expect_kind(S("<svg xmlns='other'/>"), "", 0, 0);
}
END_TEST

START_TEST(what_is_no_drawing_is_told)
{
    struct buf out = { 0 };

    EXPECT_STR(picture_read(&arena, &out, S("<svg>\n<g></svg>")).problem,
        "can't be read as XML, its line 2: Opening and ending tag mismatch: g line 2 and svg");
    EXPECT_STR(picture_read(&arena, &out, S("<svg>\n<i:g/></svg>")).problem,
        "can't be read as XML, its line 2: Namespace prefix i on g is not defined");
    EXPECT_STR(picture_read(&arena, &out, (str){ "<", 1 }).kind.type, "");
    EXPECT_STR(picture_read(&arena, &out, S("<!DOCTYPE svg [<!ENTITY a 'b'>]><svg>&a;</svg>")).problem,
        "can't be read as XML, its line 1: this document declares entities, attributes or elements of its own; please "
        "save it without");
    buf_free(&out);
    arena_free(&arena);
}
END_TEST

START_TEST(names_are_in_order)
{
    static const char *const names[] = {
#define ELEMENT(name, what) name,
#include "media/svg_names.inc"
#undef ELEMENT
        "", /* behind it attributes */
#define ATTRIBUTE(name) name,
#include "media/svg_names.inc"
#undef ATTRIBUTE
    };
    size_t i = 1;

    for (; names[i][0]; i++)
        ck_assert_msg(strcmp(names[i - 1], names[i]) < 0, "%s", names[i]);
    for (i += 2; i < sizeof names / sizeof *names; i++)
        ck_assert_msg(strcmp(names[i - 1], names[i]) < 0, "%s", names[i]);
    ck_assert_int_eq(svg_names_element(S("view")), SVG_KEEP);
    ck_assert_int_eq(svg_names_element(S("nothing")), SVG_UNKNOWN);
    ck_assert(svg_names_has_attribute(S("zoomAndPan")) && svg_names_has_attribute(S("glyph-orientation-horizontal")));
    ck_assert(!svg_names_has_attribute(S("onload")) && !svg_names_has_attribute(S("href")) &&
              !svg_names_has_attribute(S("")));
}
END_TEST

SUITE_OF(svg, what_draws_stays, what_programs_note_goes_without_a_word, nothing_runs, nothing_is_loaded,
    pictures_within_ship_as_pictures_do, ids_fit_books, words_are_not_lost, drawings_tell_their_size,
    what_is_no_drawing_is_told, names_are_in_order)
