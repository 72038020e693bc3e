#include "lang/respell.h"

#include "base/utf8.h"
#include "lang/cedict.h"
#include "lang/letters.h"
#include "lang/script.h"
#include "lang/syllable.h"

#include <string.h>

/* Longer names and terms are none that are spelt. */
enum { HAN = 24, LETTERS = 160, WRITTEN = 16 };

struct character {
    uint16_t number;
    char preferred[WRITTEN]; /* as the whole is read without help, with its tone */
};

/* Latin letters in small, without marks; what stands before each. */
struct latin {
    char letters[LETTERS + 1];
    bool capital[LETTERS + 1], space[LETTERS + 1];
    size_t len;
};

struct matching {
    struct character han[HAN];
    size_t count;
    struct latin latin;
    const char *chosen[HAN];
    size_t at[HAN]; /* where in the letters each begins */
    bool failed[HAN][LETTERS + 1];
};

/* A to Z, with the marks of tones too: À to Þ, Ā to Ĭ, Ǎ to Ǜ. */
static bool is_capital(uint32_t c)
{
    return (c >= 'A' && c <= 'Z') || (c >= 0xC0 && c <= 0xDE) || (c >= 0x100 && c <= 0x137 && c % 2 == 0) ||
           (c >= 0x1CD && c <= 0x1DC && c % 2 == 1);
}

static bool take_latin(struct latin *latin, str text)
{
    bool space = false;

    latin->len = 0;
    for (size_t i = 0, len; i < text.len; i += len) {
        uint32_t c = utf8_decode(str_from(text, i), &len);
        char letter = letters_base(c);

        if (letter < 'a' || letter > 'z') {
            space |= letter == ' ';
            continue;
        }
        if (latin->len == LETTERS)
            return false;
        latin->capital[latin->len] = is_capital(c);
        latin->space[latin->len] = space;
        latin->letters[latin->len++] = letter == 'v' ? 'u' : letter;
        space = false;
    }
    latin->letters[latin->len] = '\0';
    return latin->len;
}

static void take_character(void *context, str character, str reading)
{
    struct matching *m = context;
    size_t len;
    uint32_t c = utf8_decode(character, &len);
    struct character *taken = &m->han[m->count < HAN ? m->count : HAN - 1];

    if (script_of(c) == SCRIPT_CJK_MARK || c == ' ' || c == 0xB7)
        return;
    *taken = (struct character){ .number = script_of(c) == SCRIPT_HAN ? cedict_character(c) : 0 };
    if (reading.len < sizeof taken->preferred)
        memcpy(taken->preferred, reading.at, reading.len);
    m->count++;
}

/* The readings of a character, those of its simplified form after its own; "" after the last. */
static const char *reading_at(uint16_t character, size_t which)
{
    size_t own = cedict_reading_count(character);
    uint16_t simplified = cedict_simplified(character);

    if (which < own)
        return cedict_reading(character, which);
    return simplified == character ? "" : cedict_reading(simplified, which - own);
}

static bool is_preferred(const struct character *character, const char *syllable)
{
    struct buf out = { 0 };
    bool same = false;

    for (int capital = 0; capital < 2 && !same; capital++) {
        buf_reset(&out);
        syllable_write(&out, syllable, capital);
        same = str_equal(buf_str(&out), str_of(character->preferred));
    }
    buf_free(&out);
    return same;
}

static size_t letters_at(const struct matching *m, const char *syllable, size_t at)
{
    char letters[SYLLABLE_LETTERS];
    size_t len;

    syllable_letters(letters, syllable);
    len = strlen(letters);
    return strncmp(m->latin.letters + at, letters, len) == 0 ? len : 0;
}

/* Whether the characters from `i` on are read as the letters from `at` on; the preferred reading of each is tried
 * first. What failed once isn't tried again. */
static bool match(struct matching *m, size_t i, size_t at)
{
    if (i == m->count)
        return at == m->latin.len;
    if (m->failed[i][at])
        return false;
    for (int preferred = 1; preferred >= 0; preferred--)
        for (size_t which = 0; *reading_at(m->han[i].number, which); which++) {
            const char *syllable = reading_at(m->han[i].number, which);
            size_t len = letters_at(m, syllable, at);

            if (!len || is_preferred(&m->han[i], syllable) != preferred || !match(m, i + 1, at + len))
                continue;
            m->chosen[i] = syllable;
            m->at[i] = at;
            return true;
        }
    m->failed[i][at] = true;
    return false;
}

bool respell(struct buf *out, str han, str latin, enum reading_style style)
{
    struct matching m = { .count = 0 };

    reading_each_character(han, style, take_character, &m);
    if (m.count == 0 || m.count > HAN || !take_latin(&m.latin, latin))
        return false;
    for (size_t i = 0; i < m.count; i++)
        if (!m.han[i].number)
            return false;
    if (!match(&m, 0, 0))
        return false;
    for (size_t i = 0; i < m.count; i++) {
        size_t at = m.at[i];
        bool begins = i == 0 || m.latin.space[at];

        if (i && begins)
            buf_byte(out, ' ');
        else if (i && syllable_needs_apostrophe(m.chosen[i]))
            buf_byte(out, '\'');
        syllable_write(out, m.chosen[i], begins && m.latin.capital[at]);
    }
    return true;
}
