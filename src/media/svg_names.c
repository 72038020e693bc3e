#include "media/svg_names.h"

#include <stdlib.h>

struct name {
    char name[20];
    unsigned char element;
};

static int compare_element(const void *wanted, const void *element)
{
    return str_compare(*(const str *)wanted, str_of(((const struct name *)element)->name));
}

enum svg_element svg_names_element(str name)
{
    static const struct name names[] = {
#define ELEMENT(name, what) { name, what },
#include "media/svg_names.inc"
#undef ELEMENT
    };
    const struct name *found = bsearch(&name, names, sizeof names / sizeof *names, sizeof *names, compare_element);

    return found ? (enum svg_element)found->element : SVG_UNKNOWN;
}

static int compare_attribute(const void *wanted, const void *name)
{
    return str_compare(*(const str *)wanted, str_of(name));
}

bool svg_names_has_attribute(str name)
{
    static const char names[][29] = {
#define ATTRIBUTE(name) name,
#include "media/svg_names.inc"
#undef ATTRIBUTE
    };

    return bsearch(&name, names, sizeof names / sizeof *names, sizeof *names, compare_attribute);
}
