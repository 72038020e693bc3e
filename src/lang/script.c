#include "lang/script.h"

#include "base/bytes16.h"

struct range {
    uint32_t first;
    uint32_t last;
    enum script script;
};

/* In order; what lies between is SCRIPT_OTHER. */
static const struct range ranges[] = {
    { 0x1100, 0x11FF, SCRIPT_HANGUL },
    { 0x2E80, 0x2FDF, SCRIPT_HAN },
    { 0x2FF0, 0x3004, SCRIPT_CJK_MARK },
    { 0x3005, 0x3005, SCRIPT_HAN },
    { 0x3006, 0x3006, SCRIPT_CJK_MARK },
    { 0x3007, 0x3007, SCRIPT_HAN },
    { 0x3008, 0x3020, SCRIPT_CJK_MARK },
    { 0x3021, 0x3029, SCRIPT_HAN },
    { 0x302A, 0x3037, SCRIPT_CJK_MARK },
    { 0x3038, 0x303B, SCRIPT_HAN },
    { 0x303C, 0x303F, SCRIPT_CJK_MARK },
    { 0x3041, 0x30FA, SCRIPT_KANA },
    { 0x30FB, 0x30FB, SCRIPT_CJK_MARK },
    { 0x30FC, 0x30FF, SCRIPT_KANA },
    { 0x3105, 0x312F, SCRIPT_HAN },
    { 0x3131, 0x318E, SCRIPT_HANGUL },
    { 0x31A0, 0x31BF, SCRIPT_HAN },
    { 0x31F0, 0x31FF, SCRIPT_KANA },
    { 0x3400, 0x4DBF, SCRIPT_HAN },
    { 0x4E00, 0x9FFF, SCRIPT_HAN },
    { 0xA960, 0xA97F, SCRIPT_HANGUL },
    { 0xAC00, 0xD7FB, SCRIPT_HANGUL },
    { 0xF900, 0xFAD9, SCRIPT_HAN },
    { 0xFE10, 0xFE1F, SCRIPT_CJK_MARK },
    { 0xFE30, 0xFE6F, SCRIPT_CJK_MARK },
    { 0xFF01, 0xFF65, SCRIPT_CJK_MARK },
    { 0xFF66, 0xFF9F, SCRIPT_KANA },
    { 0xFFA0, 0xFFDC, SCRIPT_HANGUL },
    { 0x20000, 0x323AF, SCRIPT_HAN },
};

enum script script_of(uint32_t c)
{
    size_t low = 0, high = sizeof ranges / sizeof *ranges;

    if (c >= 0x4E00 && c <= 0x9FFF)
        return SCRIPT_HAN;
    while (low < high) {
        size_t middle = (low + high) / 2;

        if (c < ranges[middle].first)
            high = middle;
        else if (c > ranges[middle].last)
            low = middle + 1;
        else
            return ranges[middle].script;
    }
    return SCRIPT_OTHER;
}

bool script_is_cjk(uint32_t c)
{
    return script_of(c) != SCRIPT_OTHER;
}

/* U+1100 is E1 84 80, U+2E80 is E2 BA 80: between them are the marks of English prose, ’ “ ” — and the like, and above
 * begins what counts. */
static bool may_begin(str text, size_t at)
{
    unsigned char byte = (unsigned char)text.at[at];

    if (byte != 0xE2 || at + 1 == text.len)
        return byte >= 0xE1;
    return (unsigned char)text.at[at + 1] >= 0xBA;
}

bool script_selects_variant(uint32_t c)
{
    return (c >= 0xFE00 && c <= 0xFE0F) || (c >= 0xE0100 && c <= 0xE01EF);
}

size_t script_pass_others(str text, size_t from)
{
    while (from < text.len && text.len - from >= sizeof(bytes16)) {
        bytes16 high;

        if (text.len - from >= 2 * sizeof high &&
            !bytes16_any_wide(bytes16_load(text.at + from) | bytes16_load(text.at + from + sizeof high))) {
            from += 2 * sizeof high;
            continue;
        }
        high = (bytes16)(bytes16_load(text.at + from) > 0xE0);
        if (!bytes16_any(high)) {
            from += sizeof high;
            continue;
        }
        from += bytes16_first(high);
        if (may_begin(text, from))
            return from;
        from++;
    }
    while (from < text.len && !may_begin(text, from))
        from++;
    return from;
}
