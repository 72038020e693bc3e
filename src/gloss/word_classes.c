#include "gloss/word_classes.h"

#include <pthread.h>
#include <stdint.h>
#include <string.h>

/* Longer words are ordinary; the room that a word takes, with zeros after it. */
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

/* Where a word stands in the list, counted from 1, by a hash of its letters: made at first use. Twice as many slots as
 * words at least, so that few share one. */
enum { SLOTS = 4096 };
_Static_assert(2 * sizeof list / sizeof *list <= SLOTS, "there is room for few words more");
static uint16_t slots[SLOTS];

static size_t slot_of(const char word[ROOM])
{
    uint64_t letters[ROOM / 8];

    memcpy(letters, word, ROOM);
    return (letters[0] * 0x9E3779B97F4A7C15 ^ letters[1] * 0xC2B2AE3D27D4EB4F ^ letters[2] * 0x165667B19E3779F9) >> 52;
}

static void make_slots(void)
{
    for (size_t i = 0; i < sizeof list / sizeof *list; i++) {
        size_t at = slot_of(list[i].word);

        while (slots[at])
            at = (at + 1) % SLOTS;
        slots[at] = (uint16_t)(i + 1);
    }
}

static unsigned look_up(const char word[ROOM])
{
    for (size_t at = slot_of(word); slots[at]; at = (at + 1) % SLOTS)
        if (memcmp(list[slots[at] - 1].word, word, ROOM) == 0)
            return list[slots[at] - 1].classes;
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
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    char lower[ROOM] = "";
    size_t len = 0;
    unsigned classes;

    if (word.len == 0 || word.len > LONGEST)
        return 0;
    pthread_once(&once, make_slots);
    for (size_t i = 0; i < word.len; i++)
        lower[len++] = word.at[i] >= 'A' && word.at[i] <= 'Z' ? (char)(word.at[i] + 32) : word.at[i];
    classes = look_up(lower);
    return classes ? classes : look_up_verb(lower, len);
}
