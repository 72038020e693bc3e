#include "write/references.h"

#include "formats/url.h"

size_t references_add(struct references *references, struct reference_list *list, str target, struct span span)
{
    list->items = arena_grow(references->arena, list->items, list->count, &list->cap, sizeof *list->items);
    list->items[list->count] = (struct reference){ arena_copy(references->arena, target), span };
    return list->count++;
}

static bool is_own(str target)
{
    enum url_kind kind = url_kind(target);

    return kind == URL_RELATIVE || kind == URL_FRAGMENT;
}

void references_collect(struct references *references, struct node *root)
{
    for (struct node *node = root; node; node = node_next(root, node)) {
        if (node->kind == NODE_IMAGE)
            node->level = (int)references_add(references, &references->pictures, node->text, node->span);
        else if (node->kind == NODE_LINK && is_own(node->text))
            node->level = (int)references_add(references, &references->links, node->text, node->span);
    }
}
