#include "lang/variant.h"

#include "base/utf8.h"
#include "lang/script.h"
#include "lang/table.h"
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

static void count_characters(struct variant_evidence *evidence, str text)
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

/* The longest word that begins there, of two characters at least: its last node and how many bytes it takes. */
static size_t longest_word(str text, size_t *bytes)
{
    struct table_path path = { 0 };
    size_t at = 0, node = 0, len;

    while (at < text.len && table_step(&path, table_character(utf8_decode(str_from(text, at), &len)))) {
        size_t here = at ? table_word_here(&path) : 0;

        at += len;
        if (here) {
            node = here;
            *bytes = at;
        }
    }
    return node;
}

/* What the writing of a word shows. In characters other than those that it is listed by it is traditional; as it is
 * listed, either, where the table says that only one script has it so. */
static void count_word(struct variant_evidence *evidence, str word, size_t node)
{
    struct table_path path = { 0 };
    bool as_listed = true, has_traditional = false;
    size_t len;

    for (; word.len; word = str_from(word, len)) {
        uint16_t character = table_character(utf8_decode(word, &len));

        table_step(&path, character);
        as_listed = as_listed && table_label(path.written) == character;
        has_traditional = has_traditional || table_simplified(character) != character;
    }
    if (as_listed && path.written == node && !(table_word(node).flags & TABLE_ONE_SCRIPT))
        return;
    if (has_traditional)
        evidence->traditional++;
    else
        evidence->simplified++;
}

static void count_words(struct variant_evidence *evidence, str text)
{
    size_t at = 0;

    while ((at = script_next_candidate(text, at)) < text.len) {
        size_t bytes = 1, node = longest_word(str_from(text, at), &bytes);

        if (node)
            count_word(evidence, str_first(str_from(text, at), bytes), node);
        at += bytes;
    }
}

void variant_count(struct variant_evidence *evidence, str text)
{
    struct variant_evidence found = { 0 };

    count_characters(&found, text);
    if (!found.simplified && !found.traditional)
        count_words(&found, text);
    evidence->simplified += found.simplified;
    evidence->traditional += found.traditional;
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
