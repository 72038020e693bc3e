/* publication/chapters.h: where an article stands in a book, found without going through the book. */
#ifndef STELE_PUBLICATION_CHAPTERS_H
#define STELE_PUBLICATION_CHAPTERS_H

#include "publication/publication.h"

/* Makes what the others ask of a book whose articles are chosen; in `arena`. */
void chapters_index(struct book *book, struct arena *arena);

/* The first chapter that is the article, from 1; 0 where none is. Chapter n is text/chapter-n.xhtml. */
size_t chapters_of(const struct book *book, const struct article *article);

/* The same for an article that stands beside another one in the book's chapters. */
size_t chapters_facing(const struct book *book, const struct article *article);

#endif
