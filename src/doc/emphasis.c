#include "doc/emphasis.h"

#include "base/utf8.h"
#include "lang/script.h"

bool emphasis_is_space(uint32_t c)
{
    return c == ' ' || (c >= '\t' && c <= '\r') || c == 0xA0 || c == 0x3000 || (c >= 0x2000 && c <= 0x200A);
}

bool emphasis_is_punctuation(uint32_t c)
{
    if (c < 0x80)
        return (c >= '!' && c <= '/') || (c >= ':' && c <= '@') || (c >= '[' && c <= '`') || (c >= '{' && c <= '~');
    if (c < 0x2000) /* ¡ § « ¶ · » ¿ */
        return c == 0xA1 || c == 0xA7 || c == 0xAB || c == 0xB6 || c == 0xB7 || c == 0xBB || c == 0xBF;
    return (c >= 0x2010 && c <= 0x2027) || (c >= 0x2030 && c <= 0x205E) || script_of(c) == SCRIPT_CJK_MARK;
}

static bool is_cjk_letter(uint32_t c)
{
    return script_is_cjk(c) && script_of(c) != SCRIPT_CJK_MARK;
}

/* Two of those that wait: "**a *b***". */
static bool closes_two(struct emphasis *open, size_t run)
{
    if (run != 3 || open->count < 2 || open->runs[open->count - 1] + open->runs[open->count - 2] != 3)
        return false;
    open->count -= 2;
    return true;
}

static bool closes(struct emphasis *open, size_t run)
{
    for (size_t i = open->count; i > 0; i--) {
        if (open->runs[i - 1] != run)
            continue;
        open->count = i - 1;
        return true;
    }
    if (open->count == 0 || open->runs[open->count - 1] != 3 || run > 2)
        return closes_two(open, run);
    open->runs[open->count - 1] -= (unsigned char)run;
    return true;
}

static void opens(struct emphasis *open, size_t run)
{
    if (open->count < sizeof open->runs && run <= 3)
        open->runs[open->count++] = (unsigned char)run;
}

/* --- what stands beside a run */

uint32_t emphasis_before(str text, size_t *at)
{
    size_t len;

    if (*at == 0)
        return '\n';
    do
        --*at;
    while (*at && ((unsigned char)text.at[*at] & 0xC0) == 0x80);
    return utf8_decode(str_from(text, *at), &len);
}

uint32_t emphasis_after(str text, size_t *at)
{
    size_t len;
    uint32_t c;

    if (*at >= text.len)
        return '\n';
    c = utf8_decode(str_from(text, *at), &len);
    *at += len;
    return c;
}

/* A quotation mark of print, “ or ’: Chinese and English have the same. */
static bool is_curly(uint32_t c)
{
    return c >= 0x2018 && c <= 0x201F;
}

/* Whether punctuation is of Chinese: by itself, or a quotation mark around Han, `beside` being what it encloses. */
static bool is_cjk_punctuation(uint32_t c, uint32_t beside)
{
    return script_of(c) == SCRIPT_CJK_MARK || (is_curly(c) && script_is_cjk(beside));
}

bool emphasis_may_part(uint32_t inside, uint32_t beside, uint32_t outside)
{
    return is_cjk_letter(outside) || (is_cjk_punctuation(inside, beside) && !emphasis_is_space(outside) &&
                                         !emphasis_is_punctuation(outside));
}

enum emphasis_side emphasis_part(struct emphasis *open, str text, size_t at, size_t run)
{
    size_t first = at, end = at + run;
    uint32_t before = emphasis_before(text, &first), after = emphasis_after(text, &end);
    bool part;

    if (!emphasis_is_space(before) && closes(open, run)) {
        part = emphasis_is_punctuation(before) && emphasis_may_part(before, emphasis_before(text, &first), after);
        return part ? EMPHASIS_BEFORE : EMPHASIS_NONE;
    }
    if (emphasis_is_space(after))
        return EMPHASIS_NONE;
    opens(open, run);
    part = emphasis_is_punctuation(after) && emphasis_may_part(after, emphasis_after(text, &end), before);
    return part ? EMPHASIS_AFTER : EMPHASIS_NONE;
}
