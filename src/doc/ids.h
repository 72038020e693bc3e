/* doc/ids.h: the ids of an article's blocks.
 *
 * In:  a tree whose headings have their levels. Out: every heading has an id of its own, the ids that authors gave
 * (spans, divisions, headings, raw HTML) are unique and well formed, and so are their language tags.
 */
#ifndef STELE_DOC_IDS_H
#define STELE_DOC_IDS_H

#include "doc/doc.h"

/* Takes "{#id}" from the end of a heading's text. */
void ids_take(struct doc *doc, struct node *heading);

/* Keeps the ids that authors gave, "{#id}" at a heading's end among them, and gives the other headings theirs: their
 * words in lower case joined by hyphens, Han kept, a number after where another has it already. All are NCNames and
 * never ones that notes use. They are listed in doc->ids. What an author
 * calls as a page calls a part of its own gets "s-" before it, and an alias. Findings: the info id.taken; warnings:
 * id.form, id.duplicate, lang.form. */
void ids_give(struct doc *doc, struct diag *diag);

/* Whether an id has a form that XML takes (NCName) and that needs no encoding in an address but its letters'. */
bool id_is_name(str id);

/* The same, or what has this form with "s-" before it, such as what begins with a digit: a block gets that id, and
 * links to the other lead there. */
bool id_may_name(str id);

/* Sorts doc->ids again, after some were added. */
void ids_sort(struct doc *doc);

/* Whether `id` is among the sorted `ids`. */
bool ids_have(const str *ids, size_t count, str id);

#endif
