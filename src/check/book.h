/* check/book.h: the bytes of a book → what is wrong with them.
 *
 * In:  every file of an EPUB, as read from its archive. Out: findings, their codes EPUBCheck's message ids, their paths
 * within the book. Follows EPUB 3.3: 4 (container), 5 (package), 6 (content documents), 7 (navigation).
 * Judged: every document well-formed; container, package, navigation and NCX by grammar; ids unique; every manifest
 * entry, every file, every link, picture, style sheet and url() leading where it should; the package's metadata and
 * spine.
 */
#ifndef STELE_CHECK_BOOK_H
#define STELE_CHECK_BOOK_H

#include "base/bundle.h"

/* Linear in the size of the book. */
void book_check_all(const struct bundle_memory *book, struct diag *diag);

#endif
