/* gloss/kind.h: what sort of thing a gloss names, and in which language its original is.
 */
#ifndef STELE_GLOSS_KIND_H
#define STELE_GLOSS_KIND_H

#include "gloss/english.h"
#include "gloss/gloss.h"

struct gloss_shape {
    const struct tokens *tokens;
    struct english *english;
    struct original *original;
    str en;
    str reading;     /* or what stands beside it as if it were one */
    str lang;        /* of the original */
    bool italic;     /* the English side is emphasised */
    bool title;      /* a word beside it announces a title: the novel, titled */
    bool infinitive; /* unquoted and after a "to" */
    bool begins;     /* it is the first thing in its sentence */
};

/* A name is of a person, place, organisation, company, dynasty or period; a title of a book, article, law, newspaper,
 * film; a quotation is a clause, an imperative or a slogan; a term is the rest. */
enum gloss_kind kind_of(const struct gloss_shape *shape);

/* Whether one of the words in front of token `first` announces a title; or one of those from `first` on, which say what
 * the gloss before them is: (求是), the Party's journal. */
bool kind_title_left(const struct tokens *tokens, size_t first);
bool kind_title_right(const struct tokens *tokens, size_t first, size_t limit);

#endif
