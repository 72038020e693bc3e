/* base/hasher.h: a hash of several values, one after another, each by itself: what lies between them in memory doesn't
 * count, and neither do texts run together. */
#ifndef STELE_BASE_HASHER_H
#define STELE_BASE_HASHER_H

#include "base/hash.h"

/* Zero-initialise it to begin; `hash` is that of all that was added. */
struct hasher {
    uint64_t hash;
};

static inline void hasher_number(struct hasher *hasher, uint64_t number)
{
    uint64_t pair[2] = { hasher->hash, number };

    hasher->hash = hash_bytes((str){ (const char *)pair, sizeof pair });
}

static inline void hasher_text(struct hasher *hasher, str text)
{
    hasher_number(hasher, hash_bytes(text));
}

#endif
