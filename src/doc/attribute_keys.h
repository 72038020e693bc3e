/* doc/attribute_keys.h: which keys in braces mean something, and which are the author's own.
 *
 * In:  a tree whose spans and divisions are found. Out: pictures and headings have the attributes that follow
 * them; a key that stele knows is kept by its name, any other is the author's own and is called "data-KEY" from here
 * on, which is what it is in XHTML; what is most likely a slip is gone.
 */
#ifndef STELE_DOC_ATTRIBUTE_KEYS_H
#define STELE_DOC_ATTRIBUTE_KEYS_H

#include "doc/doc.h"

/* ![…](…){width=50% #fig-map}, ## Words {#id .class lang=fr}: takes what stands in braces right after a picture or at
 * the end of a heading; before smart_punctuate. Finding: the warning attribute.form for what can't be read there
 * or after a span's words, which stays as it is written. */
void attribute_keys_take(struct doc *doc, struct diag *diag);

/* Findings, all warnings: attribute.unknown for a key that is nearly one that stele knows, or can't be passed on;
 * attribute.twice; attribute.size for a width or height that is none. All of them are left out. */
void attribute_keys_check(struct doc *doc, struct diag *diag);

/* Whether a value is a width or a height: 300px, 50%, 12em, 300. */
bool attribute_key_is_size(str value);

#endif
