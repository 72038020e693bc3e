/* write/line.h: a line of Markdown, such as a title, as XHTML and as plain text. */
#ifndef STELE_WRITE_LINE_H
#define STELE_WRITE_LINE_H

#include "base/diag.h"
#include "doc/languages.h"
#include "write/body.h"

/* Both in the arena; both empty for an empty line. */
struct line {
    struct body
        xhtml; /* without links, pictures and notes, so that it can stand within a link; Han tagged (body_line) */
    str plain;
};

/* `span` is where the line stands in its file. Findings as in doc/parse.h. */
struct line line_make(
    struct arena *arena, str markdown, struct span span, const struct languages *languages, struct diag *diag);

/* The same of a heading or paragraph that is parsed and tagged already; in a span in the language `within`, where that
 * isn't empty. `han` as in struct body_options. */
struct line line_of(struct arena *arena, const struct node *node, str within, struct han *han);

/* The same of text that is no Markdown. */
struct line line_of_text(struct arena *arena, str text, const struct languages *languages, struct han *han);

/* Writes text that is no Markdown, a person's name, say, as XHTML, Han tagged. */
void line_write(struct buf *out, str text, const struct languages *languages, enum body_target target);

#endif
