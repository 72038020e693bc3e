#include "formats/css.h"

#include <stdint.h>

enum { NAME = 32 };

static char at(const struct css_scan *s, size_t more)
{
    return s->at + more < s->sheet.len ? s->sheet.at[s->at + more] : '\0';
}

static bool is_space(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

static bool is_break(char c)
{
    return c == '\n' || c == '\r' || c == '\f';
}

static int hex(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    c |= 0x20;
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

static bool is_name(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_' ||
           (unsigned char)c >= 0x80;
}

/* Takes a character, or what an escape stands for; beyond ASCII one is as good as another. */
static char take_character(struct css_scan *s)
{
    uint32_t c = 0;
    int digits = 0;

    if (at(s, 0) != '\\')
        return s->sheet.at[s->at++];
    s->at++;
    if (hex(at(s, 0)) < 0)
        return s->at < s->sheet.len ? s->sheet.at[s->at++] : '\0';
    while (digits++ < 6 && hex(at(s, 0)) >= 0)
        c = c << 4 | (uint32_t)hex(s->sheet.at[s->at++]);
    s->at += is_space(at(s, 0));
    return c < 0x80 ? (char)c : '?';
}

static void add(char *to, size_t *len, char c)
{
    if (c > ' ' && *len < NAME - 1)
        to[(*len)++] = c >= 'A' && c <= 'Z' ? (char)(c + 'a' - 'A') : c;
    to[*len] = '\0';
}

static void take_name(struct css_scan *s, char *name)
{
    size_t len = 0;

    name[0] = '\0';
    while (s->at < s->sheet.len && (is_name(at(s, 0)) || at(s, 0) == '\\'))
        add(name, &len, take_character(s));
}

static void skip_comment(struct css_scan *s)
{
    ptrdiff_t end = str_find(str_from(s->sheet, s->at + 2), S("*/"));

    s->at = end < 0 ? s->sheet.len : s->at + 4 + (size_t)end;
}

static void skip_space(struct css_scan *s)
{
    while (is_space(at(s, 0)))
        s->at++;
}

/* Takes what stands up to `end`, the end included; a string ends with its line as well. */
static void take_until(struct css_scan *s, char end, char *front)
{
    size_t len = 0;

    front[0] = '\0';
    while (s->at < s->sheet.len && at(s, 0) != end && (end == ')' || !is_break(at(s, 0))))
        add(front, &len, take_character(s));
    s->at += at(s, 0) == end && s->at < s->sheet.len;
}

static void take_string(struct css_scan *s, char *front)
{
    char quote = s->sheet.at[s->at++];

    take_until(s, quote, front);
}

/* After "url(". */
static void take_url(struct css_scan *s, char *front)
{
    char rest[NAME];

    skip_space(s);
    if (at(s, 0) != '"' && at(s, 0) != '\'') {
        take_until(s, ')', front);
        return;
    }
    take_string(s, front);
    take_until(s, ')', rest);
}

static bool is_one_of(const char *name, const char *const *names)
{
    for (; *names; names++)
        if (strcmp(name, *names) == 0)
            return true;
    return false;
}

/* A name, and what it begins; true where that is a reference. */
static bool take_word(struct css_scan *s, struct css_reference *reference)
{
    static const char *const loading[] = { "src", "image", "image-set", "-webkit-image-set", "cross-fade",
        "-webkit-cross-fade", NULL };
    static const char *const unknown[] = { "var", "env", "attr", NULL };
    size_t from = s->at;
    char name[NAME];

    take_name(s, name);
    if (at(s, 0) != '(')
        return false;
    s->at++;
    *reference = (struct css_reference){ .from = from };
    if (strcmp(name, "url") == 0 || strcmp(name, "url-prefix") == 0) {
        take_url(s, reference->front);
        return true;
    }
    s->depth++;
    if (s->loading && is_one_of(name, unknown))
        return true;
    if (!s->loading && is_one_of(name, loading))
        s->loading = s->depth;
    return false;
}

/* Everything else of one character. */
static void take_sign(struct css_scan *s)
{
    char name[NAME];

    switch (s->sheet.at[s->at++]) {
    case '@':
        take_name(s, name);
        s->rule = strcmp(name, "import") == 0 ? CSS_IMPORT : strcmp(name, "namespace") == 0 ? CSS_NAMESPACE : CSS_OTHER;
        break;
    case ';':
    case '{':
    case '}':
        s->rule = CSS_OTHER;
        s->depth = s->loading = 0;
        break;
    case '(': s->depth++; break;
    case ')':
        s->loading = s->loading == s->depth ? 0 : s->loading;
        s->depth -= s->depth > 0;
        break;
    default: break;
    }
}

bool css_next(struct css_scan *s, struct css_reference *reference)
{
    bool found = false;

    while (!found && s->at < s->sheet.len) {
        char c = at(s, 0);

        if (c == '/' && at(s, 1) == '*') {
            skip_comment(s);
        } else if (c == '"' || c == '\'') {
            *reference = (struct css_reference){ .from = s->at };
            take_string(s, reference->front);
            found = s->rule == CSS_IMPORT || s->loading;
        } else if (is_name(c) || c == '\\') {
            found = take_word(s, reference) && s->rule != CSS_NAMESPACE;
        } else {
            take_sign(s);
        }
    }
    if (found)
        reference->len = s->at - reference->from;
    return found;
}

str css_inner(str sheet, const struct css_reference *reference)
{
    str inner = str_first(str_from(sheet, reference->from), reference->len);

    if (reference->front[0] == '\0' || memchr(inner.at, '\\', inner.len))
        return S("");
    if (inner.at[0] != '"' && inner.at[0] != '\'') { /* else it is a string, or url(…) */
        inner = str_from(inner, (size_t)str_find(inner, S("(")) + 1);
        inner = str_trim(str_ends(inner, S(")")) ? str_first(inner, inner.len - 1) : inner);
    }
    if (inner.len > 1 && strchr("\"'", inner.at[0]) && inner.at[inner.len - 1] == inner.at[0])
        inner = str_from(str_first(inner, inner.len - 1), 1);
    return inner;
}

struct css_reference css_address(str address)
{
    struct css_reference reference = { .len = address.len };
    size_t len = 0;

    for (size_t i = 0; i < address.len && len < NAME - 1; i++)
        add(reference.front, &len, address.at[i]);
    return reference;
}

bool css_is_remote(const struct css_reference *reference)
{
    const char *front = reference->front;
    size_t scheme = strspn(front, "abcdefghijklmnopqrstuvwxyz0123456789+-.");

    if ((front[0] == '/' || front[0] == '\\') && (front[1] == '/' || front[1] == '\\'))
        return true;
    return scheme && front[scheme] == ':' && strncmp(front, "data:", 5) != 0;
}

/* --- whether it is whole */

enum { NESTING = 32 };

struct whole {
    str rest;
    char open[NESTING]; /* what closes each bracket that is open */
    size_t depth;
    char first; /* of the statement that has begun; 0: none has */
    bool colon; /* whether it has one */
};

/* Moves past a comment or a string; false where it doesn't end. */
static bool pass(struct whole *w)
{
    struct css_scan scan = { .sheet = w->rest };
    char front[NAME], quote = w->rest.at[0];
    ptrdiff_t end;

    if (quote == '/') {
        end = str_find(str_from(w->rest, 2), S("*/"));
        w->rest = str_from(w->rest, end < 0 ? w->rest.len : (size_t)end + 4);
        return end >= 0;
    }
    take_string(&scan, front);
    w->rest = str_from(w->rest, scan.at);
    return scan.at > 1 && scan.sheet.at[scan.at - 1] == quote;
}

/* A statement ends with `end`: a block has something before it, a declaration stands in a block and has a colon. */
static bool end_statement(struct whole *w, char end)
{
    bool begun = w->first != '\0', rule = w->first == '@', colon = w->colon;

    w->first = '\0';
    w->colon = false;
    if (end == '{')
        return begun;
    return !begun || rule || (w->depth && colon);
}

static bool is_in_brackets(const struct whole *w)
{
    return w->depth && w->open[w->depth - 1] != '}';
}

static bool take_bracket(struct whole *w, char c)
{
    if (c == ')' || c == ']' || c == '}') {
        if (w->depth == 0 || w->open[w->depth - 1] != c)
            return false;
        if (c == '}' && !end_statement(w, c))
            return false;
        w->depth--;
        return true;
    }
    if (w->depth == NESTING || (c == '{' && (is_in_brackets(w) || !end_statement(w, c))))
        return false;
    w->open[w->depth++] = c == '(' ? ')' : c == '[' ? ']' : '}';
    return true;
}

static bool take_whole_sign(struct whole *w)
{
    char c = w->rest.at[0];

    w->rest = str_from(w->rest, c == '\\' ? 2 : 1);
    if (c == ';' && !is_in_brackets(w))
        return end_statement(w, c);
    if (!w->first && !is_space(c) && !strchr("{}", c))
        w->first = c;
    w->colon |= c == ':';
    return c == '\0' || !strchr("()[]{}", c) || take_bracket(w, c);
}

bool css_is_whole(str sheet)
{
    struct whole w = { .rest = sheet };

    while (w.rest.len) {
        char c = w.rest.at[0];
        bool passed = c == '"' || c == '\'' || str_starts(w.rest, S("/*"));

        if (passed && c != '/' && !w.first)
            w.first = c;
        if (passed ? !pass(&w) : !take_whole_sign(&w))
            return false;
    }
    return w.depth == 0 && w.first == '\0';
}
