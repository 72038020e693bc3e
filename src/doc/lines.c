#include "doc/lines.h"

#include "base/utf8.h"
#include "lang/script.h"

struct joining {
    bool unspaced;        /* what stands before is Chinese or Japanese */
    struct node *pending; /* a break after it, of which it isn't known yet what comes next */
    bool joined;          /* a break has gone */
};

/* “ ” ‘ ’ — … · */
static bool is_shared(uint32_t c)
{
    return c == 0x201C || c == 0x201D || c == 0x2018 || c == 0x2019 || c == 0x2014 || c == 0x2026 || c == 0xB7;
}

/* Korean has spaces. */
static bool is_unspaced(uint32_t c)
{
    enum script script = script_of(c);

    return script != SCRIPT_OTHER && script != SCRIPT_HANGUL;
}

/* A character that decides; what waited for it is decided. */
static void meet(struct joining *j, uint32_t c)
{
    if (j->pending && is_unspaced(c)) {
        node_unlink(j->pending);
        j->joined = true;
    }
    j->pending = NULL;
    j->unspaced = is_unspaced(c);
}

static void pass_first(struct joining *j, str text)
{
    for (size_t at = 0, len; at < text.len; at += len) {
        uint32_t c = utf8_decode(str_from(text, at), &len);

        if (is_shared(c))
            continue;
        meet(j, c);
        return;
    }
}

static void pass_last(struct joining *j, str text)
{
    for (size_t at = text.len, len; at > 0;) {
        uint32_t c;

        do
            at--;
        while (at && ((unsigned char)text.at[at] & 0xC0) == 0x80);
        c = utf8_decode(str_from(text, at), &len);
        if (is_shared(c))
            continue;
        j->unspaced = is_unspaced(c);
        return;
    }
}

/* What stands above the line. */
static bool is_reading(const struct node *node)
{
    return node->kind == NODE_PHRASE && (str_equal(node->text, S("rt")) || str_equal(node->text, S("rp")));
}

static void join_within(struct doc *doc, struct node *root);

static void pass(struct doc *doc, struct joining *j, struct node *node)
{
    switch ((int)node->kind) {
    case NODE_TEXT:
    case NODE_CODE:
        pass_first(j, node->text);
        pass_last(j, node->text);
        return;
    case NODE_SOFT_BREAK:
        j->pending = j->unspaced ? node : NULL;
        j->unspaced = false;
        return;
    case NODE_IMAGE:
        join_within(doc, node);
        meet(j, 'x');
        return;
    case NODE_HARD_BREAK: meet(j, ' '); return;
    default: return;
    }
}

static void merge_below(struct doc *doc, struct node *root)
{
    for (struct node *node = root; node; node = node_next(root, node))
        if (node->first)
            node_merge_texts(doc->arena, node);
}

/* What is within a block, or a picture's description. */
static void join_within(struct doc *doc, struct node *root)
{
    struct joining j = { .unspaced = false };
    struct node *next;

    for (struct node *node = root->first; node; node = next) {
        bool aside = node->kind == NODE_IMAGE || is_reading(node);

        next = aside ? node_skip(root, node) : node_next(root, node);
        pass(doc, &j, node);
    }
    if (j.joined)
        merge_below(doc, root);
}

static bool has_break(const struct node *root)
{
    for (const struct node *node = root->first; node; node = node_next(root, node))
        if (node->kind == NODE_SOFT_BREAK)
            return true;
    return false;
}

static void join_below(struct doc *doc, struct node *root)
{
    for (struct node *node = root; node; node = node_next_block(root, node))
        if (node->first && !node_is_block(node->first) && has_break(node))
            join_within(doc, node);
}

void lines_join(struct doc *doc)
{
    join_below(doc, doc->root);
    for (size_t i = 0; i < doc->note_count; i++)
        join_below(doc, doc->notes[i].node);
}
