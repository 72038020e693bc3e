/* facts/pairs.h: what a gloss says, apart from where: English and its original, and what follows from the two.
 *
 * In:  a gloss. Out: its pair. The same pairs stand in many articles, and how one is read takes longer to find out than
 * all else in it: so a worker remembers them from one article to the next.
 */
#ifndef STELE_FACTS_PAIRS_H
#define STELE_FACTS_PAIRS_H

#include "base/map.h"
#include "facts/gloss_pair.h"

/* Zero-initialise it; pairs_free ends it. */
struct pairs {
    struct arena arena;
    struct map by_print;
};

/* The pair of a gloss: the same one for all that say the same. */
const struct gloss_pair *pairs_find(struct pairs *pairs, const struct gloss *gloss);

/* Between articles: forgets all pairs where they have become many. */
void pairs_trim(struct pairs *pairs);
void pairs_free(struct pairs *pairs);

#endif
