/* theme/theme.h: a theme's files: templates, style sheets, words, and what they show.
 *
 * In:  the default theme, which travels inside the program, and the folder of a publication's own, whose files take the
 * place of those of the same name. Out: templates compiled, the rest as bytes.
 */
#ifndef STELE_THEME_THEME_H
#define STELE_THEME_THEME_H

#include "theme/mustache.h"

/* How large a file of a theme may be, how many it may have, and how deep its folders may nest. */
enum { THEME_FILE_BYTES = 16 << 20, THEME_FILES = 1000, THEME_DEPTH = 8 };

struct theme_file {
    str name; /* its path in the theme: "article.html", "assets/logo.svg" */
    str path; /* what findings call it */
    str bytes;
};

struct theme {
    struct templates templates; /* by their names */
    struct theme_file *files;   /* the default's, then the publication's */
    size_t count, cap;
    size_t own; /* the first of the publication's */
};

/* Loads the default theme and, where `folder` isn't NULL, what lies in that folder, which findings call `shown`.
 * Findings: theme.syntax at the template's line; theme.link, theme.large,
 * theme.text (not UTF-8) for files; theme.read (fatal). */
void theme_load(struct theme *theme, struct arena *arena, const char *folder, str shown, struct diag *diag);

/* The bytes of a theme's file ("style.css"); empty where it has none. */
str theme_file(const struct theme *theme, str name);

/* The style sheet of a folder of the theme ("" or "book/"): style.css, and after it extra.css where there is one. */
str theme_style(struct arena *arena, const struct theme *theme, str folder);

/* Calls `each` for every file whose name begins with `front` and ends with `end`, the default's first. */
void theme_each(const struct theme *theme, str front, str end,
    void (*each)(void *context, const struct theme_file *file), void *context);

#endif
