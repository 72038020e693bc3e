#include "doc/gloss_words.h"

#include <string.h>

/* Longer words are ordinary. */
enum { LONGEST = 20 };

struct listed {
    const char *word;
    unsigned classes;
};

static const struct listed list[] = {
#define W(word, classes) { word, classes },
#include "doc/gloss_words.inc"
#undef W
};

static unsigned look_up(const char *word)
{
    size_t low = 0, high = sizeof list / sizeof *list;

    while (low < high) {
        size_t middle = (low + high) / 2;
        int order = strcmp(word, list[middle].word);

        if (order == 0)
            return list[middle].classes;
        if (order < 0)
            high = middle;
        else
            low = middle + 1;
    }
    return 0;
}

/* promotes, promoted, promoting, studies, stressed */
static unsigned look_up_verb(char *word, size_t len)
{
    static const char *const endings[][2] = { { "ies", "y" }, { "ied", "y" }, { "ing", "e" }, { "ing", "" },
        { "es", "" }, { "s", "" }, { "ed", "" }, { "d", "" } };
    char stem[LONGEST + 2];

    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
        size_t cut = strlen(endings[i][0]);

        if (len < cut + 2 || memcmp(word + len - cut, endings[i][0], cut) != 0)
            continue;
        memcpy(stem, word, len - cut);
        memcpy(stem + len - cut, endings[i][1], strlen(endings[i][1]) + 1);
        if (look_up(stem) & WORD_VERB)
            return WORD_VERB;
    }
    return 0;
}

unsigned word_classes(str word)
{
    char lower[LONGEST + 1];
    size_t len = 0;
    unsigned classes;

    if (word.len == 0 || word.len > LONGEST)
        return 0;
    for (size_t i = 0; i < word.len; i++)
        lower[len++] = word.at[i] >= 'A' && word.at[i] <= 'Z' ? (char)(word.at[i] + 32) : word.at[i];
    lower[len] = '\0';
    classes = look_up(lower);
    return classes ? classes : look_up_verb(lower, len);
}
