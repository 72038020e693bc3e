/* view/names.h: the names of all values that templates see (themes/README.md says what they are), sorted bytewise. */
#ifndef STELE_VIEW_NAMES_H
#define STELE_VIEW_NAMES_H

#include <stddef.h>

extern const char *const names_of_values[];
extern const size_t names_of_values_count;

#endif
