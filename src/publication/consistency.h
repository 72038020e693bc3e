/* publication/consistency.h: whether the publication says one thing in one way.
 *
 * In:  the glossary, and the articles' facts while they have their glosses. Out: findings, warnings and notes, each at
 * its own span and naming the other one. Simplified and traditional characters, capitals, articles and plurals make no
 * difference. Quotations are never looked at, nor what a person wants ignored.
 */
#ifndef STELE_PUBLICATION_CONSISTENCY_H
#define STELE_PUBLICATION_CONSISTENCY_H

#include "publication/publication.h"

/* Warnings: term.renderings, one original in several renderings; term.originals, several originals for one rendering (a
 * note for names, which people share, for short forms, and between simplified and traditional, whose vocabularies
 * differ); term.abbr.twice, an abbreviation of several things; term.abbr.early, an abbreviation of the term base before
 * its words in an article. Notes: term.repeated, a gloss that an article has given already; term.variant, two terms
 * that a letter or characters of the same sound tell apart; name.reading, a name in English that isn't the pinyin of
 * its characters. Linear in the number of terms and glosses. Before the facts' glosses end. */
void consistency_check(const struct publication *publication, struct diag *diag);

#endif
