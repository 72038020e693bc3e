/* gloss/walk.h: going back through the words before an original.
 */
#ifndef STELE_GLOSS_WALK_H
#define STELE_GLOSS_WALK_H

#include "gloss/original.h"
#include "gloss/tokens.h"

/* An English side of a gloss, as gloss/english.h finds it. */
struct english {
    size_t first, last; /* tokens, both of them in it */
    bool delimited;     /* quotation marks or emphasis stand around it */
    bool quoted;
    bool capitals;    /* it ends with capitalised words */
    bool article;     /* a capital The or A at its front that isn't the sentence's first word was left out */
    size_t words;     /* how many there are, small ones too */
    const char *rule; /* "quoted", "emphasis", "reading", "capitals", "phrase" */

    /* Found when asked for: see english_cover, english_reads. */
    bool measured, compared, romanised;
    uint64_t cover;
};

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

/* Whether word `i` is the "against" of an original that begins with it: 反腐败, 抗日. */
bool walk_is_against(const struct walk *walk, size_t i);

/* Whether a phrase may reach to token `i`. */
bool walk_has(const struct walk *walk, size_t i);

/* 's at the end of a word; empty where there is none. */
str walk_possessive(str word);

/* Makes the tokens from `first` to `last` the English side. */
bool walk_accept(struct english *english, const struct walk *walk, size_t first, size_t last, const char *rule);

#endif
