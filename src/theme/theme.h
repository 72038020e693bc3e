/* theme/theme.h: a theme's files: templates, style sheets, words. */
#ifndef STELE_THEME_THEME_H
#define STELE_THEME_THEME_H

#include "theme/mustache.h"

struct theme {
    struct templates templates; /* by their path in the theme: "article.html", "book/chapter.xhtml" */
};

/* Loads the default theme, which travels inside the program. Findings: theme.syntax at the template's line. */
void theme_load(struct theme *theme, struct arena *arena, struct diag *diag);

/* The bytes of a theme's file ("style.css"); empty where it has none. */
str theme_file(const struct theme *theme, str name);

/* Calls `each` for every language of the theme's words, with the tag and the YAML, in order of the tags. */
void theme_each_strings(const struct theme *theme, void (*each)(void *context, str lang, str yaml), void *context);

#endif
