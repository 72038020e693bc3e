/* publication/editions.h: one article in several languages.
 *
 * In:  a publication whose articles, pages and editions are in their order. Out: each edition knows its original, and
 * each original its editions. An edition stands in no list by itself: it is reached from its article.
 */
#ifndef STELE_PUBLICATION_EDITIONS_H
#define STELE_PUBLICATION_EDITIONS_H

#include "publication/publication.h"

/* How many editions an article may have. */
enum { EDITIONS = 64 };

/* Joins editions to their originals, which `originals` finds by slug, and `pages` those of pages. What an edition's
 * front matter doesn't say of date and authors it has from its original. Editions whose original is no part of this
 * build are taken out, with the note edition.original. Findings, in the edition: edition.twice where another has its
 * language, edition.limit, errors; edition.language for a language that isn't known, a warning. */
void editions_join(struct publication *publication, struct arena *arena, const struct map *originals,
    const struct map *pages, struct diag *diag);

/* After issues and reading order are known: an edition stands where its original does, among articles in its own
 * language where they have an edition in it. Finding: issue.twice. */
void editions_order(struct publication *publication, struct diag *diag);

/* Of a book's articles the editions that it asks for, and what stands beside them. What has no edition in the book's
 * language isn't in it. Findings: book.edition, in stele.yaml: an error where no article is left, a warning for one
 * that was `listed` and isn't there, and where nothing stands beside anything. */
void editions_choose(
    struct book *book, const struct book_config *config, bool listed, struct arena *arena, struct diag *diag);

/* The first of an article's editions, which is the original. */
const struct article *editions_first(const struct article *article);

/* The article in a language, or in a kind of it (zh-Hans where zh is asked for); NULL where it isn't in it. */
const struct article *editions_find(const struct article *article, str lang);

/* The same, or else the original. */
const struct article *editions_in(const struct article *article, str lang);

/* Whether it has others. */
bool editions_any(const struct article *article);

#endif
