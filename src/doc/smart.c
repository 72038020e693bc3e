#include "doc/smart.h"

#include "base/buf.h"
#include "base/utf8.h"
#include "doc/marks.h"
#include "lang/script.h"

#include <string.h>

struct quotes {
    const char *lang;
    const char *open, *close;               /* "…" */
    const char *single_open, *single_close; /* '…' */
};

/* The first is for every language that isn't named. */
static const struct quotes languages[] = {
    { "en", "“", "”", "‘", "’" },
    { "cs", "„", "“", "‚", "‘" },
    { "da", "“", "”", "‘", "’" },
    { "de", "„", "“", "‚", "‘" },
    { "es", "«", "»", "“", "”" },
    { "fi", "”", "”", "’", "’" },
    { "fr", "«\xC2\xA0", "\xC2\xA0»", "‹\xC2\xA0", "\xC2\xA0›" },
    { "it", "«", "»", "“", "”" },
    { "ja", "「", "」", "『", "』" },
    { "pl", "„", "”", "«", "»" },
    { "pt", "“", "”", "‘", "’" },
    { "ru", "«", "»", "„", "“" },
    { "sv", "”", "”", "’", "’" },
    { "zh-Hant", "「", "」", "『", "』" },
};

struct setting {
    struct doc *doc;
    const struct quotes *quotes;
    struct buf out;
    uint32_t before;  /* the character before, in this block; '\n' at its beginning */
    bool open;        /* a " that opens stands in this block, and none that closes it */
    bool single_open; /* the same of ' */
};

static bool is_language(str tag, str of)
{
    return str_equal(tag, of) || (str_starts(tag, of) && tag.at[of.len] == '-');
}

static const struct quotes *quotes_of(str lang)
{
    for (size_t i = 1; i < sizeof languages / sizeof *languages; i++)
        if (is_language(lang, str_of(languages[i].lang)))
            return &languages[i];
    return &languages[0];
}

static bool is_blank(uint32_t c)
{
    return c == ' ' || c == '\n' || c == '\t' || c == 0xA0 || c == 0x3000;
}

static bool opens_before(uint32_t c)
{
    return is_blank(c) || c == '(' || c == '[' || c == '{' || c == '/' || c == '-' || c == 0x2013 || c == 0x2014 ||
           c == 0x2018 || c == 0x201C || c == 0xAB || c == 0xFF08;
}

static bool is_letter(uint32_t c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool is_word(uint32_t c)
{
    return is_letter(c) || (c >= '0' && c <= '9') || (c >= 0xC0 && script_of(c) != SCRIPT_CJK_MARK);
}

/* Space shows what opens. Where there is none, as in Chinese and Japanese and after a colon, the first opens; between
 * two letters of English none does. */
static bool opens(uint32_t before, uint32_t next, bool open)
{
    if (is_blank(next))
        return false;
    if (opens_before(before))
        return true;
    if (open || !(is_word(next) || script_is_cjk(next) || opens_before(next)))
        return false;
    return script_is_cjk(before) || script_is_cjk(next) || (before < 0x80 && strchr(":,;=", (int)before));
}

/* What an apostrophe joins to the word before it: 's, 're; after Chinese as well. */
static bool is_ending(str rest)
{
    size_t len = 0;

    while (len < rest.len && is_letter((unsigned char)rest.at[len]))
        len++;
    return len > 0 && len <= 2 && rest.at[0] >= 'a';
}

static str double_quote(struct setting *s, uint32_t next)
{
    s->open = opens(s->before, next, s->open);
    s->before = s->open ? '(' : 'x';
    return str_of(s->open ? s->quotes->open : s->quotes->close);
}

/* `rest`: what follows it in the same text; `next`: the character after it, wherever it stands. */
static str single_quote(struct setting *s, str rest, uint32_t next)
{
    uint32_t before = s->before;
    bool ending = !opens_before(before) && is_ending(rest);

    if (!ending && !(next >= '0' && next <= '9') && opens(before, next, s->single_open)) {
        s->single_open = true;
        s->before = '(';
        return str_of(s->quotes->single_open);
    }
    s->before = 'x';
    if (ending || opens_before(before) || (is_letter(next) && !script_is_cjk(before)))
        return S("’");
    s->single_open = false;
    return str_of(s->quotes->single_close);
}

static size_t count_sign(str text, char sign)
{
    size_t count = 0;

    while (count < text.len && text.at[count] == sign)
        count++;
    return count;
}

static str dash_or_dots(char sign, size_t count)
{
    if (sign == '.')
        return count == 3 ? S("…") : S("");
    return count == 2 ? S("–") : count == 3 ? S("—") : S("");
}

/* The character that follows a text, through the beginnings and ends of what is within its block. */
static uint32_t character_after(const struct node *node)
{
    size_t len;

    for (;;) {
        while (!node->next && !node_is_block(node->parent) && node->parent->parent)
            node = node->parent;
        node = node->next;
        while (node && node->first && node->kind != NODE_IMAGE)
            node = node->first;
        if (!node || node_is_block(node) || node->kind == NODE_NOTE_REF || node->kind == NODE_SOFT_BREAK ||
            node->kind == NODE_HARD_BREAK)
            return '\n';
        if (node->kind == NODE_CODE || node->kind == NODE_IMAGE)
            return 'x';
        if (node->kind == NODE_TEXT && node->text.len)
            return utf8_decode(node->text, &len);
    }
}

/* Sets what stands at the front of `rest`, the end of a node's text, which is one of the four signs; returns how many
 * bytes it takes. */
static size_t set_sign(struct setting *s, const struct node *node, str rest)
{
    size_t count = count_sign(rest, rest.at[0]), len;
    uint32_t next;
    str set;

    if (rest.at[0] == '"' || rest.at[0] == '\'') {
        next = rest.len > 1 ? utf8_decode(str_from(rest, 1), &len) : character_after(node);
        set = rest.at[0] == '"' ? double_quote(s, next) : single_quote(s, str_from(rest, 1), next);
        count = 1;
    } else {
        s->before = (unsigned char)rest.at[0];
        set = dash_or_dots(rest.at[0], count);
    }
    buf_add(&s->out, set.len ? set : str_first(rest, count));
    return count;
}

static void set_text(struct setting *s, struct node *node)
{
    str text = node->text;
    size_t copied = 0;

    buf_reset(&s->out);
    for (size_t at = 0, len; at < text.len; at += len) {
        uint32_t c = utf8_decode(str_from(text, at), &len);

        if (c == MARK_QUOTE && at + len < text.len) {
            s->before = (unsigned char)text.at[at + len++];
        } else if (c < 0x80 && strchr("\"'.-", (int)c)) {
            buf_add(&s->out, (str){ text.at + copied, at - copied });
            len = set_sign(s, node, str_from(text, at));
            copied = at + len;
        } else {
            s->before = c;
        }
    }
    if (copied == 0)
        return;
    buf_add(&s->out, str_from(text, copied));
    node_set_text(node, buf_copy(&s->out, s->doc->arena));
}

/* "https://x.example/a--b", written out, is an address. */
static bool is_address(const struct node *node)
{
    return node->kind == NODE_LINK && node->first && node->first == node->last && node->first->kind == NODE_TEXT &&
           str_ends(node->text, node->first->text);
}

static void begin_block(struct setting *s)
{
    s->before = '\n';
    s->open = s->single_open = false;
}

static void set_below(struct setting *s, struct node *root)
{
    struct node *next;

    for (struct node *node = root; node; node = next) {
        next = is_address(node) ? node_skip(root, node) : node_next(root, node);
        if (node->kind == NODE_TEXT)
            set_text(s, node);
        else if (node_is_block(node))
            begin_block(s);
        else if (node->kind == NODE_SOFT_BREAK || node->kind == NODE_HARD_BREAK)
            s->before = ' ';
        else if (node->kind == NODE_CODE || node->kind == NODE_IMAGE || node->kind == NODE_NOTE_REF || is_address(node))
            s->before = 'x';
    }
}

void smart_punctuate(struct doc *doc)
{
    struct setting s = { .doc = doc, .quotes = quotes_of(doc->smart) };

    if (doc->smart.len == 0)
        return;
    set_below(&s, doc->root);
    for (struct node *note = doc->definitions; note; note = note->next)
        set_below(&s, note);
    buf_free(&s.out);
}
