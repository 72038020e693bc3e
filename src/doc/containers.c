#include "doc/containers.h"

#include "doc/labels.h"

#include <string.h>

/* A position in a line, in bytes and in columns. */
struct at {
    size_t byte, column;
};

static bool is_blank(char c)
{
    return c == ' ' || c == '\t';
}

static struct at skip_blanks(str line, struct at at)
{
    for (; at.byte < line.len && is_blank(line.at[at.byte]); at.byte++)
        at.column += line.at[at.byte] == '\t' ? 4 - at.column % 4 : 1;
    return at;
}

/* How long the marks of quotation at the front of a line are, each with the blank after it; *count: how many. */
static size_t quotation(str line, size_t *count)
{
    size_t len = 0;

    for (*count = 0;; ++*count) {
        size_t at = len;

        while (at < line.len && at < len + 3 && line.at[at] == ' ')
            at++;
        if (at == line.len || line.at[at] != '>')
            return len;
        len = at + 1;
        len += len < line.len && line.at[len] == ' ';
    }
}

/* The length of the sign that begins an item or a definition, or 0. In a paragraph only the first number begins one. */
static size_t item_sign(str text, bool in_paragraph)
{
    size_t digits = 0, len;

    while (digits < text.len && digits < 9 && text.at[digits] >= '0' && text.at[digits] <= '9')
        digits++;
    if (digits == text.len || !memchr(digits ? ".)" : "-+*:", text.at[digits], digits ? 2 : 4))
        return 0;
    len = digits + 1;
    if (len < text.len && !is_blank(text.at[len]) && text.at[len] != '\r')
        return 0;
    return in_paragraph && digits && !str_equal(str_first(text, digits), S("1")) ? 0 : len;
}

/* "* * *" */
static bool is_rule(str text)
{
    size_t marks = 0;

    for (size_t i = 0; i < text.len; i++) {
        if (is_blank(text.at[i]) || text.at[i] == '\r')
            continue;
        if (text.at[i] != text.at[0] || !memchr("*-", text.at[i], 2))
            return false;
        marks++;
    }
    return marks > 2;
}

/* Whether a paragraph doesn't go on with what a line says: an item, a note, a heading, a line across the page. */
static bool ends_paragraph(str text)
{
    return item_sign(text, false) || str_starts(text, S("[^")) || str_starts(text, S("#")) || is_rule(text);
}

static void push(struct containers *c, size_t column)
{
    if (c->count < CONTAINERS_DEPTH)
        c->columns[c->count++] = column;
}

/* What begins at `at` on a line: a note, or items one within the other. */
static void open_all(struct containers *c, str line, struct at at)
{
    size_t base = c->count ? c->columns[c->count - 1] : 0, len;
    str label = label_at(str_from(line, at.byte));

    if (label.len && str_starts(str_from(line, at.byte + label.len + 2), S("]:"))) {
        push(c, base + 4);
        return;
    }
    while ((len = item_sign(str_from(line, at.byte), c->in_text && c->count == 0))) {
        struct at after = { at.byte + len, at.column + len }, text = skip_blanks(line, after);
        size_t blanks = text.column - after.column;

        push(c, after.column + (blanks > 4 || text.byte == line.len ? 1 : blanks));
        if (blanks == 0 || blanks > 4)
            return;
        at = text;
    }
}

size_t containers_follow(struct containers *c, str line)
{
    size_t quotations, front = quotation(line, &quotations);
    str said = str_from(line, front);
    struct at at = skip_blanks(said, (struct at){ 0, 0 });
    str text = str_from(said, at.byte);
    bool ends = ends_paragraph(text);

    if (quotations != c->quotations)
        c->count = 0;
    c->quotations = quotations;
    if (str_trim(said).len == 0) {
        c->in_text = false;
        return line.len;
    }
    while (c->count && at.column < c->columns[c->count - 1] && (ends || !c->in_text))
        c->count--;
    if (at.column > (c->count ? c->columns[c->count - 1] : 0) + 3)
        return line.len;
    if (!is_rule(text))
        open_all(c, said, at);
    c->in_text = !is_rule(text) && !str_starts(text, S("#"));
    return front + at.byte;
}
