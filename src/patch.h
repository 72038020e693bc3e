/* patch.h: what a command writes into the publication's own files, by the smallest edits: what a person wrote there
 * stays byte for byte. A file that is a link is written where it leads.
 */
#ifndef STELE_PATCH_H
#define STELE_PATCH_H

#include "run.h"

/* After run_publication: the decisions of an edited table, a file, into terms.yaml; how many is reported as
 * review.applied. Nothing is written where the table or terms.yaml has a mistake. Fatal: review.read, review.write. */
void patch_terms(struct stele_run *run, const char *table);

/* After run_publication: into stele.lock.yaml what the translations of the article with that slug are made from, or of
 * all where it is empty; how many is reported as lock.written. Fatal: lock.read, lock.write. */
void patch_lock(struct stele_run *run, str slug);

#endif
