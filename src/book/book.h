/* book/book.h: publication and bodies → the files of an EPUB 3.3 publication.
 *
 * Files are made one by one, in any thread and any order, but for the contents, which list headings and come last.
 * Their numbers are their order in the archive: mimetype, META-INF/container.xml, EPUB/package.opf, EPUB/nav.xhtml,
 * EPUB/toc.ncx, EPUB/style.css, EPUB/text/title.xhtml, EPUB/text/chapter-N.xhtml, EPUB/text/glossary.xhtml (and
 * glossary-N.xhtml) where the book has terms. Pictures follow them, at EPUB/images/NAME; who packs adds them.
 */
#ifndef STELE_BOOK_BOOK_H
#define STELE_BOOK_BOOK_H

#include "base/bundle.h"
#include "book/writing.h"
#include "input/strings.h"

enum { BOOK_CONTENTS = 3, BOOK_CONTENTS_COUNT = 2 };

/* What a thread makes files with, one after another. Zero-initialise it to begin; ended by book_worker_free. */
struct book_worker {
    struct arena arena;   /* the file that is being made */
    struct arena lasting; /* what the contents need of its chapters: ends after them */
    struct buf text;
};

/* Begins a book in an arena. `modified` is the moment of the last change (CCYY-MM-DDThh:mm:ssZ); where it is empty, the
 * latest date of the book's articles. */
void book_begin(struct book_writing *writing, struct arena *arena, const struct publication *publication,
    const struct book *book, const struct theme *theme, const struct strings_set *strings, str modified);

/* How many files are made here. */
size_t book_file_count(const struct book_writing *writing);

/* Makes file `number`, whose path and bytes last until the worker makes the next. False after a fatal finding. */
bool book_make_file(
    struct book_writing *writing, struct book_worker *worker, size_t number, struct entry *file, struct diag *diag);

void book_worker_free(struct book_worker *worker);

#endif
