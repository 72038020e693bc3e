/* exchange/terms_text.h: the publication's terms as text and as data, for people and for other programs. */
#ifndef STELE_EXCHANGE_TERMS_TEXT_H
#define STELE_EXCHANGE_TERMS_TEXT_H

#include "base/buf.h"
#include "publication/publication.h"

/* An array of terms in the order of their first occurrence, an object for each way in which an original is written: en,
 * zh, abbr, reading (the one to show, see glossary_reading), kind, lang, status, occurrences (path, line, column); keys
 * of which nothing is known are absent. */
void exchange_json(struct buf *out, const struct publication *publication);

/* For people: what is approved, what is found in the text, quotations; each by its English, with every place. */
void terms_text(struct buf *out, const struct publication *publication);

#endif
