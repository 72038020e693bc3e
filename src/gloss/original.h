/* gloss/original.h: what the Han of a gloss may be said as in English.
 *
 * An original is asked about many words; what the lexicon knows of it is gathered once. Its characters have a bit each,
 * the first the lowest.
 */
#ifndef STELE_GLOSS_ORIGINAL_H
#define STELE_GLOSS_ORIGINAL_H

#include "lang/lexicon.h"
#include "lang/reading.h"

struct original {
    str zh;                         /* without the marks around it */
    size_t length;                  /* characters of Han, kana or hangul */
    uint64_t all;                   /* those that say something: no marks, no 的, 之, 与 … */
    bool work;                      /* it stood between 《》 or 〈〉 */
    bool foreign;                   /* kana or hangul in it: no dictionary for it */
    bool clause;                    /* marks of a clause within: ，。！？… */
    bool proper;                    /* a name of something in the lexicon */
    bool known;                     /* a word of the lexicon */
    bool family;                    /* begins with a family name and is as long as a person's name */
    struct original_senses *senses; /* gathered when first asked about */
};

/* Reads `text`, marks around it or not; what it holds lives in `arena`. */
void original_read(struct original *original, struct arena *arena, str text);

/* The characters that an English word renders or spells (a place's name in it, say). */
uint64_t original_cover(const struct original *original, str word);

/* Whether `latin` reads it, from the first character to the last, and how; and whether it does at all. */
enum romanisation original_reading(const struct original *original, str latin);
bool original_is_read(const struct original *original, str latin);

/* Whether it begins with 一, 两, … 九, 十: 八二宪法. */
bool original_begins_with_number(const struct original *original);

/* Whether the whole of it, as one word of the lexicon, means `word`. */
bool original_is_a(const struct original *original, const char *word);

/* The characters that `word` is the pinyin of; 0 where it is of none. */
uint64_t original_spelt(const struct original *original, str word);

#endif
