/* view/headword.h: what cards and entries say of a term's own: its sides, its reading, what it is.
 *
 * In:  a term. Out: pieces of XHTML, Han tagged, what is in another language than the page in a span that says so.
 */
#ifndef STELE_VIEW_HEADWORD_H
#define STELE_VIEW_HEADWORD_H

#include "view/context.h"

/* The reading of a term that is shown (facts/readings.h); empty where it is none throughout, since nobody knows how one
 * of its characters is read. */
str headword_read(const struct term *term);

/* The words that cards and entries say, in a page's language. */
struct headword_words {
    str lang;
    str also;
    str in_terms;
    str back;
    str name;
    str title;
    str text;
    str automatic;
};
struct headword_words headword_words(const struct context *context, str lang);

/* Pieces of XHTML that cards and entries share: text with its Han tagged; an original in its language; a term's English
 * side and an article's title, in their language where the page is in another; its reading, abbreviation and kind
 * after a space, each nothing where there is none. A reading that is a guess says that it is automatic and is seen
 * under the switch for pinyin only; a book has none. */
void headword_text(struct buf *out, const struct context *context, str text);
void headword_han(struct buf *out, const struct context *context, str han, str lang);
void headword_english(struct buf *out, const struct context *context, const struct term *term, str lang);
void headword_title(struct buf *out, const struct context *context, const struct article *article, str lang);
void headword_reading(
    struct buf *out, const struct context *context, const struct headword_words *words, const struct term *term);
void headword_abbr(struct buf *out, const struct context *context, const struct term *term);
void headword_kind(struct buf *out, const struct headword_words *words, const struct term *term);

/* What follows the English side in a line: abbreviation, original, reading, kind. */
void headword_rest(
    struct buf *out, const struct context *context, const struct headword_words *words, const struct term *term);

#endif
