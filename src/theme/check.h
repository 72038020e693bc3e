/* theme/check.h: whether what a publication's own theme holds and asks for is there.
 *
 * In:  a loaded theme and what there is to ask for. Out: findings, each once, before any page is written: a mistyped name
 * would be empty in every page and say nothing.
 */
#ifndef STELE_THEME_CHECK_H
#define STELE_THEME_CHECK_H

#include "theme/theme.h"

/* What templates may ask for. Names that begin with x- are a publication's own. */
struct theme_names {
    const char *const *values; /* the names of values, whatever they belong to; sorted bytewise */
    size_t count;
    const struct map *words; /* the interface's words, `t.…` */
};

/* Whether a template has {{t.WORD}}. */
bool theme_check_asks_for(const struct theme *theme, str word);

/* Findings about files of the publication's own: theme.missing (an error) for a template that another one takes in and
 * that isn't there; theme.file for a file that nothing uses, theme.name for a value or a word that doesn't exist. */
void theme_check(const struct theme *theme, const struct theme_names *names, struct diag *diag);

#endif
