/* lang/segment.h: Han parted into words of the lexicon.
 *
 * Of all ways to part a run the one of the fewest words is taken, single characters counting for more than words unless
 * they are of those that stand alone in any sentence (的, 是, 在). Linear: no word is longer than CEDICT_LONGEST.
 */
#ifndef STELE_LANG_SEGMENT_H
#define STELE_LANG_SEGMENT_H

#include "base/str.h"
#include "lang/cedict.h"

/* So many characters are parted at a time; a longer run is cut there. */
enum { SEGMENT_LONGEST = 256 };

struct segment {
    struct segment_character {
        str bytes;
        uint32_t code_point;
        uint16_t number; /* of the table, 0 where it isn't there */
    } characters[SEGMENT_LONGEST];
    size_t count;
    struct segment_word {
        size_t first, count;
        size_t node;              /* of the table; 0 for a character that is no word */
        struct cedict_word known; /* of that node */
        bool doubled;             /* AABB of the word AB that the node is of */
    } words[SEGMENT_LONGEST];
    size_t word_count;
};

/* Takes the run of Han at the front of *rest and parts it; false, with nothing taken, where there is none. */
bool segment_take(struct segment *segment, str *rest);

/* Parts the characters `first` to `first + count` of a run again into words of three characters at most, into `words`
 * (as many as there are characters); returns how many. */
size_t segment_within(const struct segment *segment, size_t first, size_t count, struct segment_word *words);

/* Whether a character is one of those that often stand alone in a sentence. */
bool segment_stands_alone(str character);

#endif
