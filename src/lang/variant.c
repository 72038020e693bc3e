#include "lang/variant.h"

#include "lang/variants.inc"

#include <string.h>

/* Every character of the tables takes three bytes, and bytes sort as code points do. */
enum { WIDTH = 3 };

static bool holds(const char *table, size_t size, const char *character)
{
    size_t low = 0, high = size / WIDTH;

    while (low < high) {
        size_t middle = (low + high) / 2;
        int order = memcmp(character, table + middle * WIDTH, WIDTH);

        if (order == 0)
            return true;
        if (order < 0)
            high = middle;
        else
            low = middle + 1;
    }
    return false;
}

void variant_count(struct variant_evidence *evidence, str text)
{
    for (size_t i = 0; i + WIDTH <= text.len;) {
        unsigned char first = (unsigned char)text.at[i];

        if (first < 0xE3 || first > 0xE9) { /* U+3400 to U+9FFF */
            i++;
            continue;
        }
        evidence->simplified += holds(simplified_only, sizeof simplified_only - 1, text.at + i);
        evidence->traditional += holds(traditional_only, sizeof traditional_only - 1, text.at + i);
        i += WIDTH;
    }
}

static str as(str otherwise, str lang)
{
    return str_starts(otherwise, lang) ? otherwise : lang;
}

str variant_language(const struct variant_evidence *evidence, str otherwise)
{
    if (evidence->simplified > evidence->traditional)
        return as(otherwise, S("zh-Hans"));
    if (evidence->traditional > evidence->simplified)
        return as(otherwise, S("zh-Hant"));
    return otherwise;
}
