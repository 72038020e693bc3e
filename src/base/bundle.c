#include "base/bundle.h"

bool bundle_add(struct bundle *bundle, str path, str type, str bytes, struct diag *diag)
{
    return bundle->add(bundle, (struct entry){ path, type, bytes }, diag);
}

static bool keep(struct bundle *bundle, struct entry entry, struct diag *diag)
{
    struct bundle_memory *memory = (struct bundle_memory *)bundle;

    (void)diag;
    memory->items = arena_grow(memory->arena, memory->items, memory->count, &memory->cap, sizeof *memory->items);
    memory->items[memory->count++] = (struct entry){
        arena_copy(memory->arena, entry.path),
        arena_copy(memory->arena, entry.type),
        arena_copy(memory->arena, entry.bytes),
    };
    return true;
}

struct bundle_memory bundle_memory(struct arena *arena)
{
    return (struct bundle_memory){ .bundle = { keep }, .arena = arena };
}

const struct entry *bundle_find(const struct bundle_memory *memory, str path)
{
    for (size_t i = 0; i < memory->count; i++)
        if (str_equal(memory->items[i].path, path))
            return &memory->items[i];
    return NULL;
}
