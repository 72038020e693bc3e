/* base/nearest.h: which of the names that there are a mistyped one was meant for. */
#ifndef STELE_BASE_NEAREST_H
#define STELE_BASE_NEAREST_H

#include "base/str.h"

/* Begin with nearest_to, offer each name, then look at `found`: empty where none is near. Names are borrowed. */
struct nearest {
    str wanted;
    str found;
    int distance; /* the next must be nearer than that */
};

/* Further than two edits (insertions, deletions, changes, swaps) is another word. */
static inline struct nearest nearest_to(str wanted)
{
    return (struct nearest){ wanted, S(""), 3 };
}

static inline void nearest_offer(struct nearest *nearest, str name)
{
    int distance = str_distance(nearest->wanted, name, nearest->distance);

    if (distance >= nearest->distance)
        return;
    nearest->distance = distance;
    nearest->found = name;
}

#endif
