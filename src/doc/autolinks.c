/* Addresses that stand bare in the text. */
#include "doc/addresses.h"
#include "doc/escapes.h"
#include "doc/inlines.h"

#include <string.h>

/* Makes the address a link; returns the text after it, or NULL. */
static struct node *make_link(struct doc *doc, struct node *node, const struct address *address)
{
    size_t len = address->end - address->begin;
    struct node *inside = address->begin ? doc_split(doc, node, address->begin) : node;
    struct node *rest = inside->text.len > len ? doc_split(doc, inside, len) : NULL;
    struct node *link = node_wrap(doc->arena, NODE_LINK, inside, inside);

    node_set_text(inside, escapes_restore(doc->arena, inside->text, false));
    link->text = arena_printf(doc->arena, "%s%.*s", address->prefix, STR(inside->text));
    return rest;
}

/* Where the next sign of each kind stands; one that has been passed is looked for anew. The text after a link is part
 * of the text before it, so that these stay true for it, and all of them are found in one way through. */
struct signs {
    const char *colon, *at, *www;
};

static const char *next_of(const char *from, const char *end, char sign)
{
    const char *found = from < end ? memchr(from, sign, (size_t)(end - from)) : NULL;

    return found ? found : end;
}

static const char *next_www(const char *from, const char *end)
{
    ptrdiff_t found = str_find((str){ from, (size_t)(end - from) }, S("www."));

    return found < 0 ? end : from + found;
}

/* The next sign of any kind in `text`, from byte `from` on; its length where there is none. */
static size_t next_sign(struct signs *signs, str text, size_t from)
{
    const char *begin = text.at + from, *end = text.at + text.len, *next;

    if (signs->colon < begin)
        signs->colon = next_of(begin, end, ':');
    if (signs->at < begin)
        signs->at = next_of(begin, end, '@');
    if (signs->www < begin)
        signs->www = next_www(begin, end);
    next = signs->colon < signs->at ? signs->colon : signs->at;
    return (size_t)((next < signs->www ? next : signs->www) - text.at);
}

static void link_text(struct doc *doc, struct node *node)
{
    struct signs signs = { NULL, NULL, doc->has_www ? NULL : node->text.at + node->text.len };
    size_t floor = 0, at = 0;

    if (node->lacks & LACKS_ADDRESS && !doc->has_www && !doc->is_protected)
        return;
    if (doc->is_protected)
        node_set_text(node, escapes_show_addresses(doc->arena, node->text));
    while (node && (at = next_sign(&signs, node->text, at)) < node->text.len) {
        struct address found;

        if (!address_find(node->text, floor, at++, &found))
            continue;
        node = make_link(doc, node, &found);
        at = 0;
        floor = 0;
    }
}

static void link_below(struct doc *doc, struct node *root)
{
    struct node *next;

    for (struct node *node = root; node; node = next) {
        bool closed = node->kind == NODE_LINK || node->kind == NODE_IMAGE;

        next = closed ? node_skip(root, node) : node_next(root, node);
        if (node->kind == NODE_TEXT)
            link_text(doc, node);
    }
}

void autolinks_find(struct doc *doc)
{
    if (doc->markdown.len && (memchr(doc->markdown.at, '@', doc->markdown.len) ||
                                 str_find(doc->markdown, S("://")) >= 0 || str_find(doc->markdown, S("www.")) >= 0))
        doc_each_root(doc, link_below);
}
