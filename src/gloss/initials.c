#include "gloss/initials.h"

/* How many letters an abbreviation has at most. */
enum { ABBREVIATION = 10 };

static bool is_upper(char c)
{
    return c >= 'A' && c <= 'Z';
}

static char upper(char c)
{
    return c >= 'a' && c <= 'z' ? (char)(c - 32) : c;
}

static bool looks_abbreviated(str text)
{
    size_t capitals = 0, letters = 0;

    for (size_t i = 0; i < text.len; i++) {
        char c = text.at[i];

        if (is_upper(c))
            capitals++;
        if (upper(c) >= 'A' && upper(c) <= 'Z')
            letters++;
        else if (!(c >= '0' && c <= '9') && c != '-' && c != '.' && c != '&' && c != '/')
            return false;
    }
    return letters >= 2 && letters <= ABBREVIATION && (2 * capitals > letters || (capitals > 1 && letters < 7));
}

/* How many letters an abbreviation has been spelled to, by how many capitalised words were passed over. */
struct spelling {
    bool reached[2][ABBREVIATION + 1];
};

/* Takes a word: passed over, or for one letter by its initial and for more by letters after it. */
static void spell_word(struct spelling *spelling, str word, str letters)
{
    struct spelling next = { .reached = { { false } } };

    for (size_t skipped = 0; skipped < 2; skipped++) {
        for (size_t at = 0; at <= letters.len; at++) {
            size_t used = at;

            if (!spelling->reached[skipped][at])
                continue;
            if (skipped + is_upper(word.at[0]) < 2)
                next.reached[skipped + is_upper(word.at[0])][at] = true;
            for (size_t i = 0; i < word.len && used < letters.len; i++) {
                if (upper(word.at[i]) == letters.at[used])
                    next.reached[skipped][++used] = true;
                else if (i == 0)
                    break;
            }
        }
    }
    *spelling = next;
}

static bool is_letter(char c)
{
    return upper(c) >= 'A' && upper(c) <= 'Z';
}

bool initials_fit(str text, str abbreviation)
{
    struct spelling spelling = { .reached = { { true } } };
    char letters[ABBREVIATION + 1];
    size_t count = 0;

    if (!looks_abbreviated(abbreviation) || text.len == 0 || upper(text.at[0]) != upper(abbreviation.at[0]))
        return false;
    for (size_t i = 0; i < abbreviation.len && count < ABBREVIATION; i++)
        if (is_letter(abbreviation.at[i]))
            letters[count++] = upper(abbreviation.at[i]);
    for (size_t at = 0, end; at < text.len; at = end + (end == at)) {
        for (end = at; end < text.len && is_letter(text.at[end]);)
            end++;
        if (end > at)
            spell_word(&spelling, (str){ text.at + at, end - at }, (str){ letters, count });
    }
    return spelling.reached[0][count] || spelling.reached[1][count];
}
