#include "write/han.h"

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

static void add(struct collecting *c, str text, str lang)
{
    if (map_set(&c->seen, text, c))
        return;
    c->runs.items = arena_grow(c->doc->arena, c->runs.items, c->runs.count, &c->cap, sizeof *c->runs.items);
    c->runs.items[c->runs.count++] = (struct han_run){ text, lang };
}

/* Whether a link's words are an address. */
static bool is_address(const struct node *node)
{
    const struct node *words = node->kind == NODE_LINK ? node->first : NULL;

    return words && words->kind == NODE_TEXT &&
           (str_find(words->text, S("://")) >= 0 || str_starts(words->text, S("www.")));
}

/* Where nothing stands above the text: a reader copies it, or its author has set what stands there. */
static bool is_closed(const struct node *node)
{
    return node->kind == NODE_CODE || node->kind == NODE_CODE_BLOCK || node->kind == NODE_RUBY || is_address(node);
}

static void collect(struct collecting *c, const struct node *root)
{
    const struct node *node = root;

    while (node) {
        if (is_run(node))
            add(c, node->first->text, node->names->lang);
        node = is_closed(node) ? node_skip(root, node) : node_next(root, node);
    }
}

/* What stands before the next `end` in *rest, which is behind that then. False where there is none. */
static bool take(str *rest, str end, str *taken)
{
    ptrdiff_t at = str_find(*rest, end);

    if (at < 0)
        return false;
    *taken = str_first(*rest, (size_t)at);
    *rest = str_from(*rest, (size_t)at + end.len);
    return true;
}

/* The runs of a line that is written already: <span lang="zh-Hans" …>总体</span>. */
static void collect_line(struct collecting *c, str xhtml)
{
    str before, subtags, others, text;

    while (take(&xhtml, S("<span lang=\"zh"), &before) && take(&xhtml, S("\""), &subtags) &&
           take(&xhtml, S(">"), &others) && take(&xhtml, S("<"), &text))
        if (str_starts(xhtml, S("/span>")) && str_find(text, S("&")) < 0)
            add(c, text, (str){ subtags.at - 2, subtags.len + 2 });
}

struct han_runs han_collect(const struct doc *doc, const str *lines, size_t count)
{
    struct collecting c = { .doc = doc, .seen = { .arena = doc->arena } };

    for (size_t i = 0; i < count; i++)
        collect_line(&c, lines[i]);
    collect(&c, doc->root);
    for (size_t i = 0; i < doc->note_count; i++)
        collect(&c, doc->notes[i].node);
    return c.runs;
}
