#include "page/names.h"

const char *const value_names[] = {
#include "page/names.inc"
};

const size_t value_names_count = sizeof value_names / sizeof *value_names;
