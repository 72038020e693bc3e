/* write/note_links.h: the way from the text to a note and back, as links.
 *
 * A note's reference is ref-N, its second ref-N-2; the note itself note-N. In the book a note begins with its number,
 * which leads back to the first reference; it ends with the links back to those that are left, on the website to all.
 */
#ifndef STELE_WRITE_NOTE_LINKS_H
#define STELE_WRITE_NOTE_LINKS_H

#include "write/writer.h"

/* An id of our own that has a number: where a value names it, or as the name of a CSS anchor. */
void note_links_name(struct writer *w, const char *name, int number);

/* A reference in the text. */
void note_links_reference(struct writer *w, const struct node *node);

/* What stands before and after the blocks of w->note. */
void note_links_before(struct writer *w);
void note_links_after(struct writer *w);

#endif
