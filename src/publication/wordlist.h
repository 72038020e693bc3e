/* publication/wordlist.h: the publication's terms in the order in which they are looked up.
 *
 * In:  the glossary. Out: lists of terms, letter by letter. Quotations are in none.
 */
#ifndef STELE_PUBLICATION_WORDLIST_H
#define STELE_PUBLICATION_WORDLIST_H

#include "publication/glossary.h"

struct word {
    const struct term *term;
    char letter; /* lang/letters.h */
};

struct wordlist {
    struct word *words;
    size_t count;
};

/* Whether readers see a term. */
bool wordlist_shows(const struct term *term, enum terms_shown shown);

/* Which terms a list takes. */
struct wordlist_choice {
    bool (*takes)(const struct wordlist_choice *choice, const struct term *term);
};

/* The terms of one status by their English; those without any stand last, by their originals. Those that `choice`
 * takes; NULL: all. */
struct wordlist wordlist_by_english(struct arena *arena, const struct glossary *glossary, enum term_status status,
    enum terms_shown shown, const struct wordlist_choice *choice);

/* All terms that are shown by the reading of their originals; those without one stand last. */
struct wordlist wordlist_by_reading(struct arena *arena, const struct glossary *glossary, enum terms_shown shown);

#endif
