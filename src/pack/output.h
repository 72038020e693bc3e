/* pack/output.h: the folder that a build writes into, OUT: one run at a time, and whole or nothing.
 *
 * In:  entries for OUT/site and OUT/books, one after another. Out: those whose bytes differ from what is there are
 * written beside, into OUT/.stele-stage; output_commit puts them in their places, file by file, and removes what was
 * made earlier and isn't any more. Until then, and after any failure before its list of steps is on the disk
 * (pack/journal.h), site and books are as they were; after that the next run finishes what was begun.
 *
 * The manifest (pack/manifest.h) lists what is stele's. Anything else is neither replaced nor moved nor removed.
 */
#ifndef STELE_PACK_OUTPUT_H
#define STELE_PACK_OUTPUT_H

#include "base/spool.h"
#include "pack/output_state.h"

#define LOCK_PATH ".stele-lock"

/* Takes the lock, waiting for who has it, finishes or undoes what a killed run has left, reads the manifest. `options`
 * is borrowed. False after a fatal finding: output.busy, output.foreign, output.journal, output.manifest, output.write.
 * output_close ends it in any case. An entry that can't be added is the finding output.path (its path can't be used, or
 * was used already) or output.write. */
bool output_open(struct output *output, const struct output_options *options, struct diag *diag);

/* Opens a spool on the disk that the output goes to. False after the fatal finding output.write. */
bool output_open_spool(struct output *output, struct spool *spool, struct diag *diag);

/* Leaves a file of an earlier run as it is; `path` as seen from OUT. Nothing happens where there is none of stele's.
 * False after the fatal finding output.write. */
bool output_keep(struct output *output, str path, struct diag *diag);

/* Adds what is in its place already, by a caller who knows that by its stamp; as from a bundle, from several threads.
 * False, and nothing is added, where the manifest doesn't list it or its path is used already. */
bool output_add_known(struct output *output, str path);

/* What was made earlier and isn't added stays as it is, unlooked at; whatever is added has to be one of these. */
void output_keep_rest(struct output *output);

/* Puts what was added in its place, and nothing else stays of what was made earlier but, with `keep_books`, books.
 * False after a fatal finding: output.foreign where something that isn't stele's, or a symbolic link, is in the way. */
bool output_commit(struct output *output, bool keep_books, struct diag *diag);

/* Removes what was added and isn't in its place, and lets others in. */
void output_close(struct output *output, struct diag *diag);

#endif
