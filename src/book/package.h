/* book/package.h: the documents that tell a reading system what a book is: container, package, navigation, NCX.
 *
 * Follows EPUB 3.3: 4.2.6.3.1 (container), 5 (package document), 7 (navigation document); NCX 2005-1 for older
 * reading systems; EPUB Accessibility 1.1, 3.2 for what is said of access.
 */
#ifndef STELE_BOOK_PACKAGE_H
#define STELE_BOOK_PACKAGE_H

#include "base/bundle.h"
#include "book/book.h"
#include "view/terms.h"

/* A book in the making. */
struct book_writing {
    struct bundle *out;
    const struct book *book;
    const struct theme *theme;
    struct context context;
    str title; /* plain */
    str lang;
    str identifier; /* a UUID */
    str modified;   /* CCYY-MM-DDThh:mm:ssZ */
    struct picture_list pictures;
    struct parts *parts;     /* of the chapters */
    struct parts *facing;    /* of what stands beside them */
    struct terms_plan terms; /* its glossary, which has no sheet where there are no terms */
    struct diag *diag;
};

void package_container(struct buf *out, const struct book_writing *w);
void package_write(struct buf *out, const struct book_writing *w);
void package_nav(struct buf *out, const struct book_writing *w);
void package_ncx(struct buf *out, const struct book_writing *w);

#endif
