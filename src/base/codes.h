/* base/codes.h: the codes of findings, and which of them an editor may tune.
 *
 * A code belongs to the module that emits it; this is the list of all, so that a mistyped one is noticed and each is
 * explained in the handbook (tests/lint/codes.sh). Findings about a finished book carry EPUBCheck's ids, which aren't
 * here: nobody who writes can do anything about them.
 */
#ifndef STELE_BASE_CODES_H
#define STELE_BASE_CODES_H

#include "base/str.h"

enum code_rule {
    CODE_TUNABLE, /* a warning or an info, which may be anything; where it is an error, it stays one */
    CODE_LENIENT, /* an error that may be anything as well: what is published is right all the same */
    CODE_ERROR,   /* an error always: what would be published is wrong */
    CODE_FATAL,   /* a failure of the environment */
};

struct code {
    const char *name;
    enum code_rule rule;
};

/* The code of that name, or NULL. */
const struct code *code_find(str name);

/* The nearest name of one; empty where none is near. */
str code_nearest(str name);

#endif
