/* gloss/english.h: where the English side of a gloss begins.
 *
 * The original follows it; where it ends is known, and what the original says decides how far it reaches to
 * the left: what stands between quotation marks or is emphasised is taken whole; a romanisation as far as it reads the
 * original; a capitalised name with its connecting words; else the phrase back to the word that no noun phrase goes
 * across. What the original doesn't cover at the front is left out, what it covers further left is taken in.
 */
#ifndef STELE_GLOSS_ENGLISH_H
#define STELE_GLOSS_ENGLISH_H

#include "gloss/walk.h"

/* The English side that ends with token `last`, in a text of which nothing before token `floor` belongs to it; false
 * where there are no words. `inner`: nothing before this byte either. */
bool english_left(struct english *english, const struct tokens *tokens, size_t floor, size_t last, size_t inner,
    const struct original *original);

/* The phrase of plain words from token `first` up to `limit` (not in it), as it goes on after an original. */
bool english_right(
    struct english *english, const struct tokens *tokens, size_t first, size_t limit, const struct original *original);

/* What it says: its text without a comma, or a full stop of a mere phrase, at its end, and without 's. */
str english_text(const struct tokens *tokens, const struct english *english);

/* The characters of the original that the words mean. */
uint64_t english_cover(struct english *english, const struct tokens *tokens, const struct original *original);

/* Whether they are a romanisation of it. */
bool english_reads(struct english *english, const struct tokens *tokens, const struct original *original);

#endif
