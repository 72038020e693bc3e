/* doc/groups.h: how many of each child an element has, and in which order.
 *
 * In:  an element of raw HTML all of whose children may stand in it. Out: they are as many and in the order that the
 * HTML Standard asks for (4.4.9 lists of definitions, 4.4.12 figures, 4.5.10 ruby, 4.9 tables, 4.11.1 details); what
 * can't be is moved before or after the element, which may be gone then.
 */
#ifndef STELE_DOC_GROUPS_H
#define STELE_DOC_GROUPS_H

#include "doc/doc.h"

/* Findings, warnings: html.nesting, html.incomplete, html.attribute. */
void groups_order(struct doc *doc, struct node *node, struct diag *diag);

#endif
