/* explain.h: why each file of the output was made again.
 */
#ifndef STELE_EXPLAIN_H
#define STELE_EXPLAIN_H

#include "run.h"

/* After run_commit: a line for each, by path as seen from OUT: "site/articles/a/index.html: its text changed". Nothing
 * where nothing was published. */
void explain_outputs(const struct stele_run *run, struct buf *out);

#endif
