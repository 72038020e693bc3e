#include "formats/yaml_mistake.h"

#include "base/utf8.h"

#include <string.h>

/* How deep lists and maps nest of which columns are remembered, and how much of a text is written out again. */
enum { LEVELS = 32, EXAMPLE_BYTES = 120 };

/* A line as far as it can be understood by itself: `- key: value`, each of them possibly missing. */
struct line {
    str whole;
    str said;      /* without indentation and the hyphens of a list */
    size_t column; /* where it begins, in bytes; */
    size_t begin;  /* where `said` does */
    bool item;     /* after a hyphen */
    str key;
    str value;
};

struct search {
    struct span *span;
    struct buf *out;
    size_t levels[LEVELS]; /* where the keys of each open map and the hyphens of each open list begin, in bytes */
    int lines[LEVELS];     /* and on which line */
    size_t depth;
    int number;         /* of the line, */
    int stuck;          /* and of that where the parser has given up */
    struct line last;   /* the last that says something */
    size_t block;       /* within a text after | or >: where its key begins, from 1; 0: not within one */
    char quote;         /* within a text in quotation marks over several lines; 0: not within one */
    int brackets;       /* how many are open */
    struct line opener; /* the line of that quotation mark, or of the first of these brackets; */
    struct span opened; /* its place */
};

/* --- what is said */

static struct span span_at(const struct search *s, const struct line *line, const char *at)
{
    str before = { line->whole.at, (size_t)(at - line->whole.at) };

    return (struct span){ s->number, (int)utf8_count(before) + 1 };
}

/* A finding at `at`, a byte of the line. */
static bool found(struct search *s, const struct line *line, const char *at, const char *message)
{
    *s->span = span_at(s, line, at);
    buf_printf(s->out, "%s", message);
    return true;
}

static void write_quoted(struct buf *out, str text)
{
    bool single = memchr(text.at, '"', text.len) && !memchr(text.at, '\'', text.len);

    buf_byte(out, single ? '\'' : '"');
    for (size_t i = 0; i < text.len; i++) {
        if (!single && (text.at[i] == '"' || text.at[i] == '\\'))
            buf_byte(out, '\\');
        buf_byte(out, text.at[i]);
    }
    buf_byte(out, single ? '\'' : '"');
}

/* What to write: `key: "text"`, or `- "text"`. */
static bool write_example(struct search *s, const struct line *line, str text)
{
    buf_lit(s->out, ": ");
    if (line->key.len)
        buf_printf(s->out, "%.*s: ", STR(line->key));
    else if (line->item)
        buf_lit(s->out, "- ");
    if (text.len <= EXAMPLE_BYTES)
        write_quoted(s->out, text);
    else
        buf_lit(s->out, "\"…\"");
    return true;
}

/* A finding at `at` that ends with what to write for `text`. */
static bool found_quotes(struct search *s, const struct line *line, const char *at, const char *why, str text)
{
    return found(s, line, at, why) && write_example(s, line, text);
}

/* --- a line taken apart */

static bool is_word(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
}

static bool is_space(char c)
{
    return c == ' ' || c == '\t';
}

static str trim_left(str s)
{
    while (s.len && is_space(s.at[0]))
        s = str_from(s, 1);
    return s;
}

static size_t word_length(str s)
{
    size_t len = 0;

    while (len < s.len && is_word(s.at[len]))
        len++;
    return len;
}

/* Where a colon stands that ends a key: before white space or the end. */
static ptrdiff_t colon(str s)
{
    for (size_t i = 0; i < s.len; i++)
        if (s.at[i] == ':' && (i + 1 == s.len || is_space(s.at[i + 1])))
            return (ptrdiff_t)i;
    return -1;
}

/* The length of a text in quotation marks at the front of s, these included; 0 where it isn't closed. */
static size_t quoted_length(str s)
{
    for (size_t i = 1; i < s.len; i++) {
        if (s.at[0] == '"' && s.at[i] == '\\')
            i++;
        else if (s.at[0] == '\'' && s.at[i] == '\'' && i + 1 < s.len && s.at[i + 1] == '\'')
            i++;
        else if (s.at[i] == s.at[0])
            return i + 1;
    }
    return 0;
}

static bool is_quote(char c)
{
    return c == '"' || c == '\'';
}

static str without_comment(str s)
{
    for (size_t i = 0; i + 1 < s.len; i++)
        if (is_space(s.at[i]) && s.at[i + 1] == '#')
            return str_trim(str_first(s, i));
    return str_trim(s);
}

static struct line take_apart(str whole)
{
    struct line line = { .whole = whole, .said = trim_left(whole) };
    size_t quoted;
    ptrdiff_t at;

    line.column = (size_t)(line.said.at - whole.at);
    while (line.said.len && line.said.at[0] == '-' && (line.said.len == 1 || is_space(line.said.at[1]))) {
        line.item = true;
        line.said = trim_left(str_from(line.said, 1));
    }
    line.begin = (size_t)(line.said.at - whole.at);
    quoted = line.said.len && is_quote(line.said.at[0]) ? quoted_length(line.said) : 0;
    at = line.said.len && strchr("\"'[{", line.said.at[0]) ? -1 : colon(line.said);
    if (quoted && str_starts(str_from(line.said, quoted), S(":")))
        at = (ptrdiff_t)quoted;
    line.value = at < 0 ? line.said : trim_left(str_from(line.said, (size_t)at + 1));
    line.key = at < 0 ? S("") : str_first(line.said, (size_t)at);
    if (str_starts(line.value, S("#")))
        line.value = S("");
    return line;
}

/* --- values */

/* What is after a quoted text or a list in brackets: nothing, or a comment. */
static bool is_end(str rest)
{
    return rest.len == 0 || trim_left(rest).len == 0 || (is_space(rest.at[0]) && trim_left(rest).at[0] == '#');
}

static bool check_escapes(struct search *s, const struct line *line, str text)
{
    for (size_t i = 1; i + 1 < text.len; i++) {
        if (text.at[i] != '\\')
            continue;
        if (!strchr("0abt\tnvfre \"/\\N_LPxuU", text.at[++i]))
            return found(s, line, text.at + i - 1,
                "in double quotation marks a backslash begins something special; write it twice (\\\\), or take single "
                "quotation marks");
    }
    return false;
}

static bool check_quoted(struct search *s, const struct line *line, str value)
{
    size_t len = quoted_length(value);
    str inner = without_comment(value);

    if (len == 0) {
        s->quote = value.at[0];
        s->opener = *line;
        s->opened = span_at(s, line, value.at);
        return false;
    }
    if (value.at[0] == '"' && check_escapes(s, line, str_first(value, len)))
        return true;
    if (is_end(str_from(value, len)))
        return false;
    if (str_starts(trim_left(str_from(value, len)), S(","))) {
        found(s, line, value.at, "several values stand in brackets; please write");
        buf_printf(s->out, ": %.*s: [%.*s]", STR(line->key), STR(str_first(inner, EXAMPLE_BYTES)));
        return true;
    }
    if (inner.at[inner.len - 1] == value.at[0])
        inner = (str){ inner.at + 1, inner.len - 2 };
    return found_quotes(s, line, value.at + len,
        "the text goes on behind its closing quotation mark; please put all of it in quotation marks of the other kind",
        inner);
}

/* Whether `value` begins with a quotation mark of print, “ or ‘ or the like. */
static bool is_curly(str value)
{
    static const char16_t marks[] = { 0xAB, 0x2018, 0x2019, 0x201A, 0x201C, 0x201D, 0x201E, 0xFF02 };
    size_t len;

    return value.len && utf8_among(utf8_decode(value, &len), marks, sizeof marks / sizeof *marks);
}

/* The same without the marks at both ends. */
static str without_curly(str value)
{
    size_t first, last = value.len - 1;

    utf8_decode(value, &first);
    while (last > first && ((unsigned char)value.at[last] & 0xC0) == 0x80)
        last--;
    if (last >= first && (is_curly(str_from(value, last)) || is_quote(value.at[last])))
        return (str){ value.at + first, last - first };
    return value;
}

/* A text whose opening quotation mark is straight, without the closing one of print. */
static str without_curly_end(str value)
{
    size_t last = value.len;

    while (last && ((unsigned char)value.at[last - 1] & 0xC0) == 0x80)
        last--;
    return last && is_curly(str_from(value, last - 1)) ? str_first(value, last - 1) : value;
}

static bool check_plain(struct search *s, const struct line *line, str value)
{
    str text = without_comment(value);
    ptrdiff_t at = colon(text);

    if (at < 0)
        return false;
    if (is_curly(text))
        return found_quotes(s, line, text.at,
            "YAML knows straight quotation marks only, and these are curly; please write", without_curly(text));
    return found_quotes(s, line, text.at + at,
        "a text with a colon wants quotation marks, since a colon ends a key; please write", text);
}

/* How many brackets a line opens more than it closes; *end is after the one that closes the first. */
static int count_brackets(str value, int open, size_t *end)
{
    *end = 0;
    for (size_t i = 0; i < value.len; i++) {
        bool begins = i == 0 || strchr(" ,[{:", value.at[i - 1]);

        if (is_quote(value.at[i]) && begins)
            i += quoted_length(str_from(value, i)) ? quoted_length(str_from(value, i)) - 1 : 0;
        else if (value.at[i] == '[' || value.at[i] == '{')
            open++;
        else if ((value.at[i] == ']' || value.at[i] == '}') && open > 0 && --open == 0) {
            *end = i + 1;
            break;
        }
    }
    return open;
}

/* A quotation mark that begins a value within brackets and isn't closed on its line, or NULL. */
static const char *open_quote(str value)
{
    for (size_t i = 1; i < value.len; i++) {
        size_t len = is_quote(value.at[i]) && strchr(" ,[{:", value.at[i - 1]) ? quoted_length(str_from(value, i)) : 1;

        if (len == 0)
            return value.at + i;
        i += len - 1;
    }
    return NULL;
}

/* The parser has given up on a line that is within brackets. */
static bool stuck_in_brackets(struct search *s, const struct line *line, str value)
{
    const char *quote = open_quote(value);

    if (s->number != s->stuck)
        return false;
    if (quote)
        return found(s, line, quote, "the closing quotation mark of what begins here is missing");
    return found(s, line, value.at,
        "within brackets a comma stands between two values, and a text with a comma, a colon or a bracket in it wants "
        "quotation marks");
}

static bool check_brackets(struct search *s, const struct line *line, str value)
{
    size_t end;

    s->brackets = count_brackets(value, 0, &end);
    s->opened = span_at(s, line, value.at);
    if (!s->brackets && !is_end(str_from(value, end)))
        return found_quotes(s, line, value.at,
            "a text that begins with a bracket wants quotation marks, since YAML takes it for a list; please write",
            without_comment(value));
    return !s->brackets && stuck_in_brackets(s, line, value);
}

/* `|`, `>-`, `|2`: a text on the lines below. */
static bool is_block(str value)
{
    size_t i = 1;

    while (i < value.len && strchr("+-123456789", value.at[i]))
        i++;
    return is_end(str_from(value, i));
}

static bool check_value(struct search *s, const struct line *line)
{
    str value = line->value;
    char first = value.len ? value.at[0] : 0;

    if (first == 0)
        return false;
    if (is_quote(first))
        return check_quoted(s, line, value);
    if (first == '[' || first == '{')
        return check_brackets(s, line, value);
    if ((first == '|' || first == '>') && is_block(value)) {
        s->block = line->begin + 1;
        return false;
    }
    if (strchr("*&!|>%@`,]}", first) || (line->key.len && str_starts(value, S("- "))) || str_starts(value, S("? ")))
        return found_quotes(s, line, value.at,
            "a text that begins with this sign wants quotation marks, since the sign means something to YAML; please "
            "write",
            without_comment(value));
    return line->key.len ? check_plain(s, line, value) : false;
}

/* --- keys */

/* A key and its colon written otherwise: `title：T`, `title:T`, `title = T`. */
static bool check_colon(struct search *s, const struct line *line)
{
    size_t len = word_length(line->said);
    str key = str_first(line->said, len), rest = str_from(line->said, len), value;

    if (len == 0 || line->key.len)
        return false;
    if (str_starts(rest, S("：")))
        value = str_from(rest, sizeof "：" - 1);
    else if (str_starts(trim_left(rest), S("=")))
        value = str_from(trim_left(rest), 1);
    else if (str_starts(rest, S(":")) && !str_starts(rest, S("://")))
        value = str_from(rest, 1);
    else
        return false;
    found(s, line, line->said.at + len, "a key is followed by a colon of the Latin keyboard and a space; please write");
    value = trim_left(value).len <= EXAMPLE_BYTES ? trim_left(value) : S("…");
    buf_printf(s->out, ": %.*s: %.*s", STR(key), STR(value));
    return true;
}

/* A hyphen without its space is no list. */
static bool check_hyphen(struct search *s, const struct line *line)
{
    if (line->key.len || line->said.len < 2 || line->said.at[0] != '-' || line->said.at[1] == '-')
        return false;
    return found(s, line, line->said.at, "in a list, a space follows the hyphen; please write “- ”");
}

static bool wrong_column(struct search *s, const struct line *line)
{
    bool right = s->depth && line->column > s->levels[s->depth - 1];

    if (line->key.len && word_length(line->key) != line->key.len)
        return found(s, line, line->key.at + line->key.len,
            "a text with a colon wants quotation marks around all of its lines, since a colon ends a key");
    found(s, line, line->whole.at + line->column, "");
    if (line->item)
        buf_lit(s->out, "this item begins");
    else
        buf_printf(s->out, "“%.*s” begins", STR(line->key));
    buf_printf(s->out, " further %s than what it belongs to; please begin all %s in the same column",
        right ? "right" : "left", line->item ? "items of a list" : "keys");
    return true;
}

/* The first key of all stands further right than the others. */
static bool first_column(struct search *s)
{
    *s->span = (struct span){ s->lines[0], 1 };
    buf_lit(s->out, "this line begins further right than the keys below it; please take away the spaces before it");
    return true;
}

static void open_level(struct search *s, size_t column)
{
    if (s->depth == LEVELS || (s->depth && s->levels[s->depth - 1] >= column))
        return;
    s->levels[s->depth] = column;
    s->lines[s->depth++] = s->number;
}

/* Each key and each hyphen begins where one before it did, or further right below one that has no value yet. */
static bool check_column(struct search *s, const struct line *line)
{
    size_t depth = s->depth;

    if (line->key.len == 0 && !line->item)
        return false;
    if (depth && line->column > s->levels[depth - 1] && s->last.value.len)
        return wrong_column(s, line);
    while (depth && s->levels[depth - 1] > line->column)
        depth--;
    if (depth == 0 && s->depth)
        return first_column(s);
    if (depth < s->depth && s->levels[depth - 1] != line->column)
        return wrong_column(s, line);
    if (line->item && !s->last.item && s->last.value.len && s->last.column == line->column)
        return found(s, line, line->whole.at + line->column,
            "this belongs to no list: a list stands below a key like “authors:” with nothing behind its colon");
    s->depth = depth;
    open_level(s, line->column);
    if (line->key.len)
        open_level(s, line->begin);
    return false;
}

/* A line at the margin that is neither a key nor a list. */
static bool check_key(struct search *s, const struct line *line)
{
    if (line->key.len || line->item || line->begin || !s->depth || strchr("[{\"'", line->said.at[0]))
        return false;
    return found(s, line, line->said.at,
        "this line has no key, like “title: …”; a text that goes on from the line above begins with two spaces, and "
        "the line “---” ends front matter");
}

static bool check_tab(struct search *s, const struct line *line)
{
    for (size_t i = 0; i < line->whole.len && is_space(line->whole.at[i]); i++)
        if (line->whole.at[i] == '\t')
            return found(s, line, line->whole.at + i,
                "YAML wants spaces and no tabs at the beginning of a line; please write two spaces for each tab");
    return false;
}

/* --- texts and lists over several lines */

static bool not_closed(struct search *s)
{
    str value = s->opener.value;

    *s->span = s->opened;
    if (!s->quote) {
        buf_lit(s->out, "the bracket that begins here isn't closed; please add the closing one at its end");
        return true;
    }
    if (s->opener.key.len == 0 && !s->opener.item) {
        buf_lit(s->out, "the quotation mark that begins here isn't closed; please take it away, or close it");
        return true;
    }
    if (s->quote == '"') {
        buf_lit(s->out, "the closing quotation mark is missing; please write");
        return write_example(s, &s->opener, without_curly_end(str_trim(str_from(value, 1))));
    }
    buf_lit(s->out, "the closing quotation mark is missing; where this one is an apostrophe, please write");
    return write_example(s, &s->opener, str_trim(value));
}

/* A key at the margin ends what should have been closed. */
static bool is_next_key(const struct search *s, const struct line *line)
{
    return line->key.len && s->depth && line->begin <= s->levels[s->depth - 1] &&
           word_length(line->key) == line->key.len;
}

/* Passes over lines within a text or a list that goes on; *within is set to whether this was one. */
static bool go_on(struct search *s, const struct line *line, bool *within)
{
    size_t end;

    *within = s->quote || s->brackets;
    if (!*within)
        return false;
    if (is_next_key(s, line))
        return not_closed(s);
    if (s->quote && memchr(line->said.at, s->quote, line->said.len))
        s->quote = 0;
    else if (s->brackets && stuck_in_brackets(s, line, line->said))
        return true;
    else if (s->brackets)
        s->brackets = count_brackets(line->said, s->brackets, &end);
    return false;
}

static bool within_block(struct search *s, const struct line *line)
{
    size_t indent = (size_t)(trim_left(line->whole).at - line->whole.at);

    if (s->block && indent < s->block)
        s->block = 0;
    return s->block != 0;
}

/* --- a line, and all of them */

static bool resource_look_at(struct search *s, str whole)
{
    struct line line = take_apart(whole);
    bool within;

    if (trim_left(whole).len == 0 || within_block(s, &line))
        return false;
    if (go_on(s, &line, &within) || within)
        return !!s->out->len;
    if (line.said.len && line.said.at[0] == '#')
        return false;
    if (line.said.len && is_quote(line.said.at[0]) && !line.key.len && !line.item)
        return check_quoted(s, &line, line.said);
    if (check_tab(s, &line) || check_colon(s, &line) || check_hyphen(s, &line) || check_key(s, &line) ||
        check_column(s, &line) || ((line.key.len || line.item) && check_value(s, &line)))
        return true;
    s->last = line;
    return false;
}

bool yaml_mistake_find(str text, int lines, struct span *span, struct buf *message)
{
    struct search search = { .span = span, .out = message, .stuck = lines };
    str line;

    while (str_line(&text, &line)) {
        search.number++;
        if (resource_look_at(&search, line))
            return true;
        if (search.number > lines && (search.last.key.len || search.last.item))
            break;
    }
    return search.quote || search.brackets ? not_closed(&search) : false;
}

bool yaml_mistake_is_curly(str text)
{
    str inner = is_curly(text) ? without_curly(text) : text;
    size_t len;

    if (inner.len == text.len || inner.len == 0)
        return false;
    for (size_t i = 0; i < inner.len; i += len) {
        utf8_decode(str_from(inner, i), &len);
        if (is_curly(str_from(inner, i)) && !str_starts(str_from(inner, i), S("’")))
            return false;
    }
    return true;
}
