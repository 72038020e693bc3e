/* check/book.h: the files of a book → what is wrong with them.
 *
 * In:  every file of an EPUB, as read from its archive. Out: findings, their codes EPUBCheck's message ids, their paths
 * within the book. Follows EPUB 3.3: 4 (container), 5 (package), 6 (content documents), 7 (navigation).
 * Judged: every document well-formed; container, package, navigation and NCX by grammar; ids unique; every manifest
 * entry, every file, every link, picture, style sheet and url() leading where it should; the package's metadata and
 * spine.
 *
 * Files are read once, each by the thread that looks at it, and only what links need of it is kept.
 */
#ifndef STELE_CHECK_BOOK_H
#define STELE_CHECK_BOOK_H

#include "base/bundle.h"

/* With `jobs` threads, the same findings in the same order whatever their number. Linear in the size of the book. */
void book_check_all(const struct bundle_reader *book, size_t jobs, struct diag *diag);

#endif
