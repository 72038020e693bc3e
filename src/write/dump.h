/* write/dump.h: a tree as stable text, for people and for tests. */
#ifndef STELE_WRITE_DUMP_H
#define STELE_WRITE_DUMP_H

#include "base/buf.h"
#include "doc/doc.h"

/* Writes a line for each node, two spaces deeper for each level: its kind, line:column, what it says in JSON's
 * quotation marks and what else is known of it; after the text the notes in the order of their numbers. */
void dump_doc(struct buf *out, const struct doc *doc);

#endif
