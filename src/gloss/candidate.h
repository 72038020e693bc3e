/* gloss/candidate.h: an English side and an original that may belong together: what gloss/find.c shares with those
 * who look in brackets (gloss/bracket.c) and outside them (gloss/bare.c).
 */
#ifndef STELE_GLOSS_CANDIDATE_H
#define STELE_GLOSS_CANDIDATE_H

#include "gloss/english.h"
#include "gloss/finder.h"
#include "gloss/original.h"

/* How many originals stand in one bracket, and how many tokens a bracket has at most. */
enum { ORIGINALS = 12, BRACKET = 400 };

/* What a bracket, or a bare run, says. */
struct bracket_search {
    size_t open, close; /* the bracket's tokens */
    struct bracket_part *originals[ORIGINALS];
    struct original read[ORIGINALS];
    size_t count;
    struct english english; /* the side that is taken */
    bool found;
    bool says_language; /* what stands there says in which languages something is to be had */
    str en;
    str reading; /* for all originals */
    str abbreviation;
    size_t left; /* the last token before the bracket that the English side may end with */
};

/* Adds the original of a part, unless it is there already or says nothing but a language; whether it was. */
bool candidate_add_original(struct finder *f, struct bracket_search *r, struct bracket_part *part);

/* What a part says, without its label. */
str candidate_part_text(const struct finder *f, const struct bracket_part *part);

/* Whether words read one of the originals, or have marks for tones. */
bool candidate_is_reading(const struct bracket_search *r, str text);

/* Whether words stand for the original: quoted or said to be its meaning, or at least a third of them meant by it. */
bool candidate_meaning(
    const struct finder *f, const struct original *o, size_t first, size_t last, bool said, struct english *english);

/* The reading that stands beside an original in its own part: 毛泽东 Máo Zédōng. */
str candidate_own_reading(const struct finder *f, const struct bracket_search *r, size_t index);

/* Takes a reading, an abbreviation of the English side, from the bracket's parts. */
void candidate_take_reading(const struct finder *f, struct bracket_search *r);
void candidate_take_abbreviation(const struct finder *f, struct bracket_search *r);

/* English that "or", "called", "known in Chinese as" follows, and after that the romanisation `reads`. */
bool candidate_left_of_or(const struct finder *f, const struct english *reads, const struct original *o, size_t inner,
    struct english *english);

/* Takes an English side; adds the gloss of it and one of the originals to what is found. */
void candidate_take(struct finder *f, struct bracket_search *r, const struct english *english);
struct found *candidate_add(struct finder *f, struct bracket_search *r, size_t index);

#endif
