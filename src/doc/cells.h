/* doc/cells.h: a table's cells as they lie in rows and columns.
 *
 * In:  a <table> of raw HTML, its parts in their order, with as much in it as each may hold. Out: what spans rows ends
 * with them, no cell lies on another, in every column a cell begins, and <col> are as many as every row has columns, or
 * there are none. Follows the HTML Standard, 4.9.12.
 */
#ifndef STELE_DOC_CELLS_H
#define STELE_DOC_CELLS_H

#include "doc/doc.h"

/* Finding: the warning html.attribute. Its steps are at most as many as cells times columns, of which more than
 * LIMIT_TABLE_COLUMNS aren't looked at. */
void cells_settle(struct doc *doc, struct node *table, struct diag *diag);

#endif
