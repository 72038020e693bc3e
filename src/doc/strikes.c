#include "doc/emphasis.h"
#include "doc/inlines.h"

#include "base/utf8.h"

#include <string.h>

/* A run of one or two tildes, cut out as a text of its own. */
struct run {
    struct node *node;
    bool opens;
    bool closes;
};

struct runs {
    struct run *items;
    size_t count;
    size_t cap;
};

/* What a node other than text begins and ends with as it was written: signs, all of them. */
static uint32_t beside(const struct node *node)
{
    bool line_break = !node || node->kind == NODE_SOFT_BREAK || node->kind == NODE_HARD_BREAK;

    return line_break ? '\n' : '*';
}

static uint32_t last_character(const struct node *node)
{
    size_t from = node && node->kind == NODE_TEXT ? node->text.len : 0, len;

    if (from == 0)
        return beside(node);
    do
        from--;
    while (from && ((unsigned char)node->text.at[from] & 0xC0) == 0x80);
    return utf8_decode(str_from(node->text, from), &len);
}

static uint32_t first_character(const struct node *node)
{
    size_t len;

    return node && node->kind == NODE_TEXT && node->text.len ? utf8_decode(node->text, &len) : beside(node);
}

/* Whether what stands on the one side lets punctuation stand on the other. */
static bool is_outside(uint32_t c, uint32_t inside)
{
    return emphasis_is_space(c) || emphasis_is_punctuation(c) || emphasis_may_part(inside, c);
}

/* The flanking rules of CommonMark 6.2, and what escapes_protect makes of them for asterisks. */
static struct run run_of(struct node *node)
{
    uint32_t before = last_character(node->prev), after = first_character(node->next);
    bool left = !emphasis_is_space(after) && (!emphasis_is_punctuation(after) || is_outside(before, after));
    bool right = !emphasis_is_space(before) && (!emphasis_is_punctuation(before) || is_outside(after, before));

    return (struct run){ node, left, right };
}

/* Cuts the runs of tildes out of a text. */
static void cut_runs(struct doc *doc, struct node *node, struct runs *runs)
{
    for (const char *tilde; (tilde = memchr(node->text.at, '~', node->text.len));) {
        size_t at = (size_t)(tilde - node->text.at), len = 1;

        while (at + len < node->text.len && tilde[len] == '~')
            len++;
        if (at)
            node = node_split(doc, node, at);
        if (node->text.len > len)
            node_split(doc, node, len);
        if (len <= 2) {
            runs->items = arena_grow(doc->arena, runs->items, runs->count, &runs->cap, sizeof *runs->items);
            runs->items[runs->count++] = (struct run){ .node = node };
        }
        if (!node->next || node->next->kind != NODE_TEXT || node->text.len != len)
            return;
        node = node->next;
    }
}

static void strike(struct doc *doc, struct node *open, struct node *close)
{
    if (open->next == close)
        return;
    node_wrap(doc, NODE_STRIKE, open->next, close->prev);
    node_unlink(open);
    node_unlink(close);
}

/* Each closing run takes the nearest opening one of its length. Two stacks, so that nothing is searched for. */
static void match_runs(struct doc *doc, struct runs *runs)
{
    size_t *open[2] = { arena_array(doc->arena, size_t, runs->count), arena_array(doc->arena, size_t, runs->count) };
    size_t depth[2] = { 0, 0 };

    for (size_t i = 0; i < runs->count; i++) {
        struct run *run = &runs->items[i];
        size_t kind = run->node->text.len - 1, other = 1 - kind;

        if (run->closes && depth[kind]) {
            size_t at = open[kind][--depth[kind]];

            while (depth[other] && open[other][depth[other] - 1] > at)
                depth[other]--; /* what was opened within can't be closed outside */
            strike(doc, runs->items[at].node, run->node);
        } else if (run->opens) {
            open[kind][depth[kind]++] = i;
        }
    }
}

static void strike_children(struct doc *doc, struct node *parent)
{
    struct runs runs = { 0 };
    struct node *next;

    for (struct node *node = parent->first; node; node = next) {
        next = node->next;
        if (node->kind == NODE_TEXT && node->text.len && memchr(node->text.at, '~', node->text.len))
            cut_runs(doc, node, &runs);
    }
    if (runs.count == 0)
        return;
    for (size_t i = 0; i < runs.count; i++)
        runs.items[i] = run_of(runs.items[i].node);
    match_runs(doc, &runs);
    node_merge_texts(doc, parent);
}

static void strike_below(struct doc *doc, struct node *root)
{
    for (struct node *node = root; node; node = node_next(root, node))
        if (node->first && !node_is_block(node->first))
            strike_children(doc, node);
}

void strikes_find(struct doc *doc)
{
    if (doc->source.len && memchr(doc->source.at, '~', doc->source.len))
        doc_each_root(doc, strike_below);
}
