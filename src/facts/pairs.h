/* facts/pairs.h: what a gloss says, apart from where: English and its original, and what follows from the two.
 *
 * In:  a gloss. Out: its pair. The same pairs stand in many articles, and how one is read takes longer to find out than
 * all else in it: so they are remembered from one article to the next, by all workers together.
 */
#ifndef STELE_FACTS_PAIRS_H
#define STELE_FACTS_PAIRS_H

#include "base/map.h"
#include "facts/gloss_pair.h"

#include <pthread.h>

/* Zero-initialise it; pairs_free ends it. */
struct pairs {
    pthread_mutex_t mutex;
    struct arena arena;
    struct map by_print;
};

/* The pair of a gloss, from several threads: of those that say the same the same one, but where many are remembered
 * already. Then it lives in the arena, an article's. */
const struct gloss_pair *pairs_find(struct pairs *pairs, struct arena *arena, const struct gloss *gloss);

void pairs_free(struct pairs *pairs);

#endif
