/* gloss/gloss_sides.h: the two sides of a gloss while they are being looked for: what gloss/gloss_find.c shares with those
 * who look in brackets (gloss/gloss_bracket.c) and outside them (gloss/gloss_bare.c).
 */
#ifndef STELE_GLOSS_GLOSS_SIDES_H
#define STELE_GLOSS_GLOSS_SIDES_H

#include "gloss/gloss_find.h"

/* How many originals stand in one bracket, and how many tokens a bracket has at most. */
enum { ORIGINALS = 12, BRACKET = 400 };

/* What a bracket, or a bare run, says. */
struct gloss_search {
    size_t open, close; /* the bracket's tokens */
    struct gloss_part *originals[ORIGINALS];
    struct original read[ORIGINALS];
    size_t count;
    struct english english; /* the side that is taken */
    bool found;
    bool tells_language; /* what stands there says in which languages something is to be had */
    str en;
    str reading; /* for all originals */
    str abbreviation;
    size_t left; /* the last token before the bracket that the English side may end with */
};

const struct gloss_token *finder_at(const struct finder *f, size_t i);
bool finder_is(const struct finder *f, size_t i, enum token_kind kind);
str finder_text(const struct finder *f, size_t i);
unsigned finder_classes(const struct finder *f, size_t i); /* of gloss/gloss_words.h */
bool finder_says(const struct finder *f, size_t i, const char *word);

/* Of brackets that stand directly in one another, the innermost; `open` is the first of them and has a partner. */
size_t finder_innermost(const struct finder *f, size_t open);

/* multilateralism (多边主义): both say that it is a doctrine. */
bool sides_are_doctrine(const struct finder *f, const struct english *english, const struct original *o);

/* What tells that the words before an original aren't its English: nothing of it is covered, and it is the name of
 * something else, a work that a sentence comes from, or what a mere word like "character" is followed by. */
bool sides_contradict(const struct finder *f, struct english *english, const struct original *o);

/* Adds the original of a part, unless it is there already or says nothing but a language; whether it was. */
bool sides_add_original(struct finder *f, struct gloss_search *r, struct gloss_part *part);

/* What a part says, without its label. */
str sides_part_text(const struct finder *f, const struct gloss_part *part);

/* Whether words read one of the originals, or have marks for tones. */
bool sides_is_reading(const struct gloss_search *r, str text);

/* Whether words stand for the original: quoted or said to be its meaning, or at least a third of them meant by it. */
bool sides_meaning(
    const struct finder *f, const struct original *o, size_t first, size_t last, bool said, struct english *english);

/* The reading that stands beside an original in its own part: 毛泽东 Máo Zédōng. */
str sides_own_reading(const struct finder *f, const struct gloss_search *r, size_t index);

/* Takes a reading, an abbreviation of the English side, from the bracket's parts. */
void sides_take_reading(const struct finder *f, struct gloss_search *r);
void sides_take_abbreviation(const struct finder *f, struct gloss_search *r);

/* English that "or", "called", "known in Chinese as" stands behind, and behind that the romanisation `reads`. */
bool sides_before_or(const struct finder *f, const struct english *reads, const struct original *o, size_t inner,
    struct english *english);

/* Takes an English side; adds the gloss of it and one of the originals to what is found. */
void sides_take(struct finder *f, struct gloss_search *r, const struct english *english);
struct found *sides_add(struct finder *f, struct gloss_search *r, size_t index);

/* Glosses of the bracket at tokens `open` and `close`; whether there are any. */
bool gloss_find_in_bracket(struct finder *f, size_t open, size_t close);

/* A gloss of the run at token `han`, which stands in no bracket; returns the token behind what was looked at. */
size_t gloss_find_bare(struct finder *f, size_t han);

#endif
