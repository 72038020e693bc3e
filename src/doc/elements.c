#include "doc/elements.h"

#include "doc/ids.h"
#include "input/fields.h"

#include <stddef.h>

static const struct element elements[] = {
    /* sections and blocks */
    { "address", true, CONTENT_FLOW, NULL, NULL },
    { "article", true, CONTENT_FLOW, NULL, NULL },
    { "aside", true, CONTENT_FLOW, NULL, NULL },
    { "blockquote", true, CONTENT_FLOW, NULL, NULL },
    { "details", true, CONTENT_FLOW, NULL, "open" },
    { "summary", true, CONTENT_PHRASING, "details", NULL },
    { "div", true, CONTENT_FLOW, NULL, NULL },
    { "figure", true, CONTENT_FLOW, NULL, NULL },
    { "figcaption", true, CONTENT_FLOW, "figure", NULL },
    { "footer", true, CONTENT_FLOW, NULL, NULL },
    { "h1", true, CONTENT_PHRASING, NULL, NULL },
    { "h2", true, CONTENT_PHRASING, NULL, NULL },
    { "h3", true, CONTENT_PHRASING, NULL, NULL },
    { "h4", true, CONTENT_PHRASING, NULL, NULL },
    { "h5", true, CONTENT_PHRASING, NULL, NULL },
    { "h6", true, CONTENT_PHRASING, NULL, NULL },
    { "header", true, CONTENT_FLOW, NULL, NULL },
    { "hr", true, CONTENT_NOTHING, NULL, NULL },
    { "p", true, CONTENT_PHRASING, NULL, NULL },
    { "pre", true, CONTENT_PHRASING, NULL, NULL },
    { "section", true, CONTENT_FLOW, NULL, NULL },

    /* lists */
    { "dl", true, CONTENT_LISTED, NULL, NULL },
    { "dt", true, CONTENT_PHRASING, "dl", NULL },
    { "dd", true, CONTENT_FLOW, "dl", NULL },
    { "ol", true, CONTENT_LISTED, NULL, "start reversed type" },
    { "ul", true, CONTENT_LISTED, NULL, NULL },
    { "li", true, CONTENT_FLOW, "ol ul", "value" },

    /* tables */
    { "table", true, CONTENT_LISTED, NULL, NULL },
    { "caption", true, CONTENT_PHRASING, "table", NULL },
    { "colgroup", true, CONTENT_LISTED, "table", "span" },
    { "col", true, CONTENT_NOTHING, "colgroup", "span" },
    { "tbody", true, CONTENT_LISTED, "table", NULL },
    { "tfoot", true, CONTENT_LISTED, "table", NULL },
    { "thead", true, CONTENT_LISTED, "table", NULL },
    { "tr", true, CONTENT_LISTED, "table tbody tfoot thead", NULL },
    { "td", true, CONTENT_FLOW, "tr", "colspan rowspan" },
    { "th", true, CONTENT_FLOW, "tr", "colspan rowspan scope" },

    /* within lines */
    { "a", false, CONTENT_PHRASING, NULL, "href" },
    { "abbr", false, CONTENT_PHRASING, NULL, NULL },
    { "b", false, CONTENT_PHRASING, NULL, NULL },
    { "bdi", false, CONTENT_PHRASING, NULL, NULL },
    { "bdo", false, CONTENT_PHRASING, NULL, NULL },
    { "br", false, CONTENT_NOTHING, NULL, NULL },
    { "cite", false, CONTENT_PHRASING, NULL, NULL },
    { "code", false, CONTENT_PHRASING, NULL, NULL },
    { "del", false, CONTENT_PHRASING, NULL, "datetime" },
    { "dfn", false, CONTENT_PHRASING, NULL, NULL },
    { "em", false, CONTENT_PHRASING, NULL, NULL },
    { "i", false, CONTENT_PHRASING, NULL, NULL },
    { "img", false, CONTENT_NOTHING, NULL, "src alt" },
    { "ins", false, CONTENT_PHRASING, NULL, "datetime" },
    { "kbd", false, CONTENT_PHRASING, NULL, NULL },
    { "mark", false, CONTENT_PHRASING, NULL, NULL },
    { "q", false, CONTENT_PHRASING, NULL, NULL },
    { "ruby", false, CONTENT_PHRASING, NULL, NULL },
    { "rp", false, CONTENT_PHRASING, "ruby", NULL },
    { "rt", false, CONTENT_PHRASING, "ruby", NULL },
    { "s", false, CONTENT_PHRASING, NULL, NULL },
    { "samp", false, CONTENT_PHRASING, NULL, NULL },
    { "small", false, CONTENT_PHRASING, NULL, NULL },
    { "span", false, CONTENT_PHRASING, NULL, NULL },
    { "strong", false, CONTENT_PHRASING, NULL, NULL },
    { "sub", false, CONTENT_PHRASING, NULL, NULL },
    { "sup", false, CONTENT_PHRASING, NULL, NULL },
    { "time", false, CONTENT_PHRASING, NULL, "datetime" },
    { "u", false, CONTENT_PHRASING, NULL, NULL },
    { "var", false, CONTENT_PHRASING, NULL, NULL },
    { "wbr", false, CONTENT_NOTHING, NULL, NULL },
};

static bool has_word(const char *words, str word)
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

bool element_is_void_of_text(str name)
{
    return has_word("applet audio canvas frameset iframe math noframes noscript object script select style svg "
                    "template textarea title video",
        name);
}

bool element_allows(const struct element *parent, const struct element *child)
{
    if (child->parents && !has_word(child->parents, str_of(parent->name)))
        return false;
    switch (parent->content) {
    case CONTENT_NOTHING: return false;
    case CONTENT_PHRASING: return !child->block;
    case CONTENT_FLOW: return true;
    case CONTENT_LISTED: return child->parents != NULL;
    }
    return false;
}

static bool is_number(str value)
{
    for (size_t i = 0; i < value.len; i++)
        if (value.at[i] < '0' || value.at[i] > '9')
            return false;
    return value.len > 0 && value.len <= 4;
}

static bool is_value(str name, str value)
{
    struct date date;

    if (has_word("colspan rowspan span start value", name))
        return is_number(value) && (str_equal(name, S("start")) || !str_equal(value, S("0")));
    if (str_equal(name, S("scope")))
        return has_word("row col rowgroup colgroup", value);
    if (str_equal(name, S("type")))
        return has_word("1 a A i I", value);
    if (str_equal(name, S("dir")))
        return has_word("ltr rtl auto", value);
    if (str_equal(name, S("id")))
        return id_is_name(value);
    if (str_equal(name, S("lang")))
        return language_tag_is_well_formed(value);
    if (str_equal(name, S("datetime")))
        return date_parse(value, &date);
    return str_find(value, S("\n")) < 0;
}

str element_attribute(const struct element *element, str name, str value)
{
    if (str_equal(name, S("xml:lang")))
        name = S("lang");
    if (!has_word("id class lang dir title", name) && !(element->attributes && has_word(element->attributes, name)))
        return S("");
    return is_value(name, value) ? name : S("");
}
