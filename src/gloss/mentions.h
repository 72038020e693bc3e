/* gloss/mentions.h: where approved terms stand again, without their originals or without their English.
 *
 * In:  a tree whose glosses are found, and the forms under which the term base's approved terms can be mentioned: their
 * English, what else is right (`also`), their abbreviation, their original. Out: doc->mentions. The text stays as it
 * is.
 *
 * A mention is made of whole words and is the longest there is; capitals of the form stand in the text as well; a
 * plural, a possessive, a hyphen for a space and a line break make no difference, nor do emphasis and links. A name
 * that goes on in capitalised words is another name: “New Asian Security Concept” mentions no “Asian Security Concept”,
 * “GSI Concept Paper” no GSI. A single word in small letters (“comprehensive”) is never a mention by itself, unless it
 * is the original in Latin letters (guanxi), a single capitalised one isn't where it begins a sentence, a single Han
 * character isn't. In an article in another language, a run of Han is one as a whole; in Chinese, where words aren't
 * parted, it is none where a longer word of the lexicon begins. An abbreviation that the article gives to something
 * else is that. Never in code, addresses, what is forbidden ([x]{.noterm}), and the sides of a gloss.
 */
#ifndef STELE_GLOSS_MENTIONS_H
#define STELE_GLOSS_MENTIONS_H

#include "doc/languages.h"
#include "gloss/mention_forms.h"

struct mention {
    size_t record;  /* among the term base's */
    bool abbr;      /* by its abbreviation */
    size_t glosses; /* how many glosses come before it */
    struct span span;
    const struct node *block; /* as in struct gloss */
};

/* Finds mentions in text and notes, in reading order. The block of each has an id afterwards, as after glosses_find.
 * Linear in the size of the tree however many forms there are, up to MENTIONS a document, with the finding
 * mention.limit. */
void mentions_find(
    struct doc *doc, const struct mention_forms *forms, const struct languages *languages, struct diag *diag);

/* How many mentions of one document are listed. */
enum { MENTIONS = 20000 };

#endif
