#include "doc/smart.h"

#include "base/buf.h"
#include "base/utf8.h"
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
    uint32_t before; /* the character before, in this block; '\n' at its beginning */
    bool open;       /* a " that opens stands in this block, and none that closes it */
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
           c == 0x2018 || c == 0x201C || c == 0xAB || c == 0xFF08 || c == '"' || c == '\'';
}

/* Space tells what opens; Chinese and Japanese have none, and the first opens. */
static const char *quote(struct setting *s, char sign, char next)
{
    bool opens = (opens_before(s->before) || (script_is_cjk(s->before) && !s->open)) && !is_blank((unsigned char)next);

    if (sign == '"') {
        s->open = opens;
        return opens ? s->quotes->open : s->quotes->close;
    }
    if (opens && !(next >= '0' && next <= '9'))
        return s->quotes->single_open;
    return opens_before(s->before) || (next >= 'a' && next <= 'z') ? "’" : s->quotes->single_close;
}

static size_t count_sign(str text, char sign)
{
    size_t count = 0;

    while (count < text.len && text.at[count] == sign)
        count++;
    return count;
}

/* Sets what stands at the front of `text`, which is one of the four signs; returns how many bytes it takes. */
static size_t set_sign(struct setting *s, str text)
{
    size_t count = count_sign(text, text.at[0]);
    const char *set;

    if (text.at[0] == '"' || text.at[0] == '\'') {
        set = quote(s, text.at[0], text.len > 1 ? text.at[1] : '\n');
        count = 1;
    } else if (text.at[0] == '.') {
        set = count == 3 ? "…" : NULL;
    } else {
        set = count == 2 ? "–" : count == 3 ? "—" : NULL;
    }
    buf_add(&s->out, set ? str_of(set) : str_first(text, count));
    return count;
}

static void set_text(struct setting *s, struct node *node)
{
    str text = node->text;
    size_t copied = 0;

    buf_reset(&s->out);
    for (size_t at = 0, len; at < text.len; at += len) {
        uint32_t c = utf8_decode(str_from(text, at), &len);

        if (c < 0x80 && strchr("\"'.-", (int)c)) {
            buf_add(&s->out, (str){ text.at + copied, at - copied });
            len = set_sign(s, str_from(text, at));
            copied = at + len;
        }
        s->before = c;
    }
    if (copied == 0)
        return;
    buf_add(&s->out, str_from(text, copied));
    node->text = buf_copy(&s->out, s->doc->arena);
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
    s->open = false;
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
