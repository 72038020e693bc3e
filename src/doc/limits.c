#include "doc/limits.h"

#include "base/bytes16.h"

#include <stdint.h>
#include <string.h>

/* What is counted of a block: lines that follow each other without an empty one. A paragraph or a table is never more
 * than a block. */
struct block {
    uint64_t bytes;
    uint64_t lines;
    uint64_t columns;   /* the most that a line has */
    uint64_t rows;      /* lines since the first that could be the second of a table; 0: none could */
    uint64_t openers;   /* "<?", "<!": the parser looks for their ends */
    uint64_t pictures;  /* "![" */
    uint64_t links;     /* "](" */
    uint64_t marks;     /* "*", "_" and "[" */
    uint64_t closers;   /* "]", since an item of a list began, */
    uint64_t emphasis;  /* and runs of "*" or "_" */
    uint64_t reference; /* bytes since the last definition of a reference began; 0: none did */
};

struct counting {
    struct diag *diag;
    int line;
    struct block block;
    uint64_t steps, cells, notes, headings, nesting;
    uint64_t nodes;      /* of the parser's tree, about */
    uint64_t quotations; /* in which the last line stood */
    uint64_t brackets;
    uint64_t longest_reference;
    bool ok;
};

static void refuse(struct counting *c, const char *code, const char *what, uint64_t limit)
{
    if (c->ok)
        diag_error(c->diag, code, ((struct span){ c->line, 1 }), "%s: stele reads at most %llu", what,
            (unsigned long long)limit);
    c->ok = false;
}

/* --- a block */

static void end_reference(struct counting *c)
{
    if (c->block.reference > c->longest_reference)
        c->longest_reference = c->block.reference;
}

/* At each link the parser goes back through all signs of emphasis before it. */
static void end_text(struct counting *c)
{
    c->steps += 8 * c->block.closers * c->block.emphasis;
    c->block.closers = c->block.emphasis = 0;
}

static void end_block(struct counting *c)
{
    const struct block *block = &c->block;

    end_reference(c);
    if (block->rows) {
        c->cells += block->columns * block->rows; /* the delimiters stand for the header */
        if (block->columns > LIMIT_TABLE_COLUMNS)
            refuse(c, "limit.table", "too many columns in a table", LIMIT_TABLE_COLUMNS);
        if (c->cells > LIMIT_TABLE_CELLS)
            refuse(c, "limit.table", "too many cells in tables (columns × rows)", LIMIT_TABLE_CELLS);
    }
    if (block->marks > LIMIT_MARKS)
        refuse(c, "limit.marks", "too many signs of emphasis or brackets in a paragraph", LIMIT_MARKS);
    end_text(c);
    c->steps += block->openers * block->bytes + 8 * block->pictures * block->links;
    if (c->steps > LIMIT_STEPS)
        refuse(
            c, "limit.steps", "too many signs that are opened and never closed; of steps to match them", LIMIT_STEPS);
    c->block = (struct block){ 0 };
}

/* --- a line */

/* Without what quotations, lists and indentation put before it. */
static str content_of(str line)
{
    size_t at = 0;

    while (at < line.len && (line.at[at] == ' ' || line.at[at] == '\t' || line.at[at] == '>'))
        at++;
    return str_from(line, at);
}

static bool consists_of(str text, str signs)
{
    for (size_t i = 0; i < text.len; i++)
        if (!memchr(signs.at, text.at[i], signs.len))
            return false;
    return text.len > 0;
}

static void count_sign(struct counting *c, char sign, char next)
{
    struct block *block = &c->block;

    switch (sign) {
    case ']':
        c->brackets++;
        block->closers++;
        block->links += next == '(';
        return;
    case '[':
        c->notes += next == '^';
        block->marks++;
        return;
    case '^': c->notes += next == '['; return;
    case '<': block->openers += next == '?' || next == '!'; return;
    case '*':
    case '_':
        block->marks++;
        block->emphasis += next != sign;
        return;
    case '!': block->pictures += next == '['; return;
    default: return;
    }
}

static bytes16 counted(bytes16 bytes)
{
    return bytes16_are_below(bytes - '[', '`' - '[' + 1) | /* [ \ ] ^ _ ` */
           bytes16_are(bytes, '|') | bytes16_are(bytes, '<') | bytes16_are(bytes, '!') | bytes16_are(bytes, '*') |
           bytes16_are(bytes, '&');
}

/* The next sign that counts at or after `at`, or the line's end. */
static size_t next_sign(str line, size_t at)
{
    static const bool is_counted[256] = { ['|'] = true,
        [']'] = true,
        ['['] = true,
        ['^'] = true,
        ['<'] = true,
        ['!'] = true,
        ['*'] = true,
        ['_'] = true,
        ['`'] = true,
        ['&'] = true,
        ['\\'] = true };

    while (line.len - at >= sizeof(bytes16)) {
        bytes16 found = counted(bytes16_load(line.at + at));

        if (bytes16_any(found))
            return at + bytes16_first(found);
        at += sizeof found;
    }
    while (at < line.len && !is_counted[(unsigned char)line.at[at]])
        at++;
    return at;
}

/* Counts what stands in a line; returns how many cells it would have in a table. */
static uint64_t count_signs(struct counting *c, str line)
{
    uint64_t cells = 1;

    for (size_t i = next_sign(line, 0); i < line.len; i = next_sign(line, i + 1)) {
        cells += line.at[i] == '|' && i && i + 1 < line.len;
        c->nodes += line.at[i] != '|';
        count_sign(c, line.at[i], i + 1 < line.len ? line.at[i + 1] : '\0');
    }
    return cells;
}

static bool is_reference(str content)
{
    return str_starts(content, S("[")) && !str_starts(content, S("[^")) && str_find(content, S("]:")) > 0;
}

/* The parser reads the paragraph before a table's second line anew for each of its lines. */
static void take_delimiters(struct counting *c)
{
    c->steps += c->block.bytes * c->block.lines;
    c->block.rows += c->block.rows == 0;
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\t';
}

/* The length of a list's sign at the front of a text, "-" or "12.", which ends with a blank or with the line; or 0. */
static size_t list_sign(str text)
{
    size_t len = 0;

    while (len < text.len && len < 9 && text.at[len] >= '0' && text.at[len] <= '9')
        len++;
    if (len == text.len || !memchr(len ? ".)" : "-+*", text.at[len], len ? 2 : 3))
        return 0;
    len++;
    return len == text.len || is_blank(text.at[len]) ? len : 0;
}

/* "- - -" or "***": whatever its signs look like, it nests and marks nothing. */
static bool is_rule(str content)
{
    switch (content.len ? content.at[0] : '\0') {
    case '-': return consists_of(content, S("- \t"));
    case '*': return consists_of(content, S("* \t"));
    case '_': return consists_of(content, S("_ \t"));
    default: return false;
    }
}

/* How many quotations and items of lists may begin on a line, by the signs at its front. */
static uint64_t count_fronts(str line, str content)
{
    uint64_t signs = 0;
    size_t at = 0;

    if (is_rule(content))
        line.len = (size_t)(content.at - line.at);
    while (at < line.len) {
        size_t sign = line.at[at] == '>' ? 1 : list_sign(str_from(line, at));

        if (sign == 0 && !is_blank(line.at[at]))
            break;
        signs += sign > 0;
        at += sign ? sign : 1;
    }
    return signs;
}

/* What a line adds to the tree: its text and a break, what begins on it; a quotation goes on where the last line had
 * it. */
static void count_nodes(struct counting *c, str line, str content, uint64_t fronts)
{
    uint64_t quotations = 0;

    for (const char *at = line.at; at < content.at; at++)
        quotations += *at == '>';
    c->nodes += 2 + (c->block.lines == 0) + 2 * (fronts > quotations ? fronts - quotations : 0);
    c->nodes += quotations > c->quotations ? quotations - c->quotations : 0;
    c->quotations = quotations;
}

/* "- a", which interrupts any paragraph; deeper than three spaces it might be part of one. */
static bool begins_item(str line)
{
    size_t at = 0;

    while (at < line.len && line.at[at] == ' ')
        at++;
    return at < 4 && at + 2 < line.len && memchr("-+*", line.at[at], 3) && line.at[at + 1] == ' ' &&
           line.at[at + 2] != ' ';
}

static void count_line(struct counting *c, str line)
{
    str content = content_of(line);
    struct block *block = &c->block;
    uint64_t cells, fronts;

    if (content.len == 0) {
        end_block(c);
        return;
    }
    fronts = count_fronts(line, content);
    c->nesting += fronts > 10 ? fronts - 10 : 0;
    if (begins_item(line))
        end_text(c);
    cells = is_rule(content) ? 1 : count_signs(c, content);
    count_nodes(c, line, content, fronts);
    if (block->rows)
        block->rows++;
    if (cells > block->columns)
        block->columns = cells;
    if (consists_of(content, S("|:- \t")) && !consists_of(content, S("- \t")) && str_find(content, S("-")) >= 0)
        take_delimiters(c);
    c->headings += content.at[0] == '#' || str_starts(content, S(":::")) ||
                   consists_of(content, content.at[0] == '=' ? S("= \t") : S("- \t"));
    if (is_reference(content)) {
        end_reference(c);
        block->reference = 1;
    }
    block->reference += block->reference ? line.len : 0;
    block->bytes += line.len + 1;
    block->lines++;
}

/* A line ends with a line feed, a carriage return, or both (CommonMark 2.1). `returns`: there are carriage returns. */
static size_t line_length(str rest, bool returns)
{
    const char *feed = returns ? NULL : memchr(rest.at, '\n', rest.len);
    size_t end = 0;

    if (!returns)
        return feed ? (size_t)(feed - rest.at) : rest.len;
    while (end < rest.len && rest.at[end] != '\n' && rest.at[end] != '\r')
        end++;
    return end;
}

static bool next_line(str *rest, str *line, bool returns)
{
    size_t end;

    if (rest->len == 0)
        return false;
    end = line_length(*rest, returns);
    *line = str_first(*rest, end);
    end += str_starts(str_from(*rest, end), S("\r\n")) ? 2 : 1;
    *rest = str_from(*rest, end);
    return true;
}

bool limits_check(str markdown, int line, struct diag *diag)
{
    struct counting c = { .diag = diag, .line = line, .ok = true };
    str rest = markdown, one;
    bool returns = markdown.len && memchr(markdown.at, '\r', markdown.len);
    uint64_t most_nodes = LIMIT_NODES + markdown.len / LIMIT_NODE_BYTES;

    for (; next_line(&rest, &one, returns); c.line++)
        count_line(&c, one);
    end_block(&c);
    if (c.notes > LIMIT_NOTES)
        refuse(&c, "limit.notes", "too many notes and references to them", LIMIT_NOTES);
    if (c.nesting > LIMIT_NESTING)
        refuse(&c, "limit.nesting", "too many signs of quotations and lists", LIMIT_NESTING);
    if (c.headings > LIMIT_HEADINGS)
        refuse(&c, "limit.headings", "too many headings, rules and divisions", LIMIT_HEADINGS);
    if (c.longest_reference * c.brackets > LIMIT_REFERENCE_BYTES)
        refuse(&c, "limit.references", "a very long address, referred to very often; of bytes in all references",
            LIMIT_REFERENCE_BYTES);
    if (c.nodes > most_nodes)
        refuse(
            &c, "limit.nodes", "too many short lines, blocks and signs for a text of this length; of them", most_nodes);
    return c.ok;
}
