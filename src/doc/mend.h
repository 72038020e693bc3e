/* doc/mend.h: raw HTML that isn't as HTML wants it is mended, or taken out, with a finding.
 *
 * In:  a tree in which raw HTML is NODE_ELEMENT and NODE_PHRASE of any name, with the attributes that were written, as
 * they nest in the article. Out: the content model (formats/elements.h) holds throughout: allowed elements only, where they
 * may stand, with what they need, with allowed attributes; what Markdown has a kind of its own for is that. No text is
 * lost but what an element that isn't shown would say (<rp>). Linear.
 */
#ifndef STELE_DOC_MEND_H
#define STELE_DOC_MEND_H

#include "doc/doc.h"

/* Findings, warnings: html.dropped, html.attribute, html.nesting, html.incomplete. */
void mend(struct doc *doc, struct node *root, struct diag *diag);

#endif
