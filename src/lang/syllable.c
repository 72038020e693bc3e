#include "lang/syllable.h"

#include <string.h>

/* A letter with the four tones, then without. */
static const char marked[][6][4] = {
    { "a", "ā", "á", "ǎ", "à", "a" },
    { "e", "ē", "é", "ě", "è", "e" },
    { "i", "ī", "í", "ǐ", "ì", "i" },
    { "o", "ō", "ó", "ǒ", "ò", "o" },
    { "u", "ū", "ú", "ǔ", "ù", "u" },
    { "v", "ǖ", "ǘ", "ǚ", "ǜ", "ü" },
    { "n", "n̄", "ń", "ň", "ǹ", "n" },
    { "m", "m̄", "ḿ", "m̌", "m̀", "m" },
    { "A", "Ā", "Á", "Ǎ", "À", "A" },
    { "E", "Ē", "É", "Ě", "È", "E" },
    { "O", "Ō", "Ó", "Ǒ", "Ò", "O" },
    { "N", "N̄", "Ń", "Ň", "Ǹ", "N" },
    { "M", "M̄", "Ḿ", "M̌", "M̀", "M" },
};

static const char *marked_letter(char letter, int tone)
{
    for (size_t i = 0; i < sizeof marked / sizeof *marked; i++)
        if (marked[i][0][0] == letter)
            return marked[i][tone];
    return NULL;
}

static bool is_vowel(char c)
{
    return c && strchr("aeiouv", c);
}

/* Where the mark goes: on a or e, on the o of ou, else on the last vowel; where there is none (ng, hm), on n or m. */
static size_t marked_at(const char *syllable, size_t len)
{
    size_t last = len;

    for (size_t i = 0; i < len; i++) {
        if (syllable[i] == 'a' || syllable[i] == 'e' || (syllable[i] == 'o' && syllable[i + 1] == 'u'))
            return i;
        if (is_vowel(syllable[i]))
            last = i;
    }
    return last < len ? last : strcspn(syllable, "nm");
}

static char upper(char c)
{
    return c >= 'a' && c <= 'z' ? (char)(c - 'a' + 'A') : c;
}

void syllable_write(struct buf *out, const char *syllable, bool capital)
{
    size_t len = strcspn(syllable, "12345"), at = marked_at(syllable, len);
    int tone = syllable[len] ? syllable[len] - '0' : 5;

    for (size_t i = 0; i < len; i++) {
        char c = capital && i == 0 ? upper(syllable[i]) : syllable[i];
        const char *letter = i == at || c == 'v' ? marked_letter(c, i == at ? tone : 5) : NULL;

        if (letter)
            buf_add(out, str_of(letter));
        else
            buf_byte(out, c);
    }
}

bool syllable_needs_apostrophe(const char *syllable)
{
    return *syllable && strchr("aeo", *syllable);
}

void syllable_letters(char out[SYLLABLE_LETTERS], const char *syllable)
{
    size_t len = strcspn(syllable, "12345");

    if (len >= SYLLABLE_LETTERS)
        len = SYLLABLE_LETTERS - 1;
    for (size_t i = 0; i < len; i++)
        out[i] = syllable[i] == 'v' ? 'u' : syllable[i];
    out[len] = 0;
}

/* No spelling in the tables below has more letters. */
enum { SPELLING = 6 };

/* Whole syllables that the rules below don't give. */
static const char wade_giles_whole[][2][SPELLING] = {
    { "yi", "i" },
    { "you", "yu" },
    { "er", "erh" },
    { "zi", "tzu" },
    { "ci", "tzu" },
    { "si", "szu" },
    { "ge", "ko" },
    { "ke", "ko" },
    { "he", "ho" },
    { "e", "o" },
    { "gui", "kuei" },
    { "kui", "kuei" },
    { "guo", "kuo" },
    { "kuo", "kuo" },
    { "huo", "huo" },
    { "shuo", "shuo" },
    { "yan", "yen" },
    { "ye", "yeh" },
    { "yue", "yueh" },
    { "yong", "yung" },
};

/* Initials and finals: pinyin, Wade-Giles; a longer one before its beginning. */
static const char wade_giles_initials[][2][SPELLING] = {
    { "zh", "ch" },
    { "ch", "ch" },
    { "sh", "sh" },
    { "b", "p" },
    { "d", "t" },
    { "g", "k" },
    { "j", "ch" },
    { "q", "ch" },
    { "x", "hs" },
    { "r", "j" },
    { "z", "ts" },
    { "c", "ts" },
};
static const char wade_giles_finals[][2][SPELLING] = {
    { "iong", "iung" },
    { "ong", "ung" },
    { "ian", "ien" },
    { "ie", "ieh" },
    { "ue", "ueh" },
    { "ve", "ueh" },
    { "uo", "o" },
};

static bool is_one_of(const char *letters, const char (*pairs)[2][SPELLING], size_t count, const char **other)
{
    for (size_t i = 0; i < count; i++) {
        if (*letters == *pairs[i][0] && strcmp(letters, pairs[i][0]) == 0) {
            *other = pairs[i][1];
            return true;
        }
    }
    return false;
}

#define COUNT(pairs) (sizeof(pairs) / sizeof *(pairs))

/* How many letters at the front are the initial, and what Wade-Giles writes for it; what pinyin does where that is the
 * same. */
static size_t take_initial(const char *letters, str *initial)
{
    size_t taken;

    for (size_t i = 0; i < COUNT(wade_giles_initials); i++) {
        const char *pinyin = wade_giles_initials[i][0];

        if (letters[0] != pinyin[0] || (pinyin[1] && letters[1] != pinyin[1]))
            continue;
        *initial = str_of(wade_giles_initials[i][1]);
        return pinyin[1] ? 2 : 1;
    }
    taken = strcspn(letters, "aeiou");
    *initial = (str){ letters, taken };
    return taken;
}

static void put_spelling(char out[SYLLABLE_LETTERS], str initial, const char *final)
{
    size_t len = 0;

    for (size_t i = 0; i < initial.len && len + 1 < SYLLABLE_LETTERS; i++)
        out[len++] = initial.at[i];
    for (; *final && len + 1 < SYLLABLE_LETTERS; final++)
        out[len++] = *final;
    out[len] = 0;
}

void syllable_wade_giles(char out[SYLLABLE_LETTERS], const char *syllable)
{
    char letters[SYLLABLE_LETTERS];
    const char *final;
    size_t taken;
    str initial;

    syllable_letters(letters, syllable);
    if (is_one_of(letters, wade_giles_whole, COUNT(wade_giles_whole), &final)) {
        put_spelling(out, S(""), final);
        return;
    }
    taken = take_initial(letters, &initial);
    final = letters + taken;
    if (strcmp(final, "i") == 0 && taken && strchr("zcsr", letters[0]))
        final = "ih";
    else
        is_one_of(final, wade_giles_finals, COUNT(wade_giles_finals), &final);
    put_spelling(out, initial, final);
}

bool syllable_wade_giles_begins(const char *syllable, char letter)
{
    bool retroflex = syllable[0] && syllable[1] == 'h';

    switch (syllable[0]) {
    case 'b': return letter == 'p';
    case 'd': return letter == 't';
    case 'g': return letter == 'k';
    case 'j':
    case 'q': return letter == 'c';
    case 'x': return letter == 'h';
    case 'r': return letter == 'j';
    case 'z':
    case 'c': return letter == (retroflex ? 'c' : 't');
    case 'y': return letter == 'i' || letter == 'y';
    case 'e': return letter == 'o' || letter == 'e';
    default: return letter == syllable[0];
    }
}
