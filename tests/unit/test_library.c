#include "base/library.h"
#include "unit.h"

#include <math.h>

START_TEST(functions_are_found_or_none_is)
{
    double (*whole)(double) = NULL, (*other)(double) = NULL;
    const struct library_function there[] = { { "floor", &whole } };
    const struct library_function half[] = { { "floor", &other }, { "floor_of_nobody", &other } };

    ck_assert(library_load("libm.so.6", there, 1));
    ck_assert(whole && whole(2.5) == 2.0);
    ck_assert(!library_load("libm.so.6", half, 2));
    ck_assert(!library_load("libnobody.so.1", there, 1));
}
END_TEST

SUITE_OF(library, functions_are_found_or_none_is)
