#include "formats/yaml_limits.h"

#include "base/utf8.h"

#include <string.h>

struct checking {
    str text;
    int first_line;
    struct diag *diag;
};

static char byte_at(str text, size_t at)
{
    return at < text.len ? text.at[at] : '\n';
}

static bool is_break(char c)
{
    return c == '\n' || c == '\r';
}

/* The span of a byte; asked for once, for a finding. */
static struct span span_of(const struct checking *c, size_t at)
{
    struct span span = { c->first_line, 1 };
    size_t begin = 0;

    for (size_t i = 0; i < at; i++) {
        if (c->text.at[i] != '\n')
            continue;
        span.line++;
        begin = i + 1;
    }
    span.column += (int)utf8_count((str){ c->text.at + begin, at - begin });
    return span;
}

static bool fail(const struct checking *c, const char *code, struct span span, const char *message)
{
    diag_error(c->diag, code, span, "%s", message);
    return false;
}

/* --- lines */

/* Whether a line begins with "? ", the sign of a key that is a structure; after "- " or ": " as well. */
static bool has_key_sign(str line)
{
    for (;;) {
        while (line.len && line.at[0] == ' ')
            line = str_from(line, 1);
        if (!str_starts(line, S("- ")) && !str_starts(line, S(": ")))
            break;
        line = str_from(line, 2);
    }
    return str_starts(line, S("?")) && (line.len == 1 || (unsigned char)line.at[1] <= ' ');
}

static bool begins_well(const struct checking *c, size_t at)
{
    if (c->text.at[at] == '%')
        return fail(c, "yaml.key", (struct span){ span_of(c, at).line, 1 },
            "a line can't begin with “%”: keys are words, and a text that begins so wants quotation marks");
    if (has_key_sign(str_from(c->text, at)))
        return fail(c, "yaml.key", (struct span){ span_of(c, at).line, 1 },
            "a line can't begin with “?”: keys are words, and a text that begins so wants quotation marks");
    return true;
}

static bool has_plain_lines(const struct checking *c)
{
    size_t breaks = 0;

    for (size_t i = 0; i < c->text.len; i++) {
        char sign = c->text.at[i];

        if ((i == 0 || is_break(c->text.at[i - 1])) && !begins_well(c, i))
            return false;
        if (is_break(sign))
            breaks += sign == '\n' || byte_at(c->text, i + 1) != '\n';
        else if (sign != ' ' && sign != '\t')
            breaks = 0;
        if (breaks > YAML_BLANK_LINES + 1)
            return fail(c, "yaml.limit", span_of(c, i),
                "more blank lines follow one another here than stele reads; please take some out");
    }
    return true;
}

/* --- what goes on for long */

static bool begins_value(str text, size_t at)
{
    return at == 0 || strchr("[{,: \t\r\n", text.at[at - 1]);
}

/* After a text in quotation marks that begins at `at`; the text's end where it isn't closed. */
static size_t quoted_end(str text, size_t at)
{
    char quote = text.at[at];

    for (at++; at < text.len && text.at[at] != quote; at++)
        at += quote == '"' && text.at[at] == '\\';
    return at < text.len ? at + 1 : text.len;
}

/* After what stands in brackets, if one opens at `at`; somewhere after the limit where that is too long. */
static size_t brackets_end(str text, size_t at)
{
    size_t begin = at, depth = 0;

    if (byte_at(text, at) != '[' && byte_at(text, at) != '{')
        return at;
    while (at < text.len && at - begin <= YAML_AHEAD) {
        char sign = text.at[at];

        depth += sign == '[' || sign == '{';
        if ((sign == '"' || sign == '\'') && begins_value(text, at)) {
            at = quoted_end(text, at);
            continue;
        }
        at++;
        if ((sign == ']' || sign == '}') && --depth == 0)
            break;
    }
    return at;
}

/* After the tags and anchors that begin at `at`, on however many lines. */
static size_t properties_end(str text, size_t at)
{
    while (byte_at(text, at) == '!' || byte_at(text, at) == '&') {
        while (at < text.len && (unsigned char)text.at[at] > ' ')
            at++;
        while (at < text.len && (text.at[at] == ' ' || is_break(text.at[at])))
            at++;
    }
    return at;
}

/* After a text in quotation marks at `at`, where there is one and it ends on its line; else `at`. */
static size_t skip_quoted(str text, size_t at)
{
    size_t end;

    if (byte_at(text, at) != '"' && byte_at(text, at) != '\'')
        return at;
    end = quoted_end(text, at);
    return memchr(text.at + at, '\n', end - at) ? at : end;
}

static size_t line_end(str text, size_t at)
{
    while (!is_break(byte_at(text, at)))
        at++;
    return at;
}

/* Where the next value begins, at the head of a line or after the next colon on it; else the line's end. */
static size_t next_value(str text, size_t at, bool head)
{
    while (head && (byte_at(text, at) == ' ' || (byte_at(text, at) == '-' && byte_at(text, at + 1) == ' ')))
        at++;
    if (head && byte_at(text, at) != '#')
        return at;
    for (; !is_break(byte_at(text, at)); at++) {
        if (byte_at(text, at) == '#' && (at == 0 || (unsigned char)text.at[at - 1] <= ' '))
            return line_end(text, at);
        if (byte_at(text, at) == ':' && byte_at(text, at + 1) == ' ')
            break;
    }
    for (at += !is_break(byte_at(text, at)); byte_at(text, at) == ' ';)
        at++;
    return at;
}

/* What begins where a value does within a block of text is looked at as well: that is far from the limit, unless more
 * brackets are opened than closed for long. */
static bool ends_soon(const struct checking *c)
{
    bool head = true;

    for (size_t at = 0; at < c->text.len; at += head) {
        size_t value = next_value(c->text, at, head);

        at = brackets_end(c->text, properties_end(c->text, value));
        if (at - value > YAML_AHEAD)
            return fail(c, "yaml.limit", span_of(c, value),
                "what begins here is longer than stele reads in one piece; please write a list with a line for each item, "
                "like “- …”");
        at = skip_quoted(c->text, at);
        head = is_break(byte_at(c->text, at));
    }
    return true;
}

bool yaml_limits_check(str text, int line, struct diag *diag)
{
    struct checking c = { text, line, diag };

    return has_plain_lines(&c) && (text.len <= YAML_AHEAD || ends_soon(&c));
}
