#include "gloss/gloss.h"

const char *gloss_kind_name(enum gloss_kind kind)
{
    static const char *const names[] = { "term", "name", "title", "quotation" };

    return names[kind];
}
