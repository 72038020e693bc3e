/* site/wordlist.h: the publication's terms in the order in which they are looked up.
 *
 * In:  the glossary. Out: lists of terms, letter by letter. Quotations and what the editor ignores are in none.
 */
#ifndef STELE_SITE_WORDLIST_H
#define STELE_SITE_WORDLIST_H

#include "input/site.h"
#include "site/glossary.h"

struct word {
    const struct term *term;
    str key;     /* see lang/letters.h */
    char letter; /* its initial */
};

struct wordlist {
    struct word *words;
    size_t count;
};

/* Whether a term is shown to readers. */
bool wordlist_shows(const struct term *term, enum terms_shown shown);

/* The terms of one status by their English, an article (the, a, an) at its front passed over; those without English
 * stand last, by their originals. */
struct wordlist wordlist_by_english(
    struct arena *arena, const struct glossary *glossary, enum term_status status, enum terms_shown shown);

/* All terms that are shown by their reading; those without one stand last, by their originals. */
struct wordlist wordlist_by_reading(struct arena *arena, const struct glossary *glossary, enum terms_shown shown);

#endif
