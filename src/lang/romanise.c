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

/* Parts of syllables by their first letter, with spaces between. Anything made of them is taken for one: it is asked
 * whether it could be. */
typedef const char *const parts['z' + 1];

static parts chinese_initials = {
    ['b'] = "b",
    ['c'] = "c ch",
    ['d'] = "d",
    ['f'] = "f",
    ['g'] = "g",
    ['h'] = "h hs",
    ['j'] = "j",
    ['k'] = "k",
    ['l'] = "l",
    ['m'] = "m",
    ['n'] = "n",
    ['p'] = "p",
    ['q'] = "q",
    ['r'] = "r",
    ['s'] = "s sh ss",
    ['t'] = "t ts tz",
    ['w'] = "w",
    ['x'] = "x",
    ['y'] = "y",
    ['z'] = "z zh",
};
static parts chinese_finals = {
    ['a'] = "a ai an ao ang",
    ['e'] = "e eh ei en er eng",
    ['i'] = "i ia ie ih in io iu iai ian iao ieh ien ing iang iong iung",
    ['o'] = "o ou ong",
    ['u'] = "u ua ue ui un uo uai uan ueh uei uen ung uang",
    ['y'] = "yueh",
};

static parts japanese_initials = {
    ['b'] = "b by",
    ['c'] = "ch",
    ['d'] = "d",
    ['f'] = "f",
    ['g'] = "g gy",
    ['h'] = "h hy",
    ['j'] = "j",
    ['k'] = "k kk ky",
    ['m'] = "m my",
    ['n'] = "n ny",
    ['p'] = "p pp py",
    ['r'] = "r ry",
    ['s'] = "s sh ss ssh",
    ['t'] = "t ts tt tch",
    ['w'] = "w",
    ['y'] = "y",
    ['z'] = "z",
};
static parts japanese_finals = {
    ['a'] = "a an",
    ['e'] = "e en",
    ['i'] = "i in",
    ['n'] = "n",
    ['o'] = "o on",
    ['u'] = "u un",
};

static parts korean_initials = {
    ['b'] = "b by",
    ['c'] = "ch",
    ['d'] = "d dw",
    ['g'] = "g gw gy",
    ['h'] = "h hw hy",
    ['j'] = "j jj jw",
    ['k'] = "k kk kw ky",
    ['m'] = "m my",
    ['n'] = "n ny",
    ['p'] = "p pp py",
    ['r'] = "r ry",
    ['s'] = "s sh ss sw",
    ['t'] = "t tt tw",
    ['w'] = "w",
    ['y'] = "y",
};
static parts korean_finals = {
    ['a'] = "a ae",
    ['e'] = "e eo eu",
    ['i'] = "i",
    ['o'] = "o oe",
    ['u'] = "u ui",
    ['w'] = "wa we wi wo wae",
    ['y'] = "ya ye yo yu yae yeo",
};

static parts korean_ends = {
    ['b'] = "b",
    ['d'] = "d",
    ['g'] = "g",
    ['k'] = "k",
    ['l'] = "l",
    ['m'] = "m",
    ['n'] = "n ng",
    ['p'] = "p",
    ['r'] = "r",
    ['t'] = "t",
};
static parts no_ends = { NULL };

/* How many letters the part at *list has where `letters` (terminated) begins with it, else 0; moves on to the next. */
static size_t take_part(const char **list, const char *letters)
{
    const char *at = *list;
    size_t len = 0;

    while (*at > ' ' && *at == letters[len])
        at++, len++;
    if (*at > ' ')
        len = 0;
    while (*at > ' ')
        at++;
    *list = *at ? at + 1 : at;
    return len;
}

/* Where in the letters something can end that begins at one of the places and is one of the parts. */
static places go_on(places from, const struct letters *letters, parts all)
{
    places to = 0;

    for (size_t at = 0; at < letters->len && from >> at; at++) {
        const char *list = from & one_place(at) ? all[(unsigned char)letters->at[at]] : NULL;

        while (list && *list) {
            size_t len = take_part(&list, letters->at + at);

            if (len)
                to |= one_place(at + len);
        }
    }
    return to;
}

/* Whether `letters` are syllables of an initial, a final and (where there are such) an end, one after another. */
static bool could_be(const struct letters *letters, parts initials, parts finals, parts ends)
{
    places reached = one_place(0), fresh = reached;

    while (fresh) {
        places final = go_on(fresh | go_on(fresh, letters, initials), letters, finals);
        places next = final | go_on(final, letters, ends);

        fresh = next & ~reached;
        reached |= next;
    }
    return reached & one_place(letters->len);
}

unsigned reading_could_be(str latin)
{
    struct letters letters;
    unsigned found = 0;

    if (!take_letters(&letters, latin))
        return 0;
    if (could_be(&letters, chinese_initials, chinese_finals, no_ends))
        found |= LATIN_CHINESE;
    if (could_be(&letters, japanese_initials, japanese_finals, no_ends))
        found |= LATIN_JAPANESE;
    if (could_be(&letters, korean_initials, korean_finals, korean_ends))
        found |= LATIN_KOREAN;
    return found;
}
