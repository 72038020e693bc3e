/* exchange/exchange.h: the publication's terms in the formats of other programs.
 *
 * All are UTF-8, the same bytes for the same content, every entry with its spans as PATH:LINE:COLUMN. What is to be
 * ignored stands in none; a reading is one that an author or terms.yaml gives; definitions and notes are plain text.
 */
#ifndef STELE_EXCHANGE_EXCHANGE_H
#define STELE_EXCHANGE_EXCHANGE_H

#include "base/buf.h"
#include "base/diag.h"
#include "publication/publication.h"

/* A table for a spreadsheet, RFC 4180 with \r\n: a header and a row for each term, in the order of first occurrence:
 * en, zh, abbr, reading, kind, lang, status, also, definition, note, count, places (several with "; " between). Cells
 * that a spreadsheet would calculate are guarded as formats/tsv.h says. */
void exchange_csv(struct buf *out, const struct publication *publication);

/* TBX-Basic (ISO 30042:2019, data category as attribute): a concept entry for each term, name and title that is
 * approved; with `all` for what is only proposed as well, which then has a note that says so and no administrative
 * status. Quotations are no terms. TBX-Basic has no data category for readings: they are notes of the term. Nothing is
 * written where there is no entry, since TBX wants one: the finding is terms.none. */
void exchange_tbx(struct buf *out, const struct publication *publication, bool all, struct diag *diag);

/* TMX 1.4b: a translation unit for each quotation with its original, the original as the source. What isn't approved
 * has the property x-status. Spans are the properties x-place. `version` is that of the program. */
void exchange_tmx(struct buf *out, const struct publication *publication, const char *version);

/* An array of terms in the order of their first occurrence, an object for each way in which an original is written: en,
 * zh, abbr, reading (the one to show, see glossary_reading), kind, lang, status, occurrences (path, line, column); keys
 * of which nothing is known are absent. */
void exchange_json(struct buf *out, const struct publication *publication);

/* For people: what is approved, what is found in the text, quotations; each by its English, with every span. */
void exchange_text(struct buf *out, const struct publication *publication);

/* The language of the English sides: that of the publication where it is a kind of English. */
str exchange_english(const struct publication *publication);

/* A definition or a note without its markup. */
str exchange_plain(struct arena *arena, const struct publication *publication, str markdown);

/* articles/a.md:12:5 */
void exchange_span(struct buf *out, const struct occurrence *occurrence);

#endif
