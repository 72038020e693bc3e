/* site/glossary.h: the glosses of all articles → the publication's terms.
 *
 * In:  facts. Out: a term for each pair of an original and its English, with every place where it stands, and for
 * each gloss of an article the term that it belongs to.
 */
#ifndef STELE_SITE_GLOSSARY_H
#define STELE_SITE_GLOSSARY_H

#include "base/map.h"
#include "body/facts.h"

struct article;

enum term_status { TERM_PROPOSED, TERM_APPROVED, TERM_IGNORED };

/* One place where a term stands. */
struct occurrence {
    const struct article *article;
    str place; /* the id of its block */
    struct span span;
    bool gloss; /* with its original beside it; else a later mention */
};

struct term {
    str id;        /* its fragment on the terms page: "t-" and a slug; unique */
    size_t number; /* among glossary.terms */
    str en, zh, abbr, reading, lang;
    enum gloss_kind kind;
    enum term_status status;
    str definition;                 /* Markdown within a line; empty: none */
    struct occurrence *occurrences; /* in reading order */
    size_t count, cap;
};

struct glossary {
    struct term **terms; /* in the order of their first occurrence */
    size_t count, cap;
    struct map by_pair; /* English, a tab, the original */
};

/* The term of gloss `number` of an article, or NULL where it has none (quotations have one as well). */
const struct term *glossary_term(const struct article *article, size_t number);

/* Makes the glossary of `count` articles, in reading order, and sets their `terms`. */
void glossary_make(struct glossary *glossary, struct arena *arena, struct article *articles, size_t count);

#endif
