/* write/classes.h: what an element's class attribute says, an author's classes and the writer's own.
 *
 * The writer adds "latin" to emphasis of Latin words in Chinese, Japanese or Korean, which is set otherwise than that
 * of Han, and "titled" to a work's title in raw HTML (cite) that has its marks already: 《》 or 『』.
 */
#ifndef STELE_WRITE_CLASSES_H
#define STELE_WRITE_CLASSES_H

#include "doc/doc.h"

/* The classes of a node in an article in `lang`, with spaces between; empty for none. */
str classes_of(struct arena *arena, const struct node *node, str lang);

/* Those of a paragraph in a book: where an author has broken lines, "lines", none of which is indented then. On the
 * site the style sheet sees it itself. */
str classes_of_paragraph(const struct node *paragraph);

#endif
