/* formats/yaml_mistake.h: the commonest mistakes in YAML, in words that say what to write.
 *
 * A parser says where it could go no further and what it wanted there. Who writes front matter wants to know what to
 * write instead: quotation marks around a text with a colon, two spaces for a tab. This looks for that in the lines
 * that the parser has read.
 */
#ifndef STELE_FORMATS_YAML_MISTAKE_H
#define STELE_FORMATS_YAML_MISTAKE_H

#include "base/buf.h"
#include "base/diag.h"

/* Writes about the first mistake that it knows in the first `lines` lines of `text` and the one after them, and sets
 * *span to where it is, the text's first line being line 1; false where it knows none there. `text` is valid UTF-8.
 * Linear in the length. */
bool yaml_mistake_find(str text, int lines, struct span *span, struct buf *message);

/* Whether a text stands in quotation marks of print, like “this”, all of it: who typed them may have meant those of
 * YAML. */
bool yaml_mistake_is_curly(str text);

#endif
