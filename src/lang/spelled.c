#include "lang/spelled.h"

#include "base/utf8.h"

#include <stdint.h>
#include <string.h>

/* Letters with the marks that pinyin and Wade-Giles give them, by what they are without. */
static const char *const marked[][2] = {
    { "a", "āáǎàâăĀÁǍÀÂĂ" },
    { "e", "ēéěèêĕĒÉĚÈÊĔ" },
    { "i", "īíǐìîĭĪÍǏÌÎĬ" },
    { "o", "ōóǒòôŏŌÓǑÒÔŎ" },
    { "u", "ūúǔùûŭüǖǘǚǜŪÚǓÙÛŬÜǕǗǙǛ" },
    { "n", "ńňǹŃŇǸ" },
    { "m", "ḿḾ" },
};

/* What may stand between letters and means nothing: spaces, hyphens, apostrophes, tones as digits. */
static const char ignored_ascii[] = " -'`,12345";
static const char ignored[] = "‘’ʼʻ‐‑–\u00a0";

/* The letter of a character, 0 where it is none; ' ' for what is ignored. */
static char letter_of(str character, uint32_t c)
{
    if (c < 0x80 && ((c | 0x20) >= 'a' && (c | 0x20) <= 'z'))
        return (c | 0x20) == 'v' ? 'u' : (char)(c | 0x20);
    if (c < 0x80)
        return c && strchr(ignored_ascii, (int)c) ? ' ' : 0;
    if (str_find(str_of(ignored), character) >= 0 || (c >= 0x300 && c <= 0x36F))
        return ' ';
    for (size_t i = 0; i < sizeof marked / sizeof *marked; i++)
        if (str_find(str_of(marked[i][1]), character) >= 0)
            return marked[i][0][0];
    return 0;
}

/* Whether an ignored character parts what is before it from what is after it. Tones don't, nor does the apostrophe of
 * Wade-Giles, which follows p, t, k, ch, ts and tz. */
static bool parts(const struct spelled *spelled, str character, uint32_t c)
{
    char before = spelled->len ? spelled->at[spelled->len - 1] : 0;

    if ((c >= '1' && c <= '5') || (c >= 0x300 && c <= 0x36F))
        return false;
    return !(before && strchr("ptkhsz", before) && str_find(str_of("'`‘’ʼʻ"), character) >= 0);
}

bool spelled_take(struct spelled *spelled, str latin)
{
    size_t len;

    spelled->len = 0;
    spelled->gaps = 0;
    for (size_t at = 0; at < latin.len; at += len) {
        uint32_t c = utf8_decode(str_from(latin, at), &len);
        str character = str_first(str_from(latin, at), len);
        char letter = letter_of(character, c);

        if (!letter || spelled->len == SPELLED_LETTERS)
            return false;
        if (letter != ' ')
            spelled->at[spelled->len++] = letter;
        else if (parts(spelled, character, c))
            spelled->gaps |= spelled_bit(spelled->len);
    }
    spelled->at[spelled->len] = 0;
    return spelled->len;
}
