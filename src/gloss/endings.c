#include "gloss/endings.h"

#include <string.h>

/* Of how many characters an ending consists at most, and how many bytes each has. */
enum { ENDING_CHARACTERS = 5, HAN_BYTES = 3 };

/* Letters, no pointers: those would be set at every start. */
struct listed {
    char ending[ENDING_CHARACTERS * HAN_BYTES + 1];
    unsigned classes;
};

static const struct listed list[] = {
#define E(ending, classes) { ending, classes },
#include "gloss/endings.inc"
#undef E
};

static unsigned look_up(str ending)
{
    size_t low = 0, high = sizeof list / sizeof *list;

    while (low < high) {
        size_t middle = (low + high) / 2;
        int order = strncmp(ending.at, list[middle].ending, ending.len);

        if (order == 0 && list[middle].ending[ending.len] == '\0')
            return list[middle].classes;
        if (order <= 0)
            high = middle;
        else
            low = middle + 1;
    }
    return 0;
}

unsigned ending_classes(str han)
{
    unsigned classes = 0;

    for (size_t bytes = HAN_BYTES; bytes <= han.len && bytes <= ENDING_CHARACTERS * HAN_BYTES; bytes += HAN_BYTES)
        classes |= look_up(str_from(han, han.len - bytes));
    return classes;
}
