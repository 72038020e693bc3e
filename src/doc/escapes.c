#include "doc/escapes.h"

#include "base/buf.h"
#include "base/map.h"
#include "base/unicode.h"
#include "base/utf8.h"
#include "doc/addresses.h"
#include "doc/containers.h"
#include "doc/emphasis.h"
#include "doc/fences.h"
#include "doc/labels.h"
#include "doc/marks.h"

#include <string.h>

static const char signs[] = MARK_SIGNS, address_signs[] = MARK_ADDRESS_SIGNS;

struct protecting {
    struct buf out;
    str text;
    size_t at;
    size_t copied; /* what is before is in `out` */
    struct fences fences;
    struct containers containers;
    size_t front;      /* what they put before this line */
    int verse;         /* how many divisions are open, from one of class "verse" on */
    size_t margin;     /* how far in that one stands, in bytes: in a list or a note */
    int deep;          /* how many divisions are open that are indented as in a list */
    bool after_empty;  /* the line before is empty */
    struct map labels; /* of notes that are defined, once they were asked for */
    bool labels_known;
    struct emphasis emphasis; /* in this paragraph */
};

static void put_mark(struct buf *out, uint32_t c)
{
    char bytes[4];

    buf_add(out, (str){ bytes, utf8_encode(c, bytes) });
}

static void copy_to(struct protecting *p, size_t end)
{
    buf_add(&p->out, (str){ p->text.at + p->copied, end - p->copied });
    p->copied = end;
}

/* --- lines */

static str line_at(str text, size_t at)
{
    str line = str_from(text, at);
    const char *end = memchr(line.at, '\n', line.len);

    return end ? str_first(line, (size_t)(end - line.at)) : line;
}

static str without_indent(str line)
{
    size_t spaces = 0;

    while (spaces < 3 && spaces < line.len && line.at[spaces] == ' ')
        spaces++;
    return str_from(line, spaces);
}

/* Without what a quotation puts before a line. */
static str without_quotation(str line)
{
    str bare = without_indent(line);

    while (bare.len && bare.at[0] == '>')
        bare = without_indent(str_from(bare, bare.len > 1 && bare.at[1] == ' ' ? 2 : 1));
    return bare;
}

/* The line without all that quotations and lists put before it. */
static str without_front(str line)
{
    while (line.len && memchr(" \t>", line.at[0], 3))
        line = str_from(line, 1);
    return line;
}

/* What stands further in may be in a list, or a paragraph's: after an empty line it is none of a paragraph. */
static bool is_deep_division(struct protecting *p, str line)
{
    str bare = without_front(line);
    bool opens = str_trim(bare).len > fences_run(bare, ':').len;

    if (fences_run(bare, ':').len == 0 || (opens ? !p->after_empty : p->deep == 0))
        return false;
    p->deep += opens ? 1 : -1;
    return true;
}

/* "::: {.parallel}", "::: note A title" or ":::"; what is wrong with it doc/divisions.c reports. */
static bool is_division(struct protecting *p, str line)
{
    return str_find(line, S(FENCE_CLOSE)) < 0 &&
           (fences_run(without_quotation(line), ':').len > 0 || is_deep_division(p, line));
}

static void protect_division(struct protecting *p, str line)
{
    size_t begin = (size_t)(without_front(line).at - p->text.at), end = (size_t)(line.at + line.len - p->text.at);

    end -= end > begin && p->text.at[end - 1] == '\r';
    copy_to(p, begin);
    buf_lit(&p->out, FENCE_OPEN);
    copy_to(p, end);
    buf_lit(&p->out, FENCE_CLOSE);
}

/* Whether what opens a division names the class "verse". */
static bool opens_verse(str content)
{
    ptrdiff_t at = str_find(content, S("verse"));
    bool braced = str_starts(content, S("{"));
    str after = at < 0 ? S("") : str_from(content, (size_t)at + 5);

    if (at < 0 || (after.len && !memchr(" \t}{[#.\r", after.at[0], 8)))
        return false;
    return braced ? content.at[at - 1] == '.' : at == 0;
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\t';
}

/* How many blanks stand before what begins at `at`, but for the one after a mark of quotation. */
static size_t margin_before(str text, size_t at)
{
    size_t begin = at;

    while (begin && is_blank(text.at[begin - 1]))
        begin--;
    return at - begin - (begin < at && begin && text.at[begin - 1] == '>');
}

/* Follows divisions, so that verse is known. */
static void follow_division(struct protecting *p, str line)
{
    str content = without_front(line);
    size_t margin = margin_before(p->text, (size_t)(content.at - p->text.at));

    while (str_starts(content, S(":")))
        content = str_from(content, 1);
    content = str_trim(content);
    if (content.len == 0)
        p->verse -= p->verse > 0;
    else if ((p->verse || opens_verse(content)) && p->verse++ == 0)
        p->margin = margin;
}

/* The spaces at the front of a line of verse, from where its division stands on, are kept, which the parser would take
 * off: each becomes U+00A0, a tab U+2003. */
static void keep_indent(struct protecting *p, str line)
{
    size_t at = (size_t)(line.at - p->text.at), end = at + line.len;

    while (at < end && str_starts(str_from(p->text, at), S(">")))
        at += at + 1 < end && p->text.at[at + 1] == ' ' ? 2 : 1;
    for (size_t margin = p->margin; margin && at < end && is_blank(p->text.at[at]); margin--)
        at++;
    copy_to(p, at);
    for (; at < end && is_blank(p->text.at[at]); at++)
        buf_add(&p->out, p->text.at[at] == '\t' ? S("\xE2\x80\x83") : S("\xC2\xA0"));
    p->copied = at;
}

/* ": a definition" */
static bool is_definition(const struct protecting *p, str line)
{
    str bare = str_from(line, p->front), rest = str_trim(str_from(bare, bare.len > 1 ? 1 : bare.len));

    return str_starts(bare, S(":")) && rest.len && (bare.at[1] == ' ' || bare.at[1] == '\t') && !str_ends(rest, S("|"));
}

/* A definition begins as an item of a list does, */
static void begin_definition(struct protecting *p, str line)
{
    copy_to(p, (size_t)(line.at - p->text.at) + p->front);
    buf_byte(&p->out, '+');
    p->at = ++p->copied;
}

/* and ends with a mark, before what breaks the line. */
static void end_definition(struct protecting *p, str line)
{
    size_t end = (size_t)(line.at - p->text.at) + line.len;

    while (end > p->copied && memchr(" \t\r", p->text.at[end - 1], 3))
        end--;
    end -= end > p->copied && p->text.at[end - 1] == '\\';
    copy_to(p, end);
    buf_lit(&p->out, ESCAPES_DEFINITION);
}

/* --- within lines */

static size_t run_length(str text, size_t at)
{
    size_t end = at;

    while (end < text.len && text.at[end] == text.at[at])
        end++;
    return end - at;
}

/* A space goes between the run and the punctuation within it, where the run could not open or close without. */
static void protect_emphasis(struct protecting *p)
{
    size_t run = run_length(p->text, p->at), end = p->at + run;

    switch (emphasis_part(&p->emphasis, p->text, p->at, run)) {
    case EMPHASIS_BEFORE:
        copy_to(p, end);
        buf_lit(&p->out, SPACE);
        put_mark(&p->out, MARK_SPACE);
        break;
    case EMPHASIS_AFTER:
        copy_to(p, p->at);
        put_mark(&p->out, MARK_SPACE);
        buf_lit(&p->out, SPACE);
        break;
    case EMPHASIS_NONE: break;
    }
    p->at = end;
}

/* Nothing in code means anything, and what opens code is closed on its line, or is none that matters here. */
static void skip_code(struct protecting *p, size_t line_end)
{
    str line = str_first(p->text, line_end);
    size_t run = run_length(line, p->at), len = 0;

    p->at += run;
    for (size_t at = p->at; at < line_end; at += len) {
        const char *tick = memchr(line.at + at, '`', line_end - at);

        if (!tick)
            return;
        at = (size_t)(tick - line.at);
        len = run_length(line, at);
        if (len == run) {
            p->at = at + len;
            return;
        }
    }
}

static void protect_escape(struct protecting *p)
{
    char next = p->at + 1 < p->text.len ? p->text.at[p->at + 1] : '\0';
    const char *sign = next ? strchr(signs, next) : NULL;

    if (sign) {
        copy_to(p, p->at);
        buf_byte(&p->out, '\\');
        put_mark(&p->out, MARK_FIRST + (uint32_t)(sign - signs));
        buf_byte(&p->out, SIGN_END);
        p->copied = p->at + 2;
    } else if (next == '"' || next == '\'') {
        copy_to(p, p->at);
        buf_lit(&p->out, QUOTE);
    }
    p->at += (unsigned char)next < 0x80 && emphasis_is_punctuation((unsigned char)next) ? 2 : 1;
}

/* Whether "[^" begins a label: up to its "]" there is no space, and nothing that could hide the bracket. */
static bool is_label(str text)
{
    size_t at = 2;

    while (at < text.len && !memchr("] \t\r\n[\\`<", text.at[at], 9))
        at++;
    return at > 2 && at < text.len && text.at[at] == ']';
}

/* How far a link that begins with "[^" is looked for: labels of references have at most 999 characters (4.7). */
enum { LINK_TEXT = 1000 };

/* Whether what begins with "[^" and no label may be a link, on the rest of its line: the parser says whether it is. */
static bool may_be_link(str rest)
{
    size_t depth = 0, at = 0;

    rest = str_first(rest, LINK_TEXT);
    for (; at < rest.len; at++) {
        if (rest.at[at] == '\\')
            at++;
        else if (rest.at[at] == '[')
            depth++;
        else if (rest.at[at] == ']' && --depth == 0)
            break;
    }
    rest = str_from(rest, at + 1);
    return rest.len && ((rest.at[0] == '(' && memchr(rest.at, ')', rest.len)) || rest.at[0] == '[');
}

static bool is_defined(struct protecting *p, str label)
{
    struct arena *arena = p->labels.arena;
    str rest = p->text, line;

    if (!p->labels_known)
        while (str_line(&rest, &line)) {
            str defined = label_defined(line);

            if (defined.len)
                map_set(&p->labels, unicode_nfc(arena, defined), p);
        }
    p->labels_known = true;
    return map_get(&p->labels, unicode_nfc(arena, label)) != NULL;
}

/* Whether a bracket follows a label that would make a link of it. */
static bool opens_link(str after)
{
    return str_starts(after, S("(")) || (str_starts(after, S("[")) && !str_starts(after, S("[^")));
}

/* Labels compare in NFC, and the parser compares bytes. */
static void compose_label(struct protecting *p, str label)
{
    str composed = unicode_nfc(p->labels.arena, label);

    if (composed.at == label.at)
        return;
    copy_to(p, (size_t)(label.at - p->text.at));
    buf_add(&p->out, composed);
    p->copied += label.len;
}

/* "[^label](…" is a reference to a note where there is such a note. The parser prefers a link. */
static void protect_reference(struct protecting *p, str label)
{
    size_t after = p->at + label.len + 3;

    compose_label(p, label);
    p->at++;
    if (!opens_link(str_from(p->text, after)) || !is_defined(p, label))
        return;
    copy_to(p, after);
    put_mark(&p->out, MARK_GAP);
    p->at = after;
}

/* The parser takes "[^" and a "]" lines below for a reference, and loses what is between them. */
static void protect_bracket(struct protecting *p, size_t line_end)
{
    str rest = str_from(str_first(p->text, line_end), p->at);

    if (!str_starts(rest, S("[^"))) {
        p->at++;
    } else if (is_label(rest)) {
        protect_reference(p, label_at(rest));
    } else {
        if (!may_be_link(rest)) {
            copy_to(p, p->at);
            put_mark(&p->out, MARK_OPEN);
            p->copied = p->at + 1;
        }
        p->at++;
    }
}

static bool may_be_address(str rest)
{
    return str_starts(rest, S("://")) || str_starts(rest, S("www."));
}

/* The parser takes emphasis before addresses are looked for: https://x.example/a_b_(c). */
static void protect_address(struct protecting *p, size_t line_end)
{
    struct address found;

    if (!may_be_address(str_from(p->text, p->at)) || !address_find(str_first(p->text, line_end), 0, p->at, &found) ||
        address_is_whole(p->text, found.begin)) {
        p->at++;
        return;
    }
    for (; p->at < found.end && p->text.at[p->at] != '\\'; p->at++) {
        const char *sign = strchr(address_signs, p->text.at[p->at]);

        if (!sign)
            continue;
        copy_to(p, p->at);
        put_mark(&p->out, MARK_ADDRESS + (uint32_t)(sign - address_signs));
        p->copied = p->at + 1;
    }
}

/* The next sign at or after `at` that may mean something; `end` where none does. */
static size_t next_sign(str text, size_t at, size_t end)
{
    static const bool means[256] = {
        ['\\'] = true, ['*'] = true, ['`'] = true, ['['] = true, [':'] = true, ['w'] = true
    };

    while (at < end && !means[(unsigned char)text.at[at]])
        at++;
    return at;
}

static void protect_line(struct protecting *p, str line)
{
    size_t end = (size_t)(line.at + line.len - p->text.at);

    while ((p->at = next_sign(p->text, p->at, end)) < end) {
        switch (p->text.at[p->at]) {
        case '\\': protect_escape(p); break;
        case '*': protect_emphasis(p); break;
        case '`': skip_code(p, end); break;
        case '[': protect_bracket(p, end); break;
        default: protect_address(p, end);
        }
    }
}

static void protect_text(struct protecting *p, str line)
{
    bool defines = !p->verse && is_definition(p, line);

    if (p->verse && str_trim(line).len)
        keep_indent(p, line);
    if (defines)
        begin_definition(p, line);
    protect_line(p, line);
    if (defines)
        end_definition(p, line);
}

static void look_at_line(struct protecting *p, str line)
{
    bool opens = !p->fences.open, code = fences_follow(&p->fences, line);

    if (opens || !code)
        p->front = containers_follow(&p->containers, line);
    if (code) {
        if (!opens || p->verse || !is_definition(p, line))
            return;
        begin_definition(p, line); /* of code */
        end_definition(p, line);
    } else if (is_division(p, line)) {
        follow_division(p, line);
        protect_division(p, line);
    } else {
        protect_text(p, line);
    }
}

/* Whether some line begins as a definition does. */
static bool has_definition(str text)
{
    for (ptrdiff_t at; (at = str_find(text, S(": "))) >= 0; text = str_from(text, (size_t)at + 2)) {
        size_t before = (size_t)at;

        while (before && memchr(" \t>", text.at[before - 1], 3))
            before--;
        if (before == 0 || text.at[before - 1] == '\n')
            return true;
    }
    return false;
}

/* Whether an asterisk stands beside a character beyond ASCII. */
static bool has_wide_emphasis(str text)
{
    for (const char *at = text.at, *end = at + text.len; (at = memchr(at, '*', (size_t)(end - at))); at++)
        if ((at > text.at && (at[-1] & 0x80)) || (at + 1 < end && (at[1] & 0x80)))
            return true;
    return false;
}

static bool is_ascii(str text)
{
    for (size_t i = 0; i < text.len; i++)
        if ((unsigned char)text.at[i] >= 0x80)
            return false;
    return true;
}

/* Whether a "[^" begins no label, or one that may have another form, or a bracket follows it. */
static bool has_odd_label(str text)
{
    for (ptrdiff_t at; (at = str_find(text, S("[^"))) >= 0; text = str_from(text, 2)) {
        str label;

        text = str_from(text, (size_t)at);
        label = label_at(text);
        if (!is_label(text) || !is_ascii(label) || opens_link(str_from(text, label.len + 3)))
            return true;
    }
    return false;
}

/* Whether an address that isn't read whole holds a sign that means nothing in it. `mark` finds addresses. */
static bool has_address(str text, str mark)
{
    size_t at = 0, next, plain = 0, plain_end = 0; /* the last one that is plainly read whole, and its end */

    for (ptrdiff_t found; (found = str_find(str_from(text, at), mark)) >= 0; at = next) {
        struct address address;

        at += (size_t)found;
        next = at + mark.len;
        if (address_is_plain(text, at)) {
            plain = at;
            plain_end = 0;
            continue;
        }
        if (plain && plain_end == 0)
            plain_end = address_plain_end(text, plain); /* another may stand in it: https://a.example/https://… */
        if (at < plain_end || !address_find(text, 0, at, &address))
            continue;
        next = address.end > next ? address.end : next;
        for (size_t i = address.begin; i < address.end && !address_is_whole(text, address.begin); i++)
            if (strchr(address_signs, text.at[i]))
                return true;
    }
    return false;
}

str escapes_protect(struct arena *arena, str markdown, bool www)
{
    struct protecting p = { .text = markdown, .after_empty = true, .labels = { .arena = arena } };
    str protected = markdown;

    if (markdown.len == 0 ||
        (!memchr(markdown.at, '\\', markdown.len) && str_find(markdown, S(":::")) < 0 && !has_wide_emphasis(markdown) &&
            !has_odd_label(markdown) && !has_address(markdown, S("://")) && !(www && has_address(markdown, S("www."))) &&
            !has_definition(markdown)))
        return markdown;
    while (p.at < markdown.len) {
        str line = line_at(markdown, p.at);
        size_t next = p.at + line.len + 1;

        if (str_trim(line).len == 0)
            p.emphasis.count = 0; /* a paragraph ends */
        look_at_line(&p, line);
        p.after_empty = str_trim(line).len == 0;
        p.at = next;
    }
    if (p.copied) {
        copy_to(&p, markdown.len);
        protected = buf_copy(&p.out, arena);
    }
    buf_free(&p.out);
    return protected;
}
