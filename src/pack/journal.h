/* pack/journal.h: the steps that put what was made in its place, in a list that outlives a kill.
 *
 * OUT/.stele-journal is there only while the steps are gone: a line that says what it is, a line for each step, and a
 * line with their count. Whoever finds it goes all of them once more, in order, which is harmless for those that were
 * gone before; so a step that was begun is always finished. What is moved comes from OUT/.stele-stage.
 */
#ifndef STELE_PACK_JOURNAL_H
#define STELE_PACK_JOURNAL_H

#include "base/diag.h"

#define JOURNAL_PATH ".stele-journal"
#define STAGE_PATH ".stele-stage"

enum step_kind {
    STEP_MOVE,   /* a file, or a folder with all in it, from the stage to the same path below OUT; replaces a file */
    STEP_REMOVE, /* a file */
    STEP_FOLDER, /* removes a folder, if nothing is in it */
};
enum { STEP_KINDS = STEP_FOLDER + 1 };

/* `path` as seen from OUT, one that manifest_allows, or "site" or "books" themselves. */
struct step {
    enum step_kind kind;
    str path;
};

struct journal {
    struct step *items;
    size_t count;
    size_t cap;
};

void journal_add(struct journal *journal, struct arena *arena, enum step_kind kind, str path);

/* Writes the list and waits until it is on the disk: from then on the steps will be gone. An errno value on failure;
 * *stands is set to whether the list is there, as it may be after a failure too. */
int journal_write(const struct journal *journal, const char *out, bool *stands);

/* Goes all steps, waits, with this many threads, until they are on the disk, and removes the list. False after the
 * fatal finding output.write, when the list stays for the next run. */
bool journal_run(const struct journal *journal, const char *out, size_t jobs, struct diag *diag);

/* Finishes what the list of a run says that was killed; nothing where there is none. It is data from a disk: with the
 * fatal finding output.journal nothing is done where it isn't as stele writes it, with output.foreign where a folder
 * is a symbolic link or something stands in the way. */
bool journal_finish(const char *out, size_t jobs, struct diag *diag);

#endif
