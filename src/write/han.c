#include "write/han.h"

bool han_is_run(const struct node *node)
{
    return node->kind == NODE_SPAN && str_starts(node->names->lang, S("zh")) && node->first &&
           node->first == node->last && node->first->kind == NODE_TEXT;
}

/* Whether a link's words are an address. */
static bool is_address(const struct node *node)
{
    const struct node *words = node->kind == NODE_LINK ? node->first : NULL;

    return words && words->kind == NODE_TEXT &&
           (str_find(words->text, S("://")) >= 0 || str_starts(words->text, S("www.")));
}

/* A reader copies it, or its author has set what stands there. */
bool han_is_closed(const struct node *node)
{
    return node->kind == NODE_CODE || node->kind == NODE_CODE_BLOCK || node->kind == NODE_RUBY || is_address(node);
}

size_t han_add(struct han *han, const struct node *run)
{
    struct arena *arena = han->seen.arena;
    str text = run->first->text;
    uintptr_t number = (uintptr_t)map_get(&han->seen, text);

    if (number)
        return number - 1;
    text = arena_copy(arena, text);
    han->runs.items = arena_grow(arena, han->runs.items, han->runs.count, &han->cap, sizeof *han->runs.items);
    han->runs.items[han->runs.count++] = (struct han_run){ text, arena_copy(arena, run->names->lang) };
    map_set(&han->seen, text, (void *)(uintptr_t)han->runs.count);
    return han->runs.count - 1;
}
