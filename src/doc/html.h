/* doc/html.h: raw HTML becomes part of the tree.
 *
 * In:  a tree whose passes are done, with NODE_HTML and NODE_HTML_BLOCK as they were written. Out: none of these. What
 * the allow-list (formats/elements.h) has is NODE_ELEMENT, NODE_PHRASE, or the same kind that Markdown gives (links,
 * pictures, headings, line breaks, paragraphs without attributes), so that it is checked as Markdown's are; the rest is
 * gone, with a finding, its text kept unless it is a script or the like. Tags match among the children of one parent,
 * so that Markdown may stand between them: html.c makes elements of them as HTML 13.2.6 does, end tags that may be left
 * out among them; doc/mend.h then sees to it that they nest as HTML wants it. Follows CommonMark 4.6 and 6.6 as to what
 * raw HTML is. Linear.
 */
#ifndef STELE_DOC_HTML_H
#define STELE_DOC_HTML_H

#include "doc/doc.h"

/* Findings: html.dropped (an element), html.attribute, html.nesting (an element that can't stand there),
 * html.incomplete (one that lacks what makes it one), html.unclosed: warnings; doc.depth, limit.html: errors. */
void html_read(struct doc *doc, struct diag *diag);

#endif
