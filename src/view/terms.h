/* view/terms.h: the publication's terms as dictionary pages: what stands where.
 *
 * In:  the glossary. Out: sheets, each a page: all terms on one as long as they are few, else a sheet for each letter,
 * and for each letter of the readings; the address of each term's entry; the values that templates see. Entries stand
 * in the order of their English, approved ones first, those only found in the text after them; the readings are an
 * index to these.
 */
#ifndef STELE_VIEW_TERMS_H
#define STELE_VIEW_TERMS_H

#include "publication/wordlist.h"
#include "view/context.h"

/* How many lines the page of terms has at most where it is the only one, and each of several; an entry has two, and one
 * for each article that it names, and is never divided. */
enum { TERMS_LINES_OF_ONE = 4000, TERMS_LINES = 1200 };

enum terms_part { TERMS_PART_APPROVED, TERMS_PART_FOUND, TERMS_PART_READINGS, TERMS_PARTS };

/* A stretch of a list: from word `from` up to, not including, `to`. */
struct terms_stretch {
    size_t from, to;
};

struct terms_sheet {
    str address; /* from the website's root: "terms/", "terms/c/", "terms/c-2/", "terms/pinyin-c/"; in a book beside its
                    chapters: "glossary.xhtml", "glossary-2.xhtml" */
    str href;    /* the same as links name it */
    char letter; /* as in publication/wordlist.h; '\0': of all letters, or a front page of many sheets */
    size_t nth;  /* the number of the sheet among those of its letter, from 1 */
    struct terms_stretch parts[TERMS_PARTS];
};

/* What is known of a term beyond the glossary. */
struct terms_entry {
    const struct terms_sheet *sheet; /* NULL: it isn't shown */
    str definition;                  /* XHTML; may be empty */
    str converted;                   /* the original in the other characters (view/converted.h); empty: none */
    size_t articles;                 /* in how many it stands */
    uint64_t written;                /* its own sides and abbreviation: parts_written */
    const struct term *next_zh;      /* another rendering of its original, in a ring; itself where there is none */
    const struct term *next_en;      /* another original of its English, the same */
};

struct terms_plan {
    struct wordlist lists[TERMS_PARTS];
    struct terms_sheet **sheets;
    size_t count; /* 0: there are no terms, and no page of them */
    size_t cap;
    struct terms_entry *entries; /* by term->number */
    const size_t *chapters; /* of a book: by an article's number in the publication its chapter, 0: none; else NULL */
    const bool *facing;     /* the same: whether it stands beside another article there */
    bool alone;             /* the book has one article, whose title goes without saying */
};

/* Plans the pages of the publication's terms, or, where `book` isn't NULL, those of a book's glossary: of the terms
 * that stand in its chapters, without an index by readings, sheet after sheet. In `arena`. Linear but for the sorting.
 */
void terms_plan(struct terms_plan *plan, struct arena *arena, const struct context *context, const struct book *book);

/* The chapter that an article is in a plan's book, from 1; 0 where it is none, or the plan is the website's. */
size_t terms_chapter(const struct terms_plan *plan, const struct context *context, const struct article *article);

/* What is known of a term, or NULL where it isn't shown or there is no plan. */
const struct terms_entry *terms_entry(const struct terms_plan *plan, const struct term *term);

/* Whether an entry says more of its term than that it occurs once: other occurrences, renderings, originals. */
bool terms_says_more(const struct terms_entry *entry, const struct term *term);

/* Writes the address of a term's entry from the website's root, as an attribute's value: "terms/#t-comprehensive". */
void terms_address(struct buf *out, const struct terms_entry *entry, const struct term *term);

/* Writes an occurrence's address after `root`, or within the folder of a book's chapters, as an attribute's value. */
void terms_block_address(
    struct buf *out, const struct publication *publication, str root, size_t chapter, const struct occurrence *at);

#endif
