/* doc/verse.h: poems, whose lines are lines.
 *
 * In:  a tree whose inline passes are done. Out: in a division of class "verse", and where each line of a paragraph
 * begins with "| " as in Pandoc's line blocks (which becomes such a division), a paragraph is a stanza: NODE_SPANs of
 * class "line" with a NODE_HARD_BREAK between. Spaces at the front of a line are kept, as U+00A0 (of a division's lines
 * doc/escapes.h sees to that, before the parser takes them off); a "|" alone parts two stanzas; a line that begins with
 * a space and no "|" goes on with the one before. Linear.
 */
#ifndef STELE_DOC_VERSE_H
#define STELE_DOC_VERSE_H

#include "doc/doc.h"

/* Finding: the warning table.form for lines that all begin and end with "|" and are no table; they stay text. */
void verse_make(struct doc *doc, struct diag *diag);

#endif
