#include "doc/emphasis.h"

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

bool emphasis_is_cjk_letter(uint32_t c)
{
    return script_is_cjk(c) && script_of(c) != SCRIPT_CJK_MARK;
}

bool emphasis_may_part(uint32_t inside, uint32_t outside)
{
    return emphasis_is_cjk_letter(outside) ||
           (script_of(inside) == SCRIPT_CJK_MARK && !emphasis_is_space(outside) && !emphasis_is_punctuation(outside));
}

/* Two of those that wait: "**a *b***". */
static bool closes_two(struct emphasis *open, size_t run)
{
    if (run != 3 || open->count < 2 || open->runs[open->count - 1] + open->runs[open->count - 2] != 3)
        return false;
    open->count -= 2;
    return true;
}

bool emphasis_closes(struct emphasis *open, size_t run)
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

void emphasis_opens(struct emphasis *open, size_t run)
{
    if (open->count < sizeof open->runs && run <= 3)
        open->runs[open->count++] = (unsigned char)run;
}
