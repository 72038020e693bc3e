/* theme/token.h: a compiled template, between parse.c and render.c. */
#ifndef STELE_THEME_TOKEN_H
#define STELE_THEME_TOKEN_H

#include "base/map.h"
#include "base/str.h"
#include "theme/mustache.h"

enum token_kind {
    TOKEN_TEXT,
    TOKEN_VARIABLE, /* {{name}} */
    TOKEN_RAW,      /* {{{name}}}, {{&name}} */
    TOKEN_SECTION,  /* {{#name}} */
    TOKEN_INVERTED, /* {{^name}} */
    TOKEN_PARTIAL,  /* {{>name}} */
    TOKEN_BLOCK,    /* {{$name}} */
    TOKEN_PARENT,   /* {{<name}} */
    TOKEN_CLOSE,    /* {{/name}}; in the pieces only, not in the tree */
    TOKEN_NOTHING,  /* a comment, a change of delimiters; likewise */
};

/* Text is cut at each end of a line, so that the lines of a template that is called can be indented. */
struct token {
    enum token_kind kind;
    str text;         /* TEXT: what it says; others: the name as written */
    const str *parts; /* the name, cut at its dots; none for the implicit iterator "." */
    size_t part_count;
    struct span span;
    bool begins_line;
    bool standalone; /* alone on its line, which isn't written */
    str indent;      /* the white space before it, where nothing else stands before it on its line */
    struct token *first;
    struct token *next;
    const struct map *blocks; /* PARENT: its blocks by their names, the first of each; complete where the tree is */
};

struct template
{
    str name;
    str path;
    struct token *first;
};

/* Compiles; NULL after a finding. */
struct template *template_parse(struct arena *arena, str name, str path, str source, struct diag *diag);

#endif
