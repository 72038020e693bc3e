#include "lang/variant.h"

#include "base/utf8.h"
#include "lang/cedict.h"
#include "lang/script.h"
#include "lang/variants.inc"

enum { FIRST = 0x3400 };

enum variant variant_of(uint32_t c)
{
    if (c < FIRST || c - FIRST >= 4 * sizeof variants)
        return VARIANT_BOTH;
    return (enum variant)(variants[(c - FIRST) / 4] >> (c - FIRST) % 4 * 2 & 3);
}

void variant_count_characters(struct variant_evidence *evidence, str text)
{
    size_t at = 0, len;

    while ((at = script_next_candidate(text, at)) < text.len) {
        enum variant variant = variant_of(utf8_decode(str_from(text, at), &len));

        evidence->simplified += variant == VARIANT_SIMPLIFIED;
        evidence->traditional += variant == VARIANT_TRADITIONAL;
        at += len;
    }
}

/* The longest word that begins there, of two characters at least: its last node and how many bytes it takes. */
static size_t longest_word(str text, size_t *bytes)
{
    struct cedict_path path = { 0 };
    size_t at = 0, node = 0, len;

    while (at < text.len && cedict_step(&path, cedict_character(utf8_decode(str_from(text, at), &len)))) {
        size_t here = at ? cedict_word_here(&path) : 0;

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
    struct cedict_path path = { 0 };
    bool as_listed = true, has_traditional = false;
    size_t len;

    for (; word.len; word = str_from(word, len)) {
        uint16_t character = cedict_character(utf8_decode(word, &len));

        cedict_step(&path, character);
        as_listed = as_listed && cedict_label(path.written) == character;
        has_traditional = has_traditional || cedict_simplified(character) != character;
    }
    if (as_listed && path.written == node && !(cedict_word(node).flags & CEDICT_ONE_SCRIPT))
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

    text = str_from(text, script_next_candidate(text, 0));
    variant_count_characters(&found, text);
    if (!found.simplified && !found.traditional)
        count_words(&found, text);
    evidence->simplified += found.simplified;
    evidence->traditional += found.traditional;
}

/* Whether a tag is a kind of zh-Hans or zh-Hant, by its script, else by its region: zh-TW. */
static bool is_kind_of(str tag, str lang)
{
    static const char *const traditional[] = { "zh-TW", "zh-HK", "zh-MO" };
    bool is_traditional = str_starts(tag, S("zh-Hant"));

    for (size_t i = 0; i < sizeof traditional / sizeof *traditional; i++)
        is_traditional = is_traditional || str_equal(tag, str_of(traditional[i]));
    return str_starts(tag, S("zh-")) && str_equal(lang, is_traditional ? S("zh-Hant") : S("zh-Hans"));
}

static str as(str otherwise, str lang)
{
    return is_kind_of(otherwise, lang) ? otherwise : lang;
}

str variant_language(const struct variant_evidence *evidence, str otherwise)
{
    if (evidence->simplified > evidence->traditional)
        return as(otherwise, S("zh-Hans"));
    if (evidence->traditional > evidence->simplified)
        return as(otherwise, S("zh-Hant"));
    return otherwise;
}
