/* doc/inlines.h: what stele reads within lines beyond CommonMark.
 *
 * In:  a tree fresh from doc_parse, what authors escaped still protected (doc/escapes.h). Out: the same tree with
 * NODE_STRIKE for ~~x~~, links for addresses that stand bare, NODE_SPAN for [x]{…}, notes for ^[x], NODE_RUBY for
 * {安全|ānquán}. Everything matches among the children of one parent; nothing within code, and no link within a link.
 * Linear.
 */
#ifndef STELE_DOC_INLINES_H
#define STELE_DOC_INLINES_H

#include "doc/doc.h"

/* Strikethrough of one or two tildes; GFM 6.5. */
void strikes_find(struct doc *doc);

/* Addresses that begin with www., http://, https://, ftp://, and of mail; GFM 6.9. */
void autolinks_find(struct doc *doc);

/* Bracketed spans and inline notes; these are added to the document's definitions. */
void spans_find(struct doc *doc, struct diag *diag);

/* Ruby. */
void spans_find_rubies(struct doc *doc);

/* Task list items: "[ ]" or "[x]" at the front of an item; GFM 5.3. */
void spans_find_tasks(struct doc *doc);

/* Takes the protection off all text: after all of the above. */
void spans_finish(struct doc *doc);

#endif
