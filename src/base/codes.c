#include "base/codes.h"

#include "base/nearest.h"

#define CODE(name, rule) { name, CODE_##rule },
static const struct code codes[] = {
#include "base/codes.inc"
};

enum { CODES = sizeof codes / sizeof *codes };

const struct code *code_find(str name)
{
    for (size_t i = 0; i < CODES; i++)
        if (str_equal(str_of(codes[i].name), name))
            return &codes[i];
    return NULL;
}

str code_nearest(str name)
{
    struct nearest nearest = nearest_to(name);

    for (size_t i = 0; i < CODES; i++)
        nearest_offer(&nearest, str_of(codes[i].name));
    return nearest.found;
}
