/* book/package.h: the documents that say to a reading system what a book is: container, package, navigation, NCX.
 *
 * Follows EPUB 3.3: 4.2.6.3.1 (container), 5 (package document), 7 (navigation document); NCX 2005-1 for older
 * reading systems; EPUB Accessibility 1.1, 3.2 for what is said of access.
 */
#ifndef STELE_BOOK_PACKAGE_H
#define STELE_BOOK_PACKAGE_H

#include "book/writing.h"

void package_container(struct buf *out, const struct book_writing *w);
void package_write(struct buf *out, const struct book_writing *w, struct arena *scratch);

/* These two when all chapters are made. */
void package_nav(struct buf *out, const struct book_writing *w, struct arena *scratch);
void package_ncx(struct buf *out, const struct book_writing *w);

#endif
