/* doc/parse.h: the door to cmark-gfm: Markdown → tree.
 *
 * In:  valid UTF-8 without NUL. Out: the tree as CommonMark and GFM read it, copied into the article's arena, every
 * node with its span in the file. Follows CommonMark 0.29 and GFM's tables and footnotes. Linear in the length of the
 * text.
 */
#ifndef STELE_DOC_PARSE_H
#define STELE_DOC_PARSE_H

#include "doc/doc.h"

/* Parses `markdown`, whose first line is line `line` of the file, into a new tree. Nodes and their text live in
 * `arena`; `markdown` is borrowed and has to live as long. False, with an empty tree, where the text passes a limit
 * (doc/limits.h). Findings: doc.depth, the warning code.open for a fence of code without an end, and those of
 * controls_drop and limits_check. */
bool doc_parse(struct doc *doc, struct arena *arena, str markdown, int line, struct diag *diag);

/* What stele reads within lines beyond CommonMark (doc/inlines.h), in its order. */
void parse_line_inlines(struct doc *doc, struct diag *diag);

/* The same as doc_parse and parse_line_inlines for a line of text, such as a title: the root is a paragraph. Text that
 * isn't one paragraph is taken as plain text. `smart` as in struct doc. Findings: note.line, an error for a note,
 * which goes, a warning for a reference, which stays as text. */
void parse_line(struct doc *doc, struct arena *arena, str markdown, struct span span, str smart, struct diag *diag);

/* Text of raw HTML with its character references (CommonMark 6.2) replaced by what they stand for. */
str parse_unescape(struct arena *arena, str text);

#endif
