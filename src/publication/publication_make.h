/* publication/publication_make.h: the facts of all articles → the publication.
 *
 * In:  facts, one per article, and the configuration. Out: the articles in reading order, with what they refer to
 * found, and the books. What depends on other articles is judged here, on facts alone.
 */
#ifndef STELE_PUBLICATION_PUBLICATION_MAKE_H
#define STELE_PUBLICATION_PUBLICATION_MAKE_H

#include "publication/asked.h"
#include "publication/publication.h"

/* Makes the publication out of `count` facts in any order; everything new lives in `arena`. What of them is brief
 * (facts/codec.h) is of no use afterwards. `asked` has the answers for all assets. Findings, each in its article:
 * picture.…, link.missing, link.lone, link.fragment; in stele.yaml: book.id, book.article, book.issue,
 * book.twice, book.title, book.empty (such a book isn't made); in issues/ID.yaml: issue.article, issue.twice;
 * issue.unknown in the article that names one that there isn't; those of publication/editions.h. */
void publication_make(struct publication *publication, struct arena *arena, const struct input *input,
    const struct facts *facts, size_t count, const struct asked *asked, struct diag *diag);

#endif
