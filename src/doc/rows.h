/* doc/rows.h: what GFM leaves out of tables. */
#ifndef STELE_DOC_ROWS_H
#define STELE_DOC_ROWS_H

#include "doc/doc.h"

/* A row's cells beyond the `columns` that its table's head has are left out (GFM 4.10). Finding: the warning
 * table.cells where they say something. `row` has its span. */
void row_check(struct doc *doc, const struct node *row, int columns, struct diag *diag);

#endif
