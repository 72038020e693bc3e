/* doc/emphasis.h: what stands beside signs of emphasis (CommonMark 6.2), and which of them close others. Chinese,
 * Japanese and Korean have no space there, so that beside their letters more may open and close.
 */
#ifndef STELE_DOC_EMPHASIS_H
#define STELE_DOC_EMPHASIS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

bool emphasis_is_space(uint32_t c);
bool emphasis_is_punctuation(uint32_t c);
bool emphasis_is_cjk_letter(uint32_t c);

/* Whether a sign of emphasis parts the punctuation within it from the word outside, beyond what CommonMark says: where
 * the one is of Chinese (**重点。**OK) or the other (**"a"**的). */
bool emphasis_may_part(uint32_t inside, uint32_t outside);

/* Runs of asterisks that wait for one that closes them, by their length. Zero-initialise it at a paragraph's beginning.
 * This is a guess for the sake of what stands beside them; what they are in the end, the parser says. */
struct emphasis {
    unsigned char runs[32];
    size_t count;
};

/* Whether a run closes: one as long is open, or one of three of which it is a part. What it closes is closed. */
bool emphasis_closes(struct emphasis *open, size_t run);

void emphasis_opens(struct emphasis *open, size_t run);

#endif
