/* doc/classes_apart.h: an author's classes never meet those of stele's own pages.
 *
 * In:  a tree whose raw HTML is read, before any pass adds classes. Out: a class of the author's that the writer or the
 * theme uses for a part of the page (cards, say, which the script looks for) has "my-" before it.
 */
#ifndef STELE_DOC_CLASSES_APART_H
#define STELE_DOC_CLASSES_APART_H

#include "doc/doc.h"

/* Finding: the info class.taken. */
void classes_apart_set(struct doc *doc, struct diag *diag);

#endif
