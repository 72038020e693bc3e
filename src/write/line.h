/* write/line.h: a line of Markdown, such as a title, as XHTML and as plain text. */
#ifndef STELE_WRITE_LINE_H
#define STELE_WRITE_LINE_H

#include "base/buf.h"
#include "base/diag.h"
#include "doc/languages.h"

/* Both in the arena; both empty for an empty line. */
struct line {
    str xhtml; /* without links, pictures and notes, so that it can stand within a link; Han tagged */
    str plain;
};

/* `span` is where the line stands in its file. Findings as in doc/parse.h. */
struct line line_make(
    struct arena *arena, str markdown, struct span span, const struct languages *languages, struct diag *diag);

/* The same of a heading or paragraph that is parsed and tagged already. */
struct line line_of(struct arena *arena, const struct node *node);

/* Text that is no Markdown, a person's name, say: writes it as XHTML, Han tagged. */
void line_write(struct buf *out, str text, const struct languages *languages);

#endif
