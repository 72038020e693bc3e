#include "gloss/places.h"

#include "doc/ids.h"

static bool in_tight_item(const struct node *node)
{
    return node->parent && node->parent->kind == NODE_ITEM && node->parent->parent->tight;
}

bool place_is(const struct node *node)
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

struct node *place_of(struct node *node)
{
    struct node *place = NULL;

    for (; node->parent; node = node->parent) {
        if (!place && place_is(node))
            place = node;
        if (node->kind == NODE_NOTE)
            return node;
    }
    return place && node->kind != NODE_NOTE ? place : node;
}

struct places places_begin(struct doc *doc)
{
    return (struct places){ .doc = doc, .known = doc->id_count };
}

void places_pass(struct places *places, const struct node *node)
{
    places->passed += place_is(node);
}

/* p-N; with a number behind it where an item goes on behind a list within it, with a letter where an author called
 * another place so. */
static str free_id(struct places *places)
{
    struct doc *doc = places->doc;
    str id = arena_printf(doc->arena, "p-%zu", places->passed);

    places->again = places->named == places->passed ? places->again + 1 : 1;
    places->named = places->passed;
    if (places->again > 1)
        id = arena_printf(doc->arena, "%.*s-%zu", STR(id), places->again);
    while (ids_have(doc->ids, places->known, id))
        id = arena_printf(doc->arena, "%.*sx", STR(id));
    return id;
}

void places_name(struct places *places, struct node *place)
{
    struct doc *doc = places->doc;
    str id;

    if (place->kind == NODE_NOTE || place->kind == NODE_DOCUMENT || place->names->id.len)
        return;
    id = free_id(places);
    node_names(doc, place)->id = id;
    if (!places->cap)
        places->cap = doc->id_count; /* the list was made by another and counts as full */
    doc->ids = arena_grow(doc->arena, doc->ids, doc->id_count, &places->cap, sizeof *doc->ids);
    doc->ids[doc->id_count++] = id;
}

void places_end(struct places *places)
{
    ids_sort(places->doc);
}
