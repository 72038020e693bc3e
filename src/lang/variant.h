/* lang/variant.h: whether Chinese is written in simplified or in traditional characters.
 *
 * Most characters are the same in both; some thousands stand in one of them alone and are evidence. The table is made
 * from CC-CEDICT (lang/variants.inc, which carries its licence) and needs no start.
 */
#ifndef STELE_LANG_VARIANT_H
#define STELE_LANG_VARIANT_H

#include "base/str.h"

#include <stdint.h>

/* Which script a character stands in alone. */
enum variant { VARIANT_BOTH, VARIANT_SIMPLIFIED, VARIANT_TRADITIONAL };

enum variant variant_of(uint32_t c);

/* How many characters of each were seen. */
struct variant_evidence {
    size_t simplified;
    size_t traditional;
};

/* Adds what `text` (UTF-8) shows: its characters, and where none of them is of one script alone, its words (不至於,
 * 一本万利). Linear. */
void variant_count(struct variant_evidence *evidence, str text);

/* The same by its characters alone. */
void variant_count_characters(struct variant_evidence *evidence, str text);

/* The language of Chinese by the evidence: "zh-Hans" or "zh-Hant", whichever there is more of, as `otherwise` writes it
 * where that is a kind of it (zh-Hant-TW, zh-TW); `otherwise` where neither is more. */
str variant_language(const struct variant_evidence *evidence, str otherwise);

#endif
