/* book/book.h: publication and bodies → the files of an EPUB 3.3 publication. */
#ifndef STELE_BOOK_BOOK_H
#define STELE_BOOK_BOOK_H

#include "base/bundle.h"
#include "input/strings.h"
#include "publication/publication.h"
#include "theme/theme.h"

/* Writes the book's files in the order in which they are packed, the pictures' own bytes excepted: mimetype,
 * META-INF/container.xml, EPUB/package.opf, EPUB/nav.xhtml, EPUB/toc.ncx, EPUB/style.css, EPUB/text/title.xhtml,
 * EPUB/text/chapter-N.xhtml, EPUB/text/glossary.xhtml (and glossary-N.xhtml) where the book has terms. Pictures belong
 * at EPUB/images/NAME. `modified` is the moment of the last change (CCYY-MM-DDThh:mm:ssZ); where it is empty, the
 * latest date of the book's articles. */
bool book_write(struct bundle *out, const struct publication *publication, const struct book *book,
    const struct theme *theme, const struct strings_set *strings, str modified, struct diag *diag);

/* The pictures that the book shows, each once, in order of first use. */
struct picture_list {
    const struct picture **items;
    size_t count;
};
struct picture_list book_pictures(struct arena *arena, const struct book *book);

#endif
