/* publication/strays.h: what lies among articles, pages and issues and is none of them, so that nobody waits for it in
 * vain.
 */
#ifndef STELE_PUBLICATION_STRAYS_H
#define STELE_PUBLICATION_STRAYS_H

#include "publication/asked.h"
#include "publication/publication.h"

/* Asks where those lie of which something may have to be said; by the numbers of listed->others. */
const struct asset_answer **strays_ask(struct arena *arena, const struct files *listed, struct assets *assets);

/* After publication_make: what no article refers to and isn't of a kind that they refer to. Finding, a warning:
 * site.stray. */
void strays_check(const struct publication *publication, const struct asked *asked, struct diag *diag);

#endif
