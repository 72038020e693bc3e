/* base/library.h: libraries that are loaded when they are first asked for something, and never if they aren't.
 *
 * Mapping a library and all that it needs costs a start some tenths of a millisecond and a MiB or two, so a door to one
 * that most runs don't need keeps pointers to its functions, and fills them here at first use.
 */
#ifndef STELE_BASE_LIBRARY_H
#define STELE_BASE_LIBRARY_H

#include <stdbool.h>
#include <stddef.h>

/* A function that is wanted, and where the pointer to it goes. */
struct library_function {
    const char *name;
    void *pointer;
};

/* A member of a table of pointers, called as the function is, and its row in the list that fills the table. */
#define LIBRARY_MEMBER(function) __typeof__(function) *function;
#define LIBRARY_ROW(table, function) { #function, &(table).function },

/* Loads `file` until the program ends, and finds its functions. False where the file or one of the functions isn't
 * there: then none may be called. Not for several threads at once. (The names of the files that the headers belong to
 * are in base/libraries.h, which the Makefile makes.) */
bool library_load(const char *file, const struct library_function *functions, size_t count);

#endif
