/* write/body_write.h: tree → XHTML, one writer for the website and the book.
 *
 * In:  an article's tree after all passes. Out: a body (write/body.h).
 * Follows HTML Living Standard in its XML syntax, EPUB 3.3 for the book, DPUB-ARIA 1.1 for roles.
 */
#ifndef STELE_WRITE_BODY_WRITE_H
#define STELE_WRITE_BODY_WRITE_H

#include "doc/doc.h"
#include "write/body.h"

/* Writes what is in `root`: the document's blocks, or a paragraph's text. What it refers to has been collected
 * (write/references.h), and its links are settled (write/links.h). */
struct body body_write(struct arena *arena, const struct node *root, const struct body_options *options);

/* The article's notes as a section; an empty body where there are none. */
struct body body_write_notes(struct arena *arena, const struct doc *doc, const struct body_options *options);

#endif
