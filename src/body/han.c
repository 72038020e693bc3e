#include "body/han.h"

#include "base/map.h"

struct collecting {
    const struct doc *doc;
    struct han_runs runs;
    size_t cap;
    struct map seen;
};

static bool is_run(const struct node *node)
{
    return node->kind == NODE_SPAN && str_starts(node->names->lang, S("zh")) && node->first &&
           node->first == node->last && node->first->kind == NODE_TEXT;
}

static void add(struct collecting *c, const struct node *node)
{
    str text = node->first->text;

    if (map_set(&c->seen, text, c))
        return;
    c->runs.items = arena_grow(c->doc->arena, c->runs.items, c->runs.count, &c->cap, sizeof *c->runs.items);
    c->runs.items[c->runs.count++] = (struct han_run){ text, node->names->lang };
}

static void collect(struct collecting *c, const struct node *root)
{
    const struct node *node = root;

    while (node) {
        bool closed = node->kind == NODE_CODE || node->kind == NODE_CODE_BLOCK || node->kind == NODE_RUBY;

        if (is_run(node))
            add(c, node);
        node = closed ? node_skip(root, node) : node_next(root, node);
    }
}

struct han_runs han_collect(const struct doc *doc)
{
    struct collecting c = { .doc = doc, .seen = { .arena = doc->arena } };

    collect(&c, doc->root);
    for (size_t i = 0; i < doc->note_count; i++)
        collect(&c, doc->notes[i].node);
    return c.runs;
}
