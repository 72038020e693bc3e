#include "doc/attributes.h"

#include "doc/marks.h"

#include <string.h>

/* Longer ones are no attributes. */
enum { ATTRIBUTES_BYTES = 1000 };

static bool is_name_char(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_' ||
           c == ':' || c == '.' || (c & 0x80);
}

static str take_name(str *rest)
{
    str name = *rest;
    size_t len = 0;

    while (len < name.len && is_name_char(name.at[len]))
        len++;
    *rest = str_from(*rest, len);
    return str_first(name, len);
}

/* A value without quotation marks, up to a blank or the closing brace. */
static str take_bare(str *rest)
{
    str value = *rest;
    size_t len = 0;

    while (len < value.len && !memchr(" \t\n}\"'{", value.at[len], 7))
        len++;
    *rest = str_from(*rest, len);
    return str_first(value, len);
}

/* The mark that ends what begins with one, unless it is escaped; or NULL. */
static const char *closing_mark(str rest)
{
    for (size_t at = 1; at < rest.len; at++)
        if (rest.at[at] == rest.at[0] && !str_ends(str_first(rest, at), S(QUOTE)))
            return rest.at + at;
    return NULL;
}

static bool take_value(str *rest, str *value)
{
    const char *end;

    if (rest->len && rest->at[0] != '"' && rest->at[0] != '\'') {
        *value = take_bare(rest);
        return value->len > 0;
    }
    end = closing_mark(*rest);
    if (!end)
        return false;
    *value = (str){ rest->at + 1, (size_t)(end - rest->at - 1) };
    *rest = str_from(*rest, value->len + 2);
    return true;
}

static void add_class(struct doc *doc, struct names *read, str name)
{
    read->classes = read->classes.len ? arena_printf(doc->arena, "%.*s %.*s", STR(read->classes), STR(name)) : name;
}

static void add_other(struct doc *doc, struct attribute **others, str name, str value)
{
    struct attribute *attribute = arena_new(doc->arena, struct attribute);

    while (*others)
        others = &(*others)->next;
    *attribute = (struct attribute){ name, value, NULL };
    *others = attribute;
}

static bool take_one(struct doc *doc, str *rest, struct names *read, struct attribute **others)
{
    char sign = rest->at[0];
    str name, value;

    if (sign == '#' || sign == '.')
        *rest = str_from(*rest, 1);
    name = take_name(rest);
    if (name.len == 0)
        return false;
    if (sign == '#') {
        read->id = name;
    } else if (sign == '.') {
        add_class(doc, read, name);
    } else {
        if (rest->len == 0 || rest->at[0] != '=')
            return false;
        *rest = str_from(*rest, 1);
        if (!take_value(rest, &value))
            return false;
        if (str_equal(name, S("lang")))
            read->lang = value;
        else if (str_equal(name, S("id")))
            read->id = value;
        else if (str_equal(name, S("class")))
            add_class(doc, read, value);
        else if (others)
            add_other(doc, others, name, value);
    }
    return true;
}

size_t attributes_read(struct doc *doc, str text, struct names *names, struct attribute **others)
{
    struct attribute *found = NULL;
    str rest = str_first(text, ATTRIBUTES_BYTES);
    struct names read = { .id = S("") };

    if (!str_starts(rest, S("{")))
        return 0;
    rest = str_from(rest, 1);
    for (;;) {
        while (rest.len && (rest.at[0] == ' ' || rest.at[0] == '\t'))
            rest = str_from(rest, 1);
        if (rest.len == 0)
            return 0;
        if (rest.at[0] == '}')
            break;
        if (!take_one(doc, &rest, &read, others ? &found : NULL))
            return 0;
    }
    *names = read;
    if (others)
        *others = found;
    return (size_t)(rest.at + 1 - text.at);
}

str attributes_name(str *rest)
{
    char first = rest->len ? rest->at[0] : '\0';

    return (first >= '0' && first <= '9') || (!is_name_char(first) || strchr(":.-", first)) ? S("") : take_name(rest);
}

str attribute_value(const struct attribute *attributes, str name)
{
    for (; attributes; attributes = attributes->next)
        if (str_equal(attributes->name, name))
            return attributes->value;
    return S("");
}
