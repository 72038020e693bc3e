#include "view/names.h"

const char *const value_names[] = {
#include "view/names.inc"
};

const size_t value_names_count = sizeof value_names / sizeof *value_names;
