/* pack/plan.h: what is there and what shall be there → the steps from one to the other.
 *
 * In:  the manifest of what is there, the entries of what shall be. Out: the steps in their order, so that whoever
 * reads meanwhile, or after a kill, finds pages whose assets are there: what makes way for a folder or a file of its
 * name, assets, pages and books, the manifest, what is removed. A folder that isn't there yet is moved as one. Nothing
 * is changed here.
 */
#ifndef STELE_PACK_PLAN_H
#define STELE_PACK_PLAN_H

#include "pack/journal.h"
#include "pack/output_state.h"

/* The steps' paths live as long as the arena. False after a fatal finding: output.foreign where something that isn't
 * stele's, or a symbolic link, is in the way; output.changed where what was there while entries were added isn't any
 * more; output.write where the disk says no, or would. */
bool plan_make(struct journal *journal, struct arena *arena, const struct output *output, struct diag *diag);

#endif
