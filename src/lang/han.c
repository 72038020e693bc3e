#include "lang/han.h"

#include "base/utf8.h"
#include "lang/japanese.inc"
#include "lang/script.h"
#include "lang/variant.h"

#include <stdint.h>

bool han_writes(str lang)
{
    static const char *const codes[] = { "zh", "ja", "ko" };

    for (size_t i = 0; i < sizeof codes / sizeof *codes; i++)
        if (str_starts(lang, str_of(codes[i])) && (lang.len == 2 || lang.at[2] == '-'))
            return true;
    return false;
}

/* As make-japanese.py has them. */
enum japan_writes { NOBODY, OLD, MODERN, ONLY_JAPAN, ALSO_TRADITIONAL };

enum { FIRST = 0x4E00, REPEATED = 0x3005 /* 々 */ };

static enum japan_writes japan_writes(uint32_t c)
{
    if (c == REPEATED)
        return ONLY_JAPAN;
    if (c < FIRST || c - FIRST >= 2 * sizeof japanese)
        return OLD;
    return (enum japan_writes)(japanese[(c - FIRST) / 2] >> (c - FIRST) % 2 * 4 & 15);
}

struct seen {
    bool nobody;
    size_t old, only, simplified, traditional;
};

static void note(struct seen *seen, uint32_t c)
{
    enum japan_writes how = japan_writes(c);
    enum variant variant = variant_of(c);

    seen->nobody |= (how == NOBODY && variant != VARIANT_BOTH) || (how == OLD && variant == VARIANT_SIMPLIFIED);
    seen->old += how == OLD && variant == VARIANT_TRADITIONAL;
    seen->only += how == ONLY_JAPAN;
    seen->simplified += how == MODERN && variant == VARIANT_SIMPLIFIED;
    seen->traditional += how == ALSO_TRADITIONAL || (how == MODERN && variant == VARIANT_TRADITIONAL);
}

enum han_japanese han_japanese(str text)
{
    struct seen seen = { false };
    size_t at = 0, len;

    while (!seen.nobody && (at = script_next_candidate(text, at)) < text.len) {
        uint32_t c = utf8_decode(str_from(text, at), &len);

        if (script_of(c) == SCRIPT_HAN)
            note(&seen, c);
        at += len;
    }
    if (seen.nobody)
        return HAN_NOT_JAPANESE;
    if (seen.only > seen.old || (!seen.old && seen.simplified && seen.traditional))
        return HAN_JAPANESE;
    return seen.old ? HAN_OLD : HAN_UNDECIDED;
}

static str by_letters(str text)
{
    str found = S("");
    size_t at = 0, len;

    while ((at = script_next_candidate(text, at)) < text.len) {
        enum script script = script_of(utf8_decode(str_from(text, at), &len));

        if (script == SCRIPT_HANGUL)
            return S("ko");
        if (script == SCRIPT_KANA)
            found = S("ja");
        at += len;
    }
    return found;
}

/* Han in a text that is Japanese or Korean where nothing else says: Chinese by what neither writes. */
static str in_another(str text, str otherwise, const struct variant_evidence *evidence)
{
    bool korean = str_starts(otherwise, S("ko"));

    if (han_japanese(text) != HAN_NOT_JAPANESE || (korean && evidence->simplified <= evidence->traditional))
        return otherwise;
    return variant_language(evidence, otherwise);
}

static str by_characters(str text, str otherwise, bool alone)
{
    struct variant_evidence evidence = { 0 };
    str letters = by_letters(text);

    if (letters.len)
        return letters;
    if (han_japanese(text) == HAN_JAPANESE)
        return S("ja");
    variant_count_characters(&evidence, text);
    if (!str_starts(otherwise, S("zh")))
        return in_another(text, otherwise, &evidence);
    if (alone && !evidence.simplified && !evidence.traditional)
        variant_count(&evidence, text);
    return variant_language(&evidence, otherwise);
}

str han_language(str text, str otherwise)
{
    return by_characters(text, otherwise, false);
}

str han_language_alone(str text, str otherwise)
{
    return by_characters(text, otherwise, true);
}
