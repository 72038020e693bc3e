#include "formats/tags.h"

static bool is_space(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool at_is(str text, size_t at, char c)
{
    return at < text.len && text.at[at] == c;
}

bool tag_is(str written, str name)
{
    if (written.len != name.len)
        return false;
    for (size_t i = 0; i < name.len; i++)
        if ((is_letter(written.at[i]) ? written.at[i] | 0x20 : written.at[i]) != name.at[i])
            return false;
    return true;
}

/* --- attributes: HTML 13.2.5.32 to 39 */

static size_t skip_space(str text, size_t at)
{
    while (at < text.len && is_space(text.at[at]))
        at++;
    return at;
}

/* Reads the value after "="; returns where it ends. */
static size_t take_value(str text, size_t at, str *value)
{
    char quote = at < text.len ? text.at[at] : '\0';
    size_t begin = at;

    if (quote == '"' || quote == '\'') {
        const char *end = memchr(text.at + at + 1, quote, text.len - at - 1);
        size_t close = end ? (size_t)(end - text.at) : text.len;

        *value = (str){ text.at + at + 1, close - at - 1 };
        return end ? close + 1 : close;
    }
    while (at < text.len && !is_space(text.at[at]) && text.at[at] != '>')
        at++;
    *value = (str){ text.at + begin, at - begin };
    return at;
}

bool tag_attribute(str *attributes, str *name, str *value)
{
    str text = *attributes;
    size_t at = 0, begin, equals;

    while (at < text.len && (is_space(text.at[at]) || text.at[at] == '/'))
        at++;
    *attributes = str_from(text, at);
    if (at == text.len || text.at[at] == '>')
        return false;
    for (begin = at++; at < text.len && !is_space(text.at[at]) && !memchr("/>=", text.at[at], 3);)
        at++;
    *name = (str){ text.at + begin, at - begin };
    *value = (str){ text.at + at, 0 };
    equals = skip_space(text, at);
    if (at_is(text, equals, '='))
        at = take_value(text, skip_space(text, equals + 1), value);
    *attributes = str_from(text, at);
    return true;
}

/* --- what begins with "<" */

static bool begins_tag(str text)
{
    if (!at_is(text, 0, '<') || text.len < 2)
        return false;
    return is_letter(text.at[1]) || text.at[1] == '!' || text.at[1] == '?' ||
           (text.at[1] == '/' && text.len > 2 && is_letter(text.at[2]));
}

static size_t name_length(str text)
{
    size_t len = 0;

    while (len < text.len && !is_space(text.at[len]) && text.at[len] != '/' && text.at[len] != '>')
        len++;
    return len;
}

/* Reads a tag to its end; false where it has none. */
static bool take_tag(struct tags *tags, struct tag *tag)
{
    bool close = tags->rest.at[1] == '/';
    str rest = str_from(tags->rest, close ? 2 : 1), name, value = str_first(rest, 0);

    tag->kind = close ? TAG_CLOSE : TAG_OPEN;
    tag->name = str_first(rest, name_length(rest));
    rest = str_from(rest, tag->name.len);
    tag->attributes = rest;
    while (tag_attribute(&rest, &name, &value))
        ;
    if (rest.len == 0)
        return false;
    tag->attributes.len = (size_t)(rest.at - tag->attributes.at);
    tag->closed = rest.at[-1] == '/' && value.at + value.len < rest.at;
    tag->text = (str){ tags->rest.at, (size_t)(rest.at + 1 - tags->rest.at) };
    return true;
}

/* What goes on to an end of its own, or to the end of everything. */
static void take_until(struct tags *tags, struct tag *tag, enum tag_kind kind, str end, size_t from)
{
    ptrdiff_t at = str_find(str_from(tags->rest, from), end);

    tag->kind = kind;
    tag->closed = at >= 0;
    tag->text = at < 0 ? tags->rest : str_first(tags->rest, from + (size_t)at + end.len);
}

static void take_other(struct tags *tags, struct tag *tag)
{
    str rest = tags->rest;

    if (str_starts(rest, S("<!-->")) || str_starts(rest, S("<!--->")))
        take_until(tags, tag, TAG_COMMENT, S(">"), 0);
    else if (str_starts(rest, S("<!--")))
        take_until(tags, tag, TAG_COMMENT, S("-->"), 4);
    else if (str_starts(rest, S("<![CDATA[")))
        take_until(tags, tag, TAG_OTHER, S("]]>"), 0);
    else
        take_until(tags, tag, TAG_OTHER, rest.at[1] == '?' ? S("?>") : S(">"), 0);
}

static void take_text(struct tags *tags, struct tag *tag)
{
    str rest = tags->rest;
    size_t len = tags->unended ? rest.len : 0;

    while (len < rest.len && !begins_tag(str_from(rest, len))) {
        const char *next = memchr(rest.at + len + 1, '<', rest.len - len - 1);

        len = next ? (size_t)(next - rest.at) : rest.len;
    }
    tag->kind = TAG_TEXT;
    tag->text = str_first(rest, len);
}

bool tags_next(struct tags *tags, struct tag *tag)
{
    str rest = tags->rest;

    *tag = (struct tag){ 0 };
    if (rest.len == 0)
        return false;
    if (tags->unended || !begins_tag(rest)) {
        take_text(tags, tag);
    } else if (rest.at[1] == '!' || rest.at[1] == '?') {
        take_other(tags, tag);
    } else if (!take_tag(tags, tag)) {
        tags->unended = true;
        take_text(tags, tag);
    }
    tags->rest = str_from(rest, tag->text.len);
    return true;
}

/* --- what goes with all that is in it */

/* Whether a text begins with a name and what may follow one in a tag. */
static bool begins_with_name(str text, str name)
{
    char next = name.len < text.len ? text.at[name.len] : '>';

    return tag_is(str_first(text, name.len), name) && (is_space(next) || next == '/' || next == '>');
}

static bool is_end(str text, str name)
{
    return str_starts(text, S("</")) && begins_with_name(str_from(text, 2), name);
}

static str after(str text)
{
    ptrdiff_t end = str_find(text, S(">"));

    return str_from(text, end < 0 ? text.len : (size_t)end + 1);
}

str tags_skip(str rest, str name, bool nests, int *opened)
{
    while (rest.len) {
        const char *next = memchr(rest.at, '<', rest.len);

        if (!next)
            return str_from(rest, rest.len);
        rest = str_from(rest, (size_t)(next - rest.at));
        if (is_end(rest, name)) {
            rest = after(rest);
            if (--*opened == 0)
                return rest;
            continue;
        }
        if (nests && begins_with_name(str_from(rest, 1), name)) {
            rest = after(rest);
            *opened += rest.len == 0 || rest.at[-2] != '/';
            continue;
        }
        rest = str_from(rest, 1);
    }
    return rest;
}

const char *tags_last_end(str text, str name)
{
    for (size_t at = text.len; at-- > 0;)
        if (text.at[at] == '<' && is_end(str_from(text, at), name))
            return text.at + at;
    return NULL;
}
