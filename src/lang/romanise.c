#include "lang/reading.h"

#include "base/utf8.h"
#include "lang/script.h"
#include "lang/syllable.h"
#include "lang/table.h"

#include <string.h>

/* Names and terms that are compared; longer ones are none. */
enum { LETTERS = 120, HAN = 32 };

/* Latin letters without marks, spaces, hyphens and apostrophes, in lower case, u for ü. */
struct letters {
    char at[LETTERS + 1];
    size_t len;
};

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

static bool take_letters(struct letters *letters, str latin)
{
    size_t len;

    letters->len = 0;
    for (size_t at = 0; at < latin.len; at += len) {
        uint32_t c = utf8_decode(str_from(latin, at), &len);
        char letter = letter_of(str_first(str_from(latin, at), len), c);

        if (!letter || letters->len == LETTERS)
            return false;
        if (letter != ' ')
            letters->at[letters->len++] = letter;
    }
    letters->at[letters->len] = 0;
    return letters->len;
}

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
        uint16_t number = table_character(c);

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
    size_t own = table_reading_count(character);
    uint16_t simplified = table_simplified(character);

    if (which < own)
        return table_reading(character, which);
    return simplified == character ? "" : table_reading(simplified, which - own);
}

/* Where in the letters some beginning of the Han may have been read: a bit for each, the first the lowest. */
typedef unsigned __int128 places;

static places one_place(size_t at)
{
    return (places)1 << at;
}

/* From these places one character on. */
static places read_on(places reached, uint16_t character, const struct letters *letters, spelling *spell)
{
    char syllable[SYLLABLE_LETTERS];
    const char *reading;
    places next = 0;

    for (size_t which = 0; *(reading = nth_reading(character, which)); which++) {
        size_t len;

        spell(syllable, reading);
        len = strlen(syllable);
        for (size_t at = 0; at + len <= letters->len && reached >> at; at++)
            if (reached & one_place(at) && memcmp(letters->at + at, syllable, len) == 0)
                next |= one_place(at + len);
    }
    return next;
}

/* Whether the letters are readings of the characters, one after another. */
static bool reads(const struct han *han, const struct letters *letters, spelling *spell)
{
    places reached = one_place(0);

    for (size_t i = 0; i < han->count && reached; i++)
        reached = read_on(reached, han->at[i], letters, spell);
    return reached & one_place(letters->len);
}

static int least(int a, int b)
{
    return a < b ? a : b;
}

/* One row of edit distances on, for one more letter of the original. */
static void one_letter(int *row, const struct letters *letters, char letter)
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
static int distance(const struct han *han, const struct letters *letters, int limit)
{
    static spelling *const spellings[] = { syllable_letters, syllable_wade_giles };
    int row[LETTERS + 1], next[LETTERS + 1], one[LETTERS + 1];
    char syllable[SYLLABLE_LETTERS];
    const char *reading;

    for (size_t j = 0; j <= letters->len; j++)
        row[j] = (int)j;
    for (size_t i = 0; i < han->count; i++) {
        for (size_t j = 0; j <= letters->len; j++)
            next[j] = LETTERS;
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
static int allowed(const struct han *han, const struct letters *letters)
{
    if (han->count < 2 || letters->len < 5 || letters->len > han->count * SYLLABLE_LETTERS)
        return 0;
    return letters->len < 9 ? 1 : 2;
}

/* Whether any reading of the first character begins with the first letter, in either spelling: a look that spares most
 * English the rest. */
static bool begins(const struct han *han, const struct letters *letters)
{
    const char *reading;

    for (size_t which = 0; *(reading = nth_reading(han->at[0], which)); which++)
        if (*reading == letters->at[0] || syllable_wade_giles_begins(reading, letters->at[0]))
            return true;
    return false;
}

static enum romanisation matches(const struct han *han, const struct letters *letters)
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

enum romanisation reading_matches(str text, str latin)
{
    struct letters letters;
    struct han han;
    enum romanisation best = ROMANISATION_NONE;

    if (!take_han(&han, text) || !take_letters(&letters, latin))
        return ROMANISATION_NONE;
    /* as it stands, then with the family name behind */
    for (size_t family = 0; family <= 2 && family < han.count && han.count <= 4; family++) {
        struct han order = turned(&han, family);
        enum romanisation found = matches(&order, &letters);

        if (found && (!best || found < best))
            best = found;
    }
    return han.count > 4 ? matches(&han, &letters) : best;
}

/* Parts of syllables. Anything made of them is taken for one: it is asked whether it could be. */
struct syllables {
    const char *initials; /* with spaces around each; "" may be left out */
    const char *finals;
};

static const struct syllables chinese = {
    " b p m f d t n l g k h j q x zh ch sh r z c s y w hs ts tz ss ",
    " a o e i u ai ei ao ou an en ang eng ong ia ie iao iu ian in iang ing iong ua uo uai ui uan un uang ue er ueh ieh "
    "ien "
    "iung ung eh ih io uei iai uen yueh ",
};
static const struct syllables japanese = {
    " k s t n h m y r w g z j d b p f sh ch ts ky gy ny hy my ry by py kk ss tt pp ssh tch ",
    " a i u e o n an in un en on ",
};
static const struct syllables korean = {
    " g kk n d tt r m b pp s ss j jj ch k t p h y w gy ky hy ny ry my by py gw kw hw dw tw sw jw sh ",
    " a ae e eo i o oe u eu ui ya yae ye yeo yo yu wa wae wo wi we ",
};
static const char korean_ends[] = " k n t l m p ng g b d r ";

static bool is_part(const char *parts, const char *letters, size_t len)
{
    char wanted[8] = " ";

    if (len == 0 || len > 5)
        return len == 0;
    memcpy(wanted + 1, letters, len);
    memcpy(wanted + 1 + len, " ", 2);
    return strstr(parts, wanted);
}

/* Whether `letters` are syllables of an initial, a final and (where there are such) an end, one after another. */
static bool could_be(const struct letters *letters, const struct syllables *parts, const char *ends)
{
    bool reached[LETTERS + 1] = { true };

    for (size_t at = 0; at < letters->len; at++) {
        if (!reached[at])
            continue;
        for (size_t initial = 0; initial <= 3 && at + initial < letters->len; initial++) {
            if (!is_part(parts->initials, letters->at + at, initial))
                continue;
            for (size_t final = 1; final <= 4 && at + initial + final <= letters->len; final++) {
                size_t end = at + initial + final;

                if (!is_part(parts->finals, letters->at + at + initial, final))
                    continue;
                reached[end] = true;
                for (size_t last = 1; ends && last <= 2 && end + last <= letters->len; last++)
                    if (is_part(ends, letters->at + end, last))
                        reached[end + last] = true;
            }
        }
    }
    return reached[letters->len];
}

unsigned reading_could_be(str latin)
{
    struct letters letters;
    unsigned found = 0;

    if (!take_letters(&letters, latin))
        return 0;
    if (could_be(&letters, &chinese, NULL))
        found |= LATIN_CHINESE;
    if (could_be(&letters, &japanese, NULL))
        found |= LATIN_JAPANESE;
    if (could_be(&letters, &korean, korean_ends))
        found |= LATIN_KOREAN;
    return found;
}
