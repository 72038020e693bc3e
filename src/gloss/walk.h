/* gloss/walk.h: going back through the words before an original.
 */
#ifndef STELE_GLOSS_WALK_H
#define STELE_GLOSS_WALK_H

#include "gloss/english.h"

/* How many tokens of running text a phrase has at most. */
enum { REACH = 40 };

/* A phrase being measured. */
struct walk {
    const struct tokens *tokens;
    const struct original *original;
    size_t floor; /* no token before this one */
    size_t inner; /* no byte before this one */
};

/* A token, its text, what the words list says of it, which characters of the original it means. */
const struct token *walk_at(const struct walk *walk, size_t i);
str walk_text(const struct walk *walk, size_t i);
bool walk_is_word(const struct token *token);
unsigned walk_classes(const struct walk *walk, size_t i);
uint64_t walk_cover_at(const struct walk *walk, size_t i);

/* What all the words from `first` to `last` mean. */
uint64_t walk_cover(const struct walk *walk, size_t first, size_t last);

/* The same, but of a longer original by words that mean a part of it, where there are any: one that
 * means all of it says nothing of its parts. */
uint64_t walk_said(const struct walk *walk, size_t first, size_t last);

/* Whether a phrase may reach to token `i`. */
/* Whether word `i` is the "against" of an original that begins with it: 反腐败, 抗日. */
bool walk_is_against(const struct walk *walk, size_t i);

bool walk_has(const struct walk *walk, size_t i);

/* 's at the end of a word; empty where there is none. */
str walk_possessive(str word);

/* Makes the tokens from `first` to `last` the English side. */
bool walk_accept(struct english *english, const struct walk *walk, size_t first, size_t last, const char *rule);

/* The English side that ends with token `last` as a phrase of ordinary words (gloss/phrase.c). */
bool walk_phrase(struct english *english, const struct walk *walk, size_t last);

#endif
