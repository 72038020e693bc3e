/* theme/template.h: a compiled template, between parse.c and render.c. */
#ifndef STELE_THEME_TEMPLATE_H
#define STELE_THEME_TEMPLATE_H

#include "base/map.h"
#include "base/str.h"
#include "theme/mustache.h"

enum template_kind {
    TEMPLATE_TEXT,
    TEMPLATE_VARIABLE, /* {{name}} */
    TEMPLATE_RAW,      /* {{{name}}}, {{&name}} */
    TEMPLATE_SECTION,  /* {{#name}} */
    TEMPLATE_INVERTED, /* {{^name}} */
    TEMPLATE_PARTIAL,  /* {{>name}} */
    TEMPLATE_BLOCK,    /* {{$name}} */
    TEMPLATE_PARENT,   /* {{<name}} */
    TEMPLATE_CLOSE,    /* {{/name}}; in the pieces only, not in the tree */
    TEMPLATE_NOTHING,  /* a comment, a change of delimiters; likewise */
};

/* Text is cut at each end of a line, so that the lines of a template that is called can be indented. */
struct template_node {
    enum template_kind kind;
    str text;         /* TEXT: what it says; others: the name as written */
    const str *parts; /* the name, cut at its dots; none for the implicit iterator "." */
    size_t part_count;
    struct span span;
    bool begins_line;
    bool standalone; /* alone on its line, which isn't written */
    str indent;      /* the white space before it, where nothing else stands before it on its line */
    struct template_node *first;
    struct template_node *next;
    const struct map *blocks; /* PARENT: its blocks by their names, the first of each; complete where the tree is */
};

struct template
{
    str name;
    str path;
    struct template_node *first;
};

/* Compiles; NULL after a finding. */
struct template *template_parse(struct arena *arena, str name, str path, str source, struct diag *diag);

#endif
