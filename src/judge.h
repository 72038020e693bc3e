/* judge.h: whether a book that was made is whole, and whose it is to mend where it isn't.
 *
 * What ships is looked at: the archive's bytes, not what they were made of. An author can do nothing about the inside
 * of a book; where it is wrong, stele is, unless the publication's theme brings its own pages for books.
 */
#ifndef STELE_JUDGE_H
#define STELE_JUDGE_H

#include "base/diag.h"

/* With `jobs` threads. False where the book can't ship. Then: with `themed` what the checker has found are errors in
 * `diag`, each naming the book; else it is one fatal finding in `faults`, book.fault or what kept it from being looked
 * at, and none in `diag`, so that nothing else is held back. */
bool judge_book(str archive, str id, bool themed, size_t jobs, struct diag *diag, struct diag *faults);

#endif
