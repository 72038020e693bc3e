#include "formats/elements.h"

#include <stddef.h>

#define NOTHING CONTENT_NOTHING
#define TEXT CONTENT_TEXT
#define PHRASING CONTENT_PHRASING
#define HEADED CONTENT_HEADED
#define FLOW CONTENT_FLOW
#define LISTED CONTENT_LISTED

#define HEADINGS "h1 h2 h3 h4 h5 h6"

static const struct element elements[] = {
    /* sections and blocks */
    { "address", true, FLOW, IS_ADDRESS, IS_HEADING | IS_SECTION | IS_HEADER | IS_ADDRESS, .closes = "p" },
    { "article", true, FLOW, IS_SECTION, .closes = "p" },
    { "aside", true, FLOW, IS_SECTION, .closes = "p" },
    { "blockquote", true, FLOW, .closes = "p" },
    { "details", true, FLOW, .attributes = "open", .closes = "p", .child = "summary" },
    { "summary", true, HEADED, .parents = "details" },
    { "div", true, FLOW, .closes = "p" },
    { "figure", true, FLOW, .closes = "p" },
    { "figcaption", true, FLOW, .parents = "figure", .closes = "p" },
    { "footer", true, FLOW, IS_HEADER, IS_HEADER, .closes = "p" },
    { "h1", true, PHRASING, IS_HEADING, .closes = "p " HEADINGS },
    { "h2", true, PHRASING, IS_HEADING, .closes = "p " HEADINGS },
    { "h3", true, PHRASING, IS_HEADING, .closes = "p " HEADINGS },
    { "h4", true, PHRASING, IS_HEADING, .closes = "p " HEADINGS },
    { "h5", true, PHRASING, IS_HEADING, .closes = "p " HEADINGS },
    { "h6", true, PHRASING, IS_HEADING, .closes = "p " HEADINGS },
    { "header", true, FLOW, IS_HEADER, IS_HEADER, .closes = "p" },
    { "hr", true, NOTHING, .closes = "p" },
    { "p", true, PHRASING, .around = "div", .closes = "p" },
    { "pre", true, PHRASING, .closes = "p" },
    { "section", true, FLOW, IS_SECTION, .closes = "p" },

    /* lists */
    { "dl", true, LISTED, .takes = "dd", .closes = "p" },
    { "dt", true, FLOW, 0, IS_HEADING | IS_SECTION | IS_HEADER, "dl dl-div", .closes = "p dt dd", .within = "dl" },
    { "dd", true, FLOW, .parents = "dl dl-div", .closes = "p dt dd", .within = "dl" },
    { "ol", true, LISTED, .takes = "li", .attributes = "start reversed type", .closes = "p" },
    { "ul", true, LISTED, .takes = "li", .closes = "p" },
    { "li", true, FLOW, .parents = "ol ul", .attributes = "value/ol", .closes = "p li", .within = "ol ul" },

    /* tables */
    { "table", true, LISTED, IS_TABLE, .takes = "tbody", .closes = "p", .within = "" },
    { "caption", true, FLOW, 0, IS_TABLE, "table", .closes = "caption colgroup", .within = "table" },
    { "colgroup", true, LISTED, .parents = "table", .attributes = "span", .closes = "caption colgroup",
        .within = "table" },
    { "col", true, NOTHING, .parents = "colgroup", .attributes = "span", .closes = "caption", .within = "table" },
    { "tbody", true, LISTED, .parents = "table", .takes = "tr", .closes = "td th tr tbody tfoot thead caption colgroup",
        .within = "table" },
    { "tfoot", true, LISTED, .parents = "table", .takes = "tr", .closes = "td th tr tbody tfoot thead caption colgroup",
        .within = "table" },
    { "thead", true, LISTED, .parents = "table", .takes = "tr", .closes = "td th tr tbody tfoot thead caption colgroup",
        .within = "table" },
    { "tr", true, LISTED, .parents = "tbody tfoot thead", .takes = "td", .closes = "td th tr caption colgroup",
        .within = "table" },
    { "td", true, FLOW, .parents = "tr", .attributes = "colspan rowspan", .closes = "td th caption",
        .within = "table" },
    { "th", true, FLOW, 0, IS_HEADING | IS_SECTION | IS_HEADER, "tr", .attributes = "colspan rowspan scope",
        .closes = "td th caption", .within = "table" },

    /* within lines */
    { "a", false, PHRASING, .around = "div", .attributes = "href", .closes = "a" },
    { "abbr", .content = PHRASING },
    { "b", .content = PHRASING },
    { "bdi", .content = PHRASING },
    { "bdo", false, PHRASING, .required = "dir" },
    { "br", .content = NOTHING },
    { "cite", .content = PHRASING },
    { "code", .content = PHRASING },
    { "del", false, PHRASING, .around = "del", .attributes = "datetime" },
    { "del", true, FLOW, .attributes = "datetime" },
    { "dfn", .content = PHRASING, .is = IS_DFN, .forbids = IS_DFN },
    { "em", .content = PHRASING },
    { "i", .content = PHRASING },
    { "img", false, NOTHING, .attributes = "src alt width height", .required = "src" },
    { "ins", false, PHRASING, .around = "ins", .attributes = "datetime" },
    { "ins", true, FLOW, .attributes = "datetime" },
    { "kbd", .content = PHRASING },
    { "mark", .content = PHRASING },
    { "q", .content = PHRASING },
    { "ruby", false, PHRASING, IS_RUBY, IS_RUBY, .child = "rt" },
    { "rp", false, TEXT, .parents = "ruby", .closes = "rt rp", .within = "ruby" },
    { "rt", false, PHRASING, .parents = "ruby", .closes = "rt rp", .within = "ruby" },
    { "s", .content = PHRASING },
    { "samp", .content = PHRASING },
    { "small", .content = PHRASING },
    { "span", false, PHRASING, .around = "div" },
    { "strong", .content = PHRASING },
    { "sub", .content = PHRASING },
    { "sup", .content = PHRASING },
    { "time", false, PHRASING, .attributes = "datetime", .required = "datetime" },
    { "u", .content = PHRASING },
    { "var", .content = PHRASING },
    { "wbr", .content = NOTHING },
};

const struct element element_group = { "dl-div", true, LISTED, .parents = "dl", .takes = "dd" };

bool element_words_have(const char *words, str word)
{
    str rest = str_of(words);

    while (rest.len) {
        ptrdiff_t space = str_find(rest, S(" "));
        size_t len = space < 0 ? rest.len : (size_t)space;

        if (str_equal(str_first(rest, len), word))
            return true;
        rest = str_from(rest, len + 1);
    }
    return false;
}

const struct element *element_find(str name)
{
    for (size_t i = 0; i < sizeof elements / sizeof *elements; i++)
        if (str_equal(str_of(elements[i].name), name))
            return &elements[i];
    return NULL;
}

const struct element *element_of_kind(str name, bool block)
{
    for (size_t i = 0; i < sizeof elements / sizeof *elements; i++)
        if (elements[i].block == block && str_equal(str_of(elements[i].name), name))
            return &elements[i];
    return NULL;
}

/* --- those that aren't allowed */

int element_is_void_of_text(str name)
{
    static const char *const names[VOIDS_OF_TEXT] = { "applet", "audio", "canvas", "datalist", "frameset", "head",
        "iframe", "math", "noembed", "noframes", "noscript", "object", "script", "select", "style", "svg", "template",
        "textarea", "title", "video", "xmp", "plaintext" };

    for (int i = 0; i < VOIDS_OF_TEXT; i++)
        if (str_equal(str_of(names[i]), name))
            return i;
    return -1;
}

bool element_is_raw(str name)
{
    return element_words_have("iframe noembed noframes script style textarea title xmp", name);
}

bool element_is_void(str name)
{
    const struct element *element = element_find(name);

    return element ? element->content == CONTENT_NOTHING
                   : element_words_have(
                         "area base basefont bgsound embed frame input keygen link meta param source track", name);
}

bool element_was_block(str name)
{
    return element_words_have(
        "body center dialog dir fieldset form hgroup html legend listing main menu nav optgroup option "
        "search",
        name);
}

/* --- the content model */

bool element_allows(const struct element *parent, const struct element *child)
{
    if (child->parents && !element_words_have(child->parents, str_of(parent->name)))
        return false;
    switch (parent->content) {
    case CONTENT_NOTHING:
    case CONTENT_TEXT: return false;
    case CONTENT_PHRASING: return !child->block;
    case CONTENT_HEADED: return !child->block || child->is & IS_HEADING;
    case CONTENT_FLOW: return true;
    case CONTENT_LISTED: return child->parents != NULL;
    }
    return false;
}

bool element_has(const struct element *element, const struct element *above, str attribute)
{
    char within[32] = "";

    if (element_words_have("id class lang dir title", attribute) || element_words_have(element->attributes, attribute))
        return true;
    if (attribute.len + strlen(above->name) + 1 >= sizeof within)
        return false;
    memcpy(within, attribute.at, attribute.len);
    within[attribute.len] = '/';
    memcpy(within + attribute.len + 1, above->name, strlen(above->name));
    return element_words_have(element->attributes, str_of(within));
}
