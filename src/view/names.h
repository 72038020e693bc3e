/* view/names.h: the names of all values that templates see (themes/README.md tells what they are), sorted bytewise. */
#ifndef STELE_VIEW_NAMES_H
#define STELE_VIEW_NAMES_H

#include <stddef.h>

extern const char *const value_names[];
extern const size_t value_names_count;

#endif
