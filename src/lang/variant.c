#include "lang/variant.h"

#include "lang/script.h"
#include "lang/variants.inc"

#include <stdint.h>

/* Every character of the tables takes three bytes, and bytes sort as code points do. */
enum { WIDTH = 3 };

static uint32_t number_of(const char *character)
{
    const unsigned char *bytes = (const unsigned char *)character;

    return (uint32_t)bytes[0] << 16 | (uint32_t)bytes[1] << 8 | bytes[2];
}

static bool holds(const char *table, size_t size, uint32_t number)
{
    size_t low = 0, high = size / WIDTH;

    while (low < high) {
        size_t middle = (low + high) / 2;
        uint32_t there = number_of(table + middle * WIDTH);

        if (there == number)
            return true;
        if (number < there)
            high = middle;
        else
            low = middle + 1;
    }
    return false;
}

void variant_count(struct variant_evidence *evidence, str text)
{
    size_t at = 0;

    while ((at = script_next_candidate(text, at)) + WIDTH <= text.len) {
        uint32_t number = number_of(text.at + at);

        if (number < 0xE38080 || number > 0xE9BFBF) { /* U+3000 to U+9FFF */
            at++;
            continue;
        }
        evidence->simplified += holds(simplified_only, sizeof simplified_only - 1, number);
        evidence->traditional += holds(traditional_only, sizeof traditional_only - 1, number);
        at += WIDTH;
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
