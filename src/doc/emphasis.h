/* doc/emphasis.h: what stands beside signs of emphasis (CommonMark 6.2), and which of them close others. Chinese,
 * Japanese and Korean have no space there, so that beside their letters more may open and close.
 */
#ifndef STELE_DOC_EMPHASIS_H
#define STELE_DOC_EMPHASIS_H

#include "base/str.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

bool emphasis_is_space(uint32_t c);
bool emphasis_is_punctuation(uint32_t c);

/* The character before *at, and the one that begins there; *at is where that begins, and where it ends. The end of a
 * line where the text has none. */
uint32_t emphasis_before(str text, size_t *at);
uint32_t emphasis_after(str text, size_t *at);

/* Whether a sign of emphasis parts the punctuation within it, after which `beside` stands, from the word outside,
 * beyond what CommonMark says: where the one is of Chinese, by itself (**重点。**OK) or as quotation marks around Han
 * (**“重点”**OK), or the other (**"a"**的). */
bool emphasis_may_part(uint32_t inside, uint32_t beside, uint32_t outside);

/* Runs of asterisks that wait for one that closes them, by their length. Zero-initialise it at a paragraph's beginning.
 * This is a guess for the sake of what stands beside them; what they are in the end, the parser says. */
struct emphasis {
    unsigned char runs[32];
    size_t count;
};

/* On which side of a run of asterisks punctuation stands that keeps it from opening or closing. */
enum emphasis_side { EMPHASIS_NONE, EMPHASIS_BEFORE, EMPHASIS_AFTER };

/* Follows the run of `run` asterisks at `at`: it closes what is open, or opens. The same signs stand on both sides in
 * ，**重点：**后, so that what is open decides which it is. */
enum emphasis_side emphasis_part(struct emphasis *open, str text, size_t at, size_t run);

#endif
