#include "gloss/word_classes.h"

#include <endian.h>
#include <stdint.h>
#include <string.h>

/* Longer words are ordinary; the room that a word takes, with zeros behind it. */
enum { LONGEST = 20, ROOM = 24 };

/* Letters, no pointers: those would be set at every start. */
struct listed {
    char word[ROOM];
    unsigned classes;
};

static const struct listed list[] = {
#define W(word, classes) { word, classes },
#include "gloss/word_classes.inc"
#undef W
};

/* As strcmp, eight letters at a time. */
static int compare(const char a[ROOM], const char b[ROOM])
{
    for (size_t i = 0; i < ROOM; i += 8) {
        uint64_t left, right;

        memcpy(&left, a + i, sizeof left);
        memcpy(&right, b + i, sizeof right);
        if (left != right)
            return be64toh(left) < be64toh(right) ? -1 : 1;
    }
    return 0;
}

static unsigned look_up(const char word[ROOM])
{
    size_t low = 0, high = sizeof list / sizeof *list;

    while (low < high) {
        size_t middle = (low + high) / 2;
        int order = compare(word, list[middle].word);

        if (order == 0)
            return list[middle].classes;
        if (order < 0)
            high = middle;
        else
            low = middle + 1;
    }
    return 0;
}

/* Whether what is left of a word when `ending` is taken off and `instead` put there is a verb. */
static bool is_verb(const char *word, size_t len, const char *ending, const char *instead)
{
    size_t cut = strlen(ending);
    char stem[ROOM] = "";

    if (len < cut + 2 || memcmp(word + len - cut, ending, cut) != 0)
        return false;
    memcpy(stem, word, len - cut);
    memcpy(stem + len - cut, instead, strlen(instead));
    return look_up(stem) & WORD_VERB;
}

/* promotes, promoted, promoting, studies, stressed */
static unsigned look_up_verb(const char *word, size_t len)
{
    bool verb = false;

    if (word[len - 1] == 's')
        verb = is_verb(word, len, "s", "") || is_verb(word, len, "es", "") || is_verb(word, len, "ies", "y");
    else if (word[len - 1] == 'd')
        verb = is_verb(word, len, "d", "") || is_verb(word, len, "ed", "") || is_verb(word, len, "ied", "y");
    else if (word[len - 1] == 'g')
        verb = is_verb(word, len, "ing", "") || is_verb(word, len, "ing", "e");
    return verb ? WORD_VERB : 0;
}

unsigned word_classes(str word)
{
    char lower[ROOM] = "";
    size_t len = 0;
    unsigned classes;

    if (word.len == 0 || word.len > LONGEST)
        return 0;
    for (size_t i = 0; i < word.len; i++)
        lower[len++] = word.at[i] >= 'A' && word.at[i] <= 'Z' ? (char)(word.at[i] + 32) : word.at[i];
    classes = look_up(lower);
    return classes ? classes : look_up_verb(lower, len);
}
