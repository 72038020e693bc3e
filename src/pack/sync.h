/* pack/sync.h: waits until files and folders are on the disk, many at a time.
 *
 * One after another each waits for the disk, a thousand together for little more than one: so all are written first,
 * and waited for at the end.
 */
#ifndef STELE_PACK_SYNC_H
#define STELE_PACK_SYNC_H

#include "base/diag.h"

/* How many threads wait where more than one is wanted and there is something to wait for; waiting needs no processor. */
enum { SYNC_JOBS = 16 };

/* False after the fatal finding output.write, which names the first that failed; `may_be_gone`: one that isn't there
 * is no failure. */
bool sync_paths(const char *const *paths, size_t count, size_t jobs, bool may_be_gone, struct diag *diag);

#endif
