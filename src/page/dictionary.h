/* page/dictionary.h: the values of a page of terms, on the site and in a book.
 *
 * In:  a plan (page/terms.h). Out: what terms.html and book/glossary.xhtml see: letter by letter the entries, each with
 * its places. themes/README.md has their markup.
 */
#ifndef STELE_PAGE_DICTIONARY_H
#define STELE_PAGE_DICTIONARY_H

#include "page/terms.h"

/* The value of `terms` for a sheet of the site. Addresses stand behind `root`. */
struct value *dictionary_sheet(const struct context *context, const struct terms_sheet *sheet, str root);

/* The value of `terms` for a book: the terms that stand in its chapters, with their places there; NULL where there are
 * none. Addresses are those within the folder of the chapters. */
struct value *dictionary_book(const struct context *context, const struct book *book);

#endif
