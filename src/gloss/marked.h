/* gloss/marked.h: what an author says outright: [comprehensive]{zh=总体 kind=term abbr=… reading=…}.
 */
#ifndef STELE_GLOSS_MARKED_H
#define STELE_GLOSS_MARKED_H

#include "gloss/gloss.h"

/* Fills `gloss` from what a span says: both sides, which live in the document's arena, kind (else a term), the
 * language that it says (zh-lang), else the one of the original's characters, else `han`. */
void marked_read(struct gloss *gloss, struct doc *doc, struct node *span, str han, struct diag *diag);

/* Takes over kind, abbreviation and reading from the span that a gloss stands in, where they are said. Finding:
 * gloss.kind. */
void marked_take(struct gloss *gloss, const struct node *span, struct diag *diag);

#endif
