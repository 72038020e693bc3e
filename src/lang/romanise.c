#include "lang/reading.h"

#include "base/utf8.h"
#include "lang/cedict.h"
#include "lang/script.h"
#include "lang/spelled.h"
#include "lang/syllable.h"

#include <string.h>

/* Names and terms that are compared; longer ones are none. */
enum { HAN = 32 };

struct han {
    uint16_t at[HAN];
    size_t count;
};

static bool take_han(struct han *han, str text)
{
    size_t len;

    han->count = 0;
    for (size_t at = 0; at < text.len; at += len) {
        uint32_t c = utf8_decode(str_from(text, at), &len);
        uint16_t number = cedict_character(c);

        if (script_of(c) == SCRIPT_CJK_MARK || c == ' ' || c == 0xB7)
            continue;
        if (script_of(c) != SCRIPT_HAN || !number || han->count == HAN)
            return false;
        han->at[han->count++] = number;
    }
    return han->count;
}

/* The same with the first `family` characters at the end. */
static struct han turned(const struct han *han, size_t family)
{
    struct han other = { .count = han->count };

    for (size_t i = 0; i < han->count; i++)
        other.at[i] = han->at[(i + family) % han->count];
    return other;
}

typedef void spelling(char out[SYLLABLE_LETTERS], const char *syllable);

/* Calls for every reading of a character, as simplified writing has it too. */
static const char *nth_reading(uint16_t character, size_t which)
{
    size_t own = cedict_reading_count(character);
    uint16_t simplified = cedict_simplified(character);

    if (which < own)
        return cedict_reading(character, which);
    return simplified == character ? "" : cedict_reading(simplified, which - own);
}

/* From these places one character on. */
static spelled_set read_on(spelled_set reached, uint16_t character, const struct spelled *letters, spelling *spell)
{
    char syllable[SYLLABLE_LETTERS];
    const char *reading;
    spelled_set next = 0;

    for (size_t which = 0; *(reading = nth_reading(character, which)); which++) {
        size_t len;

        spell(syllable, reading);
        len = strlen(syllable);
        for (size_t at = 0; at + len <= letters->len && reached >> at; at++)
            if (reached & spelled_bit(at) && memcmp(letters->at + at, syllable, len) == 0)
                next |= spelled_bit(at + len);
    }
    return next;
}

/* Whether the letters are readings of the characters, one after another. */
static bool reads(const struct han *han, const struct spelled *letters, spelling *spell)
{
    spelled_set reached = spelled_bit(0);

    for (size_t i = 0; i < han->count && reached; i++)
        reached = read_on(reached, han->at[i], letters, spell);
    return reached & spelled_bit(letters->len);
}

static int least(int a, int b)
{
    return a < b ? a : b;
}

/* One row of edit distances on, for one more letter of the original. */
static void one_letter(int *row, const struct spelled *letters, char letter)
{
    int diagonal = row[0]++;

    for (size_t j = 1; j <= letters->len; j++) {
        int replaced = diagonal + (letters->at[j - 1] != letter);

        diagonal = row[j];
        row[j] = least(least(row[j], row[j - 1]) + 1, replaced);
    }
}

/* Whether a row still holds a distance within the limit. */
static bool within(const int *row, size_t len, int limit)
{
    for (size_t j = 0; j <= len; j++)
        if (row[j] <= limit)
            return true;
    return false;
}

/* How many letters differ from the nearest reading; more than `limit` where that many are passed on the way. */
static int distance(const struct han *han, const struct spelled *letters, int limit)
{
    static spelling *const spellings[] = { syllable_letters, syllable_wade_giles };
    int row[SPELLED_LETTERS + 1], next[SPELLED_LETTERS + 1], one[SPELLED_LETTERS + 1];
    char syllable[SYLLABLE_LETTERS];
    const char *reading;

    for (size_t j = 0; j <= letters->len; j++)
        row[j] = (int)j;
    for (size_t i = 0; i < han->count; i++) {
        for (size_t j = 0; j <= letters->len; j++)
            next[j] = SPELLED_LETTERS;
        for (size_t which = 0; *(reading = nth_reading(han->at[i], which)); which++)
            for (size_t s = 0; s < 2; s++) {
                spellings[s](syllable, reading);
                memcpy(one, row, sizeof one);
                for (const char *c = syllable; *c; c++)
                    one_letter(one, letters, *c);
                for (size_t j = 0; j <= letters->len; j++)
                    next[j] = least(next[j], one[j]);
            }
        if (!within(next, letters->len, limit))
            return limit + 1;
        memcpy(row, next, sizeof row);
    }
    return row[letters->len];
}

/* So many letters may differ where so many are written. */
static int allowed(const struct han *han, const struct spelled *letters)
{
    if (han->count < 2 || letters->len < 5 || letters->len > han->count * SYLLABLE_LETTERS)
        return 0;
    return letters->len < 9 ? 1 : 2;
}

/* Whether any reading of the first character begins with the first letter, in either spelling: a look that spares most
 * English the rest. */
static bool begins(const struct han *han, const struct spelled *letters)
{
    const char *reading;

    for (size_t which = 0; *(reading = nth_reading(han->at[0], which)); which++)
        if (*reading == letters->at[0] || syllable_wade_giles_begins(reading, letters->at[0]))
            return true;
    return false;
}

static enum romanisation matches(const struct han *han, const struct spelled *letters)
{
    int limit = allowed(han, letters);

    if (!begins(han, letters))
        return ROMANISATION_NONE;
    if (reads(han, letters, syllable_letters))
        return ROMANISATION_PINYIN;
    if (reads(han, letters, syllable_wade_giles))
        return ROMANISATION_WADE_GILES;
    return limit && distance(han, letters, limit) <= limit ? ROMANISATION_OTHER : ROMANISATION_NONE;
}

/* In how many orders Han is read: as it stands, and what may be a name with the family name last. */
static size_t orders(const struct han *han)
{
    if (han->count > 4)
        return 1;
    return han->count < 3 ? han->count : 3;
}

bool reading_is_pinyin(str text, str latin)
{
    struct spelled letters;
    struct han han;

    if (!take_han(&han, text) || !spelled_take(&letters, latin))
        return false;
    for (size_t family = 0; family < orders(&han); family++) {
        struct han order = turned(&han, family);

        if (reads(&order, &letters, syllable_letters))
            return true;
    }
    return false;
}

enum romanisation reading_matches(str text, str latin)
{
    struct spelled letters;
    struct han han;
    enum romanisation best = ROMANISATION_NONE;

    if (!take_han(&han, text) || !spelled_take(&letters, latin))
        return ROMANISATION_NONE;
    for (size_t family = 0; family < orders(&han); family++) {
        struct han order = turned(&han, family);
        enum romanisation found = matches(&order, &letters);

        if (found && (!best || found < best))
            best = found;
    }
    return best;
}
