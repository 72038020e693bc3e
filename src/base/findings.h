/* base/findings.h: findings as bytes and back, so that what an earlier run has found is reported again. */
#ifndef STELE_BASE_FINDINGS_H
#define STELE_BASE_FINDINGS_H

#include "base/diag.h"

/* Writes all that a diag holds, with its counts, at the end of `out` (base/wire.h). */
void findings_write(struct buf *out, const struct diag *diag);

/* Makes an empty diag hold them; texts borrow from the record. False, and an empty diag, where this is no record of
 * findings, or one with a failure among them, which no run reports for another. */
bool findings_read(struct diag *diag, str record);

#endif
