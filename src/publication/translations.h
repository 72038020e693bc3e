/* publication/translations.h: what translations were made from, and what has changed in it since.
 *
 * A translation is an edition (publication/editions.h). stele.lock.yaml holds, for those that were asked to be remembered, the
 * original's blocks as they were then; they are compared with what it has now.
 */
#ifndef STELE_PUBLICATION_TRANSLATIONS_H
#define STELE_PUBLICATION_TRANSLATIONS_H

#include "publication/publication.h"

/* Says in each translation's file what has changed in its original since, at the span where the translation has it,
 * and names the line in the original's file: the warnings translation.changed, translation.added, translation.removed;
 * and translation.front for title, summary and the like. The note translation.gone, in stele.lock.yaml, for a file
 * there that is no translation any more. */
void translations_check(const struct publication *publication, struct diag *diag);

/* What stele.lock.yaml is to hold: all translations as they are made now, or only those of the article `slug`, others
 * as it has them already. In the order of their paths. *taken is how many are new or changed. */
struct lock_entry *translations_lock(
    const struct publication *publication, str slug, struct arena *arena, size_t *count, size_t *taken);

#endif
