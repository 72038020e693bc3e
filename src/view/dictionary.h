/* view/dictionary.h: the values of a page of terms, on the website and in a book.
 *
 * In:  a plan (view/terms.h). Out: what terms.html and book/glossary.xhtml see: letter by letter the entries, each with
 * its places. themes/README.md has their markup.
 */
#ifndef STELE_VIEW_DICTIONARY_H
#define STELE_VIEW_DICTIONARY_H

#include "view/terms.h"

/* How many other terms of the same original, and of the same English, an entry names. */
enum { DICTIONARY_RELATED = 8 };

/* The value of `terms` for a sheet of the context's plan, in a language. Addresses follow `root`. */
struct value *dictionary_sheet(const struct context *context, const struct terms_sheet *sheet, str lang, str root);

#endif
