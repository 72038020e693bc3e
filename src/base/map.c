#include "base/map.h"

#include "base/hash.h"

static struct map_slot *find_slot(const struct map *map, str key, uint64_t hash)
{
    size_t i = hash & (map->cap - 1);

    while (map->slots[i].value && (map->slots[i].hash != hash || !str_equal(map->slots[i].key, key)))
        i = (i + 1) & (map->cap - 1);
    return &map->slots[i];
}

static void grow(struct map *map)
{
    struct map bigger = { .arena = map->arena, .count = map->count, .cap = map->cap ? map->cap * 2 : 16 };

    bigger.slots = arena_array(map->arena, struct map_slot, bigger.cap);
    for (size_t i = 0; i < map->cap; i++)
        if (map->slots[i].value)
            *find_slot(&bigger, map->slots[i].key, map->slots[i].hash) = map->slots[i];
    arena_return(map->arena, map->slots, map->cap * sizeof *map->slots);
    *map = bigger;
}

void *map_get(const struct map *map, str key)
{
    return map->cap ? find_slot(map, key, hash_bytes(key))->value : NULL;
}

void *map_set(struct map *map, str key, void *value)
{
    struct map_slot *slot;
    void *before;

    if (map->count * 4 >= map->cap * 3)
        grow(map);
    slot = find_slot(map, key, hash_bytes(key));
    before = slot->value;
    if (!before)
        map->count++;
    *slot = (struct map_slot){ hash_bytes(key), key, value };
    return before;
}

str map_unique(struct map *map, str name)
{
    int *last = map_get(map, name), *fresh = arena_new(map->arena, int); /* the last number tried after a name */
    str candidate = name;

    while (last && map_get(map, candidate))
        candidate = arena_printf(map->arena, "%.*s-%d", STR(name), ++*last);
    *fresh = 1;
    map_set(map, candidate, fresh);
    return candidate;
}
