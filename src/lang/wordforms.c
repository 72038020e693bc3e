#include "lang/wordforms.h"

#include "base/hash.h"
#include "base/unicode.h"
#include "base/utf8.h"
#include "lang/cedict.h"
#include "lang/script.h"
#include "lang/slug.h"

#include <string.h>

/* Longer words are compared as they are. */
enum { WORD_BYTES = 64 };

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

static bool stops(uint32_t c)
{
    static const char marks[] = ".?!:;([\"";

    if (c < 0x80)
        return strchr(marks, (int)c) != NULL;
    return c == 0x201C || c == 0x2018 || c == 0x2014 || c == 0x2026 || c == 0x3002 || c == 0xFF08 || c == 0x300A ||
           c == 0xFF1A || c == 0xFF01 || c == 0xFF1F || c == 0xFF1B;
}

static enum wordform_gap widen(enum wordform_gap gap, uint32_t c)
{
    if (c == ' ' || c == 0xA0 || c == '\n' || c == '\t')
        return gap <= GAP_SPACE ? GAP_SPACE : gap == GAP_HYPHEN ? GAP_OTHER : gap;
    if (c == '-' || c == 0x2010 || c == 0x2011)
        return gap == GAP_NONE ? GAP_HYPHEN : gap < GAP_OTHER ? GAP_OTHER : gap;
    if (gap >= GAP_STOP || !stops(c))
        return gap > GAP_OTHER ? gap : GAP_OTHER;
    return GAP_STOP;
}

/* How many bytes at `at` are an apostrophe with a letter after it. */
static size_t apostrophe(str text, size_t at)
{
    size_t len = text.at[at] == '\'' ? 1 : str_starts(str_from(text, at), S("’")) ? 3 : 0;

    return len && at + len < text.len && is_letter(text.at[at + len]) ? len : 0;
}

/* Where the word that begins at `at` ends. */
static size_t word_end(str text, size_t at)
{
    while (at < text.len) {
        size_t len = 1;
        unsigned char byte = (unsigned char)text.at[at];

        if (is_letter(text.at[at])) {
            at++;
            continue;
        }
        if (byte >= 0x80) {
            uint32_t c = utf8_decode(str_from(text, at), &len);

            if (slug_is_word(c) && !script_is_cjk(c)) {
                at += len;
                continue;
            }
        }
        len = apostrophe(text, at);
        if (len == 0)
            break;
        at += len;
    }
    return at;
}

static bool ends_small(const char *word, size_t len, const char *end)
{
    size_t size = strlen(end);

    return len > size && memcmp(word + len - size, end, size) == 0;
}

/* How long a word in small letters is without the plural's s; policies gives "policie", which no word else does. */
static size_t singular(const char *word, size_t len)
{
    if (len < 3 || word[len - 1] != 's' || ends_small(word, len, "ss") || ends_small(word, len, "us") ||
        ends_small(word, len, "is"))
        return len;
    return len - 1;
}

static uint64_t key_of_composed(str word)
{
    char small[WORD_BYTES];
    size_t len;

    if (word.len > sizeof small)
        return hash_bytes(word);
    if (str_ends(word, S("s")) && wordform_is_abbreviation(str_first(word, word.len - 1)))
        word.len--; /* GSIs */
    for (size_t i = 0; i < word.len; i++)
        small[i] = (char)(word.at[i] >= 'A' && word.at[i] <= 'Z' ? word.at[i] - 'A' + 'a' : word.at[i]);
    len = singular(small, word.len);
    if (ends_small(small, len, "ie")) { /* policies, policy */
        len -= 1;
        small[len - 1] = 'y';
    }
    return hash_bytes((str){ small, len });
}

/* A word is one, whatever form its letters are kept in. */
static uint64_t key_of(str word)
{
    struct buf composed = { 0 };
    uint64_t key = key_of_composed(unicode_compose(&composed, word));

    buf_free(&composed);
    return key;
}

static void take_word(str text, size_t begin, size_t *at, struct wordform *wordform)
{
    str word;

    *at = word_end(text, begin);
    word = (str){ text.at + begin, *at - begin };
    wordform->possessive = str_ends(word, S("'s")) || str_ends(word, S("’s"));
    if (wordform->possessive)
        word.len -= str_ends(word, S("'s")) ? 2 : S("’s").len;
    wordform->text = word;
    wordform->key = key_of(word);
}

/* Simplified or traditional, a character is one. */
static uint64_t key_of_han(uint32_t c, str bytes)
{
    uint16_t simplified = cedict_simplified(cedict_character(c));

    return simplified ? hash_bytes((str){ (const char *)&simplified, sizeof simplified }) : hash_bytes(bytes);
}

/* Which of its forms a character before takes: nothing that parts words. */
static bool is_selector(uint32_t c)
{
    return (c >= 0xFE00 && c <= 0xFE0F) || (c >= 0xE0100 && c <= 0xE01EF);
}

bool wordform_next(str text, size_t *at, enum wordform_gap *gap, struct wordform *wordform)
{
    while (*at < text.len) {
        size_t begin = *at, len;
        uint32_t c = utf8_decode(str_from(text, begin), &len);
        enum script script = c < 0x80 ? SCRIPT_OTHER : script_of(c);

        *wordform = (struct wordform){ .gap = *gap };
        if (script != SCRIPT_OTHER && script != SCRIPT_CJK_MARK) {
            wordform->text = (str){ text.at + begin, len };
            wordform->key = key_of_han(c, wordform->text);
            wordform->han = true;
            *at = begin + len;
        } else if (script == SCRIPT_OTHER && slug_is_word(c)) {
            take_word(text, begin, at, wordform);
        } else {
            *at = begin + len;
            *gap = is_selector(c) ? *gap : widen(*gap, c);
            continue;
        }
        *gap = GAP_NONE;
        return true;
    }
    return false;
}

bool wordform_is_capitalised(str word)
{
    uint32_t first;
    size_t len;

    if (word.len == 0)
        return false;
    first = utf8_decode(word, &len);
    return first < 0x80 ? first >= 'A' && first <= 'Z' : unicode_lower(first) != first;
}

bool wordform_is_abbreviation(str word)
{
    size_t capitals = 0, digits = 0;

    for (size_t i = 0; i < word.len; i++) {
        capitals += word.at[i] >= 'A' && word.at[i] <= 'Z';
        digits += word.at[i] >= '0' && word.at[i] <= '9';
    }
    return capitals && capitals + digits == word.len && word.len > 1;
}
