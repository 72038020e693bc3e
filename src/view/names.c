#include "view/names.h"

const char *const names_of_values[] = {
#include "view/names.inc"
};

const size_t names_of_values_count = sizeof names_of_values / sizeof *names_of_values;
