/* publication/glossary.h: the term base and the glosses of all articles → the publication's terms.
 *
 * In:  terms.yaml and facts. Out: a term for each record that is approved or used and for each pair of an original and
 * its English that articles gloss, with every occurrence; and for each gloss of an article the term that it
 * belongs to. What terms.yaml says stands above what was guessed. Pairs that differ only in what lang/fold.h passes
 * over (an article, capitals, a plural, simplified or traditional characters) are one term. What a person decided to
 * ignore is no term, and is listed apart.
 */
#ifndef STELE_PUBLICATION_GLOSSARY_H
#define STELE_PUBLICATION_GLOSSARY_H

#include "facts/facts.h"
#include "input/input.h"

struct article;

/* One occurrence of a term. There are many: 24 bytes each. */
struct occurrence {
    const struct article *article;
    const char *block_id; /* the id of its block; empty: the article's title */
    unsigned line;        /* its span, see glossary_span */
    unsigned column : 26; /* an article isn't that long (input/front.h) */
    unsigned gloss : 1;   /* with its original beside it; else a later mention */
    unsigned form : 5;    /* which of the term's forms stands there; 0 for a later mention */
};

/* How an original is written. */
struct term_form {
    str zh, lang;
};

struct term {
    str id;        /* its fragment on the terms page: "t-" and a slug of its English; unique, the same while nothing
                      that is called the same stands before it */
    size_t number; /* among glossary.terms, or among glossary.ignored */
    str en, zh;    /* as terms.yaml has them, else as they are first glossed; one of them may be empty in a record */
    str abbr;
    str reading; /* as it was given: terms.yaml's, else an author's; empty: none was. Show glossary_reading's */
    str lang;    /* of the original */
    str other, other_lang;   /* the original in the other script, where articles or terms.yaml have both; else empty */
    struct term_form *forms; /* each way in which the text writes its original: 臺灣, 台灣, 台湾; the first first */
    size_t form_count, form_cap;
    enum gloss_kind kind;
    enum term_status status;          /* approved: by terms.yaml, or marked by an author; else what is guessed */
    const struct term_record *record; /* what terms.yaml says of it; NULL: nothing */
    str rule;                         /* what found its first gloss, as in struct gloss; empty: nothing did */
    str definition;                   /* Markdown within a line; empty: none */
    str note;                         /* the same */
    const struct text *also; /* other renderings and originals that are right as well, as terms.yaml has them */
    size_t also_count;
    str *variants; /* English sides that articles write otherwise than `en`, not only in capitals, and that count as the
                      same */
    size_t variant_count, variant_cap;
    str shown;    /* the reading to show, see glossary_reading */
    bool guessed; /* that is computed, and another might be right */
    str sort_en;  /* what it is sorted by in English: folded, lower case */
    str sort_zh;  /* and by its original: the reading without tones, lower case, a tab, the original; empty: no original
                   */
    str folded_zh; /* the original as lang/fold.h has it: the same for all that differ in their script only */
    struct occurrence *occurrences; /* in reading order */
    size_t count;
};

struct glossary {
    struct term *
        *terms; /* in the order of their first occurrence; what no article uses after them, in terms.yaml's order */
    size_t count, cap;
    struct term **ignored; /* what a person wants left alone, with its occurrences: for review only */
    size_t ignored_count, ignored_cap;
};

static inline struct span glossary_span(const struct occurrence *occurrence)
{
    return (struct span){ (int)occurrence->line, (int)occurrence->column };
}

/* The reading to show, as facts/readings.h decides; empty: none is shown. */
str glossary_reading(const struct term *term);

#endif
