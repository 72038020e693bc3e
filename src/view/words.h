/* view/words.h: dates and names as a reader of a language expects them. */
#ifndef STELE_VIEW_WORDS_H
#define STELE_VIEW_WORDS_H

#include "base/buf.h"
#include "input/front.h"
#include "input/strings.h"
#include "write/line.h"

/* The date in words, as far as known: "May 12, 2025", "May 2025", "2025"; "2025年5月12日" in Chinese and Japanese. */
void words_date(struct buf *out, const struct date *date, str lang);

/* Names in a row, as XHTML: "A", "A and B", "A, B, and C"; "甲、乙、丙". By the words `list_comma`, `list_and` (between
 * two) and `list_last` (before the last of more). Han in names is tagged. */
void words_names(struct buf *out, const struct author *authors, size_t count, const struct strings *strings,
    const struct languages *languages, enum body_target target);

#endif
