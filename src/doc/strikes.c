#include "doc/emphasis.h"
#include "doc/inlines.h"

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

/* What stands on one side of a run: the character, and the one after that. */
struct side {
    uint32_t nearest, beyond;
};

static struct side side_before(const struct node *node)
{
    size_t at = node && node->kind == NODE_TEXT ? node->text.len : 0;
    uint32_t nearest = at ? emphasis_before(node->text, &at) : beside(node);

    return (struct side){ nearest, at ? emphasis_before(node->text, &at) : '\n' };
}

static struct side side_after(const struct node *node)
{
    bool text = node && node->kind == NODE_TEXT && node->text.len;
    size_t at = 0;
    uint32_t nearest = text ? emphasis_after(node->text, &at) : beside(node);

    return (struct side){ nearest, text ? emphasis_after(node->text, &at) : '\n' };
}

/* Whether a run flanks what is on its inner side: CommonMark 6.2, and what escapes_protect makes of it for asterisks. */
static bool flanks(struct side in, struct side out)
{
    uint32_t c = out.nearest;

    return !emphasis_is_space(in.nearest) &&
           (!emphasis_is_punctuation(in.nearest) || emphasis_is_space(c) || emphasis_is_punctuation(c) ||
               emphasis_may_part(in.nearest, in.beyond, c));
}

static struct run run_of(struct node *node)
{
    struct side before = side_before(node->prev), after = side_after(node->next);

    return (struct run){ node, flanks(after, before), flanks(before, after) };
}

/* Cuts the runs of tildes out of a text. */
static void cut_runs(struct doc *doc, struct node *node, struct runs *runs)
{
    for (const char *tilde; (tilde = memchr(node->text.at, '~', node->text.len));) {
        size_t at = (size_t)(tilde - node->text.at), len = 1;

        while (at + len < node->text.len && tilde[len] == '~')
            len++;
        if (at)
            node = doc_split(doc, node, at);
        if (node->text.len > len)
            doc_split(doc, node, len);
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
    node_wrap(doc->arena, NODE_STRIKE, open->next, close->prev);
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
    node_merge_texts(doc->arena, parent);
}

static void strike_below(struct doc *doc, struct node *root)
{
    for (struct node *node = root; node; node = node_next(root, node))
        if (node->first && !node_is_block(node->first))
            strike_children(doc, node);
}

void strikes_find(struct doc *doc)
{
    if (doc->markdown.len && memchr(doc->markdown.at, '~', doc->markdown.len))
        doc_each_root(doc, strike_below);
}
