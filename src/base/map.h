/* base/map.h: from text to a pointer, in constant time. */
#ifndef STELE_BASE_MAP_H
#define STELE_BASE_MAP_H

#include "base/arena.h"
#include "base/str.h"

#include <stdint.h>

struct map_slot {
    uint64_t hash;
    str key;
    void *value; /* NULL: free */
};

/* Zero-initialise it and set the arena. Keys are borrowed: they must live as long as the map. */
struct map {
    struct arena *arena;
    struct map_slot *slots;
    size_t count;
    size_t cap;
};

/* The value of a key, or NULL. */
void *map_get(const struct map *map, str key);

/* Sets a key's value, which isn't NULL; returns the value it had, or NULL. */
void *map_set(struct map *map, str key, void *value);

/* `name`, or with the first number after it that makes it new: name-2, name-3 … It is taken afterwards. The map is one
 * that only this function fills. Constant time for each name, however often it is asked for. */
str map_unique(struct map *map, str name);

#endif
