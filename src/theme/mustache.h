/* theme/mustache.h: the template engine.
 *
 * Mustache as its specification 1.4 has it: comments, delimiters, interpolation, sections, inverted sections, partials
 * and inheritance (blocks and parents). No lambdas: a template computes nothing. Values are escaped by buf_xml unless a
 * template says {{{name}}} or {{&name}}.
 * Templates are compiled once; rendering only reads them, so that threads may share a set.
 */
#ifndef STELE_THEME_MUSTACHE_H
#define STELE_THEME_MUSTACHE_H

#include "base/buf.h"
#include "base/diag.h"
#include "base/map.h"
#include "theme/value.h"

/* How deep sections may nest in a template, how deep templates and blocks may call one another, how many tags and texts
 * a page may be made of, and how many bytes it may hold (a text that is begun is written whole). */
enum { TEMPLATE_NESTING = 100, TEMPLATE_DEPTH = 64, TEMPLATE_STEPS = 10000000, TEMPLATE_OUTPUT = 32 << 20 };

/* Compiled templates by name. Zero-initialise it and set the arena. */
struct templates {
    struct arena *arena;
    struct map by_name;
};

/* Compiles `source` and adds it as `name`, in the place of one that had the name. `path` is what findings call it;
 * all three are borrowed. Findings at the template's line and column: theme.syntax. False after one. */
bool mustache_add(struct templates *templates, str name, str path, str source, struct diag *diag);

/* Writes the template `name` with `context` at the end of `out`. What doesn't exist is empty. Findings: theme.missing
 * for a template that doesn't exist, theme.limit where a limit above is passed. */
void mustache_render(
    struct buf *out, const struct templates *templates, str name, const struct value *context, struct diag *diag);

#endif
