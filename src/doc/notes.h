/* doc/notes.h: footnotes, numbered and linked.
 *
 * In:  a tree fresh from doc_parse. Out: the same tree, its NODE_NOTE_REFs numbered in the order of first reference
 * (those within notes after those of the text), each note knowing how many references lead to it. A reference in a
 * picture's description follows the picture. A reference without a definition stays the text that it is.
 * Follows the footnotes of GitHub Flavored Markdown; labels compare as CommonMark 4.7 compares link labels, and in
 * NFC (doc/escapes.h).
 */
#ifndef STELE_DOC_NOTES_H
#define STELE_DOC_NOTES_H

#include "doc/doc.h"

/* Numbers and links the notes of `doc` into doc->notes. Findings, each at its line: note.undefined and note.duplicate
 * (errors: words of the author would be lost), note.unused, note.label (warnings). Nodes stay in doc's arena. Linear in
 * the size of the tree. */
void notes_link(struct doc *doc, struct diag *diag);

#endif
