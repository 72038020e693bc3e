#include "doc/escapes.h"

#include "base/buf.h"
#include "base/map.h"
#include "base/utf8.h"
#include "doc/addresses.h"
#include "doc/labels.h"
#include "lang/script.h"

#include <string.h>

/* U+FDD0 to U+FDEF are noncharacters (EF B7 90 … EF B7 AF): no text has them, and XML leaves them out. */
#define MARK_FIRST 0xFDD0
#define MARK_ADDRESS 0xFDE0  /* and on: signs within a bare address, which mean nothing there */
#define MARK_PAREN 0xFDEC    /* a "(" that makes no link of the reference to a note before it */
#define MARK_OPEN 0xFDED     /* a "[" that begins no reference to a note, whatever stands behind it */
#define MARK_FENCE 0xFDEF    /* before a line of ":::" */
#define MARK_SPACE 0xFDEE    /* beside a space that was put in */
#define SPACE "\xE2\x81\x9F" /* U+205F, which is white space to CommonMark */
#define FENCE_OPEN "<!--\xEF\xB7\xAF"
#define FENCE_CLOSE "-->"

/* The signs that mean something to the passes after the parser: escaped, each has a mark of its own. */
static const char signs[] = "~[]{}^:@.\"'-";

/* The signs that mean something to the parser or the passes and nothing within an address. */
static const char address_signs[] = "_*~";

struct protecting {
    struct buf out;
    str text;
    size_t at;
    size_t copied;     /* what is before is in `out` */
    bool in_fence;     /* of code */
    str fence;         /* the line that opened it: three or more of ` or ~ */
    int verse;         /* how many divisions are open, from one of class "verse" on */
    struct map labels; /* of notes that are defined, once they were asked for */
    bool labels_known;
    bool emphasis; /* a run of asterisks in this paragraph waits for one that closes it */
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

/* The fence of three or more `c` at the front of a line, or an empty str. */
static str fence_of(str line, char c)
{
    size_t count = 0;

    while (count < line.len && line.at[count] == c)
        count++;
    return count < 3 ? S("") : str_first(line, count);
}

/* Follows fences of code, so that what stands between them is left alone. True where the line is code or a fence. */
static bool follow_code(struct protecting *p, str line)
{
    str bare = without_indent(line);
    str fence = fence_of(bare, '`').len ? fence_of(bare, '`') : fence_of(bare, '~');

    if (!p->in_fence) {
        p->in_fence = fence.len > 0;
        p->fence = fence;
        return p->in_fence;
    }
    if (fence.len >= p->fence.len && fence.at[0] == p->fence.at[0] && str_trim(str_from(bare, fence.len)).len == 0)
        p->in_fence = false;
    return true;
}

/* Without what a quotation puts before a line. */
static str without_quotation(str line)
{
    str bare = without_indent(line);

    while (bare.len && bare.at[0] == '>')
        bare = without_indent(str_from(bare, bare.len > 1 && bare.at[1] == ' ' ? 2 : 1));
    return bare;
}

/* "::: {.parallel}", "::: note A title" or ":::"; what is wrong with it doc/divisions.c tells. */
static bool is_division(str line)
{
    return fence_of(without_quotation(line), ':').len > 0 && str_find(line, S(FENCE_CLOSE)) < 0;
}

static void protect_division(struct protecting *p, str line)
{
    size_t begin = (size_t)(without_quotation(line).at - p->text.at), end = (size_t)(line.at + line.len - p->text.at);

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
    str behind = at < 0 ? S("") : str_from(content, (size_t)at + 5);

    if (at < 0 || (behind.len && !memchr(" \t}{[#.\r", behind.at[0], 8)))
        return false;
    return braced ? content.at[at - 1] == '.' : at == 0;
}

/* Follows divisions, so that verse is known. */
static void follow_division(struct protecting *p, str line)
{
    str content = without_quotation(line);

    while (str_starts(content, S(":")))
        content = str_from(content, 1);
    content = str_trim(content);
    if (content.len == 0)
        p->verse -= p->verse > 0;
    else if (p->verse || opens_verse(content))
        p->verse++;
}

/* The spaces at the front of a line of verse are kept, which the parser would take off: each becomes U+00A0, a tab
 * U+2003. */
static void keep_indent(struct protecting *p, str line)
{
    size_t at = (size_t)(line.at - p->text.at), end = at + line.len;

    while (at < end && str_starts(str_from(p->text, at), S(">")))
        at += at + 1 < end && p->text.at[at + 1] == ' ' ? 2 : 1;
    copy_to(p, at);
    for (; at < end && (p->text.at[at] == ' ' || p->text.at[at] == '\t'); at++)
        buf_add(&p->out, p->text.at[at] == '\t' ? S("\xE2\x80\x83") : S("\xC2\xA0"));
    p->copied = at;
}

/* --- within lines */

static bool is_punctuation(uint32_t c)
{
    if (c < 0x80)
        return (c >= '!' && c <= '/') || (c >= ':' && c <= '@') || (c >= '[' && c <= '`') || (c >= '{' && c <= '~');
    return (c >= 0x2010 && c <= 0x2027) || (c >= 0x2030 && c <= 0x205E) || script_of(c) == SCRIPT_CJK_MARK;
}

static bool is_cjk_letter(uint32_t c)
{
    return script_is_cjk(c) && script_of(c) != SCRIPT_CJK_MARK;
}

static uint32_t character_before(str text, size_t at)
{
    size_t from = at, len;

    if (at == 0)
        return '\n';
    do
        from--;
    while (from && ((unsigned char)text.at[from] & 0xC0) == 0x80);
    return utf8_decode(str_from(text, from), &len);
}

static uint32_t character_at(str text, size_t at)
{
    size_t len;

    return at < text.len ? utf8_decode(str_from(text, at), &len) : '\n';
}

static bool is_blank(uint32_t c)
{
    return c == ' ' || c == '\n' || c == '\t' || c == '\r';
}

/* A run of asterisks with Han on one side and punctuation on the other: 说**“强调”**后. Whether it opens or closes is
 * told by whether one is open: the same signs stand on both sides in ，**重点：**后. */
static void protect_emphasis(struct protecting *p)
{
    size_t end = p->at;
    uint32_t before = character_before(p->text, p->at), after;
    bool closes = p->emphasis;

    while (end < p->text.len && p->text.at[end] == '*')
        end++;
    after = character_at(p->text, end);
    if (!is_blank(before) || !is_blank(after))
        p->emphasis = !closes;
    if (!closes && is_cjk_letter(before) && is_punctuation(after)) {
        copy_to(p, p->at);
        put_mark(&p->out, MARK_SPACE);
        buf_lit(&p->out, SPACE);
    } else if (closes && is_punctuation(before) && is_cjk_letter(after)) {
        copy_to(p, end);
        buf_lit(&p->out, SPACE);
        put_mark(&p->out, MARK_SPACE);
    }
    p->at = end;
}

static void protect_escape(struct protecting *p)
{
    char next = p->at + 1 < p->text.len ? p->text.at[p->at + 1] : '\0';
    const char *sign = next ? strchr(signs, next) : NULL;

    if (sign) {
        copy_to(p, p->at);
        put_mark(&p->out, MARK_FIRST + (uint32_t)(sign - signs));
        p->copied = p->at + 2;
    }
    p->at += next == '\\' || sign ? 2 : 1;
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
    str rest = p->text, line;

    if (!p->labels_known)
        while (str_line(&rest, &line)) {
            str defined = label_defined(line);

            if (defined.len)
                map_set(&p->labels, defined, p);
        }
    p->labels_known = true;
    return map_get(&p->labels, label) != NULL;
}

/* "[^label](…" is a reference to a note where there is such a note. The parser prefers a link. */
static void protect_reference(struct protecting *p, str label)
{
    size_t behind = p->at + label.len + 3;

    p->at++;
    if (behind >= p->text.len || p->text.at[behind] != '(' || !is_defined(p, label))
        return;
    copy_to(p, behind);
    put_mark(&p->out, MARK_PAREN);
    p->copied = p->at = behind + 1;
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

/* Where a link says where it leads, or a tag or definition does, the parser reads an address whole: "](", "<". */
static bool is_read_whole(str text, size_t begin)
{
    return begin &&
           (text.at[begin - 1] == '<' || (begin > 1 && text.at[begin - 1] == '(' && text.at[begin - 2] == ']'));
}

/* The parser takes emphasis before addresses are looked for: https://x.example/a_b_(c). */
static void protect_address(struct protecting *p, size_t line_end)
{
    struct address found;

    if (!address_find(str_first(p->text, line_end), 0, p->at, &found) || is_read_whole(p->text, found.begin)) {
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

static bool may_be_address(str rest)
{
    return str_starts(rest, S("://")) || str_starts(rest, S("www."));
}

static void protect_line(struct protecting *p, str line)
{
    size_t end = (size_t)(line.at + line.len - p->text.at);

    while (p->at < end) {
        if (p->text.at[p->at] == '\\')
            protect_escape(p);
        else if (p->text.at[p->at] == '*')
            protect_emphasis(p);
        else if (p->text.at[p->at] == '[')
            protect_bracket(p, end);
        else if (may_be_address(str_from(p->text, p->at)))
            protect_address(p, end);
        else
            p->at++;
    }
}

/* Whether an asterisk stands beside a character beyond ASCII. */
static bool has_wide_emphasis(str text)
{
    for (const char *at = text.at, *end = at + text.len; (at = memchr(at, '*', (size_t)(end - at))); at++)
        if ((at > text.at && (at[-1] & 0x80)) || (at + 1 < end && (at[1] & 0x80)))
            return true;
    return false;
}

/* Whether a "[^" begins no label, or a "(" stands behind one. */
static bool has_odd_label(str text)
{
    for (ptrdiff_t at; (at = str_find(text, S("[^"))) >= 0; text = str_from(text, 2)) {
        text = str_from(text, (size_t)at);
        if (!is_label(text) || str_starts(str_from(text, label_at(text).len + 3), S("(")))
            return true;
    }
    return false;
}

/* Whether there is an address, and a sign that may stand in one. */
static bool has_address(str text)
{
    for (const char *sign = address_signs; *sign; sign++)
        if (memchr(text.at, *sign, text.len))
            return str_find(text, S("://")) >= 0 || str_find(text, S("www.")) >= 0;
    return false;
}

str escapes_protect(struct arena *arena, str markdown)
{
    struct protecting p = { .text = markdown, .labels = { .arena = arena } };
    str protected = markdown;

    if (markdown.len == 0 || (!memchr(markdown.at, '\\', markdown.len) && str_find(markdown, S(":::")) < 0 &&
                                 !has_wide_emphasis(markdown) && !has_odd_label(markdown) && !has_address(markdown)))
        return markdown;
    while (p.at < markdown.len) {
        str line = line_at(markdown, p.at);
        size_t next = p.at + line.len + 1;

        if (str_trim(line).len == 0)
            p.emphasis = false; /* a paragraph ends */
        if (!follow_code(&p, line)) {
            if (is_division(line)) {
                follow_division(&p, line);
                protect_division(&p, line);
            } else {
                if (p.verse && str_trim(line).len)
                    keep_indent(&p, line);
                protect_line(&p, line);
            }
        }
        p.at = next;
    }
    if (p.copied) {
        copy_to(&p, markdown.len);
        protected = buf_copy(&p.out, arena);
    }
    buf_free(&p.out);
    return protected;
}

/* --- and back */

/* The mark at the front of a text, or 0. */
static uint32_t mark_at(str text)
{
    unsigned last;

    if (text.len < 3 || (unsigned char)text.at[0] != 0xEF || (unsigned char)text.at[1] != 0xB7)
        return 0;
    last = (unsigned char)text.at[2];
    return last >= 0x90 && last <= 0xAF ? MARK_FIRST + last - 0x90 : 0;
}

/* What stands at the front of a text for something else: how long it is and what for. */
struct stand_in {
    size_t len;
    char bytes[2];
    size_t count;
    int columns; /* of what stands here */
    bool division;
    bool address;
};

static bool stand_in_at(str text, bool literal, struct stand_in *in)
{
    uint32_t mark = mark_at(text);

    *in = (struct stand_in){ .len = 3, .columns = 1 };
    if (str_starts(text, S(FENCE_OPEN))) {
        in->len = sizeof FENCE_OPEN - 1;
        in->columns = 5;
        in->division = true;
    } else if (mark == MARK_SPACE) {
        in->len += str_starts(str_from(text, 3), S(SPACE)) ? 3 : 0;
        in->columns = in->len == 6 ? 2 : 1;
    } else if (str_starts(text, S(SPACE)) && mark_at(str_from(text, 3)) == MARK_SPACE) {
        in->len = 6;
        in->columns = 2;
    } else if (mark == MARK_OPEN || mark == MARK_PAREN) {
        in->count = 1;
        in->bytes[0] = mark == MARK_OPEN ? '[' : '(';
    } else if (mark >= MARK_ADDRESS && mark < MARK_ADDRESS + sizeof address_signs - 1) {
        in->count = 1;
        in->bytes[0] = address_signs[mark - MARK_ADDRESS];
        in->address = true;
    } else if (mark >= MARK_FIRST && mark < MARK_FIRST + sizeof signs - 1) {
        in->count = literal ? 2 : 1;
        in->bytes[0] = '\\';
        in->bytes[in->count - 1] = signs[mark - MARK_FIRST];
    } else {
        return false;
    }
    return true;
}

/* The next place at or after `from` where something may stand for something else. */
static size_t next_candidate(str text, size_t from)
{
    while (from < text.len) {
        unsigned char c = (unsigned char)text.at[from];

        if ((c == 0xEF || c == 0xE2 || c == '<') && from + 2 < text.len)
            return from;
        from++;
    }
    return text.len;
}

/* Behind the mark of a division: what the author wrote, up to the mark at its end, which is left out. */
static size_t restore_division(struct buf *out, str text, size_t at)
{
    ptrdiff_t close = str_find(str_from(text, at), S(FENCE_CLOSE));

    if (close < 0)
        return at;
    buf_add(out, (str){ text.at + at, (size_t)close });
    return at + (size_t)close + sizeof FENCE_CLOSE - 1;
}

/* `addresses`: only their signs. */
static str restore(struct arena *arena, str text, bool literal, bool addresses)
{
    struct buf out = { 0 };
    size_t copied = 0;
    str restored = text;

    for (size_t at = next_candidate(text, 0); at < text.len; at = next_candidate(text, at)) {
        struct stand_in in;

        if (!stand_in_at(str_from(text, at), literal, &in) || (addresses && !in.address)) {
            at++;
            continue;
        }
        buf_add(&out, (str){ text.at + copied, at - copied });
        buf_add(&out, (str){ in.bytes, in.count });
        at += in.len;
        if (in.division)
            at = restore_division(&out, text, at);
        copied = at;
    }
    if (copied) {
        buf_add(&out, str_from(text, copied));
        restored = buf_copy(&out, arena);
    }
    buf_free(&out);
    return restored;
}

str escapes_restore(struct arena *arena, str text, bool literal)
{
    return restore(arena, text, literal, false);
}

str escapes_show_addresses(struct arena *arena, str text)
{
    return restore(arena, text, false, true);
}

int escapes_shift(str text)
{
    int shift = 0;

    for (size_t at = next_candidate(text, 0); at < text.len; at = next_candidate(text, at)) {
        struct stand_in in;

        if (!stand_in_at(str_from(text, at), true, &in)) {
            at++;
            continue;
        }
        shift += (int)in.count - in.columns;
        at += in.len;
    }
    return shift;
}

str escapes_fence(str html)
{
    str line = str_trim(html);

    if (!str_starts(line, S(FENCE_OPEN)) || !str_ends(line, S(FENCE_CLOSE)))
        return S("");
    line = str_from(line, sizeof FENCE_OPEN - 1);
    return str_trim(str_first(line, line.len - (sizeof FENCE_CLOSE - 1)));
}
