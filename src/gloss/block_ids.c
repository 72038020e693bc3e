#include "gloss/block_ids.h"

#include "doc/ids.h"

static bool in_tight_item(const struct node *node)
{
    return node->parent && node->parent->kind == NODE_ITEM && node->parent->parent->tight;
}

bool block_ids_may_name(const struct node *node)
{
    switch ((int)node->kind) {
    case NODE_PARAGRAPH: return !in_tight_item(node);
    case NODE_HEADING:
    case NODE_ITEM:
    case NODE_CELL:
    case NODE_FIGURE:
    case NODE_TERM:
    case NODE_DEFINITION:
    case NODE_NOTE: return true;
    default: return false;
    }
}

struct node *block_ids_block(struct node *node)
{
    struct node *block = NULL;

    for (; node->parent; node = node->parent) {
        if (!block && block_ids_may_name(node))
            block = node;
        if (node->kind == NODE_NOTE)
            return node;
    }
    return block && node->kind != NODE_NOTE ? block : node;
}

struct block_ids block_ids_begin(struct doc *doc)
{
    return (struct block_ids){ .doc = doc, .known = doc->id_count };
}

void block_ids_pass(struct block_ids *block_ids, const struct node *node)
{
    block_ids->passed += block_ids_may_name(node);
}

/* p-N; with a number after it where an item goes on after a list within it, with a letter where an author called
 * another block so. */
static str free_id(struct block_ids *block_ids)
{
    struct doc *doc = block_ids->doc;
    str id = arena_printf(doc->arena, "p-%zu", block_ids->passed);

    block_ids->again = block_ids->named == block_ids->passed ? block_ids->again + 1 : 1;
    block_ids->named = block_ids->passed;
    if (block_ids->again > 1)
        id = arena_printf(doc->arena, "%.*s-%zu", STR(id), block_ids->again);
    while (ids_have(doc->ids, block_ids->known, id))
        id = arena_printf(doc->arena, "%.*sx", STR(id));
    return id;
}

void block_ids_give(struct block_ids *block_ids, struct node *block)
{
    struct doc *doc = block_ids->doc;
    str id;

    if (block->kind == NODE_NOTE || block->kind == NODE_DOCUMENT || block->names->id.len)
        return;
    id = free_id(block_ids);
    node_names(doc->arena, block)->id = id;
    if (!block_ids->cap)
        block_ids->cap = doc->id_count; /* the list was made by another and counts as full */
    doc->ids = arena_grow(doc->arena, doc->ids, doc->id_count, &block_ids->cap, sizeof *doc->ids);
    doc->ids[doc->id_count++] = id;
}

void block_ids_end(struct block_ids *block_ids)
{
    ids_sort(block_ids->doc);
}
