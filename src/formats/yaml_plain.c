#include "formats/yaml_plain.h"

#include "base/utf8.h"

#include <string.h>

/* Keys are compared each with each, so there are few; what is longer is no front matter. */
enum { KEYS = 32, KEY_BYTES = 64, PLAIN_BYTES = 1 << 16 };

/* A line in the reading: what is left of it, and where that begins. */
struct line_rest {
    struct arena *arena;
    str line;
    struct span span;
};

static bool is_lower(char c)
{
    return c >= 'a' && c <= 'z';
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* A letter, a digit, or anything that isn't ASCII: what nothing but a text can begin with. */
static bool begins_text(char c)
{
    return is_lower(c) || (c >= 'A' && c <= 'Z') || is_digit(c) || (unsigned char)c >= 0x80;
}

/* Whether all of it is printed, and only LF ends its lines: not NEL, LS, PS, a byte order mark, or what no character
 * is. */
static bool is_printed(str text)
{
    for (size_t i = 0; i < text.len; i++) {
        unsigned char c = (unsigned char)text.at[i];
        str rest = str_from(text, i);

        if ((c < ' ' && c != '\n') || c == 0x7F)
            return false;
        if (c == 0xC2 && (unsigned char)rest.at[1] < 0xA0)
            return false;
        if (c == 0xE2 && (str_starts(rest, S("\xE2\x80\xA8")) || str_starts(rest, S("\xE2\x80\xA9"))))
            return false;
        if (c == 0xEF && (str_starts(rest, S("\xEF\xBB\xBF")) || str_starts(rest, S("\xEF\xBF"))))
            return false;
    }
    return true;
}

static void pass(struct line_rest *rest, size_t len)
{
    rest->span.column += (int)utf8_count(str_first(rest->line, len));
    rest->line = str_from(rest->line, len);
}

static bool pass_if(struct line_rest *rest, char c)
{
    if (rest->line.len == 0 || rest->line.at[0] != c)
        return false;
    pass(rest, 1);
    return true;
}

static struct yaml *new_node(struct line_rest *rest, enum yaml_kind kind)
{
    struct yaml *node = arena_new(rest->arena, struct yaml);

    node->kind = kind;
    node->span = rest->span;
    return node;
}

static size_t key_length(str line)
{
    size_t len = 0;

    while (len < line.len && len < KEY_BYTES &&
           (is_lower(line.at[len]) || (len && (is_digit(line.at[len]) || line.at[len] == '-'))))
        len++;
    return len;
}

/* How long the text without quotation marks is that the line begins with; 0 where it isn't clear. */
static size_t bare_length(str line, bool listed)
{
    size_t len = 0;

    if (line.len == 0 || !begins_text(line.at[0]))
        return 0;
    if (!listed)
        return str_find(line, S(": ")) < 0 && str_find(line, S(" #")) < 0 && !str_ends(line, S(":")) ? line.len : 0;
    while (len < line.len && line.at[len] != ',' && line.at[len] != ']')
        if (strchr(":#[{}\"", line.at[len++]))
            return 0;
    return len;
}

/* A text in quotation marks begins after them. */
static struct yaml *read_text(struct line_rest *rest, bool listed)
{
    bool quoted = pass_if(rest, '"');
    struct yaml *node = new_node(rest, YAML_SCALAR);
    size_t len;

    node->quoted = quoted;
    if (quoted) {
        const char *end = memchr(rest->line.at, '"', rest->line.len);

        len = end ? (size_t)(end - rest->line.at) : 0;
        if (!end || memchr(rest->line.at, '\\', len))
            return NULL;
    } else {
        len = bare_length(rest->line, listed);
        if (len == 0 || rest->line.at[len - 1] == ' ')
            return NULL;
    }
    node->text = arena_copy(rest->arena, str_first(rest->line, len));
    pass(rest, len);
    return !quoted || pass_if(rest, '"') ? node : NULL;
}

static struct yaml *read_list(struct line_rest *rest)
{
    struct yaml *list = new_node(rest, YAML_LIST), **link = &list->first;

    pass(rest, 1);
    do {
        while (pass_if(rest, ' '))
            continue;
        *link = read_text(rest, true);
        if (!*link)
            return NULL;
        link = &(*link)->next;
    } while (pass_if(rest, ','));
    return pass_if(rest, ']') ? list : NULL;
}

/* The value of the line `key: value`, with its key. */
static struct yaml *read_pair(struct line_rest *rest)
{
    struct span key_span = rest->span;
    str key = str_first(rest->line, key_length(rest->line));
    struct yaml *value;

    pass(rest, key.len);
    if (key.len == 0 || !pass_if(rest, ':') || !pass_if(rest, ' '))
        return NULL;
    while (pass_if(rest, ' '))
        continue;
    value = rest->line.len && rest->line.at[0] == '[' ? read_list(rest) : read_text(rest, false);
    if (!value || rest->line.len)
        return NULL;
    value->key = arena_copy(rest->arena, key);
    value->key_span = key_span;
    return value;
}

struct yaml *yaml_plain_parse(struct arena *arena, str text, int line)
{
    struct line_rest rest = { .arena = arena, .span = { line, 1 } };
    struct yaml *map = new_node(&rest, YAML_MAP), **link = &map->first;

    if (text.len == 0 || text.len > PLAIN_BYTES || !is_printed(text))
        return NULL;
    for (size_t keys = 0; str_line(&text, &rest.line); rest.span = (struct span){ ++line, 1 }) {
        struct yaml *value = read_pair(&rest);

        if (!value || keys++ == KEYS || yaml_get(map, value->key))
            return NULL;
        *link = value;
        link = &value->next;
    }
    return map;
}
