#include "lang/letters.h"

#include "base/utf8.h"

/* The base letters of a block of Unicode, one for each code point from `first`. */
struct block {
    uint32_t first;
    str letters; /* '-': a sign */
};

static const struct block blocks[] = {
    { 0xC0, S("aaaaaaaceeeeiiiidnooooo-ouuuuytsaaaaaaaceeeeiiiidnooooo-ouuuuyty") },
    { 0x100, S("aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkkllllllllllnnnnnnnnnoooooooorrrrrrsssssss"
               "sttttttuuuuuuuuuuuuwwyyyzzzzzzs") },
    { 0x1CD, S("aaiioouuuuuuuuuu") },
    { 0x1F8, S("nn") },
    { 0x1E3E, S("mm") },
};

char letters_base(uint32_t c)
{
    if (c < 0x80)
        return (char)(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
    for (size_t i = 0; i < sizeof blocks / sizeof *blocks; i++)
        if (c >= blocks[i].first && c - blocks[i].first < blocks[i].letters.len)
            return blocks[i].letters.at[c - blocks[i].first];
    return '\0';
}

/* Latin signs, modifiers and combining marks, punctuation of both scripts: what a word isn't looked up by. */
static bool is_sign(uint32_t c)
{
    return (c >= 0x80 && c < 0xC0) || (c >= 0x2B0 && c < 0x370) || (c >= 0x2000 && c < 0x2070) ||
           (c >= 0x3000 && c < 0x3021);
}

static bool is_plain(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

char letters_initial(str word)
{
    for (size_t i = 0, len; i < word.len; i += len) {
        uint32_t c = utf8_decode(str_from(word, i), &len);
        char letter = letters_base(c);

        if (is_plain(letter))
            return letter <= '9' ? '0' : letter;
        if (letter == '\0' && !is_sign(c))
            break;
    }
    return '*';
}
